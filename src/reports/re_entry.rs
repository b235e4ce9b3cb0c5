//! The file for typing cards into E-Makaryo / SIAPkerja once more: a row for each card, its columns in the order of the form, since what those
//! systems ask could not be read (domain facts 2.2). Disability, guardian and wage stay here: they are nobody else's business.

use std::collections::HashMap;

use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::export::Format;
use crate::domain::form::answers::row_key;
use crate::domain::form::{Answers, ELSEWHERE, Step};
use crate::domain::issued_card::CardList;
use crate::domain::phone::Phone;
use crate::domain::place::{District, Village};
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Cell, Column, Look, Row};
use crate::reports::issued_card::PORTION;
use crate::reports::sheet::Sheet;
use crate::reports::{Export, ExportError};
use crate::store::Store;
use crate::store::clock::office_time;
use crate::store::issued_card::IssuedCard;
use crate::text::{form, ipk, re_entry as words, register};

/// What stands in a column.
#[derive(Clone, Copy)]
enum What {
    Number,
    Issued,
    Valid,
    Nik,
    BirthDate,
    /// The answer to a question in words; a choice by its name.
    Answer(&'static str),
    /// The same, as its code.
    Code(&'static str),
    Phone,
    Village,
    VillageCode,
    District,
    DistrictCode,
    City,
    CityCode,
    /// Of the highest schooling: a question of its row.
    School(&'static str),
    SchoolCode,
    /// All rows of a step in one cell.
    Rows(Step),
    Entered,
    EnteredBy,
}

/// The columns with their heads and widths.
const COLUMNS: [(What, &str, u8); 45] = [
    (What::Number, register::CARD_NUMBER, 20),
    (What::Issued, register::ISSUED, 12),
    (What::Valid, register::VALID, 12),
    (What::Nik, register::NIK, 20),
    (What::Answer("name"), words::NAME, 30),
    (What::Answer("birth_place"), register::BIRTH_PLACE, 18),
    (What::BirthDate, register::BIRTH_DATE, 12),
    (What::Answer("sex"), words::SEX, 12),
    (What::Answer("religion"), words::RELIGION, 14),
    (What::Answer("marital"), words::MARITAL, 14),
    (What::Answer("nationality"), words::NATIONALITY, 16),
    (What::Answer("ktp_street"), words::KTP_STREET, 30),
    (What::Answer("ktp_rt"), words::KTP_RT, 6),
    (What::Answer("ktp_rw"), words::KTP_RW, 6),
    (What::Answer("ktp_village"), words::KTP_VILLAGE, 20),
    (What::Answer("ktp_district"), words::KTP_DISTRICT, 20),
    (What::Answer("ktp_city"), words::KTP_CITY, 20),
    (What::Answer("ktp_postcode"), words::KTP_POSTCODE, 9),
    (What::Village, words::VILLAGE, 20),
    (What::VillageCode, register::VILLAGE_CODE, 16),
    (What::District, words::DISTRICT, 20),
    (What::DistrictCode, words::DISTRICT_CODE, 16),
    (What::City, words::CITY, 26),
    (What::CityCode, words::CITY_CODE, 16),
    (What::Answer("dom_street"), words::STREET, 30),
    (What::Answer("dom_rt"), words::RT, 6),
    (What::Answer("dom_rw"), words::RW, 6),
    (What::Phone, words::PHONE, 18),
    (What::Answer("email"), words::EMAIL, 26),
    (What::School("level"), register::EDUCATION, 20),
    (What::SchoolCode, register::EDUCATION_CODE, 12),
    (What::School("school"), words::SCHOOL, 30),
    (What::School("major"), words::MAJOR, 20),
    (What::School("year"), words::YEAR, 8),
    (What::Rows(Step::Education), words::SCHOOLS, 40),
    (What::Answer("skills"), words::SKILLS, 30),
    (What::Answer("languages"), words::LANGUAGES, 20),
    (What::Rows(Step::Training), words::COURSES, 40),
    (What::Rows(Step::Experience), words::WORK, 40),
    (What::Answer("job"), words::JOB, 26),
    (What::Answer("kbji"), register::OCCUPATION, 30),
    (What::Code("kbji"), register::KBJI, 12),
    (What::Answer("place"), words::PLACE, 20),
    (What::Entered, words::ENTERED, 12),
    (What::EnteredBy, words::BY, 26),
];

pub fn columns() -> Vec<Column> {
    COLUMNS.map(|(_, head, width)| Column::new(head, width)).into()
}

/// The Kemendagri code of the city, and its name.
const CITY: (&str, &str) = ("33.75", "Kota Pekalongan");

fn cell(what: What, card: &IssuedCard, answers: &Answers) -> Cell {
    let said = |key: &str| match answers.get(key) {
        "" => Cell::Blank,
        value => Cell::text(form::answer_of(key, value)),
    };
    let village = Village::from_code(answers.get("kelurahan"));
    let district = village.map(Village::district);
    let outside = answers.get("kelurahan") == ELSEWHERE;
    match what {
        What::Number => Cell::text(&*card.number),
        What::Issued => Cell::Day(card.life.issued_on),
        What::Valid => Cell::Day(card.life.valid_until),
        What::Nik => Cell::text(&*card.nik),
        What::BirthDate => Cell::day(card.birth_date.as_deref().and_then(|day| day.parse().ok())),
        // Where somebody lives as the KTP says, the street of the KTP is that of the home.
        What::Answer(key) => match key.strip_prefix("dom_").filter(|_| answers.get("same") != "tidak") {
            Some(part) => said(&["ktp_", part].concat()),
            None => said(key),
        },
        What::Code(key) => Cell::text(answers.get(key)),
        What::Phone => {
            let typed = answers.get("phone");
            Cell::text(Phone::parse(typed).map_or_else(|_| typed.to_owned(), |phone| phone.national()))
        }
        What::Village => Cell::text(village.map_or("", Village::name)),
        What::VillageCode => Cell::text(village.map_or("", Village::code)),
        What::District => Cell::text(district.map_or("", District::name)),
        What::DistrictCode => Cell::text(district.map_or("", District::code)),
        What::City if outside => Cell::text(answers.get("dom_place")),
        What::City => Cell::text(village.map_or("", |_| CITY.1)),
        What::CityCode => Cell::text(village.map_or("", |_| CITY.0)),
        What::School(field) => highest(answers).map_or(Cell::Blank, |row| said(&row_key("edu", row, field))),
        What::SchoolCode => {
            let level =
                highest(answers).and_then(|row| Education::from_code(answers.get(&row_key("edu", row, "level"))));
            Cell::text(level.map_or("", Education::ipk_code))
        }
        What::Rows(step) => Cell::text(all_rows(step, answers)),
        What::Entered => Cell::day(card.entered.as_ref().map(|entered| office_time(entered.at).date())),
        What::EnteredBy => Cell::text(card.entered.as_ref().map(|entered| entered.by.clone()).unwrap_or_default()),
    }
}

/// The row of the highest schooling.
fn highest(answers: &Answers) -> Option<u8> {
    let rows = Step::Education.rows()?;
    let level = |row: &u8| Education::from_code(answers.get(&row_key(rows.key, *row, "level")));
    (0..answers.row_count(rows)).filter(|row| level(row).is_some()).max_by_key(level)
}

/// "SMA, SMA Negeri 1, IPA, 2018; S1, …".
fn all_rows(step: Step, answers: &Answers) -> String {
    let Some(rows) = step.rows() else { return String::new() };
    let one = |row: u8| {
        let said = |field: &str| {
            let key = row_key(rows.key, row, field);
            Some(answers.get(&key)).filter(|value| !value.is_empty()).map(|value| form::answer_of(&key, value))
        };
        rows.fields.iter().filter_map(|field| said(field.key)).collect::<Vec<_>>().join(", ")
    };
    let all: Vec<String> = (0..answers.row_count(rows)).map(one).filter(|row| !row.is_empty()).collect();
    all.join("; ")
}

/// The cards of a list as a file, those that were issued in `period` or all. What it is for has to be noted with `reports::hand_out`.
pub async fn export(
    store: &Store,
    list: CardList,
    period: Option<ReportPeriod>,
    format: Format,
) -> Result<Export, ExportError> {
    let mut lines = vec![words::list(list).to_owned()];
    lines.extend(period.map(ipk::of_period));
    lines.push(ipk::edition(register::OCCUPATION, crate::domain::kbji::EDITION));
    let mut sheet = Sheet::list(format, words::FILE_TITLE, &lines, &columns())?;
    let (mut behind, mut rows): (Option<String>, u64) = (None, 0);
    loop {
        let portion = store.issued_cards(list, period, behind.as_deref(), PORTION).await?;
        let answers: HashMap<String, Answers> = store.answers_of(&portion).await?;
        let nothing = Answers::default();
        for card in &portion {
            let answers = answers.get(&card.application).unwrap_or(&nothing);
            let cells = COLUMNS.iter().map(|(what, ..)| cell(*what, card, answers)).collect();
            sheet.row(&Row { look: Look::Plain, cells })?;
            rows += 1;
        }
        match portion.into_iter().next_back() {
            Some(last) if rows % PORTION as u64 == 0 => behind = Some(last.id),
            _ => break,
        }
    }
    let of = [list.code().to_owned()].into_iter().chain(period.map(ReportPeriod::code)).collect::<Vec<_>>().join("-");
    let name = register::file_name("input-e-makaryo", &of, None);
    Ok(Export { what: "input", of, name, format, rows, bytes: sheet.finish()? })
}

#[cfg(test)]
mod tests;
