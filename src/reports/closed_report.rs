//! Closing a report: it keeps its figures, its maker and its hash. What is corrected later is shown below them.

use crate::domain::report_cell::ReportCell;
use crate::domain::report_kind::ReportKind;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Cell, Column, Look, Report, Row, Table};
use crate::reports::{information, ipk};
use crate::store::clock::office_time;
use crate::store::closed_report::{Closed, ClosedReport, ReportCorrection};
use crate::store::officer::Officer;
use crate::store::{Result, Store};
use crate::text::{closed_report as words, ipk as ipk_words};

/// Closes a report as its figures stand.
pub async fn close(store: &Store, report: ReportKind, period: ReportPeriod, officer: &Officer) -> Result<Closed> {
    match read(store, report, period).await? {
        Some(table) => store.close_report(report, period, &table, officer).await,
        None => Ok(Closed::NotOver),
    }
}

/// A closed report as it is shown and printed: the figures as they were, then maker and hash, then the corrections.
pub fn show(closed: &ClosedReport) -> Report {
    let content = &closed.content;
    let mut report = content.table.clone();
    let on = office_time(content.made_at).date();
    report.lead.push(words::closed(on, &content.maker.name, &content.maker.nip));
    report.lead.push(words::hash(&closed.hash));
    if !closed.corrections.is_empty() {
        report.tables.push(corrections(closed));
    }
    report
}

/// Whether the figures counted anew are those that were closed. Those of an IPK report always are, unless the database was changed by other
/// means; of a Laporan Informasi a step that was undone later has not ended any more.
pub async fn still_counts_so(store: &Store, closed: &ClosedReport) -> Result<bool> {
    let then = &closed.content.table;
    let now = read(store, closed.content.report, closed.content.period).await?;
    Ok(now.is_some_and(|now| now.figures().eq(then.figures()) && now.numbers().eq(then.numbers())))
}

/// A report as it is counted now; None when its period has not begun, or is none of the report's.
async fn read(store: &Store, report: ReportKind, period: ReportPeriod) -> Result<Option<Report>> {
    match (report, period.as_day_or_month()) {
        (ReportKind::Ipk(report), _) => ipk::read(store, report, period).await,
        (ReportKind::Information, Some(period)) => information::read(store, period).await.map(Some),
        (ReportKind::Information, None) => Ok(None),
    }
}

/// What a figure of a report is called.
pub fn name_of(report: &Report, cell: &ReportCell) -> String {
    match cell {
        ReportCell::Figure(key) => ipk_words::figure(key),
        ReportCell::Place(place) => report.heads_of(*place).map(words::place).unwrap_or_default(),
    }
}

fn corrections(closed: &ClosedReport) -> Table {
    let columns = [(words::DAY, 12), (words::FIGURE, 44), (words::CHANGE, 12), (words::REASON, 60), (words::BY, 30)];
    let row = |correction: &ReportCorrection| Row {
        look: Look::Plain,
        cells: vec![
            Cell::Day(office_time(correction.made_at).date()),
            Cell::text(name_of(&closed.content.table, &correction.cell)),
            Cell::Number(correction.change),
            Cell::text(&*correction.reason),
            Cell::text(&*correction.by),
        ],
    };
    Table {
        caption: words::CORRECTIONS.to_owned(),
        heads: Vec::new(),
        columns: columns.map(|(head, width)| Column::new(head, width)).into(),
        rows: closed.corrections.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests;
