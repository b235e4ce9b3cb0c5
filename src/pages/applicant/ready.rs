//! "Siap datang?" on the check page, and on the status page what to carry to the counter.

use leptos::prelude::*;

use crate::api::form::Overview;
use crate::domain::carry::carry;
use crate::domain::readiness::{Light, Point, overall, readiness};
use crate::text::readiness as text;

/// The result, and every point with what to do about it. Told by word, sign and colour.
pub fn ready(overview: &Overview) -> AnyView {
    let points = readiness(&overview.answers, &overview.papers(), &overview.rules);
    let result = overall(&points);
    let line = |point: &Point| {
        let (what, todo) = text::point(point.about);
        let href = format!("{}/{}?periksa=1", overview.base, point.step.code());
        let linked = point.light != Light::Ready && overview.opening.step(point.step);
        view! {
            <li class=class(point.light)>
                <span class="light">{text::word(point.light)}</span>
                <p>
                    {what}
                    {(!todo.is_empty()).then(|| [" ", todo].concat())}
                    {linked.then(|| view! { " "<a href=href>{text::link(point.about)}</a> })}
                </p>
            </li>
        }
        .into_any()
    };
    let lines: Vec<_> = points.iter().map(line).collect();
    view! {
        <section class=["ready ", class(result)].concat() aria-labelledby="siap">
            <h2 id="siap">{text::TITLE}</h2>
            <p><span class="light">{text::word(result)}</span>" "<strong>{text::result(result)}</strong></p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

fn class(light: Light) -> &'static str {
    match light {
        Light::Ready => "green",
        Light::Look => "amber",
        Light::NotYet => "red",
    }
}

/// Exactly what to carry, from the sending until the card is in hand.
pub fn bring(overview: &Overview) -> AnyView {
    let all = carry(overview.state, &overview.answers, &overview.papers(), &overview.rules.required);
    if all.is_empty() {
        return ().into_any();
    }
    let code = super::status::shown_code(overview);
    let lines: Vec<_> = all.into_iter().map(|what| view! { <li>{text::carry(what, &code)}</li> }.into_any()).collect();
    view! {
        <section class="notice" aria-labelledby="bawa">
            <h2 id="bawa">{text::CARRY_TITLE}</h2>
            <ul class="bring">{lines}</ul>
            <p class="hint">{text::NO_PHOTO}</p>
        </section>
    }
    .into_any()
}
