//! A page of settings as a sheet (*lembar isian*): its fields, what stands in them, and the one check that browser and server run.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::fields::{Field, Input, fields};
use super::{Area, Office};
use crate::domain::card_number::HIGHEST_COUNTER;
use crate::domain::card_paper::CardPaper;
use crate::domain::code::Code;
use crate::domain::date::{iso, parse_date};
use crate::domain::document::{DocumentKind, Required};
use crate::domain::form::check::number;
use crate::domain::form::{Answers, Rows, split_row_key};
use crate::domain::line::line;
use crate::domain::nip::Nip;
use crate::domain::person_name::PersonName;
use crate::domain::{Problem, return_reason, signer};

/// What a check depends on besides what was typed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Facts {
    #[serde(with = "iso")]
    pub today: NaiveDate,
    /// The highest running number that a card of this year has.
    pub given: u32,
    /// Id and name of those who may be named as signers.
    pub signers: Vec<(String, String)>,
}

/// Wrong answers by the key of their field.
pub type Problems = Vec<(String, Problem)>;

/// The rows of a sheet, if it has any.
pub fn rows(area: Area) -> Option<&'static Rows> {
    match area {
        Area::Reasons => Some(&return_reason::ROWS),
        Area::Signers => Some(&signer::ROWS),
        _ => None,
    }
}

/// The field of a row that takes it away when it is ticked.
pub const REMOVE: &str = "remove";
/// The number that the page showed: while it stands unchanged, the counter is left alone, however many cards were issued meanwhile.
pub const NEXT_SHOWN: &str = "next_shown";

/// Whether a sheet asks for this key; what else a request brings along is dropped.
pub fn is_key(area: Area, key: &str) -> bool {
    if let Some(rows) = rows(area) {
        const PARTS: [&str; 7] = [REMOVE, "code", "text", "example", "officer", "from", "until"];
        return split_row_key(key)
            .is_some_and(|(name, at, part)| name == rows.key && at < rows.most && PARTS.contains(&part));
    }
    fields(area).iter().any(|field| match field.input {
        Input::Documents => DocumentKind::ALL.into_iter().any(|kind| document_key(kind) == key),
        Input::NextNumber => key == field.key || key == NEXT_SHOWN,
        _ => key == field.key,
    })
}

/// The key of the tick for a document.
pub fn document_key(kind: DocumentKind) -> String {
    ["required-", kind.code()].concat()
}

/// What stands in the fields of a sheet about the office; `next_number` is that of the next card.
pub fn show(area: Area, office: &Office, next_number: u32) -> Answers {
    let (mut answers, mut office) = (Answers::default(), office.clone());
    for field in fields(area) {
        let text = match field.input {
            Input::Line(_, of) | Input::MayLine(_, of) | Input::Name(of) | Input::Region(of) => of(&mut office).clone(),
            Input::Nip(of) => {
                Nip::parse(of(&mut office)).map_or_else(|_| of(&mut office).clone(), |nip| nip.to_string())
            }
            Input::Lines(_, _, of) | Input::MayLines(_, _, of) => of(&mut office).join("\n"),
            Input::Day(of) => of(&mut office).map(written).unwrap_or_default(),
            Input::Number(_, _, get, _) => get(&office).to_string(),
            Input::Paper => office.paper.code().to_owned(),
            Input::Documents => {
                for kind in DocumentKind::ALL.into_iter().filter(|kind| office.required.has(*kind)) {
                    answers.set(&document_key(kind), "ya");
                }
                continue;
            }
            Input::NextNumber => {
                answers.set(NEXT_SHOWN, next_number.to_string());
                next_number.to_string()
            }
        };
        answers.set(field.key, text);
    }
    answers
}

/// A day as people write it, "24-11-2026".
pub fn written(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// The office with what was typed laid over it.
///
/// # Errors
/// Every problem with its field; then nothing is taken over.
pub fn parse(area: Area, answers: &Answers, before: &Office, facts: &Facts) -> Result<Office, Problems> {
    let (mut office, mut found) = (before.clone(), Problems::new());
    for field in fields(area) {
        if let Err(problem) = lay_over(field, answers, &mut office, facts) {
            found.push((field.key.to_owned(), problem));
        }
    }
    if area == Area::Sop && found.is_empty() {
        for (key, day) in [("sop_revised", office.sop_revised), ("sop_effective", office.sop_effective)] {
            if day.zip(office.sop_made).is_some_and(|(day, made)| day < made) {
                found.push((key.to_owned(), Problem::DatesReversed));
            }
        }
    }
    if found.is_empty() { Ok(office) } else { Err(found) }
}

fn lay_over(field: &Field, answers: &Answers, office: &mut Office, facts: &Facts) -> Result<(), Problem> {
    let typed = answers.raw(field.key);
    match field.input {
        Input::Line(max, of) => *of(office) = needed(line(typed, max)?)?,
        Input::MayLine(max, of) => *of(office) = line(typed, max)?,
        Input::Lines(most, max, of) => *of(office) = lines(&needed(typed.to_owned())?, most, max)?,
        Input::MayLines(most, max, of) => *of(office) = lines(typed, most, max)?,
        Input::Name(of) => *of(office) = PersonName::parse(typed)?.to_string(),
        Input::Nip(of) => *of(office) = Nip::parse(&needed(typed.to_owned())?)?.digits().to_owned(),
        Input::Region(of) => *of(office) = region(typed)?,
        Input::Day(of) => *of(office) = may_day(typed)?,
        Input::Number(least, most, _, set) => {
            let range = Problem::NumberRange { least: least.into(), most: most.into() };
            let number = number(&needed(typed.to_owned())?, 9)?;
            set(office, u16::try_from(number).ok().filter(|number| (least..=most).contains(number)).ok_or(range)?);
        }
        Input::Paper => office.paper = CardPaper::parse(typed)?,
        Input::Documents => {
            let ticked = |kind: &DocumentKind| !answers.get(&document_key(*kind)).is_empty();
            let ticked: Vec<_> = DocumentKind::ALL.into_iter().filter(ticked).collect();
            office.required = Required::new(&ticked);
        }
        Input::NextNumber => {
            next_number(answers, facts)?;
        }
    }
    Ok(())
}

fn needed(text: String) -> Result<String, Problem> {
    if text.trim().is_empty() { Err(Problem::Missing) } else { Ok(text) }
}

/// One entry on each line; blank lines go.
fn lines(typed: &str, most: u8, max: u16) -> Result<Vec<String>, Problem> {
    let lines: Vec<String> = typed.lines().map(|text| line(text, max)).collect::<Result<_, _>>()?;
    let lines: Vec<String> = lines.into_iter().filter(|text| !text.is_empty()).collect();
    if lines.len() > usize::from(most) { Err(Problem::TooManyLines { most }) } else { Ok(lines) }
}

fn region(typed: &str) -> Result<String, Problem> {
    let digits = needed(typed.trim().to_owned())?;
    let fits = digits.len() == 4 && digits.bytes().all(|sign| sign.is_ascii_digit());
    if fits { Ok(digits) } else { Err(Problem::RegionUnreadable) }
}

/// A day of an office's life, or none.
pub(crate) fn may_day(typed: &str) -> Result<Option<NaiveDate>, Problem> {
    match parse_date(typed) {
        Err(Problem::Missing) => Ok(None),
        Ok(day) if (1945..=2100).contains(&day.year()) => Ok(Some(day)),
        Ok(_) => Err(Problem::DateImpossible),
        Err(problem) => Err(problem),
    }
}

/// The number that the next card of this year is to have; None when the field was left as it was shown.
///
/// # Errors
/// [`Problem::NumberRange`] unless it fits the six digits of a card number; [`Problem::NumberGiven`] when it would be given twice.
pub fn next_number(answers: &Answers, facts: &Facts) -> Result<Option<u32>, Problem> {
    let typed = answers.get("next_number");
    if !typed.is_empty() && typed == answers.get(NEXT_SHOWN) {
        return Ok(None);
    }
    let next = number(&needed(typed.to_owned())?, 9)?;
    match next {
        next if !(1..=HIGHEST_COUNTER).contains(&next) => Err(Problem::NumberRange { least: 1, most: HIGHEST_COUNTER }),
        next if next <= facts.given => Err(Problem::NumberGiven { last: facts.given }),
        next => Ok(Some(next)),
    }
}

/// Everything wrong with what was typed into a sheet.
pub fn check(area: Area, answers: &Answers, facts: &Facts) -> Problems {
    let found = match area {
        Area::Reasons => return_reason::parse(answers, &[]).err(),
        Area::Signers => signer::parse(answers, facts).err(),
        Area::Officers => None,
        _ => parse(area, answers, &Office::default(), facts).err(),
    };
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
        Facts { today, given: 41, signers: vec![("a".into(), "Retno".into())] }
    }

    fn told(area: Area, key: &str, typed: &str) -> Vec<(String, Problem)> {
        check(area, &show(area, &Office::default(), 42).with(key, typed), &facts())
    }

    #[test]
    fn what_a_sheet_shows_is_taken_over_unchanged() {
        let office = Office { sop_made: NaiveDate::from_ymd_opt(2021, 3, 1), age_floor: 17, ..Office::default() };
        for area in [Area::Office, Area::Sop, Area::Requirements, Area::Numbering, Area::Terms] {
            let shown = show(area, &office, 42);
            assert_eq!(parse(area, &shown, &office, &facts()), Ok(office.clone()), "{area:?}");
            assert!(shown.iter().all(|(key, _)| is_key(area, key)), "{area:?}");
        }
    }

    #[test]
    fn a_sheet_changes_its_own_part_alone() {
        let before = Office { name: "DINAS LAIN".into(), ..Office::default() };
        let typed = show(Area::Terms, &before, 1).with("validity_years", "3").with("name", "X");
        let after = parse(Area::Terms, &typed, &before, &facts()).expect("an office");
        assert_eq!(after, Office { validity_years: 3, ..before });
    }

    #[test]
    fn nothing_can_break_the_number_of_a_card() {
        for (key, typed, problem) in [
            ("region_code", "", Problem::Missing),
            ("region_code", "337", Problem::RegionUnreadable),
            ("region_code", "33.75", Problem::RegionUnreadable),
            ("region_code", "33a5", Problem::RegionUnreadable),
            ("next_number", "0", Problem::NumberRange { least: 1, most: 999_999 }),
            ("next_number", "1000000", Problem::NumberRange { least: 1, most: 999_999 }),
            ("next_number", "41", Problem::NumberGiven { last: 41 }),
            ("next_number", "lima", Problem::NumberUnreadable),
        ] {
            assert_eq!(told(Area::Numbering, key, typed), [(key.to_owned(), problem)], "{typed}");
        }
        let typed = show(Area::Numbering, &Office::default(), 42).with("next_number", "500");
        assert_eq!(next_number(&typed, &facts()), Ok(Some(500)));
    }

    #[test]
    fn a_number_that_was_not_touched_is_no_change_even_when_cards_were_issued_meanwhile() {
        let shown = show(Area::Numbering, &Office::default(), 42);
        assert_eq!(next_number(&shown, &Facts { given: 50, ..facts() }), Ok(None));
    }

    #[test]
    fn numbers_outside_their_range_are_refused() {
        for (area, key, least, most) in [
            (Area::Requirements, "age_floor", 13, 21),
            (Area::Requirements, "draft_days", 7, 365),
            (Area::Requirements, "not_collected_days", 1, 90),
            (Area::Requirements, "reminder_days", 1, 30),
            (Area::Terms, "validity_years", 1, 5),
        ] {
            for (typed, fits) in [(least, true), (most, true), (least - 1, false), (most + 1, false), (70_000, false)] {
                let expected = if fits { vec![] } else { vec![(key.to_owned(), Problem::NumberRange { least, most })] };
                assert_eq!(told(area, key, &typed.to_string()), expected, "{key} {typed}");
            }
        }
    }

    #[test]
    fn ten_thousand_characters_are_too_long_for_every_field_of_text() {
        let endless = "a".repeat(10_000);
        for area in Area::ALL {
            for field in fields(*area) {
                let max = match field.input {
                    Input::Line(max, _)
                    | Input::MayLine(max, _)
                    | Input::Lines(_, max, _)
                    | Input::MayLines(_, max, _) => max,
                    Input::Name(_) => 120,
                    _ => {
                        assert!(
                            matches!(field.input, Input::Documents) || !told(*area, field.key, &endless).is_empty()
                        );
                        continue;
                    }
                };
                assert_eq!(told(*area, field.key, &endless), [(field.key.to_owned(), Problem::TooLong { max })]);
            }
        }
        let many = "Satu.\n".repeat(9);
        assert_eq!(told(Area::Terms, "terms", &many), [("terms".into(), Problem::TooManyLines { most: 8 })]);
    }

    #[test]
    fn an_sop_is_not_revised_before_it_was_made() {
        let typed =
            show(Area::Sop, &Office::default(), 1).with("sop_made", "1 Maret 2021").with("sop_revised", "28-02-2021");
        assert_eq!(check(Area::Sop, &typed, &facts()), [("sop_revised".into(), Problem::DatesReversed)]);
        assert_eq!(told(Area::Sop, "sop_effective", "31-04-2021"), [("sop_effective".into(), Problem::DateImpossible)]);
    }
}
