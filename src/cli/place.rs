//! Where an office's data lie: the database in one folder, the key and what must survive a restore in another.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use crate::crypt::Keys;
use crate::store::filling::Filling;
use crate::store::{Clock, Store, private_folder};

#[derive(Args, Clone)]
pub struct Place {
    /// Folder of the database.
    #[arg(long, env = "AK1_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Key file; by default beside the data folder, not in it, so that a copy of the folder is no copy of the key. A systemd
    /// credential named ak1-key comes first.
    #[arg(long, env = "AK1_KEY")]
    pub key: Option<PathBuf>,
}

impl Place {
    /// Opens the office, making it on first use.
    ///
    /// # Errors
    /// When a file cannot be opened, or when there is a database but no key: a new key could not open it.
    pub async fn open(&self) -> anyhow::Result<Store> {
        self.open_with(Clock::System).await
    }

    /// The same under another clock, as a demonstration needs it.
    pub async fn open_with(&self, clock: Clock) -> anyhow::Result<Store> {
        let (keys, ledger) = self.prepare()?;
        Store::open(&self.database(), keys, clock, Some(ledger)).await.context("the database could not be opened")
    }

    /// The same for an office that is generated as a whole.
    pub async fn fill(&self, clock: Clock) -> anyhow::Result<Filling> {
        let (keys, ledger) = self.prepare()?;
        Filling::open(&self.database(), keys, clock, Some(ledger)).await.context("the database could not be opened")
    }

    /// Makes the folders; gives the keys and the ledger's place.
    fn prepare(&self) -> anyhow::Result<(Keys, PathBuf)> {
        let key_folder = self.key_file().parent().map(Path::to_owned);
        for folder in
            [Some(self.data.clone()), key_folder].into_iter().flatten().filter(|folder| !folder.as_os_str().is_empty())
        {
            private_folder(&folder).with_context(|| format!("the folder {} could not be made", folder.display()))?;
        }
        Ok((self.keys(&self.database())?, self.beside_key("numbers.ledger")))
    }

    fn keys(&self, database: &Path) -> anyhow::Result<Keys> {
        let path = self.key_file();
        if self.credential().is_none() && !database.exists() {
            let (keys, _) =
                Keys::open_or_create(&path).with_context(|| format!("the key {} could not be used", path.display()))?;
            return Ok(keys);
        }
        self.existing_keys()
    }

    /// The keys, which must be there: there is a database or a backup that only they open.
    ///
    /// # Errors
    /// When there are none, or they cannot be read.
    pub fn existing_keys(&self) -> anyhow::Result<Keys> {
        if let Some(folder) = self.credential() {
            return Keys::open_credential(&folder).context("the credential ak1-key could not be read");
        }
        let path = self.key_file();
        if !path.exists() {
            bail!(
                "The key {} is missing. Without it nothing in {} or in a backup of it can be read: put the key back.",
                path.display(),
                self.data.display()
            );
        }
        Keys::open(&path).with_context(|| format!("the key {} could not be used", path.display()))
    }

    /// The folder of a systemd credential with the key.
    fn credential(&self) -> Option<PathBuf> {
        let folder = PathBuf::from(std::env::var_os("CREDENTIALS_DIRECTORY")?);
        folder.join(crate::crypt::CREDENTIAL_NAME).exists().then_some(folder)
    }

    pub fn database(&self) -> PathBuf {
        self.data.join("ak1.sqlite")
    }

    pub fn key_file(&self) -> PathBuf {
        self.key.clone().unwrap_or_else(|| {
            let mut folder = self.data.clone().into_os_string();
            folder.push("-key");
            PathBuf::from(folder).join("ak1.key")
        })
    }

    /// A file that must not be lost with the database: the ledger of numbers, the journal's head.
    pub fn beside_key(&self, name: &str) -> PathBuf {
        self.key_file().with_file_name(name)
    }
}
