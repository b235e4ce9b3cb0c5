//! `/meja/laporan-informasi`: the Laporan Informasi of a day or a month. `/cetak/laporan-informasi`: on paper.

use leptos::prelude::*;
use leptos_meta::Title;

use super::around::{period, take_out, told};
use super::closing::{Before, close, correct, standing, typed};
use crate::api::report::{InformationView, read_information};
use crate::api::typed::all_before;
use crate::components::outcome::asked;
use crate::components::report_table::report as tables;
use crate::components::trouble::Trouble;
use crate::domain::report_cell::ReportCell;
use crate::domain::report_kind::ReportKind;
use crate::pages::desk::frame::nav;
use crate::text::{common, desk, report as text};

#[component]
pub fn InformationPage() -> impl IntoView {
    let of = asked("masa");
    let before = all_before();
    let body = Suspend::new(async move {
        match read_information(&of).await {
            Ok(view) => show(view, &before),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::INFORMATION)/>{body} }
}

fn show(shown: InformationView, before: &Before) -> AnyView {
    let of = shown.period;
    let code = of.code();
    let sheet = format!("/cetak/laporan-informasi?masa={code}");
    view! {
        {nav(&shown.me)}
        <a class="back" href="/meja/laporan">{common::BACK}</a>
        {told()}
        {standing(shown.closed, shown.differs)}
        {period("/meja/laporan-informasi", &code, [of.previous().code(), of.next().code()])}
        {tables(&shown.report, "list figures", None)}
        <p><a href=sheet target="_blank">{text::PRINT}</a></p>
        {take_out("/ekspor/laporan-informasi", vec![("masa", code)], None)}
        {shown.may_close.then(|| close(ReportKind::Information, of.into()))}
        {shown.form.map(|form| {
            let which = figures(form.figures, &typed(before, "cell"));
            correct(ReportKind::Information, of.into(), form.key, which, before)
        })}
    }
    .into_any()
}

/// The figures of a closed report to choose from; `chosen` is the one that was chosen before the form was refused.
fn figures(figures: Vec<(ReportCell, String, i64)>, chosen: &str) -> AnyView {
    let option = |(cell, name, number): (ReportCell, String, i64)| {
        let cell = cell.to_string();
        let selected = cell == chosen;
        view! { <option value=cell selected=selected>{name}" = "{number}</option> }
    };
    let options: Vec<_> = figures.into_iter().map(option).collect();
    view! {
        <div class="field">
            <label for="angka">{text::FIGURE}</label>
            <select id="angka" name="cell">{options}</select>
        </div>
    }
    .into_any()
}

#[component]
pub fn InformationSheet() -> impl IntoView {
    let of = asked("masa");
    let body = Suspend::new(async move {
        match read_information(&of).await {
            Ok(InformationView { report, .. }) => view! {
                <div class="how"><p>{desk::PRINT_HOW}</p></div>
                <section class="book">{tables(&report, "register report", None)}</section>
            }
            .into_any(),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::INFORMATION)/><main>{body}</main> }
}
