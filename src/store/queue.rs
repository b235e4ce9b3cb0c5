//! The desk's queues: oldest first, a page at a time, each with the time that its applicants have waited for the office.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::application::RegisterNo;
use super::clock::DRIFT;
use super::hold::{Holder, QUIET};
use super::{Result, Store, StoreError};
use crate::domain::application::{Kind, State};
use crate::domain::queue::Queue;

/// Rows on one page of a list.
pub const PAGE: i64 = 50;
/// Beyond so many a count says "1.000+".
pub const MOST_COUNTED: i64 = 1000;

#[derive(Clone)]
pub struct QueueRow {
    pub id: String,
    pub version: i64,
    pub name: String,
    pub kelurahan: String,
    pub kind: Kind,
    pub state: State,
    pub state_since: i64,
    pub register: Option<RegisterNo>,
    pub assisted: bool,
    /// When the running SOP step began, the seconds in it that the office waited for the applicant, and since when it does so now.
    pub step: Option<(i64, i64, Option<i64>)>,
    pub held: Option<Holder>,
    /// Where the next page begins: this and `id`.
    pub place: i64,
}

/// A card as far as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Glance {
    /// Its digits.
    pub number: Option<String>,
    /// Id of the page that holds the photo.
    pub photo: Option<String>,
}

impl QueueRow {
    /// Whether nobody else has it open.
    pub fn is_free_for(&self, officer: &str) -> bool {
        self.held.as_ref().is_none_or(|holder| holder.officer == officer)
    }
}

/// The first arguments of every query that begins so are the instants between which a file counts as held.
const SELECT: &str =
    "SELECT a.id, a.version, a.name, a.kelurahan, a.kind, a.state, a.state_since, a.year, a.register_no, a.assisted_by,
    t.started_at, t.paused, t.paused_at, h.officer AS holder, o.name AS holder_name, h.since AS held_since, ";
const JOINS: &str = " LEFT JOIN sop_time t ON t.application = a.id AND t.step =
        CASE a.state WHEN 'menunggu' THEN 2 WHEN 'dikembalikan' THEN 2 WHEN 'hadir' THEN 3 WHEN 'dikonfirmasi' THEN 4
                     WHEN 'diterbitkan' THEN 5 WHEN 'ditandatangani' THEN 6 END
    LEFT JOIN held_file h ON h.application = a.id AND h.seen_at > ";

/// Begins a query for rows: what they are sorted by, and where they are looked for.
pub(super) fn rows_from(store: &Store, place: &'static str, from: &'static str) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(SELECT);
    query.push(place).push(" AS place FROM ").push(from).push(JOINS).push_bind(store.clock.now() - QUIET);
    query.push(" AND h.seen_at <= ").push_bind(store.clock.now() + DRIFT);
    query.push(" LEFT JOIN officer o ON o.id = h.officer ");
    query
}

impl Store {
    /// How many applications stand in each queue, counted to [`MOST_COUNTED`] at most.
    pub async fn queue_counts(&self) -> Result<Vec<(Queue, i64)>> {
        let collected_before = self.collected_before().await?;
        let mut counts = Vec::with_capacity(Queue::ALL.len());
        for queue in Queue::ALL {
            let mut query = QueryBuilder::new("SELECT count(*) FROM (SELECT 1 FROM ");
            match queue.state() {
                Some(state) => query.push("application a WHERE a.state = ").push_bind(state.code()),
                None => query.push("attendance d WHERE d.left_at IS NULL AND d.day = ").push_bind(self.today()),
            };
            if queue == Queue::NotCollected {
                query.push(" AND a.state_since < ").push_bind(collected_before);
            }
            query.push(" LIMIT ").push_bind(MOST_COUNTED + 1).push(")");
            counts.push((queue, query.build().fetch_one(&self.read).await?.get(0)));
        }
        Ok(counts)
    }

    /// One page of a queue, oldest first, behind the row `(place, id)`.
    pub async fn queue(&self, queue: Queue, behind: Option<(i64, &str)>) -> Result<Vec<QueueRow>> {
        let (place, id) = behind.unwrap_or((i64::MIN, ""));
        let mut query = match queue.state() {
            Some(state) => {
                let mut query = rows_from(self, "a.state_since", "application a");
                query.push("WHERE a.state = ").push_bind(state.code());
                if queue == Queue::NotCollected {
                    query.push(" AND a.state_since < ").push_bind(self.collected_before().await?);
                }
                query.push(" AND (a.state_since, a.id) > (").push_bind(place).push(", ").push_bind(id);
                query.push(") ORDER BY a.state_since, a.id");
                query
            }
            None => {
                let mut query =
                    rows_from(self, "d.queue_no", "attendance d CROSS JOIN application a ON a.id = d.application");
                query.push("WHERE d.day = ").push_bind(self.today()).push(" AND d.left_at IS NULL AND d.queue_no > ");
                query.push_bind(place).push(" ORDER BY d.queue_no");
                query
            }
        };
        query.push(" LIMIT ").push_bind(PAGE);
        query.build().fetch_all(&self.read).await?.iter().map(row).collect()
    }

    /// The oldest file of a queue that nobody but `officer` has open, other than `not`.
    pub async fn next_file(&self, queue: Queue, officer: &str, not: &str) -> Result<Option<String>> {
        let rows = self.queue(queue, None).await?;
        Ok(rows.into_iter().find(|row| row.id != not && row.is_free_for(officer)).map(|row| row.id))
    }

    /// One row by its id.
    pub async fn queue_row(&self, id: &str) -> Result<QueueRow> {
        let mut query = rows_from(self, "a.state_since", "application a");
        query.push("WHERE a.id = ").push_bind(id);
        row(&query.build().fetch_one(&self.read).await?)
    }

    /// The rows of these files, in one question. One that is gone is left out.
    pub async fn queue_rows(&self, ids: &[&str]) -> Result<Vec<QueueRow>> {
        let mut query = rows_from(self, "a.state_since", "application a");
        query.push("WHERE a.id IN (SELECT value FROM json_each(").push_bind(list(ids)?).push("))");
        query.build().fetch_all(&self.read).await?.iter().map(row).collect()
    }

    /// What is seen of each file's card, in one question; nothing for a file that has none of it.
    pub async fn cards_at_a_glance(&self, ids: &[&str]) -> Result<HashMap<String, Glance>> {
        let rows = sqlx::query(
            "SELECT a.id, c.number,
               (SELECT d.id FROM document d WHERE d.application = a.id AND d.kind = 'foto' AND d.removed_at IS NULL LIMIT 1)
             FROM application a LEFT JOIN card_face f ON f.application = a.id LEFT JOIN card c ON c.id = f.card
             WHERE a.id IN (SELECT value FROM json_each(?))",
        )
        .bind(list(ids)?)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().map(|row| (row.get(0), Glance { number: row.get(1), photo: row.get(2) })).collect())
    }

    fn today(&self) -> String {
        self.clock.today().to_string()
    }

    /// The instant before which a card that was signed counts as not collected.
    async fn collected_before(&self) -> Result<i64> {
        Ok(self.clock.now() - i64::from(self.office().await?.not_collected_days) * 24 * 3600)
    }
}

/// A list of ids as one argument, so that a statement has the same words for any number of them.
fn list(ids: &[&str]) -> Result<String> {
    serde_json::to_string(ids).map_err(|_| StoreError::Corrupt("ids"))
}

pub(super) fn row(row: &SqliteRow) -> Result<QueueRow> {
    let year: Option<i32> = row.get("year");
    let number: Option<i64> = row.get("register_no");
    let started: Option<i64> = row.get("started_at");
    let holder: Option<String> = row.get("holder");
    Ok(QueueRow {
        id: row.get("id"),
        version: row.get("version"),
        name: row.get("name"),
        kelurahan: row.get("kelurahan"),
        kind: Kind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("application.kind"))?,
        state: State::from_code(row.get("state")).ok_or(StoreError::Corrupt("application.state"))?,
        state_since: row.get("state_since"),
        register: year.zip(number).map(|(year, number)| RegisterNo { year, number }),
        assisted: row.get::<Option<String>, _>("assisted_by").is_some(),
        step: started.map(|started| (started, row.get("paused"), row.get("paused_at"))),
        held: holder.map(|officer| Holder { officer, name: row.get("holder_name"), since: row.get("held_since") }),
        place: row.get("place"),
    })
}
