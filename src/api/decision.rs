//! Decisions on a file: every officer's move, made on the version that was seen.

use leptos::prelude::*;

use super::ApiError;
use crate::domain::application::State;
use crate::domain::form::Answers;

/// Makes a move other than a return. `reason` is needed where something is taken back or ended.
#[server(endpoint = "meja-putuskan")]
pub async fn decide(
    application: String,
    version: i64,
    key: String,
    mv: String,
    #[server(default)] reason: String,
) -> Result<State, ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::Move;
    use crate::domain::line::note;

    let officer = context::officer().await?;
    let store = context::store()?;
    let mv = Move::from_code(&mv).ok_or(ApiError::NotNow)?;
    let reason = note(&reason, 500).map_err(|problem| ApiError::Field(Field::Reason, problem))?;
    if mv.needs_reason() && reason.is_empty() {
        return Err(ApiError::Field(Field::Reason, Problem::Missing));
    }
    let state = server::make(&store, &officer, &application, version, &key, mv, &reason).await?;
    leptos_axum::redirect(&format!("/meja/berkas/{application}"));
    Ok(state)
}

/// Returns a file with its corrections: `a` holds `spot.<n>` (the code of a pin) and `reason.<n>`.
#[server(endpoint = "meja-kembalikan")]
pub async fn return_file(
    application: String,
    version: i64,
    key: String,
    #[server(default)] a: Answers,
) -> Result<State, ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::Move;
    use crate::domain::correction::{Correction, Pin};
    use crate::store::moves::{Request, With};

    let officer = context::officer().await?;
    let store = context::store()?;
    let mut corrections = Vec::new();
    for number in 0..MOST_PINS {
        let (spot, reason) = (a.get(&format!("spot.{number}")), a.get(&format!("reason.{number}")));
        match (Pin::from_code(spot), Correction::new(Pin::Field(String::new()), reason)) {
            (Some(pin), Ok(correction)) => corrections.push(Correction { pin, ..correction }),
            (None, _) if reason.is_empty() => {}
            (None, _) => return Err(ApiError::Field(Field::Pins, Problem::NotInList)),
            (Some(_), Err(problem)) => return Err(ApiError::Field(Field::Pins, problem)),
        }
    }
    if corrections.is_empty() {
        return Err(ApiError::Field(Field::Pins, Problem::Missing));
    }
    let application = store.application(&application).await?;
    let pins: Vec<_> = corrections.iter().map(|c| [c.pin.code().as_str(), "=", &c.reason].concat()).collect();
    let sending = store.sending(&key, &[&application.id, "return", &version.to_string(), &pins.join("\n")]);
    if let Some(state) = store.sent_before(&sending).await? {
        return Ok(state);
    }
    let hand = server::hand(&officer, &application, Move::Return)?;
    let request = Request {
        application: &application,
        version,
        sending: &sending,
        actor: &officer.id,
        hand,
        mv: Move::Return,
        with: With::Corrections(&corrections),
    };
    let state = super::sending::server::answer(store.make_move(request).await?)?;
    leptos_axum::redirect(&format!("/meja/berkas/{}", application.id));
    Ok(state)
}

/// Corrections that one return may carry.
pub const MOST_PINS: u8 = 12;

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::*;
    use crate::domain::application::{Move, role_for};
    use crate::domain::card_face::{CardFace, Signer};
    use crate::domain::role::Hand;
    use crate::store::Store;
    use crate::store::application::Application;
    use crate::store::moves::{Request, With};
    use crate::store::officer::Officer;

    /// The role in which the officer makes the move; without one the move is refused before anything is read or written.
    pub fn hand(officer: &Officer, application: &Application, mv: Move) -> Result<Hand, ApiError> {
        if application.state == State::Draft && !application.assisted {
            return Err(ApiError::Forbidden);
        }
        role_for(application.state, mv, application.kind, &officer.roles).map(Hand::Officer).map_err(|why| match why {
            crate::domain::application::Refused::NotYours => ApiError::Forbidden,
            crate::domain::application::Refused::NotFromHere => ApiError::Stale(application.state),
        })
    }

    pub async fn make(
        store: &Store,
        officer: &Officer,
        application: &str,
        version: i64,
        key: &str,
        mv: Move,
        reason: &str,
    ) -> Result<State, ApiError> {
        let application = store.application(application).await?;
        let sending = store.sending(key, &[&application.id, mv.code(), &version.to_string(), reason]);
        // Sent twice: the first sending has moved the application on, and its answer is given again.
        if let Some(state) = store.sent_before(&sending).await? {
            return Ok(state);
        }
        let hand = hand(officer, &application, mv)?;
        if mv == Move::Sign && !store.may_sign(officer).await? {
            return Err(ApiError::NotSignerToday);
        }
        let office = store.office().await?;
        let biodata = match mv {
            Move::Send | Move::Confirm | Move::Issue => {
                crate::api::sending::server::biodata(store, &application).await?
            }
            _ => None,
        };
        let with = match mv {
            Move::Send => return Err(ApiError::NotNow),
            Move::Return => return Err(ApiError::NotNow),
            Move::Confirm | Move::Issue if biodata.is_none() => return Err(ApiError::Incomplete),
            Move::Accept => {
                let kinds: Vec<_> = store.documents(&application.id).await?.iter().map(|page| page.kind).collect();
                if !crate::domain::document::missing(&kinds, &office.required).is_empty() {
                    return Err(ApiError::Incomplete);
                }
                With::Nothing
            }
            Move::Confirm => With::Biodata(biodata.as_ref()),
            Move::Issue => match &biodata {
                Some(biodata) => With::Face {
                    face: Box::new(CardFace::draft(biodata, &office)),
                    years: office.validity_years,
                    region: &office.region_code,
                },
                None => return Err(ApiError::Incomplete),
            },
            Move::Sign => With::Signer(Signer {
                name: officer.name.clone(),
                nip: officer.nip.clone(),
                title: officer.title.clone(),
            }),
            _ if mv.needs_reason() => With::Reason(reason),
            _ => With::Nothing,
        };
        let request =
            Request { application: &application, version, sending: &sending, actor: &officer.id, hand, mv, with };
        crate::api::sending::server::answer(store.make_move(request).await?)
    }
}
