//! What an officer typed into a form of a file and what was refused: sealed with the file's key, for that officer alone, until the form is
//! taken over.

use sqlx::Row;

use super::application::Application;
use super::{Result, Store, StoreError};
use crate::crypt::sealed::Place;
use crate::domain::code::Code;
use crate::domain::file_form::FileForm;
use crate::domain::form::Answers;

/// Seven days, in seconds: whoever has not come back to it until then has decided otherwise.
const KEPT: i64 = 7 * 24 * 3600;

impl Store {
    pub async fn file_drafts(&self, officer: &str, application: &Application) -> Result<Vec<(FileForm, Answers)>> {
        let rows = sqlx::query("SELECT form, answers FROM file_draft WHERE officer = ? AND application = ?")
            .bind(officer)
            .bind(&application.id)
            .fetch_all(&self.read)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.data_key(&application.data_key).await?;
        let draft = |row: &sqlx::sqlite::SqliteRow| {
            let form = FileForm::from_code(row.get(0)).ok_or(StoreError::Corrupt("file_draft.form"))?;
            let answers = key.open_json(&place(&name(officer, &application.id, form)), row.get(1))?;
            Ok((form, answers))
        };
        rows.iter().map(draft).collect()
    }

    pub async fn keep_file_draft(
        &self,
        officer: &str,
        application: &Application,
        form: FileForm,
        answers: &Answers,
    ) -> Result<()> {
        let key = self.data_key(&application.data_key).await?;
        let sealed = key.seal_json(&place(&name(officer, &application.id, form)), answers)?;
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT OR REPLACE INTO file_draft (officer, application, form, answers, saved_at) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(officer)
        .bind(&application.id)
        .bind(form.code())
        .bind(sealed)
        .bind(self.clock.now())
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    /// Forgets what was typed into `forms`. Mostly there is nothing, and nothing is written.
    pub async fn forget_file_drafts(&self, officer: &str, application: &str, forms: &[FileForm]) -> Result<()> {
        let any = sqlx::query("SELECT 1 FROM file_draft WHERE officer = ? AND application = ?")
            .bind(officer)
            .bind(application)
            .fetch_optional(&self.read)
            .await?;
        if any.is_none() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        for form in forms {
            sqlx::query("DELETE FROM file_draft WHERE officer = ? AND application = ? AND form = ?")
                .bind(officer)
                .bind(application)
                .bind(form.code())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await
    }

    /// Forgets what nobody came back to.
    pub async fn forget_old_file_drafts(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        let before = self.clock.now() - KEPT;
        sqlx::query("DELETE FROM file_draft WHERE saved_at < ?").bind(before).execute(&mut *tx).await?;
        tx.commit().await
    }
}

fn name(officer: &str, application: &str, form: FileForm) -> String {
    [officer, "/", application, "/", form.code()].concat()
}

fn place(row: &str) -> Place<'_> {
    Place { table: "file_draft", column: "answers", row }
}
