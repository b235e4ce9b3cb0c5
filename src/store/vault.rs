//! Data keys of persons: made, kept wrapped, opened.

use sqlx::Row;

use super::{Result, Store, Tx};
use crate::crypt::sealed::DataKey;
use crate::crypt::token;

/// Makes a key within the caller's transaction; gives its id.
pub(crate) async fn new_key(store: &Store, tx: &mut Tx) -> Result<(String, DataKey)> {
    let id = token::id();
    let (key, wrapped) = store.keys.new_data_key(&id);
    sqlx::query("INSERT INTO data_key (id, wrapped, created_at) VALUES (?, ?, ?)")
        .bind(&id)
        .bind(wrapped.0)
        .bind(store.clock.now())
        .execute(&mut **tx)
        .await?;
    if let Some(group) = &store.group {
        group.remember(&id, &key);
    }
    Ok((id, key))
}

impl Store {
    pub(crate) async fn data_key(&self, id: &str) -> Result<DataKey> {
        if let Some(key) = self.group.as_ref().and_then(|group| group.recall(id)) {
            return Ok(key);
        }
        let row = sqlx::query("SELECT wrapped FROM data_key WHERE id = ?").bind(id).fetch_one(&self.read).await?;
        Ok(self.keys.unwrap(id, row.get(0))?)
    }
}
