//! Failed sign-ins, counted by a keyed hash of what was tried (NIK or login), known or not, and never by address.

use sqlx::Row;
use sqlx::sqlite::SqliteExecutor;

use super::clock::DRIFT;
use super::{Result, Store, Tx};
use crate::crypt::keys::LookupTag;

/// So many failures within so many seconds close the door for a while.
pub const MOST_FAILURES: i64 = 10;
pub const WINDOW: i64 = 15 * 60;

/// How a try ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Try {
    Failed,
    /// Right; what failed before stands. For a tag that several people may pass: one of them must not open the door for guesses at another's.
    Passed,
    /// Right; what failed before is forgotten.
    Forgiven,
}

impl Store {
    pub async fn is_throttled(&self, tag: &LookupTag) -> Result<bool> {
        self.is_closed(&self.read, tag).await
    }

    pub async fn count_failure(&self, tag: &LookupTag) -> Result<()> {
        let mut tx = self.begin().await?;
        self.add_failure(&mut tx, tag).await?;
        tx.commit().await
    }

    pub async fn forget_failures(&self, tag: &LookupTag) -> Result<()> {
        let mut tx = self.begin().await?;
        drop_failures(&mut tx, tag).await?;
        tx.commit().await
    }

    /// Notes how a try ended, in one transaction with the question whether the door is still open: however many came at once, so many fail and no
    /// more. False: it was closed meanwhile, and even a right try counts for nothing.
    pub async fn settle_try(&self, tag: &LookupTag, ended: Try) -> Result<bool> {
        let mut tx = self.begin().await?;
        let closed = self.is_closed(&mut *tx, tag).await?;
        match ended {
            _ if closed => {}
            Try::Failed => self.add_failure(&mut tx, tag).await?,
            Try::Passed => {}
            Try::Forgiven => drop_failures(&mut tx, tag).await?,
        }
        tx.commit().await?;
        Ok(!closed)
    }

    async fn is_closed(&self, by: impl SqliteExecutor<'_>, tag: &LookupTag) -> Result<bool> {
        let now = self.clock.now();
        let row = sqlx::query("SELECT count(*) FROM throttle WHERE tag = ? AND at > ? AND at <= ?")
            .bind(tag.as_bytes())
            .bind(now - WINDOW)
            .bind(now + DRIFT)
            .fetch_one(by)
            .await?;
        Ok(row.get::<i64, _>(0) >= MOST_FAILURES)
    }

    async fn add_failure(&self, tx: &mut Tx, tag: &LookupTag) -> Result<()> {
        let now = self.clock.now();
        sqlx::query("INSERT INTO throttle (tag, at) VALUES (?, ?)")
            .bind(tag.as_bytes())
            .bind(now)
            .execute(&mut **tx)
            .await?;
        sqlx::query("DELETE FROM throttle WHERE at < ? OR at > ?")
            .bind(now - WINDOW)
            .bind(now + DRIFT)
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

async fn drop_failures(tx: &mut Tx, tag: &LookupTag) -> Result<()> {
    sqlx::query("DELETE FROM throttle WHERE tag = ?").bind(tag.as_bytes()).execute(&mut **tx).await?;
    Ok(())
}
