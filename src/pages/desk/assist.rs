//! `/meja/bantu/<id>/…`: the same form, filled in by the officer with the visitor beside.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::pages::applicant::{check::Check, tasks::Tasks};
use crate::pages::form::step::StepRoute;
use crate::text::{counter, desk};

#[component]
pub fn AssistTasks() -> impl IntoView {
    let params = use_params_map();
    let here = move || format!("/meja/bantu/{}", params.with(|params| params.get("id").unwrap_or_default()));
    let phone = move || [here().as_str(), "/hp"].concat();
    view! {
        <BackToFile/>
        <p class="ways">
            <a href=phone>{counter::PHONE}</a>
            <a href=here rel="external" target="_blank">{counter::SECOND_SCREEN}</a>
        </p>
        <Tasks/>
    }
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
