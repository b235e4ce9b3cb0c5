//! Pages of the register book that were printed and signed off. A page keeps its rows for ever; what happens to them later is a dated remark.

use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::journal::{self, Entry};
use super::register::{RegisterRow, of_rows};
use super::{Result, Store, StoreError};
use crate::crypt::digest::sha256;
use crate::crypt::sealed::Place;
use crate::crypt::token;

/// A signed page, without its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegisterPage {
    pub id: String,
    pub year: i32,
    pub first: i64,
    pub last: i64,
    /// SHA-256 of the rows as they were kept.
    pub hash: String,
    /// Name of the officer.
    pub signed_by: String,
    /// Seconds since 1970.
    pub signed_at: i64,
}

/// What came of signing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PageSigned {
    /// Id of the page.
    Done(String),
    /// Somebody signed these numbers before, or the book does not reach so far; nothing was written.
    NotNow,
}

/// Without the rows, which are long and sealed.
const PAGE: &str = "SELECT p.id, p.year, p.first_no, p.last_no, p.hash, o.name, p.signed_at
    FROM register_page p JOIN officer o ON o.id = p.signed_by WHERE ";

impl Store {
    /// The first number of a year that is on no signed page yet.
    pub async fn first_unsigned(&self, year: i32) -> Result<i64> {
        let row = sqlx::query("SELECT coalesce(max(last_no), 0) + 1 FROM register_page WHERE year = ?")
            .bind(year)
            .fetch_one(&self.read)
            .await?;
        Ok(row.get(0))
    }

    /// Signs off the rows from `first`, which must be [`Store::first_unsigned`], up to `last`, as they stand now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_register_page(&self, year: i32, first: i64, last: i64, officer: &str) -> Result<PageSigned> {
        // No event between the reading and the writing may be lost: the last one is read before the rows, so that at worst a remark says
        // once more what a column says.
        let last_event: i64 = sqlx::query("SELECT coalesce(max(id), 0) FROM event").fetch_one(&self.read).await?.get(0);
        let count = last - first + 1;
        let rows = self.register(year, first, count.max(0)).await?;
        if count < 1 || rows.len() as i64 != count || rows.last().is_none_or(|row| row.number != last) {
            return Ok(PageSigned::NotNow);
        }
        let json = serde_json::to_vec(&rows).map_err(|_| StoreError::Corrupt("register_page.rows"))?;
        let (id, now, hash) = (token::id(), self.clock.now(), sha256(&json));
        let mut tx = self.begin().await?;
        let next = sqlx::query("SELECT coalesce(max(last_no), 0) + 1 FROM register_page WHERE year = ?")
            .bind(year)
            .fetch_one(&mut *tx)
            .await?;
        if next.get::<i64, _>(0) != first {
            return Ok(PageSigned::NotNow);
        }
        sqlx::query(
            "INSERT INTO register_page (id, year, first_no, last_no, rows, hash, signed_by, signed_at, last_event)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&id)
        .bind(year)
        .bind(first)
        .bind(last)
        .bind(self.keys.archive_key().seal(&rows_of(&id), &json))
        .bind(&hash)
        .bind(officer)
        .bind(now)
        .bind(last_event)
        .execute(&mut *tx)
        .await?;
        let details = json!({ "year": year, "first": first, "last": last, "hash": hash });
        let entry = Entry { actor: officer, action: "sahkan-register", subject: &id, details };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), now, entry).await?;
        tx.commit().await?;
        Ok(PageSigned::Done(id))
    }

    /// The signed pages of a year in the order of their numbers.
    pub async fn signed_pages(&self, year: i32) -> Result<Vec<RegisterPage>> {
        let mut query = QueryBuilder::<Sqlite>::new(PAGE);
        query.push("p.year = ").push_bind(year).push(" ORDER BY p.first_no");
        Ok(query.build().fetch_all(&self.read).await?.iter().map(page).collect())
    }

    /// A signed page with its rows: columns as they were signed, remarks of all that came later behind those that were on it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Corrupt`] when the rows do not have their hash any more.
    pub async fn signed_page(&self, id: &str) -> Result<(RegisterPage, Vec<RegisterRow>)> {
        let mut query = QueryBuilder::<Sqlite>::new(PAGE);
        let page = page(&query.push("p.id = ").push_bind(id).build().fetch_one(&self.read).await?);
        let row = sqlx::query("SELECT rows, last_event FROM register_page WHERE id = ?")
            .bind(id)
            .fetch_one(&self.read)
            .await?;
        let json = self.keys.archive_key().open(&rows_of(id), row.get("rows"))?;
        if sha256(&json) != page.hash {
            return Err(StoreError::Corrupt("register_page.hash"));
        }
        let mut rows: Vec<RegisterRow> =
            serde_json::from_slice(&json).map_err(|_| StoreError::Corrupt("register_page.rows"))?;
        let mut later = of_rows(self, &rows, row.get("last_event")).await?;
        for row in &mut rows {
            row.remarks.extend(later.remove(&row.application).unwrap_or_default());
        }
        Ok((page, rows))
    }
}

fn page(row: &SqliteRow) -> RegisterPage {
    RegisterPage {
        id: row.get(0),
        year: row.get(1),
        first: row.get(2),
        last: row.get(3),
        hash: row.get(4),
        signed_by: row.get(5),
        signed_at: row.get(6),
    }
}

fn rows_of(id: &str) -> Place<'_> {
    Place { table: "register_page", column: "rows", row: id }
}

#[cfg(test)]
mod tests;
