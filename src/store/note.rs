//! What the interviewer noted on the AK/II (*catatan wawancara*). Sealed; the last text stands, the journal says who wrote when.

use serde_json::json;
use sqlx::Row;

use super::application::Application;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError};
use crate::crypt::sealed::Place;

/// A note with its writer's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    pub text: String,
    pub by: String,
    pub at: i64,
}

impl Store {
    pub async fn interview_note(&self, application: &Application) -> Result<Option<Note>> {
        let row = sqlx::query(
            "SELECT n.note, o.name, n.made_at FROM interview_note n JOIN officer o ON o.id = n.made_by WHERE n.application = ?",
        )
        .bind(&application.id)
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let key = self.data_key(&application.data_key).await?;
        let plain = key.open(&place(&application.id), row.get(0))?;
        let text = String::from_utf8(plain).map_err(|_| StoreError::Corrupt("interview_note.note"))?;
        Ok(Some(Note { text, by: row.get(1), at: row.get(2) }))
    }

    pub async fn set_interview_note(&self, application: &Application, text: &str, officer: &str) -> Result<()> {
        let key = self.data_key(&application.data_key).await?;
        let now = self.clock.now();
        let sealed = key.seal(&place(&application.id), text.as_bytes());
        let mut tx = self.begin().await?;
        sqlx::query("INSERT OR REPLACE INTO interview_note (application, note, made_by, made_at) VALUES (?, ?, ?, ?)")
            .bind(&application.id)
            .bind(sealed)
            .bind(officer)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        let entry =
            Entry { actor: officer, action: "note", subject: &application.id, details: json!({ "note": text }) };
        journal::append(&mut tx, &self.keys, &key, now, entry).await?;
        tx.commit().await
    }
}

fn place(application: &str) -> Place<'_> {
    Place { table: "interview_note", column: "note", row: application }
}
