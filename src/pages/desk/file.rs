//! `/meja/berkas/<id>`: a file, its documents beside its data, the requirements between, and the decision.

mod checklist;
mod data;
mod hold;
mod note;
mod times;
mod twins;
mod viewer;

use leptos::prelude::*;
use leptos::server_fn::error::ServerFnUrlError;
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_params_map};
use leptos_router::location::Location;

use super::decision::decisions;
use super::frame::{loaded, nav};
use super::pins::{Kept, Pins};
use super::queue::decided;
use crate::api::ApiError;
use crate::api::file::{File, HoldFile, read_file};
use crate::components::fresh::fresh;
use crate::domain::application::{Move, State};
use crate::domain::code::Code;
use crate::domain::helper::Helper;
use crate::text::{common, desk, file as text, form, state};

/// What stays when the file is loaded anew.
#[derive(Clone, Copy)]
pub struct Desk {
    pub kept: StoredValue<Kept>,
    pub reload: Callback<()>,
    /// Id of the file on which a decision was refused since it had changed; else empty.
    pub stale: StoredValue<String>,
}

#[component]
pub fn FilePage() -> impl IntoView {
    let (params, location) = (use_params_map(), use_location());
    let again = RwSignal::new(0_u32);
    let desk = Desk {
        kept: StoredValue::new(Kept::default()),
        reload: Callback::new(move |()| again.update(|count| *count += 1)),
        stale: StoredValue::new(String::new()),
    };
    let source = move || {
        // Of the whole router, since the route's own query stays as it was when only the id changes (leptos_router 0.8); asked for, not
        // waited for, since it changes too when the page is left.
        let get = |key| location.query.with_untracked(|query| query.get(key).unwrap_or_default());
        (params.with(|params| params.get("id").unwrap_or_default()), get("antrean"), get("tadi"), again.get())
    };
    let refused_as_stale = stale_in(&location);
    let page = Resource::new(source, |(id, queue, decided, _)| read_file(id, queue, decided));
    hold::hold(page, desk.reload);
    view! {
        <Title text=common::page_title(desk::TITLE)/>
        {loaded(page, move |file| fresh(file.key.clone(), show(file, desk, refused_as_stale)))}
    }
}

/// Whether this page is the answer to a decision that was refused since the file had changed: so it is where there are no scripts.
fn stale_in(location: &Location) -> bool {
    let error = location.query.with_untracked(|query| query.get("__err"));
    error.is_some_and(|error| matches!(ServerFnUrlError::<ApiError>::decode_err(&error), ApiError::Stale(_)))
}

fn show(file: File, desk: Desk, refused_as_stale: bool) -> AnyView {
    let pins = Pins::of(&file, desk.kept);
    let stale = desk.stale.with_value(|stale| *stale == file.application) || refused_as_stale;
    let number = file.register.map(|register| format!("{} {}/{}", desk::NUMBER, register.number, register.year));
    let assisted = if file.assisted { [", ", desk::ASSISTED].concat() } else { String::new() };
    let facts: Vec<_> = [
        Some([state::kind(file.kind), &assisted].concat()),
        Helper::from_code(file.answers.get("assisted")).map(text::assisted),
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
        {stale.then(|| view! {
            <section class="notice warn" role="alert"><h2>{text::MEANWHILE}</h2>{times::history(&file, 5)}</section>
        })}
        <a class="back" href=back>{common::BACK}</a>
        <h1>{file.name.clone()}</h1>
        <p class="hint facts">
            <span class=state::class(file.state)>{state::state(file.state)}</span>" "{facts.join(" · ")}
        </p>
        {(file.state == State::HandedOver).then(|| view! {
            <p><a href=format!("/meja/kartu/{}", file.application) rel="external">{desk::CARD_LIFE}</a></p>
        })}
        {(file.state != State::Draft).then(|| view! {
            <p><a href=format!("/cetak/ak2/{}", file.application) rel="external" target="_blank">{desk::DATA_SHEET}</a></p>
        })}
        {(!returned.is_empty()).then(|| view! {
            <div class="notice warn"><h2>{desk::ASKED}</h2><ul>{returned}</ul></div>
        })}
        <div class="file-view">
            {viewer::viewer(&file, pins)}
            {checklist::checklist(&file)}
            <div class="data">
                <h2>{desk::DATA}</h2>
                {data::data(&file, pins)}
            </div>
        </div>
        {decisions(&file, pins, desk)}
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
