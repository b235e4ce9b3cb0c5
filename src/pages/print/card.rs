//! `/cetak/kartu/<id>`, or many ids with dots between: cards, ready for the print dialog. With `cetak=1` their print was noted a moment ago and
//! the dialog opens by itself; else a word lies across them.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::bar::{bar, print_now};
use crate::api::printing::read_prints;
use crate::components::card::card_sheets;
use crate::components::trouble::Trouble;
use crate::domain::card_print::{Across, CardPrint, Side};
use crate::text::{card, common, print as text};

#[component]
pub fn CardPage() -> impl IntoView {
    let ids = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let query = use_query_map();
    let noted = query.with_untracked(|query| query.get("cetak").is_some());
    let side = Side::of(&query.with_untracked(|query| query.get("sisi").unwrap_or_default()));
    let body = Suspend::new(async move {
        match read_prints(ids.clone(), noted).await {
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
            Ok((prints, noted)) => show(&prints, &ids, side, noted),
        }
    });
    view! { <Title text=common::page_title(card::MARK)/><main>{body}</main> }
}

fn show(prints: &[CardPrint], ids: &str, side: Side, noted: bool) -> AnyView {
    let Some(first) = prints.first() else { return ().into_any() };
    let drafts = prints.iter().any(|print| print.across == Across::Draft);
    view! {
        {bar(first.paper, ids, side, noted, drafts)}
        {noted.then(print_now)}
        {card_sheets(prints, side)}
    }
    .into_any()
}

/// `/cetak/konsep`: the job seeker's own card as it will be printed.
#[component]
pub fn DraftPage() -> impl IntoView {
    let body = Suspend::new(async move {
        match crate::api::printing::read_own_draft().await {
            Err(error) => view! { <Trouble error=error/> }.into_any(),
            Ok(print) => view! {
                <div class="how"><p>{text::DRAFT_TITLE}" · "<a href="/status">{common::BACK}</a></p></div>
                {card_sheets(&[print], Side::Both)}
            }
            .into_any(),
        }
    });
    view! { <Title text=common::page_title(text::DRAFT_TITLE)/><main>{body}</main> }
}
