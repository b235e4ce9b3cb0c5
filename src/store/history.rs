//! What happened to a file so far (*riwayat*), from the journal: who did what, when.

use sqlx::Row;

use super::{Result, Store};

/// One line. `by` is an officer's name, or None where the job seeker did it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Happened {
    pub at: i64,
    /// Code of a move, or of another entry of the journal.
    pub what: String,
    pub by: Option<String>,
}

/// Lines that are shown at most.
const MOST: i64 = 40;

impl Store {
    /// Newest first.
    pub async fn history(&self, application: &str) -> Result<Vec<Happened>> {
        let rows = sqlx::query(
            "SELECT j.at, j.action, o.name FROM journal j LEFT JOIN officer o ON o.id = j.actor
             WHERE j.subject = ? ORDER BY j.seq DESC LIMIT ?",
        )
        .bind(application)
        .bind(MOST)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().map(|row| Happened { at: row.get(0), what: row.get(1), by: row.get(2) }).collect())
    }
}
