//! `ak1 backup`: a backup by hand, while the server runs or not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Args;

use super::Place;
use crate::crypt::Keys;
use crate::jobs;

#[derive(Args)]
pub struct Backup {
    #[command(flatten)]
    place: Place,
    /// Folder that gets the backup, in a folder of its own with the date in its name. Best on another disk.
    #[arg(long, env = "AK1_BACKUP_DIR")]
    to: PathBuf,
    /// Also copies the key into this folder, which must be another place: whoever has both can read everything.
    #[arg(long)]
    key_to: Option<PathBuf>,
}

impl Backup {
    pub async fn run(self) -> anyhow::Result<()> {
        ensure!(self.place.database().exists(), "{} holds no office", self.place.data.display());
        if let Some(folder) = &self.key_to {
            ensure!(
                !is_within(folder, &self.to)? && !is_within(&self.to, folder)?,
                "the key must go to another place than the backup"
            );
            self.key_can_go_to(folder).context("no backup was taken")?;
        }
        let store = self.place.open().await?;
        let (backup, proven) =
            jobs::backup::back_up_and_prove(&store, &self.to).await.context("no backup was taken")?;
        println!("{}", backup.folder.display());
        println!(
            "{} files, {} pictures, {} rows of the journal, {} bytes; restored for a trial in {}.{:03} s",
            proven.files,
            backup.manifest.counts.pictures,
            backup.manifest.head.count,
            proven.bytes,
            proven.millis / 1000,
            proven.millis % 1000
        );
        store.close().await;
        self.key_to.as_deref().map_or(Ok(()), |folder| self.copy_key(folder))
    }

    /// Whether the key file is there, opens this office, and meets no other one: told before the backup, so that nobody goes home with half.
    fn key_can_go_to(&self, folder: &Path) -> anyhow::Result<()> {
        let file = self.place.key_file();
        ensure!(
            file.exists(),
            "there is no key file {} that could be copied: copy the key from where it is kept, and leave --key-to out",
            file.display()
        );
        let key = Keys::open(&file).with_context(|| format!("the key {} could not be used", file.display()))?;
        ensure!(
            key.key_id() == self.place.existing_keys()?.key_id(),
            "{} is not the key of this office: copy that one from where it is kept, and leave --key-to out",
            file.display()
        );
        let there = folder.join(file.file_name().unwrap_or_default());
        ensure!(
            !there.exists() || std::fs::read(&there)? == std::fs::read(&file)?,
            "{} is another key: it is not overwritten",
            there.display()
        );
        Ok(())
    }

    /// The key and the list of the erased. Not the ledger of card numbers: a copy of it is old with the next card, and a restore that trusts an
    /// old one would give numbers twice.
    fn copy_key(&self, folder: &Path) -> anyhow::Result<()> {
        crate::store::private_folder(folder).with_context(|| format!("{} could not be made", folder.display()))?;
        let (key, erased) = (self.place.key_file(), self.place.beside_key(ERASED));
        let to = folder.join(key.file_name().unwrap_or_default());
        if !to.exists() {
            jobs::replace_file(&to, &std::fs::read(&key)?)
                .with_context(|| format!("{} could not be written", to.display()))?;
        } else if std::fs::read(&to)? != std::fs::read(&key)? {
            bail!("{} is another key: it is not overwritten", to.display());
        }
        println!("{}", to.display());
        // Whoever was erased stays erased, whichever of the two lists was lost on the way.
        let to = folder.join(ERASED);
        let (here, there) = (read_list(&erased)?, read_list(&to)?);
        let missing = here.iter().any(|line| !there.contains(line));
        if missing {
            let all: BTreeSet<_> = there.into_iter().chain(here).collect();
            let lines: String = all.iter().flat_map(|line| [line, "\n"]).collect();
            jobs::replace_file(&to, lines.as_bytes())
                .with_context(|| format!("{} could not be written", to.display()))?;
        }
        if to.exists() {
            println!("{}", to.display());
        }
        // The names are on the stick too when it is pulled out.
        std::fs::File::open(folder)?.sync_all().with_context(|| format!("{} could not be written", folder.display()))
    }
}

/// The lines of a list; none where there is no such file.
fn read_list(file: &Path) -> anyhow::Result<BTreeSet<String>> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error).with_context(|| format!("{} could not be read", file.display())),
    }
}

/// The list of destroyed data keys beside the key.
pub(super) const ERASED: &str = "erased.keys";

/// Whether `inner` is `outer` or lies below it; neither needs to be there yet.
fn is_within(inner: &Path, outer: &Path) -> anyhow::Result<bool> {
    let whole = |path: &Path| -> anyhow::Result<PathBuf> {
        let path = std::path::absolute(path)?;
        // As far as it is there, links are followed.
        let there = path.ancestors().find(|part| part.exists()).unwrap_or(Path::new("/"));
        Ok(there.canonicalize()?.join(path.strip_prefix(there)?))
    };
    Ok(whole(inner)?.starts_with(whole(outer)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_folder_and_one_below_it_are_within() {
        let within = |inner: &str, outer: &str| is_within(Path::new(inner), Path::new(outer)).expect("folders");
        assert!(within("/tmp/a", "/tmp/a") && within("/tmp/a/b", "/tmp/a") && within("/tmp/../tmp/a", "/tmp/a"));
        assert!(!within("/tmp/a", "/tmp/a/b") && !within("/tmp/ab", "/tmp/a"));
    }
}
