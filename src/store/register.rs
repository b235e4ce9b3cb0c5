//! The register book (*Buku Register Pendaftaran Pembuatan AK-1*): every application that was sent, in any of its orders, a page at a time.

mod choice;
mod remarks;
mod whole;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::QueryBuilder;

use super::clock::office_time;
use super::{Result, Store, StoreError};
use crate::crypt::hex;
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

/// All that stands in rows, unordered, as one list in JSON. Handed from thread to thread as single values, those of a long book would take more
/// time than reading them. ?1: places of the rows as JSON. A new card is found by its application; the faces, which are long, are read only of
/// corrections and reprints, whose card is another's, and of what was cancelled, whose card is its own only if it was printed.
const ROWS: &str = "SELECT json_group_array(json_array(a.rowid, a.id, a.year, a.register_no, a.submitted_at, hex(a.nik), a.name,
        a.birth_place, a.birth_date, a.sex, a.kelurahan, a.education, a.kbji, a.kind, a.state, a.data_key, hex(k.wrapped),
        CASE c.application WHEN a.id THEN c.id END, c.number, c.issued_on, c.valid_until, c.handed_over_at, f.made_at, t.ended_at, o.name))
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

/// Rows that are read with one statement.
const PORTION: usize = 2000;

/// A row as [`ROWS`] gives it.
#[derive(Deserialize)]
struct Read {
    place: i64,
    application: String,
    year: i32,
    number: i64,
    submitted_at: i64,
    nik: String,
    name: String,
    birth_place: String,
    birth_date: Option<String>,
    sex: String,
    kelurahan: String,
    education: String,
    kbji: String,
    kind: Kind,
    state: State,
    data_key: String,
    wrapped: String,
    own_card: Option<String>,
    card_number: Option<String>,
    issued_on: Option<String>,
    valid_until: Option<String>,
    handed_over_at: Option<i64>,
    made_at: Option<i64>,
    taken_at: Option<i64>,
    signer: Option<String>,
}

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
        let mut rows = Vec::with_capacity(places.len());
        for places in places.chunks(PORTION) {
            rows.extend(self.portion(places).await?);
        }
        Ok(rows)
    }

    async fn portion(&self, places: &[i64]) -> Result<Vec<RegisterRow>> {
        let json = serde_json::to_string(places).map_err(|_| StoreError::Corrupt("application.rowid"))?;
        let read: String = sqlx::query_scalar(ROWS).bind(json).fetch_one(&self.read).await?;
        let mut read: Vec<Read> = serde_json::from_str(&read).map_err(|_| StoreError::Corrupt("application"))?;
        let order: HashMap<i64, usize> = places.iter().enumerate().map(|(at, place)| (*place, at)).collect();
        read.sort_by_key(|row| order.get(&row.place));
        let own_card = |row: &mut Read| row.own_card.take().map(|card| (card, row.application.clone()));
        let cards = read.iter_mut().filter_map(own_card).collect();
        let mut keys = HashMap::new();
        let mut rows = read.into_iter().map(|row| self.row(row, &mut keys)).collect::<Result<Vec<_>>>()?;
        remarks::add(self, &mut rows, &cards).await?;
        Ok(rows)
    }

    fn row(&self, read: Read, keys: &mut HashMap<String, DataKey>) -> Result<RegisterRow> {
        // A person with several files has one key for all of them.
        let key = match keys.get(&read.data_key) {
            Some(key) => key.clone(),
            None => {
                let key = self.keys.unwrap(&read.data_key, &bytes(&read.wrapped)?)?;
                keys.insert(read.data_key, key.clone());
                key
            }
        };
        let nik = Place { table: "application", column: "nik", row: &read.application };
        let nik = key.open(&nik, &bytes(&read.nik)?)?;
        let own = read.kind.takes_new_number();
        let printed_on = read.made_at.map(|at| office_time(at).date().to_string());
        Ok(RegisterRow {
            nik: String::from_utf8(nik).map_err(|_| StoreError::Corrupt("application.nik"))?,
            issued_on: if own { read.issued_on } else { printed_on },
            handed_over_at: if own { read.handed_over_at } else { read.taken_at }
                .filter(|_| read.card_number.is_some()),
            application: read.application,
            year: read.year,
            number: read.number,
            submitted_at: read.submitted_at,
            card_number: read.card_number,
            name: read.name,
            birth_place: read.birth_place,
            birth_date: read.birth_date,
            sex: read.sex,
            kelurahan: read.kelurahan,
            education: read.education,
            kbji: read.kbji,
            kind: read.kind,
            state: read.state,
            valid_until: read.valid_until,
            signer: read.signer,
            remarks: Vec::new(),
        })
    }
}

fn bytes(hex: &str) -> Result<Vec<u8>> {
    hex::decode_all(hex).ok_or(StoreError::Corrupt("application.nik"))
}

/// The day on which a row was entered.
pub fn entered_on(row: &RegisterRow) -> NaiveDate {
    office_time(row.submitted_at).date()
}

#[cfg(test)]
mod tests;
