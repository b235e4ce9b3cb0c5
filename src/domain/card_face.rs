//! Everything that is printed on a card (*kartu AK-1*), frozen when the card is issued.
//!
//! A card already issued never changes: not when the office moves, not when its signer's title does.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::iso;
use super::form::biodata::Biodata;
use super::settings::Office;

/// The printed fields of domain facts 1.3, in their order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardFace {
    /// Letterhead: city, office, address.
    pub government: String,
    pub office: String,
    pub office_address: String,
    /// Where the card is signed, as "Pekalongan".
    pub place: String,
    /// None on a draft that has no number yet.
    pub number: Option<String>,
    pub nik: String,
    pub name: String,
    pub birth_place: String,
    #[serde(with = "iso")]
    pub birth_date: NaiveDate,
    /// Codes; the words come from `text`.
    pub sex: String,
    pub marital: String,
    pub religion: String,
    pub address: String,
    pub phone: String,
    pub education: Vec<EducationLine>,
    pub skills: Vec<SkillLine>,
    #[serde(with = "iso::option")]
    pub issued_on: Option<NaiveDate>,
    #[serde(with = "iso::option")]
    pub valid_until: Option<NaiveDate>,
    /// Due dates of the three reports (months 6, 12 and 18).
    #[serde(with = "iso::list")]
    pub reports_due: Vec<NaiveDate>,
    pub terms: Vec<String>,
    pub signer: Option<Signer>,
    /// Which reprint this is, counted from 1; 0 for the first print of a number and for a correction.
    #[serde(default)]
    pub copy: u16,
    /// Why it was printed again: the code of a cause, empty where `copy` is 0.
    #[serde(default)]
    pub copy_cause: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EducationLine {
    /// Code of the level.
    pub level: String,
    pub school: String,
    pub major: String,
    pub year: String,
}

/// A course, a skill or a job: the card keeps them in one table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SkillLine {
    pub what: String,
    pub year: String,
}

/// Who signs for the office, as it stood when the card was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signer {
    pub name: String,
    pub nip: String,
    pub title: String,
}

/// Personal data: nothing of it is shown.
impl std::fmt::Debug for CardFace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardFace(…)")
    }
}

impl CardFace {
    /// A face with nothing on it, for tests of the layout.
    #[cfg(test)]
    pub(crate) fn blank() -> CardFace {
        let empty = String::new;
        CardFace {
            government: empty(),
            office: empty(),
            office_address: empty(),
            place: empty(),
            number: None,
            nik: empty(),
            name: empty(),
            birth_place: empty(),
            birth_date: NaiveDate::MIN,
            sex: empty(),
            marital: empty(),
            religion: empty(),
            address: empty(),
            phone: empty(),
            education: Vec::new(),
            skills: Vec::new(),
            issued_on: None,
            valid_until: None,
            reports_due: Vec::new(),
            terms: Vec::new(),
            signer: None,
            copy: 0,
            copy_cause: empty(),
        }
    }

    /// The draft that the job seeker confirms: all but number, dates and signer.
    pub fn draft(biodata: &Biodata, office: &Office) -> CardFace {
        use super::code::Code;
        CardFace {
            government: office.government.clone(),
            office: office.name.clone(),
            office_address: office.address.clone(),
            place: office.place.clone(),
            number: None,
            nik: biodata.nik.to_string(),
            name: biodata.name.to_string(),
            birth_place: biodata.birth_place.clone(),
            birth_date: biodata.birth_date.date(),
            sex: biodata.sex.code().to_owned(),
            marital: biodata.marital.code().to_owned(),
            religion: biodata.religion.code().to_owned(),
            address: biodata.domicile.clone(),
            phone: biodata.phone.to_string(),
            education: education_lines(biodata),
            skills: skill_lines(biodata),
            issued_on: None,
            valid_until: None,
            reports_due: Vec::new(),
            terms: office.terms.clone(),
            signer: None,
            copy: 0,
            copy_cause: String::new(),
        }
    }
}

/// From the lowest level to the highest, as the printed rows run.
fn education_lines(biodata: &Biodata) -> Vec<EducationLine> {
    use super::code::Code;
    let mut schools: Vec<_> = biodata.education.iter().collect();
    schools.sort_by_key(|school| school.level);
    let line = |school: &&super::form::biodata::School| EducationLine {
        level: school.level.code().to_owned(),
        school: school.school.clone(),
        major: school.major.clone(),
        year: school.year.clone(),
    };
    schools.iter().map(line).collect()
}

fn skill_lines(biodata: &Biodata) -> Vec<SkillLine> {
    let courses = biodata.courses.iter().map(|c| SkillLine { what: c.title.clone(), year: c.year.clone() });
    let skills = biodata.skills.lines().filter(|line| !line.trim().is_empty());
    let skills = skills.map(|line| SkillLine { what: line.trim().to_owned(), year: String::new() });
    let work = biodata.work.iter().map(|job| SkillLine {
        what: format!("{}, {}", job.position, job.employer),
        year: if job.until.is_empty() { job.from.clone() } else { format!("{}–{}", job.from, job.until) },
    });
    courses.chain(skills).chain(work).collect()
}
