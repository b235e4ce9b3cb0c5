//! Whether the office can work now: the database takes what is written, has the shape that this program needs, and the disk has room.

use std::path::Path;
use std::time::Duration;

use sqlx::Row;

use super::{MIGRATIONS, Result, Store};

/// With less free than this the office has to make room, while everything still goes on: a day of uploads fits into it.
pub const LEAST_ROOM: u64 = 200 * 1024 * 1024;

/// So long the one writer may be busy.
const PATIENCE: Duration = Duration::from_secs(3);

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotReady {
    /// Nothing can be written.
    Database,
    /// Another version of the program has left another shape.
    Migrations,
    /// Less free than [`LEAST_ROOM`].
    Room,
}

impl Store {
    /// # Errors
    /// The first thing that is in the way.
    pub async fn ready(&self) -> std::result::Result<(), NotReady> {
        if self.free_bytes().is_some_and(|free| free < LEAST_ROOM) {
            return Err(NotReady::Room);
        }
        match self.is_migrated().await {
            Ok(true) => {}
            Ok(false) => return Err(NotReady::Migrations),
            Err(_) => return Err(NotReady::Database),
        }
        match tokio::time::timeout(PATIENCE, self.try_to_write()).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(NotReady::Database),
        }
    }

    /// Free bytes on the disk of the database; None where the system does not tell.
    pub fn free_bytes(&self) -> Option<u64> {
        free_bytes(&self.file)
    }

    /// Size of the database with what it has not yet taken over.
    pub fn database_bytes(&self) -> u64 {
        let mut beside = self.file.as_os_str().to_owned();
        beside.push("-wal");
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        size(&self.file) + size(Path::new(&beside))
    }

    async fn is_migrated(&self) -> Result<bool> {
        let row = sqlx::query("SELECT max(version), min(success) FROM _sqlx_migrations").fetch_one(&self.read).await?;
        let newest = MIGRATIONS.iter().map(|migration| migration.version).max();
        Ok(row.get::<Option<i64>, _>(0) == newest && row.get::<Option<i64>, _>(1) == Some(1))
    }

    /// Writes a row that is never committed.
    async fn try_to_write(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO throttle (tag, at) VALUES (x'', 0)").execute(&mut *tx).await?;
        drop(tx);
        Ok(())
    }
}

#[cfg(unix)]
fn free_bytes(file: &Path) -> Option<u64> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_office::TestOffice;

    #[tokio::test]
    async fn an_office_is_ready_until_nothing_can_be_written_or_its_shape_is_another() {
        let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        let store = &office.store;
        assert!(store.free_bytes().expect("told") > LEAST_ROOM, "the disk of the tests has room");
        assert!(store.database_bytes() > 100_000);
        assert_eq!(store.ready().await, Ok(()));
        let rows = sqlx::query("SELECT count(*) FROM throttle").fetch_one(&store.read).await.expect("a row");
        assert_eq!(rows.get::<i64, _>(0), 0, "nothing is left of it");

        let busy = store.begin().await.expect("the one writer");
        assert_eq!(store.ready().await, Err(NotReady::Database));
        drop(busy);
        assert_eq!(store.ready().await, Ok(()));

        let newest = "DELETE FROM _sqlx_migrations WHERE version = (SELECT max(version) FROM _sqlx_migrations)";
        sqlx::query(newest).execute(&store.write).await.expect("done");
        assert_eq!(store.ready().await, Err(NotReady::Migrations));
    }
}
