//! `/cetak/lapor/<id>/<baris>`: one row of reports alone, in the place that it has on the card.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::api::printing::read_row;
use crate::components::card::filled_row;
use crate::components::trouble::Trouble;
use crate::text::{common, print as text};

#[component]
pub fn RowPage() -> impl IntoView {
    let of = |name: &str| use_params_map().with_untracked(|params| params.get(name).unwrap_or_default());
    let (id, row) = (of("id"), of("baris"));
    let body = Suspend::new(async move {
        match read_row(id.clone(), row).await {
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
            Ok((print, filled)) => view! {
                <div class="how">
                    <p>{text::ROW_HOW}</p>
                    <p>{text::how(print.paper)}</p>
                    <div class="row">
                        <button type="button" data-print="">{text::PRINT}</button>
                        <a href=format!("/meja/kartu/{id}")>{text::TO_CARD}</a>
                    </div>
                </div>
                {filled_row(&print, &filled)}
            }
            .into_any(),
        }
    });
    view! { <Title text=common::page_title(text::ROW_TITLE)/><main>{body}</main> }
}
