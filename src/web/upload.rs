//! Uploads of photo and documents: `multipart/form-data`, with scripts or without.

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::Services;
use crate::access::{self, Denied};
use crate::api::form::{self, APPLICANT_BASE};
use crate::domain::application::State as ApplicationState;
use crate::domain::document::DocumentKind;
use crate::domain::form::Step;
use crate::domain::refusal::{MAX_BYTES, Refusal};
use crate::intake::{Room, Want};
use crate::store::StoreError;
use crate::store::application::Application;
use crate::store::document::{Added, NewPage};

/// What is said of an upload that was not taken: a code, whose sentence the page knows.
pub(super) enum NotTaken {
    Refused(Refusal),
    TooMany,
    Closed,
    Storage,
    /// Too many files are on their way in.
    Busy,
    Denied,
}

impl NotTaken {
    fn code(&self) -> &'static str {
        match self {
            NotTaken::Refused(why) => why.code(),
            NotTaken::TooMany => "penuh-halaman",
            NotTaken::Closed => "tertutup",
            NotTaken::Storage => "penyimpanan",
            NotTaken::Busy => "ramai",
            NotTaken::Denied => "masuk",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            NotTaken::Refused(_) | NotTaken::TooMany => StatusCode::UNPROCESSABLE_ENTITY,
            NotTaken::Closed => StatusCode::CONFLICT,
            NotTaken::Storage => StatusCode::INSUFFICIENT_STORAGE,
            NotTaken::Busy => StatusCode::SERVICE_UNAVAILABLE,
            NotTaken::Denied => StatusCode::FORBIDDEN,
        }
    }
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        tracing::error!(?error, "an upload could not be stored");
        NotTaken::Storage
    }
}

impl From<Denied> for NotTaken {
    fn from(_: Denied) -> Self {
        NotTaken::Denied
    }
}

/// The header with the key of a picture that may be sent again.
const KEY: &str = "kunci";

/// `POST /unggah/<application>/<kind>`
pub async fn add(
    State(services): State<Services>,
    Path((application, kind)): Path<(String, String)>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response {
    let taken = take(&services, &application, &kind, &headers, multipart).await;
    answer(&services, &application, &kind, &headers, taken).await
}

async fn take(
    services: &Services,
    application: &str,
    kind: &str,
    headers: &HeaderMap,
    mut multipart: Multipart,
) -> Result<(), NotTaken> {
    let hand = access::form_hand(&services.store, headers, application).await?;
    let kind = DocumentKind::from_code(kind).ok_or(NotTaken::Denied)?;
    let overview = form::server::overview(&services.store, hand.clone()).await.map_err(|_| NotTaken::Storage)?;
    let (open, state) = (overview.opening.document(kind), overview.state);
    let there = overview.documents.iter().filter(|page| page.kind == kind).count();
    let mut left = kind.most_pages().saturating_sub(u8::try_from(there).unwrap_or(u8::MAX));
    let key = headers.get(KEY).and_then(|key| key.to_str().ok()).filter(|key| !key.is_empty());
    let mut taken = None;
    while let Ok(Some(field)) = multipart.next_field().await {
        if field.name() != Some("berkas") {
            continue;
        }
        // Behind the first file that is not taken the others are read to their end and thrown away: a browser that is cut off shows an
        // error page of its own instead of the sentence.
        let mut room = services.gate.room();
        let bytes = read_field(field, Some(&mut room)).await;
        if !matches!(taken, Some(Err(_))) {
            taken = Some(match bytes {
                Ok(_) if !open => Err(NotTaken::Closed),
                Ok(bytes) => store_pages(services, &hand.application, kind, state, key, bytes, &mut left).await,
                Err(why) => Err(why),
            });
        }
    }
    taken.unwrap_or(Err(NotTaken::Refused(Refusal::Empty)))
}

/// The pages of one file, as long as the application stands as it did. `left` is how many the kind may still take.
async fn store_pages(
    services: &Services,
    application: &Application,
    kind: DocumentKind,
    state: ApplicationState,
    key: Option<&str>,
    bytes: Vec<u8>,
    left: &mut u8,
) -> Result<(), NotTaken> {
    let want = if kind == DocumentKind::Photo { Want::Portrait } else { Want::Document };
    // A photo replaces the one before; what is sent again may be there already.
    if want == Want::Document && *left == 0 && key.is_none() {
        return Err(NotTaken::TooMany);
    }
    let pictures = services.gate.take(bytes, want, (*left).max(1)).await.map_err(NotTaken::Refused)?;
    let pages: Vec<_> = pictures
        .iter()
        .map(|picture| NewPage { jpeg: &picture.jpeg, width: picture.width, height: picture.height })
        .collect();
    match services.store.add_document_once(application, kind, &pages, key, |now| now == state).await? {
        Added::Yes => {
            *left = left.saturating_sub(pages.len() as u8);
            Ok(())
        }
        Added::TooMany => Err(NotTaken::TooMany),
        Added::Closed => Err(NotTaken::Closed),
    }
}

/// What is read at most of a body that is too large anyway.
const MOST_DRAINED: usize = 200 * 1024 * 1024;

/// What is too large, or finds no room, is read to its end and thrown away. `room` is none for those few who are trusted with all of it.
pub(super) async fn read_field(mut field: Field<'_>, mut room: Option<&mut Room>) -> Result<Vec<u8>, NotTaken> {
    let (mut bytes, mut drained, mut why) = (Vec::new(), 0, NotTaken::Refused(Refusal::TooLarge));
    let limit = MAX_BYTES as usize;
    loop {
        match field.chunk().await {
            Ok(Some(chunk)) => {
                let length = bytes.len() + chunk.len();
                if drained == 0 && length <= limit {
                    if room.as_deref_mut().is_none_or(|room| room.grow(length)) {
                        bytes.extend_from_slice(&chunk);
                        continue;
                    }
                    why = NotTaken::Busy;
                }
                bytes = Vec::new();
                if let Some(room) = room.as_deref_mut() {
                    room.clear();
                }
                drained += chunk.len();
                if drained > MOST_DRAINED {
                    return Err(why);
                }
            }
            Ok(None) if drained > 0 => return Err(why),
            Ok(None) if bytes.is_empty() => return Err(NotTaken::Refused(Refusal::Empty)),
            Ok(None) => return Ok(bytes),
            Err(_) => return Err(NotTaken::Refused(Refusal::Unreadable)),
        }
    }
}

/// `POST /unggah/hapus/<document>`
pub async fn remove(State(services): State<Services>, Path(document): Path<String>, headers: HeaderMap) -> Response {
    let Ok(document) = services.store.document(&document).await else { return StatusCode::NOT_FOUND.into_response() };
    let removed = async {
        let hand = access::form_hand(&services.store, &headers, &document.application).await?;
        let overview = form::server::overview(&services.store, hand).await.map_err(|_| NotTaken::Storage)?;
        let state = overview.state;
        if !overview.opening.document(document.kind)
            || !services.store.remove_document(&document, |now| now == state).await?
        {
            return Err(NotTaken::Closed);
        }
        Ok(())
    };
    let removed = removed.await;
    answer(&services, &document.application, document.kind.code(), &headers, removed).await
}

/// Without scripts back to the documents step, with the code of what went wrong; to scripts the code itself.
async fn answer(
    services: &Services,
    application: &str,
    kind: &str,
    headers: &HeaderMap,
    taken: Result<(), NotTaken>,
) -> Response {
    let wants_page = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("text/html"));
    if !wants_page {
        return match taken {
            Ok(()) => StatusCode::NO_CONTENT.into_response(),
            Err(why) => (why.status(), why.code()).into_response(),
        };
    }
    let own = match access::applicant(&services.store, headers).await {
        Ok(applicant) => {
            services.store.application(application).await.is_ok_and(|a| a.account == Some(applicant.account))
        }
        Err(_) => false,
    };
    let base = if own { APPLICANT_BASE.to_owned() } else { format!("/meja/bantu/{application}") };
    let page = format!("{base}/{}", Step::Documents.code());
    match taken {
        Ok(()) => Redirect::to(&format!("{page}#{kind}")).into_response(),
        Err(NotTaken::Denied) => {
            Redirect::to(if own || cookie_of_applicant(headers) { "/masuk" } else { "/meja/masuk" }).into_response()
        }
        Err(why) => Redirect::to(&format!("{page}?dokumen={kind}&masalah={}#{kind}", why.code())).into_response(),
    }
}

fn cookie_of_applicant(headers: &HeaderMap) -> bool {
    access::cookie::token(headers, access::cookie::Side::Applicant).is_some()
}
