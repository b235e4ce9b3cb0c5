//! The log of stamped copies (*legalisir*).

use std::num::NonZeroU16;

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::queue::PAGE;
use super::{Result, Store, Tx};

/// One stamping.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Legalisation {
    /// Counted up; where the next page begins.
    pub id: i64,
    pub card: String,
    /// The application that the card was issued for.
    pub application: String,
    pub number: String,
    pub name: String,
    pub copies: u16,
    /// Name of the officer.
    pub officer: String,
    /// Seconds since 1970.
    pub at: i64,
}

pub(crate) async fn insert(tx: &mut Tx, card: &str, copies: NonZeroU16, officer: &str, now: i64) -> Result<()> {
    sqlx::query("INSERT INTO legalisation (card, copies, officer, at) VALUES (?, ?, ?, ?)")
        .bind(card)
        .bind(copies.get())
        .bind(officer)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) const LOG: &str =
    "SELECT l.id, l.card, c.application, c.number, a.name, l.copies, o.name, l.at FROM legalisation l
    JOIN card c ON c.id = l.card JOIN application a ON a.id = c.application JOIN officer o ON o.id = l.officer
    WHERE l.id < ? ORDER BY l.id DESC LIMIT ?";

impl Store {
    /// One page of the log, the newest first, behind the row with the id `behind`.
    pub async fn legalisations(&self, behind: Option<i64>) -> Result<Vec<Legalisation>> {
        let rows = sqlx::query(LOG).bind(behind.unwrap_or(i64::MAX)).bind(PAGE).fetch_all(&self.read).await?;
        let row = |row: &SqliteRow| Legalisation {
            id: row.get(0),
            card: row.get(1),
            application: row.get(2),
            number: row.get(3),
            name: row.get(4),
            copies: row.get(5),
            officer: row.get(6),
            at: row.get(7),
        };
        Ok(rows.iter().map(row).collect())
    }

    /// How many copies of a card were stamped so far.
    pub async fn copies_legalised(&self, card: &str) -> Result<i64> {
        let row = sqlx::query("SELECT coalesce(sum(copies), 0) FROM legalisation WHERE card = ?")
            .bind(card)
            .fetch_one(&self.read)
            .await?;
        Ok(row.get(0))
    }
}
