//! `/sop`: the SOP itself, to be read on a phone; `/cetak/sop` is the same on paper. Without scripts.

use leptos::prelude::*;
use leptos_meta::Title;

use super::awaited::awaited;
use crate::api::whole_office::read_whole_office;
use crate::domain::application::SOP_MINUTES;
use crate::domain::nip::Nip;
use crate::domain::settings::Office;
use crate::text::{applicant, card, common, date, sop};

#[component]
pub fn SopPage() -> impl IntoView {
    view! {
        <Title text=common::page_title(sop::TITLE)/>
        <a class="back" href="/alur">{common::BACK}</a>
        <h1>{sop::TITLE}</h1>
        {awaited(read_whole_office(), shown)}
    }
}

fn shown(office: Office) -> AnyView {
    let row = |(what, lines): (&'static str, Vec<String>)| {
        view! { <div><dt>{what}</dt><dd>{lines.join("\n")}</dd></div> }.into_any()
    };
    let head: Vec<_> = head(&office).into_iter().map(row).collect();
    let activity = |(row, minutes): (sop::Activity, u16)| {
        let line = |what: &str, words: &str| [what, ": ", words].concat();
        let applicant = (!row.applicant.is_empty()).then(|| line(sop::APPLICANT, row.applicant));
        view! {
            <li>
                {row.what}
                {applicant.map(|words| view! { <span class="minutes">{words}</span> })}
                <span class="minutes">{line(sop::NEEDS, row.needs)}</span>
                <span class="minutes">{line(sop::TIME, &applicant::minutes(minutes))}</span>
                <span class="minutes">{line(sop::OUTPUT, row.output)}</span>
            </li>
        }
        .into_any()
    };
    let rows = sop::activities(&office.name, &office.city).into_iter().zip(SOP_MINUTES);
    let rows: Vec<_> = rows.map(activity).collect();
    view! {
        <p>{office.government.clone()}<br/>{office.name.clone()}<br/>{office.sop_unit.clone()}</p>
        <dl class="summary">{head}</dl>
        <h2>{sop::ACTIVITY}</h2>
        <ol class="steps-sop">{rows}</ol>
        <div class="actions"><a class="button" href="/cetak/sop" rel="external">{sop::PRINT}</a></div>
    }
    .into_any()
}

/// The rows of the head in their order; a row that the office has left blank is there too.
pub fn head(office: &Office) -> Vec<(&'static str, Vec<String>)> {
    let one = |text: &str| vec![if text.is_empty() { common::NOTHING.to_owned() } else { text.to_owned() }];
    let day = |day: Option<chrono::NaiveDate>| one(&day.map(date::long).unwrap_or_default());
    let many = |lines: &[String]| match lines {
        [] => one(""),
        lines => lines.iter().enumerate().map(|(at, line)| format!("{}. {line}", at + 1)).collect(),
    };
    let nip = Nip::parse(&office.head_nip).map_or_else(|_| office.head_nip.clone(), |nip| nip.to_string());
    let approved =
        vec![sop::head_of(&office.name, &office.city), office.head_name.clone(), [card::NIP, " ", &nip].concat()];
    vec![
        (sop::NUMBER, one(&office.sop_number)),
        (sop::MADE, day(office.sop_made)),
        (sop::REVISED, day(office.sop_revised)),
        (sop::EFFECTIVE, day(office.sop_effective)),
        (sop::APPROVED, approved),
        (sop::NAME, one(&office.sop_title)),
        (sop::LEGAL, many(&office.legal_basis)),
        (sop::QUALIFICATION, many(&office.sop_qualification)),
        (sop::RELATED, many(&office.sop_related)),
        (sop::EQUIPMENT, many(&office.sop_equipment)),
        (sop::WARNING, one(&office.sop_warning)),
        (sop::RECORDS, one(&office.sop_records)),
    ]
}
