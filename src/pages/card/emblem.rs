//! `/meja/lambang`: the city's emblem on the card, set by an admin.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::api::emblem::{EmblemView, read_emblem};
use crate::components::trouble::Trouble;
use crate::pages::desk::frame::nav;
use crate::text::{common, print as text};

#[component]
pub fn EmblemPage() -> impl IntoView {
    let outcome = use_query_map().with_untracked(|query| query.get("hasil"));
    let body = Suspend::new(async move {
        match read_emblem().await {
            Ok(emblem) => show(emblem, outcome),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::EMBLEM)/>{body} }
}

fn show(emblem: EmblemView, outcome: Option<String>) -> AnyView {
    let told = outcome.map(|code| match code.as_str() {
        "tidak" => view! { <div class="notice warn" role="alert">{text::emblem(&code)}</div> }.into_any(),
        _ => view! { <div class="notice done" role="status">{text::emblem(&code)}</div> }.into_any(),
    });
    let now = if emblem.there {
        view! {
            <p><img src="/lambang" alt=text::EMBLEM_NOW width="120"/></p>
            <form method="post" action="/unggah/lambang" enctype="multipart/form-data">
                <input type="hidden" name="hapus" value="ya"/>
                <button class="secondary">{text::EMBLEM_REMOVE}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{text::EMBLEM_NONE}</p> }.into_any()
    };
    view! {
        {nav(&emblem.me)}
        <a class="back" href="/meja/pengaturan">{common::BACK}</a>
        <h1>{text::EMBLEM}</h1>
        {told}
        <p class="lead">{text::EMBLEM_LEAD}</p>
        <form method="post" action="/unggah/lambang" enctype="multipart/form-data">
            <div class="field">
                <label for="berkas">{text::EMBLEM_FILE}</label>
                <input id="berkas" type="file" name="berkas" accept="image/png,image/jpeg,image/webp" required/>
            </div>
            <div class="actions"><button class="primary">{text::EMBLEM_SAVE}</button></div>
        </form>
        <h2>{text::EMBLEM_NOW}</h2>
        {now}
    }
    .into_any()
}
