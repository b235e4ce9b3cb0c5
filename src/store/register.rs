//! The register book (*Buku Register Pendaftaran Pembuatan AK-1*): every application that was sent, in any of its orders, a page at a time.

mod choice;
mod remarks;
mod whole;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::clock::office_time;
use super::{Result, Store, StoreError};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::application::{Kind, State};
use crate::domain::register::{Order, Remark, RowNumber};
use crate::domain::report_period::ReportPeriod;

pub(super) use remarks::of_rows;
pub use whole::WholeBook;

/// One row of the book; domain facts 4.3.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRow {
    pub application: String,
    pub year: i32,
    pub number: i64,
    pub submitted_at: i64,
    /// Of the card that was issued; for a correction or reprint that of the card it is about.
    pub card_number: Option<String>,
    pub nik: String,
    pub name: String,
    pub birth_place: String,
    pub birth_date: Option<String>,
    pub sex: String,
    pub kelurahan: String,
    pub education: String,
    pub kbji: String,
    pub kind: Kind,
    pub state: State,
    /// Of a correction or reprint: when the print was issued.
    pub issued_on: Option<String>,
    pub valid_until: Option<String>,
    pub signer: Option<String>,
    pub handed_over_at: Option<i64>,
    /// What happened since, in order; columns say the rest.
    pub remarks: Vec<Remark>,
}

impl RegisterRow {
    pub fn place(&self) -> RowNumber {
        RowNumber { year: self.year, number: self.number }
    }
}

/// Which rows of the book, in which order.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// By the day on which the application was sent.
    pub period: ReportPeriod,
    pub order: Order,
    /// Name, NIK, card number or register number; empty for all.
    pub search: &'a str,
}

const ROW: &str = "SELECT a.id, a.year, a.register_no, a.submitted_at, a.nik, a.name, a.birth_place, a.birth_date, a.sex, a.kelurahan,
        a.education, a.kbji, a.kind, a.state, a.data_key, k.wrapped, c.number, c.issued_on, c.valid_until, c.handed_over_at, f.made_at,
        t.ended_at AS taken_at, o.name AS signer
    FROM application a JOIN data_key k ON k.id = a.data_key
    LEFT JOIN card_face f ON f.application = a.id AND a.state IN ('diterbitkan', 'ditandatangani', 'diserahkan', 'dibatalkan')
    LEFT JOIN card c ON c.id = f.card
    LEFT JOIN sop_time t ON t.application = a.id AND t.step = 6
    LEFT JOIN officer o ON o.id = CASE
        WHEN c.application = a.id THEN c.signer
        WHEN c.id IS NOT NULL AND a.state IN ('ditandatangani', 'diserahkan') THEN
            (SELECT j.actor FROM journal j WHERE j.subject = a.id AND j.action = 'tandatangani' ORDER BY j.seq DESC LIMIT 1) END ";

impl Store {
    /// The rows of a year from number `from` on, at most `most` of them.
    pub async fn register(&self, year: i32, from: i64, most: i64) -> Result<Vec<RegisterRow>> {
        let mut query = QueryBuilder::new(ROW);
        query.push("WHERE a.year = ").push_bind(year).push(" AND a.register_no >= ").push_bind(from);
        query.push(" ORDER BY a.register_no LIMIT ").push_bind(most);
        self.rows(query).await
    }

    /// One page of the book behind a row, at most `most` rows.
    pub async fn book(&self, book: Book<'_>, behind: Option<RowNumber>, most: i64) -> Result<Vec<RegisterRow>> {
        // First which rows, then all that stands in them: what is sorted is small.
        let mut query = QueryBuilder::new(ROW);
        query.push("WHERE a.rowid IN (SELECT a.rowid FROM application a ");
        if !self.chosen(&mut query, book, behind).await? {
            return Ok(Vec::new());
        }
        query.push(" LIMIT ").push_bind(most).push(")");
        choice::sort(&mut query, "+", book.order);
        self.rows(query).await
    }

    async fn rows(&self, mut query: QueryBuilder<Sqlite>) -> Result<Vec<RegisterRow>> {
        let rows = query.build().fetch_all(&self.read).await?;
        let mut keys = HashMap::new();
        let mut read = rows.iter().map(|row| self.row(row, &mut keys)).collect::<Result<Vec<_>>>()?;
        let mut remarks = remarks::of_open(self, &read).await?;
        for row in &mut read {
            let all = remarks.remove(&row.application).unwrap_or_default();
            row.remarks = all.into_iter().filter(|remark| !remark.what.has_a_column()).collect();
        }
        Ok(read)
    }

    fn row(&self, row: &SqliteRow, keys: &mut HashMap<String, DataKey>) -> Result<RegisterRow> {
        let id: String = row.get("id");
        let named: String = row.get("data_key");
        // A person with several files has one key for all of them.
        let key = match keys.get(&named) {
            Some(key) => key.clone(),
            None => {
                let key = self.keys.unwrap(&named, row.get("wrapped"))?;
                keys.insert(named, key.clone());
                key
            }
        };
        let nik = key.open(&Place { table: "application", column: "nik", row: &id }, row.get("nik"))?;
        let kind = Kind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("application.kind"))?;
        let (made_at, card_number): (Option<i64>, Option<String>) = (row.get("made_at"), row.get("number"));
        let own = kind.takes_new_number();
        let printed_on = made_at.map(|at| office_time(at).date().to_string());
        let has_card = card_number.is_some();
        Ok(RegisterRow {
            nik: String::from_utf8(nik).map_err(|_| StoreError::Corrupt("application.nik"))?,
            application: id,
            year: row.get("year"),
            number: row.get("register_no"),
            submitted_at: row.get("submitted_at"),
            card_number,
            name: row.get("name"),
            birth_place: row.get("birth_place"),
            birth_date: row.get("birth_date"),
            sex: row.get("sex"),
            kelurahan: row.get("kelurahan"),
            education: row.get("education"),
            kbji: row.get("kbji"),
            kind,
            state: State::from_code(row.get("state")).ok_or(StoreError::Corrupt("application.state"))?,
            issued_on: if own { row.get("issued_on") } else { printed_on },
            valid_until: row.get("valid_until"),
            signer: row.get("signer"),
            handed_over_at: row
                .get::<Option<i64>, _>(if own { "handed_over_at" } else { "taken_at" })
                .filter(|_| has_card),
            remarks: Vec::new(),
        })
    }
}

/// The day on which a row was entered.
pub fn entered_on(row: &RegisterRow) -> NaiveDate {
    office_time(row.submitted_at).date()
}

#[cfg(test)]
mod tests;
