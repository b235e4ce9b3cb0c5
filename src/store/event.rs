//! Typed, dated facts that the reports count. Codes only, no personal data.

use super::{Result, Store, Tx};

pub(crate) async fn add(
    tx: &mut Tx,
    store: &Store,
    application: &str,
    kind: &str,
    facts: serde_json::Value,
) -> Result<()> {
    sqlx::query("INSERT INTO event (at, day, kind, application, facts) VALUES (?, ?, ?, ?, ?)")
        .bind(store.clock.now())
        .bind(store.clock.today().to_string())
        .bind(kind)
        .bind(application)
        .bind(facts.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
