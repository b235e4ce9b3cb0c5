//! Codes of ten minutes, given at the counter after the KTP was seen. What they open stands in `api::account`.

use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{Me, QrView};
use super::{ApiError, Postcard};

/// A code as it is shown to the officer and the visitor, once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GivenCode {
    /// `K7QM-2XDR`.
    pub code: String,
    /// "10.52".
    pub until: String,
    /// Where it is typed.
    pub address: String,
    /// The address with the code in it.
    pub qr: Option<QrView>,
}

/// A claim to a NIK: its dates alone, since what a draft holds is nobody's business but its owner's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClaimView {
    pub account: String,
    pub created: NaiveDate,
    pub saved: Option<NaiveDate>,
    pub submitted: Option<NaiveDate>,
    pub proven: bool,
}

/// The page of a forgotten password.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgottenPage {
    pub me: Me,
    /// Whose file was chosen; empty after a search by NIK.
    pub name: String,
    pub claims: Vec<ClaimView>,
    /// Without scripts: the code that was given by the form before.
    pub given: Option<GivenCode>,
}

/// The accounts among which to choose: that of `application`, or `accounts` with dots between; both may be empty.
#[server(endpoint = "meja-sandi-pemohon-baca", output = Postcard)]
pub async fn read_forgotten(application: String, accounts: String) -> Result<ForgottenPage, ApiError> {
    use super::context;
    use crate::domain::role::Role;
    let officer = context::officer_with(&[Role::Information]).await?;
    let store = context::store()?;
    let (mut name, mut claims) = (String::new(), Vec::new());
    if !application.is_empty() {
        let file = store.application(&application).await?;
        if file.state.is_owners_alone(file.assisted) {
            return Err(ApiError::Forbidden);
        }
        store.log_access(&officer.id, "forgotten", Some(&file.id)).await?;
        if let Some(account) = &file.account {
            claims.push(store.claim(account).await?.into());
        }
        name = file.name;
    }
    for account in accounts.split('.').filter(|account| !account.is_empty()).take(server::MOST_CLAIMS) {
        claims.push(store.claim(account).await?.into());
    }
    Ok(ForgottenPage { me: officer.into(), name, claims, given: server::carried() })
}

/// The accounts that were made with a NIK, as it stands on the KTP.
#[server(endpoint = "meja-sandi-pemohon-cari", output = Postcard)]
pub async fn find_claims(nik: String) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use super::error::Field;
        use crate::domain::Problem;
        use crate::domain::nik::Nik;
        use crate::domain::role::Role;
        context::officer_with(&[Role::Information]).await?;
        let nik = Nik::parse(&nik).map_err(|problem| ApiError::Field(Field::Nik, problem))?;
        let claims = context::store()?.claims(&nik).await?;
        if claims.is_empty() {
            return Err(ApiError::Field(Field::Nik, Problem::NobodyFound));
        }
        let ids: Vec<_> = claims.iter().map(|claim| claim.id.as_str()).collect();
        leptos_axum::redirect(&format!("/meja/sandi-pemohon?akun={}", ids.join(".")));
        Ok(())
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("nik", &nik)]);
    outcome
}

/// Gives a code for a new password. `ktp` is the tick that the original KTP was seen.
#[server(endpoint = "meja-sandi-pemohon", output = Postcard)]
pub async fn give_password_code(account: String, #[server(default)] ktp: String) -> Result<GivenCode, ApiError> {
    use super::context;
    use crate::crypt::keys::Lookup;
    use crate::domain::role::Role;
    use crate::store::ticket::Subject;
    let officer = context::officer_with(&[Role::Information]).await?;
    let store = context::store()?;
    server::seen(&ktp)?;
    let nik = store.account_nik(&account).await?;
    let given = store.give_ticket(Subject::Account(&account), &officer.id).await?;
    // Who has tried old passwords until the door closed is not kept waiting: the counter knows them now.
    for tag in [store.nik_tag(&nik), store.keys().lookup(Lookup::Token, &nik.to_string())] {
        store.forget_failures(&tag).await?;
    }
    Ok(server::given(given, "/lupa"))
}

/// The page that hands a walk-in's file to the visitor's own phone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhonePage {
    pub me: Me,
    pub application: String,
    pub name: String,
    /// Whether a code can be given: the file has no account yet.
    pub open: bool,
    pub given: Option<GivenCode>,
}

#[server(endpoint = "meja-bantu-hp-baca", output = Postcard)]
pub async fn read_phone_page(application: String) -> Result<PhonePage, ApiError> {
    use super::context;
    use crate::domain::role::Role;
    use crate::store::ticket::may_be_taken_over;
    let officer = context::officer_with(&[Role::Information]).await?;
    let store = context::store()?;
    let file = context::form_hand(&application).await?.application;
    store.log_access(&officer.id, "view", Some(&file.id)).await?;
    let open = may_be_taken_over(&file);
    Ok(PhonePage { me: officer.into(), open, name: file.name, application: file.id, given: server::carried() })
}

/// Gives a code with which the visitor goes on with a walk-in's file on a phone. `ktp` is the tick that the original KTP was seen.
#[server(endpoint = "meja-bantu-hp", output = Postcard)]
pub async fn give_file_code(application: String, #[server(default)] ktp: String) -> Result<GivenCode, ApiError> {
    use super::context;
    use crate::domain::role::Role;
    use crate::store::ticket::{Subject, may_be_taken_over};
    let officer = context::officer_with(&[Role::Information]).await?;
    let store = context::store()?;
    let file = context::form_hand(&application).await?.application;
    if !may_be_taken_over(&file) {
        return Err(ApiError::NotNow);
    }
    server::seen(&ktp)?;
    let given = store.give_ticket(Subject::File(&file), &officer.id).await?;
    Ok(server::given(given, "/ambil"))
}

#[cfg(feature = "ssr")]
mod server {
    use super::*;
    use crate::api::error::Field;
    use crate::api::{context, qr, typed};
    use crate::domain::Problem;
    use crate::store::account::Claim;
    use crate::store::clock::office_time;
    use crate::store::ticket::Given;

    /// Three unproven claims to a NIK and the proven one.
    pub const MOST_CLAIMS: usize = 4;

    impl From<Claim> for ClaimView {
        fn from(claim: Claim) -> Self {
            let day = |at: i64| office_time(at).date();
            ClaimView {
                account: claim.id,
                created: day(claim.created_at),
                saved: claim.saved_at.map(day),
                submitted: claim.submitted_at.map(day),
                proven: claim.proven,
            }
        }
    }

    /// The tick without which no code is given.
    pub fn seen(ktp: &str) -> Result<(), ApiError> {
        if ktp.is_empty() { Err(ApiError::Field(Field::Truth, Problem::Missing)) } else { Ok(()) }
    }

    /// What is shown of a code, to be typed at `path`. Without scripts it travels to the page that comes next, sealed and once.
    pub fn given(given: Given, path: &str) -> GivenCode {
        let address = [context::origin().as_str(), path].concat();
        let view = view(given.code.to_string(), crate::api::view::clock(given.ends_at), address);
        typed::hand_on(&[("given", &view.code), ("until", &view.until), ("address", &view.address)]);
        view
    }

    pub fn carried() -> Option<GivenCode> {
        let code = typed::before("given");
        (!code.is_empty()).then(|| view(code, typed::before("until"), typed::before("address")))
    }

    /// The code may stand in an address: it works once, for ten minutes, and tells nothing of anybody.
    fn view(code: String, until: String, address: String) -> GivenCode {
        let qr = qr::draw(&format!("{address}?kode={code}"));
        GivenCode { code, until, address, qr }
    }
}
