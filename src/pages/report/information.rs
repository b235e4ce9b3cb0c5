//! `/meja/laporan-informasi`: the Laporan Informasi of a day or a month. `/cetak/laporan-informasi`: on paper.

use leptos::prelude::*;
use leptos_meta::Title;

use super::around::{asked, period, take_out};
use crate::api::report::read_information;
use crate::components::report_table::report as tables;
use crate::components::trouble::Trouble;
use crate::domain::period::Period;
use crate::domain::report_table::Report;
use crate::pages::desk::frame::nav;
use crate::text::{common, desk, report as text};

#[component]
pub fn InformationPage() -> impl IntoView {
    let of = asked("masa");
    let body = Suspend::new(async move {
        match read_information(&of).await {
            Ok((me, of, report)) => view! { {nav(&me)}{show(of, &report)} }.into_any(),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::INFORMATION)/>{body} }
}

fn show(of: Period, report: &Report) -> AnyView {
    let code = of.code();
    let sheet = format!("/cetak/laporan-informasi?masa={code}");
    view! {
        <a class="back" href="/meja/laporan">{common::BACK}</a>
        {period("/meja/laporan-informasi", &code, [of.previous().code(), of.next().code()])}
        {tables(report, "list figures", None)}
        <p><a href=sheet target="_blank">{text::PRINT}</a></p>
        {take_out("/ekspor/laporan-informasi", vec![("masa", code)], None)}
    }
    .into_any()
}

#[component]
pub fn InformationSheet() -> impl IntoView {
    let of = asked("masa");
    let body = Suspend::new(async move {
        match read_information(&of).await {
            Ok((_, _, report)) => view! {
                <div class="how"><p>{desk::PRINT_HOW}</p></div>
                <section class="book">{tables(&report, "register report", None)}</section>
            }
            .into_any(),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::INFORMATION)/><main>{body}</main> }
}
