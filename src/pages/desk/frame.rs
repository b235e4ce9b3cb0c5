//! The frame around every page of the desk.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::desk::OfficerSignOut;
use crate::api::view::Me;
use crate::domain::role::Role;
use crate::text::{board, common, desk};

#[component]
pub fn DeskFrame(children: Children) -> impl IntoView {
    view! {
        <a class="skip" href="#isi">{common::SKIP}</a>
        <header class="site">
            <a class="brand" href="/meja">
                <span class="brand-mark" aria-hidden="true"></span>
                <span>{desk::TITLE}</span>
            </a>
        </header>
        <main id="isi" class="wide" tabindex="-1">{children()}</main>
    }
}

/// The ways that are open to this officer, on top of every page of the desk.
pub fn nav(me: &Me) -> AnyView {
    let sign_out = <OfficerSignOut as leptos::server_fn::ServerFn>::url();
    let counter = me.roles.has(Role::Information);
    let book = counter || me.roles.has(Role::ServiceHead);
    view! {
        <nav class="desk-nav" aria-label=desk::NAV>
            <a href="/meja">{desk::QUEUES}</a>
            {counter.then(|| view! { <a href="/meja/loket">{desk::COUNTER}</a> })}
            <a href="/meja/hadir">{desk::ATTENDANCE}</a>
            {book.then(|| view! { <a href="/meja/register">{desk::REGISTER}</a> })}
            <a href="/meja/papan">{board::TITLE}</a>
            <span class="me">{me.name.clone()}</span>
            <form method="post" action=sign_out><button class="link">{common::SIGN_OUT}</button></form>
        </nav>
    }
    .into_any()
}

#[component]
pub fn DeskNotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    view! {
        <Title text=common::page_title(common::NOT_FOUND_TITLE)/>
        <h1>{common::NOT_FOUND_TITLE}</h1>
        <p>{common::NOT_FOUND}</p>
        <p><a class="button" href="/meja">{desk::TITLE}</a></p>
    }
}
