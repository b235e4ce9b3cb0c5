//! CSV as spreadsheets of an Indonesian office open it by a double click: UTF-8 with its mark, semicolons, lines that end with CR LF.

use super::Result;
use crate::domain::report_table::{Cell, Head};

pub struct Lines(::csv::Writer<Vec<u8>>);

/// Without it spreadsheets take the file for the code page of the machine.
const MARK: &[u8] = b"\xef\xbb\xbf";

impl Lines {
    pub fn begin() -> Lines {
        let mut options = ::csv::WriterBuilder::new();
        options.delimiter(b';').terminator(::csv::Terminator::CRLF).flexible(true);
        Lines(options.from_writer(MARK.to_vec()))
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        Ok(self.0.write_record(cells.iter().map(written))?)
    }

    pub fn finish(self) -> Result<Vec<u8>> {
        self.0.into_inner().map_err(|error| error.into_error().into())
    }
}

/// Heads that span several columns stand over the first of them.
pub fn spread(heads: &[Head]) -> Vec<Cell> {
    let cells = |head: &Head| {
        let behind = usize::from(head.span.saturating_sub(1));
        std::iter::once(Cell::text(&*head.text)).chain(std::iter::repeat_n(Cell::Blank, behind))
    };
    heads.iter().flat_map(cells).collect()
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Figure(figure, _) => figure.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

/// Text that a spreadsheet would run as a formula, or read as a number and cut its digits, gets an apostrophe in front: there it means
/// "this is text".
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let point = |sign: char| matches!(sign, '.' | ',');
    let digits = |sign: char| sign.is_ascii_digit() || sign == ' ' || point(sign);
    // Codes with several points are no numbers.
    let number = text.chars().all(digits) && text.matches(point).count() < 2;
    let number = number && (text.starts_with('0') || text.chars().count() > 11);
    if formula || number { format!("'{text}") } else { text.to_owned() }
}
