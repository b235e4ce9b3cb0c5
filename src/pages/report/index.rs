//! `/meja/laporan`: the reports, and those that were closed.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::closed_report::page_of;
use crate::api::report::{ReportIndex, read_reports};
use crate::components::trouble::Trouble;
use crate::domain::code::Code;
use crate::domain::ipk::IpkReport;
use crate::domain::report_kind::ReportKind;
use crate::domain::report_period::ReportPeriod;
use crate::domain::role::Role;
use crate::pages::desk::frame::nav;
use crate::text::{common, exposure, ipk, report as text};

#[component]
pub fn ReportsPage() -> impl IntoView {
    let body = Suspend::new(async move {
        match read_reports().await {
            Ok(index) => show(index),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

fn show(index: ReportIndex) -> AnyView {
    let sees_exposure = index.me.roles.has(Role::ServiceHead);
    let last = ReportPeriod::month_of(index.today).previous().code();
    let links: Vec<_> = IpkReport::ALL
        .iter()
        .map(|report| {
            view! { <li><a href=format!("/meja/laporan/{}?masa={last}", report.code())>{ipk::title(*report)}</a></li> }
        })
        .collect();
    let closed: Vec<_> = index
        .closed
        .into_iter()
        .map(|(line, at)| {
            let href = page_of(line.report, line.period);
            let title = match line.report {
                ReportKind::Ipk(report) => ipk::title(report),
                ReportKind::Information => text::INFORMATION,
            };
            view! {
                <tr>
                    <td><a href=href>{title}</a></td>
                    <td>{ipk::period(line.period)}</td>
                    <td>{at}</td>
                    <td>{line.by}</td>
                    <td class="num">{line.corrections}</td>
                </tr>
            }
        })
        .collect();
    let closed = if closed.is_empty() {
        view! { <p>{text::NONE_CLOSED}</p> }.into_any()
    } else {
        view! {
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{text::TITLE}</th>
                        <th scope="col">{text::PERIOD}</th>
                        <th scope="col">{text::WHEN}</th>
                        <th scope="col">{text::WHO}</th>
                        <th scope="col" class="num">{text::CORRECTIONS}</th>
                    </tr>
                </thead>
                <tbody>{closed}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        {nav(&index.me)}
        <h1>{text::TITLE}</h1>
        <p class="lead">{text::LEAD}</p>
        <ul class="tasks">
            {links}
            <li><a href="/meja/laporan-informasi">{text::INFORMATION}</a></li>
            {sees_exposure.then(|| view! { <li><a href="/meja/terdampak">{exposure::TITLE}</a></li> })}
        </ul>
        <h2>{text::CLOSED_LIST}</h2>
        {closed}
    }
    .into_any()
}
