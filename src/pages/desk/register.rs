//! `/meja/register`: the register book on screen, a page at a time.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::frame::{loaded, nav};
use crate::api::book::{BookRow, RegisterBook, read_register};
use crate::domain::application::State;
use crate::text::{common, date, desk, state};

#[component]
pub fn RegisterPage() -> impl IntoView {
    let query = use_query_map();
    let source =
        move || query.with(|query| (query.get("tahun").unwrap_or_default(), query.get("dari").unwrap_or_default()));
    let page = Resource::new(source, |(year, from)| read_register(year, from, false));
    view! {
        <Title text=common::page_title(desk::REGISTER)/>
        {loaded(page, show)}
    }
}

fn show(book: RegisterBook) -> AnyView {
    let line = |row: BookRow| {
        let cancelled = row.state == State::Cancelled;
        view! {
            <tr class=cancelled.then_some("cancelled")>
                <td class="num">{row.number}</td>
                <td>{date::short(row.submitted)}</td>
                <td class="nik">{row.nik}</td>
                <td><a href=format!("/meja/berkas/{}", row.application)>{row.name}</a></td>
                <td>{row.kelurahan}</td>
                <td>{state::kind(row.kind)}</td>
                <td class="nik">{row.card_number}</td>
                <td>{row.issued_on.map(date::short)}</td>
                <td class="keep"><span class=state::class(row.state)>{state::state(row.state)}</span></td>
            </tr>
        }
    };
    let sheet = format!("/cetak/register/{}", book.year);
    let next = book.next.map(|from| format!("/meja/register?tahun={}&dari={from}", book.year));
    let rows: Vec<_> = book.rows.into_iter().map(line).collect();
    view! {
        {nav(&book.me)}
        <h1>{desk::REGISTER_TITLE}</h1>
        <form method="get" action="/meja/register" class="inline">
            <label for="tahun">{desk::YEAR}</label>
            <input id="tahun" name="tahun" type="number" class="short" value=book.year.to_string()/>
            <button class="secondary">{desk::SHOW}</button>
            <a href=sheet rel="external" target="_blank">{desk::PRINT_LIST}</a>
        </form>
        <table class="list">
            <thead>
                <tr>
                    <th scope="col" class="num">{desk::NUMBER}</th>
                    <th scope="col">{desk::DATE}</th>
                    <th scope="col">{desk::NIK}</th>
                    <th scope="col">{desk::NAME}</th>
                    <th scope="col">{desk::KELURAHAN}</th>
                    <th scope="col">{desk::KIND}</th>
                    <th scope="col" class="num">{desk::CARD_NUMBER}</th>
                    <th scope="col">{desk::ISSUED}</th>
                    <th scope="col">{desk::STATE}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {next.map(|href| view! { <p><a href=href>{desk::NEXT_PAGE}</a></p> })}
    }
    .into_any()
}
