//! `/meja/input`: cards that are still to be typed into E-Makaryo / SIAPkerja and those that were, with the tick "sudah diinput" and the file
//! to type from.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos_meta::Title;

use super::around::{take_out, told};
use crate::api::re_entry::{EntryRow, EntryView, MarkEntered, TakeBackEntry, read_entries};
use crate::api::typed::all_before;
use crate::components::outcome::asked;
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::{Trouble, refused};
use crate::domain::code::Code;
use crate::domain::issued_card::CardList;
use crate::domain::report_period::ReportPeriod;
use crate::pages::desk::frame::nav;
use crate::text::{common, date, desk, re_entry as text, report};

#[component]
pub fn ReEntryPage() -> impl IntoView {
    let (list, of, behind) = (asked("daftar"), asked("masa"), asked("sejak"));
    let before = all_before();
    let body = Suspend::new(async move {
        match read_entries(&list, &of, behind).await {
            Ok(entries) => show(entries, &before),
            Err(error) => view! {
                <Trouble error=error sign_in="/meja/masuk"/>
                <p><a href="/meja/input">{text::TITLE}</a></p>
            }
            .into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

/// What was typed into a form of the page before it was refused, by field.
type Before = BTreeMap<String, String>;

fn show(view: EntryView, before: &Before) -> AnyView {
    let (list, of) = (view.list, view.period.map(ReportPeriod::code).unwrap_or_default());
    let tabs: Vec<_> = [CardList::ToEnter, CardList::Entered]
        .into_iter()
        .map(|one| {
            let (href, here) =
                (format!("/meja/input?daftar={}&masa={of}", one.code()), (one == list).then_some("page"));
            view! { <a class="tab" href=href aria-current=here>{text::list(one)}</a> }
        })
        .collect();
    let next = view.next.as_ref().map(|next| {
        let href = format!("/meja/input?daftar={}&masa={of}&sejak={next}", list.code());
        view! { <p><a class="button secondary" href=href>{report::MORE}</a></p> }
    });
    let body = match list {
        _ if view.rows.is_empty() => view! { <p>{text::NOBODY}</p> }.into_any(),
        CardList::Entered => entered(&view, &of, before),
        _ => to_enter(&view, &of),
    };
    let fields = vec![("daftar", list.code().to_owned()), ("masa", of.clone())];
    view! {
        {nav(&view.me)}
        <a class="back" href="/meja/kartu">{text::TO_CARDS}</a>
        {told()}
        {ticked()}
        <h1>{text::TITLE}</h1>
        <p class="lead">{text::LEAD}</p>
        <nav class="tabs" aria-label=text::TITLE>{tabs}</nav>
        <form method="get" action="/meja/input" class="inline">
            <input type="hidden" name="daftar" value=list.code()/>
            <label for="masa">{text::PERIOD}</label>
            <input id="masa" name="masa" class="medium" value=of autocomplete="off" aria-describedby="masa-petunjuk"/>
            <button class="secondary">{report::SHOW}</button>
        </form>
        <p class="hint" id="masa-petunjuk">{text::PERIOD_HINT}</p>
        <h2>{text::list(list)}</h2>
        {body}
        {next}
        {take_out("/ekspor/input", fields, Some(before.get("keperluan").cloned().unwrap_or_default()))}
    }
    .into_any()
}

/// How many cards were ticked just now.
fn ticked() -> AnyView {
    let number = |name| asked(name).parse::<usize>().ok();
    match number("tercatat") {
        None => ().into_any(),
        Some(done) => {
            let words = text::ticked(done, number("lewat").unwrap_or_default());
            view! { <div class="notice done" role="status">{words}</div> }.into_any()
        }
    }
}

/// One form around the list, so that one or many rows are ticked at once.
fn to_enter(view: &EntryView, of: &str) -> AnyView {
    let sending = Sending::to::<MarkEntered>();
    let rows: Vec<_> = view.rows.iter().map(row_to_enter).collect();
    let inner = view! {
        {refused(sending.error.into(), "/meja/masuk")}
        <input type="hidden" name="key" value=view.key.clone()/>
        <input type="hidden" name="period" value=of.to_owned()/>
        <div class="report-table" tabindex="0" role="region" aria-label=text::CARDS>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{text::ENTERED}</th>
                        <th scope="col">{desk::NAME}</th>
                        <th scope="col" class="num">{desk::CARD_NUMBER}</th>
                        <th scope="col">{desk::KELURAHAN}</th>
                        <th scope="col">{desk::ISSUED}</th>
                        <th scope="col">{desk::REMARKS}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div class="actions">
            <button class="primary">{text::TICK}</button>
            <button class="secondary" name="all" value="ya">{text::TICK_ALL}</button>
        </div>
    };
    plain_form(sending, inner.into_any())
}

fn row_to_enter(row: &EntryRow) -> AnyView {
    let id = ["kartu-", &row.card].concat();
    let remark = row.taken_back.as_ref().map(|(at, by, reason)| text::taken_back(at, by, reason));
    view! {
        <tr>
            <td>
                <span class="choice">
                    <input type="hidden" name="shown[]" value=row.card.clone()/>
                    <input id=id.clone() type="checkbox" name="cards[]" value=row.card.clone()/>
                    <label for=id><span class="sr">{text::ENTERED}" "{row.name.clone()}</span></label>
                </span>
            </td>
            {who(row)}
            <td>{remark}</td>
        </tr>
    }
    .into_any()
}

fn who(row: &EntryRow) -> AnyView {
    view! {
        <td><a href=format!("/meja/berkas/{}", row.application)>{row.name.clone()}</a></td>
        <td class="num nik">{row.number.clone()}</td>
        <td>{row.village.clone()}</td>
        <td>{date::short(row.issued_on)}</td>
    }
    .into_any()
}

fn entered(view: &EntryView, of: &str, before: &Before) -> AnyView {
    let sending = Sending::to::<TakeBackEntry>();
    let rows: Vec<_> = view.rows.iter().map(|row| row_entered(row, [of, &view.behind], before)).collect();
    view! {
        {refused(sending.error.into(), "/meja/masuk")}
        <div class="report-table" tabindex="0" role="region" aria-label=text::CARDS>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{desk::NAME}</th>
                        <th scope="col" class="num">{desk::CARD_NUMBER}</th>
                        <th scope="col">{desk::KELURAHAN}</th>
                        <th scope="col">{desk::ISSUED}</th>
                        <th scope="col">{text::ENTERED}</th>
                        <th scope="col">{text::BY}</th>
                        <th scope="col">{text::TAKE_BACK}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row_entered(row: &EntryRow, [of, behind]: [&str; 2], before: &Before) -> AnyView {
    let (by, at) = row.entered.clone().unwrap_or_default();
    let here = before.get("card").is_some_and(|card| *card == row.card);
    let reason = before.get("reason").filter(|_| here).cloned().unwrap_or_default();
    let id = ["alasan-", &row.card].concat();
    let form = view! {
        <input type="hidden" name="key" value=row.key.clone()/>
        <input type="hidden" name="card" value=row.card.clone()/>
        <input type="hidden" name="period" value=of.to_owned()/>
        <input type="hidden" name="behind" value=behind.to_owned()/>
        <div class="field">
            <label for=id.clone()>{text::TAKE_BACK_REASON}</label>
            <input id=id name="reason" value=reason maxlength="300" autocomplete="off"/>
        </div>
        <button class="secondary">{text::TAKE_BACK_SAVE}<span class="sr">" "{row.name.clone()}</span></button>
    };
    view! {
        <tr>
            {who(row)}
            <td>{at}{row.corrected.then(|| view! { <span class="held">{text::AGAIN}</span> })}</td>
            <td>{by}</td>
            <td>
                <details open=here>
                    <summary>{text::TAKE_BACK}<span class="sr">" "{row.name.clone()}</span></summary>
                    {plain_form(Sending::to::<TakeBackEntry>(), form.into_any())}
                </details>
            </td>
        </tr>
    }
    .into_any()
}
