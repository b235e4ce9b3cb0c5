//! What a day or month brought (*Laporan Informasi*): moves by kind of application. Times and reasons stand in `board`.

use chrono::Days;
use sqlx::Row;

use super::clock::start_of_day;
use super::{Result, Store, StoreError};
use crate::domain::application::{Kind, Move};
use crate::domain::period::Period;

/// How often a move was made with applications of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MoveCount {
    pub mv: Move,
    pub kind: Kind,
    pub count: i64,
}

impl Store {
    /// All moves of a period that were made at least once.
    pub async fn move_counts(&self, period: Period) -> Result<Vec<MoveCount>> {
        let rows = sqlx::query(
            "SELECT e.kind, json_extract(e.facts, '$.kind'), count(*) FROM event e WHERE e.day BETWEEN ? AND ? GROUP BY 1, 2",
        )
        .bind(period.first().to_string())
        .bind(period.last().to_string())
        .fetch_all(&self.read)
        .await?;
        let mut counts = Vec::new();
        for row in rows {
            // Other events are no moves, and have no kind of application.
            let (Some(mv), Some(kind)) = (Move::from_code(row.get(0)), row.get::<Option<&str>, _>(1)) else { continue };
            let kind = Kind::from_code(kind).ok_or(StoreError::Corrupt("event.facts.kind"))?;
            counts.push(MoveCount { mv, kind, count: row.get(2) });
        }
        Ok(counts)
    }

    /// Rows that the register book got in a period, by kind.
    pub async fn entries(&self, period: Period) -> Result<Vec<(Kind, i64)>> {
        let rows = sqlx::query(
            "SELECT kind, count(*) FROM application WHERE submitted_at >= ? AND submitted_at < ? AND register_no IS NOT NULL GROUP BY kind",
        )
        .bind(start_of_day(period.first()))
        .bind(start_of_day(period.last() + Days::new(1)))
        .fetch_all(&self.read)
        .await?;
        let entry = |row: &sqlx::sqlite::SqliteRow| {
            Ok((Kind::from_code(row.get(0)).ok_or(StoreError::Corrupt("application.kind"))?, row.get(1)))
        };
        rows.iter().map(entry).collect()
    }
}
