//! A report as it is shown, printed, exported and kept: plain tables. The same figures make the same value, and its JSON the same bytes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::iso;
use super::ipk::CellKey;
use super::report_cell::{CellPlace, ReportCell};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    pub title: String,
    /// Office, period and the like, a line each.
    pub lead: Vec<String>,
    pub tables: Vec<Table>,
    /// What a reader must know to understand the figures.
    pub notes: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Table {
    /// Empty where the report's title says all.
    pub caption: String,
    /// Heads above several columns, from the top; each row spans all columns.
    pub heads: Vec<Vec<Head>>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A head above the heads of some columns.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub text: String,
    /// Columns, at least one.
    pub span: u16,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Column {
    pub head: String,
    /// On paper and in a workbook, in characters.
    pub width: u8,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub look: Look,
    /// As many as there are columns.
    pub cells: Vec<Cell>,
}

/// How a row is told from the others; never by colour alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Look {
    Plain,
    /// A sum.
    Total,
    /// Cancelled: struck out, and a remark says so.
    Struck,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Cell {
    Blank,
    /// Never a number to be reckoned with: names, codes, NIK, phone.
    Text(String),
    Number(i64),
    /// A figure with the people behind it.
    Figure(u64, CellKey),
    Day(#[serde(with = "iso")] NaiveDate),
}

impl Column {
    pub fn new(head: impl Into<String>, width: u8) -> Column {
        Column { head: head.into(), width }
    }
}

impl Head {
    pub fn new(text: impl Into<String>, span: u16) -> Head {
        Head { text: text.into(), span }
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
    }

    pub fn day(day: Option<NaiveDate>) -> Cell {
        day.map_or(Cell::Blank, Cell::Day)
    }
}

impl Report {
    /// All plain numbers with their places, in the order in which they stand.
    pub fn numbers(&self) -> impl Iterator<Item = (CellPlace, i64)> {
        let rows = (1..)
            .zip(&self.tables)
            .flat_map(|(table, one)| (1..).zip(&one.rows).map(move |(row, one)| (table, row, one)));
        rows.flat_map(|(table, row, one)| {
            (1..).zip(&one.cells).filter_map(move |(column, cell)| match cell {
                Cell::Number(number) => Some((CellPlace { table, row, column }, *number)),
                _ => None,
            })
        })
    }

    /// Whether there is such a figure.
    pub fn has(&self, cell: &ReportCell) -> bool {
        match cell {
            ReportCell::Figure(wanted) => self.figures().any(|(key, _)| key == wanted),
            ReportCell::Place(wanted) => self.numbers().any(|(place, _)| place == *wanted),
        }
    }

    /// The heads of a place: caption of its table, first cell of its row, head of its column.
    pub fn heads_of(&self, place: CellPlace) -> Option<[&str; 3]> {
        let at = |number: u16| usize::from(number).checked_sub(1);
        let table = self.tables.get(at(place.table)?)?;
        let Some(Cell::Text(row)) = table.rows.get(at(place.row)?)?.cells.first() else { return None };
        Some([&table.caption, row, &table.columns.get(at(place.column)?)?.head])
    }

    /// All figures with their addresses, in the order in which they stand.
    pub fn figures(&self) -> impl Iterator<Item = (&CellKey, u64)> {
        let cells = self.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        cells.filter_map(|cell| match cell {
            Cell::Figure(value, key) => Some((key, *value)),
            _ => None,
        })
    }
}
