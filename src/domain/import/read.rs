//! One row read as a card, with every reason why it is none.

use chrono::NaiveDate;

use super::{Cell, Columns, Field, LONGEST_YEARS, OldCard, Rules, SheetRow, Wrong};
use crate::domain::Problem;
use crate::domain::card_number::OldNumber;
use crate::domain::code::Code;
use crate::domain::date::{BirthDate, add_years, parse_date};
use crate::domain::education::Education;
use crate::domain::line::line;
use crate::domain::nik::Nik;
use crate::domain::person_name::PersonName;
use crate::domain::place::Village;
use crate::domain::sex::Sex;
use crate::domain::validity::Validity;

/// # Errors
/// All that is wrong, each with its field.
pub fn card(row: &SheetRow, columns: &Columns, rules: Rules) -> Result<OldCard, Vec<(Field, Wrong)>> {
    let mut cells = Cells { row, columns, wrong: Vec::new() };
    let number = cells.text(Field::Number, OldNumber::parse);
    let nik = cells.text(Field::Nik, Nik::parse);
    let name = cells.text(Field::Name, PersonName::parse);
    let birth_place = cells.text(Field::BirthPlace, |text| line(text, 60));
    let birth = cells.day(Field::BirthDate).map(|day| BirthDate::parse(&day.to_string(), rules.today));
    let birth = birth.and_then(|birth| cells.good(Field::BirthDate, birth.map_err(Wrong::Answer)));
    let sex = cells.optional(Field::Sex, sex);
    let village = cells.optional(Field::Village, |text| Ok(village(text)));
    let education = cells.optional(Field::Education, education);
    let issued_on = cells.day(Field::IssuedOn);
    let valid_until = cells.day(Field::ValidUntil);
    if let Some(issued_on) = issued_on {
        if issued_on > rules.today {
            cells.wrong.push((Field::IssuedOn, Wrong::Answer(Problem::DateInFuture)));
        } else if birth.is_some_and(|birth| issued_on <= birth.date()) {
            cells.wrong.push((Field::IssuedOn, Wrong::IssuedBeforeBirth));
        } else if valid_until.is_some_and(|until| until < issued_on) {
            cells.wrong.push((Field::ValidUntil, Wrong::EndsBeforeIssue));
        } else if valid_until.is_some_and(|until| until > add_years(issued_on, LONGEST_YEARS)) {
            cells.wrong.push((Field::ValidUntil, Wrong::EndsTooLate));
        }
    }
    match (number, nik, name, birth, issued_on, cells.wrong.is_empty()) {
        (Some(number), Some(nik), Some(name), Some(birth), Some(issued_on), true) => {
            let written: Option<Sex> = sex.flatten();
            let odd = |problem: &Problem| matches!(problem, Problem::NikBirthDiffers | Problem::NikSexDiffers);
            Ok(OldCard {
                row: row.number,
                warnings: nik.warnings(Some(birth), written).into_iter().filter(odd).collect(),
                number,
                sex: written.unwrap_or(nik.sex()),
                nik,
                name,
                birth_place: birth_place.unwrap_or_default(),
                birth,
                village: village.flatten().flatten(),
                education: education.flatten(),
                issued_on,
                valid_until: valid_until
                    .unwrap_or_else(|| Validity::of_issue(issued_on, rules.validity_years).valid_until()),
            })
        }
        _ => Err(cells.wrong),
    }
}

/// A row's cells by field, and what was wrong with them so far.
struct Cells<'a> {
    row: &'a SheetRow,
    columns: &'a Columns,
    wrong: Vec<(Field, Wrong)>,
}

impl Cells<'_> {
    /// None where the file has no such column; a row that ends early has empty cells.
    fn cell(&self, field: Field) -> Option<Cell> {
        let at = self.columns.of(field)?;
        Some(self.row.cells.get(at).cloned().unwrap_or(Cell::Text(String::new())))
    }

    fn good<T>(&mut self, field: Field, value: Result<T, Wrong>) -> Option<T> {
        value.map_err(|wrong| self.wrong.push((field, wrong))).ok()
    }

    /// None where the column is missing or the cell is wrong.
    fn text<T>(&mut self, field: Field, parse: impl Fn(&str) -> Result<T, Problem>) -> Option<T> {
        let value = match self.cell(field)? {
            Cell::Text(text) => parse(&text).map_err(Wrong::Answer),
            Cell::Day(day) => parse(&day.to_string()).map_err(Wrong::Answer),
            Cell::Formula => Err(Wrong::Formula),
            Cell::Rounded => Err(Wrong::Rounded),
        };
        self.good(field, value)
    }

    /// The same for a cell that may be empty.
    fn optional<T>(&mut self, field: Field, parse: impl Fn(&str) -> Result<T, Problem>) -> Option<Option<T>> {
        self.text(field, |text| if text.is_empty() { Ok(None) } else { parse(text).map(Some) })
    }

    /// A day in any form that people write; None also where the last day of a card is left blank.
    fn day(&mut self, field: Field) -> Option<NaiveDate> {
        let value = match self.cell(field)? {
            Cell::Day(day) => Ok(day),
            Cell::Text(text) if text.is_empty() && !field.is_required() => return None,
            Cell::Text(text) => parse_date(without_time(&text)).map_err(Wrong::Answer),
            Cell::Formula => Err(Wrong::Formula),
            Cell::Rounded => Err(Wrong::Rounded),
        };
        self.good(field, value)
    }
}

/// `2024-06-24 00:00:00` and `2024-06-24T00:00:00` are days that went through a database.
fn without_time(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, time)) if day.len() == 10 && time.contains(':') => day,
        _ => text,
    }
}

fn sex(text: &str) -> Result<Sex, Problem> {
    match plain(text).as_str() {
        "L" | "LK" | "LAKILAKI" | "PRIA" => Ok(Sex::Male),
        "P" | "PR" | "PEREMPUAN" | "WANITA" => Ok(Sex::Female),
        _ => Err(Problem::NotInList),
    }
}

/// A name that is none of the city's is a place elsewhere, and people from elsewhere are served too.
fn village(text: &str) -> Option<Village> {
    let name = plain(text);
    let name = ["KELURAHAN", "KEL"].iter().find_map(|before| name.strip_prefix(before)).unwrap_or(&name);
    Village::ALL.iter().copied().find(|village| plain(village.name()) == name)
}

fn education(text: &str) -> Result<Education, Problem> {
    let level = match plain(text).as_str() {
        "TIDAKSD" | "TIDAKTAMATSD" | "BELUMTAMATSD" | "TIDAKSEKOLAH" => Education::NoPrimary,
        "SD" | "MI" | "PAKETA" | "SEDERAJATSD" => Education::Primary,
        "SMP" | "SLTP" | "MTS" | "PAKETB" => Education::JuniorHigh,
        "SMA" | "SMU" | "SLTA" => Education::SeniorHigh,
        "MA" | "MADRASAHALIYAH" => Education::IslamicSeniorHigh,
        "SMK" | "STM" | "SMEA" | "SMKK" | "MAK" => Education::Vocational,
        "PAKETC" => Education::PackageC,
        "D1" | "DI" | "DIPLOMA1" | "DIPLOMAI" => Education::Diploma1,
        "D2" | "DII" | "DIPLOMA2" | "DIPLOMAII" => Education::Diploma2,
        "D3" | "DIII" | "DIPLOMA3" | "DIPLOMAIII" => Education::Diploma3,
        "D4" | "DIV" | "DIPLOMA4" | "DIPLOMAIV" => Education::Diploma4,
        "S1" | "SARJANA" | "STRATA1" => Education::Bachelor,
        "PROFESI" => Education::Profession,
        "S2" | "MAGISTER" | "STRATA2" => Education::Master,
        "S3" | "DOKTOR" | "STRATA3" => Education::Doctor,
        _ => return Education::parse(text),
    };
    Ok(level)
}

/// Letters and digits alone, in capitals.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
