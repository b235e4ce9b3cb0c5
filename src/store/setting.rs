//! Settings of the office: one JSON value each, by name, with a version. Every change is in the journal.

use chrono::Datelike;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;

use super::journal::{self, Entry};
use super::officer::Officer;
use super::{Result, Store, StoreError, Tx, counter, setting_draft};
use crate::domain::code::Code;
use crate::domain::return_reason::{self, ReturnReason};
use crate::domain::settings::{Area, Office};
use crate::domain::signer::{self, SignerPeriod};

const OFFICE: &str = "office";
const REASONS: &str = "return-reasons";
const SIGNERS: &str = "signers";

/// A setting with the version that a page shows and brings back; 0 while nobody has set it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored<T> {
    pub value: T,
    pub version: i64,
}

/// A change of settings: on which page, on top of which version, by whom.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    pub area: Area,
    pub seen: i64,
    /// Id of the officer.
    pub actor: &'a str,
}

/// What came of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Set {
    Done,
    /// Somebody else was quicker; nothing was written.
    Overtaken,
}

/// The number of the next card, and the highest that is out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CardNumbers {
    pub next: u32,
    pub given: u32,
}

impl Store {
    /// The office as it is set, or the defaults.
    pub async fn office(&self) -> Result<Office> {
        Ok(self.stored_office().await?.value)
    }

    pub async fn stored_office(&self) -> Result<Stored<Office>> {
        self.setting(OFFICE, Office::default).await
    }

    /// `next_number` moves the counter of this year's cards in the same transaction.
    pub async fn set_office(&self, change: Change<'_>, office: &Office, next_number: Option<u32>) -> Result<Set> {
        let mut tx = self.begin().await?;
        if let Some(next) = next_number {
            let year = self.clock.today().year();
            if next <= counter::highest_given(self, &mut tx, year).await? {
                return Ok(Set::Overtaken);
            }
            counter::start_at(&mut tx, year, next).await?;
        }
        self.set(tx, change, OFFICE, office, next_number).await
    }

    pub async fn card_numbers(&self) -> Result<CardNumbers> {
        let year = self.clock.today().year();
        let mut tx = self.read.begin().await?;
        let next = counter::next_card(&mut tx, year).await?;
        Ok(CardNumbers { next, given: counter::highest_given(self, &mut tx, year).await? })
    }

    /// The reasons for which files are returned, as they are offered now.
    pub async fn return_reasons(&self) -> Result<Vec<ReturnReason>> {
        let mut reasons = self.stored_reasons().await?.value;
        reasons.retain(|reason| !reason.ended);
        Ok(reasons)
    }

    /// The reasons with those that were taken off the list.
    pub async fn stored_reasons(&self) -> Result<Stored<Vec<ReturnReason>>> {
        self.setting(REASONS, return_reason::defaults).await
    }

    pub async fn set_reasons(&self, change: Change<'_>, reasons: &[ReturnReason]) -> Result<Set> {
        self.set(self.begin().await?, change, REASONS, &reasons, None).await
    }

    pub async fn stored_signers(&self) -> Result<Stored<Vec<SignerPeriod>>> {
        self.setting(SIGNERS, Vec::new).await
    }

    pub async fn set_signers(&self, change: Change<'_>, signers: &[SignerPeriod]) -> Result<Set> {
        self.set(self.begin().await?, change, SIGNERS, &signers, None).await
    }

    /// Whether this officer may sign cards today.
    pub async fn may_sign(&self, officer: &Officer) -> Result<bool> {
        let list = self.stored_signers().await?.value;
        Ok(signer::may_sign(&list, &officer.id, &officer.roles, self.clock.today()))
    }

    async fn setting<T: DeserializeOwned>(&self, name: &'static str, default: fn() -> T) -> Result<Stored<T>> {
        let row = sqlx::query("SELECT value, version FROM setting WHERE name = ?")
            .bind(name)
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(Stored { value: default(), version: 0 }) };
        let value = serde_json::from_str(row.get(0)).map_err(|_| StoreError::Corrupt("setting"))?;
        Ok(Stored { value, version: row.get(1) })
    }

    /// Writes the value within `tx`, which may hold what belongs to it, and commits. The page's draft has served its purpose then.
    async fn set<T: Serialize>(
        &self,
        mut tx: Tx,
        change: Change<'_>,
        name: &'static str,
        value: &T,
        next_number: Option<u32>,
    ) -> Result<Set> {
        let value = serde_json::to_string(value).map_err(|_| StoreError::Corrupt("setting"))?;
        let before =
            sqlx::query("SELECT version FROM setting WHERE name = ?").bind(name).fetch_optional(&mut *tx).await?;
        if before.map_or(0, |row| row.get::<i64, _>(0)) != change.seen {
            return Ok(Set::Overtaken);
        }
        setting_draft::forget(&mut tx, change.actor, change.area.code()).await?;
        sqlx::query(
            "INSERT INTO setting (name, value, version) VALUES (?, ?, 1)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1",
        )
        .bind(name)
        .bind(&value)
        .execute(&mut *tx)
        .await?;
        let details = serde_json::json!({ "value": value, "next_number": next_number });
        let entry = Entry { actor: change.actor, action: "setting", subject: change.area.code(), details };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        tx.commit().await?;
        Ok(Set::Done)
    }
}
