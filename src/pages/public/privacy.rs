//! `/privasi`: the privacy notice (UU 27/2022), before the first field.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::text::{common, public};

#[component]
pub fn Privacy() -> impl IntoView {
    let part = |(title, words): (&'static str, &'static str)| view! { <h2>{title}</h2><p>{words}</p> };
    view! {
        <Title text=common::page_title(public::PRIVACY_TITLE)/>
        <h1>{public::PRIVACY_TITLE}</h1>
        {public::PRIVACY.map(part).into_iter().collect::<Vec<_>>()}
        <p><a class="button" href="/daftar">{public::START_BUTTON}</a></p>
    }
}
