//! Running numbers, counted inside the caller's transaction. A number that was given is never given again.

use std::collections::BTreeMap;
use std::io::Write;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

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

/// The highest running number that a card of `year` has, also one of a database that was replaced by an older copy.
pub(crate) async fn highest_given(store: &Store, connection: &mut SqliteConnection, year: i32) -> Result<u32> {
    let issued = highest_issued(connection, year).await?;
    let noted = store.highest_noted().get(&year).copied().unwrap_or(0);
    Ok(u32::try_from(issued.max(noted)).unwrap_or(u32::MAX))
}

/// The highest running number among the cards of `year`; 0 when there is none.
pub(super) async fn highest_issued(connection: &mut SqliteConnection, year: i32) -> Result<i64> {
    // A card number is 16 digits: region, day, month, year, counter.
    let row = sqlx::query(
        "SELECT max(CAST(substr(number, 11) AS INTEGER)) FROM card WHERE old = 0 AND substr(number, 9, 2) = ?",
    )
    .bind(format!("{:02}", year.rem_euclid(100)))
    .fetch_one(connection)
    .await?;
    Ok(row.get::<Option<i64>, _>(0).unwrap_or(0))
}

/// The number that the next card of `year` gets, as things stand.
pub(crate) async fn next_card(connection: &mut SqliteConnection, year: i32) -> Result<u32> {
    let row = sqlx::query("SELECT value FROM counter WHERE name = 'card' AND year = ?")
        .bind(year)
        .fetch_optional(&mut *connection)
        .await?;
    Ok(row.map_or(1, |row| u32::try_from(row.get::<i64, _>(0) + 1).unwrap_or(u32::MAX)))
}

/// Makes the next card of `year` get `next`, which must lie above [`highest_given`].
pub(crate) async fn start_at(tx: &mut Tx, year: i32, next: u32) -> Result<()> {
    sqlx::query(
        "INSERT INTO counter (name, year, value) VALUES ('card', ?, ?)
         ON CONFLICT (name, year) DO UPDATE SET value = excluded.value",
    )
    .bind(year)
    .bind(i64::from(next) - 1)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Makes counting of cards go on behind `value`, wherever it stands before.
pub(crate) async fn raise(tx: &mut Tx, year: i32, value: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO counter (name, year, value) VALUES ('card', ?, ?)
         ON CONFLICT (name, year) DO UPDATE SET value = max(value, excluded.value)",
    )
    .bind(year)
    .bind(value)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl Store {
    /// The running number that the next card of a year gets, as things stand.
    pub async fn next_card_number(&self, year: i32) -> Result<u32> {
        next_card(&mut *self.read.acquire().await?, year).await
    }

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

    /// Brings counters and ledger together: counters are raised to what the ledger remembers, and a card that was issued when the program was
    /// killed before it could be noted is noted now, since from here on its number can be seen.
    pub(crate) async fn catch_up_with_ledger(&self) -> Result<()> {
        let noted = self.highest_noted();
        if !noted.is_empty() {
            let mut tx = self.begin().await?;
            for (year, value) in &noted {
                raise(&mut tx, *year, *value).await?;
            }
            tx.commit().await?;
        }
        if self.ledger.is_some() {
            for (year, issued) in self.issued_beyond(&noted).await? {
                self.note_in_ledger(year, issued)?;
            }
        }
        Ok(())
    }

    /// The years in which a card has a higher running number than was noted, each with that number.
    pub(super) async fn issued_beyond(&self, noted: &BTreeMap<i32, i64>) -> Result<Vec<(i32, i64)>> {
        let mut connection = self.read.acquire().await?;
        let counters =
            sqlx::query("SELECT year, value FROM counter WHERE name = 'card'").fetch_all(&mut *connection).await?;
        let mut beyond = Vec::new();
        for counter in counters {
            let (year, value): (i32, i64) = (counter.get(0), counter.get(1));
            let noted = noted.get(&year).copied().unwrap_or(0);
            // A counter that an admin has set ahead has given out nothing yet; so the cards decide.
            if value > noted {
                let issued = highest_issued(&mut connection, year).await?;
                if issued > noted {
                    beyond.push((year, issued));
                }
            }
        }
        Ok(beyond)
    }

    /// The highest running number among the cards of `year`; 0 when there is none.
    pub(super) async fn highest_card_of(&self, year: i32) -> Result<i64> {
        highest_issued(&mut *self.read.acquire().await?, year).await
    }

    /// The highest number of each year in the ledger.
    pub(super) fn highest_noted(&self) -> BTreeMap<i32, i64> {
        let mut highest = BTreeMap::new();
        for (year, value) in self.ledger_lines() {
            let of_year = highest.entry(year).or_insert(value);
            *of_year = value.max(*of_year);
        }
        highest
    }

    /// Year and number of each line of the ledger; a line that was cut short is skipped.
    fn ledger_lines(&self) -> Vec<(i32, i64)> {
        let text = self.ledger.as_ref().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        let read = |line: &str| {
            let (year, value) = line.split_once(' ')?;
            Some((year.parse().ok()?, value.parse().ok()?))
        };
        text.lines().filter_map(read).collect()
    }
}
