//! Every deed with a card that was handed over, each one transaction: it checks the version that the person saw and the law of
//! `domain::card_act`, writes what belongs to the deed, and appends to the journal and the events.

use std::num::NonZeroU16;

use serde_json::{Value, json};

use super::application::Application;
use super::card_life::{self, LivingCard};
use super::idempotency::{self, Sending};
use super::journal::{self, Entry};
use super::{Result, Store, Tx, card_report, contact, event, legalisation, placement, reminder, removal};
use crate::crypt::sealed::DataKey;
use crate::domain::card_act::{CardRefusal, Deed, may, may_start, stands};
use crate::domain::card_life::Standing;
use crate::domain::code::Code;
use crate::domain::found_work::{FoundWork, Teller};
use crate::domain::new_contact::NewContact;
use crate::domain::removal::Removal;
use crate::domain::role::Hand;
use crate::domain::work_end::WorkEnd;

/// A deed that somebody asks for.
pub struct CardRequest<'a> {
    /// Id of the card.
    pub card: &'a str,
    /// The version that the person saw; another one makes the request stale.
    pub version: i64,
    pub sending: &'a Sending,
    /// Id of the account or officer.
    pub actor: &'a str,
    pub hand: Hand,
    pub what: CardDeed<'a>,
}

/// A deed with what it brings along.
pub enum CardDeed<'a> {
    /// Still looking for work; the changes of phone or address that come with it.
    Report(Option<&'a NewContact>),
    TellWork(&'a FoundWork),
    ConfirmWork,
    /// With the officer's own words, which may be empty.
    RefuseWork(&'a str),
    TakeBackWork(WorkEnd, &'a str),
    Withdraw(Removal, &'a str),
    /// How many copies were stamped.
    Legalise(NonZeroU16),
}

impl CardDeed<'_> {
    pub fn deed(&self) -> Deed {
        match self {
            CardDeed::Report(_) => Deed::Report,
            CardDeed::TellWork(_) => Deed::TellWork,
            CardDeed::ConfirmWork => Deed::ConfirmWork,
            CardDeed::RefuseWork(_) => Deed::RefuseWork,
            CardDeed::TakeBackWork(..) => Deed::TakeBackWork,
            CardDeed::Withdraw(..) => Deed::Withdraw,
            CardDeed::Legalise(_) => Deed::Legalise,
        }
    }
}

/// What came of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardDone {
    /// What the card is now.
    Done(Standing),
    /// Something else happened to the card since the page was made; what it is now.
    Stale(Standing),
    Refused(CardRefusal),
}

/// Who journal and rows name where an employer told: nobody signs in for that.
pub const EMPLOYER: &str = "pemberi-kerja";

/// The journal's word for it.
const TOLD: &str = "kerja-kabar";

impl Store {
    /// Does the deed or says why not. The same request sent twice has one effect and the same answer.
    ///
    /// # Errors
    /// When there is no such card, or the database fails.
    pub async fn do_with_card(&self, request: CardRequest<'_>) -> Result<CardDone> {
        let (card, deed, today) = (request.card, request.what.deed(), self.clock.today());
        let (owner, key, grace) = self.owner_of(card).await?;
        let mut tx = self.begin().await?;
        if let Some(done) = earlier(&mut tx, request.sending).await? {
            tx.commit().await?;
            return Ok(done);
        }
        let before = card_life::read(&mut tx, card).await?;
        // Whether it may be at all comes first: who reported a minute ago learns just that.
        if let Err(refused) = may(deed, request.hand, &before.life, today) {
            return Ok(CardDone::Refused(refused));
        }
        if before.version != request.version {
            return Ok(CardDone::Stale(before.life.standing(today, grace)));
        }
        let facts = match apply(self, &mut tx, &key, &before, &request).await? {
            Ok(facts) => facts,
            Err(refused) => return Ok(CardDone::Refused(refused)),
        };
        reminder::end(&mut tx, card, deed, self.clock.now()).await?;
        let after = card_life::touch(&mut tx, self, card).await?;
        let details = words(&request.what, &facts);
        let entry = Entry { actor: request.actor, action: deed.code(), subject: &owner.id, details };
        journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        event::add_of_card(&mut tx, self, &owner.id, Some(card), deed.code(), facts).await?;
        let standing = after.life.standing(today, grace);
        idempotency::remember(&mut tx, request.sending, standing.code(), self.clock.now()).await?;
        tx.commit().await?;
        self.note_change();
        Ok(CardDone::Done(standing))
    }

    /// Keeps the word of an employer who scanned the card. It changes nothing of the card until the office confirms it, and one waits at
    /// most.
    ///
    /// # Errors
    /// As [`Store::do_with_card`].
    pub async fn employer_tells(&self, card: &str, sending: &Sending, work: &FoundWork) -> Result<CardDone> {
        let today = self.clock.today();
        let (owner, key, grace) = self.owner_of(card).await?;
        let mut tx = self.begin().await?;
        if let Some(done) = earlier(&mut tx, sending).await? {
            tx.commit().await?;
            return Ok(done);
        }
        let now = card_life::read(&mut tx, card).await?;
        let allowed =
            stands(Deed::TellWork, &now.life, today).and_then(|()| may_start(work.starts_on, &now.life, today));
        if let Err(refused) = allowed {
            return Ok(CardDone::Refused(refused));
        }
        if placement::waiting(&mut tx, card).await?.is_some() {
            return Ok(CardDone::Refused(CardRefusal::AlreadyTold));
        }
        placement::insert(&mut tx, self, &key, card, Teller::Employer, EMPLOYER, work).await?;
        let entry = Entry { actor: EMPLOYER, action: TOLD, subject: &owner.id, details: json!(work.words) };
        journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        let standing = now.life.standing(today, grace);
        idempotency::remember(&mut tx, sending, standing.code(), self.clock.now()).await?;
        tx.commit().await?;
        self.note_change();
        Ok(CardDone::Done(standing))
    }

    /// The application that a card was issued for, its key, and the office's period of grace.
    async fn owner_of(&self, card: &str) -> Result<(Application, DataKey, u16)> {
        let owner = self.application(&self.living_card(card).await?.application).await?;
        let key = self.data_key(&owner.data_key).await?;
        Ok((owner, key, self.office().await?.report_grace_days))
    }
}

async fn earlier(tx: &mut Tx, sending: &Sending) -> Result<Option<CardDone>> {
    let outcome = idempotency::earlier(tx, sending).await?;
    Ok(outcome.and_then(|code| Standing::from_code(&code)).map(CardDone::Done))
}

/// Writes what the deed brings and gives the facts of its event, or says what the rows have against it.
async fn apply(
    store: &Store,
    tx: &mut Tx,
    key: &DataKey,
    card: &LivingCard,
    request: &CardRequest<'_>,
) -> Result<Result<Value, CardRefusal>> {
    let (now, today, id) = (store.clock.now(), store.clock.today(), card.id.as_str());
    let teller = if request.hand == Hand::JobSeeker { Teller::Holder } else { Teller::Counter };
    Ok(Ok(match request.what {
        CardDeed::Report(changed) => {
            let Some(row) = card.life.row_of(today) else {
                return Ok(Err(CardRefusal::TooEarly { opens: card.life.valid_until }));
            };
            if let Some(changed) = changed {
                contact::change(tx, store, card, changed).await?;
            }
            card_report::insert(tx, id, row, today, now, teller, request.actor).await?;
            json!({ "row": row, "by": teller, "contact": changed.is_some() })
        }
        CardDeed::TellWork(work) => {
            if let Err(refused) = may_start(work.starts_on, &card.life, today) {
                return Ok(Err(refused));
            }
            let placed = placement::insert(tx, store, key, id, teller, request.actor, work).await?;
            placement::hold(tx, id, &placed, request.actor, work.starts_on, now).await?;
            placement::facts(work, teller)
        }
        CardDeed::ConfirmWork => {
            let Some(told) = placement::waiting(tx, id).await? else {
                return Ok(Err(CardRefusal::NothingTold));
            };
            placement::hold(tx, id, &told.id, request.actor, told.starts_on, now).await?;
            told.facts
        }
        CardDeed::RefuseWork(words) => {
            let Some(told) = placement::waiting(tx, id).await? else {
                return Ok(Err(CardRefusal::NothingTold));
            };
            placement::end(tx, key, &told.id, request.actor, (WorkEnd::NotTrue, words), now).await?;
            json!({ "reason": WorkEnd::NotTrue })
        }
        CardDeed::TakeBackWork(reason, words) => {
            placement::release(tx, key, id, request.actor, (reason, words), today, now).await?;
            json!({ "reason": reason, "by": teller })
        }
        CardDeed::Withdraw(reason, _) => {
            removal::withdraw(tx, id, reason, today).await?;
            json!({ "reason": reason })
        }
        CardDeed::Legalise(copies) => {
            legalisation::insert(tx, id, copies, request.actor, now).await?;
            json!({ "copies": copies.get() })
        }
    }))
}

/// What the journal keeps, sealed: the facts and the words.
fn words(what: &CardDeed<'_>, facts: &Value) -> Value {
    match what {
        CardDeed::TellWork(work) => json!({ "facts": facts, "words": work.words }),
        CardDeed::RefuseWork(words) | CardDeed::TakeBackWork(_, words) | CardDeed::Withdraw(_, words) => {
            json!({ "facts": facts, "words": words })
        }
        CardDeed::Report(_) | CardDeed::ConfirmWork | CardDeed::Legalise(_) => json!({ "facts": facts }),
    }
}

#[cfg(test)]
mod tests;
