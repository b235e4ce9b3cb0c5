//! What a backup says of itself. It is signed with a key that is derived from the office's root secret, and has the digest of the database:
//! so a backup that was damaged, and one that somebody changed with care, are both refused.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::super::journal::Head;
use super::super::{Result, StoreError};
use super::{BackupError, sync};
use crate::crypt::keys::Keys;

const FILE: &str = "manifest.json";
pub(super) const FORMAT: u32 = 1;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Of this file.
    pub format: u32,
    /// Seconds since 1970.
    pub taken_at: i64,
    /// Id of the root secret without which nothing in the backup can be read.
    pub key: String,
    /// Number of the newest migration.
    pub schema: i64,
    /// Where the journal's chain ends.
    pub head: Head,
    pub counts: Counts,
    /// Size of the database.
    pub bytes: u64,
    /// Digest of the database in hexadecimal digits.
    pub sha256: String,
}

/// How much is in it; a restored copy must have as much.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counts {
    pub files: i64,
    pub cards: i64,
    pub pictures: i64,
    pub data_keys: i64,
}

/// The manifest as it lies on the disk.
#[derive(Serialize, Deserialize)]
struct Signed {
    manifest: Manifest,
    mac: String,
}

impl Manifest {
    /// Reads that of the backup in `folder`.
    ///
    /// # Errors
    /// When there is none, when it belongs to another key, and when its signature is wrong.
    pub fn read(folder: &Path, keys: &Keys) -> Result<Manifest, BackupError> {
        let text = fs::read(folder.join(FILE)).map_err(|_| BackupError::NoBackup(folder.to_owned()))?;
        let Signed { manifest, mac } =
            serde_json::from_slice(&text).map_err(|_| BackupError::NoBackup(folder.to_owned()))?;
        if manifest.key != keys.key_id() {
            return Err(BackupError::OtherKey { named: manifest.key, held: keys.key_id().to_owned() });
        }
        if keys.manifest_mac(&manifest.bytes()?) != mac {
            return Err(BackupError::Damaged(folder.to_owned(), "the manifest is not as it was signed"));
        }
        Ok(manifest)
    }

    pub(super) fn write(&self, folder: &Path, keys: &Keys) -> Result<(), BackupError> {
        let path = folder.join(FILE);
        let signed = Signed { manifest: self.clone(), mac: keys.manifest_mac(&self.bytes()?) };
        let text = serde_json::to_vec_pretty(&signed).map_err(|_| StoreError::Corrupt("manifest"))?;
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
            file.write_all(&text)?;
            file.sync_all()
        };
        write().map_err(BackupError::file(&path))?;
        sync(folder)
    }

    /// What is signed.
    fn bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(self).map_err(|_| StoreError::Corrupt("manifest"))
    }
}

pub(in crate::store) async fn count(connection: &mut SqliteConnection) -> Result<Counts> {
    let row = sqlx::query(
        "SELECT (SELECT count(*) FROM application), (SELECT count(*) FROM card), (SELECT count(*) FROM document_content),
         (SELECT count(*) FROM data_key)",
    )
    .fetch_one(connection)
    .await?;
    Ok(Counts { files: row.get(0), cards: row.get(1), pictures: row.get(2), data_keys: row.get(3) })
}
