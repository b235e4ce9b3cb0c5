//! Start and end of the six SOP steps of an application. The clock stands while the office waits for the applicant.

use sqlx::Row;

use super::clock::office_time;
use super::{Result, Store, Tx};
use crate::domain::office_hours::open_seconds;

/// One step's times, in seconds since 1970; `paused` in seconds.
#[derive(Clone, Debug)]
pub struct StepTime {
    pub step: u8,
    pub started_at: i64,
    pub ended_at: Option<i64>,
    pub paused: i64,
}

pub(crate) async fn start(tx: &mut Tx, application: &str, step: u8, now: i64) -> Result<()> {
    sqlx::query("INSERT OR IGNORE INTO sop_time (application, step, started_at) VALUES (?, ?, ?)")
        .bind(application)
        .bind(step)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(crate) async fn end(tx: &mut Tx, application: &str, step: u8, now: i64) -> Result<()> {
    sqlx::query("UPDATE sop_time SET ended_at = ? WHERE application = ? AND step = ?")
        .bind(now)
        .bind(application)
        .bind(step)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Stops the clock of a step: the next move is the applicant's.
pub(crate) async fn pause(tx: &mut Tx, application: &str, step: u8, now: i64) -> Result<()> {
    sqlx::query("UPDATE sop_time SET paused_at = ? WHERE application = ? AND step = ? AND paused_at IS NULL")
        .bind(now)
        .bind(application)
        .bind(step)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Lets the clock go on. The time in which it stood is kept twice: whole, and as far as the office was open.
pub(crate) async fn resume(tx: &mut Tx, application: &str, now: i64) -> Result<()> {
    let standing = sqlx::query("SELECT step, paused_at FROM sop_time WHERE application = ? AND paused_at IS NOT NULL")
        .bind(application)
        .fetch_all(&mut **tx)
        .await?;
    for row in standing {
        let (step, since): (i64, i64) = (row.get(0), row.get(1));
        sqlx::query(
            "UPDATE sop_time SET paused = paused + ?, paused_open = paused_open + ?, paused_at = NULL WHERE application = ? AND step = ?",
        )
        .bind(now - since)
        .bind(open_seconds(office_time(since), office_time(now)))
        .bind(application)
        .bind(step)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// A step that was taken back is open again, and those behind it never began.
pub(crate) async fn reopen(tx: &mut Tx, application: &str, step: u8) -> Result<()> {
    sqlx::query("UPDATE sop_time SET ended_at = NULL WHERE application = ? AND step = ?")
        .bind(application)
        .bind(step)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM sop_time WHERE application = ? AND step > ?")
        .bind(application)
        .bind(step)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    pub async fn sop_times(&self, application: &str) -> Result<Vec<StepTime>> {
        let rows =
            sqlx::query("SELECT step, started_at, ended_at, paused FROM sop_time WHERE application = ? ORDER BY step")
                .bind(application)
                .fetch_all(&self.read)
                .await?;
        let time = |row: sqlx::sqlite::SqliteRow| StepTime {
            step: row.get(0),
            started_at: row.get(1),
            ended_at: row.get(2),
            paused: row.get(3),
        };
        Ok(rows.into_iter().map(time).collect())
    }
}
