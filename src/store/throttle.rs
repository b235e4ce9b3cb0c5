//! Failed sign-ins, counted by a keyed hash of what was tried (NIK or login), known or not, and never by address.

use sqlx::Row;

use super::clock::DRIFT;
use super::{Result, Store, Tx};
use crate::crypt::keys::LookupTag;

/// So many failures within so many seconds close the door for a while.
pub const MOST_FAILURES: i64 = 10;
pub const WINDOW: i64 = 15 * 60;

const FAILURES: &str = "SELECT count(*) FROM throttle WHERE tag = ? AND at > ? AND at <= ?";

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
        let row = sqlx::query(FAILURES)
            .bind(tag.as_bytes())
            .bind(self.clock.now() - WINDOW)
            .bind(self.clock.now() + DRIFT)
            .fetch_one(&self.read)
            .await?;
        Ok(row.get::<i64, _>(0) >= MOST_FAILURES)
    }

    pub async fn count_failure(&self, tag: &LookupTag) -> Result<()> {
        let mut tx = self.begin().await?;
        self.add_failure(&mut tx, tag).await?;
        tx.commit().await
    }

    /// Notes how a try ended, in one transaction with the question whether the door is still open: however many came at once, so many fail and no
    /// more. False: it was closed meanwhile, and even a right try counts for nothing.
    pub async fn settle_try(&self, tag: &LookupTag, ended: Try) -> Result<bool> {
        let mut tx = self.begin().await?;
        let open = self.failures_in(&mut tx, tag).await? < MOST_FAILURES;
        match ended {
            Try::Failed if open => self.add_failure(&mut tx, tag).await?,
            Try::Forgiven if open => {
                sqlx::query("DELETE FROM throttle WHERE tag = ?").bind(tag.as_bytes()).execute(&mut *tx).await?;
            }
            _ => {}
        }
        tx.commit().await?;
        Ok(open)
    }

    async fn failures_in(&self, tx: &mut Tx, tag: &LookupTag) -> Result<i64> {
        let now = self.clock.now();
        let row = sqlx::query(FAILURES)
            .bind(tag.as_bytes())
            .bind(now - WINDOW)
            .bind(now + DRIFT)
            .fetch_one(&mut **tx)
            .await?;
        Ok(row.get(0))
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

    pub async fn forget_failures(&self, tag: &LookupTag) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM throttle WHERE tag = ?").bind(tag.as_bytes()).execute(&mut *tx).await?;
        tx.commit().await
    }
}
