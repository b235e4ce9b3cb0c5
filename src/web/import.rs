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
use crate::domain::refusal::{MAX_BYTES, Refusal};
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
    let bytes = match the_file(&mut form).await {
        Ok(bytes) => bytes,
        Err(wrong) => return lead(Some(wrong)),
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

/// What is read at most of a form: one file, and some more of what is thrown away, so that the browser shows the answer.
const MOST_READ: usize = 64 * 1024 * 1024;

/// The one file of a form. Of several none is kept, and a form that does not end is not read to its end.
async fn the_file(form: &mut Multipart) -> Result<Vec<u8>, FileWrong> {
    let (mut file, mut read) = (Err(FileWrong::Empty), 0);
    let mut files = 0;
    while let Ok(Some(mut field)) = form.next_field().await {
        if field.name() == Some("berkas") {
            files += 1;
            if files == 1 {
                file = read_field(field, None).await.map_err(|why| match why {
                    NotTaken::Refused(Refusal::TooLarge) => FileWrong::TooLarge,
                    _ => FileWrong::Empty,
                });
                read += file.as_ref().map_or(MAX_BYTES as usize, Vec::len);
                continue;
            }
            file = Err(FileWrong::Several);
        }
        while let Ok(Some(chunk)) = field.chunk().await {
            read += chunk.len();
            if read > MOST_READ {
                return Err(if files > 1 { FileWrong::Several } else { FileWrong::TooLarge });
            }
        }
    }
    file
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};

    use axum::Router;
    use axum::body::{Body, Bytes};
    use axum::extract::{DefaultBodyLimit, Request};
    use axum::routing::post;
    use futures_util::{FutureExt, StreamExt};
    use tower::ServiceExt;

    use super::*;

    const MEGABYTE: usize = 1024 * 1024;

    /// What comes of so many fields of so many megabytes, and how many megabytes of them were read.
    async fn form(name: &'static str, fields: usize, megabytes: usize) -> (Result<usize, FileWrong>, usize) {
        let taken = Arc::new(AtomicUsize::new(0));
        let head = format!(
            "--grens\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        let parts = (0..fields).flat_map(move |_| {
            let filler = (0..megabytes).map(|_| Bytes::from(vec![b'a'; MEGABYTE]));
            [Bytes::from(head.clone())].into_iter().chain(filler).chain([Bytes::from_static(b"\r\n")])
        });
        let counted = taken.clone();
        let parts = futures_util::stream::iter(parts.chain([Bytes::from_static(b"--grens--\r\n")])).then(move |part| {
            counted.fetch_add(part.len(), Ordering::Relaxed);
            // As from a network, from which not everything is there at once.
            tokio::task::yield_now().map(|()| Ok::<_, std::io::Error>(part))
        });
        let request = Request::post("/")
            .header("content-type", "multipart/form-data; boundary=grens")
            .body(Body::from_stream(parts))
            .expect("a request");
        let (told, heard) = tokio::sync::oneshot::channel();
        let told = Arc::new(Mutex::new(Some(told)));
        let take = async move |mut form: Multipart| {
            let file = the_file(&mut form).await.map(|bytes| bytes.len() / MEGABYTE);
            told.lock().expect("a lock").take().expect("one request").send(file).expect("heard");
        };
        // As the route has it.
        let route = Router::new().route("/", post(take)).layer(DefaultBodyLimit::disable());
        route.oneshot(request).await.expect("an answer");
        let file = heard.await.expect("a file");
        (file, taken.load(Ordering::Relaxed) / MEGABYTE)
    }

    #[tokio::test]
    async fn of_a_form_one_file_is_kept_and_only_so_much_is_read() {
        assert_eq!(form("berkas", 1, 14).await, (Ok(14), 14));
        assert_eq!(form("lain", 1, 1).await, (Err(FileWrong::Empty), 1));
        assert_eq!(form("berkas", 2, 1).await, (Err(FileWrong::Several), 2), "read to the end, for the browser's sake");
        assert_eq!(form("berkas", 1, 20).await, (Err(FileWrong::TooLarge), 20));
        for (name, wrong) in [("berkas", FileWrong::Several), ("lain", FileWrong::TooLarge)] {
            let (file, read) = form(name, 1000, 14).await;
            assert_eq!(file, Err(wrong));
            assert!(read <= MOST_READ / MEGABYTE + 2, "{read} MB of 14,000 were read");
        }
    }
}
