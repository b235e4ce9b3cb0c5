//! Many files at once: issuing by the head of services, signing by the placement officer. Each file is a move of its own, made on the
//! version that was seen; one that cannot be moved stops none of the others.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{Me, RowView};
use super::{ApiError, Postcard};
use crate::domain::application::Move;

/// Files that one batch may hold.
pub const MOST: usize = 100;

/// The files that wait, or what became of those in a batch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Batch {
    pub me: Me,
    pub mv: Move,
    pub key: String,
    pub rows: Vec<BatchRow>,
    /// What became of the batch before, if the page follows one.
    pub outcomes: Vec<Outcome>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BatchRow {
    pub row: RowView,
    pub card_number: Option<String>,
    /// Id of the page that holds the photo.
    pub photo: Option<String>,
    /// Why the file would be skipped, if it would.
    pub skip: Option<ApiError>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    pub row: RowView,
    pub card_number: Option<String>,
    /// Why it was skipped; None when it was done.
    pub error: Option<ApiError>,
}

/// `mv` is the code of the move, `after` the key of a batch that was just made.
#[server(endpoint = "meja-kelompok", output = Postcard)]
pub async fn read_batch(mv: String, after: String) -> Result<Batch, ApiError> {
    use super::context;
    let officer = context::officer().await?;
    let mv = server::batch_move(&mv, &officer)?;
    let store = context::store()?;
    Ok(Batch {
        rows: server::waiting(&store, &officer, mv).await?,
        outcomes: server::outcomes(&store, &after).await?,
        key: crate::crypt::token::id(),
        me: officer.into(),
        mv,
    })
}

/// `files` are the ticked ones, each as `<id>:<version>`. Signing asks for the officer's password once more.
#[server(endpoint = "meja-kelompok-putuskan", output = Postcard)]
pub async fn decide_batch(
    mv: String,
    key: String,
    #[server(default)] password: String,
    #[server(default)] files: Vec<String>,
) -> Result<(), ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::Problem;
    let officer = context::officer().await?;
    let mv = server::batch_move(&mv, &officer)?;
    let store = context::store()?;
    if files.is_empty() {
        return Err(ApiError::Field(Field::Files, Problem::Missing));
    }
    if files.len() > MOST {
        return Err(ApiError::Field(Field::Files, Problem::TooLong { max: MOST as u16 }));
    }
    if mv == Move::Sign {
        context::prove_again(&officer, &password).await?;
    }
    server::make_all(&store, &officer, mv, &key, &files).await?;
    leptos_axum::redirect(&format!("/meja/kelompok/{}?hasil={key}", mv.code()));
    Ok(())
}

#[cfg(feature = "ssr")]
mod server {
    use std::collections::HashMap;

    use super::*;
    use crate::api::decision::server::{Asked, Extra, make};
    use crate::domain::queue::Queue;
    use crate::domain::role::Role;
    use crate::store::Store;
    use crate::store::officer::Officer;
    use crate::store::queue::QueueRow;

    /// A move that is made on many at once, where the officer's role allows it.
    pub fn batch_move(code: &str, officer: &Officer) -> Result<Move, ApiError> {
        let (mv, role) = match Move::from_code(code) {
            Some(Move::Issue) => (Move::Issue, Role::ServiceHead),
            Some(Move::Sign) => (Move::Sign, Role::PlacementOfficer),
            _ => return Err(ApiError::Forbidden),
        };
        if officer.roles.has(role) { Ok(mv) } else { Err(ApiError::Forbidden) }
    }

    /// The oldest files that wait for the move. So many questions for the page, however many files.
    pub async fn waiting(store: &Store, officer: &Officer, mv: Move) -> Result<Vec<BatchRow>, ApiError> {
        let queue = if mv == Move::Sign { Queue::ToSign } else { Queue::ToIssue };
        let mut found = store.queue(queue, None).await?;
        if let Some(last) = found.last().map(|row| (row.place, row.id.clone())) {
            found.extend(store.queue(queue, Some((last.0, &last.1))).await?);
        }
        let ids: Vec<_> = found.iter().map(|row| row.id.as_str()).collect();
        let mut cards = store.cards_at_a_glance(&ids).await?;
        let now = store.clock().now();
        let line = |row: QueueRow| {
            let card = cards.remove(&row.id).unwrap_or_default();
            BatchRow {
                card_number: card.number,
                photo: card.photo,
                skip: (!row.is_free_for(&officer.id)).then_some(ApiError::Held),
                row: RowView::at(row, now),
            }
        };
        Ok(found.into_iter().map(line).collect())
    }

    /// Makes the move on each file and remembers what became of it.
    pub async fn make_all(
        store: &Store,
        officer: &Officer,
        mv: Move,
        key: &str,
        files: &[String],
    ) -> Result<(), ApiError> {
        let mut outcomes = Vec::with_capacity(files.len());
        for file in files {
            let (application, version) = file.split_once(':').ok_or(ApiError::NotNow)?;
            let version = version.parse().map_err(|_| ApiError::NotNow)?;
            let own_key = [key, "/", application].concat();
            let asked = Asked { application, version, key: &own_key, mv };
            match make(store, officer, asked, Extra::proven(mv, "")).await {
                Ok(_) => outcomes.push((application.to_owned(), None)),
                // The disk or the database: what is left of the batch would fare no better.
                Err(error @ (ApiError::Full | ApiError::Broken)) => return Err(error),
                Err(error) => outcomes.push((application.to_owned(), Some(error))),
            }
        }
        store.remember_outcomes(key, &outcomes).await?;
        Ok(())
    }

    /// What became of each, in the order of the batch. Another's batch may name a file that is gone.
    pub async fn outcomes(store: &Store, key: &str) -> Result<Vec<Outcome>, ApiError> {
        let kept = store.outcomes(key).await?;
        let ids: Vec<_> = kept.iter().map(|(id, _)| id.as_str()).collect();
        let mut cards = store.cards_at_a_glance(&ids).await?;
        let rows = store.queue_rows(&ids).await?.into_iter();
        let mut rows: HashMap<_, _> = rows.map(|row| (row.id.clone(), row)).collect();
        let now = store.clock().now();
        let outcome = |(id, error): &(String, Option<ApiError>)| {
            let row = RowView::at(rows.remove(id)?, now);
            Some(Outcome { row, card_number: cards.remove(id).and_then(|card| card.number), error: *error })
        };
        Ok(kept.iter().filter_map(outcome).collect())
    }
}
