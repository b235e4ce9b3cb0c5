//! The register book (*Buku Register Pendaftaran Pembuatan AK-1*): every application that was sent, in any of its orders, a page at a time.

mod remarks;

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::clock::{office_time, start_of_day};
use super::{Result, Store, StoreError};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::application::{Kind, State};
use crate::domain::nik::Nik;
use crate::domain::person_name::PersonName;
use crate::domain::register::{Order, Remark, RowNumber};
use crate::domain::report_period::ReportPeriod;

pub(super) use remarks::of_rows;

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

/// How the rows of a page are met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By what was searched for, then sorted.
    Search,
    /// By date, then sorted.
    Short,
    /// By date, which is the order.
    Date,
    /// In the order of an index, each looked at for its date.
    Long,
}

/// Rows that are still sorted for one page; few in tests, so that they meet the other way too.
const SORTED: i64 = if cfg!(test) { 20 } else { 5000 };

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
        let (first, last) = (book.period.first(), book.period.last());
        let (from, until) = (start_of_day(first), start_of_day(last + Days::new(1)));
        let way = match book.order {
            _ if !book.search.trim().is_empty() => Way::Search,
            Order::Date => Way::Date,
            _ if self.is_short(from, until).await? => Way::Short,
            _ => Way::Long,
        };
        // First which rows, then all that stands in them: what is sorted is small.
        let mut query = QueryBuilder::new(ROW);
        query.push("WHERE a.rowid IN (SELECT a.rowid FROM application a ");
        // A `+` keeps an index from being used.
        let (by_date, in_order) = match way {
            Way::Search => ("+", "+"),
            Way::Short => ("", "+"),
            Way::Date => ("", ""),
            Way::Long => ("+", ""),
        };
        query.push("WHERE a.register_no IS NOT NULL AND ").push(by_date).push("a.submitted_at >= ").push_bind(from);
        query.push(" AND ").push(by_date).push("a.submitted_at < ").push_bind(until);
        self.found(&mut query, book.search);
        if way == Way::Long && book.order == Order::Number {
            self.within_numbers(&mut query, from, until).await?;
        }
        if let Some(behind) = behind {
            let Some(behind) = self.sorted_by(behind).await? else { return Ok(Vec::new()) };
            after(&mut query, book.order, behind);
        }
        let order: &[&str] = match book.order {
            Order::Number => &["a.year", "a.register_no"],
            Order::Date => &["a.submitted_at", "a.year", "a.register_no"],
            Order::Name => &["a.name COLLATE NOCASE", "a.id"],
            Order::Village => &["a.kelurahan", "a.name COLLATE NOCASE", "a.id"],
        };
        sort(&mut query, in_order, order);
        query.push(" LIMIT ").push_bind(most).push(")");
        sort(&mut query, "+", order);
        self.rows(query).await
    }

    /// Adds the first and the last number of a period.
    async fn within_numbers(&self, query: &mut QueryBuilder<Sqlite>, from: i64, until: i64) -> Result<()> {
        let row = sqlx::query(
            "SELECT min(year * 1000000000 + register_no), max(year * 1000000000 + register_no) FROM application
             WHERE submitted_at >= ? AND submitted_at < ? AND register_no IS NOT NULL",
        )
        .bind(from)
        .bind(until)
        .fetch_one(&self.read)
        .await?;
        for (sign, column) in [(">=", 0), ("<=", 1)] {
            let number: i64 = row.get::<Option<i64>, _>(column).unwrap_or(0);
            query.push(" AND (a.year, a.register_no) ").push(sign).push(" (").push_bind(number / 1_000_000_000);
            query.push(", ").push_bind(number % 1_000_000_000).push(")");
        }
        Ok(())
    }

    async fn is_short(&self, from: i64, until: i64) -> Result<bool> {
        let row = sqlx::query(
            "SELECT count(*) FROM (SELECT 1 FROM application WHERE submitted_at >= ? AND submitted_at < ? AND register_no IS NOT NULL LIMIT ?)",
        )
        .bind(from)
        .bind(until)
        .bind(SORTED + 1)
        .fetch_one(&self.read)
        .await?;
        Ok(row.get::<i64, _>(0) <= SORTED)
    }

    /// Adds what the searched text asks for.
    fn found(&self, query: &mut QueryBuilder<Sqlite>, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let number = text.split('/').next().and_then(|number| number.trim().parse::<i64>().ok());
        if digits.len() == 16 && !text.chars().any(char::is_alphabetic) {
            query.push(
                " AND (a.id IN (SELECT f.application FROM card_face f JOIN card c ON c.id = f.card WHERE c.number = ",
            );
            query.push_bind(digits).push(")");
            if let Ok(nik) = Nik::parse(text) {
                query.push(" OR a.nik_tag = ").push_bind(self.nik_tag(&nik).as_bytes().to_vec());
            }
            query.push(")");
        } else if let Some(number) = number {
            query.push(" AND a.register_no = ").push_bind(number);
            if let Some(row) = RowNumber::from_code(text) {
                query.push(" AND a.year = ").push_bind(row.year);
            }
        } else {
            // Text without a word that a name could have finds nobody.
            let words = PersonName::parse(text).map(|name| name.words()).unwrap_or_default();
            if words.is_empty() {
                query.push(" AND 0");
            }
            for word in words {
                query.push(" AND a.id IN (SELECT application FROM name_word WHERE word >= ").push_bind(word.clone());
                query.push(" AND word < ").push_bind(format!("{word}\u{10ffff}")).push(")");
            }
        }
    }

    /// What a row is sorted by; None when there is no such row.
    async fn sorted_by(&self, row: RowNumber) -> Result<Option<Sorted>> {
        let found =
            sqlx::query("SELECT id, name, kelurahan, submitted_at FROM application WHERE year = ? AND register_no = ?")
                .bind(row.year)
                .bind(row.number)
                .fetch_optional(&self.read)
                .await?;
        let sorted = |found: SqliteRow| Sorted {
            row,
            id: found.get(0),
            name: found.get(1),
            village: found.get(2),
            submitted_at: found.get(3),
        };
        Ok(found.map(sorted))
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

/// A row with all that it can be sorted by.
struct Sorted {
    row: RowNumber,
    id: String,
    name: String,
    village: String,
    submitted_at: i64,
}

/// `before` stands before each term.
fn sort(query: &mut QueryBuilder<Sqlite>, before: &str, order: &[&str]) {
    query.push(" ORDER BY ");
    let mut terms = query.separated(", ");
    for term in order {
        terms.push(before).push_unseparated(*term);
    }
}

fn after(query: &mut QueryBuilder<Sqlite>, order: Order, behind: Sorted) {
    let Sorted { row, id, name, village, submitted_at } = behind;
    match order {
        Order::Number => {
            query.push(" AND (a.year, a.register_no) > (").push_bind(row.year).push(", ").push_bind(row.number)
        }
        Order::Date => {
            query.push(" AND (a.submitted_at, a.year, a.register_no) > (").push_bind(submitted_at);
            query.push(", ").push_bind(row.year).push(", ").push_bind(row.number)
        }
        Order::Name => query.push(" AND (a.name COLLATE NOCASE, a.id) > (").push_bind(name).push(", ").push_bind(id),
        Order::Village => {
            query.push(" AND (a.kelurahan, a.name COLLATE NOCASE, a.id) > (").push_bind(village);
            query.push(", ").push_bind(name).push(", ").push_bind(id)
        }
    };
    query.push(")");
}

/// The day on which a row was entered.
pub fn entered_on(row: &RegisterRow) -> NaiveDate {
    office_time(row.submitted_at).date()
}

#[cfg(test)]
mod tests;
