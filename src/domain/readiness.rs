//! Ready to come? (*Siap datang?*) A look at a file before it is sent. It advises: what keeps a file from being sent is decided elsewhere.

use std::cmp::Reverse;

use super::Problem;
use super::code::Code;
use super::date::BirthDate;
use super::document::{DocumentKind, missing};
use super::form::check::{Rules, errors};
use super::form::{Answers, Step};
use super::names::Names;
use super::sex::Sex;

/// Three results, the worse the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Light {
    Ready,
    /// May be sent; something is worth a look.
    Look,
    NotYet,
}

/// One thing that was looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    pub about: About,
    pub light: Light,
    /// Where it is put right.
    pub step: Step,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// Answers of a step are missing or wrong.
    Answers(Step),
    AnswersDone,
    /// A required paper is not there.
    Paper(DocumentKind),
    PapersDone,
    /// The NIK and an answer differ, or the NIK is odd.
    Nik(Problem),
    NikFits,
    /// Whether the person has compared the photo with the rules.
    Photo {
        compared: bool,
    },
    Names(Option<Names>),
}

/// Everything that was looked at, the worst first. `papers` are the kinds that are there.
pub fn readiness(answers: &Answers, papers: &[DocumentKind], rules: &Rules) -> Vec<Point> {
    let mut points = Vec::new();
    let mut add = |about, light, step| points.push(Point { about, light, step });
    let unfinished = Step::ALL.into_iter().filter(|step| !errors(*step, answers, rules).is_empty());
    let unfinished: Vec<_> = unfinished.collect();
    for step in &unfinished {
        add(About::Answers(*step), Light::NotYet, *step);
    }
    if unfinished.is_empty() {
        add(About::AnswersDone, Light::Ready, Step::Identity);
    }
    let absent = missing(papers, &rules.required);
    for kind in &absent {
        add(About::Paper(*kind), Light::NotYet, Step::Documents);
    }
    if absent.is_empty() {
        add(About::PapersDone, Light::Ready, Step::Documents);
    }
    let birth = BirthDate::parse(answers.get("birth_date"), rules.today).ok();
    let sex = Sex::from_code(answers.get("sex"));
    if let (Some(nik), Some(_), Some(_)) = (&rules.nik, birth, sex) {
        // A NIK of another city is served like any other.
        let odd = nik.warnings(birth, sex).into_iter().filter(|odd| *odd != Problem::NikElsewhere);
        let odd: Vec<_> = odd.collect();
        for odd in &odd {
            add(About::Nik(*odd), Light::Look, Step::Identity);
        }
        if odd.is_empty() {
            add(About::NikFits, Light::Ready, Step::Identity);
        }
    }
    if papers.contains(&DocumentKind::Photo) {
        let compared = !answers.get("photo_rules").is_empty();
        add(About::Photo { compared }, if compared { Light::Ready } else { Light::Look }, Step::Documents);
    }
    let names = Names::from_code(answers.get("names_same"));
    let light = match names {
        Some(Names::Same | Names::NoDiploma) => Light::Ready,
        Some(Names::Differ) | None => Light::Look,
    };
    if names.is_some() || rules.required.has(DocumentKind::Diploma) || papers.contains(&DocumentKind::Diploma) {
        add(About::Names(names), light, Step::Documents);
    }
    points.sort_by_key(|point| Reverse(point.light));
    points
}

/// The worst of all.
pub fn overall(points: &[Point]) -> Light {
    points.iter().map(|point| point.light).max().unwrap_or(Light::Ready)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::document::Required;
    use crate::domain::nik::Nik;

    const PAPERS: [DocumentKind; 3] = [DocumentKind::Photo, DocumentKind::IdentityCard, DocumentKind::Diploma];

    fn rules() -> Rules {
        Rules {
            today: NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date"),
            age_floor: 15,
            required: Required::default(),
            nik: Nik::parse("3375994101000001").ok(),
        }
    }

    fn complete() -> Answers {
        [
            ("name", "Sari Rahayu"),
            ("birth_place", "Pekalongan"),
            ("birth_date", "01-01-2000"),
            ("sex", "P"),
            ("religion", "islam"),
            ("marital", "belum-kawin"),
            ("nationality", "WNI"),
            ("ktp_street", "Jl. Contoh 1"),
            ("ktp_rt", "1"),
            ("ktp_rw", "2"),
            ("ktp_village", "Medono"),
            ("ktp_district", "Pekalongan Barat"),
            ("ktp_city", "Kota Pekalongan"),
            ("kelurahan", "33.75.01.1002"),
            ("same", "ya"),
            ("phone", "0812 3456 7890"),
            ("edu.0.level", "smk"),
            ("edu.0.school", "SMK Contoh"),
            ("edu.0.year", "2018"),
            ("job", "Penjahit"),
            ("place", "kota"),
            ("names_same", "sama"),
            ("photo_rules", "ya"),
        ]
        .into_iter()
        .fold(Answers::default(), |answers, (key, value)| answers.with(key, value))
    }

    fn worst(answers: &Answers, papers: &[DocumentKind]) -> (Light, Vec<About>) {
        let points = readiness(answers, papers, &rules());
        let worst = overall(&points);
        (worst, points.iter().filter(|point| point.light == worst).map(|point| point.about).collect())
    }

    #[test]
    fn a_complete_file_is_ready_in_every_point() {
        let (light, about) = worst(&complete(), &PAPERS);
        let all = [
            About::AnswersDone,
            About::PapersDone,
            About::NikFits,
            About::Photo { compared: true },
            About::Names(Some(Names::Same)),
        ];
        assert_eq!((light, about.as_slice()), (Light::Ready, all.as_slice()));
    }

    #[test]
    fn what_is_missing_is_red_and_stands_first() {
        let answers = complete().with("job", "").with("names_same", "");
        let (light, about) = worst(&answers, &PAPERS[..2]);
        let red = [About::Answers(Step::Wanted), About::Paper(DocumentKind::Diploma)];
        assert_eq!((light, about.as_slice()), (Light::NotYet, red.as_slice()));
        let points = readiness(&answers, &PAPERS[..2], &rules());
        assert!(points.iter().map(|point| Reverse(point.light)).is_sorted());
    }

    #[test]
    fn different_names_and_a_nik_that_differs_are_yellow_and_stop_nobody() {
        let answers = complete().with("names_same", "beda").with("birth_date", "02-01-2000").with("sex", "L");
        let (light, about) = worst(&answers, &PAPERS);
        let yellow = [
            About::Nik(Problem::NikBirthDiffers),
            About::Nik(Problem::NikSexDiffers),
            About::Names(Some(Names::Differ)),
        ];
        assert_eq!((light, about.as_slice()), (Light::Look, yellow.as_slice()));
        let unanswered = complete().with("names_same", "").with("photo_rules", "");
        let (light, about) = worst(&unanswered, &PAPERS);
        let yellow = [About::Photo { compared: false }, About::Names(None)];
        assert_eq!((light, about.as_slice()), (Light::Look, yellow.as_slice()));
    }

    #[test]
    fn what_was_not_typed_yet_is_not_compared_and_another_city_is_no_flaw() {
        let none = readiness(&Answers::default(), &[], &rules());
        assert!(none.iter().all(|point| !matches!(point.about, About::Nik(_) | About::NikFits | About::Photo { .. })));
        let elsewhere = Rules { nik: Nik::parse("3201994101000001").ok(), ..rules() };
        assert_eq!(overall(&readiness(&complete(), &PAPERS, &elsewhere)), Light::Ready);
    }
}
