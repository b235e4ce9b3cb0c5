//! Work that a job seeker has found (*penempatan*), as holder, counter or employer tell it: what reports III/7 and III/8 ask.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Problem;
use super::code::{Code, codes};
use super::date::parse_date;
use super::employer_kind::EmployerKind;
use super::form::Answers;
use super::form::check::number;
use super::kbji::KbjiGroup;
use super::kbli::KbliSection;
use super::line::{line, note};
use super::placement_area::PlacementArea;

codes! {
    /// From whom the office knows it.
    pub enum Teller {
        Holder = "pemohon",
        Counter = "loket",
        /// Who scanned the card; holds only once the office has confirmed it.
        Employer = "pemberi-kerja",
    }
}

/// The keys of the answers that [`FoundWork::parse`] reads.
pub const KEYS: [&str; 9] =
    ["starts_on", "employer", "employer_kind", "kbli", "kbji", "area", "position", "wage", "note"];

/// Found work in words that can be counted, and in those that are sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundWork {
    pub starts_on: NaiveDate,
    pub employer_kind: EmployerKind,
    pub kbli: KbliSection,
    pub kbji: KbjiGroup,
    pub area: PlacementArea,
    pub words: WorkWords,
}

/// The free text and the wage, which are kept sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkWords {
    /// Name of the employer.
    pub employer: String,
    /// The job in the person's own words; may be empty.
    pub position: String,
    /// Rupiah a month.
    pub wage: Option<u32>,
    pub note: String,
}

/// Personal data: nothing of it is shown.
impl std::fmt::Debug for WorkWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WorkWords(…)")
    }
}

impl FoundWork {
    /// Reads the answers of the form. `issued_on` is the day of issue of the card.
    ///
    /// # Errors
    /// Every problem with its key: `DateInFuture` and `DatesReversed` (before the card was issued) for the first day, `Missing` for
    /// all but position, wage and note.
    pub fn parse(
        answers: &Answers,
        issued_on: NaiveDate,
        today: NaiveDate,
    ) -> Result<FoundWork, Vec<(String, Problem)>> {
        let mut found = Vec::new();
        let starts_on = keep(&mut found, "starts_on", first_day(answers.get("starts_on"), issued_on, today));
        let employer = match line(answers.raw("employer"), 100) {
            Ok(name) if name.is_empty() => Err(Problem::Missing),
            other => other,
        };
        let employer = keep(&mut found, "employer", employer);
        let employer_kind = keep(&mut found, "employer_kind", EmployerKind::parse(answers.get("employer_kind")));
        let kbli = keep(&mut found, "kbli", KbliSection::parse(answers.get("kbli")));
        let kbji = keep(&mut found, "kbji", KbjiGroup::parse(answers.get("kbji")));
        let area = keep(&mut found, "area", PlacementArea::parse(answers.get("area")));
        let position = keep(&mut found, "position", line(answers.raw("position"), 80));
        let wage = match answers.get("wage") {
            "" => Ok(None),
            typed => number(typed, 9).map(Some),
        };
        let wage = keep(&mut found, "wage", wage);
        let note = keep(&mut found, "note", note(answers.raw("note"), 300));
        let read = || {
            Some(FoundWork {
                starts_on: starts_on?,
                employer_kind: employer_kind?,
                kbli: kbli?,
                kbji: kbji?,
                area: area?,
                words: WorkWords { employer: employer?, position: position?, wage: wage?, note: note? },
            })
        };
        read().ok_or(found)
    }
}

fn keep<T>(found: &mut Vec<(String, Problem)>, key: &str, read: Result<T, Problem>) -> Option<T> {
    read.map_err(|problem| found.push((key.to_owned(), problem))).ok()
}

fn first_day(typed: &str, issued_on: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let day = parse_date(typed)?;
    if day > today {
        Err(Problem::DateInFuture)
    } else if day < issued_on {
        Err(Problem::DatesReversed)
    } else {
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn typed() -> Answers {
        Answers::default()
            .with("starts_on", "1 Maret 2027")
            .with("employer", " Batik  Melati ")
            .with("employer_kind", "swasta")
            .with("kbli", "C")
            .with("kbji", "7")
            .with("area", "akl")
            .with("wage", "2.500.000")
    }

    fn told(answers: &Answers) -> Result<FoundWork, Vec<(String, Problem)>> {
        FoundWork::parse(answers, day("2026-11-24"), day("2027-03-10"))
    }

    #[test]
    fn a_whole_form_is_read() {
        let work = told(&typed()).expect("work");
        assert_eq!((work.starts_on, work.area), (day("2027-03-01"), PlacementArea::Local));
        assert_eq!((work.words.employer.as_str(), work.words.wage), ("Batik Melati", Some(2_500_000)));
        assert_eq!(format!("{:?}", work.words), "WorkWords(…)");
    }

    #[test]
    fn work_begins_between_the_issue_of_the_card_and_today() {
        for (starts, expected) in [
            ("24-11-2026", None),
            ("10-03-2027", None),
            ("23-11-2026", Some(Problem::DatesReversed)),
            ("11-03-2027", Some(Problem::DateInFuture)),
            ("31-02-2027", Some(Problem::DateImpossible)),
            ("", Some(Problem::Missing)),
        ] {
            let problem = told(&typed().with("starts_on", starts)).err().map(|found| found[0].1);
            assert_eq!(problem, expected, "{starts}");
        }
    }

    #[test]
    fn every_wrong_answer_is_told_at_its_field() {
        let found = told(&Answers::default().with("kbli", "Z").with("wage", "banyak")).expect_err("nothing is right");
        let keys: Vec<_> = found.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["starts_on", "employer", "employer_kind", "kbli", "kbji", "area", "wage"]);
        assert!(found.contains(&("kbli".to_owned(), Problem::NotInList)));
        assert!(keys.iter().all(|key| KEYS.contains(key)));
    }
}
