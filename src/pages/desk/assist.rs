//! `/meja/bantu/<id>/…`: the same form, filled in by the officer with the visitor beside.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::pages::applicant::{check::Check, tasks::Tasks};
use crate::pages::form::step::StepRoute;
use crate::text::desk;

#[component]
pub fn AssistTasks() -> impl IntoView {
    view! { <BackToFile/><Tasks/> }
}

#[component]
pub fn AssistStep() -> impl IntoView {
    view! { <BackToFile/><StepRoute/> }
}

#[component]
pub fn AssistCheck() -> impl IntoView {
    view! { <BackToFile/><Check/> }
}

#[component]
fn BackToFile() -> impl IntoView {
    let params = use_params_map();
    let href = move || format!("/meja/berkas/{}", params.with(|params| params.get("id").unwrap_or_default()));
    view! { <p><a href=href>{desk::BACK_TO_FILE}</a></p> }
}
