//! Every move of an application, each one transaction: it checks the state and version it started from, writes the new state with all
//! that belongs to it, and appends to the journal.

mod effect;

use serde_json::json;
use sqlx::Row;

use super::application::Application;
use super::hand_over::Collected;
use super::idempotency::{self, Sending};
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, card_life, event, hold, reminder, replacement, spell};
use crate::domain::application::{Kind, Move, Refused, State, step};
use crate::domain::card_act::Deed;
use crate::domain::card_face::{CardFace, Signer};
use crate::domain::correction::Correction;
use crate::domain::form::biodata::Biodata;
use crate::domain::role::Hand;

/// A move that somebody asks for.
pub struct Request<'a> {
    pub application: &'a Application,
    /// The version that the person saw; another one makes the request stale.
    pub version: i64,
    pub sending: &'a Sending,
    /// Id of the account or officer.
    pub actor: &'a str,
    pub hand: Hand,
    pub mv: Move,
    pub with: With<'a>,
}

/// What a move brings along besides itself.
pub enum With<'a> {
    Nothing,
    Reason(&'a str),
    /// Each with the code of its reason in the office's list, empty for free text.
    Corrections(&'a [(Correction, String)]),
    /// For sending and confirming: the register's columns come from it. None when only the documents are complete yet.
    Biodata(Option<&'a Biodata>),
    /// For issuing: the draft of the card and for how many years it holds, and the region of its number.
    Face {
        face: Box<CardFace>,
        years: u8,
        region: &'a str,
    },
    Signer(Signer),
    Collected(&'a Collected),
}

/// What came of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Moved {
    Done(State),
    /// Somebody was quicker; where the application stands now.
    Stale(State),
    /// Another officer has the file open.
    Held,
    Refused(Refused),
}

impl Store {
    /// Makes the move or says why not. The same request sent twice has one effect and the same answer.
    pub async fn make_move(&self, request: Request<'_>) -> Result<Moved> {
        let application = request.application;
        let key = self.data_key(&application.data_key).await?;
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        if let Some(outcome) = idempotency::earlier(&mut tx, request.sending).await? {
            tx.commit().await?;
            self.note_owed()?;
            return Ok(State::from_code(&outcome).map_or(Moved::Stale(application.state), Moved::Done));
        }
        let row = sqlx::query("SELECT state, version, kind FROM application WHERE id = ?")
            .bind(&application.id)
            .fetch_one(&mut *tx)
            .await?;
        let state = State::from_code(row.get(0)).ok_or(StoreError::Corrupt("application.state"))?;
        let kind = Kind::from_code(row.get(2)).ok_or(StoreError::Corrupt("application.kind"))?;
        if row.get::<i64, _>(1) != request.version {
            tx.commit().await?;
            return Ok(Moved::Stale(state));
        }
        let held = hold::holder_in(&mut tx, &application.id, now).await?;
        if let (Some((officer, _)), Hand::Officer(_)) = (&held, request.hand)
            && officer != request.actor
        {
            return Ok(Moved::Held);
        }
        let to = match step(state, request.mv, request.hand, kind) {
            Ok(to) => to,
            Err(refused) => return Ok(Moved::Refused(refused)),
        };
        if request.mv == Move::Issue && !replacement::may_print(self, &mut tx, &application.id, kind).await? {
            return Ok(Moved::Refused(Refused::CardGone));
        }
        sqlx::query("UPDATE application SET state = ?, version = version + 1, state_since = ? WHERE id = ?")
            .bind(to.code())
            .bind(now)
            .bind(&application.id)
            .execute(&mut *tx)
            .await?;
        let number = effect::apply(self, &mut tx, &key, &request, (state, kind), now).await?;
        let details = json!({ "from": state.code(), "to": to.code(), "with": journal_details(&request.with) });
        let entry = Entry { actor: request.actor, action: request.mv.code(), subject: &application.id, details };
        journal::append(&mut tx, &self.keys, &key, now, entry).await?;
        let mut facts = json!({ "kind": kind.code() });
        if let (Some((_, since)), Hand::Officer(_)) = (held, request.hand) {
            facts["seconds"] = json!(now - since); // from opening the file to the decision
        }
        hold::release(&mut tx, &application.id).await?;
        if request.mv == Move::Issue && kind.takes_new_number() {
            spell::add_facts(&mut tx, &application.id, self.clock.today(), &mut facts).await?;
        }
        let card = card_life::id_of(&mut tx, &application.id).await?;
        if let (Some(card), Move::Issue | Move::UndoIssue | Move::HandOver | Move::Cancel) = (&card, request.mv) {
            if request.mv == Move::Cancel && kind.takes_new_number() {
                reminder::end(&mut tx, card, Deed::Withdraw, now).await?;
            }
            facts["until"] = json!(card_life::touch(&mut tx, self, card).await?.life.valid_until.to_string());
        }
        event::add_of_card(&mut tx, self, &application.id, card.as_deref(), request.mv.code(), facts).await?;
        idempotency::remember(&mut tx, request.sending, to.code(), now).await?;
        tx.commit().await?;
        self.note_change();
        if let Some((year, counter)) = number {
            self.note_in_ledger(year, counter)?;
        }
        Ok(Moved::Done(to))
    }
}

/// The state as it stands inside a transaction.
pub(crate) async fn state_in(tx: &mut Tx, application: &str) -> Result<State> {
    let row = sqlx::query("SELECT state FROM application WHERE id = ?").bind(application).fetch_one(&mut **tx).await?;
    State::from_code(row.get(0)).ok_or(StoreError::Corrupt("application.state"))
}

fn journal_details(with: &With<'_>) -> serde_json::Value {
    match with {
        With::Reason(reason) => json!({ "reason": reason }),
        With::Corrections(corrections) => {
            json!({ "corrections": corrections.iter().map(|(c, _)| c).collect::<Vec<_>>() })
        }
        With::Signer(signer) => json!({ "signer": signer.nip }),
        With::Collected(collected) => json!({ "collector": collected.by, "drawn": collected.signature.is_some() }),
        With::Nothing | With::Biodata(_) | With::Face { .. } => serde_json::Value::Null,
    }
}
