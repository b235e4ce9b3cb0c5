//! Forms that change something: phone or address with a report, the spots of a correction, the declaration for a reprint.

use leptos::prelude::*;

use super::fields::{Typed, options};
use super::look::fields;
use super::work::{typed, was_checked};
use crate::api::card_deed::{BeginWithCard, DoWithCard};
use crate::api::card_view::{CardView, answers_of};
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::Trouble;
use crate::domain::amendment::NIK;
use crate::domain::card_act::Deed;
use crate::domain::correction::Pin;
use crate::domain::document::DocumentKind;
use crate::domain::form::answers::row_key;
use crate::domain::form::check::{Rules, asked, check};
use crate::domain::form::{Answers, Step, input_name};
use crate::domain::new_contact::STEPS;
use crate::domain::reprint::ReprintCause;
use crate::text::{card_life as text, form};

/// Phone and address as they stand, to be changed with a report.
pub async fn contact(card: &CardView) -> AnyView {
    let mut answers = match answers_of(card).await {
        Ok(answers) => answers,
        Err(error) => return view! { <Trouble error=error/> }.into_any(),
    };
    let checked = was_checked();
    answers.merge(&typed());
    let rules = Rules { today: card.today, age_floor: 0, required: Default::default(), nik: None };
    let wrong = STEPS.iter().flat_map(|step| check(*step, &answers, &rules)).filter(|_| checked).collect();
    let form_of = Typed { answers, wrong };
    let asked = STEPS.iter().flat_map(|step| step.fields()).filter(|field| asked(field, &form_of.answers, &rules));
    let questions: Vec<_> = asked.map(|field| form_of.question(field)).collect();
    let inner = view! {
        {fields(card, Deed::Report)}
        {questions}
        <div class="actions"><button class="primary">{text::REPORT_CHANGED_BUTTON}</button></div>
    };
    view! {
        <h1>{text::REPORT_TITLE}</h1>
        <p class="lead">{text::REPORT_CHANGED_LEAD}</p>
        {plain_form(Sending::to::<DoWithCard>(), inner.into_any())}
    }
    .into_any()
}

/// What may be put right: every answer that was given, the photo, and at the desk the NIK.
pub async fn spots(card: &CardView) -> AnyView {
    let answers = match answers_of(card).await {
        Ok(answers) => answers,
        Err(error) => return view! { <Trouble error=error/> }.into_any(),
    };
    let steps = Step::ALL.into_iter().filter(|step| *step != Step::Documents);
    let steps: Vec<_> = steps.map(|step| step_spots(step, &answers)).collect();
    let desk = card.me.is_some();
    let photo = DocumentKind::Photo;
    let inner = view! {
        {fields(card, Deed::Correct)}
        {steps}
        <fieldset>
            <legend>{form::document(photo)}</legend>
            {tick(photo.code().to_owned(), form::document(photo).to_owned())}
            {desk.then(|| tick(NIK.to_owned(), form::label(NIK).to_owned()))}
        </fieldset>
        {(!desk).then(|| view! { <p class="hint">{text::CORRECT_NIK}</p> })}
        <div class="actions"><button class="primary">{text::CORRECT_SEND}</button></div>
    };
    view! {
        <h1>{text::CORRECT_TITLE}</h1>
        <p class="lead">{text::CORRECT_LEAD}</p>
        {plain_form(Sending::to::<BeginWithCard>(), inner.into_any())}
    }
    .into_any()
}

/// In the order of the form, each with what was answered: the rows of a step ask the same questions.
fn step_spots(step: Step, answers: &Answers) -> AnyView {
    let mut keys: Vec<_> = step.fields().iter().map(|field| field.key.to_owned()).collect();
    if let Some(rows) = step.rows() {
        let row = |number| rows.fields.iter().map(move |field| row_key(rows.key, number, field.key));
        keys.extend((0..answers.row_count(rows)).flat_map(row));
    }
    let spot = |key: String| {
        let words = [form::spot(&Pin::Field(key.clone())), form::answer_of(&key, answers.raw(&key))];
        tick(key, words.join(": "))
    };
    let ticks: Vec<_> = keys.into_iter().filter(|key| !answers.get(key).is_empty()).map(spot).collect();
    if ticks.is_empty() {
        return ().into_any();
    }
    view! { <fieldset><legend>{form::name(step)}</legend>{ticks}</fieldset> }.into_any()
}

fn tick(key: String, label: String) -> AnyView {
    let id = ["bagian-", &key].concat();
    view! {
        <div class="choice">
            <input id=id.clone() type="checkbox" name=input_name(&key) value="ya"/>
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}

/// Lost or damaged, by the holder's own declaration.
pub fn reprint(card: &CardView) -> AnyView {
    let before = typed();
    let inner = view! {
        {fields(card, Deed::Reprint)}
        <div class="field">
            <label for="sebab">{text::REASON}</label>
            <select id="sebab" name="reason">{options::<ReprintCause>(text::reprint_cause, before.raw("reason"))}</select>
        </div>
        <div class="field">
            <label for="cerita">{text::REPRINT_WORDS}</label>
            <input id="cerita" name="words" type="text" value=before.raw("words").to_owned() maxlength="300" autocomplete="off"/>
        </div>
        <div class="choice">
            <input id="benar" type="checkbox" name="truth" value="ya" checked=!before.raw("truth").is_empty()/>
            <label for="benar">{text::REPRINT_DECLARE}</label>
        </div>
        <div class="actions"><button class="primary">{text::REPRINT_SEND}</button></div>
    };
    view! {
        <h1>{text::REPRINT_TITLE}</h1>
        <p class="lead">{text::REPRINT_LEAD}</p>
        {plain_form(Sending::to::<BeginWithCard>(), inner.into_any())}
    }
    .into_any()
}
