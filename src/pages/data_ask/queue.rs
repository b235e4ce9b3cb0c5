//! `/meja/permintaan`: what job seekers ask about their data, the first due first, with the hours that are left.

use leptos::prelude::*;
use leptos_meta::Title;

use super::fields::told;
use crate::api::data_answer::{AskQueue, AskRow, EndedRow, read_ask_queue};
use crate::components::outcome::asked;
use crate::components::trouble::Trouble;
use crate::pages::desk::frame::nav;
use crate::text::{common, data_ask as text, desk};

#[component]
pub fn AskQueuePage() -> impl IntoView {
    let behind = asked("sejak");
    let body = Suspend::new(async move {
        match read_ask_queue(&behind).await {
            Ok(queue) => show(queue),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::DESK_TITLE)/>{body} }
}

fn show(queue: AskQueue) -> AnyView {
    let next = queue.next.map(|next| {
        view! { <p><a class="button secondary" href=format!("/meja/permintaan?sejak={next}")>{desk::NEXT_PAGE}</a></p> }
    });
    let open = match queue.open.is_empty() {
        true => view! { <p>{text::NOBODY}</p> }.into_any(),
        false => waiting(queue.open),
    };
    let ended = (!queue.ended.is_empty()).then(|| ended(queue.ended));
    view! {
        {nav(&queue.me)}
        <h1>{text::DESK_TITLE}</h1>
        <p class="lead">{text::DESK_LEAD}</p>
        {told()}
        <h2>{text::OPEN}</h2>
        {open}
        {next}
        {ended}
    }
    .into_any()
}

fn waiting(rows: Vec<AskRow>) -> AnyView {
    let row = |ask: AskRow| {
        let class = if ask.left.is_overdue() { "tag warn" } else { "tag" };
        view! {
            <tr>
                <td>{name(&ask.id, ask.name, desk::UNNAMED)}</td>
                <td>{text::kind(ask.kind)}</td>
                <td>{ask.asked}</td>
                <td>{ask.due}</td>
                <td><span class=class>{text::left(ask.left)}</span></td>
            </tr>
        }
        .into_any()
    };
    let heads = [text::NAME, text::KIND, text::ASKED, text::DUE, text::LEFT];
    table(text::OPEN, &heads, rows.into_iter().map(row).collect())
}

fn ended(rows: Vec<EndedRow>) -> AnyView {
    let row = |ask: EndedRow| {
        let late = ask.late.then(|| view! { " "<span class="tag warn">{text::WAS_LATE}</span> });
        view! {
            <tr>
                <td>{name(&ask.id, ask.name, text::ERASED_NAME)}</td>
                <td>{text::kind(ask.kind)}</td>
                <td>{ask.ended}</td>
                <td>{text::outcome(ask.outcome)}{late}</td>
            </tr>
        }
        .into_any()
    };
    let heads = [text::NAME, text::KIND, text::ON, text::OUTCOME];
    view! {
        <h2>{text::ENDED}</h2>
        {table(text::ENDED, &heads, rows.into_iter().map(row).collect())}
    }
    .into_any()
}

fn table(label: &'static str, heads: &[&'static str], rows: Vec<AnyView>) -> AnyView {
    let heads: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect();
    view! {
        <div class="report-table" tabindex="0" role="region" aria-label=label>
            <table class="list">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn name(id: &str, name: String, without: &'static str) -> AnyView {
    let name = if name.is_empty() { without.to_owned() } else { name };
    view! { <a href=format!("/meja/permintaan/{id}")>{name}</a> }.into_any()
}
