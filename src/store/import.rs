//! The import of an old register (*impor register lama*): the file between its steps, what of it is known already, and the import itself, which
//! is one transaction. The cards then live like any other; their events say "impor" on the day of the import.

mod bulk;
mod card;
mod known;

use chrono::NaiveDate;
use serde_json::json;
use sqlx::sqlite::SqliteConnection;
use sqlx::{QueryBuilder, Row};

use self::card::Ready;
use self::known::Question;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, counter};
use crate::crypt::digest::sha256;
use crate::crypt::sealed::Place;
use crate::crypt::token;
use crate::domain::import::{Checked, Columns, Field, OldCard, Refused, Rules, Sheet, Wrong, check};

/// A day, in seconds: what nobody came back to is dropped.
const KEPT: i64 = 24 * 3600;

/// A file that was sent and not imported yet.
pub struct ImportDraft {
    /// Also that of the import that becomes of it.
    pub id: String,
    pub sheet: Sheet,
    /// None until they are chosen.
    pub columns: Option<Columns>,
}

/// An import that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportRun {
    pub id: String,
    pub cards: i64,
    pub refused_rows: i64,
    /// Name of the officer.
    pub made_by: String,
    /// Seconds since 1970.
    pub made_at: i64,
}

const RUN: &str =
    "SELECT r.id, r.cards, r.refused_rows, r.made_at, o.name FROM import_run r JOIN officer o ON o.id = r.made_by";

/// What came of keeping a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    Yes,
    /// This very file was imported before.
    Again,
}

/// What came of importing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Imported {
    /// Id of the import; also when it was made before by the same sending.
    Done(String),
    /// Other cards than those that were seen would come in, or there is nothing to import; nothing was written.
    Changed,
}

impl Store {
    /// Keeps a file for its officer, in place of one that was sent before.
    pub async fn keep_import(&self, officer: &str, bytes: &[u8], sheet: &Sheet) -> Result<Kept> {
        let (id, hash) = (token::id(), sha256(bytes));
        let sealed = self.keys.office_key().seal_json(&place(&id), sheet)?;
        let mut tx = self.begin().await?;
        let before =
            sqlx::query("SELECT 1 FROM import_run WHERE hash = ?").bind(&hash).fetch_optional(&mut *tx).await?;
        if before.is_some() {
            tx.commit().await?;
            return Ok(Kept::Again);
        }
        sqlx::query("INSERT OR REPLACE INTO import_draft (officer, id, hash, sheet, saved_at) VALUES (?, ?, ?, ?, ?)")
            .bind(officer)
            .bind(id)
            .bind(hash)
            .bind(sealed)
            .bind(self.clock.now())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Kept::Yes)
    }

    /// What an officer has sent and not imported yet.
    pub async fn import_draft(&self, officer: &str) -> Result<Option<ImportDraft>> {
        let row = sqlx::query("SELECT id, sheet, columns FROM import_draft WHERE officer = ? AND saved_at >= ?")
            .bind(officer)
            .bind(self.clock.now() - KEPT)
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (id, columns): (String, &str) = (row.get("id"), row.get("columns"));
        let sheet = self.keys.office_key().open_json(&place(&id), row.get("sheet"))?;
        let columns = match columns {
            "" => None,
            json => Some(serde_json::from_str(json).map_err(|_| StoreError::Corrupt("import_draft.columns"))?),
        };
        Ok(Some(ImportDraft { id, sheet, columns }))
    }

    /// Notes which columns hold what, or with none that they are to be chosen again.
    pub async fn set_import_columns(&self, officer: &str, id: &str, columns: Option<&Columns>) -> Result<()> {
        let json =
            columns.map(serde_json::to_string).transpose().map_err(|_| StoreError::Corrupt("import_draft.columns"))?;
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE import_draft SET columns = ? WHERE officer = ? AND id = ?")
            .bind(json.unwrap_or_default())
            .bind(officer)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    pub async fn drop_import(&self, officer: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM import_draft WHERE officer = ?").bind(officer).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// Drops files that nobody came back to.
    pub async fn forget_old_imports(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        let before = self.clock.now() - KEPT;
        sqlx::query("DELETE FROM import_draft WHERE saved_at < ?").bind(before).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// What would be imported now, and why the other rows would not.
    pub async fn check_import(&self, sheet: &Sheet, columns: &Columns) -> Result<Checked> {
        let rules = self.import_rules().await?;
        check_against(self, &mut *self.read.acquire().await?, sheet, columns, rules).await
    }

    async fn import_rules(&self) -> Result<Rules> {
        Ok(Rules { today: self.clock.today(), validity_years: self.office().await?.validity_years })
    }

    /// Imports all cards of a draft or none. `seen` is how many the officer was shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such draft and no such import.
    pub async fn import(&self, officer: &str, id: &str, seen: usize) -> Result<Imported> {
        if self.import_run(id).await?.is_some() {
            self.note_owed()?;
            return Ok(Imported::Done(id.to_owned()));
        }
        let draft = self.import_draft(officer).await?.filter(|draft| draft.id == id).ok_or(StoreError::NotFound)?;
        let Some(columns) = draft.columns else { return Ok(Imported::Changed) };
        let (rules, region) = (self.import_rules().await?, self.office().await?.region_code);
        let checked = check_against(self, &mut *self.read.acquire().await?, &draft.sheet, &columns, rules).await?;
        if checked.cards.len() != seen || seen == 0 {
            let made = self.import_run(id).await?.is_some();
            return Ok(if made { Imported::Done(id.to_owned()) } else { Imported::Changed });
        }
        let (counters, refused_rows) = (checked.counters(&region), checked.refused_rows());
        let refused = serde_json::to_string(&checked.refused).map_err(|_| StoreError::Corrupt("import_run.refused"))?;
        let (question, cards) = self.made_ready(checked.cards, rules.today).await?;
        let mut tx = self.begin().await?;
        // Of two sendings at once the second waits here until the first has made the import.
        let made = sqlx::query("SELECT 1 FROM import_run WHERE id = ?").bind(id).fetch_optional(&mut *tx).await?;
        if made.is_some() {
            tx.commit().await?;
            return Ok(Imported::Done(id.to_owned()));
        }
        // Somebody else may have got a card in the meantime.
        if !question.known(&mut tx).await?.is_empty() || !question.on_register(&mut tx).await?.is_empty() {
            return Ok(Imported::Changed);
        }
        let hash = sqlx::query("DELETE FROM import_draft WHERE id = ? RETURNING hash")
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(hash) = hash else { return Ok(Imported::Changed) };
        bulk::write(self, &mut tx, &cards, officer).await?;
        for (year, counter) in &counters {
            counter::raise(&mut tx, *year, i64::from(*counter)).await?;
        }
        sqlx::query(
            "INSERT INTO import_run (id, hash, cards, refused, refused_rows, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
            .bind(id)
            .bind(hash.get::<&str, _>(0))
            .bind(i64::try_from(seen).unwrap_or(i64::MAX))
            .bind(refused)
            .bind(i64::try_from(refused_rows).unwrap_or(i64::MAX))
            .bind(officer)
            .bind(self.clock.now())
            .execute(&mut *tx)
            .await?;
        let details = json!({ "cards": seen, "refused": refused_rows, "hash": hash.get::<&str, _>(0) });
        let entry = Entry { actor: officer, action: "import", subject: id, details };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        tx.commit().await?;
        for (year, counter) in counters {
            self.note_in_ledger(year, i64::from(counter))?;
        }
        self.note_change();
        Ok(Imported::Done(id.to_owned()))
    }

    /// Everything that takes time before an import, away from the threads that answer people.
    async fn made_ready(&self, cards: Vec<OldCard>, today: NaiveDate) -> Result<(Question, Vec<Ready>)> {
        let store = self.clone();
        let ready = move || {
            let question = Question::about(&store, &cards, today);
            let cards: Result<Vec<_>> = cards.iter().map(|card| card::ready(&store, card)).collect();
            cards.map(|cards| (question, cards))
        };
        tokio::task::spawn_blocking(ready).await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }

    pub async fn import_run(&self, id: &str) -> Result<Option<ImportRun>> {
        let mut query = QueryBuilder::new(RUN);
        let row = query.push(" WHERE r.id = ").push_bind(id).build().fetch_optional(&self.read).await?;
        Ok(row.as_ref().map(run))
    }

    /// Every reason why a row of an import was refused, in the order of the rows; None when there is no such import.
    pub async fn import_refused(&self, id: &str) -> Result<Option<Vec<Refused>>> {
        let row =
            sqlx::query("SELECT refused FROM import_run WHERE id = ?").bind(id).fetch_optional(&self.read).await?;
        let Some(row) = row else { return Ok(None) };
        serde_json::from_str(row.get(0)).map(Some).map_err(|_| StoreError::Corrupt("import_run.refused"))
    }

    /// The last imports, the newest first.
    pub async fn import_runs(&self, most: i64) -> Result<Vec<ImportRun>> {
        let mut query = QueryBuilder::new(RUN);
        query.push(" ORDER BY r.made_at DESC, r.id DESC LIMIT ").push_bind(most);
        Ok(query.build().fetch_all(&self.read).await?.iter().map(run).collect())
    }
}

fn run(row: &sqlx::sqlite::SqliteRow) -> ImportRun {
    ImportRun {
        id: row.get("id"),
        cards: row.get("cards"),
        refused_rows: row.get("refused_rows"),
        made_by: row.get("name"),
        made_at: row.get("made_at"),
    }
}

/// The rows by themselves, and then against what is here.
async fn check_against(
    store: &Store,
    connection: &mut SqliteConnection,
    sheet: &Sheet,
    columns: &Columns,
    rules: Rules,
) -> Result<Checked> {
    let mut checked = check(sheet, columns, rules);
    let question = Question::about(store, &checked.cards, rules.today);
    let known = question.known(connection).await?;
    let on_register = question.on_register(connection).await?;
    checked.without(|card| {
        if known.contains(&card.number.key()) {
            Some((Field::Number, Wrong::Known))
        } else if card.is_valid_on(rules.today) && on_register.contains(&card.nik) {
            Some((Field::Nik, Wrong::NewerCard))
        } else {
            None
        }
    });
    Ok(checked)
}

fn place(id: &str) -> Place<'_> {
    Place { table: "import_draft", column: "sheet", row: id }
}

#[cfg(test)]
mod tests;
