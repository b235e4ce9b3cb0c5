//! III/1, III/2 and III/3: who was on the register, came, left and stayed.

use super::Count;
use crate::domain::code::Code;
use crate::domain::date::AgeGroup;
use crate::domain::ipk::{By, Flow};
use crate::domain::ipk_education::SchoolingLine;
use crate::domain::kbji::KbjiGroup;
use crate::domain::report_table::{Cell, Column, Head, Look, Row, Table};
use crate::domain::spell::{Cause, Opening};
use crate::text::{ipk as words, reference};

/// Part I of III/1.
pub fn overview(count: &Count) -> Table {
    let mut heads = vec![Head::new("", 2)];
    heads.extend(AgeGroup::ALL.iter().map(|group| Head::new(reference::age_group(*group), 2)));
    heads.push(Head::new(words::SUM, 3));
    let mut columns = vec![Column::new(words::NO, 5), Column::new(words::DESCRIPTION, 58)];
    columns.extend(AgeGroup::ALL.iter().flat_map(|_| [words::MALE, words::FEMALE]).map(|head| Column::new(head, 7)));
    columns.extend([words::MALE, words::FEMALE, words::BOTH].map(|head| Column::new(head, 8)));
    let row = |flow: &Flow| {
        let (number, line) = words::line(*flow);
        let ages =
            AgeGroup::ALL.iter().flat_map(|group| count.sexes(*flow, &[By::Age(*group)]).take(2).collect::<Vec<_>>());
        let cells =
            [Cell::text(number), Cell::text(line)].into_iter().chain(ages).chain(count.sexes(*flow, &[])).collect();
        let look = if matches!(flow, Flow::Supply | Flow::Gone | Flow::After) { Look::Total } else { Look::Plain };
        Row { look, cells }
    };
    let rows = Flow::ALL.iter().map(row).collect();
    Table { caption: words::PART_SEEKERS.to_owned(), heads: vec![heads], columns, rows }
}

/// Part II of III/1: this office's cards know of no vacancies.
pub fn vacancies() -> Table {
    let mut columns = vec![Column::new(words::NO, 5), Column::new(words::DESCRIPTION, 58)];
    columns.extend([words::MALE, words::FEMALE, words::BOTH].map(|head| Column::new(head, 8)));
    let row = |(number, line): (&str, &str)| {
        let zeros = [0, 0, 0].map(Cell::Number);
        Row { look: Look::Plain, cells: [Cell::text(number), Cell::text(line)].into_iter().chain(zeros).collect() }
    };
    Table {
        caption: words::PART_VACANCIES.to_owned(),
        heads: Vec::new(),
        columns,
        rows: words::VACANCY_LINES.map(row).into(),
    }
}

/// By what people came and why they left: together lines 2 and 4 of III/1.
pub fn details(count: &Count) -> Table {
    let mut columns = vec![Column::new(words::DESCRIPTION, 58)];
    columns.extend([words::MALE, words::FEMALE, words::BOTH].map(|head| Column::new(head, 8)));
    let row = |line, flow, by| {
        let cells = std::iter::once(Cell::text(line)).chain(count.sexes(flow, &[by])).collect();
        Row { look: Look::Plain, cells }
    };
    let came = Opening::ALL.iter().map(|opening| row(words::opening(*opening), Flow::Registered, By::Came(*opening)));
    let left = Cause::ALL.iter().map(|cause| row(words::cause(*cause), Flow::Removed, By::Cause(*cause)));
    Table { caption: words::DETAILS.to_owned(), heads: Vec::new(), columns, rows: came.chain(left).collect() }
}

/// III/2.
pub fn by_education(count: &Count) -> Table {
    let lines = SchoolingLine::all().map(|line| {
        let look = if line.is_group() { Look::Total } else { Look::Plain };
        (look, line.code(), words::schooling(line), Some(By::Schooling(line)))
    });
    five_columns(count, words::SCHOOLING, lines)
}

/// III/3.
pub fn by_occupation(count: &Count) -> Table {
    let groups = KbjiGroup::ALL
        .iter()
        .map(|group| (Look::Plain, group.code(), reference::kbji(*group), Some(By::Occupation(Some(*group)))));
    let unsaid = (Look::Plain, "", words::UNSAID, Some(By::Occupation(None)));
    five_columns(count, words::OCCUPATION, groups.chain([unsaid]))
}

/// The columns that III/2 and III/3 share.
const FIVE: [Flow; 5] = [Flow::Before, Flow::Registered, Flow::Placed, Flow::Removed, Flow::After];

/// Rows by look, code, words and condition; the sum of all comes last.
fn five_columns<'a>(
    count: &Count,
    what: &str,
    rows: impl Iterator<Item = (Look, &'a str, &'a str, Option<By>)>,
) -> Table {
    let mut heads = vec![Head::new("", 2)];
    heads.extend(FIVE.map(|flow| Head::new(words::column(flow), 3)));
    let mut columns = vec![Column::new(words::CODE, 7), Column::new(what, 44)];
    columns
        .extend(FIVE.iter().flat_map(|_| [words::MALE, words::FEMALE, words::BOTH]).map(|head| Column::new(head, 8)));
    let sum = (Look::Total, "", words::SUM, None);
    let row = |(look, code, line, by): (Look, &str, &str, Option<By>)| {
        let by: Vec<By> = by.into_iter().collect();
        let figures = FIVE.iter().flat_map(|flow| count.sexes(*flow, &by).collect::<Vec<_>>());
        Row { look, cells: [Cell::text(code), Cell::text(line)].into_iter().chain(figures).collect() }
    };
    Table { caption: String::new(), heads: vec![heads], columns, rows: rows.chain([sum]).map(row).collect() }
}
