//! The person behind a request, as a value that later calls need as an argument.

use axum::http::HeaderMap;

use super::cookie::{self, Side};
use crate::crypt::token::token_hash;
use crate::domain::role::{Hand, Role};
use crate::store::application::Application;
use crate::store::card_life::LivingCard;
use crate::store::officer::Officer;
use crate::store::session::{Found, Holder};
use crate::store::{Store, StoreError};

/// Why somebody may not do what they ask for.
#[derive(Debug)]
pub enum Denied {
    SignedOut,
    /// The session ended; whose it was is known, so that what was sent can be parked.
    Ended(Holder),
    /// Signed in, but this is not theirs to do or see.
    Forbidden,
    /// The one-time password must be changed first.
    NewPassword,
    /// An admin must set up the second step first.
    SecondStep,
    Store(StoreError),
}

impl From<StoreError> for Denied {
    fn from(error: StoreError) -> Self {
        match error {
            // Another person's record and one that does not exist look the same.
            StoreError::NotFound => Denied::Forbidden,
            other => Denied::Store(other),
        }
    }
}

/// A signed-in job seeker.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub account: String,
}

pub async fn applicant(store: &Store, headers: &HeaderMap) -> Result<Applicant, Denied> {
    match holder(store, headers, Side::Applicant).await? {
        Holder::Account(account) => Ok(Applicant { account }),
        Holder::Officer(_) => Err(Denied::SignedOut),
    }
}

/// A signed-in officer whose password is their own; an admin with a second step.
pub async fn officer(store: &Store, headers: &HeaderMap) -> Result<Officer, Denied> {
    let officer = officer_before_second_step(store, headers).await?;
    if officer.lacks_second_step() { Err(Denied::SecondStep) } else { Ok(officer) }
}

/// A signed-in officer whose password is their own, also an admin who has still to set up the second step.
pub async fn officer_before_second_step(store: &Store, headers: &HeaderMap) -> Result<Officer, Denied> {
    let officer = officer_with_new_password(store, headers).await?;
    if officer.one_time { Err(Denied::NewPassword) } else { Ok(officer) }
}

/// A signed-in officer, also one who has still to choose a password.
pub async fn officer_with_new_password(store: &Store, headers: &HeaderMap) -> Result<Officer, Denied> {
    match holder(store, headers, Side::Desk).await? {
        Holder::Officer(id) => match store.officer(&id).await {
            Err(StoreError::NotFound) => Err(Denied::SignedOut),
            other => Ok(other?),
        },
        Holder::Account(_) => Err(Denied::SignedOut),
    }
}

/// An officer with at least one of `roles`.
pub async fn officer_with(store: &Store, headers: &HeaderMap, roles: &[Role]) -> Result<Officer, Denied> {
    let officer = officer(store, headers).await?;
    if roles.iter().any(|role| officer.roles.has(*role)) {
        return Ok(officer);
    }
    tracing::info!(officer = officer.id, "an officer asked for what no role of theirs allows");
    Err(Denied::Forbidden)
}

/// Somebody who may fill in the form of an application: its owner, or an officer of the counter who helps.
#[derive(Clone, Debug)]
pub struct FormHand {
    pub application: Application,
    pub hand: Hand,
    /// Id of the account or officer.
    pub actor: String,
}

/// The owner comes first; an officer of the counter may work on any file that was sent and on walk-ins, never on a stranger's draft.
pub async fn form_hand(store: &Store, headers: &HeaderMap, application: &str) -> Result<FormHand, Denied> {
    let owner = match applicant(store, headers).await {
        Ok(applicant) => {
            let application = store.application(application).await?;
            if application.account.as_deref() == Some(&applicant.account) {
                return Ok(FormHand { application, hand: Hand::JobSeeker, actor: applicant.account });
            }
            Denied::Forbidden
        }
        Err(denied) => denied,
    };
    if cookie::token(headers, Side::Desk).is_none() {
        return Err(owner);
    }
    let officer = officer_with(store, headers, &[Role::Information]).await?;
    let application = store.application(application).await?;
    if application.state.is_owners_alone(application.assisted) {
        return Err(Denied::Forbidden);
    }
    Ok(FormHand { application, hand: Hand::Officer(Role::Information), actor: officer.id })
}

/// Those who work with files.
pub const FILE_ROLES: [Role; 3] = [Role::Information, Role::ServiceHead, Role::PlacementOfficer];

/// Somebody who may do something with a card: its holder, or an officer who works with files.
#[derive(Clone, Debug)]
pub struct CardHand {
    pub card: LivingCard,
    /// The holder's hand, or one for each role of the officer.
    pub hands: Vec<Hand>,
    /// Id of the account or officer.
    pub actor: String,
    /// None for the holder.
    pub officer: Option<Officer>,
}

pub async fn card_hand(store: &Store, headers: &HeaderMap, card: &str) -> Result<CardHand, Denied> {
    let holder = match applicant(store, headers).await {
        Ok(Applicant { account }) => {
            let own = store.cards_of_account(&account).await?.into_iter().find(|own| own.id == card);
            if let Some(card) = own {
                return Ok(CardHand { card, hands: vec![Hand::JobSeeker], actor: account, officer: None });
            }
            Denied::Forbidden
        }
        Err(denied) => denied,
    };
    if cookie::token(headers, Side::Desk).is_none() {
        return Err(holder);
    }
    let officer = officer_with(store, headers, &FILE_ROLES).await?;
    let hands = officer.roles.iter().map(Hand::Officer).collect();
    let card = store.living_card(card).await?;
    Ok(CardHand { card, hands, actor: officer.id.clone(), officer: Some(officer) })
}

async fn holder(store: &Store, headers: &HeaderMap, side: Side) -> Result<Holder, Denied> {
    let token = cookie::token(headers, side).ok_or(Denied::SignedOut)?;
    match store.find_session(&token_hash(token)).await.map_err(Denied::Store)? {
        Some(Found::Running(holder)) => Ok(holder),
        Some(Found::Ended(holder)) => Err(Denied::Ended(holder)),
        None => Err(Denied::SignedOut),
    }
}
