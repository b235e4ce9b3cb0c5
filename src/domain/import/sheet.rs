//! A file as its reader hands it on: the heads of its columns and its rows, whatever they mean.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::date::iso;

/// More rows are not taken at once.
pub const MOST_ROWS: usize = 20_000;
/// Columns beyond these are not read.
pub const MOST_COLUMNS: usize = 60;
/// Signs of a cell; what is longer is cut here and too long for every field.
pub const LONGEST_CELL: usize = 300;

codes! {
    /// Why nothing of a file can be taken; the code travels in an address.
    pub enum FileWrong {
        /// No bytes: nothing was chosen.
        Empty = "kosong",
        /// More than one file in a form.
        Several = "beberapa",
        /// More bytes than are taken, also once unpacked.
        TooLarge = "besar",
        /// Neither CSV nor XLSX.
        NotATable = "bukan-tabel",
        Damaged = "rusak",
        /// More than [`MOST_ROWS`].
        TooManyRows = "baris",
        /// No heads, or nothing below them.
        NoRows = "tanpa-baris",
        /// This very file was imported before.
        Again = "sudah",
    }
}

/// The first row that says anything has the heads. Not `Debug`: personal data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub heads: Vec<String>,
    pub rows: Vec<SheetRow>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// As a spreadsheet numbers it, from 1.
    pub number: u32,
    pub cells: Vec<Cell>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Empty where the cell is.
    Text(String),
    Day(#[serde(with = "iso")] NaiveDate),
    Formula,
    /// A number with more digits than spreadsheets keep.
    Rounded,
}

impl Cell {
    /// Text with single spaces, cut where it is too long for anything. What a spreadsheet would take for a formula is one.
    pub fn text(text: &str) -> Cell {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.bytes().next() {
            Some(b'=' | b'@') => Cell::Formula,
            _ if is_scientific(&text) => Cell::Rounded,
            _ => Cell::Text(text.chars().take(LONGEST_CELL).collect()),
        }
    }
}

/// `3,37501E+15`, as spreadsheets write a long number into a CSV.
fn is_scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else { return false };
    let power = power.strip_prefix('+').unwrap_or(power);
    let number = |text: &str, signs: &[u8]| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || signs.contains(&byte))
    };
    number(digits, b",.") && number(power, b"") && digits.contains([',', '.'])
}

impl SheetRow {
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| matches!(cell, Cell::Text(text) if text.is_empty()))
    }
}

impl Sheet {
    /// Parts heads and rows; None where nothing is written below any heads.
    pub fn of_rows(rows: Vec<SheetRow>) -> Option<Sheet> {
        let mut rows = rows.into_iter().skip_while(SheetRow::is_blank);
        let heads = rows.next()?.cells.into_iter().map(|cell| match cell {
            Cell::Text(text) => text,
            Cell::Day(day) => day.to_string(),
            Cell::Formula | Cell::Rounded => String::new(),
        });
        let (heads, rows): (_, Vec<_>) = (heads.collect(), rows.filter(|row| !row.is_blank()).collect());
        (!rows.is_empty()).then_some(Sheet { heads, rows })
    }
}
