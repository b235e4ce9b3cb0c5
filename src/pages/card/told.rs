//! `/kabar-kerja`: an employer who has a card before them tells that its holder works there.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::fields::Typed;
use super::work::{questions, typed, was_checked};
use crate::api::card_deed::EmployerTells;
use crate::api::context;
use crate::api::seal_check::number_of;
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::refused;
use crate::domain::found_work::FoundWork;
use crate::text::{card_life as text, common};

#[component]
pub fn EmployerPage() -> impl IntoView {
    let tells = Sending::to::<EmployerTells>();
    let (done, failed) = use_query_map().with_untracked(|query| (query.get("jadi"), query.get("gagal")));
    let refused = refused(tells.error.into(), "/masuk");
    let answers = typed();
    // Against the card's own days it is checked on the server alone: they are nobody's business here.
    let wrong = FoundWork::parse(&answers, chrono::NaiveDate::MIN, chrono::NaiveDate::MAX)
        .err()
        .filter(|_| was_checked())
        .unwrap_or_default();
    let (number, birth) = (answers.raw("number").to_owned(), answers.raw("birth").to_owned());
    // Who comes from the check of a card need not type what is on it.
    let scanned = use_query_map().with_untracked(|query| query.get("segel").unwrap_or_default());
    let number = Suspend::new(async move {
        let number = if number.is_empty() { number_of(&scanned).await.unwrap_or_default() } else { number };
        view! { <input id="number" name="number" inputmode="numeric" class="medium" value=number autocomplete="off"/> }
    });
    let fields = view! {
        <input type="hidden" name="key" value=context::key()/>
        <div class="field">
            <label for="number">{text::EMPLOYER_NUMBER}</label>
            {number}
        </div>
        <div class="field">
            <label for="birth">{text::EMPLOYER_BIRTH}</label>
            <p class="hint" id="birth-petunjuk">{text::EMPLOYER_BIRTH_HINT}</p>
            <input id="birth" name="birth" class="medium" value=birth autocomplete="off" aria-describedby="birth-petunjuk"/>
        </div>
        {questions(&Typed { answers, wrong })}
        <div class="actions"><button class="primary">{text::WORK_SEND}</button></div>
    };
    let failed = failed.map(|code| {
        view! { <div class="notice warn" role="alert">{text::employer_refusal(&code)}</div> }
    });
    view! {
        <Title text=common::page_title(text::EMPLOYER_TITLE)/>
        <h1>{text::EMPLOYER_TITLE}</h1>
        {match done {
            Some(_) => view! { <p class="notice done" role="status">{text::EMPLOYER_THANKS}</p> }.into_any(),
            None => view! {
                <p class="lead">{text::EMPLOYER_LEAD}</p>
                {failed}
                {refused}
                {plain_form(tells, fields.into_any())}
            }
            .into_any(),
        }}
    }
}
