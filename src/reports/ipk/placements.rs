//! III/7 and III/8: work that was found, by what is known of it.

use super::Count;
use crate::domain::code::Code;
use crate::domain::education::PlacementRow;
use crate::domain::employer_kind::EmployerKind;
use crate::domain::ipk::{By, Flow};
use crate::domain::kbli::KbliSection;
use crate::domain::placement_area::PlacementArea;
use crate::domain::report_table::{Cell, Column, Head, Look, Row, Table};
use crate::text::{ipk as words, reference};

/// III/7.
pub fn by_sector(count: &Count) -> Table {
    let mut columns = vec![Column::new(words::CODE, 7), Column::new(words::SECTOR, 60)];
    columns.extend([words::MALE, words::FEMALE, words::SUM].map(|head| Column::new(head, 9)));
    let row = |look, code, line, by: &[By]| Row {
        look,
        cells: [Cell::text(code), Cell::text(line)].into_iter().chain(count.sexes(Flow::Placed, by)).collect(),
    };
    let sectors =
        KbliSection::ALL.iter().map(|one| row(Look::Plain, one.code(), words::sector(*one), &[By::Sector(*one)]));
    let rows = sectors.chain([row(Look::Total, "", words::SUM, &[])]).collect();
    Table { caption: String::new(), heads: Vec::new(), columns, rows }
}

/// Part (a) of III/8.
pub fn by_level(count: &Count) -> Table {
    let rows = PlacementRow::ALL.iter().map(|row| (reference::placement_row(*row), By::Level(*row)));
    by_area(count, words::PART_LEVELS, words::LEVEL, rows)
}

/// Part (b) of III/8.
pub fn by_employer(count: &Count) -> Table {
    let rows = EmployerKind::ALL.iter().map(|kind| (words::employer(*kind), By::Employer(*kind)));
    by_area(count, words::PART_EMPLOYERS, words::EMPLOYER, rows)
}

fn by_area(count: &Count, caption: &str, what: &str, rows: impl Iterator<Item = (&'static str, By)>) -> Table {
    let areas = || PlacementArea::ALL.iter().map(|area| Some(*area)).chain([None]);
    let mut heads = vec![Head::new("", 1)];
    heads.extend(areas().map(|area| Head::new(area.map_or(words::SUM, words::area), 3)));
    let mut columns = vec![Column::new(what, 32)];
    columns
        .extend(areas().flat_map(|_| [words::MALE, words::FEMALE, words::SUM_SHORT]).map(|head| Column::new(head, 8)));
    let row = |(look, line, by): (Look, &str, Option<By>)| {
        let figures = areas().flat_map(|area| {
            let by: Vec<By> = by.into_iter().chain(area.map(By::Area)).collect();
            count.sexes(Flow::Placed, &by).collect::<Vec<_>>()
        });
        Row { look, cells: std::iter::once(Cell::text(line)).chain(figures).collect() }
    };
    let rows = rows.map(|(line, by)| (Look::Plain, line, Some(by))).chain([(Look::Total, words::SUM, None)]);
    Table { caption: caption.to_owned(), heads: vec![heads], columns, rows: rows.map(row).collect() }
}
