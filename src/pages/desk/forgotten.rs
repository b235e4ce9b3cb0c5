//! `/meja/sandi-pemohon` and `/meja/sandi-pemohon/<id>`: a job seeker who forgot the password gets a code, after the KTP was seen.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::frame::{loaded, nav};
use super::given::given;
use crate::api::error::Field;
use crate::api::ticket::{ClaimView, FindClaims, ForgottenPage as Page, GivePasswordCode, read_forgotten};
use crate::api::typed::before;
use crate::components::small_form::Labelled;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::text::{common, counter, date, public};

#[component]
pub fn ForgottenPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let source = move || {
        let file = params.with(|params| params.get("id").unwrap_or_default());
        (file, query.with(|query| query.get("akun").unwrap_or_default()))
    };
    let page = Resource::new(source, |(file, accounts)| read_forgotten(file, accounts));
    view! {
        <Title text=common::page_title(counter::FORGOTTEN_TITLE)/>
        {loaded(page, show)}
    }
}

fn show(page: Page) -> AnyView {
    let give = ServerAction::<GivePasswordCode>::new();
    let of_file = !page.name.is_empty();
    let several = page.claims.len() > 1;
    let no_account = of_file && page.claims.is_empty();
    let claims: Vec<_> = page.claims.into_iter().enumerate().map(|(at, claim)| claim_form(at, claim, give)).collect();
    view! {
        {nav(&page.me)}
        <a class="back" href="/meja/datang">{common::BACK}</a>
        <h1>{counter::FORGOTTEN_TITLE}</h1>
        {of_file.then(|| view! { <h2>{page.name}</h2> })}
        <p class="lead">{counter::FORGOTTEN_LEAD}</p>
        {given(give.value(), page.given)}
        {no_account.then(|| view! { <p class="notice">{counter::NO_ACCOUNT}</p> })}
        {several.then(|| view! { <p class="notice">{counter::FORGOTTEN_SEVERAL}</p> })}
        {claims}
        {(!of_file).then(|| view! { <SearchByNik/> })}
    }
    .into_any()
}

fn claim_form(at: usize, claim: ClaimView, give: ServerAction<GivePasswordCode>) -> AnyView {
    let facts: Vec<_> = [
        Some(counter::account_made(&date::long(claim.created))),
        claim.saved.map(|day| counter::last_saved(&date::long(day))),
        claim.submitted.map(|day| counter::last_sent(&date::long(day))),
        claim.proven.then(|| counter::PROVEN.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let tick = format!("ktp-{at}");
    view! {
        <ActionForm action=give attr:class="row-card" attr:novalidate="">
            <p>{facts.join(", ")}"."</p>
            <input type="hidden" name="account" value=claim.account/>
            <div class="choice">
                <input id=tick.clone() name="ktp" type="checkbox" value="ya"/>
                <label for=tick>{counter::KTP_SEEN}</label>
            </div>
            <button class="primary">{counter::GIVE_CODE}</button>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn SearchByNik() -> impl IntoView {
    let find = ServerAction::<FindClaims>::new();
    let error = error_of(find.value());
    let refused = refused(error, "/meja/masuk");
    view! {
        {refused}
        <ActionForm action=find attr:novalidate="">
            <Labelled
                name="nik"
                value=before("nik")
                label=counter::FORGOTTEN_NIK
                hint=public::NIK_HINT
                inputmode="numeric"
                class="medium"
                error=Signal::derive(move || problem_with(error, Field::Nik))
            />
            <div class="actions"><button class="secondary">{counter::FORGOTTEN_SEARCH}</button></div>
        </ActionForm>
    }
}
