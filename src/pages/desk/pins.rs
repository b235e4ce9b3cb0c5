//! Returning a file: corrections pinned to fields, pages and points, each with a reason from the office's list, words of one's own, or both.
//! Without scripts all rows stand open.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::decision::{hidden, settle};
use super::file::Desk;
use crate::api::ApiError;
use crate::api::decision::{MOST_PINS, ReturnFile};
use crate::api::error::Field;
use crate::api::file::File;
use crate::browser::typed::{focus, value_of};
use crate::components::dynamic::words;
use crate::components::summary::lines;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::domain::application::Move;
use crate::domain::correction::Pin;
use crate::domain::document::DocumentKind;
use crate::domain::file_form::FileForm;
use crate::domain::form::{Answers, Step, input_name};
use crate::domain::return_reason::ReturnReason;
use crate::text::{desk, file as text, form, state, trouble};

/// The rows of the form while one file is on show.
#[derive(Clone, Copy)]
pub struct Pins {
    rows: StoredValue<Vec<Row>>,
    shown: RwSignal<u8>,
    /// The next click on a picture pins a point there.
    pub marking: RwSignal<bool>,
}

/// The fields of a row, in the order of [`Row`].
const PARTS: [&str; 3] = ["spot", "code", "reason"];

/// One row: codes of the spot and of the reason, and the officer's own words.
#[derive(Clone, Copy)]
struct Row {
    spot: RwSignal<String>,
    code: RwSignal<String>,
    reason: RwSignal<String>,
}

/// What stands in the rows of a file that is loaded anew. Plain values: signals that outlive their page call on parts of it that are gone.
#[derive(Clone, Default)]
pub struct Kept {
    application: String,
    rows: Vec<[String; 3]>,
}

impl Pins {
    /// The rows for a file, as they stood when it was loaded before or when the form was refused; from now on they are kept.
    pub fn of(file: &File, kept: StoredValue<Kept>) -> Pins {
        let before = kept.with_value(|kept| (kept.application == file.application).then(|| kept.rows.clone()));
        let before = before.unwrap_or_else(|| refused_rows(&file.typed(FileForm::Return)));
        let used = before.iter().rposition(|row| row.iter().any(|part| !part.is_empty()));
        let mut before = before.into_iter();
        let row = |_| {
            let [spot, code, reason] = before.next().unwrap_or_default().map(RwSignal::new);
            Row { spot, code, reason }
        };
        let pins = Pins {
            rows: StoredValue::new((0..MOST_PINS).map(row).collect()),
            shown: RwSignal::new(used.map_or(1, |at| u8::try_from(at + 1).unwrap_or(MOST_PINS))),
            marking: RwSignal::new(false),
        };
        let application = file.application.clone();
        Effect::new(move |_| {
            let rows = pins.all().map(|(_, row)| [row.spot, row.code, row.reason].map(|part| part.get())).collect();
            kept.set_value(Kept { application: application.clone(), rows });
        });
        pins
    }

    fn row(self, number: u8) -> Row {
        self.rows.with_value(|rows| rows[usize::from(number)])
    }

    fn all(self) -> impl Iterator<Item = (u8, Row)> {
        (0..MOST_PINS).zip(self.rows.get_value())
    }

    /// Pins a spot by its code and goes to its reason; a spot that is pinned already is only gone to.
    pub fn add(self, spot: &str) {
        let pinned = self.all().find(|(_, row)| row.spot.get_untracked() == spot);
        let free = self.all().find(|(_, row)| row.spot.get_untracked().is_empty());
        let Some((number, row)) = pinned.or(free) else { return };
        row.spot.set(spot.to_owned());
        self.shown.update(|shown| *shown = (*shown).max(number + 1));
        request_animation_frame(move || focus(&format!("code.{number}")));
    }

    /// The points on a page with the numbers of their rows, counted from 0.
    pub fn points(self, kind: DocumentKind, number: u8) -> Vec<(usize, (u16, u16))> {
        let point = |(at, row): (u8, Row)| match Pin::from_code(&row.spot.get())? {
            Pin::Point { document, page, x, y } if document == kind && page == number => {
                Some((usize::from(at), (x, y)))
            }
            _ => None,
        };
        self.all().filter_map(point).collect()
    }
}

/// The rows of a form that was refused where there are no scripts.
fn refused_rows(typed: &Answers) -> Vec<[String; 3]> {
    let row = |number| PARTS.map(|part| typed.raw(&format!("{part}.{number}")).to_owned());
    (0..MOST_PINS).map(row).collect()
}

impl Row {
    fn clear(self) {
        for part in [self.spot, self.code, self.reason] {
            part.set(String::new());
        }
    }
}

pub fn return_form(file: &File, pins: Pins, desk: Desk) -> AnyView {
    let send_back = ServerAction::<ReturnFile>::new();
    let answer = send_back.value();
    settle(answer, file, desk);
    let ready = RwSignal::new(false);
    // What was chosen or typed before the WASM had arrived.
    Effect::new(move |_| {
        if !ready.get_untracked() {
            ready.set(true);
            for (number, row) in pins.all() {
                for (part, signal) in PARTS.into_iter().zip([row.spot, row.code, row.reason]) {
                    let typed = value_of(&format!("{part}.{number}")).filter(|typed| !typed.is_empty());
                    if let Some(typed) = typed {
                        signal.set(typed);
                        pins.shown.update(|shown| *shown = (*shown).max(number + 1));
                    }
                }
            }
        }
    });
    let spots = spots(file);
    let rows: Vec<_> = (0..MOST_PINS).map(|number| row(number, pins, ready, &spots, &file.reasons)).collect();
    let error = error_of(answer);
    let wrong = move || problem_with(error, Field::Pins).map(|problem| ApiError::Field(Field::Pins, problem));
    let hidden_error = Signal::derive(move || wrong().is_none());
    let wrong = words(move || wrong().map(|error| trouble::trouble(error).into_owned()));
    let refused = refused(error, "/meja/masuk");
    let more = move |_| {
        pins.shown.update(|shown| *shown = (*shown + 1).min(MOST_PINS));
        let last = pins.shown.get_untracked() - 1;
        request_animation_frame(move || focus(&format!("spot.{last}")));
    };
    let fields = hidden(file);
    view! {
        <details open=true>
            <summary>{desk::RETURN_TITLE}</summary>
            {refused}
            <ActionForm action=send_back attr:novalidate="">
                {fields}
                <fieldset class="pins">
                    <legend>{desk::RETURN_HINT}</legend>
                    <p class="error" role="alert" hidden=hidden_error>{wrong}</p>
                    {rows}
                    <button class="link" type="button" data-key="p" on:click=more hidden=move || !ready.get()>{desk::ADD_PIN}</button>
                </fieldset>
                <div class="actions"><button class="secondary">{state::action(Move::Return)}</button></div>
            </ActionForm>
        </details>
    }
    .into_any()
}

fn row(number: u8, pins: Pins, ready: RwSignal<bool>, spots: &[(String, String)], reasons: &[ReturnReason]) -> AnyView {
    let Row { spot, code, reason } = pins.row(number);
    let not_yet = move || ready.get() && number >= pins.shown.get();
    let option = |value: String, words: String, chosen: RwSignal<String>| {
        let own = value.clone();
        let at_first = chosen.with_untracked(|chosen| *chosen == own);
        view! { <option value=value selected=at_first prop:selected=move || chosen.get() == own>{words}</option> }
            .into_any()
    };
    let spot_options: Vec<_> = spots.iter().map(|(value, words)| option(value.clone(), words.clone(), spot)).collect();
    let reason_options: Vec<_> =
        reasons.iter().map(|listed| option(listed.code.clone(), listed.text.clone(), code)).collect();
    // A point is in no list: it has an option of its own.
    let point = move || match Pin::from_code(&spot.get()) {
        Some(Pin::Point { document, page, .. }) => {
            text::point(usize::from(number) + 1, &form::document_page(document, page))
        }
        _ => String::new(),
    };
    let no_point = move || point().is_empty();
    let point_code = move || if no_point() { String::new() } else { spot.get() };
    let is_point = !untrack(no_point);
    let id = |part: &str| format!("{part}.{number}");
    view! {
        <div class="pin" hidden=not_yet>
            <p class="pin-number" aria-hidden="true">{number + 1}</p>
            <div class="field">
                <label for=id("spot")>{desk::SPOT}" "{number + 1}</label>
                <select id=id("spot") name=input_name(&id("spot")) on:change=move |ev| spot.set(event_target_value(&ev))>
                    <option value="">{desk::SPOT_NONE}</option>
                    <option value=point_code hidden=no_point selected=is_point prop:selected=move || !no_point()>{words(move || Some(point()))}</option>
                    {spot_options}
                </select>
            </div>
            <div class="field">
                <label for=id("code")>{text::REASON}" "{number + 1}</label>
                <select id=id("code") name=input_name(&id("code")) on:change=move |ev| code.set(event_target_value(&ev))>
                    <option value="">{text::OWN_WORDS}</option>
                    {reason_options}
                </select>
            </div>
            <div class="field">
                <label for=id("reason")>{desk::WHAT_IS_WRONG}" "{number + 1}</label>
                <input
                    id=id("reason")
                    name=input_name(&id("reason"))
                    type="text"
                    autocomplete="off"
                    maxlength="400"
                    value=reason.get_untracked()
                    prop:value=reason
                    on:input=move |ev| reason.set(event_target_value(&ev))
                />
            </div>
            <button class="link" type="button" hidden=move || !ready.get() on:click=move |_| pins.row(number).clear()>
                {text::DROP_PIN}<span class="sr">" "{number + 1}</span>
            </button>
        </div>
    }
    .into_any()
}

/// Every spot that a correction can be pinned to: documents first, then the answers in their order.
fn spots(file: &File) -> Vec<(String, String)> {
    let documents = DocumentKind::ALL.into_iter().flat_map(|kind| {
        let pages = file.documents.iter().filter(move |page| page.kind == kind);
        let pages: Vec<_> = pages.map(|page| Pin::Page { document: kind, page: page.page }).collect();
        if pages.is_empty() { vec![Pin::Page { document: kind, page: 0 }] } else { pages }
    });
    let documents: Vec<_> = documents.map(|pin| (pin.code(), form::spot(&pin))).collect();
    let answers = Step::ALL.into_iter().flat_map(|step| lines(step, &file.answers, &file.rules));
    let answers = answers.map(|(key, label, _)| (Pin::Field(key).code(), label));
    documents.into_iter().chain(answers).collect()
}
