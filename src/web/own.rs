//! What a job seeker takes along: `/kalender.ics` with the dates of the card, `/data-saya.json` with everything that is kept, `/bagikan` to
//! send the receipt on by WhatsApp. Each is the caller's own; nobody names a record. Who is not signed in is led to sign in.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::DateTime;

use super::Services;
use crate::access::{self, Applicant};
use crate::api::{ApiError, ahead, my_data};
use crate::domain::application::State as ApplicationState;
use crate::domain::calendar::write;
use crate::domain::counter_code::CounterCode;
use crate::domain::whatsapp;
use crate::text;

pub async fn calendar(State(services): State<Services>, headers: HeaderMap) -> Response {
    let Ok(applicant) = access::applicant(&services.store, &headers).await else { return sign_in() };
    match ahead::card_days(&services.store, &applicant.account).await {
        Ok(Some(days)) => {
            let made = DateTime::from_timestamp(services.store.clock().now(), 0).unwrap_or_default().naive_utc();
            let file = write(text::calendar::PRODUCT, made, &days);
            download("text/calendar; charset=utf-8", text::calendar::FILE_NAME, file)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

pub async fn data(State(services): State<Services>, headers: HeaderMap) -> Response {
    let Ok(applicant) = access::applicant(&services.store, &headers).await else { return sign_in() };
    let data = my_data::collect(&services.store, &applicant, "").await;
    match data.ok().and_then(|data| serde_json::to_string_pretty(&data).ok()) {
        Some(json) => download("application/json; charset=utf-8", text::my_data::FILE_NAME, json),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Leads to WhatsApp with the receipt as a message. That it goes there is the person's own act; without a gateway nothing else is sent.
pub async fn share(State(services): State<Services>, headers: HeaderMap) -> Response {
    let Ok(applicant) = access::applicant(&services.store, &headers).await else { return sign_in() };
    match receipt(&services, &applicant).await {
        Ok(Some(receipt)) => Redirect::to(&whatsapp::address("", &receipt)).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// None without a number of the register, and when the code has nothing to open any more.
async fn receipt(services: &Services, applicant: &Applicant) -> Result<Option<String>, ApiError> {
    let application = services.store.application_of_account(&applicant.account).await?;
    let open = application.state >= ApplicationState::Submitted && application.state < ApplicationState::HandedOver;
    let code = application.code.as_deref().and_then(|code| CounterCode::parse(code).ok());
    let Some((register, code)) = application.register.zip(code).filter(|_| open) else { return Ok(None) };
    let office = services.store.office().await?;
    let register = format!("{}/{}", register.number, register.year);
    Ok(Some(text::share::receipt(&office, &register, &code.to_string())))
}

fn sign_in() -> Response {
    Redirect::to("/masuk").into_response()
}

fn download(kind: &'static str, name: &str, content: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], content).into_response()
}
