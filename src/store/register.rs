//! The register book (*Buku Register Pendaftaran Pembuatan AK-1*): every application that was sent, in order of its number.

use sqlx::Row;

use super::{Result, Store, StoreError};
use crate::crypt::sealed::Place;
use crate::domain::application::{Kind, State};

/// One row of the book; domain facts 4.3.
#[derive(Clone)]
pub struct RegisterRow {
    pub application: String,
    pub number: i64,
    pub submitted_at: i64,
    pub card_number: Option<String>,
    pub nik: String,
    pub name: String,
    pub birth_place: String,
    pub birth_date: Option<String>,
    pub sex: String,
    pub kelurahan: String,
    pub education: String,
    pub kind: Kind,
    pub state: State,
    pub issued_on: Option<String>,
    pub valid_until: Option<String>,
    pub signer: Option<String>,
    pub handed_over_at: Option<i64>,
}

impl Store {
    /// The rows of a year from number `from` on, at most `most` of them.
    pub async fn register(&self, year: i32, from: i64, most: i64) -> Result<Vec<RegisterRow>> {
        let rows = sqlx::query(
            "SELECT a.id, a.register_no, a.submitted_at, a.nik, a.name, a.birth_place, a.birth_date, a.sex, a.kelurahan, a.education,
                    a.kind, a.state, k.wrapped, a.data_key, c.number, c.issued_on, c.valid_until, o.name AS signer, c.handed_over_at
             FROM application a JOIN data_key k ON k.id = a.data_key
             LEFT JOIN card c ON c.application = a.id LEFT JOIN officer o ON o.id = c.signer
             WHERE a.year = ? AND a.register_no >= ? ORDER BY a.register_no LIMIT ?",
        )
        .bind(year)
        .bind(from)
        .bind(most)
        .fetch_all(&self.read)
        .await?;
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            let id: String = row.get("id");
            let key = self.keys.unwrap(row.get("data_key"), row.get("wrapped"))?;
            let nik = key.open(&Place { table: "application", column: "nik", row: &id }, row.get("nik"))?;
            out.push(RegisterRow {
                nik: String::from_utf8(nik).map_err(|_| StoreError::Corrupt("application.nik"))?,
                application: id,
                number: row.get("register_no"),
                submitted_at: row.get("submitted_at"),
                card_number: row.get("number"),
                name: row.get("name"),
                birth_place: row.get("birth_place"),
                birth_date: row.get("birth_date"),
                sex: row.get("sex"),
                kelurahan: row.get("kelurahan"),
                education: row.get("education"),
                kind: Kind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("application.kind"))?,
                state: State::from_code(row.get("state")).ok_or(StoreError::Corrupt("application.state"))?,
                issued_on: row.get("issued_on"),
                valid_until: row.get("valid_until"),
                signer: row.get("signer"),
                handed_over_at: row.get("handed_over_at"),
            });
        }
        Ok(out)
    }
}
