//! The one validation of the form, run in the browser while the person types and on the server when it arrives.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answers::{Answers, row_key};
use super::{Field, Input, List, Step, When};
use crate::domain::address::{parse_postcode, parse_rt};
use crate::domain::code::Code;
use crate::domain::date::{BirthDate, parse_year};
use crate::domain::document::Required;
use crate::domain::line::{line, note};
use crate::domain::{
    Problem, disability::Disability, education::Education, email::Email, helper::Helper, kbji::KbjiGroup,
    marital_status::MaritalStatus, names::Names, nationality::Nationality, nik::Nik, person_name::PersonName,
    phone::Phone, place::Village, religion::Religion, sex::Sex, work_place::WorkPlace,
};

/// What the check of a step depends on besides the answers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Rules {
    #[serde(with = "crate::domain::date::iso")]
    pub today: NaiveDate,
    /// Youngest age that may register; a setting of the office (default 15).
    pub age_floor: u8,
    /// The documents that the office asks for.
    #[serde(default)]
    pub required: Required,
    /// The number of the account, against which birth date and sex are compared.
    pub nik: Option<Nik>,
}

/// Everything wrong or odd with `answers` to `step`, by field key, in the order of the page.
pub fn check(step: Step, answers: &Answers, rules: &Rules) -> Vec<(String, Problem)> {
    let mut found = Vec::new();
    for field in step.fields() {
        if asked(field, answers, rules)
            && let Some(problem) = check_field(field, answers.raw(field.key), rules)
        {
            found.push((field.key.to_owned(), problem));
        }
    }
    if let Some(rows) = step.rows() {
        for number in 0..answers.row_count(rows) {
            for field in rows.fields {
                let key = row_key(rows.key, number, field.key);
                if let Some(problem) = check_field(field, answers.raw(&key), rules) {
                    found.push((key, problem));
                }
            }
        }
        found.extend(reversed_years(rows, answers));
    }
    if step == Step::Identity {
        found.extend(against_nik(answers, rules));
    }
    found
}

/// Only what stands in the way of sending; warnings are left out.
pub fn errors(step: Step, answers: &Answers, rules: &Rules) -> Vec<(String, Problem)> {
    let mut found = check(step, answers, rules);
    found.retain(|(_, problem)| !problem.is_warning());
    found
}

/// Whether a field is asked, given the other answers of its page.
pub fn asked(field: &Field, answers: &Answers, rules: &Rules) -> bool {
    match field.when {
        None => true,
        Some(When::Is(key, value)) => answers.get(key) == value,
        Some(When::Given(key)) => !answers.get(key).is_empty(),
        Some(When::Minor) => is_minor(answers, rules),
    }
}

/// Under 18 by the birth date typed, or by the one in the NIK while none is typed.
fn is_minor(answers: &Answers, rules: &Rules) -> bool {
    let typed = BirthDate::parse(answers.get("birth_date"), rules.today).ok();
    typed.is_some_and(|birth| birth.age_on(rules.today) < 18)
}

fn check_field(field: &Field, value: &str, rules: &Rules) -> Option<Problem> {
    if value.trim().is_empty() {
        return match field.input {
            _ if field.optional => None,
            Input::Tick if field.key == "disability_consent" => Some(Problem::NeedsConsent),
            Input::Tick => Some(Problem::NeedsGuardian),
            _ => Some(Problem::Missing),
        };
    }
    match field.input {
        Input::Line(max) => line(value, max).err(),
        Input::Note(max) => note(value, max).err(),
        Input::Name => PersonName::parse(value).err(),
        Input::Date => match BirthDate::parse(value, rules.today) {
            Err(problem) => Some(problem),
            Ok(birth) => {
                (birth.age_on(rules.today) < rules.age_floor).then_some(Problem::TooYoung { floor: rules.age_floor })
            }
        },
        Input::Year => parse_year(value, rules.today).err(),
        Input::Digits(3) => parse_rt(value).err(),
        Input::Digits(5) => parse_postcode(value).err(),
        Input::Digits(most) => number(value, most).err(),
        Input::Phone => Phone::parse(value).err(),
        Input::Email => Email::parse(value).err(),
        Input::Radio(list) | Input::Select(list) => in_list(list, value.trim()),
        Input::Tick => None,
    }
}

/// A whole number; dots and spaces between digits are how people write rupiah.
///
/// # Errors
/// [`Problem::NumberUnreadable`] when anything else is in it or it is longer than `most` digits.
pub fn number(value: &str, most: u8) -> Result<u32, Problem> {
    let mut digits = String::new();
    for sign in value.trim().chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            '.' | ' ' | ',' => {}
            _ => return Err(Problem::NumberUnreadable),
        }
    }
    if digits.len() > usize::from(most) {
        return Err(Problem::NumberUnreadable);
    }
    digits.parse().map_err(|_| Problem::NumberUnreadable)
}

fn in_list(list: List, code: &str) -> Option<Problem> {
    let known = match list {
        List::Sex => Sex::from_code(code).is_some(),
        List::Religion => Religion::from_code(code).is_some(),
        List::MaritalStatus => MaritalStatus::from_code(code).is_some(),
        List::Nationality => Nationality::from_code(code).is_some(),
        List::Disability => Disability::from_code(code).is_some(),
        List::YesNo => matches!(code, "ya" | "tidak"),
        List::Villages => code == super::ELSEWHERE || Village::from_code(code).is_some(),
        List::Education => Education::from_code(code).is_some(),
        List::Kbji => KbjiGroup::from_code(code).is_some(),
        List::WorkPlace => WorkPlace::from_code(code).is_some(),
        List::Names => Names::from_code(code).is_some(),
        List::Helper => Helper::from_code(code).is_some(),
    };
    (!known).then_some(Problem::NotInList)
}

fn reversed_years(rows: &super::Rows, answers: &Answers) -> Vec<(String, Problem)> {
    let year = |number, field| row_value(rows, answers, number, field).parse::<i32>().ok();
    (0..answers.row_count(rows))
        .filter(|n| matches!((year(*n, "from"), year(*n, "until")), (Some(from), Some(until)) if until < from))
        .map(|n| (row_key(rows.key, n, "until"), Problem::YearsReversed))
        .collect()
}

fn row_value<'a>(rows: &super::Rows, answers: &'a Answers, number: u8, field: &str) -> &'a str {
    answers.get(&row_key(rows.key, number, field))
}

/// Birth date and sex against the NIK: warnings, since a NIK is not corrected merely to match (domain facts 5.6).
fn against_nik(answers: &Answers, rules: &Rules) -> Vec<(String, Problem)> {
    let Some(nik) = &rules.nik else { return Vec::new() };
    let birth = BirthDate::parse(answers.get("birth_date"), rules.today).ok();
    let sex = Sex::from_code(answers.get("sex"));
    let key = |problem: &Problem| match problem {
        Problem::NikSexDiffers => "sex",
        Problem::NikBirthDiffers => "birth_date",
        _ => "nik",
    };
    nik.warnings(birth, sex).into_iter().map(|problem| (key(&problem).to_owned(), problem)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules {
            today: NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date"),
            age_floor: 15,
            required: Required::default(),
            nik: Nik::parse("3375994101000001").ok(),
        }
    }

    fn identity() -> Answers {
        [
            ("name", "Sari Rahayu"),
            ("birth_place", "Pekalongan"),
            ("birth_date", "01-01-2000"),
            ("sex", "P"),
            ("religion", "islam"),
            ("marital", "belum-kawin"),
            ("nationality", "WNI"),
        ]
        .into_iter()
        .fold(Answers::default(), |answers, (key, value)| answers.with(key, value))
    }

    #[test]
    fn a_complete_identity_has_no_problems() {
        assert_eq!(check(Step::Identity, &identity(), &rules()), vec![]);
    }

    #[test]
    fn an_empty_step_names_every_required_field_once() {
        let found = check(Step::Contact, &Answers::default(), &rules());
        assert_eq!(found, vec![("phone".to_owned(), Problem::Missing)]);
    }

    #[test]
    fn a_birth_date_that_contradicts_the_nik_warns_and_does_not_refuse() {
        let answers = identity().with("birth_date", "02-01-2000");
        assert_eq!(check(Step::Identity, &answers, &rules()), vec![("birth_date".into(), Problem::NikBirthDiffers)]);
        assert_eq!(errors(Step::Identity, &answers, &rules()), vec![]);
    }

    #[test]
    fn a_guardian_is_asked_only_between_15_and_17() {
        let minor = identity().with("birth_date", "01-01-2011");
        let keys: Vec<_> = errors(Step::Identity, &minor, &rules()).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["guardian_name", "guardian_relation", "guardian_consent"]);
        let child = identity().with("birth_date", "01-01-2012").with("guardian_name", "Rahayu");
        assert!(
            errors(Step::Identity, &child, &rules()).contains(&("birth_date".into(), Problem::TooYoung { floor: 15 }))
        );
    }

    #[test]
    fn a_disability_is_told_only_with_consent() {
        let told = identity().with("disability", "fisik");
        assert_eq!(errors(Step::Identity, &told, &rules()), [("disability_consent".into(), Problem::NeedsConsent)]);
        assert_eq!(errors(Step::Identity, &told.with("disability_consent", "ya"), &rules()), []);
    }

    #[test]
    fn years_of_work_must_not_run_backwards() {
        let answers = Answers::default()
            .with("work.0.position", "Penjahit")
            .with("work.0.employer", "CV Contoh")
            .with("work.0.from", "2020")
            .with("work.0.until", "2019");
        assert_eq!(errors(Step::Experience, &answers, &rules()), vec![("work.0.until".into(), Problem::YearsReversed)]);
    }

    #[test]
    fn wages_are_read_as_people_write_them() {
        assert_eq!(number("2.400.000", 9), Ok(2_400_000));
        assert_eq!(number("dua juta", 9), Err(Problem::NumberUnreadable));
    }
}
