//! The number of a card (*Nomor Pendaftaran Pencari Kerja*), `KKKK DDMMYY NNNNNN`: Kemendagri code of the city, day of issue,
//! running number. It is printed in 16 boxes, grouped 4-6-6.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Problem;

/// The last running number that fits its six boxes.
pub const HIGHEST_COUNTER: u32 = 999_999;

/// Kept as 16 digits, of which the middle six are a day of 2000 to 2099.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CardNumber(String);

impl CardNumber {
    /// None unless `region` is 4 digits, `issued` lies in 2000 to 2099 and `counter` in 1 to 999,999.
    pub fn new(region: &str, issued: NaiveDate, counter: u32) -> Option<CardNumber> {
        let region_ok = region.len() == 4 && region.bytes().all(|sign| sign.is_ascii_digit());
        if !region_ok || !(2000..2100).contains(&issued.year()) || !(1..=HIGHEST_COUNTER).contains(&counter) {
            return None;
        }
        let (day, month, year) = (issued.day(), issued.month(), issued.year() - 2000);
        Some(CardNumber(format!("{region}{day:02}{month:02}{year:02}{counter:06}")))
    }

    /// Spaces, dots and dashes between the digits are skipped.
    ///
    /// # Errors
    /// [`Problem::CodeUnreadable`] unless it is 16 digits with a day that exists and a running number above 0.
    pub fn parse(text: &str) -> Result<CardNumber, Problem> {
        let digits: String = text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '.' | '-')).collect();
        if digits.len() != 16 || !digits.bytes().all(|sign| sign.is_ascii_digit()) {
            return Err(Problem::CodeUnreadable);
        }
        let issued = day(&digits[4..10]).ok_or(Problem::CodeUnreadable)?;
        CardNumber::new(&digits[..4], issued, number(&digits[10..])).ok_or(Problem::CodeUnreadable)
    }

    /// All 16 digits without spaces.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The three groups of boxes on the card: 4, 6 and 6 digits.
    pub fn boxes(&self) -> [&str; 3] {
        [&self.0[..4], &self.0[4..10], &self.0[10..]]
    }

    /// Kemendagri code of the city without dots, as `3375`.
    pub fn region(&self) -> &str {
        &self.0[..4]
    }

    pub fn issued_day(&self) -> NaiveDate {
        // Every constructor has made sure that the day exists.
        day(&self.0[4..10]).unwrap_or_default()
    }

    /// The running number, from 1.
    pub fn counter(&self) -> u32 {
        number(&self.0[10..])
    }
}

/// A number as it is read: in its groups, or as it was written where it is from before this system.
pub fn grouped(number: &str) -> String {
    CardNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.to_string())
}

/// `DDMMYY` in this century.
fn day(digits: &str) -> Option<NaiveDate> {
    let year = 2000 + i32::try_from(number(&digits[4..])).ok()?;
    NaiveDate::from_ymd_opt(year, number(&digits[2..4]), number(&digits[..2]))
}

/// `digits` are at most 6 ASCII digits.
fn number(digits: &str) -> u32 {
    digits.bytes().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

/// `3375 240626 000123`.
impl fmt::Display for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [region, day, counter] = self.boxes();
        write!(f, "{region} {day} {counter}")
    }
}

impl From<CardNumber> for String {
    fn from(number: CardNumber) -> String {
        number.0
    }
}

impl TryFrom<String> for CardNumber {
    type Error = &'static str;

    fn try_from(text: String) -> Result<CardNumber, &'static str> {
        CardNumber::parse(&text).map_err(|_| "not a card number")
    }
}

/// The number of a card from before this system, of whatever pattern, kept as it was written.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OldNumber(String);

impl OldNumber {
    pub const LONGEST: u16 = 40;

    /// Only the white space around it is taken off.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::TooLong`] above 40 characters, [`Problem::ForbiddenCharacter`] for control characters.
    pub fn parse(text: &str) -> Result<OldNumber, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        if text.chars().count() > usize::from(OldNumber::LONGEST) {
            return Err(Problem::TooLong { max: OldNumber::LONGEST });
        }
        if text.chars().any(char::is_control) {
            return Err(Problem::ForbiddenCharacter);
        }
        Ok(OldNumber(text.to_owned()))
    }

    /// Under which it is found however it is typed: without spaces and in capitals, and where it follows the pattern of [`CardNumber`] its 16
    /// digits. Signs between stay, since 1-23 and 12-3 are two numbers.
    pub fn key(&self) -> String {
        match CardNumber::parse(&self.0) {
            Ok(number) => number.0,
            Err(_) => self.0.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_uppercase).collect(),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OldNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<OldNumber> for String {
    fn from(number: OldNumber) -> String {
        number.0
    }
}

impl TryFrom<String> for OldNumber {
    type Error = &'static str;

    fn try_from(text: String) -> Result<OldNumber, &'static str> {
        OldNumber::parse(&text).map_err(|_| "not a card number")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn a_number_is_made_of_city_day_and_counter() {
        let number = CardNumber::new("3375", date(2026, 6, 24), 123).expect("a number");
        assert_eq!(number.to_string(), "3375 240626 000123");
        assert_eq!(number.digits(), "3375240626000123");
        assert_eq!(number.boxes(), ["3375", "240626", "000123"]);
        assert_eq!((number.region(), number.issued_day(), number.counter()), ("3375", date(2026, 6, 24), 123));
    }

    #[test]
    fn a_number_that_does_not_fit_the_pattern_is_not_made() {
        let day = date(2026, 6, 24);
        assert_eq!(CardNumber::new("337", day, 1), None);
        assert_eq!(CardNumber::new("33.7", day, 1), None);
        assert_eq!(CardNumber::new("3375", day, 0), None);
        assert_eq!(CardNumber::new("3375", day, 1_000_000), None);
        assert_eq!(CardNumber::new("3375", date(1999, 12, 31), 1), None);
        assert_eq!(CardNumber::new("3375", date(2100, 1, 1), 1), None);
    }

    #[test]
    fn every_number_that_is_made_is_read_again() {
        for day in date(2000, 1, 1).iter_days().take_while(|day| day.year() < 2100).step_by(3) {
            let number = CardNumber::new("3375", day, 999_999).expect("a number");
            assert_eq!(CardNumber::parse(&number.to_string()), Ok(number.clone()));
            assert_eq!((number.issued_day(), number.counter()), (day, 999_999));
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        let wrong = [
            "",
            "3375 240626 00012",
            "3375 240626 0001234",
            "3375 240626 000000",
            "3375 310626 000123",
            "3375 290225 000123",
            "3375 240626 00012O",
            "DTK-AK1-0001-1025",
        ];
        for text in wrong {
            assert_eq!(CardNumber::parse(text), Err(Problem::CodeUnreadable), "{text}");
        }
    }

    #[test]
    fn old_numbers_stay_as_they_were_written() {
        assert_eq!(OldNumber::parse(" DTK-AK1-0001-1025 ").expect("a number").as_str(), "DTK-AK1-0001-1025");
        assert_eq!(OldNumber::parse(" "), Err(Problem::Missing));
        let key = |text| OldNumber::parse(text).expect("a number").key();
        assert_eq!((key("dtk-ak1 0001"), key("3375 240626 000123")), ("DTK-AK10001".into(), "3375240626000123".into()));
        assert_ne!(key("1-23"), key("12-3"));
        assert_eq!(OldNumber::parse(&"1".repeat(41)), Err(Problem::TooLong { max: 40 }));
        assert_eq!(OldNumber::parse("12\n34"), Err(Problem::ForbiddenCharacter));
    }

    #[test]
    fn numbers_from_the_wire_are_read_again() {
        let number = CardNumber::parse("3375-240626-000123").expect("a number");
        assert_eq!(serde_json::to_string(&number).expect("text"), "\"3375240626000123\"");
        assert!(serde_json::from_str::<CardNumber>("\"1\"").is_err());
        assert!(serde_json::from_str::<OldNumber>("\"\"").is_err());
    }
}
