//! The biodata of an applicant: the whole form, parsed. It exists only when every step was answered without error.

use super::answers::row_key;
use super::check::{Rules, asked, errors, number};
use super::{Answers, ELSEWHERE, Step};
use crate::domain::address::Address;
use crate::domain::code::Code;
use crate::domain::date::BirthDate;
use crate::domain::line::{line, note};
use crate::domain::{
    Problem, disability::Disability, education::Education, email::Email, kbji::KbjiGroup,
    marital_status::MaritalStatus, nationality::Nationality, nik::Nik, person_name::PersonName, phone::Phone,
    place::Village, religion::Religion, sex::Sex, work_place::WorkPlace,
};

/// All answers of the AK/II data sheet, each of its type.
#[derive(Clone, Debug)]
pub struct Biodata {
    pub nik: Nik,
    pub name: PersonName,
    pub birth_place: String,
    pub birth_date: BirthDate,
    pub sex: Sex,
    pub religion: Religion,
    pub marital: MaritalStatus,
    pub nationality: Nationality,
    pub disability: Option<Disability>,
    pub guardian: Option<Guardian>,
    pub ktp_address: Address,
    /// None for somebody who lives outside the city; they are served all the same.
    pub village: Option<Village>,
    /// Where the person lives, as one line for the card.
    pub domicile: String,
    pub phone: Phone,
    pub email: Option<Email>,
    pub education: Vec<School>,
    pub courses: Vec<Course>,
    pub skills: String,
    pub languages: String,
    pub work: Vec<Job>,
    pub wanted: Wanted,
}

/// Consent of a parent or guardian for an applicant of 15 to 17 (UU 27/2022, article 25).
#[derive(Clone, Debug)]
pub struct Guardian {
    pub name: PersonName,
    pub relation: String,
}

#[derive(Clone, Debug)]
pub struct School {
    pub level: Education,
    pub school: String,
    pub major: String,
    pub year: String,
}

#[derive(Clone, Debug)]
pub struct Course {
    pub title: String,
    pub organiser: String,
    pub year: String,
}

#[derive(Clone, Debug)]
pub struct Job {
    pub position: String,
    pub employer: String,
    pub from: String,
    pub until: String,
    pub duties: String,
}

#[derive(Clone, Debug)]
pub struct Wanted {
    pub job: String,
    /// Often chosen by the officer: applicants do not know KBJI.
    pub kbji: Option<KbjiGroup>,
    pub place: WorkPlace,
    /// Rupiah a month.
    pub wage: Option<u32>,
}

impl Biodata {
    /// Parses the answers of all steps; their keys are unique over the whole form, so one set holds them all.
    ///
    /// # Errors
    /// Every problem of every step, with its key.
    pub fn parse(nik: &Nik, answers: &Answers, rules: &Rules) -> Result<Biodata, Vec<(String, Problem)>> {
        let found: Vec<_> = Step::ALL.into_iter().flat_map(|step| errors(step, answers, rules)).collect();
        if !found.is_empty() {
            return Err(found);
        }
        let at = |key: &'static str| move |problem| vec![(key.to_owned(), problem)];
        Ok(Biodata {
            nik: nik.clone(),
            name: PersonName::parse(answers.get("name")).map_err(at("name"))?,
            birth_place: line(answers.get("birth_place"), 60).map_err(at("birth_place"))?,
            birth_date: BirthDate::parse(answers.get("birth_date"), rules.today).map_err(at("birth_date"))?,
            sex: Sex::parse(answers.get("sex")).map_err(at("sex"))?,
            religion: Religion::parse(answers.get("religion")).map_err(at("religion"))?,
            marital: MaritalStatus::parse(answers.get("marital")).map_err(at("marital"))?,
            nationality: Nationality::parse(answers.get("nationality")).map_err(at("nationality"))?,
            disability: Disability::from_code(answers.get("disability")),
            guardian: guardian(answers, rules).map_err(at("guardian_name"))?,
            ktp_address: ktp_address(answers).map_err(at("ktp_street"))?,
            village: Village::from_code(answers.get("kelurahan")),
            domicile: domicile(answers).map_err(at("kelurahan"))?,
            phone: Phone::parse(answers.get("phone")).map_err(at("phone"))?,
            email: optional(answers.get("email"), Email::parse).map_err(at("email"))?,
            education: schools(answers).map_err(at("edu.0.level"))?,
            courses: rows(Step::Training, answers, |cell| Course {
                title: cell("title"),
                organiser: cell("organiser"),
                year: cell("year"),
            }),
            skills: note(answers.get("skills"), 400).map_err(at("skills"))?,
            languages: line(answers.get("languages"), 120).map_err(at("languages"))?,
            work: rows(Step::Experience, answers, |cell| Job {
                position: cell("position"),
                employer: cell("employer"),
                from: cell("from"),
                until: cell("until"),
                duties: cell("duties"),
            }),
            wanted: Wanted {
                job: line(answers.get("job"), 80).map_err(at("job"))?,
                kbji: KbjiGroup::from_code(answers.get("kbji")),
                place: WorkPlace::parse(answers.get("place")).map_err(at("place"))?,
                wage: optional(answers.get("wage"), |value| number(value, 9)).map_err(at("wage"))?,
            },
        })
    }

    /// The highest schooling, which the register and the reports count.
    pub fn highest_education(&self) -> Option<&School> {
        self.education.iter().max_by_key(|school| school.level)
    }
}

fn optional<T>(value: &str, parse: impl Fn(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
    if value.is_empty() { Ok(None) } else { parse(value).map(Some) }
}

fn guardian(answers: &Answers, rules: &Rules) -> Result<Option<Guardian>, Problem> {
    let needed = Step::Identity.fields().iter().any(|f| f.key == "guardian_name" && asked(f, answers, rules));
    if !needed {
        return Ok(None);
    }
    Ok(Some(Guardian {
        name: PersonName::parse(answers.get("guardian_name"))?,
        relation: line(answers.get("guardian_relation"), 40)?,
    }))
}

fn ktp_address(answers: &Answers) -> Result<Address, Problem> {
    Address::parse(
        answers.get("ktp_street"),
        answers.get("ktp_rt"),
        answers.get("ktp_rw"),
        answers.get("ktp_village"),
        answers.get("ktp_district"),
        answers.get("ktp_city"),
        answers.get("ktp_postcode"),
    )
}

/// Street with RT and RW, then the kelurahan of the city or the place outside it.
fn domicile(answers: &Answers) -> Result<String, Problem> {
    let (street, rt, rw) = match answers.get("same") {
        "tidak" => ("dom_street", "dom_rt", "dom_rw"),
        _ => ("ktp_street", "ktp_rt", "ktp_rw"),
    };
    let (village, district, city) = match Village::from_code(answers.get("kelurahan")) {
        Some(village) => (village.name(), village.district().name(), "Kota Pekalongan"),
        None if answers.get("kelurahan") == ELSEWHERE => (answers.get("dom_place"), "", ""),
        None => return Err(Problem::NotInList),
    };
    let address = Address::parse(answers.get(street), answers.get(rt), answers.get(rw), village, district, city, "")?;
    Ok(address.one_line())
}

fn schools(answers: &Answers) -> Result<Vec<School>, Problem> {
    let rows = rows(Step::Education, answers, |cell| (cell("level"), cell("school"), cell("major"), cell("year")));
    rows.into_iter()
        .map(|(level, school, major, year)| Ok(School { level: Education::parse(&level)?, school, major, year }))
        .collect()
}

/// The rows of a step, read by cell; the check before has made sure that each cell is in order.
fn rows<T>(step: Step, answers: &Answers, read: impl Fn(&dyn Fn(&str) -> String) -> T) -> Vec<T> {
    let Some(rows) = step.rows() else { return Vec::new() };
    (0..answers.row_count(rows))
        .map(|number| read(&|field| line(answers.get(&row_key(rows.key, number, field)), 200).unwrap_or_default()))
        .collect()
}
