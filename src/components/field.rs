//! One question of the step-by-step form, drawn from its description.

use leptos::prelude::*;

use super::text_area::TextArea;
use crate::browser::typed::input_name;
use crate::domain::Problem;
use crate::domain::form::{Field, Input, List};
use crate::text::{self, common};

/// What a question needs to know of its form.
#[derive(Clone, Copy)]
pub struct FormState {
    pub answers: RwSignal<crate::domain::form::Answers>,
    pub problems: Memo<Vec<(String, Problem)>>,
    /// Keys that were left once; their problems are shown from then on.
    pub touched: RwSignal<Vec<String>>,
    /// The form was sent: all problems are shown.
    pub show_all: RwSignal<bool>,
    /// The WASM has taken over.
    pub ready: RwSignal<bool>,
}

impl FormState {
    /// What is to be shown beside `key` now: warnings always, errors once the field was left or the form sent.
    pub fn shown(&self, key: &str) -> Option<Problem> {
        let found = self.problems.with(|all| all.iter().find(|(at, _)| at == key).map(|(_, problem)| *problem))?;
        let due =
            found.is_warning() || self.show_all.get() || self.touched.with(|keys| keys.iter().any(|at| at == key));
        due.then_some(found)
    }

    fn touch(&self, key: &str) {
        if !self.touched.with_untracked(|keys| keys.iter().any(|at| at == key)) {
            self.touched.update(|keys| keys.push(key.to_owned()));
        }
    }
}

/// `key` is a signal, since rows move up when one before them goes.
pub fn question(
    field: &'static Field,
    key: Signal<String>,
    state: FormState,
    correction: Option<String>,
    open: bool,
) -> AnyView {
    let shown = Memo::new(move |_| state.shown(&key.get()));
    let at_first = key.get_untracked();
    let value = state.answers.with_untracked(|answers| answers.raw(&at_first).to_owned());
    let label = text::form::label(&at_first);
    let hint = text::form::hint(&at_first);
    let error_id = move || format!("{}-salah", key.get());
    let hint_id = move || format!("{}-petunjuk", key.get());
    let described = Signal::derive(move || match (shown.get().is_some(), hint.is_empty()) {
        (true, _) => Some(error_id()),
        (false, false) => Some(hint_id()),
        (false, true) => None,
    });
    let typed = Callback::new(move |value: String| {
        let key = key.get_untracked();
        // A date or a NIK that has its full length can be judged while it is typed.
        if matches!(field.input, Input::Date) && value.trim().len() >= 10 {
            state.touch(&key);
        }
        state.answers.update(|answers| answers.set(&key, value));
    });
    let optional = field.optional.then(|| view! { <span class="optional">{common::OPTIONAL}</span> });
    let notes = move || {
        view! {
            {correction.clone().map(|reason| view! { <p class="warning">{text::form::ask_correction(&reason)}</p> })}
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <p
                id=error_id
                class=move || if shown.get().is_some_and(Problem::is_warning) { "warning" } else { "error" }
                hidden=move || shown.get().is_none()
            >
                {move || shown.get().map(text::problem::problem)}
            </p>
        }
    };
    let class = move || match shown.get() {
        Some(problem) if problem.is_warning() => "field has-warning",
        Some(_) => "field has-error",
        None => "field",
    };
    let left = move |_| state.touch(&key.get_untracked());
    let name = Signal::derive(move || input_name(&key.get()));
    let invalid = Signal::derive(move || shown.get().is_some_and(|problem| !problem.is_warning()));

    if !open {
        return view! {
            <div class="field closed">
                <p><strong>{label}</strong></p>
                <p>{text::form::answer(field.input, &value)}</p>
            </div>
        }
        .into_any();
    }
    match field.input {
        Input::Radio(list) => view! {
            <fieldset class=class id=move || key.get() tabindex="-1" on:change=left>
                <legend>{label}" "{optional}</legend>
                {notes()}
                {choices(list, key, name, value, typed)}
            </fieldset>
        }
        .into_any(),
        Input::Tick => view! {
            <div class=class on:change=left>
                {notes()}
                <div class="choice">
                    <input
                        type="checkbox"
                        id=move || key.get()
                        name=move || name.get()
                        value="ya"
                        checked=value == "ya"
                        aria-describedby=move || described.get()
                        on:change=move |ev| typed.run(if event_target_checked(&ev) { "ya".into() } else { String::new() })
                    />
                    <label for=move || key.get()>{label}</label>
                </div>
            </div>
        }
        .into_any(),
        Input::Select(list) => view! {
            <div class=class on:change=left>
                <label for=move || key.get()>{label}" "{optional}</label>
                {notes()}
                <select
                    id=move || key.get()
                    name=move || name.get()
                    aria-describedby=move || described.get()
                    aria-invalid=move || invalid.get().then_some("true")
                    on:change=move |ev| typed.run(event_target_value(&ev))
                >
                    <option value="" selected=value.is_empty()>{common::CHOOSE}</option>
                    {options(list, &value)}
                </select>
            </div>
        }
        .into_any(),
        Input::Note(_) => view! {
            <div class=class on:change=left>
                <label for=move || key.get()>{label}" "{optional}</label>
                {notes()}
                <TextArea id=at_first name=name value=value described_by=described invalid=invalid on_input=typed/>
            </div>
        }
        .into_any(),
        _ => view! {
            <div class=class on:change=left>
                <label for=move || key.get()>{label}" "{optional}</label>
                {notes()}
                <input
                    id=move || key.get()
                    name=move || name.get()
                    type="text"
                    value=value
                    inputmode=input_mode(field.input)
                    class=width(field.input)
                    autocomplete=autocomplete(field.key)
                    spellcheck="false"
                    aria-describedby=move || described.get()
                    aria-invalid=move || invalid.get().then_some("true")
                    on:input=move |ev| typed.run(event_target_value(&ev))
                />
            </div>
        }
        .into_any(),
    }
}

fn choices(
    list: List,
    key: Signal<String>,
    name: Signal<String>,
    value: String,
    typed: Callback<String>,
) -> Vec<AnyView> {
    let choice = |(code, words): text::reference::Choice| {
        let id = move || format!("{}-{code}", key.get());
        view! {
            <div class="choice">
                <input
                    type="radio"
                    id=id
                    name=move || name.get()
                    value=code
                    checked=code == value
                    on:change=move |_| typed.run(code.to_owned())
                />
                <label for=id>{words}</label>
            </div>
        }
        .into_any()
    };
    text::reference::options(list).into_iter().map(choice).collect()
}

fn options(list: List, value: &str) -> Vec<AnyView> {
    let option = |(code, words): text::reference::Choice| {
        view! { <option value=code selected=code == value>{words}</option> }.into_any()
    };
    text::reference::options(list).into_iter().map(option).collect()
}

fn input_mode(input: Input) -> Option<&'static str> {
    match input {
        Input::Date | Input::Year | Input::Digits(_) => Some("numeric"),
        Input::Phone => Some("tel"),
        Input::Email => Some("email"),
        _ => None,
    }
}

fn width(input: Input) -> &'static str {
    match input {
        Input::Year | Input::Digits(3 | 5) => "short",
        Input::Date | Input::Phone | Input::Digits(_) => "medium",
        _ => "",
    }
}

/// WCAG 1.3.5: what the browser knows of its owner, it may fill in.
fn autocomplete(key: &str) -> &'static str {
    match key {
        "name" => "name",
        "birth_date" => "bday",
        "phone" => "tel",
        "email" => "email",
        "ktp_street" => "address-line1",
        "ktp_postcode" => "postal-code",
        _ => "off",
    }
}
