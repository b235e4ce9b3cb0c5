//! `/permohonan/konfirmasi`: the card draft, which the job seeker confirms (SOP step 3).

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::sending::{CardDraft, MoveApplication};
use crate::components::send_form::{Sending, plain_form};
use crate::components::small_form::move_fields;
use crate::components::trouble::refused;
use crate::domain::application::{Move, State};
use crate::domain::card_face::CardFace;
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::marital_status::MaritalStatus;
use crate::domain::religion::Religion;
use crate::domain::sex::Sex;
use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{applicant, card, common, date, reference};

#[component]
pub fn ConfirmPage() -> impl IntoView {
    let confirm = Sending::to::<MoveApplication>();
    let show = Callback::new(move |answer| match answer {
        Answer::Draft(draft) => confirmation(*draft, confirm),
        _ => ().into_any(),
    });
    view! {
        <Title text=common::page_title(applicant::CONFIRM_TITLE)/>
        <Loaded ask=Signal::stored(Ask::Draft(String::new())) again=confirm.count show=show/>
    }
}

fn confirmation(draft: CardDraft, confirm: Sending) -> AnyView {
    let refused = refused(confirm.error.into(), "/masuk");
    let fields = move_fields(&draft.application, draft.version, &draft.key);
    let may = draft.state == State::Attended && draft.face.is_some();
    let face = draft.face.as_ref().map(face);
    let photo = draft.photo.map(|id| view! { <img class="portrait" src=format!("/berkas/{id}") alt=card::PHOTO/> });
    view! {
        <a class="back" href="/status">{common::BACK}</a>
        <h1>{applicant::CONFIRM_TITLE}</h1>
        <p class="lead">{applicant::CONFIRM_LEAD}</p>
        {refused}
        {photo}
        {face}
        <p><a href="/cetak/konsep" rel="external">{applicant::CONFIRM_PAPER}</a></p>
        <p class="notice">{applicant::CONFIRM_WRONG}</p>
        {if may {
            let fields = view! {
                {fields}
                <div class="actions"><button class="primary" name="mv" value=Move::Confirm.code()>{applicant::CONFIRM}</button></div>
            };
            plain_form(confirm, fields.into_any())
        } else {
            view! { <p class="hint">{applicant::CONFIRM_NOT_NOW}</p> }.into_any()
        }}
    }
    .into_any()
}

/// What will be printed, as a list for a small screen.
fn face(face: &CardFace) -> AnyView {
    let line = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any();
    let words = |found: Option<&'static str>| found.unwrap_or_default().to_owned();
    let mut lines = vec![
        line(card::NAME, face.name.clone()),
        line(card::NIK, face.nik.clone()),
        line(card::BIRTH, format!("{}, {}", face.birth_place, date::long(face.birth_date))),
        line(card::SEX, words(Sex::from_code(&face.sex).map(reference::sex))),
        line(card::MARITAL, words(MaritalStatus::from_code(&face.marital).map(reference::card_marital))),
        line(card::RELIGION, words(Religion::from_code(&face.religion).map(reference::card_religion))),
        line(card::ADDRESS, face.address.clone()),
        line(card::PHONE, face.phone.clone()),
    ];
    for school in &face.education {
        let level = words(Education::from_code(&school.level).map(reference::card_education));
        lines.push(line(card::LEVEL, format!("{level}, {} {} ({})", school.school, school.major, school.year)));
    }
    for skill in &face.skills {
        lines.push(line(card::WHAT, format!("{} {}", skill.what, skill.year)));
    }
    view! { <dl class="summary">{lines}</dl> }.into_any()
}
