//! Closing a report, and noting beside a closed one that a figure is off.

use std::num::NonZeroI64;

use leptos::prelude::*;

use super::{ApiError, Postcard, context, typed};
use crate::domain::line::note;
use crate::domain::report_cell::ReportCell;
use crate::domain::report_kind::ReportKind;
use crate::domain::report_period::ReportPeriod;
use crate::domain::role::Role;
use crate::reports::closed_report;
use crate::store::closed_report::Closed;

const LONGEST_REASON: u16 = 300;

/// The page of a report.
pub fn page_of(report: ReportKind, period: ReportPeriod) -> String {
    let of = report.period_code(period);
    match report {
        ReportKind::Ipk(_) => format!("/meja/laporan/{}?masa={of}", report.code()),
        ReportKind::Information => format!("/meja/laporan-informasi?masa={of}"),
    }
}

/// The page with the form that corrects a figure.
fn form_of(report: ReportKind, period: ReportPeriod, cell: &ReportCell) -> String {
    match report {
        ReportKind::Ipk(_) => format!("/meja/laporan/{}/orang?masa={period}&angka={cell}", report.code()),
        ReportKind::Information => page_of(report, period),
    }
}

fn read(report: &str, period: &str) -> Result<(ReportKind, ReportPeriod), ApiError> {
    let report = ReportKind::from_code(report).ok_or(ApiError::NotNow)?;
    Ok((report, report.period(period).ok_or(ApiError::NotNow)?))
}

/// Closes a report as its figures stand.
#[server(endpoint = "laporan-tutup", output = Postcard)]
pub async fn close_report(report: String, period: String) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::ServiceHead]).await?;
    let store = context::store()?;
    let (report, period) = read(&report, &period)?;
    let told = match closed_report::close(&store, report, period, &officer).await? {
        Closed::Done(_) | Closed::Before(_) => "jadi=tutup",
        Closed::NotOver => "gagal=belum-lewat",
    };
    leptos_axum::redirect(&format!("{}&{told}", page_of(report, period)));
    Ok(())
}

/// Notes beside a closed report that a figure is off by `change`. Sent twice, it is noted once.
#[server(endpoint = "laporan-koreksi", output = Postcard)]
pub async fn correct_report(
    report: String,
    period: String,
    cell: String,
    key: String,
    #[server(default)] change: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    let outcome = correct([&report, &period, &cell, &key], &change, &reason).await;
    typed::keep(&outcome, &[("cell", &cell), ("change", &change), ("reason", &reason)]);
    outcome
}

async fn correct([report, period, cell, key]: [&str; 4], change: &str, reason: &str) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::ServiceHead]).await?;
    let store = context::store()?;
    let (report, period) = read(report, period)?;
    let figure: ReportCell = cell.parse().map_err(|_| ApiError::NotNow)?;
    let closed = store.closed_report_of(report, period).await?.ok_or(ApiError::NotNow)?;
    let words = note(reason, LONGEST_REASON).unwrap_or_default();
    let number = change.trim().parse::<NonZeroI64>().ok().filter(|_| !words.is_empty());
    let Some(number) = number else {
        typed::hand_on(&[("cell", cell), ("change", change), ("reason", reason)]);
        leptos_axum::redirect(&format!("{}&gagal=koreksi", form_of(report, period, &figure)));
        return Ok(());
    };
    let sending = store.sending(key, &[&closed.id, &figure.to_string(), &number.to_string(), &words, &officer.id]);
    store.correct_report(&closed.id, &figure, number, &words, &officer, &sending).await?;
    leptos_axum::redirect(&format!("{}&jadi=koreksi", page_of(report, period)));
    Ok(())
}
