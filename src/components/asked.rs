//! What the officer asked for, at the spot it is about: the reason, an example, and what stood there before.

use leptos::prelude::*;

use crate::domain::correction::{Correction, Pin};
use crate::domain::form::{Answers, field_of};
use crate::text::form;

/// One correction of a field.
#[derive(Clone)]
pub struct Asked {
    correction: Correction,
    /// The answer at the time of the return, as it was typed.
    before: String,
}

/// All corrections that are asked for, with the answers that were changed since as they were, and those that stand now.
#[derive(Clone)]
pub struct AllAsked {
    pub corrections: Vec<Correction>,
    pub before: Answers,
    pub now: Answers,
}

impl AllAsked {
    /// What is asked of the field with `key`.
    pub fn of(&self, key: &str) -> Option<Asked> {
        let asked = self.corrections.iter().find(|c| matches!(&c.pin, Pin::Field(at) if at == key))?;
        let before = if self.before.has(key) { &self.before } else { &self.now };
        Some(Asked { correction: asked.clone(), before: before.raw(key).to_owned() })
    }
}

impl Asked {
    pub fn view(&self) -> AnyView {
        let Pin::Field(key) = &self.correction.pin else { return reason(&self.correction, None) };
        let before = match field_of(key) {
            Some(field) => form::answer(field.input, &self.before),
            None => self.before.clone(),
        };
        view! {
            {reason(&self.correction, None)}
            <p class="stood">{form::BEFORE}" "<strong>{before}</strong></p>
        }
        .into_any()
    }
}

/// The reason in plain words and the example; `number` is that of a mark on a picture.
pub fn reason(correction: &Correction, number: Option<usize>) -> AnyView {
    let (why, example) = correction.parts();
    let why = form::ask_correction(why);
    let why = match number {
        Some(number) => [form::mark(number), " ".to_owned(), why].concat(),
        None => why,
    };
    view! {
        <p class="warning">{why}</p>
        {(!example.is_empty()).then(|| view! { <p class="hint">{example.to_owned()}</p> })}
    }
    .into_any()
}
