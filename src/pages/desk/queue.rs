//! `/meja`: the queues with their counts, one of them opened, and the search.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::frame::{nav, use_news};
use crate::api::queue::{Asked, Find, Queues, read_queue};
use crate::api::view::{Me, RowView};
use crate::browser::keys::{back_to_row, row_in_use};
use crate::components::list::{Line, list};
use crate::components::trouble::{Trouble, error_of, refused};
use crate::domain::application::Move;
use crate::domain::data_ask::ASK_ROLES;
use crate::domain::queue::Queue;
use crate::text::{common, data_ask, desk, file, state};

#[component]
pub fn QueuePage() -> impl IntoView {
    let query = use_query_map();
    let news = use_news();
    let source = move || {
        query.with(|query| {
            let get = |key| query.get(key).unwrap_or_default();
            Asked {
                queue: get("antrean"),
                name: get("cari"),
                same: get("serupa"),
                nothing: query.get("tidak").is_some(),
                decided: get("tadi"),
                behind: (get("sejak"), get("id")),
            }
        })
    };
    let page = Resource::new(move || (source(), news.get()), |(asked, _)| read_queue(asked));
    // A row that changes is drawn anew; it stays under the fingers of who is on it.
    let in_use = StoredValue::new(None);
    Effect::new(move |_| {
        news.get();
        in_use.set_value(row_in_use());
    });
    Effect::new(move |_| {
        page.get();
        if let Some(row) = in_use.get_value() {
            request_animation_frame(move || back_to_row(&row));
        }
    });
    let find = ServerAction::<Find>::new();
    let refused = refused(error_of(find.value()), "/meja/masuk");
    let searched = query.with_untracked(|query| query.get("cari").unwrap_or_default());
    view! {
        <Title text=common::page_title(desk::TITLE)/>
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                    Ok(queues) => view! { {nav(&queues.me)}<h1>{desk::QUEUES}</h1> }.into_any(),
                }
            })}
        </Transition>
        {refused}
        <ActionForm action=find attr:class="inline" attr:role="search">
            <label for="text">{desk::SEARCH}</label>
            <input id="text" name="text" type="search" value=searched autocomplete="off" data-key="/"/>
            <button class="secondary">{desk::SEARCH_BUTTON}</button>
        </ActionForm>
        <Transition>
            {move || Suspend::new(async move { page.await.ok().map(shown) })}
        </Transition>
    }
}

fn shown(queues: Queues) -> AnyView {
    let queue = Queue::from_code(&queues.asked.queue);
    let count = |of: Queue| queues.counts.iter().find(|(queue, _)| *queue == of).map_or(0, |(_, count)| *count);
    let tile = |of: Queue| {
        let current = (queue == Some(of)).then_some("page");
        view! {
            <a class="queue" href=format!("/meja?antrean={}", of.code()) aria-current=current>
                <strong>{desk::count(count(of))}</strong>
                <span>{state::queue(of)}</span>
            </a>
        }
        .into_any()
    };
    let tiles: Vec<_> = Queue::ALL.into_iter().map(tile).collect();
    let asked = &queues.asked;
    let title = match queue {
        Some(of) => state::queue(of),
        None if !asked.same.is_empty() => desk::SAME_PERSON,
        None => desk::FOUND,
    };
    let data_asks = queues.data_asks.map(|counts| data_asks(&queues.me, counts));
    let given = queue.is_some() || !asked.name.is_empty() || !asked.same.is_empty() || asked.nothing;
    let next = queues.next.as_ref().map(|(place, id)| {
        let what = if asked.name.is_empty() {
            format!("antrean={}", asked.queue)
        } else {
            format!("cari={}", asked.name.replace(' ', "+"))
        };
        view! { <p><a href=format!("/meja?{what}&sejak={place}&id={id}")>{desk::NEXT_PAGE}</a></p> }
    });
    let nothing = asked.nothing;
    let decided = decided(queues.decided.as_ref());
    let first = queue.map(|queue| first(queue, queues.first.as_deref(), !queues.rows.is_empty()));
    let lines = queues.rows.into_iter().map(|row| line(row, queue)).collect();
    view! {
        {decided}
        <nav class="queues" aria-label=desk::QUEUES>{tiles}</nav>
        {data_asks}
        {given.then(|| view! { <h2>{title}</h2> })}
        {first}
        {if nothing { view! { <p class="notice warn" role="alert">{desk::NOT_FOUND}</p> }.into_any() } else { given.then(|| list(lines)).into_any() }}
        {next}
    }
    .into_any()
}

/// How many requests about data wait, for those who answer them with the way there.
fn data_asks(me: &Me, (open, overdue): (i64, i64)) -> AnyView {
    let words = data_ask::count(open, overdue);
    let class = if overdue > 0 { "notice warn" } else { "hint" };
    let told = match ASK_ROLES.iter().any(|role| me.roles.has(*role)) {
        true => view! { <a href="/meja/permintaan" rel="external">{words}</a> }.into_any(),
        false => words.into_any(),
    };
    view! { <p class=class>{told}</p> }.into_any()
}

/// The one main action of a queue, and the batch where there is one.
fn first(queue: Queue, first: Option<&str>, rows: bool) -> AnyView {
    let batch = queue.batch().filter(|_| rows).map(|mv| {
        let words = if mv == Move::Sign { desk::BATCH_SIGN } else { desk::BATCH_ISSUE };
        view! { <a class="button secondary" href=format!("/meja/kelompok/{}", mv.code())>{words}</a> }
    });
    let oldest = first.map(|id| {
        let href = format!("/meja/berkas/{id}?antrean={}", queue.code());
        view! { <a class="button" href=href data-key="o">{desk::OPEN_OLDEST}</a> }
    });
    let print = (queue == Queue::ToSign && rows)
        .then(|| view! { <a class="button secondary" href="/meja/cetak" rel="external">{desk::PRINT_MANY}</a> });
    let held = (rows && oldest.is_none()).then(|| view! { <p class="hint">{desk::ALL_HELD}</p> });
    view! { <div class="actions">{oldest}{batch}{print}</div>{held} }.into_any()
}

/// The row of a file, opened from `queue` so that the decision on it leads to the next.
pub fn line(row: RowView, queue: Option<Queue>) -> Line {
    let from = queue.map(|queue| format!("?antrean={}", queue.code())).unwrap_or_default();
    Line {
        href: format!("/meja/berkas/{}{from}", row.id),
        number: row.register.map(|register| format!("{}/{}", register.number, register.year)).unwrap_or_default(),
        name: if row.name.is_empty() { desk::UNNAMED.to_owned() } else { row.name },
        kelurahan: if row.kelurahan.is_empty() { common::NOTHING.to_owned() } else { row.kelurahan },
        kind: [
            state::kind(row.kind),
            if row.assisted { ", " } else { "" },
            if row.assisted { desk::ASSISTED } else { "" },
        ]
        .concat(),
        state: row.state,
        waiting: desk::waiting(row.waiting, row.stopped),
        held: row.held.map(|held| file::held(&held.name, &held.since)),
    }
}

/// What became of the file that was decided just before.
pub fn decided(row: Option<&RowView>) -> AnyView {
    row.map(|row| {
        view! {
            <p class="notice done" role="status">
                {file::DECIDED}" "<a href=format!("/meja/berkas/{}", row.id)>{row.name.clone()}</a>" "
                <span class=state::class(row.state)>{state::state(row.state)}</span>
            </p>
        }
    })
    .into_any()
}
