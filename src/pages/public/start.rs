//! `/`: who may register, what to bring, how long it takes, what happens next.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::account::PublicOffice;
use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{common, public};

#[component]
pub fn Start() -> impl IntoView {
    let show = Callback::new(|answer| match answer {
        Answer::Office(office) => about(&office),
        _ => ().into_any(),
    });
    view! {
        <Title text=common::page_title(public::START_TITLE)/>
        <h1>{public::START_TITLE}</h1>
        <p class="lead">{public::START_LEAD}</p>
        <div class="actions">
            <a class="button" href="/daftar">{public::START_BUTTON}</a>
            <a href="/masuk">{public::HAVE_ACCOUNT}</a>
        </div>
        <Loaded ask=Signal::stored(Ask::Office) again=Signal::stored(0) show=show/>
    }
}

/// What depends on how the office is set.
fn about(office: &PublicOffice) -> AnyView {
    let list = |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    view! {
        <h2>{public::BRING_TITLE}</h2>
        <ul class="bring">{list(public::bring(&office.required).into())}</ul>
        <h2>{public::WHO_TITLE}</h2>
        <ul>{list(public::who(office.age_floor).into())}</ul>
        <h2>{public::NEXT_TITLE}</h2>
        <ol>{list(public::next(office.validity_years).into())}</ol>
    }
    .into_any()
}
