//! Who number so and so of the crowd is, and how far they come. All of it follows from the number, so that two offices of one size are
//! alike.

use anyhow::Context;
use chrono::{Datelike, Days, NaiveDate};

use super::super::answers;
use super::super::people::{OUTSIDE, PEOPLE, Person, Special, Way};
use crate::domain::application::State;
use crate::domain::form::{Answers, Step};
use crate::domain::nik::Nik;
use crate::domain::place::Village;
use crate::domain::sex::Sex;

/// What lies on the desks today, of 10,000 people or more: how many, and over how many working days their last step lies back. An office
/// with a longer history has no longer queues.
const LIVE: [(Way, usize, usize); 8] = [
    (Way::To(State::Submitted), 300, 8),
    (Way::To(State::Returned), 150, 20),
    (Way::To(State::Complete), 200, 15),
    (Way::To(State::Attended), 60, 1),
    (Way::To(State::Confirmed), 40, 1),
    (Way::To(State::Issued), 50, 3),
    (Way::To(State::Signed), 40, 4),
    (Way::Draft(2, 0), 100, 40),
];
/// Finished within the last [`RECENT_DAYS`], of 10,000 people or more; so the present month is alike in offices of all sizes.
const RECENT: usize = 1_200;
const RECENT_DAYS: usize = 50;
/// Working days of a year.
const YEAR: u16 = 260;

/// Days of birth; with a running number behind they make every NIK once.
const BIRTHDAYS: usize = 9_000;

/// How many there are, and over how many years their last steps are spread.
#[derive(Clone, Copy)]
pub struct Size {
    pub people: usize,
    pub years: u16,
}

impl Size {
    /// The largest number of working days since somebody's last step.
    pub fn most_ago(self) -> u16 {
        self.years * YEAR
    }
}

pub struct Fate {
    pub at: usize,
    name: String,
    way: Way,
    ago: u16,
}

impl Fate {
    /// Person number `at` of so many; the lowest numbers are those who lie on the desks today.
    pub fn of(at: usize, size: Size) -> Fate {
        let (way, ago) = way(at, size);
        Fate { at, name: name(at), way, ago: u16::try_from(ago).unwrap_or(u16::MAX).min(size.most_ago()) }
    }

    pub fn person(&self) -> Person<'_> {
        let like = PEOPLE[dice(self.at, 1) % PEOPLE.len()];
        let born = NaiveDate::from_ymd_opt(1972, 1, 1).unwrap_or_default() + Days::new((self.at % BIRTHDAYS) as u64);
        let village = match dice(self.at, 2) % 27 {
            _ if dice(self.at, 3).is_multiple_of(25) => OUTSIDE,
            village => Village::ALL[village].name(),
        };
        Person {
            name: &self.name,
            sex: sex(self.at),
            born: (born.year(), born.month(), born.day()),
            village,
            way: self.way,
            ago: self.ago,
            special: Special::Nothing,
            ..like
        }
    }

    pub fn nik(&self, today: NaiveDate) -> anyhow::Result<Nik> {
        answers::numbered_nik(&self.person(), self.at / BIRTHDAYS + 1, today)
    }

    /// None where nothing is asked that somebody must answer, as most people do.
    pub fn answers(&self, step: Step, today: NaiveDate) -> anyhow::Result<Option<Answers>> {
        if matches!(step, Step::Training | Step::Experience | Step::Documents) && !self.at.is_multiple_of(4) {
            return Ok(None);
        }
        let typed = answers::answers(&self.person(), self.at, step, today).context("what is typed")?;
        Ok(Some(match step {
            // Nobody's number: no network begins with 0840.
            Step::Contact => typed.with("phone", &format!("0840-{:04}-{:04}", self.at / 10_000, self.at % 10_000)),
            _ => typed,
        }))
    }
}

fn way(at: usize, size: Size) -> (Way, usize) {
    let people = size.people;
    let scaled = |of_ten_thousand: usize| ((of_ten_thousand * people.min(10_000) + 5_000) / 10_000).max(1);
    let mut first = 0;
    for (way, count, days) in LIVE {
        let count = scaled(count);
        if at < first + count {
            return (way, (at - first) % days);
        }
        first += count;
    }
    let (number, rest) = (at - first, people - first);
    let recent = scaled(RECENT).min(rest);
    let ago = match number.checked_sub(recent) {
        None => number % RECENT_DAYS,
        Some(older) => RECENT_DAYS + older * (usize::from(size.most_ago()) - RECENT_DAYS) / (rest - recent),
    };
    let way = match number % 100 {
        0..3 => Way::Cancelled([State::Submitted, State::Complete, State::Issued][number % 3]),
        3..18 => Way::Again(State::HandedOver),
        18..26 => Way::WalkIn(State::HandedOver),
        _ => Way::To(State::HandedOver),
    };
    (way, ago)
}

fn sex(at: usize) -> Sex {
    if dice(at, 4).is_multiple_of(2) { Sex::Female } else { Sex::Male }
}

/// Two to four words: some first words are very common, some last words very rare, as in any list of names.
fn name(at: usize) -> String {
    const FIRST: usize = 12;
    let woman = sex(at) == Sex::Female;
    let often: &[&str] = if woman { &["Siti", "Sri", "Nur", "Dwi"] } else { &["Muhammad", "Ahmad", "Agus", "Dwi"] };
    // The list's own words; the long name is left out, so that its words are rare.
    let list = || PEOPLE.iter().filter(|person| (person.sex == Sex::Female) == woman && person.name.len() < 40);
    let pick = |part: fn(&'static str) -> Option<&'static str>, salt: usize| {
        let words: Vec<_> = list().filter_map(|person| part(person.name)).collect();
        words.get(dice(at, salt) % words.len().max(1)).copied().unwrap_or("Nama")
    };
    let mut words = Vec::new();
    if dice(at, 5) % 100 < FIRST {
        words.push(often[dice(at, 6) % often.len()].to_owned());
    }
    words.push(pick(|name| name.split(' ').next(), 7).to_owned());
    if dice(at, 8).is_multiple_of(3) {
        words.push(pick(|name| name.split(' ').nth(1), 9).to_owned());
    }
    words.push(match at % 5_000 {
        321 => "Tjokrosudarmono".to_owned(),
        _ => family(at),
    });
    words.join(" ")
}

/// A last word of two parts: a few hundred of them.
fn family(at: usize) -> String {
    const BEGIN: [&str; 20] = [
        "Kusuma", "Wijaya", "Adi", "Purna", "Cahya", "Surya", "Widya", "Jaya", "Harta", "Setya", "Laksa", "Mangun",
        "Padma", "Rahma", "Tirta", "Wira", "Yuda", "Indra", "Gana", "Bima",
    ];
    const END: [&str; 16] = [
        "ningrum", "wati", "wan", "putra", "dewi", "nata", "sari", "negara", "kusuma", "lestari", "yanti", "santosa",
        "mukti", "dinata", "pradana", "atmaja",
    ];
    [BEGIN[dice(at, 10) % BEGIN.len()], END[dice(at, 11) % END.len()]].concat()
}

/// A number that looks like chance and is the same each time (SplitMix64).
fn dice(at: usize, salt: usize) -> usize {
    let mut mixed = (at as u64).wrapping_mul(32).wrapping_add(salt as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ (mixed >> 31)) as usize >> 1
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn a_large_office_has_the_queues_that_were_asked_for_and_its_history_reaches_back_ten_years() {
        for people in [10_000, 30_000] {
            let size = Size { people, years: 10 };
            let mut counts = BTreeMap::new();
            let (mut recent, mut oldest) = (0, 0);
            for at in 0..people {
                let fate = Fate::of(at, size);
                if let Way::To(state) = fate.way {
                    *counts.entry(state).or_insert(0) += 1;
                }
                recent += usize::from(usize::from(fate.ago) < RECENT_DAYS);
                oldest = oldest.max(fate.ago);
            }
            let of = |state| counts.get(&state).copied().unwrap_or(0);
            let live = [State::Submitted, State::Returned, State::Complete, State::Attended, State::Confirmed];
            assert_eq!(live.map(of), [300, 150, 200, 60, 40]);
            assert_eq!([State::Issued, State::Signed].map(of), [50, 40]);
            assert_eq!(recent, 2_140, "the last weeks are alike in offices of all sizes");
            assert!(oldest > size.most_ago() - 10);
        }
    }

    #[test]
    fn no_two_people_have_one_nik_and_names_have_two_to_four_words() {
        let today = NaiveDate::from_ymd_opt(2016, 12, 1).expect("a date");
        let mut seen = BTreeSet::new();
        let mut common = 0;
        for at in 0..20_000 {
            let fate = Fate::of(at, Size { people: 20_000, years: 10 });
            assert!(seen.insert(fate.nik(today).expect("a NIK").to_string()));
            assert!((2..=4).contains(&fate.name.split(' ').count()), "{}", fate.name);
            common += usize::from(fate.name.starts_with("Muhammad ") || fate.name.starts_with("Siti "));
        }
        assert!((400..2_000).contains(&common), "{common}");
    }
}
