//! Answers that stand beside those of a draft: sent too late from an older page, or replaced by a correction.

use sqlx::Row;

use super::open;
use crate::domain::form::{Answers, Step};
use crate::store::application::Application;
use crate::store::{Result, Store, Tx};

impl Store {
    /// The newest answers to a step that came too late from an older page and were not taken over.
    pub async fn late_answers(&self, application: &Application, step: Step) -> Result<Option<Answers>> {
        let row = sqlx::query(
            "SELECT answers FROM draft_beside WHERE application = ? AND step = ? AND why = 'late' ORDER BY id DESC LIMIT 1",
        )
        .bind(&application.id)
        .bind(step.code())
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let key = self.data_key(&application.data_key).await?;
        open(&key, &application.id, step.code(), row.get(0)).map(Some)
    }

    /// The answers as they stood at an instant, of those steps alone that were changed since.
    pub async fn answers_before(&self, application: &Application, since: i64) -> Result<Answers> {
        let key = self.data_key(&application.data_key).await?;
        let rows = sqlx::query(
            "SELECT step, answers FROM draft_beside WHERE application = ? AND why = 'replaced' AND saved_at >= ? ORDER BY id DESC",
        )
        .bind(&application.id)
        .bind(since)
        .fetch_all(&self.read)
        .await?;
        // Later rows first: what stood at the instant is merged last.
        let mut before = Answers::default();
        for row in rows {
            before.merge(&open(&key, &application.id, row.get(0), row.get(1))?);
        }
        Ok(before)
    }
}

/// Why answers stand beside those of the draft.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// They came on top of an older revision.
    Late,
    /// Others took their place.
    Replaced,
}

/// How many late answers to a step are kept. The newest is shown; an old page that goes on sending must not fill the disk.
const LATE_KEPT: i64 = 20;

/// Keeps the sealed answers to a step of that `revision`.
pub(super) async fn keep(
    tx: &mut Tx,
    why: Why,
    application: &str,
    step: Step,
    revision: i64,
    sealed: &[u8],
    now: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO draft_beside (application, step, revision, why, answers, saved_at) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(application)
    .bind(step.code())
    .bind(revision)
    .bind(if why == Why::Late { "late" } else { "replaced" })
    .bind(sealed)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    if why == Why::Replaced {
        return Ok(());
    }
    sqlx::query(
        "DELETE FROM draft_beside WHERE id IN (SELECT id FROM draft_beside WHERE application = ? AND step = ? AND why = 'late'
         ORDER BY id DESC LIMIT -1 OFFSET ?)",
    )
    .bind(application)
    .bind(step.code())
    .bind(LATE_KEPT)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
