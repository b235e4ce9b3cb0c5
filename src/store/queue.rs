//! The desk's queues: applications by state, oldest first, and the search over all of them.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::application::RegisterNo;
use super::{Result, Store, StoreError};
use crate::crypt::keys::Lookup;
use crate::domain::application::{Kind, State};
use crate::domain::counter_code::CounterCode;
use crate::domain::nik::Nik;
use crate::domain::person_name::PersonName;

/// Rows on one page of a list.
pub const PAGE: i64 = 50;
/// Beyond so many a count says "1.000+".
pub const MOST_COUNTED: i64 = 1000;

#[derive(Clone)]
pub struct QueueRow {
    pub id: String,
    pub name: String,
    pub kelurahan: String,
    pub kind: Kind,
    pub state: State,
    pub state_since: i64,
    pub register: Option<RegisterNo>,
    pub assisted: bool,
}

const SELECT: &str = "SELECT a.id, a.name, a.kelurahan, a.kind, a.state, a.state_since, a.year, a.register_no, a.assisted_by FROM application a ";

impl Store {
    /// How many applications stand in each state, counted to [`MOST_COUNTED`] at most.
    pub async fn queue_counts(&self) -> Result<Vec<(State, i64)>> {
        let mut counts = Vec::new();
        for state in State::ALL {
            let row = sqlx::query("SELECT count(*) FROM (SELECT 1 FROM application WHERE state = ? LIMIT ?)")
                .bind(state.code())
                .bind(MOST_COUNTED + 1)
                .fetch_one(&self.read)
                .await?;
            counts.push((state, row.get(0)));
        }
        Ok(counts)
    }

    /// One page of a queue, oldest first, behind the row `(state_since, id)`.
    pub async fn queue(&self, state: State, behind: Option<(i64, &str)>) -> Result<Vec<QueueRow>> {
        let (since, id) = behind.unwrap_or((i64::MIN, ""));
        let rows = sqlx::query(sqlx::AssertSqlSafe(
            [SELECT, "WHERE a.state = ? AND (a.state_since, a.id) > (?, ?) ORDER BY a.state_since, a.id LIMIT ?"]
                .concat(),
        ))
        .bind(state.code())
        .bind(since)
        .bind(id)
        .bind(PAGE)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(read).collect()
    }

    /// One row by its id.
    pub async fn queue_row(&self, id: &str) -> Result<QueueRow> {
        let row = sqlx::query(sqlx::AssertSqlSafe([SELECT, "WHERE a.id = ?"].concat()))
            .bind(id)
            .fetch_one(&self.read)
            .await?;
        read(&row)
    }

    /// Finds by counter code, NIK, register number, or the beginnings of the words of a name. Drafts are nobody's business but their owner's.
    pub async fn search(&self, text: &str) -> Result<Vec<QueueRow>> {
        if let Ok(code) = CounterCode::parse(text) {
            let tag = self.keys.lookup(Lookup::Code, code.normalised());
            let found = self.search_by("WHERE a.code_tag = ? LIMIT 5", tag.as_bytes()).await?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        if let Ok(nik) = Nik::parse(text) {
            return self
                .search_by(
                    "WHERE a.nik_tag = ? AND a.state <> 'draf' ORDER BY a.created_at DESC LIMIT 20",
                    self.nik_tag(&nik).as_bytes(),
                )
                .await;
        }
        if let Ok(number) = text.trim().parse::<i64>() {
            let rows = sqlx::query(sqlx::AssertSqlSafe(
                [SELECT, "WHERE a.register_no = ? ORDER BY a.year DESC LIMIT 20"].concat(),
            ))
            .bind(number)
            .fetch_all(&self.read)
            .await?;
            return rows.iter().map(read).collect();
        }
        let Ok(name) = PersonName::parse(text) else { return Ok(Vec::new()) };
        let words = name.words();
        let Some(first) = words.iter().max_by_key(|word| word.len()) else { return Ok(Vec::new()) };
        let rows = sqlx::query(sqlx::AssertSqlSafe([
            SELECT,
            "JOIN (SELECT DISTINCT application FROM name_word WHERE word >= ?1 AND word < ?2 LIMIT 500) w ON w.application = a.id
             WHERE a.state <> 'draf' ORDER BY a.name, a.id LIMIT 200",
        ].concat()))
        .bind(first)
        .bind(format!("{first}\u{10ffff}"))
        .fetch_all(&self.read)
        .await?;
        let found = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
        let fits = |row: &QueueRow| {
            let have = PersonName::parse(&row.name).map(|name| name.words()).unwrap_or_default();
            words.iter().all(|word| have.iter().any(|other| other.starts_with(word.as_str())))
        };
        Ok(found.into_iter().filter(fits).take(50).collect())
    }

    async fn search_by(&self, condition: &'static str, tag: &[u8]) -> Result<Vec<QueueRow>> {
        let rows =
            sqlx::query(sqlx::AssertSqlSafe([SELECT, condition].concat())).bind(tag).fetch_all(&self.read).await?;
        rows.iter().map(read).collect()
    }
}

fn read(row: &SqliteRow) -> Result<QueueRow> {
    let year: Option<i32> = row.get("year");
    let number: Option<i64> = row.get("register_no");
    Ok(QueueRow {
        id: row.get("id"),
        name: row.get("name"),
        kelurahan: row.get("kelurahan"),
        kind: Kind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("application.kind"))?,
        state: State::from_code(row.get("state")).ok_or(StoreError::Corrupt("application.state"))?,
        state_since: row.get("state_since"),
        register: year.zip(number).map(|(year, number)| RegisterNo { year, number }),
        assisted: row.get::<Option<String>, _>("assisted_by").is_some(),
    })
}
