//! The frame around every page of the desk.

use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::api::desk::OfficerSignOut;
use crate::text::{common, desk};

#[component]
pub fn DeskFrame(children: Children) -> impl IntoView {
    let sign_out = ServerAction::<OfficerSignOut>::new();
    view! {
        <a class="skip" href="#isi">{common::SKIP}</a>
        <header class="site">
            <a class="brand" href="/meja">
                <span class="brand-mark" aria-hidden="true"></span>
                <span>{desk::TITLE}</span>
            </a>
            <nav aria-label=desk::NAV>
                <a href="/meja">{desk::QUEUES}</a>
                <a href="/meja/loket">{desk::COUNTER}</a>
                <a href="/meja/hadir">{desk::ATTENDANCE}</a>
                <a href="/meja/register">{desk::REGISTER}</a>
                <ActionForm action=sign_out><button class="link">{common::SIGN_OUT}</button></ActionForm>
            </nav>
        </header>
        <main id="isi" class="wide" tabindex="-1">{children()}</main>
    }
}

#[component]
pub fn DeskNotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    view! {
        <h1>{common::NOT_FOUND_TITLE}</h1>
        <p>{common::NOT_FOUND}</p>
        <p><a class="button" href="/meja">{desk::TITLE}</a></p>
    }
}
