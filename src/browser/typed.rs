//! What stands in a form at this moment, also what was typed before the WASM had arrived.

use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

use crate::domain::form::{Answers, Step, input_name};

/// The answers to `step` as they stand in the form; fields that are not there are left out.
pub fn answers(form: &HtmlFormElement, step: Step, rows: u8) -> Answers {
    let Ok(data) = FormData::new_with_form(form) else { return Answers::default() };
    collect(step, rows, &|name| data.get(name).as_string())
}

/// The answers to `step` in a form as it was to be sent.
pub fn answers_in(body: &str, step: Step) -> Answers {
    let Ok(data) = UrlSearchParams::new_with_str(body) else { return Answers::default() };
    collect(step, step.rows().map_or(0, |group| group.most), &|name| data.get(name))
}

fn collect(step: Step, rows: u8, value: &dyn Fn(&str) -> Option<String>) -> Answers {
    let mut answers = Answers::default();
    let mut take = |key: &str| {
        if let Some(value) = value(&input_name(key)) {
            answers.set(key, value);
        }
    };
    step.fields().iter().for_each(|field| take(field.key));
    if let Some(group) = step.rows() {
        for number in 0..rows {
            for field in group.fields {
                take(&crate::domain::form::answers::row_key(group.key, number, field.key));
            }
        }
    }
    answers
}

/// The form that is being sent.
pub fn form_of(ev: &web_sys::SubmitEvent) -> Option<HtmlFormElement> {
    use wasm_bindgen::JsCast;
    ev.target()?.dyn_into().ok()
}

/// Puts the cursor into the element with `id`.
pub fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let element = leptos::prelude::document().get_element_by_id(id);
    if let Some(Ok(element)) = element.map(|element| element.dyn_into::<web_sys::HtmlElement>()) {
        let _ = element.focus();
    }
}

/// What stands in the field with `id`.
pub fn value_of(id: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    let element = leptos::prelude::document().get_element_by_id(id)?;
    match element.dyn_into::<web_sys::HtmlSelectElement>() {
        Ok(select) => Some(select.value()),
        Err(other) => other.dyn_into::<web_sys::HtmlInputElement>().ok().map(|input| input.value()),
    }
}
