//! Filling a new database with very many people: by the same functions that serve people, but with many of their transactions grouped
//! into one, and without waiting for the disk. A crash on the way leaves a file to be thrown away, so this is for generated offices only.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{Sqlite, SqliteConnection, SqliteSynchronous};
use tokio::sync::OwnedMutexGuard;

use super::application::Application;
use super::{Clock, Result, Store, StoreError, Tx};
use crate::crypt::keys::Keys;
use crate::crypt::sealed::DataKey;

/// A store whose writes are grouped. Readers see a group's rows only after [`Filling::commit`].
pub struct Filling {
    store: Store,
    group: Group,
    file: PathBuf,
    ledger: Option<PathBuf>,
}

/// The one transaction that all others are parts of.
#[derive(Clone)]
pub(super) struct Group {
    connection: Arc<tokio::sync::Mutex<PoolConnection<Sqlite>>>,
    /// Data keys made within the group: readers cannot find them yet.
    keys: Arc<Mutex<HashMap<String, DataKey>>>,
    /// A part ended without a commit: what it had written could not be taken back alone.
    spoiled: Arc<AtomicBool>,
}

/// A transaction within the group.
pub(super) struct Part {
    connection: OwnedMutexGuard<PoolConnection<Sqlite>>,
    spoiled: Arc<AtomicBool>,
    done: bool,
}

impl Filling {
    /// # Errors
    /// As [`Store::open`].
    pub async fn open(file: &Path, keys: Keys, clock: Clock, ledger: Option<PathBuf>) -> Result<Filling> {
        let mut store = Store::connect(file, keys, clock, None, SqliteSynchronous::Off).await?;
        let mut connection = store.write.acquire().await?;
        // A fifth of a gigabyte, so that the pages of indexes that grow everywhere stay in memory.
        sqlx::query("PRAGMA cache_size = -200000").execute(&mut *connection).await?;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
        let group = Group {
            connection: Arc::new(tokio::sync::Mutex::new(connection)),
            keys: Arc::default(),
            spoiled: Arc::default(),
        };
        store.group = Some(group.clone());
        Ok(Filling { store, group, file: file.to_owned(), ledger })
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    /// An application by its id or that of its account, which readers may not see yet.
    pub async fn application(&self, id: &str) -> Result<Application> {
        let mut tx = self.store.begin().await?;
        let found = self.store.application_in(&mut tx, id).await?;
        tx.commit().await?;
        Ok(found)
    }

    /// Ends the group and begins the next.
    ///
    /// # Errors
    /// When a part of the group was not committed.
    pub async fn commit(&self) -> Result<()> {
        let mut connection = self.group.connection.lock().await;
        if self.group.spoiled.load(Ordering::Relaxed) {
            return Err(StoreError::Corrupt("group of writes"));
        }
        sqlx::query("COMMIT").execute(&mut **connection).await?;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut **connection).await?;
        self.group.keys.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    /// Brings everything to the disk, the ledger of card numbers too. From here on the file is like any other.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub async fn finish(self) -> Result<()> {
        self.commit().await?;
        let Filling { store, group, file, ledger } = self;
        let Store { read, write, keys, clock, group: joined, .. } = store;
        drop(joined);
        if let Some(connection) = Arc::into_inner(group.connection) {
            let mut connection = connection.into_inner();
            sqlx::query("ROLLBACK").execute(&mut *connection).await?;
            connection.close().await?;
        }
        read.close().await;
        write.close().await;
        let whole = Store::open(&file, keys, clock, ledger).await?;
        whole.note_all_in_ledger().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&whole.write).await?;
        whole.close().await;
        std::fs::File::open(file).and_then(|file| file.sync_all()).map_err(|error| sqlx::Error::Io(error).into())
    }
}

impl Group {
    /// Waits until no other part is at work.
    pub(super) async fn join(&self) -> Tx {
        let connection = self.connection.clone().lock_owned().await;
        Tx::part(Part { connection, spoiled: self.spoiled.clone(), done: false })
    }

    pub(super) fn remember(&self, id: &str, key: &DataKey) {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), key.clone());
    }

    pub(super) fn recall(&self, id: &str) -> Option<DataKey> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }
}

impl Part {
    pub(super) fn done(mut self) {
        self.done = true;
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.done {
            self.spoiled.store(true, Ordering::Relaxed);
        }
    }
}

impl Deref for Part {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for Part {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypt::token;
    use crate::domain::nik::Nik;

    #[tokio::test]
    async fn a_group_is_seen_after_its_commit_and_a_part_without_one_spoils_it() {
        let folder = std::env::temp_dir().join(format!("ak1-filling-{}", token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("ak1.sqlite");
        let filling = Filling::open(&file, Keys::ephemeral(), Clock::System, None).await.expect("a store");
        let nik = Nik::parse("3375994101000001").expect("a NIK");
        let account = filling.store().add_account(&nik, "x", "2026-11").await.expect("an account").expect("an id");
        let application = filling.application(&account).await.expect("its draft");
        assert!(matches!(filling.store().application(&application.id).await, Err(StoreError::NotFound)));
        filling.commit().await.expect("a group");
        assert_eq!(filling.store().application(&application.id).await.expect("its draft").id, application.id);

        drop(filling.store().begin().await.expect("a part"));
        assert!(filling.commit().await.is_err());
        drop(filling);
        std::fs::remove_dir_all(folder).ok();
    }
}
