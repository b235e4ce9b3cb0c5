//! The job seeker's moves: sending, confirming, taking back; and a walk-in's, made by the officer who helps.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::ApiError;
use crate::domain::application::State;
use crate::domain::card_face::CardFace;

/// Sends the application, the first time or after corrections. `truth` is the tick under the declaration.
#[server(endpoint = "kirim")]
pub async fn send_application(
    application: String,
    version: i64,
    key: String,
    #[server(default)] truth: String,
) -> Result<State, ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::Move;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    if truth.is_empty() {
        return Err(ApiError::Field(Field::Truth, Problem::Missing));
    }
    let overview = super::form::server::overview(&store, hand.clone()).await?;
    if !overview.may_send() {
        return Err(ApiError::Incomplete);
    }
    let state = server::make(&store, hand, version, &key, Move::Send, "").await?;
    leptos_axum::redirect(&if overview.base == super::form::APPLICANT_BASE {
        "/status".to_owned()
    } else {
        format!("/meja/berkas/{application}")
    });
    Ok(state)
}

/// The job seeker stands by biodata and card draft (SOP step 3).
#[server(endpoint = "konfirmasi")]
pub async fn confirm(application: String, version: i64, key: String) -> Result<State, ApiError> {
    use super::context;
    use crate::domain::application::Move;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    let state = server::make(&store, hand, version, &key, Move::Confirm, "").await?;
    leptos_axum::redirect("/status");
    Ok(state)
}

/// Takes the application back. `reason` is the applicant's own word for it.
#[server(endpoint = "batal")]
pub async fn cancel(application: String, version: i64, key: String, reason: String) -> Result<State, ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::Move;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    let reason = crate::domain::line::note(&reason, 500).map_err(|problem| ApiError::Field(Field::Reason, problem))?;
    if reason.is_empty() {
        return Err(ApiError::Field(Field::Reason, Problem::Missing));
    }
    let state = server::make(&store, hand, version, &key, Move::Cancel, &reason).await?;
    leptos_axum::redirect("/status");
    Ok(state)
}

/// Opens a new draft after a cancelled application.
#[server(endpoint = "mulai-lagi")]
pub async fn start_again() -> Result<(), ApiError> {
    let applicant = super::context::applicant().await?;
    super::context::store()?.start_again(&applicant.account).await?;
    leptos_axum::redirect("/permohonan");
    Ok(())
}

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

#[server(endpoint = "konsep-kartu")]
pub async fn read_draft(application: String) -> Result<CardDraft, ApiError> {
    use super::context;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    server::draft(&store, &hand.application).await
}

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::*;
    use crate::access::FormHand;
    use crate::domain::application::Move;
    use crate::domain::document::DocumentKind;
    use crate::domain::form::biodata::Biodata;
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
            face: biodata(store, application).await?.map(|biodata| CardFace::draft(&biodata, &office)),
            photo: photo.map(|page| page.id),
        })
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
        if mv == Move::Confirm && biodata.is_none() {
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
            Moved::Refused(_) => Err(ApiError::NotNow),
        }
    }
}
