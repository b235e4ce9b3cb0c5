//! `/meja/bantu/<id>/hp`: a walk-in's file goes on, on the visitor's own phone.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::frame::{loaded, nav};
use super::given::given;
use crate::api::ticket::{GiveFileCode, PhonePage, read_phone_page};
use crate::text::{common, counter};

#[component]
pub fn VisitorPhonePage() -> impl IntoView {
    let params = use_params_map();
    let page = Resource::new(move || params.with(|params| params.get("id").unwrap_or_default()), read_phone_page);
    view! {
        <Title text=common::page_title(counter::PHONE)/>
        {loaded(page, show)}
    }
}

fn show(page: PhonePage) -> AnyView {
    let give = ServerAction::<GiveFileCode>::new();
    let back = format!("/meja/bantu/{}", page.application);
    let form = page.open.then(|| {
        view! {
            <ActionForm action=give attr:novalidate="">
                <input type="hidden" name="application" value=page.application/>
                <div class="choice">
                    <input id="ktp" name="ktp" type="checkbox" value="ya"/>
                    <label for="ktp">{counter::KTP_SEEN}</label>
                </div>
                <div class="actions"><button class="primary">{counter::GIVE_CODE}</button></div>
            </ActionForm>
        }
    });
    view! {
        {nav(&page.me)}
        <a class="back" href=back>{common::BACK}</a>
        <h1>{counter::PHONE}</h1>
        <p class="lead">{page.name}</p>
        <p>{counter::PHONE_LEAD}</p>
        {(!page.open).then(|| view! { <p class="notice">{counter::PHONE_CLOSED}</p> })}
        {given(give.value(), page.given)}
        {form}
    }
    .into_any()
}
