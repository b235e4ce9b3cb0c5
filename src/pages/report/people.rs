//! `/meja/laporan/<laporan>/orang`: the people behind a figure, to take along, and where the report is closed, to correct it.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::around::{take_out, told};
use super::closing::{Before, correct, typed};
use crate::api::ApiError;
use crate::api::report::{PeopleView, read_people};
use crate::api::typed::all_before;
use crate::components::outcome::asked;
use crate::components::report_table::row_of_file;
use crate::components::trouble::Trouble;
use crate::domain::code::Code;
use crate::domain::ipk::IpkReport;
use crate::domain::report_kind::ReportKind;
use crate::pages::desk::frame::nav;
use crate::text::{common, ipk, register, report as text};

#[component]
pub fn PeoplePage() -> impl IntoView {
    let report =
        use_params_map().with_untracked(|params| IpkReport::from_code(&params.get("laporan").unwrap_or_default()));
    let (of, cell, behind) = (asked("masa"), asked("angka"), asked("sejak"));
    let before = all_before();
    let body = Suspend::new(async move {
        let Some(report) = report else {
            return view! { <Trouble error=ApiError::Forbidden sign_in="/meja/masuk"/> }.into_any();
        };
        match read_people(report, &of, &cell, &behind).await {
            Ok(people) => show(report, people, &before),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(register::PEOPLE)/>{body} }
}

fn show(report: IpkReport, people: PeopleView, before: &Before) -> AnyView {
    let (of, key) = (people.period.code(), people.key.to_string());
    let back = format!("/meja/laporan/{}?masa={of}", report.code());
    let columns: Vec<_> =
        people.columns.iter().map(|column| view! { <th scope="col">{column.head.clone()}</th> }).collect();
    let rows: Vec<_> = people
        .rows
        .iter()
        .map(|(application, cells)| row_of_file(cells, format!("/meja/berkas/{application}")))
        .collect();
    let list = if rows.is_empty() {
        view! { <p>{text::NOBODY}</p> }.into_any()
    } else {
        view! {
            <div class="report-table" tabindex="0" role="region" aria-label=register::PEOPLE>
                <table class="list"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
        .into_any()
    };
    let next = people.next.map(|next| {
        let href = format!("/meja/laporan/{}/orang?masa={of}&angka={key}&sejak={next}", report.code());
        view! { <p><a class="button secondary" href=href>{text::MORE}</a></p> }
    });
    let fields = vec![("laporan", report.code().to_owned()), ("masa", of.clone()), ("angka", key.clone())];
    view! {
        {nav(&people.me)}
        <a class="back" href=back>{text::BACK_TO_REPORT}</a>
        {told()}
        <h1>{register::PEOPLE}</h1>
        <p class="lead">{ipk::figure(&people.key)}", "{ipk::period(people.period)}</p>
        {list}
        {next}
        {take_out("/ekspor/orang", fields, Some(typed(before, "keperluan")))}
        {people.form.map(|form| {
            let which = view! { <input type="hidden" name="cell" value=key/> };
            correct(ReportKind::Ipk(report), people.period, form, which.into_any(), before)
        })}
    }
    .into_any()
}
