//! Leptos 0.8 answers every error of a server function with 500; a refusal is not the server's failure and gets the status it deserves.

use axum::body::{Body, to_bytes};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::server_fn::ContentType;
use leptos::server_fn::codec::PostcardEncoding;

use crate::api::ApiError;
use crate::text::common;

/// Errors are a few words; more than this is not one.
const MOST: usize = 1024;

pub async fn with_status(answer: Response) -> Response {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    // Where no function has that name, as after an update, Leptos tells developers about it.
    if answer.status() == StatusCode::BAD_REQUEST && kind.is_none() {
        return (StatusCode::NOT_FOUND, common::NOT_FOUND).into_response();
    }
    let refusal = kind.is_some_and(|kind| kind.as_bytes() == PostcardEncoding::CONTENT_TYPE.as_bytes());
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR || !refusal {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, MOST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if let Ok(error) = postcard::from_bytes::<ApiError>(&bytes) {
        parts.status = status(error);
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn status(error: ApiError) -> StatusCode {
    match error {
        ApiError::SignedOut
        | ApiError::Parked
        | ApiError::NewPassword
        | ApiError::SecondStep
        | ApiError::WrongLogin
        | ApiError::RanOut => StatusCode::UNAUTHORIZED,
        ApiError::Forbidden => StatusCode::NOT_FOUND,
        ApiError::Throttled | ApiError::AskCounter => StatusCode::TOO_MANY_REQUESTS,
        ApiError::Stale(_)
        | ApiError::Held
        | ApiError::NotNow
        | ApiError::Closed
        | ApiError::Overtaken
        | ApiError::NotSignerToday
        | ApiError::LastAdmin => StatusCode::CONFLICT,
        ApiError::Field(..) | ApiError::Incomplete => StatusCode::UNPROCESSABLE_ENTITY,
        ApiError::Full => StatusCode::INSUFFICIENT_STORAGE,
        ApiError::Offline | ApiError::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
