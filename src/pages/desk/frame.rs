//! The frame around every page of the desk.

use leptos::prelude::*;
use leptos_meta::Title;

use super::legend::Legend;
use crate::api::ApiError;
use crate::api::desk::OfficerSignOut;
use crate::api::view::Me;
use crate::components::trouble::Trouble;
use crate::domain::role::Role;
use crate::text::{board, common, counter as text, desk};

/// Counts the pieces of news that came while the page was open.
#[derive(Clone, Copy)]
struct News {
    count: RwSignal<u32>,
    listening: RwSignal<bool>,
}

/// Changes whenever a queue has moved; asking for it begins to listen.
pub fn use_news() -> RwSignal<u32> {
    let news = expect_context::<News>();
    Effect::new(move |_| {
        if !news.listening.get_untracked() {
            news.listening.set(true);
            crate::browser::news::listen(news.count);
        }
    });
    news.count
}

/// A page once its data has come, and instead of it why it has not.
pub fn loaded<T>(
    page: Resource<Result<T, ApiError>>,
    show: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    view! {
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || {
                let show = show.clone();
                Suspend::new(async move {
                    match page.await {
                        Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                        Ok(page) => show(page),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

#[component]
pub fn DeskFrame(children: Children) -> impl IntoView {
    provide_context(News { count: RwSignal::new(0), listening: RwSignal::new(false) });
    let children = children();
    view! {
        <a class="skip" href="#isi">{common::SKIP}</a>
        <header class="site">
            <a class="brand" href="/meja">
                <span class="brand-mark" aria-hidden="true"></span>
                <span>{desk::TITLE}</span>
            </a>
        </header>
        <main id="isi" class="wide" tabindex="-1">{children}</main>
        <Legend/>
    }
}

/// Whether this officer may take lists of people out of the office as files.
pub fn may_take_out(me: &Me) -> bool {
    me.roles.has(Role::Information) || me.roles.has(Role::ServiceHead)
}

/// The ways that are open to this officer, on top of every page of the desk.
pub fn nav(me: &Me) -> AnyView {
    let sign_out = <OfficerSignOut as leptos::server_fn::ServerFn>::url();
    let counter = me.roles.has(Role::Information);
    let settings = me.roles.has(Role::Admin);
    let files = counter || me.roles.has(Role::ServiceHead) || me.roles.has(Role::PlacementOfficer);
    let reports = me.roles.has(Role::ServiceHead) || me.roles.has(Role::PlacementOfficer);
    let book = may_take_out(me);
    view! {
        <nav class="desk-nav" aria-label=desk::NAV>
            <a href="/meja">{desk::QUEUES}</a>
            {counter.then(|| view! {
                <a href="/meja/datang">{text::ARRIVAL}</a>
                <a href="/meja/loket">{desk::COUNTER}</a>
            })}
            <a href="/meja/hadir">{desk::ATTENDANCE}</a>
            {book.then(|| view! { <a href="/meja/register" rel="external">{desk::REGISTER}</a> })}
            {reports.then(|| view! { <a href="/meja/laporan" rel="external">{desk::REPORTS}</a> })}
            {files.then(|| view! { <a href="/meja/kartu" rel="external">{desk::CARDS}</a> })}
            {settings.then(|| view! { <a href="/meja/pengaturan">{crate::text::settings::TITLE}</a> })}
            <a href="/meja/papan">{board::TITLE}</a>
            {files.then(|| view! { <a href="/meja/statistik" rel="external">{desk::STATISTICS}</a> })}
            <a class="me" href="/meja/perangkat" rel="external">{me.name.clone()}</a>
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
