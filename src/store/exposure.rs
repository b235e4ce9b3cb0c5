//! Whom an officer's account has touched between two moments (UU 27/2022 art. 46): the people whose files it opened, printed or changed, the
//! files that it took out, the lists that it looked at, and what it did to the office itself. Read from the access log and the journal.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::application::RegisterNo;
use super::clock::instant;
use super::{Result, Store, StoreError, draft};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::exposure::{Span, Touch};
use crate::domain::form::Answers;

/// The same thing done once or more often.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deed {
    pub touch: Touch,
    /// Word of the access log or of the journal.
    pub action: String,
    /// Seconds since 1970.
    pub first: i64,
    pub last: i64,
    pub times: i64,
}

/// Somebody whose data was touched.
pub struct Touched {
    /// The newest of their applications that were touched.
    pub application: String,
    pub name: String,
    pub register: Option<RegisterNo>,
    /// In the order in which they began.
    pub deeds: Vec<Deed>,
    /// Opens the answers of the application, in the store alone.
    key: DataKey,
}

/// A file that was taken out: everybody in it is touched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenOut {
    pub at: i64,
    /// Code of the kind of list, and the period or figure that it is of.
    pub what: String,
    pub of: String,
    pub rows: u64,
    pub purpose: String,
}

/// All of it.
pub struct Exposure {
    /// By name.
    pub people: Vec<Touched>,
    pub exports: Vec<TakenOut>,
    /// Lists of people that were looked at or printed: whose names stood there is not known.
    pub lists: Vec<Deed>,
    /// What was done to the office: settings, officers, reports.
    pub office: Vec<Deed>,
}

/// Of an officer (?1) from an instant (?2) until before another (?3): what was done with each file. A code of the counter is about an account, and
/// so about all files of it.
const OF_PEOPLE: &str = "
    SELECT a.id, coalesce(a.person, a.account, a.id) AS who, a.name, a.year, a.register_no, a.data_key, k.wrapped,
           file, entry, action, first_at, last_at, times
    FROM (SELECT application AS file, 0 AS entry, action, min(at) AS first_at, max(at) AS last_at, count(*) AS times
          FROM access_log WHERE officer = ?1 AND at >= ?2 AND at < ?3 AND application IS NOT NULL GROUP BY application, action
          UNION ALL
          SELECT subject, 1, action, min(at), max(at), count(*)
          FROM journal WHERE actor = ?1 AND at >= ?2 AND at < ?3 GROUP BY subject, action)
    JOIN application a ON a.id = file OR a.account = file
    JOIN data_key k ON k.id = a.data_key
    ORDER BY a.name COLLATE NOCASE, a.id, first_at, entry, action";

const OF_LISTS: &str = "
    SELECT 0 AS entry, action, min(at) AS first_at, max(at) AS last_at, count(*) AS times FROM access_log
    WHERE officer = ?1 AND at >= ?2 AND at < ?3 AND application IS NULL AND action <> 'export'
    GROUP BY action ORDER BY first_at, action";

const OF_OFFICE: &str = "
    SELECT 1 AS entry, action, min(at) AS first_at, max(at) AS last_at, count(*) AS times FROM journal j
    WHERE actor = ?1 AND at >= ?2 AND at < ?3 AND action <> 'ekspor'
      AND NOT EXISTS (SELECT 1 FROM application a WHERE a.id = j.subject)
      AND NOT EXISTS (SELECT 1 FROM application a WHERE a.account = j.subject)
    GROUP BY action ORDER BY first_at, action";

const OF_EXPORTS: &str = "
    SELECT seq, at, subject, details FROM journal
    WHERE actor = ?1 AND at >= ?2 AND at < ?3 AND action = 'ekspor' ORDER BY at, seq";

impl Store {
    /// What the account of `officer` did within the stretch.
    pub async fn exposure(&self, officer: &str, span: Span) -> Result<Exposure> {
        // The last minute belongs to it as a whole.
        let (from, before) = (instant(span.from()), instant(span.until()) + 60);
        let read = async |statement: &'static str| {
            sqlx::query(statement).bind(officer).bind(from).bind(before).fetch_all(&self.read).await
        };
        let exports = read(OF_EXPORTS).await?;
        Ok(Exposure {
            people: self.people_in(&read(OF_PEOPLE).await?)?,
            exports: exports.iter().map(|row| self.taken_out(row)).collect::<Result<_>>()?,
            lists: read(OF_LISTS).await?.iter().map(deed).collect(),
            office: read(OF_OFFICE).await?.iter().map(deed).collect(),
        })
    }

    /// What these people answered in their forms, by their applications: among it how they can be reached.
    pub async fn answers_of_touched(&self, people: &[Touched]) -> Result<HashMap<String, Answers>> {
        let keys = people.iter().map(|person| (person.application.as_str(), &person.key)).collect();
        draft::answers_with(self, &keys).await
    }

    /// Several files of one person are one person, and a deed that is about all of them counts once.
    fn people_in(&self, rows: &[SqliteRow]) -> Result<Vec<Touched>> {
        let mut people: Vec<Touched> = Vec::new();
        let (mut places, mut seen) = (HashMap::new(), HashSet::new());
        for row in rows {
            let (who, application): (&str, &str) = (row.get("who"), row.get("id"));
            let register = match (row.get("year"), row.get("register_no")) {
                (Some(year), Some(number)) => Some(RegisterNo { year, number }),
                _ => None,
            };
            let at = match places.get(who) {
                Some(at) => *at,
                None => {
                    people.push(Touched {
                        application: application.to_owned(),
                        name: row.get("name"),
                        register,
                        deeds: Vec::new(),
                        key: self.keys.unwrap(row.get("data_key"), row.get("wrapped"))?,
                    });
                    places.insert(who, people.len() - 1);
                    people.len() - 1
                }
            };
            let person = &mut people[at];
            if place_of(register) > place_of(person.register) {
                person.key = self.keys.unwrap(row.get("data_key"), row.get("wrapped"))?;
                (person.application, person.name, person.register) =
                    (application.to_owned(), row.get("name"), register);
            }
            let deed = deed(row);
            let once = (at, row.get::<&str, _>("file"), row.get::<i64, _>("entry"), row.get::<&str, _>("action"));
            if seen.insert(once) {
                add(&mut person.deeds, deed);
            }
        }
        for person in &mut people {
            person.deeds.sort_by(|one, other| one.first.cmp(&other.first).then(one.touch.cmp(&other.touch)));
        }
        Ok(people)
    }

    fn taken_out(&self, row: &SqliteRow) -> Result<TakenOut> {
        let seq: i64 = row.get("seq");
        let place = Place { table: "journal", column: "details", row: &seq.to_string() };
        let details: Value = self.keys.office_key().open_json(&place, row.get("details"))?;
        let text = |name: &str| details[name].as_str().map(str::to_owned);
        let (Some(of), Some(purpose), Some(rows)) = (text("of"), text("purpose"), details["rows"].as_u64()) else {
            return Err(StoreError::Corrupt("journal.details"));
        };
        Ok(TakenOut { at: row.get("at"), what: row.get("subject"), of, rows, purpose })
    }
}

fn place_of(register: Option<RegisterNo>) -> (i32, i64) {
    register.map_or((0, 0), |register| (register.year, register.number))
}

fn deed(row: &SqliteRow) -> Deed {
    let action: String = row.get("action");
    let touch = match row.get::<i64, _>("entry") {
        0 if action.starts_with("print-") => Touch::Printed,
        0 => Touch::Seen,
        _ => Touch::Changed,
    };
    Deed { touch, action, first: row.get("first_at"), last: row.get("last_at"), times: row.get("times") }
}

/// The same done with another file of the person is told together.
fn add(deeds: &mut Vec<Deed>, new: Deed) {
    match deeds.iter_mut().find(|deed| deed.touch == new.touch && deed.action == new.action) {
        Some(deed) => {
            deed.first = deed.first.min(new.first);
            deed.last = deed.last.max(new.last);
            deed.times += new.times;
        }
        None => deeds.push(new),
    }
}

#[cfg(test)]
mod tests;
