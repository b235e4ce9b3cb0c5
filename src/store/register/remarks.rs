//! Remarks of the book (*keterangan*): what happened to a row after it was entered, from the events of its application and of its card.

use std::collections::HashMap;

use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::RegisterRow;
use crate::domain::application::{Kind, Move};
use crate::domain::card_act::Deed;
use crate::domain::code::Code;
use crate::domain::register::{PrintKind, Remark, Remarked};
use crate::store::{Result, Store, StoreError, card_life};

/// Events of applications, and those that other applications and deeds brought to their cards. ?1: ids of the applications as JSON. ?2: the
/// last event that is left out. ?3: kinds of an application's own events to be passed over, as JSON; a file has eight of them, of which the open
/// book has columns. ?4: ids of the cards as JSON.
const EVENTS: &str = "SELECT e.id, e.application, NULL AS card, e.day, e.kind, e.facts FROM event e
        WHERE e.application IN (SELECT value FROM json_each(?1)) AND e.id > ?2 AND e.kind NOT IN (SELECT value FROM json_each(?3))
    UNION ALL
    SELECT e.id, e.application, e.card, e.day, e.kind, e.facts FROM event e
        WHERE e.card IN (SELECT value FROM json_each(?4)) AND e.id > ?2
    ORDER BY 1";

/// The application whose own card it is, by the card's id.
type Cards = HashMap<String, String>;
/// What happened to rows, by application.
type Remarks = HashMap<String, Vec<Remark>>;

/// Adds to rows of the open book what happened to them that no column says.
pub async fn add(store: &Store, rows: &mut [RegisterRow], cards: &Cards) -> Result<()> {
    let passed_over = |mv: &&Move| own(**mv).is_none_or(Remarked::has_a_column);
    let kinds: Vec<&str> = Move::ALL.iter().filter(passed_over).map(|mv| mv.code()).collect();
    let mut remarks = read(store, rows, 0, &kinds, cards).await?;
    for row in rows {
        let all = remarks.remove(&row.application).unwrap_or_default();
        row.remarks = all.into_iter().filter(|remark| !remark.what.has_a_column()).collect();
    }
    Ok(())
}

/// All that happened to these rows after an event.
pub async fn of_rows(store: &Store, rows: &[RegisterRow], behind: i64) -> Result<Remarks> {
    let ids: Vec<&str> = rows.iter().map(|row| row.application.as_str()).collect();
    let cards =
        sqlx::query_as("SELECT id, application FROM card WHERE application IN (SELECT value FROM json_each(?))");
    let cards: Vec<(String, String)> = cards.bind(json(&ids)?).fetch_all(&store.read).await?;
    read(store, rows, behind, &[], &cards.into_iter().collect()).await
}

async fn read(
    store: &Store,
    rows: &[RegisterRow],
    behind: i64,
    passed_over: &[&str],
    cards: &Cards,
) -> Result<Remarks> {
    let ids: Vec<&str> = rows.iter().map(|row| row.application.as_str()).collect();
    let of_cards: Vec<&str> = cards.keys().map(String::as_str).collect();
    let query = sqlx::query(EVENTS).bind(json(&ids)?).bind(behind).bind(json(passed_over)?).bind(json(&of_cards)?);
    let events = query.fetch_all(&store.read).await?;
    let mut remarks = Remarks::new();
    let mut sent: HashMap<String, bool> = HashMap::new();
    for event in &events {
        let by: String = event.get("application");
        let card: Option<&str> = event.get("card");
        let row = card.and_then(|card| cards.get(card)).unwrap_or(&by).clone();
        if card.is_some() && row == by {
            continue; // an own event, which is there already
        }
        // The first sending is the row itself.
        let first = event.get::<&str, _>("kind") == Move::Send.code()
            && sent.insert(row.clone(), true).is_none()
            && behind == 0;
        if let (Some(what), false) = (remarked(event), first) {
            let on = event.get::<&str, _>("day").parse().map_err(|_| StoreError::Corrupt("event.day"))?;
            remarks.entry(row).or_default().push(Remark { on, what });
        }
    }
    Ok(remarks)
}

fn json(list: &[&str]) -> Result<String> {
    serde_json::to_string(list).map_err(|_| StoreError::Corrupt("application.id"))
}

fn remarked(event: &SqliteRow) -> Option<Remarked> {
    let facts: Value = serde_json::from_str(event.get("facts")).unwrap_or_default();
    let code = |name: &str| facts[name].as_str().unwrap_or_default();
    let (kind, is_own): (&str, bool) = (event.get("kind"), event.get::<Option<&str>, _>("card").is_none());
    Some(match Move::from_code(kind) {
        Some(mv) if is_own => own(mv)?,
        Some(Move::Issue) => Remarked::PrintedAgain(PrintKind::of(Kind::from_code(code("kind"))?)?),
        Some(_) => return None,
        None => match (kind, Deed::from_code(kind)) {
            (card_life::REPLACED, _) if !is_own => Remarked::Replaced,
            (card_life::NOT_REPLACED, _) if !is_own => Remarked::NotReplaced,
            ("nik", _) if is_own => Remarked::NikChanged,
            (_, Some(Deed::TellWork | Deed::ConfirmWork)) => Remarked::Working,
            (_, Some(Deed::TakeBackWork)) => Remarked::NotWorking(Code::from_code(code("reason"))?),
            (_, Some(Deed::Withdraw)) => Remarked::Withdrawn(Code::from_code(code("reason"))?),
            _ => return None,
        },
    })
}

/// What a move of the row's own application is to the book.
fn own(mv: Move) -> Option<Remarked> {
    Some(match mv {
        Move::Issue => Remarked::Issued,
        Move::Send | Move::Confirm => Remarked::Revised,
        Move::UndoIssue => Remarked::IssueUndone,
        Move::Sign => Remarked::Signed,
        Move::UndoSign => Remarked::SignUndone,
        Move::HandOver => Remarked::HandedOver,
        Move::Cancel => Remarked::Cancelled,
        _ => return None,
    })
}
