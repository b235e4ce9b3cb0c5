//! The file of an old register on its way in (`POST /unggah/impor`), and the reasons of refused rows on their way out (`/meja/impor.csv`), which
//! name rows and columns and nobody.

use axum::extract::{Multipart, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::Services;
use super::upload::{NotTaken, read_field};
use crate::access;
use crate::api::import::{PAGE, all_refused};
use crate::domain::code::Code;
use crate::domain::export::Format;
use crate::domain::import::sheet::FileWrong;
use crate::domain::refusal::Refusal;
use crate::domain::report_table::{Cell, Column, Look, Report, Row, Table};
use crate::domain::role::Role;
use crate::intake::import::read;
use crate::reports::sheet;
use crate::store::import::Kept;
use crate::text::import as text;

/// Reads the file, keeps its rows sealed for the officer, and leads on to the columns.
pub async fn take(State(services): State<Services>, headers: HeaderMap, mut form: Multipart) -> Response {
    let Ok(officer) = access::officer_with(&services.store, &headers, &[Role::Admin]).await else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let mut files = Vec::new();
    while let Ok(Some(field)) = form.next_field().await {
        if field.name() == Some("berkas") {
            files.push(read_field(field).await);
        }
    }
    let bytes = match (files.pop(), files.is_empty()) {
        (Some(Ok(bytes)), true) => bytes,
        (Some(_), false) => return lead(Some(FileWrong::Several)),
        (Some(Err(NotTaken::Refused(Refusal::TooLarge))), true) => return lead(Some(FileWrong::TooLarge)),
        _ => return lead(Some(FileWrong::Empty)),
    };
    // A large workbook takes a second, and the async threads serve others meanwhile.
    let read = spawn_blocking(move || read(&bytes).map(|sheet| (bytes, sheet))).await;
    let (bytes, sheet) = match read {
        Ok(Ok(read)) => read,
        Ok(Err(wrong)) => return lead(Some(wrong)),
        Err(_) => return lead(Some(FileWrong::Damaged)),
    };
    match services.store.keep_import(&officer.id, &bytes, &sheet).await {
        Ok(Kept::Yes) => lead(None),
        Ok(Kept::Again) => lead(Some(FileWrong::Again)),
        Err(error) => {
            tracing::error!(?error, "an old register could not be kept");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn lead(wrong: Option<FileWrong>) -> Response {
    let query = wrong.map_or(String::new(), |wrong| format!("?berkas={}", wrong.code()));
    Redirect::to(&[PAGE, &query].concat()).into_response()
}

/// Which import the reasons are of; the one that is looked at where it is empty.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    hasil: String,
}

pub async fn refused(State(services): State<Services>, headers: HeaderMap, Query(asked): Query<Asked>) -> Response {
    let Ok(officer) = access::officer_with(&services.store, &headers, &[Role::Admin]).await else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let Ok(all) = all_refused(&services.store, &officer.id, &asked.hasil).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let columns = [text::ROW, text::COLUMN, text::WHY].map(|head| Column::new(head, 24)).into();
    let rows = all.into_iter().map(|one| Row { look: Look::Plain, cells: text::refused(one).map(Cell::text).into() });
    let table = Table { caption: String::new(), heads: Vec::new(), columns, rows: rows.collect() };
    let report = Report { title: text::REFUSED.to_owned(), lead: Vec::new(), tables: vec![table], notes: Vec::new() };
    match sheet::of_report(&report, Format::Csv) {
        Ok(bytes) => {
            let kind = (header::CONTENT_TYPE, Format::Csv.content_type());
            ([kind, (header::CONTENT_DISPOSITION, "attachment; filename=\"impor-ditolak.csv\"")], bytes).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
