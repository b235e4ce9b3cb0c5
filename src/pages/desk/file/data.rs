//! The answers, each with its oddities, what it was before the correction, and the button that pins a correction to it.

use leptos::prelude::*;

use crate::api::file::File;
use crate::components::summary::lines;
use crate::domain::Problem;
use crate::domain::application::{Move, State};
use crate::domain::correction::Pin;
use crate::domain::form::Step;
use crate::pages::desk::pins::Pins;
use crate::text::problem::problem;
use crate::text::{common, desk, file as text, form};

pub fn data(file: &File, pins: Pins) -> AnyView {
    let may_mark = file.moves.contains(&Move::Return);
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let odd = file.problems.iter().filter(|(key, _)| key == "nik").map(|(_, problem)| *problem);
    let odd: Vec<_> = odd.map(|odd| view! { <span class="warning">{problem(odd)}</span> }).collect();
    let unfinished = !file.biodata_complete
        && matches!(file.state, State::Draft | State::Submitted | State::Complete | State::Attended);
    let part = |step: Step| {
        let lines: Vec<_> = lines(step, &file.answers, &file.rules)
            .into_iter()
            .map(|(key, label, value)| answer(file, &key, label, value, may_mark.then_some((pins, ready))))
            .collect();
        view! { <section><h3>{form::name(step)}</h3><dl class="summary">{lines}</dl></section> }.into_any()
    };
    let parts: Vec<_> = Step::ALL.into_iter().map(part).collect();
    view! {
        <dl class="summary"><div><dt>{desk::NIK}</dt><dd class="nik">{file.nik.clone()}{odd}</dd></div></dl>
        {unfinished.then(|| view! {
            <div class="notice warn">
                <p>{desk::BIODATA_LATER}</p>
                <p><a class="button" href=format!("/meja/bantu/{}", file.application)>{desk::FILL_IN}</a></p>
            </div>
        })}
        {parts}
    }
    .into_any()
}

fn answer(file: &File, key: &str, label: String, value: String, mark: Option<(Pins, RwSignal<bool>)>) -> AnyView {
    // In strict SOP order the biodata comes later: what is still empty is not wrong.
    let later = file.assisted && file.state < State::Confirmed;
    let told = file.problems.iter().filter(|(at, told)| at == key && !(later && *told == Problem::Missing));
    let told = told.map(|(_, told)| {
        let class = if told.is_warning() { "warning" } else { "error" };
        view! { <span class=class>{problem(*told)}</span> }
    });
    let told: Vec<_> = told.collect();
    let (before, now) = (file.answers_before.raw(key), file.answers.raw(key));
    let changed = file.answers_before.has(key) && before != now;
    let was = changed.then(|| {
        let before = if before.is_empty() { common::NOTHING.to_owned() } else { form::answer_of(key, before) };
        view! { <span class="was">{text::WAS}" "<del>{before}</del></span> }
    });
    let class = match (changed, told.is_empty()) {
        (true, _) => "changed",
        (_, false) => "has-warning",
        _ => "",
    };
    let button = mark.map(|(pins, ready)| {
        let code = Pin::Field(key.to_owned()).code();
        let words = label.clone();
        view! {
            <button type="button" class="link pin-it" hidden=move || !ready.get() on:click=move |_| pins.add(&code)>
                {text::MARK_FIELD}<span class="sr">" "{words}</span>
            </button>
        }
    });
    view! {
        <div class=class>
            <dt>{label}</dt>
            <dd>{value}{was}{told}</dd>
            {button.map(|button| view! { <dd class="change">{button}</dd> })}
        </div>
    }
    .into_any()
}
