//! `/meja/kartu`: lists of cards that were handed over, each with what is to be done.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::holder::told;
use crate::api::card_list::{CardList, CardRow, LISTS, More, NoteReminded, read_card_list};
use crate::api::import::FindCard;
use crate::api::{context, typed};
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::{Trouble, refused};
use crate::domain::code::Code;
use crate::domain::whatsapp;
use crate::pages::desk::frame::{may_take_out, nav};
use crate::text::{card_life as text, common, date, desk, import, re_entry, reminder, report};

#[component]
pub fn CardListPage() -> impl IntoView {
    let of = |name: &'static str| use_query_map().with_untracked(|query| query.get(name).unwrap_or_default());
    let (list, behind) = (of("daftar"), of("sejak"));
    let body = Suspend::new(async move {
        match read_card_list(&list, &behind).await {
            Ok(list) => show(list),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::LISTS_TITLE)/>{body} }
}

fn show(list: CardList) -> AnyView {
    let tabs: Vec<_> = LISTS
        .into_iter()
        .map(|code| {
            let here = (code == list.list).then_some("page");
            view! { <a class="tab" href=format!("/meja/kartu?daftar={code}") aria-current=here>{text::list(code)}</a> }
        })
        .collect();
    let next = list.next.map(|next| format!("/meja/kartu?daftar={}&sejak={next}", list.list));
    let origin = context::origin();
    let rows: Vec<_> = list.rows.into_iter().map(|one| row(one, &origin)).collect();
    let table = if rows.is_empty() {
        view! { <p>{text::LIST_NONE}</p> }.into_any()
    } else {
        view! { <ul class="card-rows">{rows}</ul> }.into_any()
    };
    view! {
        {nav(&list.me)}
        <h1>{text::LISTS_TITLE}</h1>
        {told()}
        <p class="actions">
            <a href="/meja/input">{re_entry::TITLE}</a>
            {may_take_out(&list.me).then(|| view! { <a href="/meja/ambil">{report::LISTS}</a> })}
        </p>
        {find()}
        <nav class="tabs" aria-label=text::LISTS_TITLE>{tabs}</nav>
        <h2>{text::list(list.list)}</h2>
        {table}
        {next.map(|href| view! { <p><a class="button secondary" href=href>{desk::NEXT_PAGE}</a></p> })}
    }
    .into_any()
}

/// The way to any card by its number, also one of an old register.
fn find() -> AnyView {
    let sending = Sending::to::<FindCard>();
    let fields = view! {
        {refused(sending.error.into(), "/meja/masuk")}
        <div class="field">
            <label for="nomor">{import::FIND}</label>
            <p class="hint" id="nomor-petunjuk">{import::FIND_HINT}</p>
            <input id="nomor" name="number" type="text" autocomplete="off" aria-describedby="nomor-petunjuk" value=typed::before("number")/>
        </div>
        <div class="actions"><button class="secondary">{import::FIND_BUTTON}</button></div>
    };
    plain_form(sending, fields.into_any())
}

fn row(row: CardRow, origin: &str) -> AnyView {
    let more = match row.more {
        More::Nothing => ().into_any(),
        More::Copies(copies) => view! { <span>{format!("{copies} lembar")}</span> }.into_any(),
        More::Remind { occasion, phone, mailed } => {
            let address = [origin, "/kartu"].concat();
            let words = reminder::message(occasion, row.day, &address);
            let link = phone.map(|phone| whatsapp::address(phone.whatsapp_digits(), &words));
            let told = view! {
                <input type="hidden" name="card" value=row.card/>
                <input type="hidden" name="occasion" value=occasion.code()/>
                <button class="secondary">{text::REMINDED}</button>
            };
            view! {
                <span>{reminder::occasion(occasion)}</span>
                {mailed.then(|| view! { <span class="hint">{text::MAILED}</span> })}
                {match link {
                    Some(href) => view! { <a href=href target="_blank" rel="noopener">{text::WHATSAPP}</a> }.into_any(),
                    None => view! { <span class="hint">{text::NO_PHONE}</span> }.into_any(),
                }}
                {plain_form(Sending::to::<NoteReminded>(), told.into_any())}
            }
            .into_any()
        }
    };
    view! {
        <li>
            <a href=format!("/meja/kartu/{}", row.application)>{row.name}</a>
            <span class="nik">{row.number}</span>
            <time datetime=row.day.to_string()>{date::long(row.day)}</time>
            {more}
        </li>
    }
    .into_any()
}
