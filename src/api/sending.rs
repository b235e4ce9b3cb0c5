//! The job seeker's moves: sending, confirming, taking back; and a walk-in's, made by the officer who helps.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ApiError, Postcard};
use crate::domain::application::State;
use crate::domain::card_face::CardFace;

/// One function for all moves of the form's own hand, since each function weighs on the phone. `mv` is the code of a move: sending the
/// first time or after corrections (`truth` is the tick under the declaration), confirming (SOP step 3), or cancelling with a `reason`.
/// `mulai-lagi` opens a new draft after a cancelled application.
#[server(endpoint = "kirim", output = Postcard)]
pub async fn move_application(
    application: String,
    version: i64,
    key: String,
    #[server(default)] mv: String,
    #[server(default)] truth: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::Move;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    if mv == START_AGAIN {
        if hand.hand != crate::domain::role::Hand::JobSeeker {
            return Err(ApiError::NotNow);
        }
        store.start_again(&hand.actor).await?;
        leptos_axum::redirect(super::form::APPLICANT_BASE);
        return Ok(());
    }
    let reason = crate::domain::line::note(&reason, 500).map_err(|problem| ApiError::Field(Field::Reason, problem))?;
    let mv = if mv.is_empty() { Some(Move::Send) } else { Move::from_code(&mv) };
    let mv = mv.filter(|mv| matches!(mv, Move::Send | Move::Confirm | Move::Cancel)).ok_or(ApiError::NotNow)?;
    let overview = super::form::server::overview(&store, hand.clone()).await?;
    match mv {
        Move::Send if truth.is_empty() => return Err(ApiError::Field(Field::Truth, Problem::Missing)),
        Move::Send if !overview.may_send() => return Err(ApiError::Incomplete),
        Move::Cancel if reason.is_empty() => return Err(ApiError::Field(Field::Reason, Problem::Missing)),
        _ => {}
    }
    server::make(&store, hand, version, &key, mv, &reason).await?;
    leptos_axum::redirect(&match overview.base.as_str() {
        super::form::APPLICANT_BASE => "/status".to_owned(),
        _ => format!("/meja/berkas/{application}"),
    });
    Ok(())
}

/// In place of a move: a new draft.
pub const START_AGAIN: &str = "mulai-lagi";

/// The draft of the card that the job seeker is asked to confirm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CardDraft {
    pub application: String,
    pub version: i64,
    pub key: String,
    pub state: State,
    pub face: Option<CardFace>,
    pub photo: Option<String>,
}

#[server(endpoint = "konsep-kartu", output = Postcard)]
pub async fn read_draft(application: String) -> Result<CardDraft, ApiError> {
    use super::context;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    super::form::server::note_look(&store, &hand).await?;
    server::draft(&store, &hand.application).await
}

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::*;
    use crate::access::FormHand;
    use crate::domain::application::{Kind, Move};
    use crate::domain::document::DocumentKind;
    use crate::domain::form::biodata::Biodata;
    use crate::domain::settings::Office;
    use crate::store::Store;
    use crate::store::application::Application;
    use crate::store::moves::{Moved, Request, With};

    pub async fn biodata(store: &Store, application: &Application) -> Result<Option<Biodata>, ApiError> {
        let rules = crate::api::form::server::rules(store, application).await?;
        Ok(Biodata::parse(&application.nik, &store.answers(application).await?, &rules).ok())
    }

    pub async fn draft(store: &Store, application: &Application) -> Result<CardDraft, ApiError> {
        let office = store.office().await?;
        let photo = store.documents(&application.id).await?.into_iter().find(|page| page.kind == DocumentKind::Photo);
        Ok(CardDraft {
            application: application.id.clone(),
            version: application.version,
            key: crate::crypt::token::id(),
            state: application.state,
            face: face(store, application, biodata(store, application).await?.as_ref(), &office).await?,
            photo: photo.map(|page| page.id),
        })
    }

    /// What is to be printed: of a reprint what the card shows already, of all else the answers; None while they are not complete.
    pub async fn face(
        store: &Store,
        application: &Application,
        biodata: Option<&Biodata>,
        office: &Office,
    ) -> Result<Option<CardFace>, ApiError> {
        match application.kind {
            Kind::Reprint => Ok(store.face_before(application).await?),
            _ => Ok(biodata.map(|biodata| CardFace::draft(biodata, office))),
        }
    }

    /// A move by the hand that fills in the form.
    pub async fn make(
        store: &Store,
        hand: FormHand,
        version: i64,
        key: &str,
        mv: Move,
        reason: &str,
    ) -> Result<State, ApiError> {
        let biodata = biodata(store, &hand.application).await?;
        if mv == Move::Confirm && biodata.is_none() && hand.application.kind != Kind::Reprint {
            return Err(ApiError::Incomplete);
        }
        let with = if mv == Move::Cancel { With::Reason(reason) } else { With::Biodata(biodata.as_ref()) };
        let sending = store.sending(key, &[&hand.application.id, mv.code(), &version.to_string(), reason]);
        let request = Request {
            application: &hand.application,
            version,
            sending: &sending,
            actor: &hand.actor,
            hand: hand.hand,
            mv,
            with,
        };
        answer(store.make_move(request).await?)
    }

    pub fn answer(moved: Moved) -> Result<State, ApiError> {
        match moved {
            Moved::Done(state) => Ok(state),
            Moved::Stale(state) => Err(ApiError::Stale(state)),
            Moved::Held => Err(ApiError::Held),
            Moved::Refused(_) => Err(ApiError::NotNow),
        }
    }
}
