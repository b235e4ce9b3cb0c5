//! Corrections asked for, in rounds: each return of a file is one.

use sqlx::Row;

use super::application::Application;
use super::{Result, Store, StoreError, Tx};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::correction::{Correction, Pin};

pub(crate) async fn insert(
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    officer: &str,
    corrections: &[(Correction, String)],
    now: i64,
) -> Result<()> {
    let row = sqlx::query("SELECT coalesce(max(round), 0) + 1 FROM correction WHERE application = ?")
        .bind(application)
        .fetch_one(&mut **tx)
        .await?;
    let round: i64 = row.get(0);
    for (correction, code) in corrections {
        let id = token::id();
        let reason = key.seal(&Place { table: "correction", column: "reason", row: &id }, correction.reason.as_bytes());
        sqlx::query("INSERT INTO correction (id, application, round, pin, reason, code, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(&id)
            .bind(application)
            .bind(round)
            .bind(correction.pin.code())
            .bind(reason)
            .bind(code)
            .bind(officer)
            .bind(now)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Closes the open round: the applicant has sent again, or the officer took the return back.
pub(crate) async fn end_round(tx: &mut Tx, application: &str, now: i64) -> Result<()> {
    sqlx::query("UPDATE correction SET ended_at = ? WHERE application = ? AND ended_at IS NULL")
        .bind(now)
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    /// When the last return was made, in seconds since 1970.
    pub async fn last_return(&self, application: &str) -> Result<Option<i64>> {
        let row = sqlx::query("SELECT max(made_at) FROM correction WHERE application = ?")
            .bind(application)
            .fetch_one(&self.read)
            .await?;
        Ok(row.get(0))
    }

    /// The corrections of the open round; after sending again, those of the last round with `ended` set.
    pub async fn corrections(&self, application: &Application, open_only: bool) -> Result<Vec<Correction>> {
        let rows = sqlx::query(
            "SELECT id, pin, reason FROM correction WHERE application = ?1 AND (ended_at IS NULL OR NOT ?2)
             AND round = (SELECT max(round) FROM correction WHERE application = ?1) ORDER BY rowid",
        )
        .bind(&application.id)
        .bind(open_only)
        .fetch_all(&self.read)
        .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.data_key(&application.data_key).await?;
        let read = |row: sqlx::sqlite::SqliteRow| {
            let id: String = row.get("id");
            let plain = key.open(&Place { table: "correction", column: "reason", row: &id }, row.get("reason"))?;
            Ok(Correction {
                pin: Pin::from_code(row.get("pin")).ok_or(StoreError::Corrupt("correction.pin"))?,
                reason: String::from_utf8(plain).map_err(|_| StoreError::Corrupt("correction.reason"))?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}
