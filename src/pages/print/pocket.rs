//! `/cetak/saku/<ids>`: pocket cards, ten on a sheet or five with their backs.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::bar::print_now;
use crate::api::printing::read_prints;
use crate::components::card::{PocketSide, pocket_sheets};
use crate::components::trouble::Trouble;
use crate::domain::card_print::CardPrint;
use crate::text::{common, print as text};

#[component]
pub fn PocketPage() -> impl IntoView {
    let ids = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let query = use_query_map();
    let noted = query.with_untracked(|query| query.get("cetak").is_some());
    let folded = query.with_untracked(|query| query.get("lipat").is_some());
    let body = Suspend::new(async move {
        match read_prints(ids.clone(), noted).await {
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
            Ok((prints, noted)) => show(&prints, &ids, folded, noted),
        }
    });
    view! { <Title text=common::page_title(text::PRINT_POCKET)/><main>{body}</main> }
}

fn show(prints: &[CardPrint], ids: &str, folded: bool, noted: bool) -> AnyView {
    let noted_too = if noted { "cetak=1&" } else { "" };
    let link = |here: bool, code: &str, words: &'static str| {
        view! { <a href=format!("/cetak/saku/{ids}?{noted_too}{code}") aria-current=here.then_some("page")>{words}</a> }
            .into_any()
    };
    view! {
        <div class="how">
            <p>{text::POCKET_HOW}</p>
            <nav aria-label=text::SIDES>
                {link(!folded, "", text::POCKET_TEN)}
                {link(folded, "lipat=1", text::POCKET_FOLDED)}
            </nav>
            <div class="row">
                {noted.then(|| view! { <button type="button" data-print="">{text::PRINT}</button> })}
                <a href=format!("/cetak/kartu/{ids}")>{text::TO_CARD}</a>
            </div>
        </div>
        {noted.then(print_now)}
        {pocket_sheets(prints, if folded { PocketSide::Folded } else { PocketSide::Ten })}
    }
    .into_any()
}
