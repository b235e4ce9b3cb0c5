//! Which figure of a closed report a correction is about.

use std::fmt;
use std::str::FromStr;

use super::ipk::{CellKey, NoCell};

/// By its address, or by its place where a report's figures have none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReportCell {
    Figure(CellKey),
    Place(CellPlace),
}

/// Table, row and column, each counted from 1. A closed report stays as it is, so a place in it always means the same figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CellPlace {
    pub table: u16,
    pub row: u16,
    pub column: u16,
}

/// As `terdaftar~jk:P` or `1.4.2`.
impl fmt::Display for ReportCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportCell::Figure(key) => key.fmt(f),
            ReportCell::Place(place) => write!(f, "{}.{}.{}", place.table, place.row, place.column),
        }
    }
}

impl FromStr for ReportCell {
    type Err = NoCell;

    fn from_str(code: &str) -> Result<ReportCell, NoCell> {
        if !code.starts_with(|first: char| first.is_ascii_digit()) {
            return code.parse().map(ReportCell::Figure);
        }
        let numbers: Option<Vec<u16>> = code.split('.').map(|part| part.parse().ok()).collect();
        match numbers.as_deref() {
            Some(&[table, row, column]) => Ok(ReportCell::Place(CellPlace { table, row, column })),
            _ => Err(NoCell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_back_from_their_code_and_nothing_else_is_one() {
        for code in ["terdaftar~jk:P~umur:20-29", "sisa-akhir", "1.4.2", "3.65535.1"] {
            assert_eq!(code.parse::<ReportCell>().map(|cell| cell.to_string()).as_deref(), Ok(code));
        }
        for bad in ["", "1", "1.2", "1.2.3.4", "1.x.2", "1.70000.2", "-1.2.3", "lain"] {
            assert_eq!(bad.parse::<ReportCell>(), Err(NoCell), "{bad}");
        }
    }
}
