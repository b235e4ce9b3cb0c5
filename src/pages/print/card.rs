//! `/cetak/kartu/<id>`: the card, ready for the print dialog.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::api::book::read_card;
use crate::components::card::CardSheets;
use crate::components::trouble::Trouble;
use crate::text::{card, common};

#[component]
pub fn CardPage() -> impl IntoView {
    let params = use_params_map();
    let page = Resource::new(move || params.with(|params| params.get("id").unwrap_or_default()), read_card);
    view! {
        <Title text=common::page_title(card::MARK)/>
        <main>
            <p class="how">{card::HOW}</p>
            <Suspense>
                {move || Suspend::new(async move {
                    match page.await {
                        Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                        Ok(card) => view! { <CardSheets face=card.face photo=card.photo draft=card.draft/> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
}
