//! Sessions: who holds which token, and on what kind of device. Only the token's digest is stored.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::clock::DRIFT;
use super::{Result, Store};
use crate::crypt::hex;
use crate::crypt::keys::Lookup;
use crate::domain::device::Device;

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

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct RunningSession {
    /// Names it on a page, and opens nothing.
    pub name: String,
    /// Seconds since 1970.
    pub since: i64,
    /// At most five minutes before the last request.
    pub seen_at: i64,
    /// None where it was begun before this was noted.
    pub device: Option<Device>,
}

impl Holder {
    fn account(&self) -> Option<&str> {
        match self {
            Holder::Account(id) => Some(id),
            Holder::Officer(_) => None,
        }
    }

    fn officer(&self) -> Option<&str> {
        match self {
            Holder::Account(_) => None,
            Holder::Officer(id) => Some(id),
        }
    }

    /// Longest life and longest quiet time.
    fn limits(&self) -> (i64, i64) {
        match self {
            Holder::Account(_) => (APPLICANT_LIFE, APPLICANT_QUIET),
            Holder::Officer(_) => (OFFICER_LIFE, OFFICER_QUIET),
        }
    }
}

/// Sessions of one holder; bound are the account and the officer.
const OF_HOLDER: &str = "SELECT token, created_at, seen_at, browser FROM session
                         WHERE (account = ? OR officer = ?) AND ended_at IS NULL ORDER BY created_at DESC, token";

impl Store {
    pub async fn add_session(&self, token: &[u8], holder: &Holder, device: Device) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO session (token, account, officer, created_at, seen_at, browser) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(token)
        .bind(holder.account())
        .bind(holder.officer())
        .bind(now)
        .bind(now)
        .bind(device.to_string())
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM session WHERE seen_at < ?").bind(now - 2 * APPLICANT_LIFE).execute(&mut *tx).await?;
        tx.commit().await
    }

    pub async fn find_session(&self, token: &[u8]) -> Result<Option<Found>> {
        let row = sqlx::query("SELECT account, officer, created_at, seen_at, ended_at FROM session WHERE token = ?")
            .bind(token)
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let holder = match (row.get::<Option<String>, _>("account"), row.get::<Option<String>, _>("officer")) {
            (Some(account), _) => Holder::Account(account),
            (_, Some(officer)) => Holder::Officer(officer),
            _ => return Ok(None),
        };
        let (now, seen): (i64, i64) = (self.clock.now(), row.get("seen_at"));
        if row.get::<Option<i64>, _>("ended_at").is_some() || is_over(&holder, now, row.get("created_at"), seen) {
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
        tx.commit().await
    }

    /// Those that still run, the newest first.
    pub async fn running_sessions(&self, holder: &Holder) -> Result<Vec<RunningSession>> {
        let rows = sqlx::query(OF_HOLDER).bind(holder.account()).bind(holder.officer()).fetch_all(&self.read).await?;
        let now = self.clock.now();
        let runs = |row: &&SqliteRow| !is_over(holder, now, row.get("created_at"), row.get("seen_at"));
        let shown = |row: &SqliteRow| RunningSession {
            name: self.session_name(row.get("token")),
            since: row.get("created_at"),
            seen_at: row.get("seen_at"),
            device: Device::from_code(row.get("browser")),
        };
        Ok(rows.iter().filter(runs).map(shown).collect())
    }

    /// By this a session is named on pages. It is keyed, so that not even the digest of a token leaves the office.
    pub fn session_name(&self, token: &[u8]) -> String {
        hex::encode(&self.keys.lookup(Lookup::Session, &hex::encode(token)).as_bytes()[..8])
    }

    /// Ends those of the holder's sessions whose name `which` chooses; gives how many.
    pub async fn end_sessions(&self, holder: &Holder, which: impl Fn(&str) -> bool) -> Result<usize> {
        let mut tx = self.begin().await?;
        let rows = sqlx::query(OF_HOLDER).bind(holder.account()).bind(holder.officer()).fetch_all(&mut *tx).await?;
        let mut ended = 0;
        for token in rows.iter().map(|row| row.get::<&[u8], _>("token")) {
            if which(&self.session_name(token)) {
                sqlx::query("DELETE FROM session WHERE token = ?").bind(token).execute(&mut *tx).await?;
                ended += 1;
            }
        }
        tx.commit().await?;
        Ok(ended)
    }

    /// Ends them all: after a restore nobody can say which of them had ended meanwhile.
    pub(crate) async fn end_every_session(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE session SET ended_at = ? WHERE ended_at IS NULL")
            .bind(self.clock.now())
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM half_session").execute(&mut *tx).await?;
        tx.commit().await
    }
}

/// Also when it lies ahead: the clock was wrong and has been set right.
fn is_over(holder: &Holder, now: i64, begun: i64, seen: i64) -> bool {
    let (life, quiet) = holder.limits();
    now > begun + life || now > seen + quiet || begun.max(seen) > now + DRIFT
}
