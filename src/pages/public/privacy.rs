//! `/privasi`: the privacy notice (UU 27/2022), before the first field.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{common, public};

#[component]
pub fn Privacy() -> impl IntoView {
    let part = |(title, words): (&'static str, &'static str)| view! { <h2>{title}</h2><p>{words}</p> };
    let show = Callback::new(|answer| match answer {
        Answer::Office(office) => {
            let part = |(title, words): (&'static str, String)| view! { <h2>{title}</h2><p>{words}</p> };
            public::privacy_end(office.draft_days).map(part).into_iter().collect::<Vec<_>>().into_any()
        }
        _ => ().into_any(),
    });
    view! {
        <Title text=common::page_title(public::PRIVACY_TITLE)/>
        <h1>{public::PRIVACY_TITLE}</h1>
        {public::PRIVACY.map(part).into_iter().collect::<Vec<_>>()}
        <Loaded ask=Signal::stored(Ask::Office) again=Signal::stored(0) show=show/>
        <p><a class="button" href="/daftar">{public::START_BUTTON}</a></p>
    }
}
