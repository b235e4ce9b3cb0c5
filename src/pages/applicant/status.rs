//! `/status`: where the application stands, what happens next and when, the code for the counter, and what the person takes along.

mod keep;

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::form::Overview;
use crate::api::sending::{MoveApplication, START_AGAIN};
use crate::components::dynamic::words;
use crate::components::send_form::{Sending, plain_form};
use crate::components::small_form::move_fields;
use crate::domain::application::{Kind, Move, SOP_MINUTES, State, step};
use crate::domain::role::Hand;
use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{applicant, common, state, trouble};

#[component]
pub fn Status() -> impl IntoView {
    let moves = Sending::to::<MoveApplication>();
    let show = Callback::new(move |answer| match answer {
        Answer::Overview(overview) => status(*overview, moves),
        _ => ().into_any(),
    });
    view! {
        <Title text=common::page_title(applicant::STATUS_TITLE)/>
        <Loaded ask=Signal::stored(Ask::Overview(String::new())) again=moves.count show=show/>
    }
}

fn status(overview: Overview, moves: Sending) -> AnyView {
    let now = overview.state;
    let may_cancel = step(now, Move::Cancel, Hand::JobSeeker, overview.kind).is_ok();
    let biodata_open = now != State::Draft && matches!(overview.opening, crate::domain::opening::Opening::Biodata);
    view! {
        <h1>{applicant::STATUS_TITLE}</h1>
        <p><span class=state::class(now)>{state::state(now)}</span></p>
        <p class="lead">{applicant::what_now(now)}</p>
        {next_action(&overview, biodata_open, moves)}
        {(overview.kind != Kind::New && now != State::HandedOver).then(|| view! {
            <p><a href="/kartu" rel="external">{applicant::MY_CARD}</a></p>
        })}
        {ticket(&overview)}
        {super::ready::bring(&overview)}
        {keep::ahead(&overview)}
        <h2>{applicant::STEPS_TITLE}</h2>
        {timeline(&overview)}
        {keep::keep(&overview)}
        {may_cancel.then(|| cancel_form(&overview, moves))}
        {super::next_person::leave()}
    }
    .into_any()
}

fn next_action(overview: &Overview, biodata_open: bool, moves: Sending) -> AnyView {
    let fields = move_fields(&overview.application, overview.version, &overview.key);
    let link = |href: &'static str, words: &'static str| {
        view! { <div class="actions"><a class="button" href=href>{words}</a></div> }.into_any()
    };
    match overview.state {
        State::Draft => view! {
            <p class="draft-line">{applicant::NOT_SENT}</p>
            {link("/permohonan", applicant::GO_ON)}
        }
        .into_any(),
        State::Returned => super::corrections::returned(overview),
        State::Cancelled => {
            let fields = view! {
                {fields}
                <button class="primary" name="mv" value=START_AGAIN>{applicant::START_AGAIN}</button>
            };
            plain_form(moves, fields.into_any())
        }
        _ if biodata_open => link("/permohonan", applicant::BIODATA_OPEN),
        State::HandedOver => view! {
            <div class="actions"><a class="button" href="/kartu" rel="external">{applicant::MY_CARD}</a></div>
        }
        .into_any(),
        State::Attended => link("/permohonan/konfirmasi", applicant::CONFIRM_BUTTON),
        _ => ().into_any(),
    }
}

/// The counter code as people read it out: `K7QM-2XDR`.
pub(super) fn shown_code(overview: &Overview) -> String {
    let code = overview.code.as_deref().unwrap_or_default();
    format!("{}-{}", code.get(..4).unwrap_or_default(), code.get(4..).unwrap_or_default())
}

fn ticket(overview: &Overview) -> AnyView {
    let Some(register) = overview.register else { return ().into_any() };
    let code = shown_code(overview);
    view! {
        <div class="ticket">
            <p>{applicant::REGISTER_NO}</p>
            <strong class="number">{format!("{}/{}", register.number, register.year)}</strong>
            <hr/>
            <p>{applicant::CODE}</p>
            <strong class="code">{code}</strong>
            <img class="qr" src="/kode.svg" alt=applicant::CODE_QR/>
            <p class="hint">{applicant::CODE_HINT}</p>
            {overview.queue_no.map(|number| view! { <p>{applicant::QUEUE_NO}": "<strong>{number}</strong></p> })}
        </div>
    }
    .into_any()
}

/// The six SOP steps with their standard minutes and, where begun, their times.
fn timeline(overview: &Overview) -> AnyView {
    let line = |(at, words): (usize, &'static str)| {
        let number = at as u8 + 1;
        let time = overview.times.iter().find(|time| time.step == number);
        let (class, mark) = match time {
            Some(time) if time.ended.is_some() => ("done", applicant::STEP_DONE),
            Some(_) if overview.state != State::Cancelled => ("now", applicant::STEP_NOW),
            _ => ("next", applicant::STEP_NEXT),
        };
        let span = time.map(|time| time.span.clone());
        let standard = applicant::minutes(SOP_MINUTES[at]);
        view! {
            <li class=class>
                {words}
                <span class="when">{mark}" · "{standard}{span.map(|span| [" · ", &span].concat())}</span>
            </li>
        }
        .into_any()
    };
    let lines: Vec<_> = state::SOP_STEPS.into_iter().enumerate().map(line).collect();
    view! { <ol class="timeline">{lines}</ol> }.into_any()
}

fn cancel_form(overview: &Overview, moves: Sending) -> AnyView {
    let error = moves.error;
    let class = Signal::derive(move || if error.get().is_some() { "field has-error" } else { "field" });
    let hidden = Signal::derive(move || error.get().is_none());
    let wrong = words(move || error.get().map(|error| trouble::trouble(error).into_owned()));
    let fields = move_fields(&overview.application, overview.version, &overview.key);
    let fields = view! {
        {fields}
        <div class=class>
            <label for="reason">{applicant::CANCEL_WHY}</label>
            <p class="hint">{applicant::CANCEL_HINT}</p>
            <p class="error" id="reason-salah" hidden=hidden>{wrong}</p>
            <input id="reason" name="reason" type="text" autocomplete="off" aria-describedby="reason-salah"/>
        </div>
        <button class="danger" name="mv" value=Move::Cancel.code()>{applicant::CANCEL_BUTTON}</button>
    };
    view! {
        <details>
            <summary>{applicant::CANCEL_TITLE}</summary>
            {plain_form(moves, fields.into_any())}
        </details>
    }
    .into_any()
}
