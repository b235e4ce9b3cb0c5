//! What an admin typed into a page of settings and what could not be taken over yet: kept for that admin alone, until it can or is given up.

use sqlx::Row;

use super::{Result, Store, Tx};
use crate::crypt::sealed::Place;
use crate::domain::form::Answers;

impl Store {
    /// `page` is the code of the page; for an officer, with the officer's id behind it.
    pub async fn setting_draft(&self, officer: &str, page: &str) -> Result<Option<Answers>> {
        let row = sqlx::query("SELECT answers FROM setting_draft WHERE officer = ? AND page = ?")
            .bind(officer)
            .bind(page)
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(self.keys.office_key().open_json(&place(&name(officer, page)), row.get(0))?))
    }

    pub async fn keep_setting_draft(&self, officer: &str, page: &str, answers: &Answers) -> Result<()> {
        let sealed = self.keys.office_key().seal_json(&place(&name(officer, page)), answers)?;
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO setting_draft (officer, page, answers, saved_at) VALUES (?, ?, ?, ?)
             ON CONFLICT (officer, page) DO UPDATE SET answers = excluded.answers, saved_at = excluded.saved_at",
        )
        .bind(officer)
        .bind(page)
        .bind(sealed)
        .bind(self.clock.now())
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    pub async fn forget_setting_draft(&self, officer: &str, page: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        forget(&mut tx, officer, page).await?;
        tx.commit().await
    }
}

pub(crate) async fn forget(tx: &mut Tx, officer: &str, page: &str) -> Result<()> {
    sqlx::query("DELETE FROM setting_draft WHERE officer = ? AND page = ?")
        .bind(officer)
        .bind(page)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn name(officer: &str, page: &str) -> String {
    [officer, "/", page].concat()
}

fn place(row: &str) -> Place<'_> {
    Place { table: "setting_draft", column: "answers", row }
}
