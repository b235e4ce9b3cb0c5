//! The two lists by which anybody can check a seal without asking this office of a card: its keys, and the prints that are not good any more.
//! They name nobody, so that browsers may keep them a while, and a page that was opened before works without the server.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Services;
use crate::store::StoreError;

/// What a withdrawal may take to reach a browser that does not ask the server of the card itself.
const KEPT: &str = "public, max-age=300";

/// `/periksa/kunci`, see [`crate::seal::keyring`].
pub async fn keys(State(services): State<Services>) -> Response {
    list(services.store.seal_keys().await.map(|keys| keys.to_string()))
}

/// `/periksa/daftar-dicabut`, see [`crate::seal::ended`].
pub async fn ended(State(services): State<Services>) -> Response {
    list(services.store.ended_seals().await.map(|ended| ended.to_string()))
}

fn list(text: Result<String, StoreError>) -> Response {
    match text {
        Ok(text) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, KEPT)], text).into_response()
        }
        Err(error) => {
            tracing::error!(?error, "a list of seals could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
