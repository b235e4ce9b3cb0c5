//! A backup (*cadangan*): a folder with a whole copy of the database, pictures included, taken while the office works, and a manifest that
//! says what is in it. The key is not: whoever finds a backup finds nothing that can be read.
//!
//! SQLite writes the copy itself (`VACUUM INTO`) from one reading transaction. So it is consistent, nobody waits for it, and what was deleted
//! from the database before is in no page of it.

mod error;
pub(super) mod manifest;
#[cfg(test)]
mod tests;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Row};

pub use error::BackupError;
pub use manifest::{Counts, Manifest};

use super::clock::office_time;
use super::{Store, StoreError, journal, private_folder};
use crate::crypt::digest;
use crate::domain::backup_name::BackupName;

/// The database within a backup.
pub const DATABASE: &str = "ak1.sqlite";

/// One that was written.
pub struct Backup {
    pub name: BackupName,
    pub folder: PathBuf,
    pub manifest: Manifest,
}

/// One that was written and has no name yet: what has a name counts, and displaces older ones. It goes when it is dropped.
pub struct Unnamed {
    pub name: BackupName,
    draft: Draft,
    folder: PathBuf,
    manifest: Manifest,
}

impl Store {
    /// Writes a backup below `folder`, and gives it its name without a trial.
    ///
    /// # Errors
    /// When the disk does not take it, or what was written is not sound.
    pub async fn back_up(&self, folder: &Path) -> Result<Backup, BackupError> {
        self.back_up_unnamed(folder).await?.named()
    }

    /// Writes a backup below `folder`, which is made if it is not there. It gets its name later, when it is whole and on the disk, so that a
    /// killed program leaves no half one under a name.
    ///
    /// # Errors
    /// When the disk does not take it, or what was written is not sound.
    pub async fn back_up_unnamed(&self, folder: &Path) -> Result<Unnamed, BackupError> {
        let name = BackupName::new(office_time(self.clock.now()));
        let whole = folder.join(name.to_string());
        if whole.exists() {
            return Err(BackupError::Taken(whole));
        }
        let draft = Draft::new(folder, name, "baru")?;
        let manifest = self.copy_into(&draft.0).await?;
        manifest.write(&draft.0, &self.keys)?;
        Ok(Unnamed { name, draft, folder: folder.to_owned(), manifest })
    }

    async fn copy_into(&self, draft: &Path) -> Result<Manifest, BackupError> {
        let copy = draft.join(DATABASE);
        let text = copy.to_str().ok_or_else(|| BackupError::Name(copy.clone()))?;
        // A connection of its own: with many pictures this takes a while, and pages need the readers.
        let mut connection = self.read.connect_options().as_ref().clone().connect().await.map_err(StoreError::from)?;
        sqlx::query("VACUUM INTO ?").bind(text).execute(&mut connection).await.map_err(StoreError::from)?;
        connection.close().await.map_err(StoreError::from)?;
        fs::set_permissions(&copy, Permissions::from_mode(0o600)).map_err(BackupError::file(&copy))?;
        // SQLite leaves it to the system when the copy reaches the disk.
        sync(&copy)?;
        let (schema, counts, head) = look_into(&copy).await?;
        let (bytes, sha256) = measure(copy).await?;
        let key = self.keys.key_id().to_owned();
        Ok(Manifest { format: manifest::FORMAT, taken_at: self.clock.now(), key, schema, head, counts, bytes, sha256 })
    }
}

impl Unnamed {
    /// Where it lies until then.
    pub fn place(&self) -> &Path {
        &self.draft.0
    }

    /// # Errors
    /// When the disk does not take it.
    pub fn named(self) -> Result<Backup, BackupError> {
        let whole = self.folder.join(self.name.to_string());
        self.renamed(whole)
    }

    /// Keeps it to be looked at, under a name that counts for nothing, in the place of an earlier one such.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn set_aside(self) -> Result<Backup, BackupError> {
        let whole = self.folder.join(self.name.of_unproven());
        for entry in fs::read_dir(&self.folder).map_err(BackupError::file(&self.folder))? {
            let entry = entry.map_err(BackupError::file(&self.folder))?;
            if entry.file_name().to_str().and_then(BackupName::parse_unproven).is_some() {
                fs::remove_dir_all(entry.path()).map_err(BackupError::file(&entry.path()))?;
            }
        }
        self.renamed(whole)
    }

    fn renamed(self, whole: PathBuf) -> Result<Backup, BackupError> {
        fs::rename(&self.draft.0, &whole).map_err(BackupError::file(&whole))?;
        sync(&self.folder)?;
        Ok(Backup { name: self.name, folder: whole, manifest: self.manifest })
    }
}

/// Reads the copy past the program: it must not be changed any more.
async fn look_into(copy: &Path) -> Result<(i64, Counts, journal::Head), BackupError> {
    let options = SqliteConnectOptions::new().filename(copy).read_only(true).immutable(true);
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(StoreError::from)?;
    let told = sqlx::query("PRAGMA integrity_check(1)").fetch_one(&mut connection).await.map_err(StoreError::from)?;
    if told.get::<&str, _>(0) != "ok" {
        return Err(BackupError::Damaged(copy.to_owned(), "the database is not sound"));
    }
    let shape = sqlx::query("SELECT max(version) FROM _sqlx_migrations").fetch_one(&mut connection).await;
    let schema = shape.map_err(StoreError::from)?.get(0);
    let counts = manifest::count(&mut connection).await?;
    let head = journal::head(&mut connection).await?;
    connection.close().await.map_err(StoreError::from)?;
    Ok((schema, counts, head))
}

/// Size and digest.
async fn measure(file: PathBuf) -> Result<(u64, String), BackupError> {
    in_a_thread(move || {
        let failed = BackupError::file(&file);
        let read = || {
            let opened = File::open(&file)?;
            Ok((opened.metadata()?.len(), digest::copy_sha256(opened, std::io::sink())?))
        };
        read().map_err(failed)
    })
    .await
}

/// Long work with files, away from the threads that answer people.
pub(super) async fn in_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| BackupError::Stopped)?
}

/// Brings a file or a folder to the disk.
pub(super) fn sync(path: &Path) -> Result<(), BackupError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(BackupError::file(path))
}

/// A hidden folder of something unfinished; it goes when it is dropped.
pub struct Draft(pub PathBuf);

impl Draft {
    /// # Errors
    /// When it cannot be made, or is there already.
    pub fn new(folder: &Path, name: BackupName, what: &str) -> Result<Draft, BackupError> {
        private_folder(folder).map_err(BackupError::file(folder))?;
        let path = folder.join(format!(".{name}.{what}"));
        if path.exists() {
            return Err(BackupError::Taken(path));
        }
        private_folder(&path).map_err(BackupError::file(&path))?;
        Ok(Draft(path))
    }

    /// Of which backup, when a file in the folder has the name of one.
    pub fn of(file_name: &str) -> Option<BackupName> {
        BackupName::parse(file_name.strip_prefix('.')?.split_once('.')?.0)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}
