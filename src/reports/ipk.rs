//! The IPK reports III/1 (part I), III/2, III/3, III/7 and III/8 as plain tables; domain facts 4.1 and 4.2. Every figure is counted by the key
//! that finds the people behind it.

mod flows;
mod placements;

use chrono::NaiveDate;

use crate::domain::ipk::{By, CellKey, Flow, IpkReport, Tally};
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Cell, Report};
use crate::domain::settings::Office;
use crate::domain::sex::Sex;
use crate::domain::{kbji, kbli};
use crate::store::{Result, Store};
use crate::text::{date, ipk as words};

/// A report as it stands today; of a period that still runs, as far as it has come. None when the period has not begun.
pub async fn read(store: &Store, report: IpkReport, period: ReportPeriod) -> Result<Option<Report>> {
    let today = store.clock().today();
    let Some(known) = period.known_on(today) else { return Ok(None) };
    let tallies = store.tallies(known).await?;
    Ok(Some(make(report, period, today, &store.office().await?, &tallies)))
}

/// The same figures make the same report to the byte.
fn make(report: IpkReport, period: ReportPeriod, today: NaiveDate, office: &Office, tallies: &[Tally]) -> Report {
    let count = Count(tallies);
    let tables = match report {
        IpkReport::Overview => vec![flows::overview(&count), flows::vacancies(), flows::details(&count)],
        IpkReport::Education => vec![flows::by_education(&count)],
        IpkReport::Occupation => vec![flows::by_occupation(&count)],
        IpkReport::Sector => vec![placements::by_sector(&count)],
        IpkReport::Placement => vec![placements::by_level(&count), placements::by_employer(&count)],
    };
    let mut lead =
        vec![office.government.clone(), office.name.clone(), format!("{}: {}", words::PERIOD, words::period(period))];
    if !period.is_over(today) {
        lead.push(format!("{} {}", words::UP_TO, date::long(today.min(period.last()))));
    }
    Report { title: words::title(report).to_owned(), lead, tables, notes: notes(report) }
}

fn notes(report: IpkReport) -> Vec<String> {
    let own = match report {
        IpkReport::Overview => vec![words::NOTE_RENEWAL.to_owned(), words::NOTE_VACANCIES.to_owned()],
        IpkReport::Education => vec![words::NOTE_RENEWAL.to_owned(), words::NOTE_EDUCATION.to_owned()],
        IpkReport::Occupation => vec![words::NOTE_RENEWAL.to_owned(), words::edition("jabatan", kbji::EDITION)],
        IpkReport::Sector => vec![words::NOTE_PLACEMENT.to_owned(), words::edition("lapangan usaha", kbli::EDITION)],
        IpkReport::Placement => vec![words::NOTE_PLACEMENT.to_owned()],
    };
    [words::NOTE_FACTS.to_owned(), words::NOTE_LATE.to_owned()].into_iter().chain(own).collect()
}

/// What the tables are filled from.
struct Count<'a>(&'a [Tally]);

impl Count<'_> {
    /// The figure under these conditions, with its address.
    fn cell(&self, flow: Flow, by: impl IntoIterator<Item = By>) -> Cell {
        let key = CellKey::new(flow, by);
        Cell::Figure(key.figure(self.0), key)
    }

    /// L, P and both, under further conditions.
    fn sexes<'b>(&'b self, flow: Flow, by: &'b [By]) -> impl Iterator<Item = Cell> + 'b {
        let sexes = [Some(Sex::Male), Some(Sex::Female), None];
        sexes.into_iter().map(move |sex| self.cell(flow, by.iter().copied().chain(sex.map(By::Sex))))
    }
}

#[cfg(test)]
mod tests;
