//! The people behind a figure of an IPK report, as rows of a table and as a file.

use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::export::Format;
use crate::domain::ipk::CellKey;
use crate::domain::place::Village;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Cell, Column, Look, Row};
use crate::domain::spell::Closing;
use crate::reports::sheet::Sheet;
use crate::reports::{Export, ExportError};
use crate::store::Store;
use crate::store::spell::{Behind, Person};
use crate::text::{ipk, reference, register as words};

/// Rows that are read at once.
const PORTION: i64 = 2000;

pub fn columns() -> Vec<Column> {
    [
        (words::CARD_NUMBER, 20),
        (words::NAME, 30),
        (words::SEX, 5),
        (words::AGE, 8),
        (words::VILLAGE, 20),
        (words::VILLAGE_CODE, 16),
        (words::EDUCATION, 20),
        (words::EDUCATION_CODE, 12),
        (words::KBJI, 12),
        (words::OPENED, 12),
        (words::OPENING, 30),
        (words::CLOSED, 12),
        (words::CLOSING, 30),
    ]
    .map(|(head, width)| Column::new(head, width))
    .into()
}

/// How a spell of the list looks from the end of a period: what came after it is not known there.
pub fn row(person: &Person, period: ReportPeriod) -> Row {
    let spell = &person.spell;
    let closed = spell.closed_on <= period.last();
    let closing = match spell.closing {
        Closing::Placed(_) => words::PLACED,
        Closing::Removed(cause) => ipk::cause(cause),
    };
    let cells = vec![
        Cell::text(&*person.number),
        Cell::text(&*person.name),
        Cell::text(spell.facts.sex.code()),
        Cell::text(reference::age_group(spell.facts.age)),
        Cell::text(spell.village.map_or("", Village::name)),
        Cell::text(spell.village.map_or("", Village::code)),
        Cell::text(spell.facts.education.map_or("", reference::education)),
        Cell::text(spell.facts.education.map_or("", Education::ipk_code)),
        Cell::text(spell.facts.kbji.map_or("", Code::code)),
        Cell::Day(spell.opened_on),
        Cell::text(ipk::opening(spell.opening)),
        if closed { Cell::Day(spell.closed_on) } else { Cell::Blank },
        Cell::text(if closed { closing } else { "" }),
    ];
    Row { look: Look::Plain, cells }
}

/// All people behind a figure as a file. What it is for has to be noted with `reports::hand_out`.
pub async fn export(store: &Store, key: &CellKey, period: ReportPeriod, format: Format) -> Result<Export, ExportError> {
    let mut sheet = Sheet::list(format, words::PEOPLE, &[ipk::of_period(period)], &columns())?;
    let (mut behind, mut rows): (Option<Behind>, u64) = (None, 0);
    if let Some(known) = period.known_on(store.clock().today()) {
        loop {
            let portion = store.people(key, known, behind.as_ref(), PORTION).await?;
            for person in &portion {
                sheet.row(&row(person, known))?;
                rows += 1;
            }
            match portion.last() {
                Some(last) if portion.len() as i64 == PORTION => behind = Some(last.place()),
                _ => break,
            }
        }
    }
    let name = words::file_name("pencari-kerja", &period.code(), None);
    Ok(Export { what: "orang", of: format!("{period} {key}"), name, format, rows, bytes: sheet.finish()? })
}
