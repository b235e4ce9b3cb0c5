//! Data keys of persons: made, kept wrapped, opened.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::Row;
use sqlx::sqlite::SqliteExecutor;

use super::{Result, Store, Tx};
use crate::crypt::sealed::DataKey;
use crate::crypt::token;

/// Keys that readers cannot find yet, since many transactions are grouped into one; see [`filling`](super::filling).
#[derive(Clone, Default)]
pub(super) struct Unseen(Arc<Mutex<HashMap<String, DataKey>>>);

impl Unseen {
    fn remember(&self, id: &str, key: &DataKey) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), key.clone());
    }

    fn recall(&self, id: &str) -> Option<DataKey> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    pub(super) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// A key that is not stored yet.
pub(crate) struct New {
    pub id: String,
    pub wrapped: Vec<u8>,
}

pub(crate) fn new(store: &Store) -> (New, DataKey) {
    let id = token::id();
    let (key, wrapped) = store.keys.new_data_key(&id);
    (New { id, wrapped: wrapped.0 }, key)
}

/// Makes a key within the caller's transaction; gives its id.
pub(crate) async fn new_key(store: &Store, tx: &mut Tx) -> Result<(String, DataKey)> {
    let (New { id, wrapped }, key) = new(store);
    sqlx::query("INSERT INTO data_key (id, wrapped, created_at) VALUES (?, ?, ?)")
        .bind(&id)
        .bind(wrapped)
        .bind(store.clock.now())
        .execute(&mut **tx)
        .await?;
    if let Some(unseen) = &store.unseen {
        unseen.remember(&id, &key);
    }
    Ok((id, key))
}

impl Store {
    pub(crate) async fn data_key(&self, id: &str) -> Result<DataKey> {
        match self.unseen_key(id) {
            Some(key) => Ok(key),
            None => self.stored_key(&self.read, id).await,
        }
    }

    /// The same, of a row that was read with its wrapped key.
    pub(crate) fn data_key_of(&self, id: &str, wrapped: &[u8]) -> Result<DataKey> {
        match self.unseen_key(id) {
            Some(key) => Ok(key),
            None => Ok(self.keys.unwrap(id, wrapped)?),
        }
    }

    fn unseen_key(&self, id: &str) -> Option<DataKey> {
        self.unseen.as_ref().and_then(|unseen| unseen.recall(id))
    }

    /// The same within a transaction, where the key may have been made a moment before.
    pub(crate) async fn data_key_in(&self, tx: &mut Tx, id: &str) -> Result<DataKey> {
        self.stored_key(&mut **tx, id).await
    }

    async fn stored_key(&self, by: impl SqliteExecutor<'_>, id: &str) -> Result<DataKey> {
        let row = sqlx::query("SELECT wrapped FROM data_key WHERE id = ?").bind(id).fetch_one(by).await?;
        Ok(self.keys.unwrap(id, row.get(0))?)
    }

    /// Whether every data key comes out of its wrapping, but for those that were destroyed.
    ///
    /// # Errors
    /// [`StoreError::Crypt`](super::StoreError::Crypt) when one does not.
    pub(crate) async fn open_every_data_key(&self) -> Result<()> {
        let mut after = String::new();
        loop {
            let rows = sqlx::query("SELECT id, wrapped FROM data_key WHERE id > ? ORDER BY id LIMIT 1000")
                .bind(&after)
                .fetch_all(&self.read)
                .await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.get(0);
            for row in rows.iter().filter(|row| !row.get::<&[u8], _>(1).is_empty()) {
                self.keys.unwrap(row.get(0), row.get(1))?;
            }
        }
    }
}
