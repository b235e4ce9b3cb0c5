//! `/alur`: the SOP's six steps with their times, and where its words come from.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::account::PublicOffice;
use crate::domain::application::SOP_MINUTES;
use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{applicant, common, public, state};

#[component]
pub fn Procedure() -> impl IntoView {
    let show = Callback::new(|answer| match answer {
        Answer::Office(office) => about(office),
        _ => ().into_any(),
    });
    let steps = state::SOP_STEPS.into_iter().zip(SOP_MINUTES);
    let steps: Vec<_> = steps
        .map(|(step, minutes)| view! { <li>{step}" "<span class="minutes">{applicant::minutes(minutes)}</span></li> })
        .collect();
    view! {
        <Title text=common::page_title(public::PROCEDURE_TITLE)/>
        <h1>{public::PROCEDURE_TITLE}</h1>
        <p class="lead">{public::PROCEDURE_LEAD}</p>
        <ol class="steps-sop">{steps}</ol>
        <Loaded ask=Signal::stored(Ask::Office) again=Signal::stored(0) show=show/>
        <h2>{public::FEE_TITLE}</h2>
        <p>{public::FEE}</p>
    }
}

fn about(office: PublicOffice) -> AnyView {
    let legal: Vec<_> = office.legal_basis.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let sop = public::sop(&office.sop_number, office.sop_effective);
    view! {
        <h2>{public::OPENING}</h2>
        <p>{office.opening_hours}</p>
        <p>{office.office}", "{office.address}</p>
        <h2>{common::FOOTER_LEGAL}</h2>
        <ul>{legal}</ul>
        {sop.map(|sop| view! { <p>{sop}</p> })}
        <p>{public::HEAD}": "{office.head_name}</p>
    }
    .into_any()
}
