//! Settings of the office.

use sqlx::Row;

use super::journal::{self, Entry};
use super::{Result, Store, StoreError};
use crate::domain::settings::Office;

impl Store {
    /// The office as it is set, or the defaults.
    pub async fn office(&self) -> Result<Office> {
        let row = sqlx::query("SELECT value FROM setting WHERE name = 'office'").fetch_optional(&self.read).await?;
        match row {
            None => Ok(Office::default()),
            Some(row) => serde_json::from_str(row.get(0)).map_err(|_| StoreError::Corrupt("setting office")),
        }
    }

    pub async fn set_office(&self, office: &Office, actor: &str) -> Result<()> {
        let value = serde_json::to_string(office).map_err(|_| StoreError::Corrupt("setting office"))?;
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO setting (name, value, version) VALUES ('office', ?, 1)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1",
        )
        .bind(&value)
        .execute(&mut *tx)
        .await?;
        let entry =
            Entry { actor, action: "setting", subject: "office", details: serde_json::json!({ "value": value }) };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        Ok(tx.commit().await?)
    }
}
