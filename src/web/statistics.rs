//! `/statistik.csv` and `/meja/statistik.csv`: a table of the statistics as a file. There is no personal data in it, so it is a plain link.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::Services;
use crate::access::{self, FILE_ROLES};
use crate::api::statistics::{of_year, year_of};
use crate::domain::code::Code;
use crate::domain::export::Format;
use crate::domain::statistics::{Audience, Topic};
use crate::reports::sheet;

/// What the address asks for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    tahun: String,
    #[serde(default)]
    tabel: String,
}

pub async fn public(State(services): State<Services>, Query(asked): Query<Asked>) -> Response {
    file(&services, &asked, Audience::Public).await
}

pub async fn desk(State(services): State<Services>, headers: HeaderMap, Query(asked): Query<Asked>) -> Response {
    match access::officer_with(&services.store, &headers, &FILE_ROLES).await {
        Ok(_) => file(&services, &asked, Audience::Office).await,
        Err(_) => StatusCode::FORBIDDEN.into_response(),
    }
}

async fn file(services: &Services, asked: &Asked, audience: Audience) -> Response {
    let Some(topic) = Topic::from_code(&asked.tabel) else { return StatusCode::NOT_FOUND.into_response() };
    let year = year_of(&asked.tahun, services.store.clock().today(), audience);
    let statistics = match of_year(&services.store, year, audience).await {
        Ok(Some(statistics)) => statistics,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    match sheet::of_report(&statistics.only(topic), Format::Csv) {
        Ok(bytes) => {
            let disposition = format!("attachment; filename=\"statistik-{}-{year}.csv\"", topic.code());
            let kind = (header::CONTENT_TYPE, Format::Csv.content_type().to_owned());
            ([kind, (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
        }
        Err(error) => {
            tracing::error!(?error, "a table could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
