//! The register book (*Buku Register Pendaftaran Pembuatan AK-1*) as rows of a table, and as a file; domain facts 4.3.

use crate::domain::application::State;
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::export::Format;
use crate::domain::place::Village;
use crate::domain::report_table::{Cell, Column, Look, Row};
use crate::reports::sheet::Sheet;
use crate::reports::{Export, ExportError};
use crate::store::Store;
use crate::store::clock::office_time;
use crate::store::register::{Book, RegisterRow, WholeBook, entered_on};
use crate::text::{ipk, reference, register as words, state};

/// All columns, those with standard codes too.
pub fn columns() -> Vec<Column> {
    [
        (words::NUMBER, 8),
        (words::ENTERED, 12),
        (words::CARD_NUMBER, 20),
        (words::NIK, 20),
        (words::NAME, 30),
        (words::BIRTH_PLACE, 18),
        (words::BIRTH_DATE, 12),
        (words::SEX, 5),
        (words::VILLAGE, 20),
        (words::VILLAGE_CODE, 16),
        (words::EDUCATION, 20),
        (words::EDUCATION_CODE, 12),
        (words::KBJI, 12),
        (words::KIND, 14),
        (words::ISSUED, 12),
        (words::VALID, 12),
        (words::SIGNER, 26),
        (words::HANDED_OVER, 12),
        (words::REMARKS, 40),
    ]
    .map(|(head, width)| Column::new(head, width))
    .into()
}

/// A row of the book; struck out when it was cancelled.
pub fn row(row: &RegisterRow) -> Row {
    let day = |day: &Option<String>| Cell::day(day.as_deref().and_then(|day| day.parse().ok()));
    let (village, education) = (Village::from_code(&row.kelurahan), Education::from_code(&row.education));
    let cells = vec![
        Cell::Number(row.number),
        Cell::Day(entered_on(row)),
        Cell::text(row.card_number.clone().unwrap_or_default()),
        Cell::text(&*row.nik),
        Cell::text(&*row.name),
        Cell::text(&*row.birth_place),
        day(&row.birth_date),
        Cell::text(&*row.sex),
        Cell::text(village.map_or("", Village::name)),
        Cell::text(village.map_or("", Village::code)),
        Cell::text(education.map_or("", reference::education)),
        Cell::text(education.map_or("", Education::ipk_code)),
        Cell::text(&*row.kbji),
        Cell::text(state::kind(row.kind)),
        day(&row.issued_on),
        day(&row.valid_until),
        Cell::text(row.signer.clone().unwrap_or_default()),
        Cell::day(row.handed_over_at.map(|at| office_time(at).date())),
        Cell::text(words::remarks(&row.remarks)),
    ];
    Row { look: if row.state == State::Cancelled { Look::Struck } else { Look::Plain }, cells }
}

/// The rows of a book as a file, all of them. What it is for has to be noted with `reports::hand_out`.
pub async fn export(store: &Store, book: Book<'_>, format: Format) -> Result<Export, ExportError> {
    let lines = [store.office().await?.name, ipk::of_period(book.period)];
    let mut sheet = Sheet::list(format, words::TITLE, &lines, &columns())?;
    let mut rows = 0;
    let mut whole = WholeBook::open(store, book).await?;
    while let Some(read) = whole.next().await? {
        for one in &read {
            sheet.row(&row(one))?;
        }
        rows += read.len() as u64;
    }
    let name = words::file_name("register", &book.period.code(), Some(book.order));
    Ok(Export { what: "register", of: book.period.code(), name, format, rows, bytes: sheet.finish()? })
}

#[cfg(test)]
mod tests;
