//! The second step of an officer's sign-in (*verifikasi dua langkah*): the code, setting it up, recovery codes, taking it away.

use leptos::prelude::*;

use super::error::Field;
use super::view::{Me, QrView, moment};
use super::{ApiError, Postcard, context, qr, typed};
use crate::access::cookie::{self, Side};
use crate::crypt::TotpSecret;
use crate::crypt::token::token_hash;
use crate::domain::Problem;
use crate::domain::role::Role;
use crate::domain::second_code::SecondCode;
use crate::store::officer::Officer;
use crate::store::second_step::Passed;
use crate::store::session::Holder;
use crate::text::common;

pub const CODE_PAGE: &str = "/meja/kode";
pub const SET_UP_PAGE: &str = "/meja/dua-langkah";

/// Where an officer begins who has just signed in.
pub fn first_page(officer: &Officer) -> &'static str {
    match officer {
        officer if officer.one_time => "/meja/sandi",
        officer if officer.lacks_second_step() => SET_UP_PAGE,
        _ => "/meja",
    }
}

/// What the page of the set-up shows.
pub struct SecondStepView {
    pub me: Me,
    /// Since when a code is asked for.
    pub since: Option<String>,
    /// Recovery codes that are left.
    pub left: i64,
    /// A set-up that waits for its first code.
    pub next: Option<Waiting>,
    /// Shown this once.
    pub codes: Vec<String>,
    /// An admin cannot be without.
    pub required: bool,
}

/// The new secret, to be scanned or typed.
pub struct Waiting {
    pub qr: Option<QrView>,
    /// In words of four letters.
    pub words: String,
}

pub async fn read_second_step() -> Result<SecondStepView, ApiError> {
    let officer = context::officer_before_second_step().await?;
    let step = context::store()?.second_step(&officer.id).await?;
    let waiting = |secret: TotpSecret| {
        let letters = secret.base32();
        let words = letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
        Waiting { qr: qr::draw(&address(&officer.login, &letters)), words }
    };
    // Another officer at this computer is not shown them.
    let kept = typed::all_before();
    let own = kept.get("for").is_some_and(|id| *id == officer.id);
    let codes = kept.get("codes").filter(|_| own).map(|codes| codes.split(' ').map(str::to_owned).collect());
    Ok(SecondStepView {
        since: step.since.map(moment),
        left: step.left,
        next: step.next.map(waiting),
        codes: codes.unwrap_or_default(),
        required: officer.roles.has(Role::Admin),
        me: officer.into(),
    })
}

/// What an authenticator app scans.
fn address(login: &str, secret: &str) -> String {
    let product = common::PRODUCT.replace(' ', "%20");
    format!("otpauth://totp/{product}:{login}?secret={secret}&issuer={product}")
}

/// Whether somebody waits here with a password that was right.
pub async fn code_is_awaited() -> Result<(), ApiError> {
    let token = cookie::half(&context::headers()).map(token_hash).ok_or(ApiError::SignedOut)?;
    context::store()?.half_session(&token).await?.map(|_| ()).ok_or(ApiError::SignedOut)
}

/// The second step: the six digits of the phone, or a recovery code. Throttled by officer.
#[server(endpoint = "meja-kode", output = Postcard)]
pub async fn give_code(#[server(default)] code: String) -> Result<(), ApiError> {
    let token = cookie::half(&context::headers()).map(token_hash).ok_or(ApiError::SignedOut)?;
    let store = context::store()?;
    let waits = store.half_session(&token).await?.ok_or(ApiError::SignedOut)?;
    let tag = store.second_step_tag(&waits);
    if store.is_throttled(&tag).await? {
        return Err(ApiError::Throttled);
    }
    let code = SecondCode::parse(&code).map_err(|problem| ApiError::Field(Field::Code, problem))?;
    match store.pass_second_step(&token, &code).await? {
        Passed::Yes { officer, .. } => {
            store.forget_failures(&tag).await?;
            context::set_cookie(cookie::TAKE_HALF);
            let officer = store.officer(&officer).await?;
            context::sign_in(Side::Desk, Holder::Officer(officer.id.clone())).await?;
            tracing::info!(officer = officer.id, "an officer signed in by password and code");
            leptos_axum::redirect(first_page(&officer));
            Ok(())
        }
        Passed::Wrong => {
            tracing::info!(officer = waits, "an officer's code was wrong");
            store.count_failure(&tag).await?;
            Err(ApiError::Field(Field::Code, Problem::CodeNotValid))
        }
        Passed::Over => Err(ApiError::SignedOut),
    }
}

/// Begins the set-up, or begins it anew for another phone. Asks for the password: somebody else may stand at a desk that was left.
#[server(endpoint = "meja-dua-langkah-mulai", output = Postcard)]
pub async fn begin_second_step(#[server(default)] password: String) -> Result<(), ApiError> {
    let officer = context::officer_before_second_step().await?;
    prove(&officer, &password).await?;
    context::store()?.begin_second_step(&officer.id, &TotpSecret::random()).await?;
    leptos_axum::redirect(SET_UP_PAGE);
    Ok(())
}

/// Confirms the set-up by the first code. The recovery codes travel sealed to the page that shows them once.
#[server(endpoint = "meja-dua-langkah", output = Postcard)]
pub async fn confirm_second_step(#[server(default)] code: String) -> Result<(), ApiError> {
    let officer = context::officer_before_second_step().await?;
    let store = context::store()?;
    let tag = store.second_step_tag(&officer.id);
    if store.is_throttled(&tag).await? {
        return Err(ApiError::Throttled);
    }
    let code = SecondCode::parse(&code).map_err(|problem| ApiError::Field(Field::Code, problem))?;
    let SecondCode::Phone(code) = code else {
        return Err(ApiError::Field(Field::Code, Problem::CodeUnreadable));
    };
    match store.confirm_second_step(&officer.id, &code, &context::own_session(Side::Desk)?).await? {
        Some(codes) => {
            hand_on(&officer, &codes);
            Ok(())
        }
        None => {
            store.count_failure(&tag).await?;
            Err(ApiError::Field(Field::Code, Problem::CodeNotValid))
        }
    }
}

/// New recovery codes in place of the older ones.
#[server(endpoint = "meja-kode-cadangan", output = Postcard)]
pub async fn renew_recovery_codes(#[server(default)] password: String) -> Result<(), ApiError> {
    let officer = context::officer().await?;
    prove(&officer, &password).await?;
    let codes = context::store()?.renew_recovery_codes(&officer.id).await?.ok_or(ApiError::NotNow)?;
    hand_on(&officer, &codes);
    Ok(())
}

/// Takes the second step away; an admin keeps it.
#[server(endpoint = "meja-dua-langkah-akhiri", output = Postcard)]
pub async fn end_second_step(#[server(default)] password: String) -> Result<(), ApiError> {
    let officer = context::officer().await?;
    if officer.roles.has(Role::Admin) {
        return Err(ApiError::NotNow);
    }
    prove(&officer, &password).await?;
    context::store()?.end_second_step(&officer.id, &context::own_session(Side::Desk)?).await?;
    leptos_axum::redirect(SET_UP_PAGE);
    Ok(())
}

async fn prove(officer: &Officer, password: &str) -> Result<(), ApiError> {
    if password.is_empty() {
        return Err(ApiError::Field(Field::Password, Problem::Missing));
    }
    context::prove_officer(&officer.login, password).await.map(|_| ())
}

fn hand_on(officer: &Officer, codes: &[crate::domain::counter_code::CounterCode]) {
    let codes = codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    typed::hand_on(&[("for", &officer.id), ("codes", &codes)]);
    leptos_axum::redirect(SET_UP_PAGE);
}
