//! The reports on the desk: figures of a period and the people behind each. Read by pages without scripts.

use chrono::NaiveDate;

use super::view::{Me, moment};
use super::{ApiError, context};
use crate::domain::ipk::{CellKey, IpkReport};
use crate::domain::period::Period;
use crate::domain::report_cell::ReportCell;
use crate::domain::report_kind::ReportKind;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Column, Report, Row};
use crate::domain::role::Role;
use crate::reports::{closed_report, information, ipk, people};
use crate::store::closed_report::ClosedLine;
use crate::store::spell::Behind;

/// Who sees reports; closing and correcting is the head's.
pub const REPORT_ROLES: [Role; 2] = [Role::ServiceHead, Role::PlacementOfficer];
/// People on one page of a list.
const PAGE: i64 = 100;
const CLOSED_SHOWN: i64 = 60;

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
    let closed = store.closed_report_of(ReportKind::Ipk(report), period).await?;
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
    let closed = store.closed_report_of(ReportKind::Ipk(report), period).await?.is_some();
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

pub struct InformationView {
    pub me: Me,
    pub period: Period,
    pub report: Report,
    pub closed: bool,
    /// The closed figures are not those that are counted now.
    pub differs: bool,
    pub may_close: bool,
    /// The report is closed, and whoever looks may correct it.
    pub form: Option<CorrectionForm>,
}

/// What the form of a correction offers.
pub struct CorrectionForm {
    pub key: String,
    /// Each figure with its name.
    pub figures: Vec<(ReportCell, String, i64)>,
}

/// The Laporan Informasi of a day or a month, as it was closed or as it stands; of today when `period` is empty.
pub async fn read_information(period: &str) -> Result<InformationView, ApiError> {
    let officer = context::officer_with(&REPORT_ROLES).await?;
    let store = context::store()?;
    let today = store.clock().today();
    let period = match period {
        "" => Period::Day(today),
        code => Period::from_code(code.trim()).ok_or(ApiError::NotNow)?,
    };
    let closed = store.closed_report_of(ReportKind::Information, period.into()).await?;
    let (report, differs) = match &closed {
        Some(closed) => (closed_report::show(closed), !closed_report::still_counts_so(&store, closed).await?),
        None => (information::read(&store, period).await?, false),
    };
    let head = officer.roles.has(Role::ServiceHead);
    Ok(InformationView {
        may_close: closed.is_none() && head && ReportPeriod::from(period).is_over(today),
        form: closed.as_ref().filter(|_| head).map(|closed| form_of(&closed.content.table)),
        closed: closed.is_some(),
        me: officer.into(),
        period,
        report,
        differs,
    })
}

fn form_of(table: &Report) -> CorrectionForm {
    let figure = |(place, number)| {
        let cell = ReportCell::Place(place);
        let name = closed_report::name_of(table, &cell);
        (cell, name, number)
    };
    CorrectionForm { key: context::key(), figures: table.numbers().map(figure).collect() }
}
