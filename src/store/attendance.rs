//! The attendance list (*daftar hadir*) of a day, with queue numbers. It holds no NIK: the next visitor can read it.

use chrono::NaiveDate;
use sqlx::Row;

use super::application::Application;
use super::{Result, Store, Tx};
use crate::crypt::token;

#[derive(Clone)]
pub struct Attendance {
    pub queue_no: i64,
    pub name: String,
    pub kelurahan: String,
    pub purpose: String,
    pub arrived_at: i64,
    pub left_at: Option<i64>,
}

/// Enters an applicant, with the next queue number of the day.
pub(crate) async fn insert(store: &Store, tx: &mut Tx, application: &Application) -> Result<()> {
    sqlx::query(
        "INSERT INTO attendance (id, day, queue_no, application, purpose, name, kelurahan, arrived_at)
         SELECT ?1, ?2, 1 + coalesce((SELECT max(queue_no) FROM attendance WHERE day = ?2), 0), id, kind, name, kelurahan, ?3
         FROM application WHERE id = ?4",
    )
    .bind(token::id())
    .bind(store.clock.today().to_string())
    .bind(store.clock.now())
    .bind(&application.id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub(crate) async fn leave(tx: &mut Tx, application: &str, now: i64) -> Result<()> {
    sqlx::query("UPDATE attendance SET left_at = ? WHERE application = ? AND left_at IS NULL")
        .bind(now)
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    pub async fn attendance(&self, day: NaiveDate) -> Result<Vec<Attendance>> {
        let rows = sqlx::query(
            "SELECT queue_no, name, kelurahan, purpose, arrived_at, left_at FROM attendance WHERE day = ? ORDER BY queue_no",
        )
        .bind(day.to_string())
        .fetch_all(&self.read)
        .await?;
        let read = |row: sqlx::sqlite::SqliteRow| Attendance {
            queue_no: row.get(0),
            name: row.get(1),
            kelurahan: row.get(2),
            purpose: row.get(3),
            arrived_at: row.get(4),
            left_at: row.get(5),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// The queue number an application got last.
    pub async fn queue_number(&self, application: &str) -> Result<Option<i64>> {
        let row = sqlx::query("SELECT queue_no FROM attendance WHERE application = ? ORDER BY arrived_at DESC LIMIT 1")
            .bind(application)
            .fetch_optional(&self.read)
            .await?;
        Ok(row.map(|row| row.get(0)))
    }
}
