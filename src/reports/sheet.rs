//! Tables as files: a workbook (XLSX) or CSV, written row by row, so that a long book never lies in memory as a whole and nothing of it in a
//! temporary file. Text stays text: no cell is ever a formula, and NIK and phone keep their digits.

mod csv;
mod xlsx;

use crate::domain::export::Format;
use crate::domain::report_table::{Cell, Column, Report, Row};

/// What can go wrong while a file is made in memory.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("a row of CSV could not be written")]
    Csv(#[from] ::csv::Error),
    #[error("a part of the workbook could not be written")]
    Zip(#[from] ::zip::result::ZipError),
    #[error("the file could not be written to memory")]
    Io(#[from] std::io::Error),
}

pub type Result<T, E = SheetError> = std::result::Result<T, E>;

/// A file that is being written: lines of text, then heads, then rows; a report has several such parts.
pub struct Sheet(Kind);

enum Kind {
    // Boxed: both hold the state of their crates.
    Csv(Box<csv::Lines>),
    Xlsx(Box<xlsx::Workbook>),
}

impl Sheet {
    /// `widths`: of all columns of the file, in characters; only a workbook has such.
    pub fn begin(format: Format, widths: &[u8]) -> Result<Sheet> {
        Ok(Sheet(match format {
            Format::Csv => Kind::Csv(Box::new(csv::Lines::begin())),
            Format::Xlsx => Kind::Xlsx(Box::new(xlsx::Workbook::begin(widths)?)),
        }))
    }

    /// A file with one table: title and lines above it, and its heads.
    pub fn list(format: Format, title: &str, lines: &[String], columns: &[Column]) -> Result<Sheet> {
        let widths: Vec<u8> = columns.iter().map(|column| column.width).collect();
        let mut sheet = Sheet::begin(format, &widths)?;
        sheet.title(title)?;
        lines.iter().try_for_each(|line| sheet.line(line))?;
        sheet.blank()?;
        sheet.columns(columns)?;
        Ok(sheet)
    }

    /// A line above or below a table.
    pub fn line(&mut self, text: &str) -> Result<()> {
        match &mut self.0 {
            Kind::Csv(lines) => lines.row(&[Cell::text(text)]),
            Kind::Xlsx(book) => book.line(text),
        }
    }

    pub fn blank(&mut self) -> Result<()> {
        self.line("")
    }

    /// The title of the file, larger than other lines.
    pub fn title(&mut self, text: &str) -> Result<()> {
        match &mut self.0 {
            Kind::Csv(_) => self.line(text),
            Kind::Xlsx(book) => book.title(text),
        }
    }

    /// The heads of a table. In a workbook those of the first are repeated on every page of paper.
    pub fn columns(&mut self, columns: &[Column]) -> Result<()> {
        match &mut self.0 {
            Kind::Csv(lines) => lines.row(&columns.iter().map(|column| Cell::text(&*column.head)).collect::<Vec<_>>()),
            Kind::Xlsx(book) => book.columns(columns),
        }
    }

    pub fn row(&mut self, row: &Row) -> Result<()> {
        match &mut self.0 {
            Kind::Csv(lines) => lines.row(&row.cells),
            Kind::Xlsx(book) => book.row(row),
        }
    }

    /// The whole file.
    pub fn finish(self) -> Result<Vec<u8>> {
        match self.0 {
            Kind::Csv(lines) => lines.finish(),
            Kind::Xlsx(book) => book.finish(),
        }
    }
}

/// A whole report as a file. The same report makes the same bytes.
pub fn of_report(report: &Report, format: Format) -> Result<Vec<u8>> {
    let mut widths: Vec<u8> = Vec::new();
    for table in &report.tables {
        for (at, column) in table.columns.iter().enumerate() {
            match widths.get_mut(at) {
                Some(width) => *width = (*width).max(column.width),
                None => widths.push(column.width),
            }
        }
    }
    let mut sheet = Sheet::begin(format, &widths)?;
    sheet.title(&report.title)?;
    report.lead.iter().try_for_each(|line| sheet.line(line))?;
    for table in &report.tables {
        sheet.blank()?;
        if !table.caption.is_empty() {
            sheet.line(&table.caption)?;
        }
        for heads in &table.heads {
            match &mut sheet.0 {
                Kind::Xlsx(book) => book.heads(heads)?,
                Kind::Csv(lines) => lines.row(&csv::spread(heads))?,
            }
        }
        sheet.columns(&table.columns)?;
        table.rows.iter().try_for_each(|row| sheet.row(row))?;
    }
    sheet.blank()?;
    report.notes.iter().try_for_each(|note| sheet.line(note))?;
    sheet.finish()
}

#[cfg(test)]
mod tests;
