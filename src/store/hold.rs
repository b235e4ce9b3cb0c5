//! Who has a file open, so that nobody works twice. A file comes free when it is left, decided, or after ten quiet minutes.

use sqlx::Row;

use super::clock::DRIFT;
use super::{Result, Store, Tx};

/// Quiet seconds after which a file counts as left.
pub const QUIET: i64 = 10 * 60;

/// Who has a file, and since when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    pub officer: String,
    pub name: String,
    pub since: i64,
}

impl Store {
    /// Who has the file now.
    pub async fn holder(&self, application: &str) -> Result<Option<Holder>> {
        let row = sqlx::query(
            "SELECT h.officer, o.name, h.since FROM held_file h JOIN officer o ON o.id = h.officer
             WHERE h.application = ? AND h.seen_at > ? AND h.seen_at <= ?",
        )
        .bind(application)
        .bind(self.clock.now() - QUIET)
        .bind(self.clock.now() + DRIFT)
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|row| Holder { officer: row.get(0), name: row.get(1), since: row.get(2) }))
    }

    /// Takes the file for an officer, or says that it is still in use; with `anyway` it is taken from whoever has it.
    /// Gives whether it is now this officer's.
    pub async fn take_file(&self, application: &str, officer: &str, anyway: bool) -> Result<bool> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        let held = holder_in(&mut tx, application, now).await?;
        match held {
            Some((other, _)) if other != officer && !anyway => return Ok(false),
            Some((same, _)) if same == officer => {
                sqlx::query("UPDATE held_file SET seen_at = ? WHERE application = ?")
                    .bind(now)
                    .bind(application)
                    .execute(&mut *tx)
                    .await?;
                tx.commit().await?;
            }
            _ => {
                sqlx::query(
                    "INSERT OR REPLACE INTO held_file (application, officer, since, seen_at) VALUES (?, ?, ?, ?)",
                )
                .bind(application)
                .bind(officer)
                .bind(now)
                .bind(now)
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                self.note_change();
            }
        }
        Ok(true)
    }

    /// Lets go of a file; somebody else's stays theirs.
    pub async fn leave_file(&self, application: &str, officer: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        let left = sqlx::query("DELETE FROM held_file WHERE application = ? AND officer = ?")
            .bind(application)
            .bind(officer)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        if left.rows_affected() > 0 {
            self.note_change();
        }
        Ok(())
    }
}

/// The officer who has the file and since when, as it stands inside a transaction.
pub(crate) async fn holder_in(tx: &mut Tx, application: &str, now: i64) -> Result<Option<(String, i64)>> {
    let row =
        sqlx::query("SELECT officer, since FROM held_file WHERE application = ? AND seen_at > ? AND seen_at <= ?")
            .bind(application)
            .bind(now - QUIET)
            .bind(now + DRIFT)
            .fetch_optional(&mut **tx)
            .await?;
    Ok(row.map(|row| (row.get(0), row.get(1))))
}

/// A decided file is free again.
pub(crate) async fn release(tx: &mut Tx, application: &str) -> Result<()> {
    sqlx::query("DELETE FROM held_file WHERE application = ?").bind(application).execute(&mut **tx).await?;
    Ok(())
}
