//! What is here already of the cards of an old register: their numbers, and people whose card still runs. What it is asked by takes time to
//! reckon, so that is done before a transaction begins.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::crypt::hex;
use crate::domain::import::OldCard;
use crate::domain::nik::Nik;
use crate::store::{Result, Store};

/// What the database is asked about some cards.
pub struct Question {
    /// JSON of their numbers' keys.
    numbers: String,
    /// Those whose card still runs, by the keyed hashes of their NIKs.
    people: HashMap<String, Nik>,
    today: NaiveDate,
}

impl Question {
    pub fn about(store: &Store, cards: &[OldCard], today: NaiveDate) -> Question {
        let numbers: Vec<_> = cards.iter().map(|card| card.number.key()).collect();
        let running = cards.iter().filter(|card| card.is_valid_on(today));
        let people = running.map(|card| (hex::encode(store.nik_tag(&card.nik).as_bytes()), card.nik.clone())).collect();
        Question { numbers: json!(numbers).to_string(), people, today }
    }

    /// Those of the numbers that are here already, by their keys.
    pub async fn known(&self, connection: &mut SqliteConnection) -> Result<HashSet<String>> {
        let rows = sqlx::query(
            "SELECT number FROM card WHERE number IN (SELECT value FROM json_each(?1))
             UNION SELECT old_key FROM card WHERE old_key IN (SELECT value FROM json_each(?1))",
        )
        .bind(&self.numbers)
        .fetch_all(connection)
        .await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Those of the people who have a card here that still runs.
    pub async fn on_register(&self, connection: &mut SqliteConnection) -> Result<HashSet<Nik>> {
        let rows = sqlx::query(
            "SELECT j.value FROM json_each(?) j JOIN person p ON p.nik_tag = unhex(j.value)
             WHERE EXISTS (SELECT 1 FROM application a JOIN card c ON c.application = a.id
                           WHERE a.person = p.id AND c.valid_until >= ? AND c.replaced_on IS NULL AND c.withdrawn_on IS NULL)",
        )
        .bind(json!(self.people.keys().collect::<Vec<_>>()).to_string())
        .bind(self.today.to_string())
        .fetch_all(connection)
        .await?;
        Ok(rows.iter().filter_map(|row| self.people.get(row.get::<&str, _>(0))).cloned().collect())
    }
}
