//! `/meja`: the queues with their counts, one of them opened, and the search.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::frame::nav;
use crate::api::desk::{Queue, read_queue};
use crate::api::view::RowView;
use crate::components::trouble::Trouble;
use crate::domain::application::State;
use crate::text::{common, date, desk, state};

/// The queues in the order of the procedure. A stranger's draft is nobody's business at the desk.
const QUEUES: [State; 8] = [
    State::Submitted,
    State::Returned,
    State::Complete,
    State::Attended,
    State::Confirmed,
    State::Issued,
    State::Signed,
    State::HandedOver,
];

#[component]
pub fn QueuePage() -> impl IntoView {
    let query = use_query_map();
    let source = move || {
        query.with(|query| {
            let get = |key| query.get(key).unwrap_or_default();
            (get("antrean"), get("cari"), get("sejak"), get("id"))
        })
    };
    let page = Resource::new(source, |(queue, text, since, id)| read_queue(queue, text, since, id));
    view! {
        <Title text=common::page_title(desk::TITLE)/>
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                    Ok(queue) => queues(queue),
                }
            })}
        </Transition>
    }
}

fn queues(queue: Queue) -> AnyView {
    let count = |of: State| queue.counts.iter().find(|(state, _)| *state == of).map_or(0, |(_, count)| *count);
    let tiles: Vec<_> = QUEUES
        .into_iter()
        .map(|of| {
            let current = (queue.state == Some(of)).then_some("page");
            view! {
                <a class="queue" href=format!("/meja?antrean={}", of.code()) aria-current=current>
                    <strong>{desk::count(count(of))}</strong>
                    <span>{state::queue(of)}</span>
                </a>
            }
        })
        .collect();
    let title = match queue.state {
        Some(of) => state::queue(of),
        None if !queue.searched.is_empty() => desk::FOUND,
        None => "",
    };
    let roles: Vec<_> = queue.me.roles.iter().map(state::role).collect();
    let shown = queue.state.is_some() || !queue.searched.is_empty();
    let next = queue.next.as_ref().zip(queue.state).map(|((since, id), of)| {
        let href = format!("/meja?antrean={}&sejak={since}&id={id}", of.code());
        view! { <p><a href=href>{desk::NEXT_PAGE}</a></p> }
    });
    view! {
        {nav(&queue.me)}
        <h1>{desk::QUEUES}</h1>
        <p class="hint">{queue.me.name.clone()}", "{roles.join(", ")}</p>
        <form method="get" action="/meja" class="inline" role="search">
            <label for="cari">{desk::SEARCH}</label>
            <input id="cari" name="cari" type="search" value=queue.searched.clone() autocomplete="off"/>
            <button class="secondary">{desk::SEARCH_BUTTON}</button>
        </form>
        <nav class="queues" aria-label=desk::QUEUES>{tiles}</nav>
        {shown.then(|| view! { <h2>{title}</h2>{table(queue.rows)}{next} })}
    }
    .into_any()
}

/// Rows of applications, each leading to its file.
pub fn table(rows: Vec<RowView>) -> AnyView {
    if rows.is_empty() {
        return view! { <div class="empty"><p>{desk::NO_ROWS}</p></div> }.into_any();
    }
    let line = |row: RowView| {
        let number = row.register.map(|register| format!("{}/{}", register.number, register.year));
        let name = if row.name.is_empty() { desk::UNNAMED.to_owned() } else { row.name };
        view! {
            <tr>
                <td class="num">{number}</td>
                <td><a href=format!("/meja/berkas/{}", row.id)>{name}</a></td>
                <td>{if row.kelurahan.is_empty() { desk::OUTSIDE.to_owned() } else { row.kelurahan }}</td>
                <td>{state::kind(row.kind)}{row.assisted.then(|| format!(", {}", desk::ASSISTED))}</td>
                <td><span class=state::class(row.state)>{state::state(row.state)}</span></td>
                <td>{date::waiting(row.waiting)}</td>
            </tr>
        }
    };
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{desk::NUMBER}</th>
                    <th scope="col">{desk::NAME}</th>
                    <th scope="col">{desk::KELURAHAN}</th>
                    <th scope="col">{desk::KIND}</th>
                    <th scope="col">{desk::STATE}</th>
                    <th scope="col">{desk::WAITING}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(line).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
