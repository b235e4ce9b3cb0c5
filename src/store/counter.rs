//! Running numbers, counted inside the caller's transaction. A number that was given is never given again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

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

/// Numbers that were given and are not in the ledger yet.
#[derive(Clone, Default)]
pub(super) struct Owed(Arc<Mutex<BTreeSet<(i32, i64)>>>);

/// Appends whole lines to a file that must not be lost. Behind a line that was cut short by a full disk another one begins.
pub(super) fn append_lines(path: &Path, lines: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    let mut last = [b'\n'];
    if file.metadata()?.len() > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    let begin = if last == [b'\n'] { "" } else { "\n" };
    file.write_all([begin, lines].concat().as_bytes())?;
    file.sync_data()
}

impl Store {
    /// The running number that the next card of a year gets, as things stand.
    pub async fn next_card_number(&self, year: i32) -> Result<u32> {
        next_card(&mut *self.read.acquire().await?, year).await
    }

    /// Writes the highest card number of a year to the ledger beside the key, before the number is shown to anybody: after a
    /// restore of an older database counting goes on behind it.
    pub(crate) fn note_in_ledger(&self, year: i32, value: i64) -> Result<()> {
        self.owed.0.lock().unwrap_or_else(PoisonError::into_inner).insert((year, value));
        self.note_owed()
    }

    /// Writes what the ledger did not take when it was to be noted, since the disk was full. To be called before the same request is answered
    /// again, and now and then.
    pub fn note_owed(&self) -> Result<()> {
        let mut owed = self.owed.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(path) = self.ledger.as_ref().filter(|_| !owed.is_empty()) {
            let lines: String = owed.iter().map(|(year, value)| format!("{year} {value}\n")).collect();
            append_lines(path, &lines).map_err(StoreError::Ledger)?;
        }
        owed.clear();
        Ok(())
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::crypt::token;
    use crate::domain::application::Move;
    use crate::store::moves::{Moved, Request, With};
    use crate::store::test_office::{HEAD, TestOffice, WAY, face};

    #[tokio::test]
    async fn a_number_that_the_full_disk_kept_out_of_the_ledger_is_noted_before_it_is_answered() {
        let mut office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        let key_folder = office.folder().join("key");
        let ledger = key_folder.join("numbers.ledger");
        office.store.ledger = Some(ledger.clone());
        let holder = office.newcomer().await;
        office.go_through(&holder, &holder.application.clone(), &WAY[..4]).await;
        let file = office.store.application(&holder.application).await.expect("a file");
        let sending = office.store.sending(&token::id(), &[]);
        let issue = async || {
            let with = With::Face { face: Box::new(face()), years: 2, region: "3375" };
            let (actor, version, hand) = (office.officer.as_str(), file.version, HEAD);
            let request =
                Request { application: &file, version, sending: &sending, actor, hand, mv: Move::Issue, with };
            office.store.make_move(request).await
        };
        // There is no place for the ledger yet.
        assert!(matches!(issue().await, Err(StoreError::Ledger(_))));
        assert!(matches!(issue().await, Err(StoreError::Ledger(_))), "and not told either");
        fs::create_dir(&key_folder).expect("a place");
        assert!(matches!(issue().await, Ok(Moved::Done(_))));
        assert_eq!(fs::read_to_string(&ledger).expect("a ledger"), "2026 1\n");
        office.store.note_owed().expect("nothing is owed");
        assert_eq!(fs::read_to_string(&ledger).expect("a ledger"), "2026 1\n");
    }

    #[test]
    fn a_line_that_was_cut_short_does_not_spoil_the_next_one() {
        let file = std::env::temp_dir().join(format!("ak1-lines-{}", token::id()));
        append_lines(&file, "2026 1\n").expect("written");
        fs::write(&file, "2026 1\n2026 1").expect("cut");
        append_lines(&file, "2026 12\n2026 13\n").expect("written");
        assert_eq!(fs::read_to_string(&file).expect("lines"), "2026 1\n2026 1\n2026 12\n2026 13\n");
        fs::remove_file(file).ok();
    }
}
