//! Running numbers, counted inside the caller's transaction. A number that was given is never given again.

use sqlx::Row;
use std::io::Write;

use super::{Result, Store, StoreError, Tx};

/// The next number of a sequence, restarting each calendar year.
pub(crate) async fn next(tx: &mut Tx, name: &'static str, year: i32) -> Result<i64> {
    let row = sqlx::query(
        "INSERT INTO counter (name, year, value) VALUES (?, ?, 1)
         ON CONFLICT (name, year) DO UPDATE SET value = value + 1 RETURNING value",
    )
    .bind(name)
    .bind(year)
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.get(0))
}

impl Store {
    /// Writes the highest card number of a year to the ledger beside the key, before the number is shown to anybody: after a
    /// restore of an older database counting goes on behind it.
    pub(crate) fn note_in_ledger(&self, year: i32, value: i64) -> Result<()> {
        let Some(path) = &self.ledger else { return Ok(()) };
        let append = || {
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
            writeln!(file, "{year} {value}")?;
            file.sync_data()
        };
        append().map_err(StoreError::Ledger)
    }

    /// Writes the counters of all years to the ledger.
    pub(crate) async fn note_all_in_ledger(&self) -> Result<()> {
        let rows = sqlx::query("SELECT year, value FROM counter WHERE name = 'card'").fetch_all(&self.read).await?;
        rows.iter().try_for_each(|row| self.note_in_ledger(row.get(0), row.get(1)))
    }

    /// Raises the counters to what the ledger remembers.
    pub(crate) async fn catch_up_with_ledger(&self) -> Result<()> {
        let Some(text) = self.ledger.as_ref().and_then(|path| std::fs::read_to_string(path).ok()) else {
            return Ok(());
        };
        let mut tx = self.begin().await?;
        for line in text.lines() {
            let Some((year, value)) = line.split_once(' ') else { continue };
            let (Ok(year), Ok(value)) = (year.parse::<i32>(), value.parse::<i64>()) else { continue };
            sqlx::query(
                "INSERT INTO counter (name, year, value) VALUES ('card', ?, ?)
                 ON CONFLICT (name, year) DO UPDATE SET value = max(value, excluded.value)",
            )
            .bind(year)
            .bind(value)
            .execute(&mut *tx)
            .await?;
        }
        Ok(tx.commit().await?)
    }
}
