//! `/meja/laporan/<laporan>`: an IPK report of a period; every figure leads to the people behind it. `/cetak/laporan/<laporan>`: the same on paper.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::around::{period, take_out, told};
use super::closing::{close, standing};
use crate::api::ApiError;
use crate::api::report::{ReportView, read_report};
use crate::components::outcome::asked;
use crate::components::report_table::report as tables;
use crate::components::trouble::Trouble;
use crate::domain::code::Code;
use crate::domain::ipk::{CellKey, IpkReport};
use crate::domain::report_kind::ReportKind;
use crate::pages::desk::frame::nav;
use crate::text::{common, date, desk, ipk, report as text};

fn report_of_address() -> Option<IpkReport> {
    use_params_map().with_untracked(|params| IpkReport::from_code(&params.get("laporan").unwrap_or_default()))
}

#[component]
pub fn ReportPage() -> impl IntoView {
    let (report, of) = (report_of_address(), asked("masa"));
    let body = Suspend::new(async move {
        let Some(report) = report else { return refused(ApiError::Forbidden) };
        match read_report(report, &of).await {
            Ok(view) => show(report, view),
            Err(error) => refused(error),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

fn refused(error: ApiError) -> AnyView {
    view! { <Trouble error=error sign_in="/meja/masuk"/><p><a href="/meja/laporan">{text::TITLE}</a></p> }.into_any()
}

fn show(report: IpkReport, shown: ReportView) -> AnyView {
    let (code, of) = (report.code(), shown.period.code());
    let page = format!("/meja/laporan/{code}");
    let link = |key: &CellKey| format!("{page}/orang?masa={of}&angka={key}");
    let body = match &shown.report {
        Some(report) => tables(report, "list figures", Some(&link)),
        None => view! { <h1>{ipk::title(report)}</h1><p>{text::NOT_BEGUN}</p> }.into_any(),
    };
    let sheet = format!("/cetak/laporan/{code}?masa={of}");
    let around = [shown.period.previous().code(), shown.period.next().code()];
    view! {
        {nav(&shown.me)}
        <a class="back" href="/meja/laporan">{common::BACK}</a>
        {told()}
        {standing(shown.closed, shown.differs)}
        {period(&page, &of, around)}
        {body}
        <p><a href=sheet target="_blank">{text::PRINT}</a></p>
        {take_out("/ekspor/laporan", vec![("laporan", code.to_owned()), ("masa", of.clone())], None)}
        {shown.may_close.then(|| close(ReportKind::Ipk(report), shown.period))}
    }
    .into_any()
}

#[component]
pub fn ReportSheet() -> impl IntoView {
    let (report, of) = (report_of_address(), asked("masa"));
    let body = Suspend::new(async move {
        let Some(report) = report else { return refused(ApiError::Forbidden) };
        match read_report(report, &of).await {
            Ok(view) => paper(view),
            Err(error) => refused(error),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/><main>{body}</main> }
}

fn paper(shown: ReportView) -> AnyView {
    let Some(report) = &shown.report else { return view! { <p>{text::NOT_BEGUN}</p> }.into_any() };
    let (name, nip) = shown.office_head;
    view! {
        <div class="how"><p>{desk::PRINT_HOW}</p></div>
        <section class="book">
            {tables(report, "register report", None)}
            <div class="signer">
                <p>{shown.place}", "{date::long(shown.today)}</p>
                <p>{desk::HEAD}</p>
                <div class="space"></div>
                <p class="name">{name}</p>
                <p>{crate::text::card::NIP}" "{nip}</p>
            </div>
        </section>
    }
    .into_any()
}
