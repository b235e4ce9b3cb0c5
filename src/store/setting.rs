//! Settings of the office: one JSON value each, by name. Every change is in the journal.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;

use super::journal::{self, Entry};
use super::{Result, Store, StoreError};
use crate::domain::return_reason::{self, ReturnReason};
use crate::domain::settings::Office;

const OFFICE: &str = "office";
const REASONS: &str = "return-reasons";

impl Store {
    /// The office as it is set, or the defaults.
    pub async fn office(&self) -> Result<Office> {
        Ok(self.setting(OFFICE).await?.unwrap_or_default())
    }

    pub async fn set_office(&self, office: &Office, actor: &str) -> Result<()> {
        self.set(OFFICE, office, actor).await
    }

    /// The reasons for which files are returned.
    pub async fn return_reasons(&self) -> Result<Vec<ReturnReason>> {
        Ok(self.setting(REASONS).await?.unwrap_or_else(return_reason::defaults))
    }

    pub async fn set_return_reasons(&self, reasons: &[ReturnReason], actor: &str) -> Result<()> {
        self.set(REASONS, &reasons, actor).await
    }

    async fn setting<T: DeserializeOwned>(&self, name: &'static str) -> Result<Option<T>> {
        let row = sqlx::query("SELECT value FROM setting WHERE name = ?").bind(name).fetch_optional(&self.read).await?;
        row.map(|row| serde_json::from_str(row.get(0)).map_err(|_| StoreError::Corrupt("setting"))).transpose()
    }

    async fn set<T: Serialize>(&self, name: &'static str, value: &T, actor: &str) -> Result<()> {
        let value = serde_json::to_string(value).map_err(|_| StoreError::Corrupt("setting"))?;
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO setting (name, value, version) VALUES (?, ?, 1)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1",
        )
        .bind(name)
        .bind(&value)
        .execute(&mut *tx)
        .await?;
        let entry = Entry { actor, action: "setting", subject: name, details: serde_json::json!({ "value": value }) };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        Ok(tx.commit().await?)
    }
}
