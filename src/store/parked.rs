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

/// As it is sealed. A program that was updated within the half hour finds answers without a revision: they are taken for old ones, and kept
/// beside what stands there.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    OnTopOf { revision: i64, answers: Answers },
    Bare(Answers),
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
        let json =
            serde_json::to_vec(&Kept::OnTopOf { revision, answers }).map_err(|_| StoreError::Corrupt("answers"))?;
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
            let (revision, answers) = match key.open_json(&place, row.get("answers"))? {
                Kept::OnTopOf { revision, answers } => (revision, answers),
                Kept::Bare(answers) => (0, answers),
            };
            found.push(Parked {
                revision,
                answers,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_program_parked_is_read_as_well() {
        let answers = Answers::default().with("phone", "0811");
        let read = |json: Vec<u8>| serde_json::from_slice::<Kept>(&json).expect("answers");
        assert!(matches!(read(serde_json::to_vec(&answers).expect("JSON")), Kept::Bare(found) if found == answers));
        let kept = Kept::OnTopOf { revision: 3, answers: answers.clone() };
        let again = read(serde_json::to_vec(&kept).expect("JSON"));
        assert!(matches!(again, Kept::OnTopOf { revision: 3, answers: found } if found == answers));
    }
}
