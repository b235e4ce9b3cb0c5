//! `/meja/pengaturan/petugas`: who has access, in which roles; one officer's form, or that of a new one.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use super::fields::{Look, SettingsForm};
use super::saved::saved;
use crate::api::ApiError;
use crate::api::officer::{OfficerForm, OfficerView, OfficersPage as Page, OneTime, SaveOfficer, act, read_officers};
use crate::components::dynamic::dynamic;
use crate::components::fresh::fresh;
use crate::components::trouble::{error_of, refused};
use crate::domain::Problem;
use crate::domain::officer::{ROLES, check, role_key};
use crate::domain::role::Role;
use crate::domain::settings::Area;
use crate::pages::desk::frame::{loaded, nav};
use crate::text::{common, desk, problem, settings, state};

#[component]
pub fn OfficersPage() -> impl IntoView {
    let query = use_query_map();
    let save = ServerAction::<SaveOfficer>::new();
    let answer = save.value();
    let again = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let asks_again = |error: &ApiError| {
            matches!(error, ApiError::Field(..) | ApiError::Overtaken | ApiError::LastAdmin | ApiError::Forbidden)
        };
        let answered = answer.with(|answer| match answer {
            Some(Err(error)) => asks_again(error),
            other => other.is_some(),
        });
        if answered && save.version().get_untracked() > 0 {
            again.update(|count| *count += 1);
        }
    });
    // What was answered about one officer is not shown beside another one; a one-time password stays while the list comes back.
    Effect::new(move |before: Option<String>| {
        let id = query.with(|query| query.get("id").unwrap_or_default());
        let refused = matches!(answer.get_untracked(), Some(Err(_)));
        if before.is_some_and(|before| before != id) && (refused || !id.is_empty()) {
            save.clear();
        }
        id
    });
    let source = move || (query.with(|query| query.get("id").unwrap_or_default()), again.get());
    let page = Resource::new(source, |(id, _)| read_officers(id));
    view! {
        <Title text=common::page_title(settings::title(Area::Officers))/>
        {loaded(page, move |page| {
                        let id = page.form.officer.as_ref().map_or("", |officer| officer.id.as_str());
                        let key = format!("{id}/{}/{}", page.form.version, again.get_untracked());
                        fresh(key, show(page, save, query))
                    })}
    }
}

fn one_time(one_time: OneTime) -> AnyView {
    view! {
        <div class="notice good" role="status">
            <p><strong>{settings::ONE_TIME_TITLE}</strong></p>
            <dl class="summary">
                <div><dt>{settings::LOGIN}</dt><dd>{one_time.login}</dd></div>
                <div><dt>{desk::PASSWORD}</dt><dd class="code">{one_time.password}</dd></div>
            </dl>
            <p>{settings::ONE_TIME_NOTE}</p>
        </div>
    }
    .into_any()
}

fn show(page: Page, save: ServerAction<SaveOfficer>, query: Memo<ParamsMap>) -> AnyView {
    let Page { me, officers, form, one_time: password } = page;
    let chosen = form.officer.clone();
    let answer = save.value();
    let refused = refused(error_of(answer), "/meja/masuk");
    // With scripts the password is the answer; without, it came with the page.
    let answered = dynamic(move || match answer.get() {
        Some(Ok(Some(password))) => one_time(password),
        _ => ().into_any(),
    });
    let clean = form.typed.is_none() && password.is_none();
    let (back, back_words) = match chosen.is_some() {
        true => ("/meja/pengaturan/petugas", settings::ALL_OFFICERS),
        false => ("/meja/pengaturan", settings::TITLE),
    };
    let title = chosen.as_ref().map_or(settings::title(Area::Officers).to_owned(), |officer| officer.name.clone());
    view! {
        {nav(&me)}
        <a class="back" href=back>{back_words}</a>
        <h1>{title}</h1>
        {refused}
        {answered}
        {password.map(one_time)}
        {saved(query, clean)}
        {chosen.is_none().then(|| table(officers))}
        {data(&form, save)}
        {chosen.map(|officer| access(&officer, form.own, save))}
    }
    .into_any()
}

fn table(officers: Vec<OfficerView>) -> AnyView {
    let line = |officer: OfficerView| {
        let roles: Vec<_> = officer.roles.iter().map(state::role).collect();
        let (class, access) = match (officer.active, officer.one_time) {
            (false, _) => ("tag todo", settings::ENDED),
            (true, true) => ("tag warn", settings::WAITS),
            (true, false) => ("tag done", settings::ACTIVE),
        };
        view! {
            <tr>
                <th scope="row"><a href=format!("/meja/pengaturan/petugas?id={}", officer.id)>{officer.name}</a></th>
                <td>{officer.login}</td>
                <td>{officer.title}</td>
                <td>{roles.join(", ")}</td>
                <td><span class=class>{access}</span></td>
            </tr>
        }
    };
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{desk::NAME}</th>
                    <th scope="col">{settings::LOGIN}</th>
                    <th scope="col">{settings::label("title")}</th>
                    <th scope="col">{settings::ROLES}</th>
                    <th scope="col">{settings::ACCESS}</th>
                </tr>
            </thead>
            <tbody>{officers.into_iter().map(line).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// Name, NIP, title and roles; of a new officer the login too.
fn data(officer: &OfficerForm, save: ServerAction<SaveOfficer>) -> AnyView {
    let new = officer.officer.is_none();
    let taken = officer.typed.as_ref().filter(|_| officer.login_taken).map(|typed| typed.get("login").to_owned());
    let form = SettingsForm::new(&officer.stored, officer.typed.as_ref(), move |answers| {
        let mut found = check(answers, new);
        if taken.as_deref() == Some(answers.get("login")) && found.iter().all(|(key, _)| key != "login") {
            found.insert(0, ("login".to_owned(), Problem::LoginTaken));
        }
        found
    });
    let kept = officer.typed.is_some();
    let field = |key: &'static str, look: Look| form.field(key, settings::label(key).to_owned(), look);
    let login = new.then(|| field("login", Look::Short));
    let (name, nip, title) = (field("name", Look::Line), field("nip", Look::Short), field("title", Look::Line));
    let roles: Vec<_> =
        Role::ALL.into_iter().map(|role| form.tick(&role_key(role), state::role(role).to_owned())).collect();
    let state = form.state;
    let no_role = Memo::new(move |_| state.shown(ROLES));
    let hidden = Signal::derive(move || no_role.get().is_none());
    let no_role = dynamic(move || no_role.get().map(|wrong| problem::problem(wrong).into_owned()).into_any());
    let id = officer.officer.as_ref().map(|officer| officer.id.clone()).unwrap_or_default();
    let version = officer.version.to_string();
    let heading = if new { settings::ADD_OFFICER } else { settings::OFFICER_DATA };
    view! {
        <h2>{heading}</h2>
        {form.summary(|key| settings::label(key).to_owned())}
        {kept.then(|| view! { <p class="draft-line">{settings::NOT_SAVED}</p> })}
        <ActionForm action=save attr:novalidate="" attr:class="settings-form">
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="version" value=version/>
            {login}
            {name}
            {nip}
            {title}
            <fieldset id=ROLES tabindex="-1">
                <legend>{settings::ROLES}</legend>
                <p class="error" hidden=hidden>{no_role}</p>
                {roles}
            </fieldset>
            <div class="actions">
                <button class="primary" name="act" value=act::SAVE>{desk::SAVE}</button>
                {kept.then(|| view! { <button class="link" name="act" value=act::GIVE_UP>{settings::GIVE_UP}</button> })}
            </div>
        </ActionForm>
    }
    .into_any()
}

/// A new one-time password, the end of access, or its return. One's own access is left alone.
fn access(officer: &OfficerView, own: bool, save: ServerAction<SaveOfficer>) -> AnyView {
    if own {
        return view! {
            <h2>{settings::ACCESS}</h2>
            <p class="hint">{settings::OWN}</p>
            <p><a href="/meja/sandi" rel="external">{desk::NEW_PASSWORD}</a></p>
        }
        .into_any();
    }
    let button = |note: &'static str, act: &'static str, class: &'static str, words: &'static str| {
        let id = officer.id.clone();
        view! {
            <ActionForm action=save>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="version" value="0"/>
                <p class="hint">{note}</p>
                <div class="actions"><button class=class name="act" value=act>{words}</button></div>
            </ActionForm>
        }
        .into_any()
    };
    let buttons = match officer.active {
        true => vec![
            button(settings::NEW_PASSWORD_NOTE, act::NEW_PASSWORD, "secondary", settings::NEW_PASSWORD),
            button(settings::END_NOTE, act::END, "danger", settings::END),
        ],
        false => vec![button(settings::OPEN_NOTE, act::OPEN, "secondary", settings::OPEN)],
    };
    view! { <h2>{settings::ACCESS}</h2>{buttons} }.into_any()
}
