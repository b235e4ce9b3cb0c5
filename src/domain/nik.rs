//! National identity number (*Nomor Induk Kependudukan*, NIK): `PPKKCC DDMMYY SSSS`, permanent, without a check digit.
//!
//! Province, city and district of first issue; birth date, for women with 40 added to the day; serial from 0001.

use std::fmt;

use chrono::Datelike;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Problem;
use super::date::BirthDate;
use super::sex::Sex;

/// Sixteen digits that may be a NIK. Not `Copy`, so that each copy of it is visible in the code.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nik([u8; 16]);

/// Kota Pekalongan.
const OWN_CITY: &[u8] = b"3375";

impl Nik {
    /// Reads the number as people write it: white space, dots and dashes between the digits do not matter.
    ///
    /// # Errors
    /// `Missing`, `NikNotDigits`, `NikLength`; `NikDate` for a day other than 01–31 or 41–71 or a month other than
    /// 01–12; `NikSerial` for the serial 0000.
    pub fn parse(text: &str) -> Result<Nik, Problem> {
        let mut digits = [b'0'; 16];
        let mut count = 0_usize;
        for sign in text.chars().filter(|sign| !is_separator(*sign)) {
            let digit = sign.to_digit(10).ok_or(Problem::NikNotDigits)?;
            if let Some(place) = digits.get_mut(count) {
                *place = b'0' + digit as u8;
            }
            count += 1;
        }
        match count {
            0 if text.trim().is_empty() => Err(Problem::Missing),
            0 => Err(Problem::NikNotDigits),
            16 => Nik(digits).checked(),
            _ => Err(Problem::NikLength { digits: u8::try_from(count).unwrap_or(u8::MAX) }),
        }
    }

    fn checked(self) -> Result<Nik, Problem> {
        let (day, month) = self.birth_day_month();
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            return Err(Problem::NikDate);
        }
        if self.serial() == 0 {
            return Err(Problem::NikSerial);
        }
        Ok(self)
    }

    /// Oddities for the officer to compare with the KTP; none of them refuses anybody, since a NIK changes neither when
    /// its holder moves nor merely to match a birth date. The century of the birth year is not in the number.
    pub fn warnings(&self, birth: Option<BirthDate>, sex: Option<Sex>) -> Vec<Problem> {
        let mut found = Vec::new();
        if !is_province(self.pair(0)) {
            found.push(Problem::NikProvince);
        } else if !self.0.starts_with(OWN_CITY) {
            found.push(Problem::NikElsewhere);
        }
        if birth.is_some_and(|birth| self.differs(birth)) {
            found.push(Problem::NikBirthDiffers);
        }
        if sex.is_some_and(|sex| sex != self.sex()) {
            found.push(Problem::NikSexDiffers);
        }
        found
    }

    fn differs(&self, birth: BirthDate) -> bool {
        let (day, month) = self.birth_day_month();
        let date = birth.date();
        let year = date.year().rem_euclid(100);
        (date.day(), date.month(), year) != (u32::from(day), u32::from(month), i32::from(self.pair(10)))
    }

    /// A day above 40 marks a woman.
    pub fn sex(&self) -> Sex {
        if self.pair(6) > 40 { Sex::Female } else { Sex::Male }
    }

    /// Day and month of birth, for women without the 40.
    pub fn birth_day_month(&self) -> (u8, u8) {
        let day = self.pair(6);
        (if day > 40 { day - 40 } else { day }, self.pair(8))
    }

    /// Province, city and district of first issue: six digits of the Kemendagri code.
    pub fn region(&self) -> &str {
        self.part(0, 6)
    }

    /// The running number of that district and birth date, 1 to 9999.
    pub fn serial(&self) -> u16 {
        u16::from(self.pair(12)) * 100 + u16::from(self.pair(14))
    }

    /// In groups of four, easier to compare with a card: `3375 0112 0406 0003`.
    pub fn grouped(&self) -> String {
        [self.part(0, 4), " ", self.part(4, 8), " ", self.part(8, 12), " ", self.part(12, 16)].concat()
    }

    /// First and last group only, for lists where the number merely tells people apart.
    pub fn masked(&self) -> String {
        [self.part(0, 4), " •••• •••• ", self.part(12, 16)].concat()
    }

    /// The number that two digits from `at` make.
    fn pair(&self, at: usize) -> u8 {
        (self.0[at] - b'0') * 10 + (self.0[at + 1] - b'0')
    }

    fn part(&self, from: usize, to: usize) -> &str {
        // Always text: the bytes are ASCII digits.
        std::str::from_utf8(&self.0[from..to]).unwrap_or_default()
    }
}

/// Provinces as of 2025. New ones appear, so an unknown code only warns.
fn is_province(code: u8) -> bool {
    matches!(code, 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=96)
}

/// Keyboards and messengers turn a hyphen into other dashes.
fn is_separator(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '.' | '-' | '\u{2010}'..='\u{2015}')
}

/// All sixteen digits.
impl fmt::Display for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.part(0, 16))
    }
}

/// Personal data: the digits stay out of logs.
impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nik(hidden)")
    }
}

impl Serialize for Nik {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.part(0, 16))
    }
}

impl<'de> Deserialize<'de> for Nik {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Nik, D::Error> {
        Nik::parse(&String::deserialize(deserializer)?).map_err(|_| de::Error::custom("not a NIK"))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn nik(text: &str) -> Nik {
        Nik::parse(text).expect("a valid NIK")
    }

    fn born(year: i32, month: u32, day: u32) -> Option<BirthDate> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24)?;
        BirthDate::parse(&NaiveDate::from_ymd_opt(year, month, day)?.to_string(), today).ok()
    }

    #[test]
    fn spaces_dots_and_dashes_do_not_matter() {
        for written in ["3375 0112 0406 0003", "33.75.01.120406.0003", " 3375-0112–0406-0003\n"] {
            assert_eq!(nik(written).to_string(), "3375011204060003");
        }
    }

    #[test]
    fn each_hard_check_refuses_with_its_own_problem() {
        for (written, problem) in [
            ("  ", Problem::Missing),
            ("--", Problem::NikNotDigits),
            ("337501120406000O", Problem::NikNotDigits),
            ("337501120406003", Problem::NikLength { digits: 15 }),
            ("33750112040600030", Problem::NikLength { digits: 17 }),
            (&"3".repeat(300), Problem::NikLength { digits: 255 }),
            ("3375010004060003", Problem::NikDate),
            ("3375013204060003", Problem::NikDate),
            ("3375014004060003", Problem::NikDate),
            ("3375017204060003", Problem::NikDate),
            ("3375011200060003", Problem::NikDate),
            ("3375011213060003", Problem::NikDate),
            ("3375011204060000", Problem::NikSerial),
        ] {
            assert_eq!(Nik::parse(written), Err(problem), "{written}");
        }
    }

    #[test]
    fn the_parts_are_read_from_their_places() {
        let woman = nik("3375015204060103");
        assert_eq!((woman.sex(), woman.birth_day_month()), (Sex::Female, (12, 4)));
        assert_eq!((woman.region(), woman.serial()), ("337501", 103));
        assert_eq!(nik("3375011204060103").sex(), Sex::Male);
        assert_eq!(woman.grouped(), "3375 0152 0406 0103");
        assert_eq!(woman.masked(), "3375 •••• •••• 0103");
    }

    #[test]
    fn a_number_that_agrees_with_its_holder_gives_no_warning() {
        let woman = nik("3375015204060003");
        assert_eq!(woman.warnings(born(2006, 4, 12), Some(Sex::Female)), []);
        assert_eq!(woman.warnings(None, None), []);
    }

    #[test]
    fn what_differs_from_the_holder_is_warned_about() {
        let man = nik("3375011204060003");
        for other in [born(2006, 4, 13), born(2006, 5, 12), born(2005, 4, 12)] {
            assert_eq!(man.warnings(other, Some(Sex::Male)), [Problem::NikBirthDiffers]);
        }
        assert_eq!(man.warnings(born(2006, 4, 12), Some(Sex::Female)), [Problem::NikSexDiffers]);
    }

    #[test]
    fn numbers_from_elsewhere_are_valid_and_noted() {
        assert_eq!(nik("3326011204060003").warnings(None, None), [Problem::NikElsewhere]);
        assert_eq!(nik("9901011204060003").warnings(None, None), [Problem::NikProvince]);
    }

    #[test]
    fn debug_output_shows_no_digits() {
        assert_eq!(format!("{:?}", nik("3375011204060003")), "Nik(hidden)");
    }

    #[test]
    fn serde_refuses_what_parse_refuses() {
        assert!(serde_json::from_str::<Nik>("\"3375011204060000\"").is_err());
    }

    proptest! {
        #[test]
        fn every_print_of_a_number_reads_back_as_the_same(
            region in 0_u32..1_000_000, day in 1_u8..=31, woman: bool, month in 1_u8..=12, year in 0_u8..100,
            serial in 1_u16..10_000,
        ) {
            let day_written = if woman { day + 40 } else { day };
            let written = format!("{region:06}{day_written:02}{month:02}{year:02}{serial:04}");
            let nik = nik(&written);
            prop_assert_eq!(nik.to_string(), written);
            prop_assert_eq!(Nik::parse(&nik.grouped()), Ok(nik.clone()));
            let json = serde_json::to_string(&nik).expect("plain text");
            prop_assert_eq!(serde_json::from_str::<Nik>(&json).expect("its own print"), nik.clone());
            prop_assert_eq!((nik.birth_day_month(), nik.serial()), ((day, month), serial));
        }

        #[test]
        fn no_input_panics(text in ".{0,40}") {
            let _ = Nik::parse(&text);
        }
    }
}
