//! `/meja/bantu/<id>/…`: the same form, filled in by the officer with the visitor beside, or by the visitor on a second screen.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::pages::applicant::{check::Check, tasks::Tasks};
use crate::pages::form::step::StepRoute;
use crate::text::{counter, desk};

#[component]
pub fn AssistTasks() -> impl IntoView {
    view! { <Ways/><Tasks/> }
}

#[component]
pub fn AssistStep() -> impl IntoView {
    view! { <Ways/><StepRoute/> }
}

#[component]
pub fn AssistCheck() -> impl IntoView {
    view! { <Ways/><Check/> }
}

/// Back to the file, and on to where the visitor fills in alone.
#[component]
fn Ways() -> impl IntoView {
    let params = use_params_map();
    let at = move |before: &str, behind: &str| {
        params.with(|params| [before, params.get("id").unwrap_or_default().as_str(), behind].concat())
    };
    view! {
        <p class="ways">
            <a href=move || at("/meja/berkas/", "")>{desk::BACK_TO_FILE}</a>
            <a href=move || at("/meja/bantu/", "/hp")>{counter::PHONE}</a>
            <a href=move || at("/meja/bantu/", "") rel="external" target="_blank">{counter::SECOND_SCREEN}</a>
        </p>
    }
}
