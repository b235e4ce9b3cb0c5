//! `/cetak/register/<tahun>`: the register book on paper, landscape, the same rows on each sheet so that sheets can be bound. Signed sheets are
//! printed as they were.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::api::register_book::{BookSheet, PrintedBook, read_printed_book};
use crate::components::report_table::row;
use crate::components::trouble::Trouble;
use crate::text::{card, common, date, desk, report as text};

#[component]
pub fn RegisterSheets() -> impl IntoView {
    let year = use_params_map().with_untracked(|params| params.get("tahun").unwrap_or_default());
    let body = Suspend::new(async move {
        match read_printed_book(&year).await {
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
            Ok(book) => sheets(&book),
        }
    });
    view! {
        <Title text=common::page_title(desk::REGISTER)/>
        <main><div class="how"><p>{desk::PRINT_HOW}</p></div>{body}</main>
    }
}

fn sheets(book: &PrintedBook) -> AnyView {
    let pages = book.sheets.len();
    let mut before = 0;
    let mut sheets = Vec::with_capacity(pages);
    for (at, one) in book.sheets.iter().enumerate() {
        sheets.push(sheet(book, one, text::page_of(at + 1, pages), before));
        before += one.rows.len();
    }
    sheets.into_any()
}

fn sheet(book: &PrintedBook, one: &BookSheet, page: String, before: usize) -> AnyView {
    let columns: Vec<_> =
        book.columns.iter().map(|column| view! { <th scope="col">{column.head.clone()}</th> }).collect();
    let rows: Vec<_> = one.rows.iter().map(|cells| row(cells, None)).collect();
    let signed = match &one.signed {
        Some((by, at)) => view! { <p>{text::SIGNED_BY}" "{at.clone()}", "{by.clone()}</p> }.into_any(),
        None => view! { <p>{book.place.clone()}", "{date::long(book.today)}</p> }.into_any(),
    };
    // One title for the whole book; on each sheet it looks the same.
    let title = match before {
        0 => view! { <h1>{desk::REGISTER_TITLE}</h1> }.into_any(),
        _ => view! { <h2>{desk::REGISTER_TITLE}</h2> }.into_any(),
    };
    view! {
        <section class="sheet a4-lipat book-sheet">
            <header class="book-head">
                <div><p>{book.office.clone()}</p>{title}</div>
                <p>{desk::YEAR}" "{book.year}" · "{page}</p>
            </header>
            <table class="register whole-book"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>
            <footer>
                <p>{text::carried(one.rows.len(), before)}</p>
                <div class="signer">
                    {signed}
                    <p>{desk::HEAD}</p>
                    <div class="space"></div>
                    <p class="name">{book.head_name.clone()}</p>
                    <p>{card::NIP}" "{book.head_nip.clone()}</p>
                </div>
            </footer>
        </section>
    }
    .into_any()
}
