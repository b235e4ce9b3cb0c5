//! What is to be corrected, how much of it is done, and the way to send it, which nobody can overlook.

use leptos::prelude::*;

use crate::api::form::Overview;
use crate::domain::correction::{Correction, Pin};
use crate::domain::form::Step;
use crate::domain::opening::Opening;
use crate::text::{applicant, form};

/// Each correction with its reason, an example, and whether it was dealt with; the spot is a link to where it is.
pub fn corrections(overview: &Overview) -> AnyView {
    let line = |correction: &Correction| {
        let (why, example) = correction.parts();
        let step = step_of(&correction.pin);
        let anchor = match &correction.pin {
            Pin::Field(key) => key.as_str(),
            Pin::Page { document, .. } | Pin::Point { document, .. } => document.code(),
        };
        let href = format!("{}/{}#{anchor}", overview.base, step.code());
        let done = overview.dealt_with(&correction.pin);
        view! {
            <li>
                <strong><a href=href>{form::spot(&correction.pin)}</a></strong>": "{why.to_owned()}
                {(!example.is_empty()).then(|| view! { " "<span class="hint">{example.to_owned()}</span> })}
                {done.then(|| view! { " "<span class="tag done">"✓ "{applicant::CHANGED}</span> })}
            </li>
        }
        .into_any()
    };
    let lines: Vec<_> = overview.corrections.iter().map(line).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

fn step_of(pin: &Pin) -> Step {
    match pin {
        Pin::Field(key) => Step::of_key(key).unwrap_or(Step::Documents),
        _ => Step::Documents,
    }
}

/// How many were dealt with, of how many.
fn progress(overview: &Overview) -> (usize, usize) {
    let done = overview.corrections.iter().filter(|correction| overview.dealt_with(&correction.pin));
    (done.count(), overview.corrections.len())
}

fn is_open(overview: &Overview) -> bool {
    matches!(overview.opening, Opening::Pinned(_)) && !overview.corrections.is_empty()
}

/// Stays at the lower edge of the screen: how far it is, and the button that leads to sending.
pub fn send_bar(overview: &Overview) -> AnyView {
    if !is_open(overview) {
        return ().into_any();
    }
    let (done, all) = progress(overview);
    view! {
        <div class="send-bar">
            <p role="status">{applicant::corrected(done, all)}</p>
            <a class="button" href=format!("{}/periksa", overview.base)>{applicant::SEND_AGAIN}</a>
        </div>
    }
    .into_any()
}

/// The same on the page of a step, once everything that was asked there is saved: before that it would lead away from what is being typed.
pub fn step_bar(overview: &Overview, step: Step) -> AnyView {
    let mut here = overview.corrections.iter().filter(|correction| step_of(&correction.pin) == step).peekable();
    if here.peek().is_none() || !here.all(|correction| overview.dealt_with(&correction.pin)) {
        return ().into_any();
    }
    send_bar(overview)
}

/// On top of the status page: the way to the next thing to do is the button, and sending is never further than one press.
pub fn returned(overview: &Overview) -> AnyView {
    let (done, all) = progress(overview);
    let check = format!("{}/periksa", overview.base);
    let go_on = overview.base.clone();
    let ways = match done {
        0 => view! { <a class="button" href=go_on>{applicant::CORRECT_TITLE}</a> }.into_any(),
        _ if done < all => view! {
            <a class="button" href=go_on>{applicant::CORRECT_TITLE}</a>
            <a href=check>{applicant::SEND_AGAIN}</a>
        }
        .into_any(),
        _ => view! {
            <a class="button" href=check>{applicant::SEND_AGAIN}</a>
            <a href=go_on>{applicant::CORRECT_TITLE}</a>
        }
        .into_any(),
    };
    view! {
        <div class=if done == all { "notice good" } else { "notice warn" }>
            <p><strong>{applicant::corrected(done, all)}</strong></p>
            {corrections(overview)}
            <div class="actions">{ways}</div>
        </div>
    }
    .into_any()
}
