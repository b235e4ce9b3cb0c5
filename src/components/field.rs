//! One question of the step-by-step form, drawn from its description.

use leptos::prelude::*;

use super::asked::Asked;
use super::dynamic::words;
use super::text_area::TextArea;
use crate::domain::Problem;
use crate::domain::form::input_name;
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

    pub fn touch(&self, key: &str) {
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
    asked: Option<Asked>,
    open: bool,
) -> AnyView {
    let at_first = key.get_untracked();
    let value = state.answers.with_untracked(|answers| answers.raw(&at_first).to_owned());
    let label = text::form::label(&at_first);
    if !open {
        return view! {
            <div class="field closed">
                <p><strong>{label}</strong></p>
                <p>{text::form::answer(field.input, &value)}</p>
            </div>
        }
        .into_any();
    }
    let wiring = Wiring::new(field, key, state);
    let optional = field.optional.then(|| view! { <span class="optional">{common::OPTIONAL}</span> }.into_any());
    let label = view! { {label}" "{optional} }.into_any();
    let label = match field.input {
        // A group is named by its legend; a label is of one input.
        Input::Radio(_) => label,
        _ => view! { <label for=key>{label}</label> }.into_any(),
    };
    let notes = wiring.notes(asked, text::form::hint(&at_first));
    let input = input(field, at_first, value, &wiring);
    match field.input {
        Input::Radio(_) => view! {
            <fieldset
                class=wiring.class
                id=key
                tabindex="-1"
                aria-describedby=wiring.described
                on:change=wiring.left()
            >
                <legend>{label}</legend>
                {notes}
                {input}
            </fieldset>
        }
        .into_any(),
        Input::Tick => view! {
            <div class=wiring.class on:change=wiring.left()>
                {notes}
                <div class="choice">{input}{label}</div>
            </div>
        }
        .into_any(),
        _ => view! { <div class=wiring.class on:change=wiring.left()>{label}{notes}{input}</div> }.into_any(),
    }
}

/// The signals that tie a question to its form.
struct Wiring {
    key: Signal<String>,
    name: Signal<String>,
    state: FormState,
    shown: Memo<Option<Problem>>,
    class: Signal<&'static str>,
    described: Signal<Option<String>>,
    invalid: Signal<Option<&'static str>>,
    typed: Callback<String>,
}

impl Wiring {
    fn new(field: &'static Field, key: Signal<String>, state: FormState) -> Wiring {
        let shown = Memo::new(move |_| state.shown(&key.get()));
        let has_hint = !text::form::hint(&key.get_untracked()).is_empty();
        let typed = Callback::new(move |value: String| {
            let key = key.get_untracked();
            // A date that has its full length can be judged while it is typed.
            if matches!(field.input, Input::Date) && value.trim().len() >= 10 {
                state.touch(&key);
            }
            state.answers.update(|answers| answers.set(&key, value));
        });
        Wiring {
            key,
            name: Signal::derive(move || input_name(&key.get())),
            state,
            shown,
            class: Signal::derive(move || match shown.get() {
                Some(problem) if problem.is_warning() => "field has-warning",
                Some(_) => "field has-error",
                None => "field",
            }),
            described: Signal::derive(move || match (shown.get().is_some(), has_hint) {
                (true, _) => Some(key.get() + "-salah"),
                (false, true) => Some(key.get() + "-petunjuk"),
                (false, false) => None,
            }),
            invalid: Signal::derive(move || shown.get().filter(|problem| !problem.is_warning()).map(|_| "true")),
            typed,
        }
    }

    /// What is said above the input: what the officer asked for, the hint, what is wrong.
    fn notes(&self, asked: Option<Asked>, hint: &'static str) -> AnyView {
        let (key, shown) = (self.key, self.shown);
        let hint_id = Signal::derive(move || key.get() + "-petunjuk");
        let error_id = Signal::derive(move || key.get() + "-salah");
        let class = Signal::derive(move || match shown.get() {
            Some(problem) if problem.is_warning() => "warning",
            _ => "error",
        });
        let hidden = Signal::derive(move || shown.get().is_none());
        view! {
            {asked.map(|asked| asked.view())}
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <p id=error_id class=class hidden=hidden>
                {words(move || shown.get().map(|problem| text::problem::problem(problem).into_owned()))}
            </p>
        }
        .into_any()
    }

    fn left(&self) -> impl Fn(leptos::ev::Event) + 'static {
        let (state, key) = (self.state, self.key);
        move |_| state.touch(&key.get_untracked())
    }
}

fn input(field: &'static Field, at_first: String, value: String, wiring: &Wiring) -> AnyView {
    let Wiring { key, name, described, invalid, typed, .. } = *wiring;
    match field.input {
        Input::Radio(list) => choices(list, key, name, value, typed),
        Input::Tick => view! {
            <input
                type="checkbox"
                id=key
                name=name
                value="ya"
                checked=value == "ya"
                aria-describedby=described
                on:change=move |ev| typed.run(if event_target_checked(&ev) { "ya".into() } else { String::new() })
            />
        }
        .into_any(),
        Input::Select(list) => view! {
            <select
                id=key
                name=name
                aria-describedby=described
                aria-invalid=invalid
                on:change=move |ev| typed.run(event_target_value(&ev))
            >
                <option value="" selected=value.is_empty()>{common::CHOOSE}</option>
                {options(list, &value)}
            </select>
        }
        .into_any(),
        Input::Note(_) => view! {
            <TextArea id=at_first name=name value=value described_by=described invalid=invalid on_input=typed/>
        }
        .into_any(),
        _ => view! {
            <input
                id=key
                name=name
                type="text"
                value=value
                inputmode=input_mode(field.input)
                class=width(field.input)
                autocomplete=autocomplete(field.key)
                spellcheck="false"
                aria-describedby=described
                aria-invalid=invalid
                on:input=move |ev| typed.run(event_target_value(&ev))
            />
        }
        .into_any(),
    }
}

fn choices(list: List, key: Signal<String>, name: Signal<String>, value: String, typed: Callback<String>) -> AnyView {
    let choice = |(code, words): text::reference::Choice| {
        let id = Signal::derive(move || [&key.get(), "-", code].concat());
        view! {
            <div class="choice">
                <input
                    type="radio"
                    id=id
                    name=name
                    value=code
                    checked=code == value
                    on:change=move |_| typed.run(code.to_owned())
                />
                <label for=id>{words}</label>
            </div>
        }
        .into_any()
    };
    text::reference::options(list).into_iter().map(choice).collect::<Vec<_>>().into_any()
}

fn options(list: List, value: &str) -> AnyView {
    let option = |(code, words): text::reference::Choice| {
        view! { <option value=code selected=code == value>{words}</option> }.into_any()
    };
    text::reference::options(list).into_iter().map(option).collect::<Vec<_>>().into_any()
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
