//! Failed sign-ins, counted by a keyed hash of what was tried (NIK or login), known or not, and never by address.

use sqlx::Row;

use super::clock::DRIFT;
use super::{Result, Store};
use crate::crypt::keys::LookupTag;

/// So many failures within so many seconds close the door for a while.
pub const MOST_FAILURES: i64 = 10;
pub const WINDOW: i64 = 15 * 60;

impl Store {
    pub async fn is_throttled(&self, tag: &LookupTag) -> Result<bool> {
        let row = sqlx::query("SELECT count(*) FROM throttle WHERE tag = ? AND at > ? AND at <= ?")
            .bind(tag.as_bytes())
            .bind(self.clock.now() - WINDOW)
            .bind(self.clock.now() + DRIFT)
            .fetch_one(&self.read)
            .await?;
        Ok(row.get::<i64, _>(0) >= MOST_FAILURES)
    }

    pub async fn count_failure(&self, tag: &LookupTag) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO throttle (tag, at) VALUES (?, ?)")
            .bind(tag.as_bytes())
            .bind(now)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM throttle WHERE at < ? OR at > ?")
            .bind(now - WINDOW)
            .bind(now + DRIFT)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    pub async fn forget_failures(&self, tag: &LookupTag) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM throttle WHERE tag = ?").bind(tag.as_bytes()).execute(&mut *tx).await?;
        tx.commit().await
    }
}
