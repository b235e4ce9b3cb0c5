//! Accounts of job seekers: making one, alone or with a code of the counter, signing in and out, a new password. A NIK is never enough,
//! and no answer tells whether one is known.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ApiError, Postcard};
use crate::domain::document::Required;

/// Makes an account for a NIK and signs it in. Whoever repeats NIK and password of an existing account is simply signed in.
#[server(endpoint = "daftar", output = Postcard)]
pub async fn register(nik: String, password: String, password_again: String) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use super::error::Field;
        use crate::access::cookie::Side;
        use crate::crypt::password::verify_any;
        use crate::domain::nik::Nik;
        use crate::store::session::Holder;
        use crate::store::throttle::Try;

        let store = context::store()?;
        let nik = Nik::parse(&nik).map_err(|problem| ApiError::Field(Field::Nik, problem))?;
        let password = server::password(&password, &password_again, &nik)?;
        let tag = store.nik_tag(&nik);
        if store.is_throttled(&tag).await? {
            return Err(ApiError::Throttled);
        }
        let hash = context::hasher()?.hash(password.as_str(), store.keys().password_salt(&tag)).await?;
        let known = store.account_secrets(&nik).await?;
        let stored: Vec<_> = known.iter().map(|secret| secret.password.clone()).collect();
        let found = verify_any(&hash, &stored);
        // Otherwise this would be a way around the throttle of the sign-in. Counted for unknown NIKs too: the two look the same.
        if !store.settle_try(&tag, if found.is_some() { Try::Passed } else { Try::Failed }).await? {
            return Err(ApiError::Throttled);
        }
        let account = match found {
            Some(at) => known[at].id.clone(),
            None => {
                let notice = crate::domain::settings::NOTICE_VERSION;
                store.add_account(&nik, hash.as_str(), notice).await?.ok_or(ApiError::AskCounter)?
            }
        };
        context::sign_in(Side::Applicant, Holder::Account(account)).await?;
        leptos_axum::redirect("/permohonan");
        Ok(())
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("nik", &nik)]);
    outcome
}

/// Signs in by NIK and password. One Argon2 run, whether the NIK is known or not.
#[server(endpoint = "masuk", output = Postcard)]
pub async fn sign_in(nik: String, password: String) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use super::error::Field;
        use crate::access::cookie::Side;
        use crate::crypt::password::verify_any;
        use crate::domain::nik::Nik;
        use crate::store::session::Holder;
        use crate::store::throttle::Try;

        let store = context::store()?;
        let nik = Nik::parse(&nik).map_err(|problem| ApiError::Field(Field::Nik, problem))?;
        let tag = store.nik_tag(&nik);
        if store.is_throttled(&tag).await? {
            return Err(ApiError::Throttled);
        }
        let hash = context::hasher()?.hash(&password, store.keys().password_salt(&tag)).await?;
        let known = store.account_secrets(&nik).await?;
        let stored: Vec<_> = known.iter().map(|secret| secret.password.clone()).collect();
        let found = verify_any(&hash, &stored);
        let ended = match (found, known.len()) {
            (None, _) => Try::Failed,
            (Some(_), 1) => Try::Forgiven,
            // Several have claimed this NIK: who knows the password to one of them must not go on guessing at another's for that.
            (Some(_), _) => Try::Passed,
        };
        if !store.settle_try(&tag, ended).await? {
            return Err(ApiError::Throttled);
        }
        let account = known[found.ok_or(ApiError::WrongLogin)?].id.clone();
        let released = super::parked::release(&store, &account).await?;
        let application = store.application_of_account(&account).await?;
        context::sign_in(Side::Applicant, Holder::Account(account)).await?;
        leptos_axum::redirect(&match released {
            Some(page) => page,
            None if application.state == crate::domain::application::State::Draft => "/permohonan".to_owned(),
            None => "/status".to_owned(),
        });
        Ok(())
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("nik", &nik)]);
    outcome
}

/// A new password by NIK and code, on the job seeker's own phone. One Argon2 run, whether the NIK is known or not.
#[server(endpoint = "lupa", output = Postcard)]
pub async fn reset_password(
    nik: String,
    code: String,
    password: String,
    password_again: String,
) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use super::error::Field;
        use crate::access::cookie::Side;
        use crate::crypt::keys::Lookup;
        use crate::domain::Problem;
        use crate::domain::nik::Nik;
        use crate::store::session::Holder;

        let store = context::store()?;
        let nik = Nik::parse(&nik).map_err(|problem| ApiError::Field(Field::Nik, problem))?;
        let code = server::code(&code)?;
        let password = server::password(&password, &password_again, &nik)?;
        // Counted apart from the sign-in, where most who come here have failed often enough.
        let tag = store.keys().lookup(Lookup::Token, &nik.to_string());
        if store.is_throttled(&tag).await? {
            return Err(ApiError::Throttled);
        }
        let salt = store.keys().password_salt(&store.nik_tag(&nik));
        let hash = context::hasher()?.hash(password.as_str(), salt).await?;
        // Others may have failed while this one waited for its turn.
        if store.is_throttled(&tag).await? {
            return Err(ApiError::Throttled);
        }
        let Some(account) = store.redeem_password(&nik, &code, hash.as_str()).await? else {
            store.count_failure(&tag).await?;
            return Err(ApiError::Field(Field::Code, Problem::CodeNotValid));
        };
        store.forget_failures(&tag).await?;
        server::lead_on(&store, &account).await?;
        context::sign_in(Side::Applicant, Holder::Account(account)).await
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("nik", &nik), ("code", &code)]);
    outcome
}

/// Takes over a walk-in's file on the visitor's own phone: the code says which, the password makes it theirs.
#[server(endpoint = "ambil", output = Postcard)]
pub async fn take_over(code: String, password: String, password_again: String) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use super::error::Field;
        use crate::access::cookie::Side;
        use crate::crypt::keys::Lookup;
        use crate::domain::Problem;
        use crate::domain::settings::NOTICE_VERSION;
        use crate::store::session::Holder;

        let store = context::store()?;
        let code = server::code(&code)?;
        // Nobody says here who they are, so failures are counted by half of the code: who has seen half of one does not find the rest,
        // and who guesses blindly locks out nobody else. Against all of 39 bits ten minutes are not enough.
        let half = code.normalised().get(..4).unwrap_or_default();
        let tag = store.keys().lookup(Lookup::Token, half);
        if store.is_throttled(&tag).await? {
            return Err(ApiError::Throttled);
        }
        let not_valid = ApiError::Field(Field::Code, Problem::CodeNotValid);
        let Some(file) = store.file_of_code(&code).await? else {
            store.count_failure(&tag).await?;
            return Err(not_valid);
        };
        let password = server::password(&password, &password_again, &file.nik)?;
        let salt = store.keys().password_salt(&store.nik_tag(&file.nik));
        let hash = context::hasher()?.hash(password.as_str(), salt).await?;
        let Some(account) = store.redeem_file(&code, hash.as_str(), NOTICE_VERSION).await? else {
            store.count_failure(&tag).await?;
            return Err(not_valid);
        };
        leptos_axum::redirect(super::form::APPLICANT_BASE);
        context::sign_in(Side::Applicant, Holder::Account(account)).await
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("code", &code)]);
    outcome
}

/// `next` is not empty where the next person is to use the same device: then the browser is told to forget what it keeps of this site, and
/// an empty form follows.
#[server(endpoint = "keluar", output = Postcard)]
pub async fn sign_out(#[server(default)] next: String) -> Result<(), ApiError> {
    super::context::sign_out(crate::access::cookie::Side::Applicant).await?;
    if next.is_empty() {
        leptos_axum::redirect("/");
    } else {
        super::context::forget_in_browser();
        leptos_axum::redirect("/daftar");
    }
    Ok(())
}

/// What the public pages say about the office.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PublicOffice {
    pub age_floor: u8,
    pub validity_years: u8,
    pub required: Required,
    pub draft_days: u16,
}

/// For everybody: no one is asked who they are.
#[server(endpoint = "kantor", output = Postcard)]
pub async fn read_office() -> Result<PublicOffice, ApiError> {
    let office = super::context::store()?.office().await?;
    Ok(PublicOffice {
        age_floor: office.age_floor,
        validity_years: office.validity_years,
        required: office.required,
        draft_days: office.draft_days,
    })
}

#[cfg(feature = "ssr")]
mod server {
    use super::ApiError;
    use crate::api::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::State;
    use crate::domain::counter_code::CounterCode;
    use crate::domain::nik::Nik;
    use crate::domain::password::NewPassword;
    use crate::store::Store;

    pub fn code(typed: &str) -> Result<CounterCode, ApiError> {
        CounterCode::parse(typed).map_err(|problem| ApiError::Field(Field::Code, problem))
    }

    pub fn password(password: &str, again: &str, nik: &Nik) -> Result<NewPassword, ApiError> {
        let password = NewPassword::parse(password, &nik.to_string())
            .map_err(|problem| ApiError::Field(Field::Password, problem))?;
        match password.as_str() == again {
            true => Ok(password),
            false => Err(ApiError::Field(Field::PasswordAgain, Problem::PasswordsDiffer)),
        }
    }

    pub async fn lead_on(store: &Store, account: &str) -> Result<(), ApiError> {
        let draft = store.application_of_account(account).await?.state == State::Draft;
        leptos_axum::redirect(if draft { crate::api::form::APPLICANT_BASE } else { "/status" });
        Ok(())
    }
}
