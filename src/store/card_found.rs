//! A card found by its number, and what is under way about one.

use sqlx::Row;

use super::card_life::LivingCard;
use super::{Result, Store, StoreError};
use crate::domain::application::Kind;
use crate::domain::card_number::OldNumber;

impl Store {
    /// The card with this number, written without spaces; None when there is none.
    pub async fn card_of_number(&self, number: &str) -> Result<Option<LivingCard>> {
        let row = sqlx::query("SELECT id FROM card WHERE number = ?").bind(number).fetch_optional(&self.read).await?;
        match row {
            Some(row) => self.living_card(row.get(0)).await.map(Some),
            None => Ok(None),
        }
    }

    /// The card with this number however it is typed, also one from before this system.
    pub async fn card_of_any_number(&self, number: &OldNumber) -> Result<Option<LivingCard>> {
        let row = sqlx::query("SELECT id FROM card WHERE number = ?1 UNION SELECT id FROM card WHERE old_key = ?1")
            .bind(number.key())
            .fetch_optional(&self.read)
            .await?;
        match row {
            Some(row) => self.living_card(row.get(0)).await.map(Some),
            None => Ok(None),
        }
    }

    /// The renewal, correction or reprint of a card that is not finished: its id and kind.
    pub async fn open_follow_up(&self, card: &LivingCard) -> Result<Option<(String, Kind)>> {
        let row = sqlx::query(
            "SELECT id, kind FROM application WHERE card = ? AND kind <> 'baru' AND state NOT IN ('diserahkan', 'dibatalkan')",
        )
        .bind(&card.id)
        .fetch_optional(&self.read)
        .await?;
        let open = row.map(|row| {
            let kind = Kind::from_code(row.get(1)).ok_or(StoreError::Corrupt("application.kind"))?;
            Ok((row.get(0), kind))
        });
        open.transpose()
    }
}
