//! The attendance list (*daftar hadir*) of a day, with queue numbers. It holds no NIK: the next visitor can read it.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::application::Application;
use super::{Result, Store, StoreError, Tx, event};
use crate::crypt::token;
use crate::domain::call::{CounterNo, Wanted};
use crate::domain::code::Code;
use crate::domain::purpose::Purpose;

#[derive(Clone)]
pub struct Attendance {
    pub queue_no: i64,
    pub name: String,
    pub kelurahan: String,
    pub purpose: String,
    pub arrived_at: i64,
    pub left_at: Option<i64>,
    /// When the number was called last, and to which counter.
    pub called: Option<(i64, CounterNo)>,
}

/// What the wall screen shows of a day: numbers, no names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Waiting {
    /// Numbers with their counters, the last call first.
    pub called: Vec<(i64, CounterNo)>,
    /// The number that is called next.
    pub next: Option<i64>,
    /// How many were not called yet.
    pub count: i64,
}

/// Calls that the wall screen remembers.
const CALLS_SHOWN: i64 = 5;

/// Enters an applicant who attends for the card (SOP step 3). Who was entered on arrival keeps that row and its number.
pub(crate) async fn insert(store: &Store, tx: &mut Tx, application: &Application) -> Result<()> {
    if open_number(store, tx, &application.id).await?.is_none() {
        add(store, tx, &application.id, application.kind.code()).await?;
        return Ok(());
    }
    sqlx::query(
        "UPDATE attendance SET (purpose, name, kelurahan) = (SELECT kind, name, kelurahan FROM application WHERE id = ?1)
         WHERE application = ?1 AND day = ?2 AND left_at IS NULL",
    )
    .bind(&application.id)
    .bind(store.clock.today().to_string())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The number of today's row that is still open.
async fn open_number(store: &Store, tx: &mut Tx, application: &str) -> Result<Option<i64>> {
    let row = sqlx::query("SELECT queue_no FROM attendance WHERE application = ? AND day = ? AND left_at IS NULL")
        .bind(application)
        .bind(store.clock.today().to_string())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|row| row.get(0)))
}

/// A new row with the next number of the day.
async fn add(store: &Store, tx: &mut Tx, application: &str, purpose: &str) -> Result<i64> {
    let row = sqlx::query(
        "INSERT INTO attendance (id, day, queue_no, application, purpose, name, kelurahan, arrived_at)
         SELECT ?1, ?2, 1 + coalesce((SELECT max(queue_no) FROM attendance WHERE day = ?2), 0), id, ?3, name, kelurahan, ?4
         FROM application WHERE id = ?5 RETURNING queue_no",
    )
    .bind(token::id())
    .bind(store.clock.today().to_string())
    .bind(purpose)
    .bind(store.clock.now())
    .bind(application)
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.get(0))
}

pub(crate) async fn leave(tx: &mut Tx, application: &str, now: i64) -> Result<()> {
    sqlx::query("UPDATE attendance SET left_at = ? WHERE application = ? AND left_at IS NULL")
        .bind(now)
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Attendance {
    Attendance {
        queue_no: row.get(0),
        name: row.get(1),
        kelurahan: row.get(2),
        purpose: row.get(3),
        arrived_at: row.get(4),
        left_at: row.get(5),
        called: row.get::<Option<i64>, _>(6).zip(CounterNo::parse(row.get(7)).ok()),
    }
}

impl Store {
    pub async fn attendance(&self, day: NaiveDate) -> Result<Vec<Attendance>> {
        let rows = sqlx::query(
            "SELECT queue_no, name, kelurahan, purpose, arrived_at, left_at, called_at, called_to FROM attendance
             WHERE day = ? ORDER BY queue_no",
        )
        .bind(day.to_string())
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().map(read).collect())
    }

    /// A page of the lists of several days behind a row, at most `most` rows; a row is named by its day and its queue number.
    pub async fn attendance_between(
        &self,
        first: NaiveDate,
        last: NaiveDate,
        behind: Option<(NaiveDate, i64)>,
        most: i64,
    ) -> Result<Vec<(NaiveDate, Attendance)>> {
        let (day, number) = behind.unwrap_or((first, 0));
        let rows = sqlx::query(
            "SELECT queue_no, name, kelurahan, purpose, arrived_at, left_at, called_at, called_to, day FROM attendance
             WHERE (day, queue_no) > (?, ?) AND day <= ? ORDER BY day, queue_no LIMIT ?",
        )
        .bind(day.to_string())
        .bind(number)
        .bind(last.to_string())
        .bind(most)
        .fetch_all(&self.read)
        .await?;
        let dated = |row: &SqliteRow| {
            let day = row.get::<&str, _>("day").parse().map_err(|_| StoreError::Corrupt("attendance.day"))?;
            Ok((day, read(row)))
        };
        rows.iter().map(dated).collect()
    }

    /// Enters somebody who has just come, whatever the state of the file; who is entered already keeps the number.
    pub async fn enter(&self, application: &str) -> Result<i64> {
        let mut tx = self.begin().await?;
        if let Some(number) = open_number(self, &mut tx, application).await? {
            tx.commit().await?;
            return Ok(number);
        }
        let purpose = Purpose::of(super::moves::state_in(&mut tx, application).await?);
        let number = add(self, &mut tx, application, purpose.code()).await?;
        let facts = serde_json::json!({ "purpose": purpose.code() });
        event::add(&mut tx, self, application, "datang", facts).await?;
        tx.commit().await?;
        self.note_change();
        Ok(number)
    }

    /// The queue number of today.
    pub async fn queue_number(&self, application: &str) -> Result<Option<i64>> {
        let row = sqlx::query(
            "SELECT queue_no FROM attendance WHERE application = ? AND day = ? ORDER BY arrived_at DESC, queue_no DESC LIMIT 1",
        )
        .bind(application)
        .bind(self.clock.today().to_string())
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|row| row.get(0)))
    }

    /// Calls a number of today to a counter; gives the number, or None when nobody is left to call. Two officers who call at once get two
    /// numbers.
    pub async fn call(&self, wanted: Wanted, counter: CounterNo) -> Result<Option<i64>> {
        let day = self.clock.today().to_string();
        let mut tx = self.begin().await?;
        let number = match wanted {
            Wanted::Again(number) => {
                sqlx::query("SELECT queue_no FROM attendance WHERE day = ? AND queue_no = ? AND left_at IS NULL")
                    .bind(&day)
                    .bind(number)
                    .fetch_optional(&mut *tx)
                    .await?
            }
            Wanted::Next | Wanted::This(_) => {
                let number = if let Wanted::This(number) = wanted { Some(number) } else { None };
                sqlx::query(
                    "SELECT queue_no FROM attendance WHERE day = ? AND called_at IS NULL AND left_at IS NULL
                     ORDER BY queue_no IS NOT ?, queue_no LIMIT 1",
                )
                .bind(&day)
                .bind(number)
                .fetch_optional(&mut *tx)
                .await?
            }
        };
        let Some(number) = number.map(|row| row.get::<i64, _>(0)) else { return Ok(None) };
        sqlx::query("UPDATE attendance SET called_at = ?, called_to = ? WHERE day = ? AND queue_no = ?")
            .bind(self.clock.now())
            .bind(counter.number().to_string())
            .bind(&day)
            .bind(number)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        self.note_change();
        Ok(Some(number))
    }

    /// Who was called last today and how many still wait.
    pub async fn waiting(&self) -> Result<Waiting> {
        let day = self.clock.today().to_string();
        let rows = sqlx::query(
            "SELECT queue_no, called_to FROM attendance WHERE day = ? AND called_at IS NOT NULL
             ORDER BY called_at DESC, queue_no DESC LIMIT ?",
        )
        .bind(&day)
        .bind(CALLS_SHOWN)
        .fetch_all(&self.read)
        .await?;
        let called = rows.iter().filter_map(|row| Some((row.get(0), CounterNo::parse(row.get(1)).ok()?))).collect();
        let row = sqlx::query(
            "SELECT min(queue_no), count(*) FROM attendance WHERE day = ? AND called_at IS NULL AND left_at IS NULL",
        )
        .bind(&day)
        .fetch_one(&self.read)
        .await?;
        Ok(Waiting { called, next: row.get(0), count: row.get(1) })
    }
}
