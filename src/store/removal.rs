//! Taking a card back (*penghapusan*): a day and the code of a reason.

use chrono::NaiveDate;
use sqlx::Row;

use super::{Result, Store, Tx};
use crate::domain::code::Code;
use crate::domain::removal::Removal;

pub(crate) async fn withdraw(tx: &mut Tx, card: &str, reason: Removal, today: NaiveDate) -> Result<()> {
    sqlx::query("UPDATE card SET withdrawn_on = ?, removal = ? WHERE id = ?")
        .bind(today.to_string())
        .bind(reason.code())
        .bind(card)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    /// Why a card was taken back; None for one that was not, or whose application was cancelled.
    pub async fn removal(&self, card: &str) -> Result<Option<Removal>> {
        let row = sqlx::query("SELECT removal FROM card WHERE id = ?").bind(card).fetch_one(&self.read).await?;
        Ok(Removal::from_code(row.get(0)))
    }
}
