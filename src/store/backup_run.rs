//! The runs of the nightly backup, as an admin sees them.

use sqlx::Row;

use super::{Result, Store, StoreError};
use crate::domain::backup_failure::BackupFailure;
use crate::domain::code::Code;

/// A year of nights.
const KEPT: i64 = 400;

/// One run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupRun {
    /// Seconds since 1970.
    pub at: i64,
    pub outcome: std::result::Result<Proven, BackupFailure>,
}

/// A backup that was written and, for a trial, restored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proven {
    /// The folder's name.
    pub name: String,
    /// Applications in it.
    pub files: i64,
    /// Size of its database.
    pub bytes: i64,
    /// How long the restoring took.
    pub millis: i64,
}

impl Store {
    pub async fn note_backup_run(&self, outcome: &std::result::Result<Proven, BackupFailure>) -> Result<()> {
        let nothing = Proven { name: String::new(), files: 0, bytes: 0, millis: 0 };
        let (proven, failure) = match outcome {
            Ok(proven) => (proven, ""),
            Err(failure) => (&nothing, failure.code()),
        };
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO backup_run (at, name, failure, files, bytes, millis) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(self.clock.now())
            .bind(&proven.name)
            .bind(failure)
            .bind(proven.files)
            .bind(proven.bytes)
            .bind(proven.millis)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM backup_run WHERE id <= (SELECT max(id) FROM backup_run) - ?")
            .bind(KEPT)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    /// When the last one was taken that could be restored.
    pub async fn last_good_backup(&self) -> Result<Option<i64>> {
        let row = sqlx::query("SELECT max(at) FROM backup_run WHERE failure = ''").fetch_one(&self.read).await?;
        Ok(row.get(0))
    }

    /// The newest first.
    pub async fn backup_runs(&self, most: i64) -> Result<Vec<BackupRun>> {
        let rows =
            sqlx::query("SELECT at, name, failure, files, bytes, millis FROM backup_run ORDER BY id DESC LIMIT ?")
                .bind(most)
                .fetch_all(&self.read)
                .await?;
        let run = |row: &sqlx::sqlite::SqliteRow| {
            let outcome = match row.get::<&str, _>(2) {
                "" => Ok(Proven { name: row.get(1), files: row.get(3), bytes: row.get(4), millis: row.get(5) }),
                code => Err(BackupFailure::from_code(code).ok_or(StoreError::Corrupt("backup failure"))?),
            };
            Ok(BackupRun { at: row.get(0), outcome })
        };
        rows.iter().map(run).collect()
    }
}
