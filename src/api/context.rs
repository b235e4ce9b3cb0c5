//! What a server function finds around it: the store, the caller's request, and ways to answer besides the result.

use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::ApiError;
use super::error::Field;
pub use crate::access::FILE_ROLES;
use crate::access::cookie::{self, Side};
use crate::access::{self, Applicant, CardHand, FormHand, Hasher};
use crate::crypt::token::{Token, token_hash};
use crate::domain::Problem;
use crate::domain::device::Device;
use crate::domain::role::Role;
use crate::domain::web_host::WebHost;
use crate::store::Store;
use crate::store::officer::Officer;
use crate::store::session::Holder;

pub fn store() -> Result<Store, ApiError> {
    use_context::<Store>().ok_or(ApiError::Broken)
}

pub fn hasher() -> Result<Hasher, ApiError> {
    use_context::<Hasher>().ok_or(ApiError::Broken)
}

pub fn headers() -> HeaderMap {
    use_context::<Parts>().map(|parts| parts.headers).unwrap_or_default()
}

pub async fn applicant() -> Result<Applicant, ApiError> {
    Ok(access::applicant(&store()?, &headers()).await?)
}

pub async fn officer() -> Result<Officer, ApiError> {
    Ok(access::officer(&store()?, &headers()).await?)
}

/// An officer, also an admin who has still to set up the second step.
pub async fn officer_before_second_step() -> Result<Officer, ApiError> {
    Ok(access::officer_before_second_step(&store()?, &headers()).await?)
}

pub async fn officer_with(roles: &[Role]) -> Result<Officer, ApiError> {
    Ok(access::officer_with(&store()?, &headers(), roles).await?)
}

/// Who may fill in the form: `application` by its id, or the caller's own when empty.
pub async fn form_hand(application: &str) -> Result<FormHand, ApiError> {
    let store = store()?;
    if !application.is_empty() {
        return Ok(access::form_hand(&store, &headers(), application).await?);
    }
    let applicant = applicant().await?;
    let own = store.application_of_account(&applicant.account).await?;
    Ok(access::form_hand(&store, &headers(), &own.id).await?)
}

/// The address under which this browser reaches the office; the visitor's phone reaches it under the same.
pub fn origin() -> String {
    let headers = headers();
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), _) => origin.to_owned(),
        (None, host) => format!("https://{}", host.unwrap_or_default()),
    }
}

/// The name that is printed on cards; None where the office has not set it, and cards have no code.
pub fn web_host() -> Option<WebHost> {
    use_context::<WebHost>()
}

/// A key under which a form's second sending is known.
pub fn key() -> String {
    crate::crypt::token::id()
}

/// Who may do something with a card.
pub async fn card_hand(card: &str) -> Result<CardHand, ApiError> {
    Ok(access::card_hand(&store()?, &headers(), card).await?)
}

/// The officer whose login and password these are. One Argon2 run, whether the login is known or not; throttled by login.
pub async fn prove_officer(login: &str, password: &str) -> Result<String, ApiError> {
    Ok(access::prove_officer(&store()?, &hasher()?, login, password).await?)
}

/// The signed-in officer's own password, typed once more for what weighs much. What is wrong with it is told at its field.
pub async fn prove_again(officer: &Officer, password: &str) -> Result<(), ApiError> {
    if password.is_empty() {
        return Err(ApiError::Field(Field::Password, Problem::Missing));
    }
    match prove_officer(&officer.login, password).await {
        Ok(_) => Ok(()),
        Err(ApiError::WrongLogin) => Err(ApiError::Field(Field::Password, Problem::PasswordWrong)),
        Err(other) => Err(other),
    }
}

/// Begins a session: a new token in a cookie, its digest in the store.
pub async fn sign_in(side: Side, holder: Holder) -> Result<(), ApiError> {
    let token = Token::random();
    store()?.add_session(&token_hash(token.as_str()), &holder, device()).await?;
    set_cookie(&cookie::give(side, token.as_str()));
    Ok(())
}

/// The password was right; the code of the phone is still to come.
pub async fn sign_in_half(officer: &str) -> Result<(), ApiError> {
    let token = Token::random();
    store()?.add_half_session(&token_hash(token.as_str()), officer, device()).await?;
    set_cookie(&cookie::give_half(token.as_str()));
    Ok(())
}

/// The kind of device that asks.
fn device() -> Device {
    Device::of(headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default())
}

/// The name of the session by which the caller is signed in; empty where there is none.
pub fn own_session(side: Side) -> Result<String, ApiError> {
    let store = store()?;
    Ok(cookie::token(&headers(), side).map(|token| store.session_name(&token_hash(token))).unwrap_or_default())
}

pub async fn sign_out(side: Side) -> Result<(), ApiError> {
    if let Some(token) = cookie::token(&headers(), side) {
        store()?.end_session(&token_hash(token)).await?;
    }
    set_cookie(&cookie::take(side));
    Ok(())
}

/// Tells the browser to drop its caches. What was kept for the time without a signal stays, and stays shut: its key is gone.
pub fn forget_in_browser() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response
            .insert_header(header::HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    }
}

pub fn set_cookie(value: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        response.append_header(header::SET_COOKIE, value);
    }
}
