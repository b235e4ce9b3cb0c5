//! The register book (*Buku Register Pendaftaran Pembuatan AK-1*): every application that was sent, in any of its orders, a page at a time.

mod choice;
mod remarks;
mod whole;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row};

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

/// All that stands in rows, unordered. ?1: their places as JSON. A new card is found by its application; the faces, which are long, are read
/// only of corrections and reprints, whose card is another's, and of what was cancelled, whose card is its own only if it was printed.
const ROWS: &str = "SELECT a.rowid AS place, a.id, a.year, a.register_no, a.submitted_at, a.nik, a.name, a.birth_place, a.birth_date, a.sex,
        a.kelurahan, a.education, a.kbji, a.kind, a.state, a.data_key, k.wrapped, CASE c.application WHEN a.id THEN c.id END AS own_card, c.number, c.issued_on, c.valid_until,
        c.handed_over_at, f.made_at, t.ended_at AS taken_at, o.name AS signer
    FROM application a JOIN data_key k ON k.id = a.data_key
    LEFT JOIN card_face f ON f.application = CASE
        WHEN a.state = 'dibatalkan'
            OR a.state IN ('diterbitkan', 'ditandatangani', 'diserahkan') AND a.kind NOT IN ('baru', 'perpanjangan') THEN a.id END
    LEFT JOIN card c ON c.rowid = CASE
        WHEN f.card IS NOT NULL THEN (SELECT rowid FROM card WHERE id = f.card)
        WHEN a.state IN ('diterbitkan', 'ditandatangani', 'diserahkan') THEN (SELECT rowid FROM card WHERE application = a.id) END
    LEFT JOIN sop_time t ON t.application = CASE WHEN a.kind NOT IN ('baru', 'perpanjangan') THEN a.id END AND t.step = 6
    LEFT JOIN officer o ON o.id = CASE
        WHEN c.application = a.id THEN c.signer
        WHEN c.id IS NOT NULL AND a.state IN ('ditandatangani', 'diserahkan') THEN
            (SELECT j.actor FROM journal j WHERE j.subject = a.id AND j.action = 'tandatangani' ORDER BY j.seq DESC LIMIT 1) END
    WHERE a.rowid IN (SELECT value FROM json_each(?1))";

impl Store {
    /// The rows of a year from number `from` on, at most `most` of them.
    pub async fn register(&self, year: i32, from: i64, most: i64) -> Result<Vec<RegisterRow>> {
        let mut query = QueryBuilder::new("SELECT a.rowid FROM application a WHERE a.year = ");
        query.push_bind(year).push(" AND a.register_no >= ").push_bind(from);
        query.push(" ORDER BY a.register_no LIMIT ").push_bind(most);
        let places = query.build_query_scalar().fetch_all(&self.read).await?;
        self.rows(&places).await
    }

    /// One page of the book behind a row, at most `most` rows.
    pub async fn book(&self, book: Book<'_>, behind: Option<RowNumber>, most: i64) -> Result<Vec<RegisterRow>> {
        let places = self.places(book, behind, most).await?;
        self.rows(&places).await
    }

    /// What stands in the rows at some places, in their order.
    async fn rows(&self, places: &[i64]) -> Result<Vec<RegisterRow>> {
        let json = serde_json::to_string(places).map_err(|_| StoreError::Corrupt("application.rowid"))?;
        let mut found = sqlx::query(ROWS).bind(json).fetch_all(&self.read).await?;
        let order: HashMap<i64, usize> = places.iter().enumerate().map(|(at, place)| (*place, at)).collect();
        found.sort_by_key(|row| order.get(&row.get("place")));
        let mut keys = HashMap::new();
        let mut read = found.iter().map(|row| self.row(row, &mut keys)).collect::<Result<Vec<_>>>()?;
        let own_card = |row: &SqliteRow| row.get::<Option<String>, _>("own_card").map(|card| (card, row.get("id")));
        let cards = found.iter().filter_map(own_card).collect();
        remarks::add(self, &mut read, &cards).await?;
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
