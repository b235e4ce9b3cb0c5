//! `/ambil`: a walk-in's file goes on, on the visitor's own phone. The code may stand in the address that was scanned: it works once and
//! for ten minutes, and says nothing of anybody. Without scripts, as `/lupa`.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::api::ApiError;
use crate::api::account::TakeOver;
use crate::api::error::Field;
use crate::api::typed::before;
use crate::components::small_form::Labelled;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::text::{common, public};

#[component]
pub fn TakeOverPage() -> impl IntoView {
    let take = ServerAction::<TakeOver>::new();
    let error = error_of(take.value());
    let refused = refused(error, "/masuk");
    view! {
        <Title text=common::page_title(public::TAKE_OVER_TITLE)/>
        <h1>{public::TAKE_OVER_TITLE}</h1>
        <p class="lead">{public::TAKE_OVER_LEAD}</p>
        {refused}
        <ActionForm action=take attr:novalidate="">
            <CodeField error=error/>
            <NewPasswordFields error=error/>
            <p class="hint">{public::REGISTER_NOTICE}" "<a href="/privasi">{common::PRIVACY}</a>"."</p>
            <div class="actions"><button class="primary">{public::TAKE_OVER_BUTTON}</button></div>
        </ActionForm>
    }
}

/// The code: what was typed before a refusal, else what the scanned address holds.
#[component]
pub fn CodeField(error: Signal<Option<ApiError>>) -> impl IntoView {
    let scanned = use_query_map().with_untracked(|query| query.get("kode").unwrap_or_default());
    let typed = before("code");
    view! {
        <Labelled
            name="code"
            value=if typed.is_empty() { scanned } else { typed }
            label=public::COUNTER_CODE
            hint=public::COUNTER_CODE_HINT
            autocomplete="one-time-code"
            class="medium"
            error=Signal::derive(move || problem_with(error, Field::Code))
        />
    }
}

#[component]
pub fn NewPasswordFields(error: Signal<Option<ApiError>>) -> impl IntoView {
    view! {
        <Labelled
            name="password"
            label=public::NEW_PASSWORD
            hint=public::PASSWORD_HINT
            kind="password"
            autocomplete="new-password"
            error=Signal::derive(move || problem_with(error, Field::Password))
        />
        <Labelled
            name="password_again"
            label=public::PASSWORD_AGAIN
            kind="password"
            autocomplete="new-password"
            error=Signal::derive(move || problem_with(error, Field::PasswordAgain))
        />
    }
}
