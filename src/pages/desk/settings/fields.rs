//! The fields of the admin's forms: checked while they are typed, shown with what is wrong and, after somebody else was quicker, with what
//! is in force now.

use leptos::prelude::*;

use crate::components::dynamic::{dynamic, words};
use crate::components::field::FormState;
use crate::components::text_area::TextArea;
use crate::domain::Problem;
use crate::domain::form::{Answers, input_name};
use crate::text::{common, problem, settings};

/// How a field is drawn.
#[derive(Clone)]
pub enum Look {
    Line,
    Short,
    Lines,
    /// Codes with their words.
    Select(Vec<(String, String)>),
}

/// A form with what it needs to draw its fields.
#[derive(Clone)]
pub struct SettingsForm {
    pub state: FormState,
    /// What is in force, when the form shows something else: what was typed and not taken over.
    pub in_force: Option<Answers>,
}

impl SettingsForm {
    /// `typed` wins over `stored`, and all that is wrong with it is shown at once.
    pub fn new(
        stored: &Answers,
        typed: Option<&Answers>,
        check: impl Fn(&Answers) -> Vec<(String, Problem)> + Send + Sync + 'static,
    ) -> SettingsForm {
        let answers = RwSignal::new(typed.unwrap_or(stored).clone());
        let state = FormState {
            answers,
            problems: Memo::new(move |_| answers.with(|answers| check(answers))),
            touched: RwSignal::new(Vec::new()),
            show_all: RwSignal::new(typed.is_some()),
            ready: RwSignal::new(false),
        };
        SettingsForm { state, in_force: typed.map(|_| stored.clone()) }
    }

    /// A field with its label, its hint and what is wrong. `label` is the question in words.
    pub fn field(&self, key: &str, label: String, look: Look) -> AnyView {
        let state = self.state;
        let value = state.answers.with_untracked(|answers| answers.raw(key).to_owned());
        let (id, name) = (key.to_owned(), input_name(key));
        let (error_id, hint_id) = (format!("{key}-salah"), format!("{key}-petunjuk"));
        let hint = settings::hint(key);
        let shown = {
            let key = key.to_owned();
            Memo::new(move |_| state.shown(&key))
        };
        let described = {
            let (error_id, hint_id) = (error_id.clone(), hint_id.clone());
            Signal::derive(move || match (shown.get().is_some(), hint.is_empty()) {
                (true, _) => Some(error_id.clone()),
                (false, false) => Some(hint_id.clone()),
                (false, true) => None,
            })
        };
        let class = Signal::derive(move || if shown.get().is_some() { "field has-error" } else { "field" });
        let invalid = Signal::derive(move || shown.get().map(|_| "true"));
        let hidden = Signal::derive(move || shown.get().is_none());
        let typed = {
            let key = key.to_owned();
            Callback::new(move |value: String| state.answers.update(|answers| answers.set(&key, value)))
        };
        let left = {
            let key = key.to_owned();
            move |_: leptos::ev::Event| state.touch(&key)
        };
        let in_force = self.in_force.as_ref().map(|stored| stored.raw(key)).filter(|stored| *stored != value);
        let in_force = in_force.map(|stored| view! { <p class="hint in-force">{settings::in_force(stored)}</p> });
        let input = input(look, id.clone(), name, value, described, invalid, typed);
        view! {
            <div class=class on:change=left>
                <label for=id>{label}</label>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
                {in_force}
                <p class="error" id=error_id hidden=hidden>
                    {words(move || shown.get().map(|wrong| problem::problem(wrong).into_owned()))}
                </p>
                {input}
            </div>
        }
        .into_any()
    }

    /// A box to tick, without problems of its own.
    pub fn tick(&self, key: &str, label: String) -> AnyView {
        let state = self.state;
        let checked = state.answers.with_untracked(|answers| !answers.get(key).is_empty());
        let (id, key) = (key.to_owned(), key.to_owned());
        let name = input_name(&key);
        let ticked = move |ev: leptos::ev::Event| {
            let value = if event_target_checked(&ev) { "ya" } else { "" };
            state.answers.update(|answers| answers.set(&key, value));
        };
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name=name value="ya" checked=checked on:change=ticked/>
                <label for=id>{label}</label>
            </div>
        }
        .into_any()
    }

    /// On top of the form, with a link to each field.
    pub fn summary(&self, name: fn(&str) -> String) -> AnyView {
        let state = self.state;
        let list = dynamic(move || {
            let line = |(key, wrong): (String, Problem)| {
                let words = format!("{}: {}", name(&key), problem::problem(wrong));
                view! { <li><a href=format!("#{key}") rel="external">{words}</a></li> }
            };
            state.problems.get().into_iter().map(line).collect::<Vec<_>>().into_any()
        });
        let hidden = Signal::derive(move || !state.show_all.get() || state.problems.with(Vec::is_empty));
        view! {
            <div class="error-summary" role="alert" hidden=hidden>
                <h2>{settings::ERRORS}</h2>
                <ul>{list}</ul>
            </div>
        }
        .into_any()
    }
}

fn input(
    look: Look,
    id: String,
    name: String,
    value: String,
    described: Signal<Option<String>>,
    invalid: Signal<Option<&'static str>>,
    typed: Callback<String>,
) -> AnyView {
    let class = if matches!(look, Look::Short) { "medium" } else { "" };
    match look {
        Look::Lines => view! {
            <TextArea
                id=id
                name=Signal::stored(name)
                value=value
                rows=8
                described_by=described
                invalid=invalid
                on_input=typed
            />
        }
        .into_any(),
        Look::Select(choices) => {
            let option = |(code, words): (String, String)| {
                let selected = code == value;
                view! { <option value=code selected=selected>{words}</option> }
            };
            let options: Vec<_> = choices.into_iter().map(option).collect();
            let nothing = value.is_empty();
            view! {
                <select
                    id=id
                    name=name
                    aria-describedby=described
                    aria-invalid=invalid
                    on:change=move |ev| typed.run(event_target_value(&ev))
                >
                    <option value="" selected=nothing>{common::CHOOSE}</option>
                    {options}
                </select>
            }
            .into_any()
        }
        Look::Line | Look::Short => view! {
            <input
                id=id
                name=name
                type="text"
                value=value
                class=class
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=invalid
                on:input=move |ev| typed.run(event_target_value(&ev))
            />
        }
        .into_any(),
    }
}
