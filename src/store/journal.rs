//! The journal: every move and every change of settings, append-only, each row chained to the one before by an HMAC whose key lies
//! outside the database. The head (count and last HMAC) goes to a file beside the key, so that a shortened or rebuilt journal is found.

use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::{Result, Store, StoreError, Tx};
use crate::crypt::keys::Keys;
use crate::crypt::sealed::{DataKey, Place};

/// One row to be written. `actor` and `subject` are ids, never names.
pub struct Entry<'a> {
    pub actor: &'a str,
    pub action: &'a str,
    pub subject: &'a str,
    /// JSON; sealed with the key of whom it is about.
    pub details: serde_json::Value,
}

/// One row as it stands in clear.
pub struct Line<'a> {
    pub seq: i64,
    /// Seconds since 1970.
    pub at: i64,
    pub actor: &'a str,
    pub action: &'a str,
    pub subject: &'a str,
}

/// The end of the chain at some moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub count: i64,
    /// Hexadecimal HMAC of the last row; empty for an empty journal.
    pub mac: String,
}

/// Appends within the caller's transaction.
pub(crate) async fn append(tx: &mut Tx, keys: &Keys, key: &DataKey, at: i64, entry: Entry<'_>) -> Result<()> {
    let last = sqlx::query("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1").fetch_optional(&mut **tx).await?;
    let (seq, previous) = match last {
        Some(row) => (row.get::<i64, _>(0) + 1, row.get::<Vec<u8>, _>(1)),
        None => (1, Vec::new()),
    };
    let place = Place { table: "journal", column: "details", row: &seq.to_string() };
    let details = key.seal(&place, entry.details.to_string().as_bytes());
    let mac = keys.chain(&previous, &bytes(seq, at, entry.actor, entry.action, entry.subject, &details));
    sqlx::query("INSERT INTO journal (seq, at, actor, action, subject, details, mac) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(seq)
        .bind(at)
        .bind(entry.actor)
        .bind(entry.action)
        .bind(entry.subject)
        .bind(details)
        .bind(mac.as_slice())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A change of settings or officers, as the admin sees it afterwards: never its values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeChange {
    pub at: i64,
    /// Name of the officer who made it; None when it came from the command line.
    pub by: Option<String>,
    pub action: String,
    /// The code of a page of settings, or the id of an officer.
    pub subject: String,
    /// The officer whom it is about.
    pub officer: Option<String>,
}

impl Store {
    /// The last changes of settings and officers, the newest first. That officers choose passwords of their own is left out.
    pub async fn office_changes(&self, most: i64) -> Result<Vec<OfficeChange>> {
        // The list of actions is the one of the index `journal_office`.
        let rows = sqlx::query(
            "SELECT j.at, j.action, j.subject, a.name, s.name FROM journal j
             LEFT JOIN officer a ON a.id = j.actor LEFT JOIN officer s ON s.id = j.subject
             WHERE j.action IN ('setting', 'officer-added', 'officer-changed', 'officer-password', 'officer-ended', 'officer-opened')
             AND NOT (j.action = 'officer-password' AND j.actor = j.subject) ORDER BY j.seq DESC LIMIT ?",
        )
        .bind(most)
        .fetch_all(&self.read)
        .await?;
        let change = |row: &sqlx::sqlite::SqliteRow| OfficeChange {
            at: row.get(0),
            action: row.get(1),
            subject: row.get(2),
            by: row.get(3),
            officer: row.get(4),
        };
        Ok(rows.iter().map(change).collect())
    }

    /// Hands over every row in its order, until `tell` fails.
    pub async fn each_journal_row<E>(
        &self,
        mut tell: impl FnMut(Line<'_>) -> std::result::Result<(), E>,
    ) -> Result<std::result::Result<(), E>> {
        let mut last = 0;
        loop {
            let rows = sqlx::query(
                "SELECT seq, at, actor, action, subject FROM journal WHERE seq > ? ORDER BY seq LIMIT 1000",
            )
            .bind(last)
            .fetch_all(&self.read)
            .await?;
            if rows.is_empty() {
                return Ok(Ok(()));
            }
            for row in &rows {
                last = row.get(0);
                let row =
                    Line { seq: last, at: row.get(1), actor: row.get(2), action: row.get(3), subject: row.get(4) };
                if let Err(error) = tell(row) {
                    return Ok(Err(error));
                }
            }
        }
    }

    /// Walks the whole chain; `anchor` is a head kept elsewhere that the journal must contain.
    ///
    /// # Errors
    /// [`StoreError::JournalBroken`] with the first row that does not fit.
    pub async fn verify_journal(&self, anchor: Option<&Head>) -> Result<Head> {
        verify(&mut *self.read.acquire().await?, &self.keys, anchor).await
    }

    /// The head as it stands, without walking the chain.
    pub async fn journal_head(&self) -> Result<Head> {
        head(&mut *self.read.acquire().await?).await
    }
}

/// See [`Store::journal_head`].
pub(crate) async fn head(connection: &mut SqliteConnection) -> Result<Head> {
    let last = sqlx::query("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1").fetch_optional(connection).await?;
    Ok(last.map_or(Head { count: 0, mac: String::new() }, |row| Head { count: row.get(0), mac: hex(row.get(1)) }))
}

/// See [`Store::verify_journal`].
async fn verify(connection: &mut SqliteConnection, keys: &Keys, anchor: Option<&Head>) -> Result<Head> {
    // Numbers begin at 1: what was put in before would be passed over below.
    let before = sqlx::query("SELECT min(seq) FROM journal").fetch_one(&mut *connection).await?;
    if let Some(seq) = before.get::<Option<i64>, _>(0).filter(|seq| *seq < 1) {
        return Err(StoreError::JournalBroken(seq));
    }
    let (mut count, mut previous) = (0, Vec::new());
    loop {
        let rows = sqlx::query(
            "SELECT seq, at, actor, action, subject, details, mac FROM journal WHERE seq > ? ORDER BY seq LIMIT 1000",
        )
        .bind(count)
        .fetch_all(&mut *connection)
        .await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let seq: i64 = row.get("seq");
            let row_bytes =
                bytes(seq, row.get("at"), row.get("actor"), row.get("action"), row.get("subject"), row.get("details"));
            let mac = keys.chain(&previous, &row_bytes);
            if seq != count + 1 || mac.as_slice() != row.get::<&[u8], _>("mac") {
                return Err(StoreError::JournalBroken(seq));
            }
            (count, previous) = (seq, mac.to_vec());
            if anchor.is_some_and(|anchor| anchor.count == count && anchor.mac != hex(&previous)) {
                return Err(StoreError::JournalBroken(seq));
            }
        }
    }
    match anchor {
        Some(anchor) if anchor.count > count => Err(StoreError::JournalBroken(count + 1)),
        _ => Ok(Head { count, mac: hex(&previous) }),
    }
}

/// The row as the chain sees it: every part with its length before it, so that no two rows read the same.
fn bytes(seq: i64, at: i64, actor: &str, action: &str, subject: &str, details: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(details.len() + 128);
    let (seq, at) = (seq.to_be_bytes(), at.to_be_bytes());
    for part in [&seq[..], &at, actor.as_bytes(), action.as_bytes(), subject.as_bytes(), details] {
        out.extend_from_slice(&(part.len() as u64).to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
