//! Applications (*permohonan*): made as drafts, read by those whom they concern.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, event, vault};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::application::{Kind, State};
use crate::domain::nik::Nik;
use crate::domain::person_name::PersonName;

/// An application as it stands, with what is needed to open its sealed parts.
#[derive(Clone)]
pub struct Application {
    pub id: String,
    pub data_key: String,
    pub account: Option<String>,
    pub person: Option<String>,
    pub nik: Nik,
    pub kind: Kind,
    pub state: State,
    pub version: i64,
    pub assisted: bool,
    pub register: Option<RegisterNo>,
    /// The code shown at the counter; given at sending.
    pub code: Option<String>,
    /// As in the register; empty on an untouched draft.
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub submitted_at: Option<i64>,
    pub state_since: i64,
}

/// Personal data: only what a log may hold.
impl std::fmt::Debug for Application {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Application").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

/// The running number of the register book, counted within a calendar year over all kinds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RegisterNo {
    pub year: i32,
    pub number: i64,
}

pub(crate) struct NewApplication<'a> {
    pub kind: Kind,
    pub account: Option<&'a str>,
    pub nik: &'a Nik,
    pub data_key: &'a str,
    pub assisted_by: Option<&'a str>,
}

pub(crate) async fn insert_draft(store: &Store, tx: &mut Tx, key: &DataKey, new: NewApplication<'_>) -> Result<String> {
    let id = token::id();
    let now = store.clock.now();
    let nik = key.seal(&Place { table: "application", column: "nik", row: &id }, new.nik.to_string().as_bytes());
    sqlx::query(
        "INSERT INTO application (id, data_key, account, nik_tag, nik, kind, state, version, assisted_by, created_at, state_since)
         VALUES (?, ?, ?, ?, ?, ?, 'draf', 1, ?, ?, ?)",
    )
    .bind(&id)
    .bind(new.data_key)
    .bind(new.account)
    .bind(store.nik_tag(new.nik).as_bytes())
    .bind(nik)
    .bind(new.kind.code())
    .bind(new.assisted_by)
    .bind(now)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    if new.assisted_by.is_some() {
        super::sop_time::start(tx, &id, 1, now).await?;
    }
    event::add(tx, store, &id, "draft", serde_json::json!({ "kind": new.kind })).await?;
    Ok(id)
}

/// With the wrapped key that opens it: nearly every request asks for both.
const COLUMNS: &str = "SELECT a.id, a.data_key, account, person, nik, kind, state, version, assisted_by, year, register_no, code, name, birth_date,
                       submitted_at, state_since, wrapped FROM application a JOIN data_key k ON k.id = a.data_key WHERE a.id = ?";

impl Store {
    /// A walk-in (strict SOP order): the officer opens the file, the visitor has no account.
    pub async fn add_walk_in(&self, nik: &Nik, name: &PersonName, officer: &str) -> Result<String> {
        let mut tx = self.begin().await?;
        let (key_id, key) = vault::new_key(self, &mut tx).await?;
        let new = NewApplication { kind: Kind::New, account: None, nik, data_key: &key_id, assisted_by: Some(officer) };
        let id = insert_draft(self, &mut tx, &key, new).await?;
        sqlx::query("UPDATE application SET name = ? WHERE id = ?")
            .bind(name.to_string())
            .bind(&id)
            .execute(&mut *tx)
            .await?;
        super::draft::insert_name(&mut tx, self, &key, &id, name).await?;
        let entry = Entry { actor: officer, action: "walk-in", subject: &id, details: serde_json::Value::Null };
        journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        tx.commit().await?;
        Ok(id)
    }

    pub async fn application(&self, id: &str) -> Result<Application> {
        let row = sqlx::query(COLUMNS).bind(id).fetch_one(&self.read).await?;
        application(&row, &self.data_key_of(row.get("data_key"), row.get("wrapped"))?)
    }

    /// The newest application of an account that was not cancelled, else the newest.
    pub async fn application_of_account(&self, account: &str) -> Result<Application> {
        let row = sqlx::query(
            "SELECT id FROM application WHERE account = ? ORDER BY state = 'dibatalkan', created_at DESC, rowid DESC LIMIT 1",
        )
        .bind(account)
        .fetch_one(&self.read)
        .await?;
        self.application(row.get(0)).await
    }

    /// An application by its id or that of its account, as the caller's transaction sees it.
    pub(crate) async fn application_in(&self, tx: &mut Tx, id: &str) -> Result<Application> {
        let row =
            sqlx::query("SELECT id FROM application WHERE id = ?1 UNION SELECT id FROM application WHERE account = ?1")
                .bind(id)
                .fetch_one(&mut **tx)
                .await?;
        let row = sqlx::query(COLUMNS).bind(row.get::<String, _>(0)).fetch_one(&mut **tx).await?;
        application(&row, &self.data_key_of(row.get("data_key"), row.get("wrapped"))?)
    }

    /// Opens a new draft for an account whose last application was cancelled.
    pub async fn start_again(&self, account: &str) -> Result<String> {
        let last = self.application_of_account(account).await?;
        let key = self.data_key(&last.data_key).await?;
        let mut tx = self.begin().await?;
        let running = sqlx::query("SELECT id FROM application WHERE account = ? AND state <> 'dibatalkan' LIMIT 1")
            .bind(account)
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(row) = running {
            tx.commit().await?;
            return Ok(row.get(0));
        }
        let new = NewApplication {
            kind: Kind::New,
            account: Some(account),
            nik: &last.nik,
            data_key: &last.data_key,
            assisted_by: None,
        };
        let id = insert_draft(self, &mut tx, &key, new).await?;
        let entry = Entry { actor: account, action: "draft", subject: &id, details: serde_json::Value::Null };
        journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Ids of other applications with the same NIK, or with the same name and birth date.
    pub async fn namesakes(&self, application: &Application) -> Result<Vec<String>> {
        let rows = sqlx::query(
            "SELECT id FROM application WHERE id <> ?1 AND state NOT IN ('draf', 'dibatalkan') AND nik_tag = ?2
             UNION SELECT id FROM application WHERE id <> ?1 AND state NOT IN ('draf', 'dibatalkan') AND name = ?3 AND birth_date = ?4 LIMIT 5",
        )
        .bind(&application.id)
        .bind(self.nik_tag(&application.nik).as_bytes())
        .bind(&application.name)
        .bind(application.birth_date.map(|day| day.to_string()))
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }
}

fn application(row: &SqliteRow, key: &DataKey) -> Result<Application> {
    let id: String = row.get("id");
    let open = |column: &'static str, sealed: Vec<u8>| -> Result<String> {
        let plain = key.open(&Place { table: "application", column, row: &id }, &sealed)?;
        String::from_utf8(plain).map_err(|_| StoreError::Corrupt("application text"))
    };
    let number: Option<i64> = row.get("register_no");
    let year: Option<i32> = row.get("year");
    Ok(Application {
        nik: Nik::parse(&open("nik", row.get("nik"))?).map_err(|_| StoreError::Corrupt("application.nik"))?,
        code: row.get::<Option<Vec<u8>>, _>("code").map(|sealed| open("code", sealed)).transpose()?,
        data_key: row.get("data_key"),
        account: row.get("account"),
        person: row.get("person"),
        kind: Kind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("application.kind"))?,
        state: State::from_code(row.get("state")).ok_or(StoreError::Corrupt("application.state"))?,
        version: row.get("version"),
        assisted: row.get::<Option<String>, _>("assisted_by").is_some(),
        register: year.zip(number).map(|(year, number)| RegisterNo { year, number }),
        name: row.get("name"),
        birth_date: row.get::<Option<String>, _>("birth_date").and_then(|day| day.parse().ok()),
        submitted_at: row.get("submitted_at"),
        state_since: row.get("state_since"),
        id,
    })
}
