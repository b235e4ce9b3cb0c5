//! The attendance list (*daftar hadir*) of a day or a period as a file. Like the list itself it has no NIK.

use chrono::NaiveDate;

use crate::domain::export::Format;
use crate::domain::place::Village;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Cell, Column, Look, Row};
use crate::reports::sheet::Sheet;
use crate::reports::{Export, ExportError};
use crate::store::Store;
use crate::store::attendance::Attendance;
use crate::store::clock::office_time;
use crate::text::{board, desk, ipk, register as words, state};

/// Rows that are read at once.
const PORTION: i64 = 2000;

fn columns() -> Vec<Column> {
    [
        (desk::DAY, 12),
        (desk::QUEUE_NO, 9),
        (words::NAME, 30),
        (words::VILLAGE, 20),
        (words::VILLAGE_CODE, 16),
        (desk::PURPOSE, 22),
        (desk::ARRIVED, 9),
        (board::CALLED, 9),
        (board::COUNTER, 8),
        (desk::LEFT, 9),
    ]
    .map(|(head, width)| Column::new(head, width))
    .into()
}

fn row(day: NaiveDate, one: &Attendance) -> Row {
    // A time of day, as clocks are written in Indonesian; it is not reckoned with.
    let clock =
        |at: Option<i64>| Cell::text(at.map(|at| office_time(at).format("%H.%M").to_string()).unwrap_or_default());
    let village = Village::from_code(&one.kelurahan);
    let cells = vec![
        Cell::Day(day),
        Cell::Number(one.queue_no),
        Cell::text(&*one.name),
        Cell::text(village.map_or("", Village::name)),
        Cell::text(village.map_or("", Village::code)),
        Cell::text(state::purpose(&one.purpose)),
        clock(Some(one.arrived_at)),
        clock(one.called.map(|(at, _)| at)),
        one.called.map_or(Cell::Blank, |(_, counter)| Cell::Number(counter.number().into())),
        clock(one.left_at),
    ];
    Row { look: Look::Plain, cells }
}

/// All visits of a period as a file. What it is for has to be noted with `reports::hand_out`.
pub async fn export(store: &Store, period: ReportPeriod, format: Format) -> Result<Export, ExportError> {
    let lines = [store.office().await?.name, ipk::of_period(period)];
    let mut sheet = Sheet::list(format, desk::ATTENDANCE, &lines, &columns())?;
    let (mut behind, mut rows) = (None, 0);
    loop {
        let portion = store.attendance_between(period.first(), period.last(), behind, PORTION).await?;
        for (day, one) in &portion {
            sheet.row(&row(*day, one))?;
            rows += 1;
        }
        match portion.last() {
            Some((day, last)) if portion.len() as i64 == PORTION => behind = Some((*day, last.queue_no)),
            _ => break,
        }
    }
    let name = words::file_name("daftar-hadir", &period.code(), None);
    Ok(Export { what: "hadir", of: period.code(), name, format, rows, bytes: sheet.finish()? })
}

#[cfg(test)]
mod tests;
