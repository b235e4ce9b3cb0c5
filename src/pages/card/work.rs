//! The form about work that was found, for holder, desk and employer.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::fields::Typed;
use super::look::fields;
use crate::api::card_deed::DoWithCard;
use crate::api::card_view::CardView;
use crate::api::typed::all_before;
use crate::components::send_form::{Sending, plain_form};
use crate::domain::card_act::Deed;
use crate::domain::employer_kind::EmployerKind;
use crate::domain::form::Answers;
use crate::domain::found_work::FoundWork;
use crate::domain::kbji::KbjiGroup;
use crate::domain::kbli::KbliSection;
use crate::domain::placement_area::PlacementArea;
use crate::text::{card_life as text, placement, reference};

pub fn form(card: &CardView) -> AnyView {
    let answers = typed();
    let checked = FoundWork::parse(&answers, card.life.issued_on, card.today).err().unwrap_or_default();
    let inner = view! {
        {fields(card, Deed::TellWork)}
        {questions(&Typed { wrong: if was_checked() { checked } else { Vec::new() }, answers })}
        <div class="actions"><button class="primary">{text::WORK_SEND}</button></div>
    };
    view! {
        <h1>{text::WORK_TITLE}</h1>
        {plain_form(Sending::to::<DoWithCard>(), inner.into_any())}
    }
    .into_any()
}

/// The page follows a form with something wrong in it.
pub fn was_checked() -> bool {
    use_query_map().with_untracked(|query| query.get("periksa").is_some())
}

/// What stood in it.
pub fn typed() -> Answers {
    let mut answers = Answers::default();
    all_before().into_iter().for_each(|(key, value)| answers.set(&key, value));
    answers
}

pub fn questions(form: &Typed) -> AnyView {
    view! {
        {form.line("employer", text::EMPLOYER, "", false)}
        {form.line("starts_on", text::STARTS_ON, text::STARTS_HINT, false)}
        {form.line("position", text::POSITION, "", true)}
        {form.choice::<KbjiGroup>("kbji", text::KBJI, reference::kbji)}
        {form.choice::<EmployerKind>("employer_kind", text::EMPLOYER_KIND, placement::employer_kind)}
        {form.choice::<KbliSection>("kbli", text::KBLI, placement::kbli)}
        {form.choice::<PlacementArea>("area", text::AREA, placement::area)}
        {form.line("wage", text::WAGE, "", true)}
        {form.line("note", text::NOTE, "", true)}
    }
    .into_any()
}
