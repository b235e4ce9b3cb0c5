//! `/cetak/sop`: the SOP on paper, A4 upright: its head and its table of activities.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::whole_office::read_whole_office;
use crate::domain::application::SOP_MINUTES;
use crate::domain::settings::Office;
use crate::pages::public::awaited::awaited;
use crate::pages::public::sop::head;
use crate::text::{applicant, common, sop};

#[component]
pub fn SopSheet() -> impl IntoView {
    view! {
        <Title text=common::page_title(sop::TITLE)/>
        <main>
            <p class="how">{sop::HOW}</p>
            {awaited(read_whole_office(), sheet)}
        </main>
    }
}

fn sheet(office: Office) -> AnyView {
    let head_row = |(what, lines): (&'static str, Vec<String>)| {
        let lines: Vec<_> = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect();
        view! { <tr><th scope="row">{what}</th><td>{lines}</td></tr> }.into_any()
    };
    let head: Vec<_> = head(&office).into_iter().map(head_row).collect();
    let activity = |(at, (row, minutes)): (usize, (sop::Activity, u16))| {
        view! {
            <tr>
                <td class="no">{at + 1}</td>
                <td>{row.what}</td>
                <td class="no">{row.applicant}</td>
                <td></td>
                <td></td>
                <td>{row.needs}</td>
                <td>{applicant::minutes(minutes)}</td>
                <td>{row.output}</td>
                <td></td>
            </tr>
        }
        .into_any()
    };
    let rows = sop::activities(&office.name, &office.city).into_iter().zip(SOP_MINUTES);
    let rows: Vec<_> = rows.enumerate().map(activity).collect();
    view! {
        <section class="sop">
            <header>
                <p>{office.government.clone()}</p>
                <p class="office">{office.name.clone()}</p>
                <p>{office.sop_unit.clone()}</p>
                <h1>{sop::TITLE}</h1>
            </header>
            <table class="sop-head"><tbody>{head}</tbody></table>
            <table class="sop-steps">
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">{sop::NO}</th>
                        <th scope="col" rowspan="2">{sop::ACTIVITY}</th>
                        <th scope="colgroup" colspan="3">{sop::BY}</th>
                        <th scope="colgroup" colspan="3">{sop::QUALITY}</th>
                        <th scope="col" rowspan="2">{sop::REMARKS}</th>
                    </tr>
                    <tr>
                        <th scope="col">{sop::APPLICANT}</th>
                        <th scope="col">{sop::INFORMATION}</th>
                        <th scope="col">{sop::HEAD}</th>
                        <th scope="col">{sop::NEEDS}</th>
                        <th scope="col">{sop::TIME}</th>
                        <th scope="col">{sop::OUTPUT}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
