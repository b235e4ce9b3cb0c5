//! What the fictitious people type into the form. Streets, schools and numbers are made so that nobody takes them for real ones.

use anyhow::Context;
use chrono::{Datelike, NaiveDate};

use super::people::{OUTSIDE, Person, Special, Way};
use crate::domain::application::State;
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::form::answers::row_key;
use crate::domain::form::{Answers, ELSEWHERE, Step};
use crate::domain::nik::Nik;
use crate::domain::place::Village;
use crate::domain::sex::Sex;

/// A NIK of district 99, which neither Kota nor Kabupaten Pekalongan has. `at` is the person's place in the list.
pub fn nik(person: &Person, at: usize, today: NaiveDate) -> anyhow::Result<Nik> {
    numbered_nik(person, at + 1, today)
}

/// The same with the running number of those who were born on that day.
pub fn numbered_nik(person: &Person, number: usize, today: NaiveDate) -> anyhow::Result<Nik> {
    let born = born(person, today)?;
    let day = born.day() + if person.sex == Sex::Female { 40 } else { 0 };
    let month = if person.special == Special::NikDiffers { born.month() % 12 + 1 } else { born.month() };
    let city = if person.village == OUTSIDE { "3326" } else { "3375" };
    let text = format!("{city}99{day:02}{month:02}{:02}{number:04}", born.year().rem_euclid(100));
    Nik::parse(&text).ok().context("the NIK of a fictitious person")
}

fn born(person: &Person, today: NaiveDate) -> anyhow::Result<NaiveDate> {
    let (year, month, day) = person.born;
    let year = match person.special {
        Special::Minor(years) => today.year() - years,
        _ => year,
    };
    NaiveDate::from_ymd_opt(year, month, day).context("the birth date of a fictitious person")
}

/// The answers to one step. Somebody whose file is returned has the street wrong; the last step of an early draft is half done.
pub fn answers(person: &Person, at: usize, step: Step, today: NaiveDate) -> anyhow::Result<Answers> {
    let mut typed = match step {
        Step::Identity => identity(person, at, today)?,
        Step::Address => address(person, at),
        Step::Contact => contact(person, at),
        Step::Education => education(person, today)?,
        Step::Training => training(person, at, today),
        Step::Experience => experience(person, today),
        Step::Wanted => wanted(person, at),
        Step::Documents => papers(person, at),
    };
    if let Way::Draft(steps @ 1..=6, _) = person.way
        && usize::from(step.number()) == steps
    {
        typed.truncate(typed.len() / 2);
    }
    Ok(typed.into_iter().fold(Answers::default(), |answers, (key, value)| answers.with(&key, &value)))
}

/// About the papers. Every ninth has another name on the *ijazah*; every seventh was helped.
fn papers(person: &Person, at: usize) -> Typed {
    let names = match at % 9 {
        _ if person.level == Education::NoPrimary => "belum",
        4 => "beda",
        _ => "sama",
    };
    let mut papers = typed([("names_same", names), ("photo_rules", "ya")]);
    match at % 14 {
        2 => papers.extend(typed([("assisted", "guru-bkk")])),
        9 => papers.extend(typed([("assisted", "keluarga")])),
        _ => {}
    }
    papers
}

/// The street as the KTP has it.
pub fn street(at: usize) -> String {
    let names = ["Melati", "Kenanga", "Cempaka", "Flamboyan", "Anggrek"];
    format!("Jl. Contoh {} No. {}", names[at % names.len()], 3 + at * 7 % 90)
}

type Typed = Vec<(String, String)>;

fn typed<const N: usize>(pairs: [(&str, &str); N]) -> Typed {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

fn identity(person: &Person, at: usize, today: NaiveDate) -> anyhow::Result<Typed> {
    let born = born(person, today)?;
    let age = today.years_since(born).unwrap_or(0);
    let marital = match age {
        ..27 => "belum-kawin",
        _ if at % 7 == 3 => "cerai-hidup",
        _ => "kawin",
    };
    let mut identity = typed([
        ("name", person.name),
        ("birth_place", ["Pekalongan", "Pekalongan", "Batang", "Pemalang"][at % 4]),
        ("birth_date", &born.format("%d-%m-%Y").to_string()),
        ("sex", person.sex.code()),
        ("religion", person.religion.code()),
        ("marital", marital),
        ("nationality", "WNI"),
    ]);
    if person.special == Special::Disabled {
        identity.extend(typed([("disability", "fisik"), ("disability_consent", "ya")]));
    }
    if age < 18 {
        identity.extend(typed([
            ("guardian_name", "Haryati Saputri"),
            ("guardian_relation", "Ibu kandung"),
            ("guardian_consent", "ya"),
        ]));
    }
    Ok(identity)
}

fn address(person: &Person, at: usize) -> Typed {
    let returned = matches!(person.way, Way::To(State::Returned) | Way::Again(_));
    let street = if returned { "Jl. Cth".to_owned() } else { street(at) };
    let (rt, rw) = ((at % 6 + 1).to_string(), (at % 9 + 1).to_string());
    let mut address = typed([("ktp_street", &street), ("ktp_rt", &rt), ("ktp_rw", &rw)]);
    address.extend(match Village::ALL.into_iter().find(|village| village.name() == person.village) {
        Some(village) => typed([
            ("ktp_village", village.name()),
            ("ktp_district", village.district().name()),
            ("ktp_city", "Kota Pekalongan"),
            ("ktp_postcode", village.postcode().unwrap_or_default()),
            ("kelurahan", village.code()),
        ]),
        None => typed([
            ("ktp_village", "Desa Contoh"),
            ("ktp_district", "Wiradesa"),
            ("ktp_city", "Kabupaten Pekalongan"),
            ("kelurahan", ELSEWHERE),
            ("dom_place", "Desa Contoh, Kecamatan Wiradesa, Kabupaten Pekalongan"),
        ]),
    });
    address.extend(match at % 5 {
        4 => typed([("same", "tidak"), ("dom_street", "Gang Contoh 2"), ("dom_rt", "4"), ("dom_rw", "2")]),
        _ => typed([("same", "ya")]),
    });
    address
}

fn contact(person: &Person, at: usize) -> Typed {
    let mut contact = typed([("phone", &format!("0812-0000-{:04}", at + 1))]);
    if at % 3 != 2 {
        let user: String = person.name.to_lowercase().chars().filter(char::is_ascii_lowercase).take(12).collect();
        contact.extend(typed([("email", &format!("{user}@surel.example"))]));
    }
    contact
}

/// Levels with the age at which people leave school with them.
const SCHOOLS: [(Education, i32, &str, &str); 15] = [
    (Education::NoPrimary, 9, "SD Negeri Contoh 1", ""),
    (Education::Primary, 12, "SD Negeri Contoh 3", ""),
    (Education::JuniorHigh, 15, "SMP Negeri Contoh 5", ""),
    (Education::SeniorHigh, 18, "SMA Negeri Contoh 2", "IPS"),
    (Education::IslamicSeniorHigh, 18, "MA Contoh", "Keagamaan"),
    (Education::Vocational, 18, "SMK Negeri Contoh 1", "Teknik Mesin"),
    (Education::PackageC, 19, "PKBM Contoh", ""),
    (Education::Diploma1, 19, "Politeknik Contoh", "Perhotelan"),
    (Education::Diploma2, 20, "Politeknik Contoh", "Perpustakaan"),
    (Education::Diploma3, 21, "Politeknik Contoh", "Administrasi Bisnis"),
    (Education::Diploma4, 22, "Politeknik Contoh", "Teknologi Laboratorium"),
    (Education::Bachelor, 22, "Universitas Contoh", "Manajemen"),
    (Education::Profession, 24, "Universitas Contoh", "Profesi Insinyur"),
    (Education::Master, 26, "Universitas Contoh", "Magister Teknik Tekstil"),
    (Education::Doctor, 31, "Universitas Contoh", "Doktor Teknik Tekstil"),
];

/// Primary school and what was built on it; for [`Special::ManyRows`] the twelve highest levels there are.
fn education(person: &Person, today: NaiveDate) -> anyhow::Result<Typed> {
    let born = born(person, today)?;
    let went = |level: Education| {
        level == person.level
            || level < person.level
                && match person.special {
                    Special::ManyRows => level >= Education::SeniorHigh,
                    _ if person.level >= Education::Diploma1 => {
                        matches!(level, Education::JuniorHigh | Education::SeniorHigh)
                    }
                    _ => matches!(level, Education::Primary | Education::JuniorHigh),
                }
    };
    let mut rows = Vec::new();
    for (number, (level, age, school, major)) in (0..).zip(SCHOOLS.into_iter().filter(|(level, ..)| went(*level))) {
        let year = (born.year() + age).min(today.year());
        for (key, value) in [("level", level.code()), ("school", school), ("major", major), ("year", &year.to_string())]
        {
            rows.push((row_key("edu", number, key), value.to_owned()));
        }
    }
    Ok(rows)
}

/// Courses; for [`Special::ManyRows`] as many as the form takes.
const COURSES: [&str; 10] = [
    "Desain batik dengan komputer",
    "Pewarnaan alam",
    "Bahasa Inggris untuk kerja",
    "Pengoperasian mesin tenun",
    "Keselamatan dan kesehatan kerja",
    "Pengendalian mutu tekstil",
    "Statistik terapan",
    "Penulisan ilmiah",
    "Pelatihan pelatih",
    "Manajemen laboratorium",
];

fn training(person: &Person, at: usize, today: NaiveDate) -> Typed {
    let skills = ["Menjahit, membatik", "Mengetik, Microsoft Office", "Mengemudi (SIM A)", "Memasak", ""][at % 5];
    let mut training = typed([("skills", skills), ("languages", if at % 4 == 1 { "Inggris, Jawa" } else { "Jawa" })]);
    let count = if person.special == Special::ManyRows { COURSES.len() } else { at % 3 };
    for (number, title) in (0..).zip(COURSES).take(count) {
        let year = (today.year() - 1 - i32::from(number)).to_string();
        for (key, value) in [("title", title), ("organiser", "BLK Contoh"), ("year", &year)] {
            training.push((row_key("course", number, key), value.to_owned()));
        }
    }
    training
}

/// One earlier job for those who are old enough to have had it.
fn experience(person: &Person, today: NaiveDate) -> Typed {
    let (year, ..) = person.born;
    if year < 1950 || year + 26 > today.year() {
        return Vec::new();
    }
    typed([
        ("work.0.position", person.job),
        ("work.0.employer", "CV Contoh Jaya"),
        ("work.0.from", &(year + 23).to_string()),
        ("work.0.until", &(year + 26).to_string()),
        ("work.0.duties", "Pekerjaan harian sesuai bagian"),
    ])
}

fn wanted(person: &Person, at: usize) -> Typed {
    let place = ["kota", "kota", "luar-kota", "bebas"][at % 4];
    let mut wanted = typed([("job", person.job), ("kbji", person.kbji), ("place", place)]);
    if at.is_multiple_of(2) {
        wanted.extend(typed([("wage", "2.600.000")]));
    }
    wanted
}
