//! What is printed: the register book (*buku register*) and the card with its print log.

use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::Me;
use super::{ApiError, Postcard};
use crate::domain::application::{Kind, State};

/// A year of the register book, from one number on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RegisterBook {
    pub me: Me,
    pub office: String,
    pub city: String,
    pub head_name: String,
    pub head_nip: String,
    pub year: i32,
    pub today: NaiveDate,
    pub rows: Vec<BookRow>,
    /// The number with which the next page begins, if there is one.
    pub next: Option<i64>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BookRow {
    pub application: String,
    pub number: i64,
    pub submitted: NaiveDate,
    pub card_number: Option<String>,
    pub nik: String,
    pub name: String,
    pub birth_place: String,
    pub birth_date: Option<NaiveDate>,
    pub sex: String,
    pub kelurahan: String,
    pub education: String,
    pub kind: Kind,
    pub state: State,
    pub issued_on: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub signer: Option<String>,
    pub handed_over: Option<NaiveDate>,
}

/// Rows on one screen of the book.
pub const SCREEN: i64 = 100;

/// The year's rows from number `from`; on paper (`whole`) all of them with the NIK, on screen a page at a time with the NIK masked.
#[server(endpoint = "meja-register", output = Postcard)]
pub async fn read_register(year: String, from: String, whole: bool) -> Result<RegisterBook, ApiError> {
    use super::context;
    use crate::domain::nik::Nik;
    use crate::domain::role::Role;
    use crate::store::clock::office_time;
    use chrono::Datelike;

    let officer = context::officer_with(&[Role::Information, Role::ServiceHead]).await?;
    let store = context::store()?;
    let today = store.clock().today();
    let year = year.parse().unwrap_or(today.year());
    let most = if whole { i64::MAX } else { SCREEN + 1 };
    let mut rows = store.register(year, from.parse().unwrap_or(1), most).await?;
    if whole {
        store.log_access(&officer.id, "print-register", None).await?;
    }
    let next = if whole || (rows.len() as i64) <= SCREEN { None } else { rows.pop().map(|row| row.number) };
    let office = store.office().await?;
    let day = |at: i64| office_time(at).date();
    let nik = |digits: &str| match Nik::parse(digits) {
        Ok(nik) if whole => nik.grouped(),
        Ok(nik) => nik.masked(),
        Err(_) => String::new(),
    };
    let row = |row: crate::store::register::RegisterRow| BookRow {
        nik: nik(&row.nik),
        application: row.application,
        number: row.number,
        submitted: day(row.submitted_at),
        card_number: row.card_number,
        name: row.name,
        birth_place: row.birth_place,
        birth_date: row.birth_date.and_then(|day| day.parse().ok()),
        sex: row.sex,
        kelurahan: super::view::village(&row.kelurahan),
        education: row.education,
        kind: row.kind,
        state: row.state,
        issued_on: row.issued_on.and_then(|day| day.parse().ok()),
        valid_until: row.valid_until.and_then(|day| day.parse().ok()),
        signer: row.signer,
        handed_over: row.handed_over_at.map(day),
    };
    Ok(RegisterBook {
        me: officer.into(),
        office: office.name,
        city: office.city,
        head_name: office.head_name,
        head_nip: office.head_nip,
        year,
        today,
        rows: rows.into_iter().map(row).collect(),
        next,
    })
}
