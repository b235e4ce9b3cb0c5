//! `/meja/berkas/<id>`: a file, its documents beside its data, the requirements between, and the decision.

mod checklist;
mod data;
mod note;
mod times;
mod twins;
mod viewer;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::decision::decisions;
use super::frame::{nav, use_news};
use super::pins::Pins;
use super::queue::decided;
use crate::api::file::{File, Hold, HoldFile, hold_file, read_file};
use crate::browser::presence;
use crate::components::fresh::fresh;
use crate::components::trouble::Trouble;
use crate::domain::application::Move;
use crate::text::{common, desk, file as text, form, state};

/// What stays when the file is loaded anew.
#[derive(Clone, Copy)]
pub struct Desk {
    pub pins: Pins,
    pub reload: Callback<()>,
    /// A decision was refused since the file had changed.
    pub stale: RwSignal<bool>,
}

#[component]
pub fn FilePage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let again = RwSignal::new(0_u32);
    let desk = Desk {
        pins: Pins::empty(),
        reload: Callback::new(move |()| again.update(|count| *count += 1)),
        stale: RwSignal::new(false),
    };
    let source = move || {
        let get = |key| query.with(|query| query.get(key).unwrap_or_default());
        (params.with(|params| params.get("id").unwrap_or_default()), get("antrean"), get("tadi"), again.get())
    };
    let page = Resource::new(source, |(id, queue, decided, _)| read_file(id, queue, decided));
    hold(page, desk);
    view! {
        <Title text=common::page_title(desk::TITLE)/>
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                    Ok(file) => fresh(file.key.clone(), show(file, desk)),
                }
            })}
        </Transition>
    }
}

/// Takes the file that is open and lets go of the one before; waits for news where somebody else has it.
fn hold(page: Resource<Result<File, crate::api::ApiError>>, desk: Desk) {
    let held = StoredValue::new(String::new());
    let leave = move |id: &str| {
        if !id.is_empty() {
            let address = <HoldFile as leptos::server_fn::ServerFn>::url();
            presence::send_last(address, &[("application", id), ("what", "Leave")]);
        }
    };
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        let Some(Ok(file)) = page.get() else { return };
        let before = held.get_value();
        if before != file.application {
            leave(&before);
            desk.pins.clear();
            desk.stale.set(false);
        }
        waiting.set_value(file.held.is_some());
        if file.held.is_some() || file.moves.iter().all(|mv| mv.needs_reason()) {
            held.set_value(String::new());
            return;
        }
        held.set_value(file.application.clone());
        leptos::task::spawn_local(async move {
            // Somebody was quicker: the page is to say who.
            if hold_file(file.application, Hold::Take).await == Ok(false) {
                desk.reload.run(());
            }
        });
    });
    let news = use_news();
    Effect::new(move |_| {
        news.get();
        if waiting.get_value() {
            desk.reload.run(());
        }
    });
    Effect::new(move |_| {
        presence::while_active(move || {
            let id = held.get_value();
            if !id.is_empty() {
                leptos::task::spawn_local(async move {
                    let _ = hold_file(id, Hold::Take).await;
                });
            }
        });
        presence::on_leaving(move || {
            if let Some(id) = held.try_get_value() {
                leave(&id);
            }
        });
    });
}

fn show(file: File, desk: Desk) -> AnyView {
    let number = file.register.map(|register| format!("{} {}/{}", desk::NUMBER, register.number, register.year));
    let assisted = if file.assisted { [", ", desk::ASSISTED].concat() } else { String::new() };
    let facts: Vec<_> = [
        Some([state::kind(file.kind), &assisted].concat()),
        number,
        file.code.clone().map(|code| format!("{} {code}", desk::CODE)),
        file.queue_no.map(|number| format!("{} {number}", desk::QUEUE_NO)),
        file.card_number.clone().map(|number| format!("{} {number}", desk::CARD_NUMBER)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let returned: Vec<_> = file
        .corrections
        .iter()
        .map(|c| view! { <li><strong>{form::spot(&c.pin)}</strong>": "{c.reason.clone()}</li> })
        .collect();
    let back = match file.queue {
        Some(queue) => format!("/meja?antrean={}", queue.code()),
        None => format!("/meja?antrean={}", file.state.code()),
    };
    view! {
        <Title text=common::page_title(&file.name)/>
        {nav(&file.me)}
        {decided(file.decided.as_ref())}
        {held(&file, desk)}
        {desk.stale.get_untracked().then(|| view! {
            <section class="notice warn" role="alert"><h2>{text::MEANWHILE}</h2>{times::history(&file, 5)}</section>
        })}
        <a class="back" href=back>{common::BACK}</a>
        <h1>{file.name.clone()}</h1>
        <p class="hint facts">
            <span class=state::class(file.state)>{state::state(file.state)}</span>" "{facts.join(" · ")}
        </p>
        {(!returned.is_empty()).then(|| view! {
            <div class="notice warn"><h2>{desk::ASKED}</h2><ul>{returned}</ul></div>
        })}
        <div class="file-view">
            {viewer::viewer(&file, desk.pins)}
            {checklist::checklist(&file)}
            <div class="data">
                <h2>{desk::DATA}</h2>
                {data::data(&file, desk.pins)}
            </div>
        </div>
        {decisions(&file, desk)}
        {twins::twins(&file)}
        {note::note(&file)}
        <section>
            <h2>{desk::TIMES}</h2>
            {times::times(&file.times)}
            <h2>{text::HISTORY}</h2>
            {times::history(&file, usize::MAX)}
        </section>
    }
    .into_any()
}

/// Who has the file open, with the way to take it over; without scripts the way to take it at all.
fn held(file: &File, desk: Desk) -> AnyView {
    let take = ServerAction::<HoldFile>::new();
    let answer = take.value();
    Effect::new(move |_| {
        if matches!(answer.get(), Some(Ok(_))) {
            desk.reload.run(());
        }
    });
    let application = file.application.clone();
    let form = move |what: &'static str, words: &'static str| {
        view! {
            <leptos::form::ActionForm action=take>
                <input type="hidden" name="application" value=application/>
                <input type="hidden" name="what" value=what/>
                <button class="secondary">{words}</button>
            </leptos::form::ActionForm>
        }
        .into_any()
    };
    match &file.held {
        Some(held) => view! {
            <div class="notice warn" role="status">
                <p>{text::held(&held.name, &held.since)}</p>
                {form("TakeAnyway", text::TAKE_ANYWAY)}
            </div>
        }
        .into_any(),
        None if file.moves.iter().all(|mv| *mv == Move::Cancel) => ().into_any(),
        None => {
            let ready = RwSignal::new(false);
            Effect::new(move |_| ready.set(true));
            view! { <div hidden=move || ready.get()>{form("Take", text::TAKE)}</div> }.into_any()
        }
    }
}
