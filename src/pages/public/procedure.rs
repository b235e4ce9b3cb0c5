//! `/alur`: the whole procedure with its times, in a person's words: the six steps, what to bring, where and when, that it is free, and why
//! each thing is asked. Without scripts.

use leptos::prelude::*;
use leptos_meta::Title;

use super::awaited::awaited;
use crate::api::whole_office::read_whole_office;
use crate::domain::application::SOP_MINUTES;
use crate::domain::settings::Office;
use crate::text::{applicant, common, public, state};

#[component]
pub fn Procedure() -> impl IntoView {
    view! {
        <Title text=common::page_title(public::PROCEDURE_TITLE)/>
        <h1>{public::PROCEDURE_TITLE}</h1>
        <p class="lead">{public::procedure_lead(SOP_MINUTES.iter().sum())}</p>
        <ol class="steps-sop">{steps()}</ol>
        <h2>{public::RETURNED_TITLE}</h2>
        <p>{public::RETURNED}</p>
        {awaited(read_whole_office(), about)}
    }
}

fn steps() -> Vec<AnyView> {
    let step = |((name, minutes), (by, needs, gives)): ((&'static str, u16), (&str, &str, &str))| {
        let line = |what: &str, words: &str| [what, ": ", words].concat();
        view! {
            <li>
                <strong>{name}</strong>
                <span class="minutes">{applicant::minutes(minutes)}</span>
                <span class="minutes">{line(public::STEP_BY, by)}</span>
                <span class="minutes">{line(public::STEP_NEEDS, needs)}</span>
                <span class="minutes">{line(public::STEP_GIVES, gives)}</span>
            </li>
        }
        .into_any()
    };
    state::SOP_STEPS.into_iter().zip(SOP_MINUTES).zip(public::STEPS).map(step).collect()
}

fn about(office: Office) -> AnyView {
    let list = |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    let why = |(what, why): (&'static str, &'static str)| view! { <div><dt>{what}</dt><dd>{why}</dd></div> }.into_any();
    let sop = public::sop(&office.sop_number, office.sop_effective);
    view! {
        <h2>{public::BRING_TITLE}</h2>
        <ul class="bring">{list(public::bring(&office.required).into())}</ul>
        <h2>{public::WHERE_TITLE}</h2>
        <p>{office.name}<br/>{office.address}</p>
        <p>{public::OPENING}": "{office.opening_hours}</p>
        <h2>{public::FEE_TITLE}</h2>
        <p>{common::FREE}" "{public::fee(&office.complaints)}</p>
        <h2 id="mengapa">{public::WHY_TITLE}</h2>
        <dl class="summary">{public::WHY.map(why).into_iter().collect::<Vec<_>>()}</dl>
        <h2>{common::FOOTER_LEGAL}</h2>
        <ul>{list(office.legal_basis)}</ul>
        <h2>{public::SOP_TITLE}</h2>
        {sop.map(|sop| view! { <p>{sop}</p> })}
        <p>{public::HEAD}": "{office.head_name}</p>
        <div class="actions">
            <a class="button" href="/sop">{public::SOP_READ}</a>
            <a href="/cetak/sop" rel="external">{public::SOP_PRINT}</a>
        </div>
    }
    .into_any()
}
