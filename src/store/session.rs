//! Sessions: who holds which token. Only the token's digest is stored.

use sqlx::Row;

use super::clock::DRIFT;
use super::{Result, Store};

/// Longest life and longest quiet time of a session, in seconds.
pub const APPLICANT_LIFE: i64 = 30 * 24 * 3600;
pub const APPLICANT_QUIET: i64 = 24 * 3600;
pub const OFFICER_LIFE: i64 = 12 * 3600;
pub const OFFICER_QUIET: i64 = 2 * 3600;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holder {
    Account(String),
    Officer(String),
}

/// A token that was found.
#[derive(Clone, Debug)]
pub enum Found {
    Running(Holder),
    /// It ended a while ago; whose it was is still known, so that what was sent too late can be parked.
    Ended(Holder),
}

impl Store {
    pub async fn add_session(&self, token: &[u8], holder: &Holder) -> Result<()> {
        let now = self.clock.now();
        let (account, officer) = match holder {
            Holder::Account(id) => (Some(id), None),
            Holder::Officer(id) => (None, Some(id)),
        };
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO session (token, account, officer, created_at, seen_at) VALUES (?, ?, ?, ?, ?)")
            .bind(token)
            .bind(account)
            .bind(officer)
            .bind(now)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM session WHERE seen_at < ?").bind(now - 2 * APPLICANT_LIFE).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub async fn find_session(&self, token: &[u8]) -> Result<Option<Found>> {
        let row = sqlx::query("SELECT account, officer, created_at, seen_at, ended_at FROM session WHERE token = ?")
            .bind(token)
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (holder, life, quiet) =
            match (row.get::<Option<String>, _>("account"), row.get::<Option<String>, _>("officer")) {
                (Some(account), _) => (Holder::Account(account), APPLICANT_LIFE, APPLICANT_QUIET),
                (_, Some(officer)) => (Holder::Officer(officer), OFFICER_LIFE, OFFICER_QUIET),
                _ => return Ok(None),
            };
        let (now, began, seen): (i64, i64, i64) = (self.clock.now(), row.get("created_at"), row.get("seen_at"));
        let ahead = now + DRIFT;
        let over = row.get::<Option<i64>, _>("ended_at").is_some()
            || now > began + life
            || now > seen + quiet
            || began > ahead
            || seen > ahead;
        if over {
            return Ok(Some(Found::Ended(holder)));
        }
        // One write in five minutes is enough to know that somebody is there.
        if now > seen + 300 {
            let mut tx = self.begin().await?;
            sqlx::query("UPDATE session SET seen_at = ? WHERE token = ?")
                .bind(now)
                .bind(token)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
        }
        Ok(Some(Found::Running(holder)))
    }

    pub async fn end_session(&self, token: &[u8]) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM session WHERE token = ?").bind(token).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    /// Ends them all: after a restore nobody can say which of them had ended meanwhile.
    pub(crate) async fn end_every_session(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE session SET ended_at = ? WHERE ended_at IS NULL")
            .bind(self.clock.now())
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}
