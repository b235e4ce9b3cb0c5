//! The register book (*buku register*): its orders, what is remarked in it, and how a row is named in an address.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::application::Kind;
use super::code::{codes, serde_by_code};
use super::date::iso;
use super::removal::Removal;
use super::work_end::WorkEnd;

codes! {
    pub enum Order {
        Number = "nomor",
        Date = "tanggal",
        Name = "nama",
        /// By the code of the kelurahan, then by name.
        Village = "kelurahan",
    }
}

/// A row's number within its year. In an address it stands for the row, which a name must not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RowNumber {
    pub year: i32,
    pub number: i64,
}

impl RowNumber {
    /// As `123/2026`.
    pub fn code(self) -> String {
        format!("{}/{}", self.number, self.year)
    }

    pub fn from_code(code: &str) -> Option<RowNumber> {
        let (number, year) = code.split_once('/')?;
        let number = number.trim().parse().ok().filter(|number| *number > 0)?;
        Some(RowNumber { year: year.trim().parse().ok()?, number })
    }
}

serde_by_code!(RowNumber);

/// Something that happened to a row after it was entered, with its day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Remark {
    #[serde(with = "iso")]
    pub on: NaiveDate,
    pub what: Remarked,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Remarked {
    Cancelled,
    Issued,
    IssueUndone,
    Signed,
    SignUndone,
    HandedOver,
    /// Sent or confirmed once more: the row's data may have changed.
    Revised,
    NikChanged,
    Working,
    NotWorking(WorkEnd),
    Withdrawn(Removal),
    Replaced,
    NotReplaced,
    /// A correction or reprint of the card was issued.
    PrintedAgain(PrintKind),
}

/// The two kinds of print that keep a card's number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PrintKind {
    Correction,
    Reprint,
}

impl PrintKind {
    pub fn of(kind: Kind) -> Option<PrintKind> {
        match kind {
            Kind::Correction => Some(PrintKind::Correction),
            Kind::Reprint => Some(PrintKind::Reprint),
            Kind::New | Kind::Renewal => None,
        }
    }
}

impl Remarked {
    /// Whether a column of the open book says it already. A page that was signed off keeps its columns, so there everything is a remark.
    pub fn has_a_column(self) -> bool {
        matches!(
            self,
            Remarked::Issued | Remarked::Signed | Remarked::SignUndone | Remarked::HandedOver | Remarked::Revised
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_named_by_number_and_year_and_by_nothing_else() {
        let row = RowNumber { year: 2026, number: 123 };
        assert_eq!(RowNumber::from_code(&row.code()), Some(row));
        for bad in ["", "123", "0/2026", "-1/2026", "Siti/2026", "1/2/3"] {
            assert_eq!(RowNumber::from_code(bad), None, "{bad}");
        }
    }
}
