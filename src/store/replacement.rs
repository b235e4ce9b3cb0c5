//! A card that a newer one takes the place of, and what a follow-up application may still do with the card that it was begun from.

use serde_json::json;
use sqlx::Row;

use super::{Result, Store, Tx, card_life, event, reminder};
use crate::domain::application::Kind;
use crate::domain::card_act::{Deed, stands};

/// Whether a card may be issued for this application now. A renewal, correction or reprint may not once its card was withdrawn or
/// replaced; the latter two not once it has ended.
pub(crate) async fn may_print(store: &Store, tx: &mut Tx, application: &str, kind: Kind) -> Result<bool> {
    let Some(deed) = Deed::beginning(kind) else { return Ok(true) };
    let Some(card) = card_before(tx, application).await? else { return Ok(false) };
    let life = card_life::read(tx, &card).await?.life;
    Ok(stands(deed, &life, store.clock.today()).is_ok())
}

/// The renewal is issued: the old card ends today.
pub(crate) async fn replace(store: &Store, tx: &mut Tx, application: &str) -> Result<()> {
    let Some(card) = card_before(tx, application).await? else { return Ok(()) };
    reminder::end(tx, &card, Deed::Renew, store.clock.now()).await?;
    set(store, tx, application, &card, Some(store.clock.today().to_string()), card_life::REPLACED).await
}

/// The issue of the renewal was taken back: the old card is what it was.
pub(crate) async fn restore(store: &Store, tx: &mut Tx, application: &str) -> Result<()> {
    let Some(card) = card_before(tx, application).await? else { return Ok(()) };
    set(store, tx, application, &card, None, card_life::NOT_REPLACED).await
}

async fn set(
    store: &Store,
    tx: &mut Tx,
    application: &str,
    card: &str,
    day: Option<String>,
    event: &'static str,
) -> Result<()> {
    sqlx::query("UPDATE card SET replaced_on = ? WHERE id = ?").bind(day).bind(card).execute(&mut **tx).await?;
    card_life::touch(tx, store, card).await?;
    event::add_of_card(tx, store, application, Some(card), event, json!({})).await
}

async fn card_before(tx: &mut Tx, application: &str) -> Result<Option<String>> {
    let row = sqlx::query("SELECT card FROM application WHERE id = ?").bind(application).fetch_one(&mut **tx).await?;
    Ok(row.get(0))
}
