//! The table of the sheets: for each page its fields, with the kind of each and the place in [`Office`] that it sets.

use chrono::NaiveDate;

use super::{Area, Office};
use crate::domain::reminder::LONGEST_LEAD;

/// A field of a sheet about the office itself, with the place in [`Office`] that it sets.
pub struct Field {
    pub key: &'static str,
    pub input: Input,
}

pub enum Input {
    /// One line of at most so many characters.
    Line(u16, fn(&mut Office) -> &mut String),
    /// The same, which may be left empty.
    MayLine(u16, fn(&mut Office) -> &mut String),
    /// So many lines at most, each of so many characters.
    Lines(u8, u16, fn(&mut Office) -> &mut Vec<String>),
    /// The same, which may be left empty.
    MayLines(u8, u16, fn(&mut Office) -> &mut Vec<String>),
    Name(fn(&mut Office) -> &mut String),
    Nip(fn(&mut Office) -> &mut String),
    /// The first four digits of a card number.
    Region(fn(&mut Office) -> &mut String),
    /// A day, which may be left empty.
    Day(fn(&mut Office) -> &mut Option<NaiveDate>),
    /// A whole number from and to.
    Number(u16, u16, fn(&Office) -> u16, fn(&mut Office, u16)),
    /// The sheet on which cards are printed.
    Paper,
    /// A tick for each kind of document.
    Documents,
    /// The running number of the next card; it lies with the counter, not in [`Office`].
    NextNumber,
}

/// The fields that stand once on a page; the sheets of reasons and signers have rows instead.
pub fn fields(area: Area) -> &'static [Field] {
    match area {
        Area::Office => OFFICE,
        Area::Sop => SOP,
        Area::Requirements => REQUIREMENTS,
        Area::Numbering => NUMBERING,
        Area::Terms => TERMS,
        Area::Reasons | Area::Officers | Area::Signers => &[],
    }
}

const fn field(key: &'static str, input: Input) -> Field {
    Field { key, input }
}

const OFFICE: &[Field] = &[
    field("government", Input::Line(80, |office| &mut office.government)),
    field("office_name", Input::Line(100, |office| &mut office.name)),
    field("address", Input::Line(160, |office| &mut office.address)),
    field("city", Input::Line(60, |office| &mut office.city)),
    field("place", Input::Line(40, |office| &mut office.place)),
    field("head_name", Input::Name(|office| &mut office.head_name)),
    field("head_nip", Input::Nip(|office| &mut office.head_nip)),
    field("opening_hours", Input::Line(120, |office| &mut office.opening_hours)),
    field("complaints", Input::Line(160, |office| &mut office.complaints)),
];

const SOP: &[Field] = &[
    field("sop_unit", Input::MayLine(160, |office| &mut office.sop_unit)),
    field("sop_title", Input::Line(120, |office| &mut office.sop_title)),
    field("sop_number", Input::MayLine(60, |office| &mut office.sop_number)),
    field("sop_made", Input::Day(|office| &mut office.sop_made)),
    field("sop_revised", Input::Day(|office| &mut office.sop_revised)),
    field("sop_effective", Input::Day(|office| &mut office.sop_effective)),
    field("legal_basis", Input::Lines(12, 300, |office| &mut office.legal_basis)),
    field("sop_qualification", Input::Lines(12, 200, |office| &mut office.sop_qualification)),
    field("sop_related", Input::MayLines(12, 200, |office| &mut office.sop_related)),
    field("sop_equipment", Input::Lines(12, 200, |office| &mut office.sop_equipment)),
    field("sop_warning", Input::Line(300, |office| &mut office.sop_warning)),
    field("sop_records", Input::Line(300, |office| &mut office.sop_records)),
];

/// 13 is the youngest age at which light work is allowed at all, 21 the oldest floor that would still make sense.
const REQUIREMENTS: &[Field] = &[
    field("required", Input::Documents),
    field(
        "age_floor",
        Input::Number(13, 21, |office| office.age_floor.into(), |office, age| office.age_floor = age as u8),
    ),
    field("draft_days", Input::Number(7, 365, |office| office.draft_days, |office, days| office.draft_days = days)),
    field(
        "not_collected_days",
        Input::Number(1, 90, |office| office.not_collected_days, |office, days| office.not_collected_days = days),
    ),
    field(
        "report_grace_days",
        Input::Number(0, 180, |office| office.report_grace_days, |office, days| office.report_grace_days = days),
    ),
    field(
        "reminder_days",
        Input::Number(1, LONGEST_LEAD, |office| office.reminder_days, |office, days| office.reminder_days = days),
    ),
];

const NUMBERING: &[Field] =
    &[field("region_code", Input::Region(|office| &mut office.region_code)), field("next_number", Input::NextNumber)];

/// What stands on half a side of the card in a readable size: eight lines of 300 letters.
const TERMS: &[Field] = &[
    field("paper", Input::Paper),
    field("terms", Input::Lines(8, 300, |office| &mut office.terms)),
    field(
        "validity_years",
        Input::Number(1, 5, |office| office.validity_years.into(), |office, years| office.validity_years = years as u8),
    ),
];
