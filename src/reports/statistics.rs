//! The statistics of a year as plain tables, one for each topic, with the bars of its plot.

use chrono::Datelike;

use crate::domain::application::SOP_MINUTES;
use crate::domain::code::Code;
use crate::domain::date::AgeGroup;
use crate::domain::education::Education;
use crate::domain::kbji::KbjiGroup;
use crate::domain::place::Village;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Cell, Column, Look, Report, Row, Table};
use crate::domain::sex::Sex;
use crate::domain::statistics::{Applicant, Audience, Bar, Shown, Topic, alone, shown};
use crate::store::board::StepFigures;
use crate::store::{Result, Store};
use crate::text::{board, date, information, ipk, reference, statistics as words};

/// What one reader sees of a year.
pub struct Statistics {
    /// A table for each of [`Topic::ALL`], in that order.
    pub report: Report,
    /// The bars of each table's plot.
    pub plots: Vec<Vec<Bar>>,
}

impl Statistics {
    /// The report with the table of one topic alone.
    pub fn only(mut self, topic: Topic) -> Report {
        let at = Topic::ALL.iter().position(|one| *one == topic).unwrap_or_default();
        self.report.tables = self.report.tables.into_iter().skip(at).take(1).collect();
        self.report
    }
}

/// `period` is what [`Audience::period`] allows.
pub async fn read(store: &Store, period: ReportPeriod, audience: Audience) -> Result<Statistics> {
    let office = store.office().await?;
    let applicants = store.applicants(period).await?;
    let list = store.stored_reasons().await?.value;
    let reasons = store.reason_counts(period).await?.into_iter().map(|(code, count)| {
        let known = list.iter().find(|reason| reason.code == code).map(|reason| reason.text.clone());
        (known.unwrap_or_else(|| board::OTHER_REASON.to_owned()), count.unsigned_abs())
    });
    let reasons = Counts { rows: reasons.collect(), head: words::GIVEN };
    let steps = store.step_figures(period).await?;
    let parts = Topic::ALL.iter().map(|topic| match topic {
        Topic::Steps => times(&steps, audience),
        Topic::Reasons => reasons.table(Topic::Reasons, audience),
        topic => Counts { rows: people(*topic, period, &applicants), head: words::APPLICANTS }.table(*topic, audience),
    });
    let (tables, plots) = parts.unzip();
    let lead = vec![office.government, office.name, format!("{}: {}", ipk::PERIOD, words::period(period))];
    let report = Report { title: words::TITLE.to_owned(), lead, tables, notes: words::notes(audience) };
    Ok(Statistics { report, plots })
}

/// How many applicants there are of each kind that a topic tells apart, and of those of whom it is not known.
fn people(topic: Topic, period: ReportPeriod, all: &[Applicant]) -> Vec<(String, u64)> {
    let row = |name: &str, of: &dyn Fn(&Applicant) -> bool| {
        (name.to_owned(), all.iter().filter(|one| of(one)).count() as u64)
    };
    let unsaid = |name, of: &dyn Fn(&Applicant) -> bool| Some(row(name, of)).filter(|(_, count)| *count > 0);
    match topic {
        Topic::Month => {
            months(period).map(|month| row(&date::month(month), &|one| one.day.month() == month.month())).collect()
        }
        Topic::Village => Village::ALL
            .iter()
            .map(|village| row(village.name(), &|one| one.village == Some(*village)))
            .chain([row(words::OUTSIDE, &|one| one.village.is_none())])
            .collect(),
        Topic::Age => AgeGroup::ALL
            .iter()
            .map(|group| row(reference::age_group(*group), &|one| one.age == Some(*group)))
            .chain(unsaid(words::UNSAID, &|one| one.age.is_none()))
            .collect(),
        Topic::Sex => Sex::ALL
            .iter()
            .map(|sex| row(reference::sex(*sex), &|one| one.sex == Some(*sex)))
            .chain(unsaid(words::UNSAID, &|one| one.sex.is_none()))
            .collect(),
        Topic::Education => Education::ALL
            .iter()
            .map(|level| row(reference::education(*level), &|one| one.education == Some(*level)))
            .chain(unsaid(words::UNSAID, &|one| one.education.is_none()))
            .collect(),
        Topic::Wanted => KbjiGroup::ALL
            .iter()
            .map(|group| row(reference::kbji(*group), &|one| one.wanted == Some(*group)))
            .chain([row(words::UNSAID, &|one| one.wanted.is_none())])
            .collect(),
        Topic::Steps | Topic::Reasons => Vec::new(),
    }
}

/// The first days of a period's months.
fn months(period: ReportPeriod) -> impl Iterator<Item = chrono::NaiveDate> {
    period.first().iter_days().take_while(move |day| *day <= period.last()).filter(|day| day.day() == 1)
}

/// Rows with their figures, and what is counted.
struct Counts {
    rows: Vec<(String, u64)>,
    head: &'static str,
}

impl Counts {
    fn table(&self, topic: Topic, audience: Audience) -> (Table, Vec<Bar>) {
        let figures: Vec<u64> = self.rows.iter().map(|(_, figure)| *figure).collect();
        let (figures, sum) = shown(&figures, audience);
        let row = |look, name: &str, figure| Row { look, cells: vec![Cell::text(name), cell(figure)] };
        let (mut rows, mut bars) = (Vec::new(), Vec::new());
        for ((name, _), figure) in self.rows.iter().zip(figures) {
            rows.push(row(Look::Plain, name, figure));
            bars.push(Bar { label: name.clone(), length: length(figure), text: said(figure) });
        }
        rows.push(row(Look::Total, words::SUM, sum));
        let columns = vec![Column::new(words::rows(topic), 44), Column::new(self.head, 16)];
        (Table { caption: words::topic(topic).to_owned(), heads: Vec::new(), columns, rows }, bars)
    }
}

/// Median and tail of the six steps; of a step that few made the public sees neither.
fn times(steps: &[Option<StepFigures>; 6], audience: Audience) -> (Table, Vec<Bar>) {
    let heads = [information::STANDARD, information::ENDED, information::MEDIAN, information::P90];
    let mut columns = vec![Column::new(words::rows(Topic::Steps), 44)];
    columns.extend(heads.map(|head| Column::new(head, 16)));
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for (number, (step, standard)) in (1..).zip(steps.iter().zip(SOP_MINUTES)) {
        let ended = alone(step.map_or(0, |step| step.open.count.unsigned_abs()), audience);
        let told = step.filter(|_| ended != Shown::Few).map(|step| step.open);
        let minutes = |seconds: Option<i64>| seconds.map_or(Cell::Blank, |seconds| Cell::text(board::minutes(seconds)));
        let label = information::sop_step(number);
        rows.push(Row {
            look: Look::Plain,
            cells: vec![
                Cell::text(&*label),
                Cell::Number(standard.into()),
                cell(ended),
                minutes(told.map(|spread| spread.median)),
                minutes(told.map(|spread| spread.p90)),
            ],
        });
        let text = told.map_or_else(|| said(ended), |spread| words::against(&board::minutes(spread.median), standard));
        bars.push(Bar { label, length: told.map(|spread| spread.median.unsigned_abs()), text });
    }
    (Table { caption: words::topic(Topic::Steps).to_owned(), heads: Vec::new(), columns, rows }, bars)
}

fn cell(figure: Shown) -> Cell {
    match figure {
        Shown::Exact(figure) => Cell::Number(i64::try_from(figure).unwrap_or(i64::MAX)),
        hidden => Cell::text(said(hidden)),
    }
}

fn said(figure: Shown) -> String {
    match figure {
        Shown::Exact(figure) => figure.to_string(),
        Shown::Few => words::few(),
        Shown::Withheld => words::WITHHELD.to_owned(),
    }
}

fn length(figure: Shown) -> Option<u64> {
    match figure {
        Shown::Exact(figure) => Some(figure),
        Shown::Few | Shown::Withheld => None,
    }
}
