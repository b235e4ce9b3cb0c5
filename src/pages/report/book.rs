//! `/meja/register`: the register book on screen, in any of its orders, with its signed pages.

use leptos::prelude::*;
use leptos_meta::Title;

use super::around::{take_out, told};
use crate::api::register_book::{BookQuery, BookView, SHEET, SearchBook, SignPage, read_book};
use crate::api::typed::all_before;
use crate::components::my_password::MyPassword;
use crate::components::outcome::asked;
use crate::components::report_table::row_of_file;
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::{Trouble, refused};
use crate::domain::code::Code;
use crate::pages::desk::frame::nav;
use crate::text::{common, desk, report as text};

#[component]
pub fn BookPage() -> impl IntoView {
    let mut before = all_before();
    let mut before = |name| before.remove(name).unwrap_or_default();
    let purpose = before("keperluan");
    let query =
        BookQuery { period: asked("masa"), order: asked("urut"), search: before("cari"), behind: asked("sejak") };
    let body = Suspend::new(async move {
        match read_book(query).await {
            Ok(book) => show(book, purpose),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(desk::REGISTER)/>{body} }
}

fn show(book: BookView, purpose: String) -> AnyView {
    let (of, order) = (book.period.code(), book.order.code());
    let year = &of[..4];
    let columns: Vec<_> =
        book.columns.iter().map(|column| view! { <th scope="col">{column.head.clone()}</th> }).collect();
    let rows: Vec<_> = book
        .rows
        .iter()
        .map(|(application, cells)| row_of_file(cells, format!("/meja/berkas/{application}")))
        .collect();
    let orders: Vec<_> = text::orders()
        .map(|(code, words)| view! { <option value=code selected=code == order>{words}</option> })
        .collect();
    // A search stands in no address: it may be a name or a NIK.
    let next = book.next.as_ref().filter(|_| book.search.is_empty()).map(|next| {
        view! { <p><a class="button secondary" href=format!("/meja/register?masa={of}&urut={order}&sejak={next}")>{text::MORE}</a></p> }
    });
    let search = view! {
        <input type="hidden" name="period" value=of.clone()/>
        <input type="hidden" name="order" value=order/>
        <div class="inline">
            <label for="cari">{text::SEARCH}</label>
            <input id="cari" name="search" class="medium" value=book.search.clone() autocomplete="off" aria-describedby="cari-petunjuk"/>
            <button class="secondary">{text::SEARCH}</button>
        </div>
        <p class="hint" id="cari-petunjuk">{text::SEARCH_HINT}</p>
    };
    let fields = vec![("masa", of.clone()), ("urut", order.to_owned()), ("cari", book.search.clone())];
    view! {
        {nav(&book.me)}
        {told()}
        <h1>{desk::REGISTER_TITLE}</h1>
        <form method="get" action="/meja/register" class="inline">
            <label for="masa">{text::PERIOD}</label>
            <input id="masa" name="masa" class="medium" value=of.clone() autocomplete="off" aria-describedby="masa-petunjuk"/>
            <label for="urut">{text::ORDER}</label>
            <select id="urut" name="urut">{orders}</select>
            <button class="secondary">{text::SHOW}</button>
            <a href=format!("/cetak/register/{year}") target="_blank">{text::PRINT}</a>
        </form>
        <p class="hint" id="masa-petunjuk">{text::PERIOD_HINT}</p>
        {plain_form(Sending::to::<SearchBook>(), search.into_any())}
        <div class="report-table" tabindex="0" role="region" aria-label=desk::REGISTER_TITLE>
            <table class="list"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {next}
        <p><a href="/meja/ambil">{text::LISTS}</a></p>
        {take_out("/ekspor/register", fields, Some(purpose))}
        {signing(&book, year)}
    }
    .into_any()
}

fn signing(book: &BookView, year: &str) -> AnyView {
    let pages: Vec<_> = book
        .signed
        .iter()
        .map(|(_, first, last, by, at)| {
            view! { <li>{text::pages(*first, *last)}": "{text::SIGNED_BY}" "{at.clone()}", "{by.clone()}</li> }
        })
        .collect();
    let first = book.first_unsigned;
    let form = book.may_sign.then(|| {
        let sending = Sending::to::<SignPage>();
        let inner = view! {
            {refused(sending.error.into(), "/meja/masuk")}
            <input type="hidden" name="year" value=year.to_owned()/>
            <input type="hidden" name="first" value=first.to_string()/>
            <p>{text::pages(first, first + SHEET - 1)}</p>
            <MyPassword hint=desk::SIGN_PASSWORD_HINT class="medium" error=sending.error/>
            <div class="actions"><button class="secondary">{text::SIGN_PAGE}</button></div>
        };
        plain_form(sending, inner.into_any())
    });
    view! { <h2>{text::SIGNED_BY}</h2><ul>{pages}</ul>{form} }.into_any()
}
