//! The city's emblem (*lambang*) on the card: none until the office uploads one.

use serde_json::json;
use sqlx::Row;

use super::journal::{self, Entry};
use super::{Result, Store};

impl Store {
    /// The JPEG that this program made of it.
    pub async fn emblem(&self) -> Result<Option<Vec<u8>>> {
        let row = sqlx::query("SELECT jpeg FROM emblem").fetch_optional(&self.read).await?;
        Ok(row.map(|row| row.get(0)))
    }

    pub async fn has_emblem(&self) -> Result<bool> {
        Ok(sqlx::query("SELECT 1 FROM emblem").fetch_optional(&self.read).await?.is_some())
    }

    /// Puts another in its place, or takes it away.
    pub async fn set_emblem(&self, jpeg: Option<&[u8]>, officer: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        match jpeg {
            Some(jpeg) => {
                sqlx::query("INSERT OR REPLACE INTO emblem (id, jpeg, set_at) VALUES (1, ?, ?)")
                    .bind(jpeg)
                    .bind(self.clock.now())
                    .execute(&mut *tx)
                    .await?
            }
            None => sqlx::query("DELETE FROM emblem").execute(&mut *tx).await?,
        };
        let details = json!({ "there": jpeg.is_some() });
        let entry = Entry { actor: officer, action: "setting", subject: "lambang", details };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        tx.commit().await
    }
}
