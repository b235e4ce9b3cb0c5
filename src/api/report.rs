//! The reports on the desk: figures of a period, the people behind each, closing, corrections. Read by pages without scripts.

use std::num::NonZeroI64;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::view::{Me, moment};
use super::{ApiError, Postcard, context, typed};
use crate::domain::code::Code;
use crate::domain::ipk::{CellKey, IpkReport};
use crate::domain::line::note;
use crate::domain::period::Period;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Column, Report, Row};
use crate::domain::role::Role;
use crate::reports::{closed_report, information, ipk, people};
use crate::store::closed_report::{Closed, ClosedLine};
use crate::store::spell::Behind;

/// Who sees reports; closing and correcting is the head's.
pub const REPORT_ROLES: [Role; 2] = [Role::ServiceHead, Role::PlacementOfficer];
/// People on one page of a list.
const PAGE: i64 = 100;
const CLOSED_SHOWN: i64 = 60;
const LONGEST_REASON: u16 = 300;

pub struct ReportIndex {
    pub me: Me,
    pub today: NaiveDate,
    /// The newest first, each with its moment.
    pub closed: Vec<(ClosedLine, String)>,
}

pub async fn read_reports() -> Result<ReportIndex, ApiError> {
    let officer = context::officer_with(&REPORT_ROLES).await?;
    let store = context::store()?;
    let closed = store.closed_reports(CLOSED_SHOWN).await?.into_iter().map(|line| {
        let at = moment(line.made_at);
        (line, at)
    });
    Ok(ReportIndex { me: officer.into(), today: store.clock().today(), closed: closed.collect() })
}

pub struct ReportView {
    pub me: Me,
    pub office_head: (String, String),
    pub place: String,
    pub today: NaiveDate,
    pub period: ReportPeriod,
    /// None when the period has not begun.
    pub report: Option<Report>,
    pub closed: bool,
    /// The closed figures are not those that are counted now.
    pub differs: bool,
    pub may_close: bool,
}

/// A report of a period; that of this month when `period` is empty.
///
/// # Errors
/// [`ApiError::NotNow`] for a period that cannot be read.
pub async fn read_report(report: IpkReport, period: &str) -> Result<ReportView, ApiError> {
    let officer = context::officer_with(&REPORT_ROLES).await?;
    let store = context::store()?;
    let (today, office) = (store.clock().today(), store.office().await?);
    let period = period_of(period, today)?;
    let closed = store.closed_report_of(report, period).await?;
    let (shown, differs) = match &closed {
        Some(closed) => (Some(closed_report::show(closed)), !closed_report::still_counts_so(&store, closed).await?),
        None => (ipk::read(&store, report, period).await?, false),
    };
    Ok(ReportView {
        may_close: closed.is_none() && period.is_over(today) && officer.roles.has(Role::ServiceHead),
        me: officer.into(),
        office_head: (office.head_name, office.head_nip),
        place: office.place,
        report: shown,
        closed: closed.is_some(),
        today,
        period,
        differs,
    })
}

fn period_of(code: &str, today: NaiveDate) -> Result<ReportPeriod, ApiError> {
    match code {
        "" => Ok(ReportPeriod::month_of(today)),
        code => ReportPeriod::from_code(code.trim()).ok_or(ApiError::NotNow),
    }
}

pub struct PeopleView {
    pub me: Me,
    pub period: ReportPeriod,
    pub key: CellKey,
    pub columns: Vec<Column>,
    /// Each with the application that it leads to.
    pub rows: Vec<(String, Row)>,
    /// Where the next page begins, when there is one.
    pub next: Option<String>,
    /// The report is closed, and whoever looks may correct it: the key of that form.
    pub form: Option<String>,
}

/// The people behind a figure; looking at them is in the access log.
pub async fn read_people(report: IpkReport, period: &str, cell: &str, behind: &str) -> Result<PeopleView, ApiError> {
    let officer = context::officer_with(&REPORT_ROLES).await?;
    let store = context::store()?;
    let today = store.clock().today();
    let period = period_of(period, today)?;
    let key: CellKey = cell.parse().map_err(|_| ApiError::NotNow)?;
    let known = period.known_on(today).ok_or(ApiError::NotNow)?;
    let found = store.people(&key, known, behind_of(behind).as_ref(), PAGE).await?;
    store.log_access(&officer.id, "view-list", None).await?;
    let next = found.last().filter(|_| found.len() as i64 == PAGE).map(|last| {
        let Behind { opened_on, card, part } = last.place();
        format!("{opened_on}_{card}_{part}")
    });
    let closed = store.closed_report_of(report, period).await?.is_some();
    Ok(PeopleView {
        form: (closed && officer.roles.has(Role::ServiceHead)).then(context::key),
        me: officer.into(),
        columns: people::columns(),
        rows: found.into_iter().map(|person| (person.application.clone(), people::row(&person, known))).collect(),
        period,
        key,
        next,
    })
}

fn behind_of(code: &str) -> Option<Behind> {
    let mut parts = code.split('_');
    let (day, card, part) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Behind { opened_on: day.parse().ok()?, card: card.to_owned(), part: part.parse().ok()? })
}

/// The Laporan Informasi of a day or a month; of today when `period` is empty.
pub async fn read_information(period: &str) -> Result<(Me, Period, Report), ApiError> {
    let officer = context::officer_with(&REPORT_ROLES).await?;
    let store = context::store()?;
    let period = match period {
        "" => Period::Day(store.clock().today()),
        code => Period::from_code(code.trim()).ok_or(ApiError::NotNow)?,
    };
    let report = information::read(&store, period).await?;
    Ok((officer.into(), period, report))
}

/// Closes a report as its figures stand.
#[server(endpoint = "laporan-tutup", output = Postcard)]
pub async fn close_report(report: String, period: String) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::ServiceHead]).await?;
    let store = context::store()?;
    let page = format!("/meja/laporan/{report}?masa={period}");
    let report = IpkReport::from_code(&report).ok_or(ApiError::NotNow)?;
    let period = ReportPeriod::from_code(&period).ok_or(ApiError::NotNow)?;
    let told = match closed_report::close(&store, report, period, &officer).await? {
        Closed::Done(_) | Closed::Before(_) => "jadi=tutup",
        Closed::NotOver => "gagal=belum-lewat",
    };
    leptos_axum::redirect(&format!("{page}&{told}"));
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
    typed::keep(&outcome, &[("change", &change), ("reason", &reason)]);
    outcome
}

async fn correct([report, period, cell, key]: [&str; 4], change: &str, reason: &str) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::ServiceHead]).await?;
    let store = context::store()?;
    let kind = IpkReport::from_code(report).ok_or(ApiError::NotNow)?;
    let of = ReportPeriod::from_code(period).ok_or(ApiError::NotNow)?;
    let figure: CellKey = cell.parse().map_err(|_| ApiError::NotNow)?;
    let closed = store.closed_report_of(kind, of).await?.ok_or(ApiError::NotNow)?;
    let words = note(reason, LONGEST_REASON).unwrap_or_default();
    let number = change.trim().parse::<NonZeroI64>().ok().filter(|_| !words.is_empty());
    let Some(number) = number else {
        typed::hand_on(&[("change", change), ("reason", reason)]);
        leptos_axum::redirect(&format!("/meja/laporan/{report}/orang?masa={of}&angka={figure}&gagal=koreksi"));
        return Ok(());
    };
    let sending = store.sending(key, &[&closed.id, &figure.to_string(), &number.to_string(), &words, &officer.id]);
    store.correct_report(&closed.id, &figure, number, &words, &officer, &sending).await?;
    leptos_axum::redirect(&format!("/meja/laporan/{report}?masa={of}&jadi=koreksi"));
    Ok(())
}
