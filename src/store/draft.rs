//! Answers to the steps of the form, saved as they were typed. A revision per step keeps a late older page from overwriting a newer one.

mod beside;

use std::collections::HashMap;

use serde_json::Value;
use sqlx::Row;

use beside::Why;

use super::application::Application;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::application::State;
use crate::domain::form::{Answers, Step};
use crate::domain::person_name::PersonName;

/// One step as it is stored.
#[derive(Clone, Debug)]
pub struct DraftStep {
    pub step: Step,
    pub revision: i64,
    pub answers: Answers,
    pub saved_at: i64,
}

/// What came of saving a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// Written; the new revision.
    Yes(i64),
    /// A newer revision stands already: the late one is kept beside it.
    Late,
    /// The application is not open for these answers any more.
    Closed,
}

impl Store {
    pub async fn draft_steps(&self, application: &Application) -> Result<Vec<DraftStep>> {
        let key = self.data_key(&application.data_key).await?;
        let rows = sqlx::query("SELECT step, revision, answers, saved_at FROM draft_step WHERE application = ?")
            .bind(&application.id)
            .fetch_all(&self.read)
            .await?;
        let read = |row: sqlx::sqlite::SqliteRow| {
            let step: String = row.get("step");
            Ok(DraftStep {
                answers: open(&key, &application.id, &step, row.get("answers"))?,
                step: Step::from_code(&step).ok_or(StoreError::Corrupt("draft_step.step"))?,
                revision: row.get("revision"),
                saved_at: row.get("saved_at"),
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// All answers of an application in one set; the keys of the steps do not overlap.
    pub async fn answers(&self, application: &Application) -> Result<Answers> {
        let mut all = Answers::default();
        for step in self.draft_steps(application).await? {
            all.merge(&step.answers);
        }
        Ok(all)
    }

    /// Saves a step on top of `revision` (0 for the first time). `may_write` says whether the state allows it; what was replaced after
    /// the sending is kept beside the new.
    pub async fn save_step(
        &self,
        application: &Application,
        step: Step,
        revision: i64,
        answers: &Answers,
        may_write: impl Fn(State) -> bool,
    ) -> Result<Saved> {
        let key = self.data_key(&application.data_key).await?;
        let sealed = seal(&key, &application.id, step.code(), answers)?;
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        let state = super::moves::state_in(&mut tx, &application.id).await?;
        if !may_write(state) {
            return Ok(Saved::Closed);
        }
        let stored = sqlx::query("SELECT revision, answers FROM draft_step WHERE application = ? AND step = ?")
            .bind(&application.id)
            .bind(step.code())
            .fetch_optional(&mut *tx)
            .await?;
        let mut current = 0;
        let mut nothing_lost = true;
        if let Some(row) = &stored {
            current = row.get(0);
            let standing = open(&key, &application.id, step.code(), row.get(1))?;
            if standing == *answers {
                tx.commit().await?;
                return Ok(Saved::Yes(current));
            }
            // The first saving may reach us after its own page was asked for again: what comes from that page is newer, not older, and says
            // as much. Of later ones it cannot be told whether an answer was added here or taken out there.
            nothing_lost = current == 1 && answers.says_all_of(&standing);
        }
        if revision < current && !nothing_lost {
            beside::keep(&mut tx, Why::Late, &application.id, step, revision, &sealed, now).await?;
            tx.commit().await?;
            return Ok(Saved::Late);
        }
        if let (Some(row), true) = (&stored, state != State::Draft) {
            beside::keep(&mut tx, Why::Replaced, &application.id, step, current, row.get(1), now).await?;
        }
        write(&mut tx, &application.id, step, current + 1, &sealed, now).await?;
        sqlx::query("UPDATE application SET version = version + 1 WHERE id = ?")
            .bind(&application.id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Saved::Yes(current + 1))
    }
}

impl Store {
    /// Notes in the journal that an officer filled in a form for somebody, once for each officer.
    pub async fn note_assist(&self, application: &Application, officer: &str) -> Result<()> {
        let key = self.data_key(&application.data_key).await?;
        let mut tx = self.begin().await?;
        let noted = sqlx::query("SELECT 1 FROM journal WHERE subject = ? AND action = 'assist' AND actor = ?")
            .bind(&application.id)
            .bind(officer)
            .fetch_optional(&mut *tx)
            .await?;
        if noted.is_none() {
            let entry = Entry { actor: officer, action: "assist", subject: &application.id, details: Value::Null };
            journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        }
        tx.commit().await
    }
}

/// What was answered in the forms of many applications at once, each opened with its own key.
pub(crate) async fn answers_with(store: &Store, keys: &HashMap<&str, &DataKey>) -> Result<HashMap<String, Answers>> {
    let rows = sqlx::query(
        "SELECT application, step, answers FROM draft_step WHERE application IN (SELECT value FROM json_each(?))",
    )
    .bind(serde_json::json!(keys.keys().collect::<Vec<_>>()).to_string())
    .fetch_all(&store.read)
    .await?;
    let mut all: HashMap<String, Answers> = HashMap::new();
    for row in &rows {
        let application: &str = row.get("application");
        if let Some(key) = keys.get(application) {
            let answers = open(key, application, row.get("step"), row.get("answers"))?;
            all.entry(application.to_owned()).or_default().merge(&answers);
        }
    }
    Ok(all)
}

/// The name that an officer typed when opening a walk-in's file, as the first answer of its form.
pub(crate) async fn insert_name(
    tx: &mut Tx,
    store: &Store,
    key: &DataKey,
    application: &str,
    name: &PersonName,
) -> Result<()> {
    let answers = Answers::default().with("name", &name.to_string());
    let sealed = seal(key, application, Step::Identity.code(), &answers)?;
    write(tx, application, Step::Identity, 1, &sealed, store.clock.now()).await
}

/// The whole answers of a step, as the first that an application has: carried over from an older one.
pub(crate) async fn insert(
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    step: Step,
    answers: &Answers,
    now: i64,
) -> Result<()> {
    write(tx, application, step, 1, &seal(key, application, step.code(), answers)?, now).await
}

/// Lays changes over the answers to a step of a file that its holder does not write in at the moment, and gives the whole. What stood there is
/// kept beside.
pub(crate) async fn lay_over(
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    step: Step,
    changes: &Answers,
    now: i64,
) -> Result<Answers> {
    let stored = sqlx::query("SELECT revision, answers FROM draft_step WHERE application = ? AND step = ?")
        .bind(application)
        .bind(step.code())
        .fetch_optional(&mut **tx)
        .await?;
    let (mut current, mut whole) = (0, Answers::default());
    if let Some(row) = &stored {
        current = row.get(0);
        whole = open(key, application, step.code(), row.get(1))?;
        beside::keep(tx, Why::Replaced, application, step, current, row.get(1), now).await?;
    }
    whole.merge(changes);
    write(tx, application, step, current + 1, &seal(key, application, step.code(), &whole)?, now).await?;
    sqlx::query("UPDATE application SET version = version + 1 WHERE id = ?")
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(whole)
}

async fn write(tx: &mut Tx, application: &str, step: Step, revision: i64, sealed: &[u8], now: i64) -> Result<()> {
    sqlx::query(
        "INSERT OR REPLACE INTO draft_step (application, step, revision, answers, saved_at) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(application)
    .bind(step.code())
    .bind(revision)
    .bind(sealed)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Sealed under the place of its row in `draft_step`; a copy set beside keeps that place, since it came from there.
pub(super) fn seal(key: &DataKey, application: &str, step: &str, answers: &Answers) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(answers).map_err(|_| StoreError::Corrupt("answers"))?;
    Ok(key.seal(&Place { table: "draft_step", column: "answers", row: &row(application, step) }, &json))
}

pub(super) fn open(key: &DataKey, application: &str, step: &str, sealed: &[u8]) -> Result<Answers> {
    let plain = key.open(&Place { table: "draft_step", column: "answers", row: &row(application, step) }, sealed)?;
    serde_json::from_slice(&plain).map_err(|_| StoreError::Corrupt("draft_step.answers"))
}

fn row(application: &str, step: &str) -> String {
    [application, "/", step].concat()
}
