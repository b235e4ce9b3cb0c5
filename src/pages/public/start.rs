//! `/`: who may register, what to bring, how long it takes, what happens next.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::text::{common, public};

#[component]
pub fn Start() -> impl IntoView {
    let list = |lines: &'static [&'static str]| lines.iter().map(|line| view! { <li>{*line}</li> }).collect::<Vec<_>>();
    view! {
        <Title text=common::page_title(public::START_TITLE)/>
        <h1>{public::START_TITLE}</h1>
        <p class="lead">{public::START_LEAD}</p>
        <div class="actions">
            <a class="button" href="/daftar">{public::START_BUTTON}</a>
            <a href="/masuk">{public::HAVE_ACCOUNT}</a>
        </div>
        <h2>{public::BRING_TITLE}</h2>
        <ul class="bring">{list(&public::BRING)}</ul>
        <h2>{public::WHO_TITLE}</h2>
        <ul>{list(&public::WHO)}</ul>
        <h2>{public::NEXT_TITLE}</h2>
        <ol>{list(&public::NEXT)}</ol>
    }
}
