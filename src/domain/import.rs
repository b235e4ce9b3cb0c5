//! The import of an old register (*impor register lama*): which column holds what, and each row read as a card from before this system, or every
//! reason why it is none. Nothing here knows the database; what is known already is asked by the store.

pub mod column;
mod read;
pub mod sheet;

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Problem;
use super::card_number::{CardNumber, OldNumber};
use super::date::BirthDate;
use super::education::Education;
use super::nik::Nik;
use super::person_name::PersonName;
use super::place::Village;
use super::sex::Sex;

pub use column::{Columns, Field};
pub use sheet::{Cell, Sheet, SheetRow};

/// A card from before this system with its holder. Not `Debug`: it is personal data from end to end.
#[derive(Clone, PartialEq, Eq)]
pub struct OldCard {
    /// The row of the file, as a spreadsheet numbers it.
    pub row: u32,
    pub number: OldNumber,
    pub nik: Nik,
    pub name: PersonName,
    /// May be empty.
    pub birth_place: String,
    pub birth: BirthDate,
    /// As written; where there is no such column, as the NIK tells.
    pub sex: Sex,
    /// None outside the city, and where nothing was written.
    pub village: Option<Village>,
    pub education: Option<Education>,
    pub issued_on: NaiveDate,
    /// The last valid day.
    pub valid_until: NaiveDate,
    /// Where the NIK tells another birth date or sex. A NIK is not corrected merely to match, so this refuses nobody.
    pub warnings: Vec<Problem>,
}

impl OldCard {
    pub fn is_valid_on(&self, today: NaiveDate) -> bool {
        today <= self.valid_until
    }

    /// Year and running number where the number follows this office's pattern: counting goes on behind it.
    pub fn counter(&self, region: &str) -> Option<(i32, u32)> {
        let number = CardNumber::parse(self.number.as_str()).ok().filter(|number| number.region() == region)?;
        Some((number.issued_day().year(), number.counter()))
    }
}

/// What is wrong with one cell of a row, or with the row as a whole. No personal data: it may be kept and shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Wrong {
    Answer(Problem),
    /// Reckoned from other cells: the value that was kept may be an old one.
    Formula,
    /// Kept as a number of more than fifteen digits: the last ones are lost.
    Rounded,
    /// The last day comes before the day of issue.
    EndsBeforeIssue,
    IssuedBeforeBirth,
    /// The last day comes more than [`LONGEST_YEARS`] after the day of issue.
    EndsTooLate,
    /// The number stands in an earlier row of this file.
    Twice {
        row: u32,
    },
    /// A card with this number is here already.
    Known,
    /// The same person has a newer card, in this file or here, while this one still runs: nobody is on the register twice.
    NewerCard,
}

/// No card ever lasted longer: a later last day is a slip.
pub const LONGEST_YEARS: u32 = 10;

/// Why a row is not taken, one for each cell that is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Refused {
    pub row: u32,
    pub field: Field,
    pub wrong: Wrong,
}

/// What the rows are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub today: NaiveDate,
    /// Years for which a card holds where the register says nothing.
    pub validity_years: u8,
}

/// A whole file, row by row.
#[derive(Default)]
pub struct Checked {
    pub cards: Vec<OldCard>,
    /// In the order of the rows.
    pub refused: Vec<Refused>,
}

impl Checked {
    /// Takes out the cards for which `known` gives a reason.
    pub fn without(&mut self, known: impl Fn(&OldCard) -> Option<(Field, Wrong)>) {
        let refused = &mut self.refused;
        self.cards.retain(|card| match known(card) {
            Some((field, wrong)) => {
                refused.push(Refused { row: card.row, field, wrong });
                false
            }
            None => true,
        });
        refused.sort_by_key(|one| one.row);
    }

    /// How many rows are refused.
    pub fn refused_rows(&self) -> usize {
        rows_of(&self.refused)
    }

    /// The highest running number of each year among the numbers of this office's pattern.
    pub fn counters(&self, region: &str) -> BTreeMap<i32, u32> {
        let mut highest = BTreeMap::new();
        for (year, counter) in self.cards.iter().filter_map(|card| card.counter(region)) {
            let known = highest.entry(year).or_insert(counter);
            *known = counter.max(*known);
        }
        highest
    }
}

/// How many rows these reasons are about; they stand in the order of the rows.
pub fn rows_of(refused: &[Refused]) -> usize {
    refused.chunk_by(|one, next| one.row == next.row).count()
}

/// Reads every row. Blank rows are passed over.
pub fn check(sheet: &Sheet, columns: &Columns, rules: Rules) -> Checked {
    let mut checked = Checked::default();
    let mut numbers = HashMap::new();
    for row in sheet.rows.iter().filter(|row| !row.is_blank()) {
        match read::card(row, columns, rules) {
            Ok(card) => {
                let first = *numbers.entry(card.number.key()).or_insert(card.row);
                if first == card.row {
                    checked.cards.push(card);
                } else {
                    let wrong = Wrong::Twice { row: first };
                    checked.refused.push(Refused { row: card.row, field: Field::Number, wrong });
                }
            }
            Err(wrong) => checked.refused.extend(wrong.into_iter().map(|(field, wrong)| Refused {
                row: row.number,
                field,
                wrong,
            })),
        }
    }
    let mut newest: HashMap<Nik, (NaiveDate, u32)> = HashMap::new();
    for card in &checked.cards {
        let place = (card.issued_on, card.row);
        let known = newest.entry(card.nik.clone()).or_insert(place);
        *known = place.max(*known);
    }
    checked.without(|card| {
        let newer = newest.get(&card.nik).is_some_and(|newest| *newest > (card.issued_on, card.row));
        (newer && card.is_valid_on(rules.today)).then_some((Field::Nik, Wrong::NewerCard))
    });
    checked
}

#[cfg(test)]
mod tests;
