//! `/kode.svg`: the counter code of the job seeker who is signed in, as a QR code. A picture of its own, since the phone's bundle would
//! grow by what draws one.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Services;
use crate::access;
use crate::api::qr;

pub async fn show(State(services): State<Services>, headers: HeaderMap) -> Response {
    match drawn(&services, &headers).await {
        Some(svg) => ([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn drawn(services: &Services, headers: &HeaderMap) -> Option<String> {
    let applicant = access::applicant(&services.store, headers).await.ok()?;
    let code = services.store.application_of_account(&applicant.account).await.ok()?.code?;
    qr::draw(&code).map(|drawn| qr::file(&drawn))
}
