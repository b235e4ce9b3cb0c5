//! Typed, dated facts that the reports count. Codes only, no personal data.

use super::{Result, Store, Tx};

pub(crate) async fn add(
    tx: &mut Tx,
    store: &Store,
    application: &str,
    kind: &str,
    facts: serde_json::Value,
) -> Result<()> {
    add_of_card(tx, store, application, None, kind, facts).await
}

/// The same for what belongs to the life of a card.
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
    Ok(())
}
