//! Requests of job seekers about their own data: asked, taken back, answered. One of each kind is open at most. What is asked and answered in
//! words is sealed with the account's key; the journal has who did what and when, and no words.

mod read;

use serde_json::{Value, json};
use sqlx::Row;

use super::erasure::{self, files_of};
use super::idempotency::{self, Sending};
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, retention};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::code::Code;
use crate::domain::data_ask::{AskKind, AskOutcome, AskRefusal};
use crate::domain::erasure::Gone;

/// Words of the journal; the outcome's code comes behind the last.
const ASKED: &str = "data-minta";
const TAKEN_BACK: &str = "data-tarik";
const ANSWERED: &str = "data-jawab";

/// One request.
#[derive(Clone, PartialEq, Eq)]
pub struct DataAsk {
    pub id: String,
    /// None once the account was erased.
    pub account: Option<String>,
    pub kind: AskKind,
    /// What is wrong, of a correction.
    pub words: String,
    /// Seconds since 1970.
    pub asked_at: i64,
    /// None while it is open.
    pub answer: Option<AskAnswer>,
}

/// What became of it.
#[derive(Clone, PartialEq, Eq)]
pub struct AskAnswer {
    pub at: i64,
    /// Name of the officer; None where the job seeker took it back.
    pub by: Option<String>,
    pub outcome: AskOutcome,
    pub reason: Option<AskRefusal>,
    pub words: String,
    pub gone: Vec<Gone>,
}

/// A request as the desk's list shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct AskLine {
    pub id: String,
    pub kind: AskKind,
    /// As it was typed last; empty where nothing was, and once the account was erased.
    pub name: String,
    pub asked_at: i64,
    /// When and how it ended.
    pub ended: Option<(i64, AskOutcome)>,
}

/// What an officer answers.
#[derive(Clone, Copy)]
pub enum Say<'a> {
    Fulfil(&'a str),
    Refuse(AskRefusal, &'a str),
}

/// What came of asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asking {
    Done,
    /// One of this kind waits for its answer already.
    Open,
}

/// What came of answering or taking back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answering {
    Done,
    /// It was ended meanwhile, or what would be deleted is not what was seen.
    Stale,
    /// A file is still under way: nothing can be deleted.
    UnderWay,
}

/// Changes with everything that is done with the request and, for a deletion, with every file that it would reach.
const SEEN: &str = concat!(
    "SELECT version + CASE WHEN kind = 'penghapusan' THEN
        coalesce((SELECT sum(a.version + 1) FROM application a WHERE a.id IN (",
    files_of!("data_ask.account"),
    ")), 0) ELSE 0 END
    FROM data_ask WHERE id = ?"
);

impl Store {
    /// Asks for something. The same sending has one effect.
    pub async fn ask_about_data(&self, account: &str, kind: AskKind, words: &str, sending: &Sending) -> Result<Asking> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        if idempotency::earlier(&mut tx, sending).await?.is_some() {
            tx.commit().await?;
            return Ok(Asking::Done);
        }
        let (id, key) = (token::id(), key_of(self, &mut tx, account).await?);
        let added = sqlx::query(
            "INSERT INTO data_ask (id, account, kind, words, asked_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (account, kind) WHERE answered_at IS NULL DO NOTHING",
        )
        .bind(&id)
        .bind(account)
        .bind(kind.code())
        .bind(key.seal(&place("words", &id), words.as_bytes()))
        .bind(now)
        .execute(&mut *tx)
        .await?;
        if added.rows_affected() == 0 {
            tx.commit().await?;
            return Ok(Asking::Open);
        }
        note(self, &mut tx, account, account, ASKED, json!({ "ask": id, "kind": kind })).await?;
        idempotency::remember(&mut tx, sending, kind.code(), now).await?;
        tx.commit().await?;
        Ok(Asking::Done)
    }

    /// Takes back what was asked and is not answered yet; of the account's own requests alone.
    pub async fn take_back_ask(&self, account: &str, ask: &str, sending: &Sending) -> Result<Answering> {
        let mut tx = self.begin().await?;
        if idempotency::earlier(&mut tx, sending).await?.is_some() {
            tx.commit().await?;
            return Ok(Answering::Done);
        }
        let ended = sqlx::query(
            "UPDATE data_ask SET answered_at = ?, outcome = ?, version = version + 1
             WHERE id = ? AND account = ? AND answered_at IS NULL",
        )
        .bind(self.clock.now())
        .bind(AskOutcome::TakenBack.code())
        .bind(ask)
        .bind(account)
        .execute(&mut *tx)
        .await?;
        if ended.rows_affected() == 0 {
            return Ok(Answering::Stale);
        }
        note(self, &mut tx, account, account, TAKEN_BACK, json!({ "ask": ask })).await?;
        idempotency::remember(&mut tx, sending, TAKEN_BACK, self.clock.now()).await?;
        tx.commit().await?;
        Ok(Answering::Done)
    }

    /// Answers an open request that stands as it was `seen`. A deletion that is fulfilled deletes here and now.
    pub async fn answer_ask(
        &self,
        ask: &str,
        seen: i64,
        say: Say<'_>,
        officer: &str,
        sending: &Sending,
    ) -> Result<Answering> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        if idempotency::earlier(&mut tx, sending).await?.is_some() {
            tx.commit().await?;
            self.note_erased().await?;
            return Ok(Answering::Done);
        }
        let row = sqlx::query("SELECT account, kind FROM data_ask WHERE id = ? AND answered_at IS NULL")
            .bind(ask)
            .fetch_optional(&mut *tx)
            .await?;
        let stands: Option<i64> = sqlx::query(SEEN).bind(ask).fetch_optional(&mut *tx).await?.map(|row| row.get(0));
        let Some(row) = row.filter(|_| stands == Some(seen)) else { return Ok(Answering::Stale) };
        let account: Option<String> = row.get("account");
        let account = account.ok_or(StoreError::Corrupt("data_ask.account"))?;
        let kind = AskKind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("data_ask.kind"))?;
        let (outcome, reason, words) = match say {
            Say::Fulfil(words) => (AskOutcome::Fulfilled, None, words),
            Say::Refuse(reason, words) => (AskOutcome::Refused, Some(reason), words),
        };
        let key = key_of(self, &mut tx, &account).await?;
        sqlx::query(
            "UPDATE data_ask SET answered_at = ?, answered_by = ?, outcome = ?, reason = ?, answer = ?, version = version + 1 WHERE id = ?",
        )
        .bind(now)
        .bind(officer)
        .bind(outcome.code())
        .bind(reason.map(AskRefusal::code).unwrap_or_default())
        .bind(key.seal(&place("answer", ask), words.as_bytes()))
        .bind(ask)
        .execute(&mut *tx)
        .await?;
        let (mut gone, mut lines) = (String::new(), Vec::new());
        if (kind, outcome) == (AskKind::Deletion, AskOutcome::Fulfilled) {
            let Some(erased) = erasure::erase(&mut tx, self, &account).await? else { return Ok(Answering::UnderWay) };
            gone = erased.gone.iter().map(|gone| gone.code()).collect::<Vec<_>>().join(" ");
            lines = erased.lines;
            retention::owe_erased(&mut tx, &lines).await?;
            sqlx::query("UPDATE data_ask SET gone = ? WHERE id = ?").bind(&gone).bind(ask).execute(&mut *tx).await?;
        }
        let details = json!({ "ask": ask, "kind": kind, "outcome": outcome, "reason": reason, "gone": gone });
        note(self, &mut tx, officer, &account, ANSWERED, details).await?;
        idempotency::remember(&mut tx, sending, outcome.code(), now).await?;
        tx.commit().await?;
        self.note_erased().await?;
        if !lines.is_empty() {
            self.note_change();
        }
        Ok(Answering::Done)
    }
}

/// Only codes: they may be read when the person's key is gone.
async fn note(
    store: &Store,
    tx: &mut Tx,
    actor: &str,
    account: &str,
    action: &'static str,
    details: Value,
) -> Result<()> {
    let entry = Entry { actor, action, subject: account, details };
    journal::append(tx, &store.keys, &store.keys.office_key(), store.clock.now(), entry).await
}

async fn key_of(store: &Store, tx: &mut Tx, account: &str) -> Result<DataKey> {
    let row = sqlx::query("SELECT k.id, k.wrapped FROM account a JOIN data_key k ON k.id = a.data_key WHERE a.id = ?")
        .bind(account)
        .fetch_one(&mut **tx)
        .await?;
    Ok(store.keys.unwrap(row.get(0), row.get(1))?)
}

fn place<'a>(column: &'static str, ask: &'a str) -> Place<'a> {
    Place { table: "data_ask", column, row: ask }
}

#[cfg(test)]
mod tests;
