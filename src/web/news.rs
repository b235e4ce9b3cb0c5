//! `/meja/kabar`: a stream of server-sent events that says only that a queue of the desk has moved. What moved, pages ask for themselves,
//! so nothing here needs to be kept from anybody who may sign in at the desk.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::Services;
use crate::access;

/// Moves that follow each other so quickly are one piece of news.
const TOGETHER: Duration = Duration::from_millis(400);

pub async fn stream(State(services): State<Services>, headers: HeaderMap) -> Response {
    if access::officer(&services.store, &headers).await.is_err() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let changes = services.store.changes();
    let news = stream::unfold(changes, |mut changes| async move {
        changes.changed().await.ok()?;
        if crate::store::is_over(*changes.borrow()) {
            return None;
        }
        tokio::time::sleep(TOGETHER).await;
        changes.mark_unchanged();
        // An event without data is not delivered.
        Some((Ok::<_, Infallible>(Event::default().event("berubah").data("1")), changes))
    });
    Sse::new(news).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}
