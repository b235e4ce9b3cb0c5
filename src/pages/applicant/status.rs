//! `/status`: where the application stands, what happens next and when, the code for the counter, and what the person takes along.

mod keep;

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::account::SignOut;
use crate::api::form::Overview;
use crate::api::sending::{MoveApplication, START_AGAIN};
use crate::components::dynamic::words;
use crate::components::small_form::move_fields;
use crate::components::trouble::error_of;
use crate::domain::application::{Move, SOP_MINUTES, State, step};
use crate::domain::role::Hand;
use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{applicant, common, form, state, trouble};

#[component]
pub fn Status() -> impl IntoView {
    let moves = ServerAction::<MoveApplication>::new();
    let show = Callback::new(move |answer| match answer {
        Answer::Overview(overview) => status(*overview, moves),
        _ => ().into_any(),
    });
    view! {
        <Title text=common::page_title(applicant::STATUS_TITLE)/>
        <Loaded ask=Signal::stored(Ask::Overview(String::new())) again=moves.version() show=show/>
    }
}

fn status(overview: Overview, moves: ServerAction<MoveApplication>) -> AnyView {
    let sign_out = <SignOut as leptos::server_fn::ServerFn>::url();
    let now = overview.state;
    let may_cancel = step(now, Move::Cancel, Hand::JobSeeker, overview.kind).is_ok();
    let biodata_open = now != State::Draft && matches!(overview.opening, crate::domain::opening::Opening::Biodata);
    view! {
        <h1>{applicant::STATUS_TITLE}</h1>
        <p><span class=state::class(now)>{state::state(now)}</span></p>
        <p class="lead">{applicant::what_now(now)}</p>
        {next_action(&overview, biodata_open, moves)}
        {ticket(&overview)}
        {(now >= State::Submitted && now < State::HandedOver).then(|| view! { <p class="notice">{applicant::BRING}</p> })}
        {keep::ahead(&overview)}
        <h2>{applicant::STEPS_TITLE}</h2>
        {timeline(&overview)}
        {keep::keep(&overview)}
        {may_cancel.then(|| cancel_form(&overview, moves))}
        // A plain form: after it a fresh document stands there, and nothing of the person is left in memory.
        <form method="post" action=sign_out><button class="link">{common::SIGN_OUT}</button></form>
    }
    .into_any()
}

fn next_action(overview: &Overview, biodata_open: bool, moves: ServerAction<MoveApplication>) -> AnyView {
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
        State::Returned => {
            let corrections = overview.corrections.iter();
            let list: Vec<_> = corrections
                .map(|c| view! { <li><strong>{form::spot(&c.pin)}</strong>": "{c.reason.clone()}</li> })
                .collect();
            view! { <div class="notice warn"><ul>{list}</ul></div>{link("/permohonan", applicant::CORRECT_TITLE)} }
                .into_any()
        }
        State::Cancelled => view! {
            <ActionForm action=moves>
                {fields}
                <button class="primary" name="mv" value=START_AGAIN>{applicant::START_AGAIN}</button>
            </ActionForm>
        }
        .into_any(),
        _ if biodata_open => link("/permohonan", applicant::BIODATA_OPEN),
        State::Attended => link("/permohonan/konfirmasi", applicant::CONFIRM_BUTTON),
        _ => ().into_any(),
    }
}

fn ticket(overview: &Overview) -> AnyView {
    let Some(register) = overview.register else { return ().into_any() };
    let code = overview.code.clone().unwrap_or_default();
    let code = format!("{}-{}", code.get(..4).unwrap_or_default(), code.get(4..).unwrap_or_default());
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

fn cancel_form(overview: &Overview, moves: ServerAction<MoveApplication>) -> AnyView {
    let error = error_of(moves.value());
    let class = Signal::derive(move || if error.get().is_some() { "field has-error" } else { "field" });
    let hidden = Signal::derive(move || error.get().is_none());
    let wrong = words(move || error.get().map(|error| trouble::trouble(error).into_owned()));
    let fields = move_fields(&overview.application, overview.version, &overview.key);
    view! {
        <details>
            <summary>{applicant::CANCEL_TITLE}</summary>
            <ActionForm action=moves attr:novalidate="">
                {fields}
                <div class=class>
                    <label for="reason">{applicant::CANCEL_WHY}</label>
                    <p class="hint">{applicant::CANCEL_HINT}</p>
                    <p class="error" id="reason-salah" hidden=hidden>{wrong}</p>
                    <input id="reason" name="reason" type="text" autocomplete="off" aria-describedby="reason-salah"/>
                </div>
                <button class="danger" name="mv" value=Move::Cancel.code()>{applicant::CANCEL_BUTTON}</button>
            </ActionForm>
        </details>
    }
    .into_any()
}
