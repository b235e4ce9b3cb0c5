//! The same request sent twice has one effect: the page carries a key, the key remembers what was answered.

use sqlx::Row;

use super::{Result, Store, StoreError, Tx};
use crate::domain::trouble::Trouble;

/// Seven days, in seconds.
const KEPT: i64 = 7 * 24 * 3600;

/// What a form brought along: the key it was given and a keyed hash of its content.
#[derive(Clone, Debug)]
pub struct Sending {
    pub key: String,
    pub body: [u8; 32],
}

/// The outcome of an earlier sending of the same key and body. Another body under the same key is a new write, never swallowed.
pub(crate) async fn earlier(tx: &mut Tx, sending: &Sending) -> Result<Option<String>> {
    let row = sqlx::query("SELECT outcome FROM idempotency WHERE key = ? AND body = ?")
        .bind(&sending.key)
        .bind(sending.body.as_slice())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|row| row.get(0)))
}

pub(crate) async fn remember(tx: &mut Tx, sending: &Sending, outcome: &str, now: i64) -> Result<()> {
    sqlx::query("INSERT OR REPLACE INTO idempotency (key, body, outcome, at) VALUES (?, ?, ?, ?)")
        .bind(&sending.key)
        .bind(sending.body.as_slice())
        .bind(outcome)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM idempotency WHERE at < ?").bind(now - KEPT).execute(&mut **tx).await?;
    Ok(())
}

impl Store {
    /// The state to which an earlier sending of the same key and body led.
    pub async fn sent_before(&self, sending: &Sending) -> Result<Option<crate::domain::application::State>> {
        let row = sqlx::query("SELECT outcome FROM idempotency WHERE key = ? AND body = ?")
            .bind(&sending.key)
            .bind(sending.body.as_slice())
            .fetch_optional(&self.read)
            .await?;
        Ok(row.and_then(|row| crate::domain::application::State::from_code(row.get(0))))
    }

    /// Keeps what became of each file of a batch, to be told on the page that follows.
    pub async fn remember_outcomes(&self, key: &str, outcomes: &[(String, Option<Trouble>)]) -> Result<()> {
        let outcome = serde_json::to_string(outcomes).map_err(|_| StoreError::Corrupt("outcomes"))?;
        let sending = self.sending(&batch_key(key), &[]);
        let mut tx = self.begin().await?;
        remember(&mut tx, &sending, &outcome, self.clock.now()).await?;
        tx.commit().await
    }

    /// What became of each file of a batch; nothing for a key that is not known.
    pub async fn outcomes(&self, key: &str) -> Result<Vec<(String, Option<Trouble>)>> {
        let row = sqlx::query("SELECT outcome FROM idempotency WHERE key = ?")
            .bind(self.sending(&batch_key(key), &[]).key)
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(Vec::new()) };
        serde_json::from_str(row.get(0)).map_err(|_| StoreError::Corrupt("outcomes"))
    }

    /// A sending of `parts` under `key`.
    pub fn sending(&self, key: &str, parts: &[&str]) -> Sending {
        let body = self.keys.body_hash(parts.join("\u{1f}").as_bytes());
        Sending { key: key.chars().take(64).collect(), body }
    }
}

fn batch_key(key: &str) -> String {
    ["kelompok/", key].concat()
}
