//! Codes of ten minutes that an officer gives to a person whose KTP is on the counter: to choose a new password, or to go on with a
//! walk-in's file on a phone of their own. Only a keyed hash of a code is stored, and each works once; the same form sent twice has one
//! effect and one answer.

use serde_json::json;
use sqlx::Row;

use super::account::{self, NewAccount};
use super::application::Application;
use super::clock::DRIFT;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, person};
use crate::crypt::keys::{Lookup, LookupTag};
use crate::crypt::token;
use crate::domain::application::State;
use crate::domain::counter_code::CounterCode;
use crate::domain::nik::Nik;

/// Seconds for which a code works.
pub const LIFE: i64 = 10 * 60;

/// What a code is given for.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// A new password for this account.
    Account(&'a str),
    /// A walk-in's file that has no account yet.
    File(&'a Application),
}

impl Subject<'_> {
    fn purpose(self) -> &'static str {
        match self {
            Subject::Account(_) => PASSWORD,
            Subject::File(_) => FILE,
        }
    }
}

const PASSWORD: &str = "sandi";
const FILE: &str = "berkas";

/// A code that was given; it is nowhere else in clear.
pub struct Given {
    pub code: CounterCode,
    pub ends_at: i64,
}

impl Store {
    /// Gives a code; an earlier one for the same account or file ends.
    pub async fn give_ticket(&self, subject: Subject<'_>, officer: &str) -> Result<Given> {
        let code = CounterCode::parse(&token::counter_code()).map_err(|_| StoreError::Corrupt("counter code"))?;
        let (now, ends_at) = (self.clock.now(), self.clock.now() + LIFE);
        let (account, application) = match subject {
            Subject::Account(id) => (Some(id), None),
            Subject::File(file) => (None, Some(file.id.as_str())),
        };
        let about = account.or(application).unwrap_or_default();
        let mut tx = self.begin().await?;
        let data_key: String = match subject {
            Subject::Account(id) => {
                sqlx::query("SELECT data_key FROM account WHERE id = ?").bind(id).fetch_one(&mut *tx).await?.get(0)
            }
            Subject::File(file) => file.data_key.clone(),
        };
        sqlx::query("DELETE FROM counter_ticket WHERE (account = ? OR application = ?) AND used_at IS NULL")
            .bind(account)
            .bind(application)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO counter_ticket (tag, purpose, account, application, made_by, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(self.ticket_tag(&code).as_bytes())
        .bind(subject.purpose())
        .bind(account)
        .bind(application)
        .bind(officer)
        .bind(now)
        .bind(ends_at)
        .execute(&mut *tx)
        .await?;
        let key = self.data_key_in(&mut tx, &data_key).await?;
        let details = json!({ "purpose": subject.purpose() });
        let entry = Entry { actor: officer, action: "counter-code", subject: about, details };
        journal::append(&mut tx, &self.keys, &key, now, entry).await?;
        tx.commit().await?;
        Ok(Given { code, ends_at })
    }

    /// Sets a new password by a code that was given for an account with this NIK, ends all its sessions, and ties it to the person whose
    /// KTP the officer saw. Gives the account; None when the code is not good for it.
    pub async fn redeem_password(&self, nik: &Nik, code: &CounterCode, password: &str) -> Result<Option<String>> {
        let mut tx = self.begin().await?;
        let Some(ticket) = self.take(&mut tx, code, PASSWORD).await? else {
            return sent_before(self, tx, code, password).await;
        };
        let row = sqlx::query("SELECT id, data_key FROM account WHERE id = ? AND nik_tag = ?")
            .bind(&ticket.subject)
            .bind(self.nik_tag(nik).as_bytes())
            .fetch_optional(&mut *tx)
            .await?;
        // Another's NIK: the transaction is dropped, and the code stays good for its owner.
        let Some(row) = row else { return Ok(None) };
        let (id, key): (String, String) = (row.get(0), row.get(1));
        account::set_password(&mut tx, &id, password).await?;
        let person = person::known_or_new(self, &mut tx, nik, &ticket.officer).await?;
        person::tie(&mut tx, &id, &person).await?;
        let key = self.data_key_in(&mut tx, &key).await?;
        let details = json!({ "officer": ticket.officer });
        let entry = Entry { actor: &id, action: "password", subject: &id, details };
        journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        tx.commit().await?;
        Ok(Some(id))
    }

    /// The walk-in's file for which a code was given within the last ten minutes.
    pub async fn file_of_code(&self, code: &CounterCode) -> Result<Option<Application>> {
        let row = sqlx::query("SELECT application FROM counter_ticket WHERE tag = ? AND purpose = ? AND ends_at > ?")
            .bind(self.ticket_tag(code).as_bytes())
            .bind(FILE)
            .bind(self.clock.now())
            .fetch_optional(&self.read)
            .await?;
        match row {
            Some(row) => Ok(Some(self.application(row.get(0)).await?)),
            None => Ok(None),
        }
    }

    /// Gives a walk-in's file to an account of the person, by a code. The account is new and takes over the file's data key; so what
    /// was sealed stays readable, and one key still opens all of it. Who has a proven account already gets the file there, with the
    /// new password.
    pub async fn redeem_file(&self, code: &CounterCode, password: &str, notice: &str) -> Result<Option<String>> {
        let mut tx = self.begin().await?;
        let Some(ticket) = self.take(&mut tx, code, FILE).await? else {
            return sent_before(self, tx, code, password).await;
        };
        let file = self.application_in(&mut tx, &ticket.subject).await?;
        if !may_be_taken_over(&file) {
            return Ok(None);
        }
        let key = self.data_key_in(&mut tx, &file.data_key).await?;
        let person = person::known_or_new(self, &mut tx, &file.nik, &ticket.officer).await?;
        let proven =
            sqlx::query("SELECT id FROM account WHERE person = ?").bind(&person).fetch_optional(&mut *tx).await?;
        let account = match proven {
            Some(row) => {
                let id: String = row.get(0);
                account::set_password(&mut tx, &id, password).await?;
                id
            }
            None => {
                let new = NewAccount { nik: &file.nik, password, notice, data_key: &file.data_key, key: &key };
                let id = account::insert(self, &mut tx, new).await?;
                person::tie(&mut tx, &id, &person).await?;
                id
            }
        };
        sqlx::query("UPDATE application SET account = ?, person = ? WHERE id = ?")
            .bind(&account)
            .bind(&person)
            .bind(&file.id)
            .execute(&mut *tx)
            .await?;
        let details = json!({ "officer": ticket.officer });
        let entry = Entry { actor: &account, action: "take-over", subject: &file.id, details };
        journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        tx.commit().await?;
        Ok(Some(account))
    }

    /// Marks a code as used within the caller's transaction, if it is good.
    async fn take(&self, tx: &mut Tx, code: &CounterCode, purpose: &str) -> Result<Option<Ticket>> {
        let now = self.clock.now();
        let row = sqlx::query(
            "UPDATE counter_ticket SET used_at = ?1 WHERE tag = ?2 AND purpose = ?3 AND used_at IS NULL
                 AND ends_at > ?1 AND made_at <= ?4
             RETURNING coalesce(account, application), made_by",
        )
        .bind(now)
        .bind(self.ticket_tag(code).as_bytes())
        .bind(purpose)
        .bind(now + DRIFT)
        .fetch_optional(&mut **tx)
        .await?;
        Ok(row.map(|row| Ticket { subject: row.get(0), officer: row.get(1) }))
    }

    fn ticket_tag(&self, code: &CounterCode) -> LookupTag {
        self.keys.lookup(Lookup::Token, code.normalised())
    }
}

/// The account whose password is what this code has just set it to: the same form, sent twice.
async fn sent_before(store: &Store, mut tx: Tx, code: &CounterCode, password: &str) -> Result<Option<String>> {
    let row = sqlx::query(
        "SELECT a.id FROM counter_ticket t LEFT JOIN application p ON p.id = t.application
         JOIN account a ON a.id = coalesce(t.account, p.account)
         WHERE t.tag = ? AND t.used_at IS NOT NULL AND t.ends_at > ? AND a.password = ?",
    )
    .bind(store.ticket_tag(code).as_bytes())
    .bind(store.clock.now())
    .bind(password)
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(row.map(|row| row.get(0)))
}

/// A code that was good: the account or file it was given for, and who gave it.
struct Ticket {
    subject: String,
    officer: String,
}

/// A file that belongs to an account stays there.
pub fn may_be_taken_over(file: &Application) -> bool {
    file.account.is_none() && file.assisted && file.state != State::Cancelled
}
