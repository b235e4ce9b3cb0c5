//! `/cetak/register/<tahun>`: the register book on paper, A4 landscape, its head repeated on every page.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::api::book::{BookRow, RegisterBook, read_register};
use crate::components::trouble::Trouble;
use crate::domain::application::State;
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::text::{common, date, desk, reference, state};

#[component]
pub fn RegisterSheets() -> impl IntoView {
    let params = use_params_map();
    let source = move || params.with(|params| params.get("tahun").unwrap_or_default());
    let page = Resource::new(source, |year| read_register(year, String::new(), true));
    view! {
        <Title text=common::page_title(desk::REGISTER)/>
        <main>
            <p class="how">{desk::PRINT_HOW}</p>
            <Suspense>
                {move || Suspend::new(async move {
                    match page.await {
                        Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                        Ok(book) => sheets(book),
                    }
                })}
            </Suspense>
        </main>
    }
}

fn sheets(book: RegisterBook) -> AnyView {
    let rows: Vec<_> = book.rows.iter().map(row).collect();
    view! {
        <section class="book">
            <header class="book-head">
                <div>
                    <p>{book.office.clone()}</p>
                    <h1>{desk::REGISTER_TITLE}</h1>
                </div>
                <p>{desk::YEAR}" "{book.year}</p>
            </header>
            <table class="register">
                <thead>
                    <tr>
                        <th class="w-18" scope="col">{desk::NUMBER}<span class="second">{desk::DATE}</span></th>
                        <th class="w-36" scope="col">{desk::CARD_NUMBER}<span class="second">{desk::NIK}</span></th>
                        <th class="w-36" scope="col">{desk::NAME}<span class="second">{desk::BIRTH}</span></th>
                        <th class="w-6" scope="col">{desk::SEX}</th>
                        <th class="w-24" scope="col">{desk::KELURAHAN}</th>
                        <th class="w-27" scope="col">{desk::EDUCATION}</th>
                        <th class="w-21" scope="col">{desk::KIND}</th>
                        <th class="w-18" scope="col">{desk::ISSUED}<span class="second">{desk::VALID}</span></th>
                        <th class="w-24" scope="col">{desk::SIGNER}</th>
                        <th class="w-18" scope="col">{desk::HANDED_OVER}</th>
                        <th scope="col">{desk::REMARKS}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <div class="signer">
                <p>{book.city}", "{date::long(book.today)}</p>
                <p>{desk::HEAD}</p>
                <div class="space"></div>
                <p class="name">{book.head_name}</p>
                <p>{crate::text::card::NIP}" "{book.head_nip}</p>
            </div>
        </section>
    }
    .into_any()
}

fn row(row: &BookRow) -> AnyView {
    let cancelled = row.state == State::Cancelled;
    let birth = row.birth_date.map(|day| format!("{}, {}", row.birth_place, date::short(day)));
    let education = Education::from_code(&row.education).map(reference::education);
    view! {
        <tr class=cancelled.then_some("cancelled")>
            <td class="no">{row.number}<span class="second">{date::short(row.submitted)}</span></td>
            <td>{row.card_number.clone()}<span class="second">{row.nik.clone()}</span></td>
            <td>{row.name.clone()}<span class="second">{birth}</span></td>
            <td>{row.sex.clone()}</td>
            <td>{row.kelurahan.clone()}</td>
            <td>{education}</td>
            <td>{state::kind(row.kind)}</td>
            <td>{row.issued_on.map(date::short)}<span class="second">{row.valid_until.map(date::short)}</span></td>
            <td>{row.signer.clone()}</td>
            <td>{row.handed_over.map(date::short)}</td>
            <td class="keep">{cancelled.then(|| view! { <span class="word">{desk::CANCELLED}</span> })}</td>
        </tr>
    }
    .into_any()
}
