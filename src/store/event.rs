//! Typed, dated facts that the reports count. Codes only, no personal data.

use super::{Result, Store, Tx, card_life, spell};

pub(crate) async fn add(
    tx: &mut Tx,
    store: &Store,
    application: &str,
    kind: &str,
    facts: serde_json::Value,
) -> Result<()> {
    add_of_card(tx, store, application, None, kind, facts).await
}

/// The same for what belongs to the life of a card. The card's spells on the register are told anew where it bears on them.
pub(crate) async fn add_of_card(
    tx: &mut Tx,
    store: &Store,
    application: &str,
    card: Option<&str>,
    kind: &str,
    facts: serde_json::Value,
) -> Result<()> {
    sqlx::query("INSERT INTO event (at, day, kind, application, card, facts) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(store.clock.now())
        .bind(store.clock.today().to_string())
        .bind(kind)
        .bind(application)
        .bind(card)
        .bind(facts.to_string())
        .execute(&mut **tx)
        .await?;
    match card {
        Some(card) if card_life::fact_of(kind, &facts).is_some_and(spell::bears) => spell::tell(tx, card).await,
        _ => Ok(()),
    }
}
