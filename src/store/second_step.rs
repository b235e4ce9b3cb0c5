//! The second step of an officer's sign-in (*verifikasi dua langkah*): the secret that the office and a phone share, recovery codes, and the
//! half sessions between password and code.

use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::clock::DRIFT;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx};
use crate::crypt::keys::{Lookup, LookupTag};
use crate::crypt::{Place, TotpSecret, token};
use crate::domain::counter_code::CounterCode;
use crate::domain::device::Device;
use crate::domain::second_code::{PhoneCode, SecondCode};

/// Seconds between password and code.
pub const HALF_LIFE: i64 = 5 * 60;

/// How many recovery codes there are at first.
pub const RECOVERY_CODES: usize = 10;

/// After so many wrong codes in a row only a recovery code opens, or an admin: who has the password and guesses, has three of a million for each
/// try, and the throttle alone would let him go on for ever.
pub const MOST_WRONG: i64 = 50;

/// How it stands with an officer.
#[derive(Clone, Debug)]
pub struct SecondStep {
    /// Since when a code is asked for; None while it is not.
    pub since: Option<i64>,
    /// What the set-up shows until a code confirms it.
    pub next: Option<TotpSecret>,
    /// Recovery codes that are left.
    pub left: i64,
}

/// What a code has opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Passed {
    /// The officer, and the device that was named with the password.
    Yes {
        officer: String,
        device: Option<Device>,
    },
    Wrong,
    /// Too long ago, or never begun.
    Over,
}

/// A row of `second_step`.
struct Stored {
    secret: Option<TotpSecret>,
    next: Option<TotpSecret>,
    since: Option<i64>,
    last_step: i64,
    wrong: i64,
}

const ROW: &str = "SELECT secret, next_secret, since, last_step, wrong FROM second_step WHERE officer = ?";

impl Store {
    pub async fn second_step(&self, officer: &str) -> Result<SecondStep> {
        let row = sqlx::query(ROW).bind(officer).fetch_optional(&self.read).await?;
        let stored = row.map(|row| self.stored_step(officer, &row)).transpose()?;
        let left = sqlx::query("SELECT count(*) FROM recovery_code WHERE officer = ? AND used_at IS NULL")
            .bind(officer)
            .fetch_one(&self.read)
            .await?;
        let (since, next) = stored.map_or((None, None), |stored| (stored.since, stored.next));
        Ok(SecondStep { since, next, left: left.get(0) })
    }

    /// Begins the set-up, or begins it anew; what counts now goes on counting until a code has confirmed the new secret.
    pub async fn begin_second_step(&self, officer: &str, secret: &TotpSecret) -> Result<()> {
        let sealed = self.keys.office_key().seal(&place("next_secret", officer), secret.as_bytes());
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO second_step (officer, next_secret, last_step, wrong) VALUES (?, ?, 0, 0)
             ON CONFLICT (officer) DO UPDATE SET next_secret = excluded.next_secret",
        )
        .bind(officer)
        .bind(sealed)
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    /// Confirms the new secret by a code of it. From now on a code is asked for. Gives new recovery codes; None when the code is wrong. Every
    /// session but the one named `own` ends: they were begun with the password alone.
    pub async fn confirm_second_step(
        &self,
        officer: &str,
        code: &PhoneCode,
        own: &str,
    ) -> Result<Option<Vec<CounterCode>>> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        let stored = self.step_in(&mut tx, officer).await?;
        let Some(secret) = stored.and_then(|stored| stored.next) else { return Ok(None) };
        let Some(step) = secret.step_of(code.as_str(), now, 0) else { return Ok(None) };
        let sealed = self.keys.office_key().seal(&place("secret", officer), secret.as_bytes());
        sqlx::query(
            "UPDATE second_step SET secret = ?, next_secret = NULL, since = ?, last_step = ?, wrong = 0 WHERE officer = ?",
        )
        .bind(sealed)
        .bind(now)
        .bind(step)
        .bind(officer)
        .execute(&mut *tx)
        .await?;
        let codes = self.new_codes(&mut tx, officer).await?;
        self.end_others(&mut tx, officer, own).await?;
        self.note_step(&mut tx, officer, "second-step", officer).await?;
        tx.commit().await?;
        Ok(Some(codes))
    }

    /// Makes new recovery codes and voids the older ones; None where no second step is set up.
    pub async fn renew_recovery_codes(&self, officer: &str) -> Result<Option<Vec<CounterCode>>> {
        let mut tx = self.begin().await?;
        let stored = self.step_in(&mut tx, officer).await?;
        if stored.is_none_or(|stored| stored.secret.is_none()) {
            return Ok(None);
        }
        let codes = self.new_codes(&mut tx, officer).await?;
        self.note_step(&mut tx, officer, "recovery-codes", officer).await?;
        tx.commit().await?;
        Ok(Some(codes))
    }

    /// Takes the second step away; every session but the one named `own` ends.
    pub async fn end_second_step(&self, officer: &str, own: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        forget(self, &mut tx, officer, officer).await?;
        self.end_others(&mut tx, officer, own).await?;
        tx.commit().await
    }

    /// Notes that the password was right and the code is still to come.
    pub async fn add_half_session(&self, token: &[u8], officer: &str, device: Device) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM half_session WHERE ends_at <= ?").bind(now).execute(&mut *tx).await?;
        sqlx::query("INSERT INTO half_session (token, officer, browser, ends_at) VALUES (?, ?, ?, ?)")
            .bind(token)
            .bind(officer)
            .bind(device.to_string())
            .bind(now + HALF_LIFE)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    /// Whose half session this is, while it runs.
    pub async fn half_session(&self, token: &[u8]) -> Result<Option<String>> {
        let row =
            sqlx::query("SELECT officer FROM half_session WHERE token = ?1 AND ends_at > ?2 AND ends_at <= ?2 + ?3")
                .bind(token)
                .bind(self.clock.now())
                .bind(HALF_LIFE + DRIFT)
                .fetch_optional(&self.read)
                .await?;
        Ok(row.map(|row| row.get(0)))
    }

    /// Tries a code on a half session, which ends with the right one.
    pub async fn pass_second_step(&self, token: &[u8], code: &SecondCode) -> Result<Passed> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        let row = sqlx::query(
            "SELECT h.officer, h.browser FROM half_session h JOIN officer o ON o.id = h.officer
             WHERE h.token = ?1 AND h.ends_at > ?2 AND h.ends_at <= ?2 + ?3 AND o.active = 1",
        )
        .bind(token)
        .bind(now)
        .bind(HALF_LIFE + DRIFT)
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = row else { return Ok(Passed::Over) };
        let (officer, browser): (String, String) = (row.get(0), row.get(1));
        let Some(stored) = self.step_in(&mut tx, &officer).await? else { return Ok(Passed::Over) };
        let step = match code {
            SecondCode::Phone(code) if stored.wrong < MOST_WRONG => {
                stored.secret.and_then(|secret| secret.step_of(code.as_str(), now, stored.last_step))
            }
            SecondCode::Phone(_) => None,
            SecondCode::Recovery(code) => {
                self.use_recovery_code(&mut tx, &officer, code).await?.then_some(stored.last_step)
            }
        };
        let wrong = if step.is_some() { 0 } else { stored.wrong + 1 };
        sqlx::query("UPDATE second_step SET last_step = ?, wrong = ? WHERE officer = ?")
            .bind(step.unwrap_or(stored.last_step))
            .bind(wrong)
            .bind(&officer)
            .execute(&mut *tx)
            .await?;
        if step.is_some() {
            sqlx::query("DELETE FROM half_session WHERE token = ?").bind(token).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(match step {
            Some(_) => Passed::Yes { officer, device: Device::from_code(&browser) },
            None => Passed::Wrong,
        })
    }

    /// Under which failures of the second step are counted.
    pub fn second_step_tag(&self, officer: &str) -> LookupTag {
        self.keys.lookup(Lookup::SecondStep, officer)
    }

    async fn use_recovery_code(&self, tx: &mut Tx, officer: &str, code: &CounterCode) -> Result<bool> {
        let used =
            sqlx::query("UPDATE recovery_code SET used_at = ? WHERE tag = ? AND officer = ? AND used_at IS NULL")
                .bind(self.clock.now())
                .bind(self.recovery_tag(officer, code).as_bytes())
                .bind(officer)
                .execute(&mut **tx)
                .await?;
        let fits = used.rows_affected() == 1;
        if fits {
            self.note_step(tx, officer, "recovery-code", officer).await?;
        }
        Ok(fits)
    }

    async fn new_codes(&self, tx: &mut Tx, officer: &str) -> Result<Vec<CounterCode>> {
        sqlx::query("DELETE FROM recovery_code WHERE officer = ?").bind(officer).execute(&mut **tx).await?;
        let mut codes = Vec::with_capacity(RECOVERY_CODES);
        while codes.len() < RECOVERY_CODES {
            let code = CounterCode::parse(&token::counter_code()).map_err(|_| StoreError::Corrupt("recovery code"))?;
            let made = sqlx::query(
                "INSERT INTO recovery_code (tag, officer, made_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            )
            .bind(self.recovery_tag(officer, &code).as_bytes())
            .bind(officer)
            .bind(self.clock.now())
            .execute(&mut **tx)
            .await?;
            if made.rows_affected() == 1 {
                codes.push(code);
            }
        }
        Ok(codes)
    }

    fn recovery_tag(&self, officer: &str, code: &CounterCode) -> LookupTag {
        self.keys.lookup(Lookup::Recovery, &[officer, "/", code.normalised()].concat())
    }

    async fn end_others(&self, tx: &mut Tx, officer: &str, own: &str) -> Result<()> {
        let rows =
            sqlx::query("SELECT token FROM session WHERE officer = ?").bind(officer).fetch_all(&mut **tx).await?;
        for token in rows.iter().map(|row| row.get::<&[u8], _>(0)) {
            if self.session_name(token) != own {
                sqlx::query("DELETE FROM session WHERE token = ?").bind(token).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }

    async fn step_in(&self, tx: &mut Tx, officer: &str) -> Result<Option<Stored>> {
        let row = sqlx::query(ROW).bind(officer).fetch_optional(&mut **tx).await?;
        row.map(|row| self.stored_step(officer, &row)).transpose()
    }

    fn stored_step(&self, officer: &str, row: &SqliteRow) -> Result<Stored> {
        let open = |column: &'static str| -> Result<Option<TotpSecret>> {
            let Some(sealed) = row.get::<Option<&[u8]>, _>(column) else { return Ok(None) };
            let bytes = self.keys.office_key().open(&place(column, officer), sealed)?;
            TotpSecret::from_bytes(&bytes).map(Some).ok_or(StoreError::Corrupt("second step"))
        };
        Ok(Stored {
            secret: open("secret")?,
            next: open("next_secret")?,
            since: row.get("since"),
            last_step: row.get("last_step"),
            wrong: row.get("wrong"),
        })
    }

    async fn note_step(&self, tx: &mut Tx, actor: &str, action: &'static str, officer: &str) -> Result<()> {
        let entry = Entry { actor, action, subject: officer, details: json!(null) };
        journal::append(tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await
    }
}

/// Takes the second step away within the caller's transaction, where there is one: with a one-time password the phone is asked no more.
pub(crate) async fn forget(store: &Store, tx: &mut Tx, officer: &str, actor: &str) -> Result<()> {
    let gone = sqlx::query("DELETE FROM second_step WHERE officer = ?").bind(officer).execute(&mut **tx).await?;
    sqlx::query("DELETE FROM recovery_code WHERE officer = ?").bind(officer).execute(&mut **tx).await?;
    sqlx::query("DELETE FROM half_session WHERE officer = ?").bind(officer).execute(&mut **tx).await?;
    if gone.rows_affected() == 1 {
        store.note_step(tx, actor, "second-step-ended", officer).await?;
    }
    Ok(())
}

fn place<'a>(column: &'static str, officer: &'a str) -> Place<'a> {
    Place { table: "second_step", column, row: officer }
}
