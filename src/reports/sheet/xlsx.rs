//! A workbook with one sheet (ECMA-376), written row by row into a ZIP file in memory. It knows only what reports need: text, whole numbers,
//! days, heads that span columns, widths, and how it is printed.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Result;
use crate::domain::report_table::{Cell, Column, Head, Look, Row};

mod parts;

pub struct Workbook {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    /// XML of the rows that were not handed to the compression yet.
    pending: String,
    /// Rows so far.
    rows: u32,
    /// Columns of the widest part.
    columns: usize,
    /// The rows of heads that paper repeats: first and last.
    repeated: Option<(u32, u32)>,
    /// Where the heads of a table begin.
    heads_from: Option<u32>,
    merged: Vec<String>,
}

/// Bytes of XML that are gathered before they are compressed.
const PORTION: usize = 64 * 1024;
/// Signs that a cell can hold at most.
const LONGEST: usize = 32_767;

/// Looks of cells: the places in the list of formats in `parts::STYLES`.
mod style {
    pub const LINE: u8 = 1;
    pub const TITLE: u8 = 2;
    pub const HEAD: u8 = 3;
    pub const TEXT: u8 = 4;
    pub const NUMBER: u8 = 5;
    pub const DAY: u8 = 6;
    /// Added to the three above.
    pub const TOTAL: u8 = 3;
    pub const STRUCK: u8 = 6;
}

impl Workbook {
    pub fn begin(widths: &[u8]) -> Result<Workbook> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts::FIXED {
            zip.start_file(*name, options())?;
            zip.write_all(content.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options())?;
        let pending = parts::sheet_head(widths);
        let merged = Vec::new();
        Ok(Workbook { zip, pending, rows: 0, columns: widths.len().max(1), repeated: None, heads_from: None, merged })
    }

    pub fn line(&mut self, text: &str) -> Result<()> {
        self.write(&[(Cell::text(text), style::LINE)])
    }

    pub fn title(&mut self, text: &str) -> Result<()> {
        self.write(&[(Cell::text(text), style::TITLE)])
    }

    pub fn heads(&mut self, heads: &[Head]) -> Result<()> {
        self.heads_from.get_or_insert(self.rows + 1);
        let (mut cells, row) = (Vec::new(), self.rows + 1);
        for head in heads {
            let first = cells.len();
            cells.push((Cell::text(&*head.text), style::HEAD));
            cells.extend((1..head.span).map(|_| (Cell::Blank, style::HEAD)));
            if head.span > 1 {
                self.merged.push(format!("{}{row}:{}{row}", letters(first), letters(cells.len() - 1)));
            }
        }
        self.write(&cells)
    }

    pub fn columns(&mut self, columns: &[Column]) -> Result<()> {
        let from = self.heads_from.take().unwrap_or(self.rows + 1);
        self.repeated.get_or_insert((from, self.rows + 1));
        self.write(&columns.iter().map(|column| (Cell::text(&*column.head), style::HEAD)).collect::<Vec<_>>())
    }

    pub fn row(&mut self, row: &Row) -> Result<()> {
        self.begin_row();
        for (at, cell) in row.cells.iter().enumerate() {
            let kind = match cell {
                Cell::Number(_) | Cell::Figure(..) => style::NUMBER,
                Cell::Day(_) => style::DAY,
                Cell::Blank | Cell::Text(_) => style::TEXT,
            };
            let look = match row.look {
                Look::Plain => 0,
                Look::Total => style::TOTAL,
                Look::Struck => style::STRUCK,
            };
            self.cell(at, cell, kind + look);
        }
        self.end_row()
    }

    pub fn finish(mut self) -> Result<Vec<u8>> {
        self.pending.push_str(&parts::sheet_foot(&self.merged));
        self.hand_on()?;
        self.zip.start_file("xl/workbook.xml", options())?;
        let corner = format!("${}${}", letters(self.columns - 1), self.rows.max(1));
        self.zip.write_all(parts::workbook(&corner, self.repeated).as_bytes())?;
        Ok(self.zip.finish()?.into_inner())
    }

    fn write(&mut self, cells: &[(Cell, u8)]) -> Result<()> {
        self.begin_row();
        for (at, (cell, style)) in cells.iter().enumerate() {
            self.cell(at, cell, *style);
        }
        self.end_row()
    }

    fn begin_row(&mut self) {
        self.rows += 1;
        self.pending.push_str("<row r=\"");
        self.pending.push_str(&self.rows.to_string());
        self.pending.push_str("\">");
    }

    fn cell(&mut self, at: usize, cell: &Cell, style: u8) {
        use std::fmt::Write;
        let (out, row) = (&mut self.pending, self.rows);
        // Writing to a String cannot fail.
        let _ = write!(out, "<c r=\"{}{row}\" s=\"{style}\"", letters(at));
        match cell {
            Cell::Blank => out.push_str("/>"),
            // An inline string is text whatever it begins with; a formula would be another element.
            Cell::Text(text) => {
                out.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                escape(out, text);
                out.push_str("</t></is></c>");
            }
            Cell::Number(number) => _ = write!(out, "><v>{number}</v></c>"),
            Cell::Figure(figure, _) => _ = write!(out, "><v>{figure}</v></c>"),
            Cell::Day(day) => _ = write!(out, "><v>{}</v></c>", serial(*day)),
        }
    }

    fn end_row(&mut self) -> Result<()> {
        self.pending.push_str("</row>");
        if self.pending.len() >= PORTION { self.hand_on() } else { Ok(()) }
    }

    fn hand_on(&mut self) -> Result<()> {
        self.zip.write_all(self.pending.as_bytes())?;
        self.pending.clear();
        Ok(())
    }
}

/// Without the time of day: the same content makes the same bytes.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        // Some more bytes for a third of the time.
        .compression_level(Some(1))
        .last_modified_time(zip::DateTime::default())
}

/// The name of a column from its place: 0 is A, 26 is AA.
fn letters(mut at: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b'A' + (at % 26) as u8);
        match at / 26 {
            0 => break,
            rest => at = rest - 1,
        }
    }
    name.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Days as spreadsheets count them, from the end of 1899.
fn serial(day: NaiveDate) -> i64 {
    (day - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default()).num_days()
}

/// Text within XML; signs that XML does not know are left out.
fn escape(out: &mut String, text: &str) {
    for sign in text.chars().take(LONGEST) {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}' => out.push(sign),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_and_days_counted_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        let day = |text: &str| serial(text.parse().expect("a day"));
        assert_eq!((day("1900-03-01"), day("2026-11-24")), (61, 46350));
    }

    #[test]
    fn text_cannot_leave_its_cell() {
        let mut out = String::new();
        escape(&mut out, "</t>&\u{0}\u{1}\u{b}\u{ffff}é");
        assert_eq!(out, "&lt;/t&gt;&amp;é");
    }
}
