//! The city's emblem: shown to anyone, set by an admin.

use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::Services;
use super::upload::read_field;
use crate::access;
use crate::domain::role::Role;
use crate::intake::Want;

/// `/lambang`: no personal data, and printed on every card.
pub async fn emblem(State(services): State<Services>) -> Response {
    match services.store.emblem().await {
        Ok(Some(jpeg)) => {
            let policy = (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox");
            ([(header::CONTENT_TYPE, "image/jpeg"), policy], jpeg).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `POST /unggah/lambang` by an admin: a picture, or none to take it away.
pub async fn set_emblem(State(services): State<Services>, headers: HeaderMap, mut form: Multipart) -> Response {
    let Ok(officer) = access::officer_with(&services.store, &headers, &[Role::Admin]).await else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let (mut picture, mut remove) = (None, false);
    while let Ok(Some(field)) = form.next_field().await {
        match field.name() {
            Some("hapus") => remove = true,
            Some("berkas") => picture = read_field(field, None).await.ok(),
            _ => {}
        }
    }
    let outcome = match (remove, picture) {
        (true, _) => services.store.set_emblem(None, &officer.id).await.map(|()| "hapus"),
        (false, Some(bytes)) => match services.gate.take(bytes, Want::Emblem, 1).await.as_deref() {
            Ok([picture, ..]) => services.store.set_emblem(Some(&picture.jpeg), &officer.id).await.map(|()| "jadi"),
            _ => Ok("tidak"),
        },
        (false, None) => Ok("tidak"),
    };
    match outcome {
        Ok(code) => Redirect::to(&format!("/meja/lambang?hasil={code}")).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
