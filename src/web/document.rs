//! `/berkas/<id>`: a page of a document, to whom it belongs and to officers; never from a folder, never cached, never anything but the
//! JPEG that this program made.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Services;
use crate::access;
use crate::domain::role::Role;

pub async fn show(State(services): State<Services>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    if !may_see(&services, &id, &headers).await {
        return StatusCode::NOT_FOUND.into_response();
    }
    match services.store.document_content(&id).await {
        Ok(jpeg) => {
            let headers = [
                (header::CONTENT_TYPE, "image/jpeg"),
                (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox"),
                (header::CONTENT_DISPOSITION, "inline"),
            ];
            (headers, jpeg).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The owner, an officer who works with files, never anybody else; a stranger's draft not even an officer.
async fn may_see(services: &Services, id: &str, headers: &HeaderMap) -> bool {
    let Ok(document) = services.store.document(id).await else { return false };
    let Ok(application) = services.store.application(&document.application).await else { return false };
    if let Ok(applicant) = access::applicant(&services.store, headers).await
        && application.account == Some(applicant.account)
    {
        return true;
    }
    if application.state.is_owners_alone(application.assisted) {
        return false;
    }
    let roles = [Role::Information, Role::ServiceHead, Role::PlacementOfficer];
    access::officer_with(&services.store, headers, &roles).await.is_ok()
}
