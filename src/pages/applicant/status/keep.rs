//! What comes next and when, and what the person takes along: the receipt by WhatsApp, dates for the calendar, all data. The sentences come
//! ready from the server, and each thing is an address of its own, so that the phone's bundle carries nothing of them.

use leptos::prelude::*;

use crate::api::form::Overview;
use crate::domain::application::State;
use crate::text::applicant;

/// The sentences, if something is waited for.
pub fn ahead(overview: &Overview) -> AnyView {
    if overview.ahead.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = overview.ahead.iter().map(|line| view! { <li>{line.clone()}</li> }).collect();
    view! { <h2>{applicant::NEXT_TITLE}</h2><ul class="ahead">{lines}</ul> }.into_any()
}

pub fn keep(overview: &Overview) -> AnyView {
    let (now, mut links) = (overview.state, Vec::new());
    if overview.register.is_some() && now >= State::Submitted && now < State::HandedOver {
        links.push(
            view! {
                <li>
                    <a href="/bagikan" rel="external noopener noreferrer" target="_blank">{applicant::SHARE}</a>
                    <span class="hint">{applicant::SHARE_HINT}</span>
                </li>
            }
            .into_any(),
        );
    }
    if overview.calendar {
        links.push(link("/kalender.ics", applicant::CALENDAR));
    }
    links.push(link("/data-saya", applicant::MY_DATA));
    view! { <ul class="keep">{links}</ul> }.into_any()
}

fn link(href: &'static str, words: &'static str) -> AnyView {
    view! { <li><a href=href rel="external">{words}</a></li> }.into_any()
}
