//! Officers (*petugas*) and their roles, for the admin.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::Me;
use super::{ApiError, Postcard};
use crate::domain::form::Answers;
use crate::domain::role::Roles;

/// An officer as a line of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfficerView {
    pub id: String,
    pub login: String,
    pub name: String,
    pub title: String,
    pub roles: Roles,
    pub active: bool,
    /// Has not signed in yet with the one-time password.
    pub one_time: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfficersPage {
    pub me: Me,
    pub officers: Vec<OfficerView>,
    pub form: OfficerForm,
    /// Shown this once.
    pub one_time: Option<OneTime>,
}

/// The form of one officer, or of a new one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfficerForm {
    /// None for a new one.
    pub officer: Option<OfficerView>,
    /// The officer is the admin who looks: own access is neither ended nor reset here.
    pub own: bool,
    pub version: i64,
    pub stored: Answers,
    /// What this admin typed and what was not taken over.
    pub typed: Option<Answers>,
    /// The login that was typed belongs to somebody else.
    pub login_taken: bool,
}

/// A password that opens the door once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneTime {
    pub login: String,
    pub password: String,
}

impl std::fmt::Debug for OneTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTime(hidden)")
    }
}

/// What an admin does with an officer: `act` of [`save_officer`].
pub mod act {
    /// Adds a new one, or changes name, NIP, title and roles.
    pub const SAVE: &str = "simpan";
    pub const NEW_PASSWORD: &str = "sandi";
    pub const END: &str = "akhiri";
    pub const OPEN: &str = "buka";
    /// What was typed is given up.
    pub const GIVE_UP: &str = "buang";
}

/// The list, and the form of the officer `id`, of a new one when empty.
#[server(endpoint = "meja-petugas", output = Postcard)]
pub async fn read_officers(id: String) -> Result<OfficersPage, ApiError> {
    use super::context;
    use crate::domain::officer::show;
    use crate::domain::role::Role;
    let admin = context::officer_with(&[Role::Admin]).await?;
    let store = context::store()?;
    let listed = store.officers_ever().await?;
    let typed = store.setting_draft(&admin.id, &server::page(&id)).await?;
    let chosen = listed.iter().find(|listed| listed.officer.id == id);
    if chosen.is_none() && !id.is_empty() {
        return Err(ApiError::Forbidden);
    }
    let login = typed.as_ref().map(|typed| typed.get("login").to_lowercase()).unwrap_or_default();
    let form = OfficerForm {
        officer: chosen.map(server::view),
        own: id == admin.id,
        version: chosen.map_or(0, |listed| listed.version),
        stored: chosen.map_or(Answers::default(), |listed| {
            let officer = &listed.officer;
            show(&officer.name, &officer.nip, &officer.title, &officer.roles)
        }),
        login_taken: id.is_empty() && listed.iter().any(|listed| listed.officer.login.to_lowercase() == login),
        typed,
    };
    Ok(OfficersPage {
        officers: listed.iter().map(server::view).collect(),
        form,
        one_time: server::handed_on(&admin),
        me: admin.into(),
    })
}

/// Adds or changes an officer, gives a new one-time password, ends access or opens it again; see [`act`]. A one-time password is the
/// answer; without scripts it travels sealed to the next page.
#[server(endpoint = "meja-petugas-simpan", output = Postcard)]
pub async fn save_officer(
    id: String,
    version: i64,
    act: String,
    #[server(default)] a: Answers,
) -> Result<Option<OneTime>, ApiError> {
    use super::context;
    use crate::domain::officer::is_key;
    use crate::domain::role::Role;
    let admin = context::officer_with(&[Role::Admin]).await;
    let (typed, page) = (super::settings::server::known(&a, is_key), server::page(&id));
    let admin = match admin {
        Err(ApiError::SignedOut) if act == act::SAVE => {
            return Err(super::settings::server::park(&page, &typed).await?);
        }
        other => other?,
    };
    let store = context::store()?;
    let outcome = match act.as_str() {
        act::SAVE if id.is_empty() => server::add(&store, &admin, &typed).await.map(Some),
        act::SAVE => server::change(&store, &admin, &id, version, &typed).await.map(|()| None),
        act::NEW_PASSWORD => server::new_password(&store, &admin, &id).await.map(Some),
        act::END => server::end(&store, &admin, &id).await.map(|()| None),
        act::OPEN => server::open(&store, &admin, &id).await.map(Some),
        act::GIVE_UP => Ok(store.forget_setting_draft(&admin.id, &page).await.map(|()| None)?),
        _ => Err(ApiError::NotNow),
    };
    if act == act::SAVE && outcome.as_ref().is_err_and(super::settings::server::asks_again) {
        store.keep_setting_draft(&admin.id, &page, &typed).await?;
    }
    if let Ok(Some(one_time)) = &outcome {
        server::hand_on(&admin, one_time);
    }
    if outcome.is_ok() {
        leptos_axum::redirect("/meja/pengaturan/petugas?tersimpan=1");
    }
    outcome
}

#[cfg(feature = "ssr")]
mod server {
    use super::*;
    use crate::api::error::Field;
    use crate::api::settings::server::first;
    use crate::api::{context, typed};
    use crate::crypt::token;
    use crate::domain::Problem;
    use crate::domain::officer::{Login, Profile, check};
    use crate::store::Store;
    use crate::store::officer::{ListedOfficer, NewOfficer, Officer, OfficerChange};

    /// Under which a draft is kept.
    pub fn page(id: &str) -> String {
        ["petugas/", id].concat()
    }

    pub fn view(listed: &ListedOfficer) -> OfficerView {
        let Officer { id, login, name, title, roles, one_time, .. } = listed.officer.clone();
        OfficerView { id, login, name, title, roles, active: listed.active, one_time }
    }

    pub async fn add(store: &Store, admin: &Officer, typed: &Answers) -> Result<OneTime, ApiError> {
        let profile = Profile::parse(typed);
        let (Ok(login), Ok(profile)) = (Login::parse(typed.raw("login")), profile) else {
            return Err(first(check(typed, true)));
        };
        let login = login.to_string();
        let secret = Secret::new().await?;
        let new = NewOfficer {
            login: &login,
            name: profile.name.as_str(),
            nip: profile.nip.as_ref(),
            title: &profile.title,
            roles: &profile.roles,
            password: &secret.hash,
            salt: &secret.salt,
        };
        match store.add_officer(new, &admin.id).await {
            Err(error) if error.is_taken("officer.login") => Err(ApiError::Field(Field::Setting, Problem::LoginTaken)),
            other => {
                other?;
                store.forget_setting_draft(&admin.id, &page("")).await?;
                Ok(OneTime { login, password: secret.password })
            }
        }
    }

    pub async fn change(
        store: &Store,
        admin: &Officer,
        id: &str,
        version: i64,
        typed: &Answers,
    ) -> Result<(), ApiError> {
        let profile = Profile::parse(typed).map_err(first)?;
        answer(store.change_officer(id, version, &profile, &page(id), &admin.id).await?)
    }

    pub async fn new_password(store: &Store, admin: &Officer, id: &str) -> Result<OneTime, ApiError> {
        // It would end the very session that is to show it; one's own password is changed at /meja/sandi.
        if id == admin.id {
            return Err(ApiError::NotNow);
        }
        let officer = store.officer(id).await?;
        let secret = Secret::new().await?;
        store.set_officer_password(id, &secret.hash, &secret.salt, true, &admin.id).await?;
        Ok(OneTime { login: officer.login, password: secret.password })
    }

    pub async fn end(store: &Store, admin: &Officer, id: &str) -> Result<(), ApiError> {
        // Somebody who has no access any more is not ended twice.
        store.officer(id).await?;
        answer(store.deactivate_officer(id, &admin.id).await?)
    }

    pub async fn open(store: &Store, admin: &Officer, id: &str) -> Result<OneTime, ApiError> {
        let listed = store.officers_ever().await?.into_iter().find(|listed| listed.officer.id == id);
        let listed = listed.ok_or(ApiError::Forbidden)?;
        if listed.active {
            return Err(ApiError::NotNow);
        }
        let secret = Secret::new().await?;
        store.reopen_officer(id, &secret.hash, &secret.salt, &admin.id).await?;
        Ok(OneTime { login: listed.officer.login, password: secret.password })
    }

    fn answer(change: OfficerChange) -> Result<(), ApiError> {
        match change {
            OfficerChange::Done => Ok(()),
            OfficerChange::Overtaken => Err(ApiError::Overtaken),
            OfficerChange::LastAdmin => Err(ApiError::LastAdmin),
        }
    }

    /// A new one-time password with what is stored of it.
    struct Secret {
        password: String,
        hash: String,
        salt: [u8; 16],
    }

    impl Secret {
        async fn new() -> Result<Secret, ApiError> {
            let (password, salt) = (token::counter_code(), token::salt());
            let hash = context::hasher()?.hash(&password, salt).await?;
            Ok(Secret { password, hash: hash.as_str().to_owned(), salt })
        }
    }

    /// For this admin alone: the counter's computer is shared.
    pub fn hand_on(admin: &Officer, one_time: &OneTime) {
        typed::hand_on(&[("for", &admin.id), ("new_login", &one_time.login), ("new_password", &one_time.password)]);
    }

    pub fn handed_on(admin: &Officer) -> Option<OneTime> {
        let one_time = OneTime { login: typed::before("new_login"), password: typed::before("new_password") };
        (typed::before("for") == admin.id && !one_time.password.is_empty()).then_some(one_time)
    }
}
