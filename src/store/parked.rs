//! Answers that came after a session had ended, kept for the same account alone until it is signed in again.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::application::Application;
use super::{Result, Store, StoreError};
use crate::crypt::sealed::Place;
use crate::crypt::token;
use crate::domain::form::{Answers, Step};

/// Answers that wait for their owner to sign in again.
pub struct Parked {
    pub id: String,
    pub application: Application,
    pub step: Step,
    /// Of the step as the page knew it.
    pub revision: i64,
    pub answers: Answers,
}

/// As it is sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    revision: i64,
    answers: Answers,
}

impl Store {
    /// Keeps answers that came after the session had ended, for the same account alone.
    pub async fn park(
        &self,
        account: &str,
        application: &Application,
        step: Step,
        revision: i64,
        answers: Answers,
    ) -> Result<()> {
        let key = self.data_key(&application.data_key).await?;
        let id = token::id();
        let json = serde_json::to_vec(&Kept { revision, answers }).map_err(|_| StoreError::Corrupt("answers"))?;
        let sealed = key.seal(&Place { table: "parked", column: "answers", row: &id }, &json);
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO parked (id, account, application, step, answers, at) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(&id)
            .bind(account)
            .bind(&application.id)
            .bind(step.code())
            .bind(sealed)
            .bind(self.clock.now())
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    /// What was parked for an account within the last 30 minutes, oldest first.
    pub async fn parked(&self, account: &str) -> Result<Vec<Parked>> {
        let rows =
            sqlx::query("SELECT id, application, step, answers FROM parked WHERE account = ? AND at > ? ORDER BY at")
                .bind(account)
                .bind(self.clock.now() - 30 * 60)
                .fetch_all(&self.read)
                .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let (id, step): (String, String) = (row.get("id"), row.get("step"));
            let application = self.application(row.get("application")).await?;
            let key = self.data_key(&application.data_key).await?;
            let place = Place { table: "parked", column: "answers", row: &id };
            let kept: Kept = key.open_json(&place, row.get("answers"))?;
            found.push(Parked {
                revision: kept.revision,
                answers: kept.answers,
                step: Step::from_code(&step).ok_or(StoreError::Corrupt("parked.step"))?,
                application,
                id,
            });
        }
        Ok(found)
    }

    pub async fn forget_parked(&self, id: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM parked WHERE id = ?").bind(id).execute(&mut *tx).await?;
        tx.commit().await
    }
}
