//! Statements, keys and lists for tests, each the same whenever it is made.

use chrono::{Days, NaiveDate};

use super::*;
use crate::domain::card_number::CardNumber;
use crate::domain::seal_answer::{End, Ended};
use crate::seal::statement::{Dates, NikTail, PhotoMark, SealedName};

pub const NAMES: [&str; 6] = [
    "Siti",
    "Sri Wahyuni Puspitasari",
    "Muhammad Abdurrahman Wahid al-Baghdadi",
    "Nur ‘Aini",
    "I Gusti Ngurah Rai",
    "Zoë",
];

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The first day on which something of these samples happens.
pub fn today() -> NaiveDate {
    day("2026-11-24")
}

pub fn secret(seed: u8) -> SecretKey {
    SecretKey::from_bytes(&[seed; 32])
}

/// Of the office 3375: the second signs, the first has retired, the third was withdrawn.
pub fn keys() -> Keyring {
    let known = |seed, state| KnownKey { public: secret(seed).public(), state, since: today() };
    let states = [(1, KeyState::Retired), (2, KeyState::Active), (3, KeyState::Withdrawn)];
    Keyring::new("3375", states.map(|(seed, state)| known(seed, state)).to_vec())
}

pub fn token(seed: u32) -> SealToken {
    let letter = |at: u32| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[((seed >> (at % 7 * 5) ^ at) & 31) as usize]);
    SealToken::parse(&(0..16).map(letter).collect::<String>()).expect("a token")
}

/// One of very many: numbers, names, dates and photos all differ.
pub fn statement(seed: u32) -> Statement {
    of_office("3375", seed)
}

pub fn of_office(region: &str, seed: u32) -> Statement {
    let issued = today() - Days::new(u64::from(seed % 600));
    Statement {
        id: token(seed).id(),
        number: CardNumber::new(region, issued, seed % 999_999 + 1).expect("a number"),
        name: SealedName::cut(NAMES[seed as usize % NAMES.len()]).expect("a name"),
        nik: NikTail::new((seed * 7 % 10_000) as u16).expect("four digits"),
        dates: Dates::new(issued, issued + Days::new(730)).expect("dates"),
        photo: (!seed.is_multiple_of(5)).then(|| PhotoMark::of(&seed.to_be_bytes())),
    }
}

/// The prints 900, 901, 902 and 903 are not good.
pub fn ended() -> EndedList {
    let end = |seed, why| (token(seed).id(), End { why, since: day("2026-11-20") });
    let ends = [
        end(900, Ended::Withdrawn),
        end(901, Ended::Replaced),
        end(902, Ended::Superseded),
        end(903, Ended::NotHandedOver),
    ];
    EndedList::new(today(), ends)
}
