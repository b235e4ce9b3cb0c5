//! Getting an office back from a backup, in three steps of which only the last makes it one: [`Restored::prove`] copies the backup aside and
//! finds it whole; [`Restored::settle`] brings it up to what was written beside the key since (erased people, card numbers); and
//! [`Restored::into_place`] gives it its name. The nightly drill takes the first step alone.

mod name;
mod settle;
#[cfg(test)]
mod tests;

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use sqlx::Row;

pub use settle::{Beside, Settled};

use super::backup::{BackupError, DATABASE, Manifest, in_a_thread, manifest, sync};
use super::{Clock, MIGRATIONS, Store, StoreError};
use crate::crypt::digest;
use crate::crypt::keys::Keys;

/// A backup that was copied into a folder of its own, opened and found whole. Nobody uses it yet.
pub struct Restored {
    store: Store,
    manifest: Manifest,
    file: PathBuf,
}

impl Restored {
    /// Copies the backup into `scratch`, which must be there and empty, and goes through all of it: the digest of the file, its soundness, how
    /// much is in it, every link of the journal's chain up to the head of the manifest, and every person's key.
    ///
    /// # Errors
    /// With what does not fit.
    pub async fn prove(backup: &Path, scratch: &Path, keys: Keys, clock: Clock) -> Result<Restored, BackupError> {
        let manifest = Manifest::read(backup, &keys)?;
        if manifest.schema > newest_migration() {
            return Err(BackupError::Newer(manifest.schema));
        }
        let damaged = |why| BackupError::Damaged(backup.to_owned(), why);
        let file = scratch.join(DATABASE);
        if copy(backup.join(DATABASE), file.clone()).await? != manifest.sha256 {
            return Err(damaged("the database has another SHA-256 than the manifest says"));
        }
        let store = Store::open(&file, keys, clock, None).await?;
        let restored = Restored { store, manifest, file };
        restored.compare().await.map_err(|error| match error {
            Unlike::Because(why) => damaged(why),
            Unlike::Store(error) => error.into(),
        })?;
        Ok(restored)
    }

    async fn compare(&self) -> Result<(), Unlike> {
        let mut connection = self.store.read.acquire().await.map_err(StoreError::from)?;
        let sound =
            sqlx::query("PRAGMA integrity_check(1)").fetch_one(&mut *connection).await.map_err(StoreError::from)?;
        if sound.get::<&str, _>(0) != "ok" {
            return Err(Unlike::Because("the database is not sound"));
        }
        if manifest::count(&mut connection).await? != self.manifest.counts {
            return Err(Unlike::Because("there is more or less in it than the manifest says"));
        }
        drop(connection);
        if self.store.verify_journal(None).await? != self.manifest.head {
            return Err(Unlike::Because("the journal ends elsewhere than the manifest says"));
        }
        Ok(self.store.open_every_data_key().await?)
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Closes it, and makes it the database at `to`. Never puts it in the place of another one.
    ///
    /// # Errors
    /// [`BackupError::OfficeThere`], or when the disk does not take it.
    pub async fn into_place(self, to: &Path) -> Result<(), BackupError> {
        // The last connection that is closed brings everything from the log into the file.
        self.store.close().await;
        sync(&self.file)?;
        name::without_replacing(&self.file, to).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => BackupError::OfficeThere(to.to_owned()),
            _ => BackupError::file(to)(error),
        })?;
        sync(to.parent().unwrap_or(Path::new(".")))
    }
}

enum Unlike {
    Because(&'static str),
    Store(StoreError),
}

impl From<StoreError> for Unlike {
    fn from(error: StoreError) -> Unlike {
        Unlike::Store(error)
    }
}

fn newest_migration() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Gives the digest of what was copied.
async fn copy(from: PathBuf, to: PathBuf) -> Result<String, BackupError> {
    in_a_thread(move || {
        let source = fs::File::open(&from).map_err(BackupError::file(&from))?;
        let write = || {
            let mut copy = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to)?;
            let digest = digest::copy_sha256(source, &mut copy)?;
            copy.sync_all()?;
            Ok(digest)
        };
        write().map_err(BackupError::file(&to))
    })
    .await
}
