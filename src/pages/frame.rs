//! The frame around every page of the job seeker's side: header, the promise that it is free, footer.

use leptos::prelude::*;

use super::form::drawer::Drawer;
use crate::text::{applicant, common};

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let drawer = Drawer::provide();
    let sent = Signal::derive(move || !drawer.waiting.get());
    view! {
        <a class="skip" href="#isi">{common::SKIP}</a>
        <header class="site">
            <a class="brand" href="/">
                <span class="brand-mark" aria-hidden="true"></span>
                <span>{common::PRODUCT}</span>
            </a>
        </header>
        <main id="isi" tabindex="-1">
            <div class="gratis">{common::FREE}</div>
            <p class="draft-line" role="status" hidden=sent>{common::WAITING}</p>
            <PanicNotice/>
            {children()}
        </main>
        <footer class="site">
            <nav aria-label=applicant::FOOTER>
                <a href="/alur" rel="external">{common::PROCEDURE}</a>
                <a href="/privasi">{common::PRIVACY}</a>
                <a href="/meja" rel="external">{applicant::FOR_OFFICERS}</a>
            </nav>
        </footer>
    }
}

/// Waits hidden until the browser's half has stopped.
#[component]
pub fn PanicNotice() -> impl IntoView {
    view! { <div class="notice warn" id="berhenti" role="alert" hidden>{common::PANIC}</div> }
}
