//! Dates as people write them: date of birth (*tanggal lahir*), years, and the months a card counts.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Problem;
use super::code::codes;

/// Western Indonesian Time (*WIB*), which Pekalongan keeps all year.
pub const OFFICE_OFFSET_SECONDS: i64 = 7 * 3600;

/// A day on which a living person may have been born.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BirthDate(NaiveDate);

/// Nobody older is expected to look for work; a greater age is a slip of the pen.
const MOST_YEARS: u32 = 100;

impl BirthDate {
    /// Reads `2006-06-24` (what a date picker sends), `24-06-2006`, `24/6/2006`, `24.06.2006`, `24062006` and
    /// `24 Juni 2006`. Years have four digits: two would leave the century to guesswork.
    ///
    /// # Errors
    /// `Missing`, `DateUnreadable`, `DateImpossible`, `DateInFuture`, `DateTooLongAgo` (over 100 years).
    pub fn parse(text: &str, today: NaiveDate) -> Result<BirthDate, Problem> {
        let date = parse_date(text)?;
        if date > today {
            return Err(Problem::DateInFuture);
        }
        if add_years(date, MOST_YEARS) < today {
            return Err(Problem::DateTooLongAgo);
        }
        Ok(BirthDate(date))
    }

    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// Completed years; 0 before the birth.
    pub fn age_on(self, today: NaiveDate) -> u8 {
        today.years_since(self.0).and_then(|years| u8::try_from(years).ok()).unwrap_or(0)
    }

    /// The age column of reports; None under 15.
    pub fn group_on(self, today: NaiveDate) -> Option<AgeGroup> {
        AgeGroup::of_age(self.age_on(today))
    }
}

codes! {
    /// Age columns of report IPK III/1.
    pub enum AgeGroup {
        From15 = "15-19",
        From20 = "20-29",
        From30 = "30-44",
        From45 = "45-54",
        From55 = "55+",
    }
}

impl AgeGroup {
    pub fn of_age(years: u8) -> Option<AgeGroup> {
        Some(match years {
            0..15 => return None,
            15..20 => AgeGroup::From15,
            20..30 => AgeGroup::From20,
            30..45 => AgeGroup::From30,
            45..55 => AgeGroup::From45,
            55.. => AgeGroup::From55,
        })
    }
}

/// A year of school, course or work: from 1940 to the current one.
///
/// # Errors
/// `Missing`, `YearUnreadable` unless four digits, `YearInFuture`, `YearTooLongAgo`.
pub fn parse_year(text: &str, today: NaiveDate) -> Result<u16, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let year = digits(text, 4..=4).and_then(|year| u16::try_from(year).ok()).ok_or(Problem::YearUnreadable)?;
    if i32::from(year) > today.year() {
        Err(Problem::YearInFuture)
    } else if year < 1940 {
        Err(Problem::YearTooLongAgo)
    } else {
        Ok(year)
    }
}

/// The same day `count` months later, or the last day of that month when it has no such day.
pub fn add_months(date: NaiveDate, count: u32) -> NaiveDate {
    date.checked_add_months(Months::new(count)).unwrap_or(NaiveDate::MAX)
}

/// The same day `count` years later; 29 February becomes the 28th.
pub fn add_years(date: NaiveDate, count: u32) -> NaiveDate {
    add_months(date, count.saturating_mul(12))
}

/// Any day in one of the forms that [`BirthDate::parse`] names.
///
/// # Errors
/// `Missing`, `DateUnreadable`, `DateImpossible`.
pub fn parse_date(text: &str) -> Result<NaiveDate, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let (day, month, year) = day_month_year(text).ok_or(Problem::DateUnreadable)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or(0), month, day).ok_or(Problem::DateImpossible)
}

fn day_month_year(text: &str) -> Option<(u32, u32, u32)> {
    if let Some(all) = digits(text, 8..=8) {
        return Some((all / 1_000_000, all / 10_000 % 100, all % 10_000));
    }
    let mut parts = text.split(['-', '/', '.', ',', ' ']).filter(|part| !part.is_empty());
    let (first, middle, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let month = digits(middle, 1..=2).or_else(|| named_month(middle))?;
    match digits(first, 4..=4) {
        Some(year) => Some((digits(last, 1..=2)?, month, year)),
        None => Some((digits(first, 1..=2)?, month, digits(last, 4..=4)?)),
    }
}

/// A number of so many digits and nothing else.
fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Full names with the other spellings in use; each may be cut down to three letters.
const MONTHS: [&[&str]; 12] = [
    &["januari"],
    &["februari", "pebruari"],
    &["maret"],
    &["april"],
    &["mei"],
    &["juni"],
    &["juli"],
    &["agustus", "agt", "ags"],
    &["september"],
    &["oktober"],
    &["november", "nopember"],
    &["desember"],
];

fn named_month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let named = |names: &&[&str]| names.iter().any(|name| name.starts_with(word.as_str()));
    let at = if word.len() >= 3 { MONTHS.iter().position(named) } else { None };
    at.and_then(|at| u32::try_from(at + 1).ok())
}

/// Personal data: the date stays out of logs.
impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BirthDate(hidden)")
    }
}

/// Days in JSON as `2026-11-24`, for fields of a browser's data: `#[serde(with = "iso")]`. chrono's own reader brings its whole
/// machinery of formats along, which is 10 kB of WASM.
pub mod iso {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &NaiveDate, out: S) -> Result<S::Ok, S::Error> {
        day.to_string().serialize(out)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        let text = String::deserialize(from)?;
        super::parse_date(&text).map_err(|_| D::Error::custom("no date"))
    }

    /// The same for a day that may be missing.
    pub mod option {
        use super::*;

        pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, out: S) -> Result<S::Ok, S::Error> {
            day.map(|day| day.to_string()).serialize(out)
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
            let text = Option::<String>::deserialize(from)?;
            text.map(|text| super::super::parse_date(&text).map_err(|_| D::Error::custom("no date"))).transpose()
        }
    }

    /// The same for several days.
    pub mod list {
        use super::*;

        pub fn serialize<S: Serializer>(days: &[NaiveDate], out: S) -> Result<S::Ok, S::Error> {
            days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().serialize(out)
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<NaiveDate>, D::Error> {
            let texts = Vec::<String>::deserialize(from)?;
            texts.iter().map(|text| super::super::parse_date(text).map_err(|_| D::Error::custom("no date"))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn today() -> NaiveDate {
        day(2026, 11, 24)
    }

    fn parse(text: &str) -> Result<NaiveDate, Problem> {
        BirthDate::parse(text, today()).map(BirthDate::date)
    }

    #[test]
    fn a_date_is_read_in_every_form_that_people_write() {
        for written in [
            "2006-06-24",
            "24-06-2006",
            "24/6/2006",
            "24.06.2006",
            "24062006",
            " 24 Juni 2006 ",
            "24 JUN 2006",
            "24-jun-2006",
            "24 06 2006",
            "24 Juni, 2006",
        ] {
            assert_eq!(parse(written), Ok(day(2006, 6, 24)), "{written}");
        }
        assert_eq!(parse("1 Nopember 1999"), Ok(day(1999, 11, 1)));
        assert_eq!(parse("1 Agt 1999"), Ok(day(1999, 8, 1)));
    }

    #[test]
    fn what_is_no_birth_date_is_refused_with_its_own_problem() {
        for (written, problem) in [
            ("", Problem::Missing),
            ("kemarin", Problem::DateUnreadable),
            ("24-06-06", Problem::DateUnreadable),
            ("24 Ju 2006", Problem::DateUnreadable),
            ("24-06-2006-1", Problem::DateUnreadable),
            ("+4-06-2006", Problem::DateUnreadable),
            ("31-04-2006", Problem::DateImpossible),
            ("29-02-2006", Problem::DateImpossible),
            ("24-13-2006", Problem::DateImpossible),
            ("00-00-0000", Problem::DateImpossible),
            ("25-11-2026", Problem::DateInFuture),
            ("23-11-1926", Problem::DateTooLongAgo),
        ] {
            assert_eq!(parse(written), Err(problem), "{written}");
        }
        assert_eq!(parse("24-11-2026"), Ok(today()));
        assert_eq!(parse("24-11-1926"), Ok(day(1926, 11, 24)));
    }

    #[test]
    fn age_changes_on_the_birthday() {
        let birth = BirthDate::parse("2006-11-24", today()).expect("a birth date");
        assert_eq!(birth.age_on(today()), 20);
        assert_eq!(birth.age_on(day(2026, 11, 23)), 19);
        assert_eq!(birth.age_on(day(2000, 1, 1)), 0);
        assert_eq!(birth.group_on(day(2026, 11, 23)), Some(AgeGroup::From15));
        assert_eq!(birth.group_on(today()), Some(AgeGroup::From20));
        assert_eq!(birth.group_on(day(2021, 11, 23)), None);
    }

    #[test]
    fn age_groups_begin_where_the_report_says() {
        let begins: Vec<u8> = (1..=120).filter(|age| AgeGroup::of_age(*age) != AgeGroup::of_age(age - 1)).collect();
        assert_eq!(begins, [15, 20, 30, 45, 55]);
    }

    #[test]
    fn years_run_from_1940_to_the_current_one() {
        assert_eq!(parse_year(" 2026 ", today()), Ok(2026));
        assert_eq!(parse_year("1940", today()), Ok(1940));
        assert_eq!(parse_year("1939", today()), Err(Problem::YearTooLongAgo));
        assert_eq!(parse_year("2027", today()), Err(Problem::YearInFuture));
        assert_eq!(parse_year("'06", today()), Err(Problem::YearUnreadable));
        assert_eq!(parse_year("", today()), Err(Problem::Missing));
    }

    #[test]
    fn months_are_added_up_to_the_end_of_the_month() {
        assert_eq!(add_months(day(2026, 8, 31), 6), day(2027, 2, 28));
        assert_eq!(add_months(day(2026, 11, 24), 18), day(2028, 5, 24));
        assert_eq!(add_years(day(2024, 2, 29), 2), day(2026, 2, 28));
        assert_eq!(add_years(today(), u32::MAX), NaiveDate::MAX);
    }

    #[test]
    fn debug_output_shows_no_date() {
        assert_eq!(format!("{:?}", BirthDate::parse("2006-06-24", today())), "Ok(BirthDate(hidden))");
    }

    proptest! {
        #[test]
        fn every_print_of_a_day_reads_back_as_the_same(ago in 0_i64..36_000) {
            let date = today() - chrono::Duration::days(ago);
            for form in ["%Y-%m-%d", "%d-%m-%Y", "%-d/%-m/%Y", "%d.%m.%Y", "%d%m%Y"] {
                prop_assert_eq!(parse(&date.format(form).to_string()), Ok(date));
            }
            let named = format!("{} {} {}", date.day(), MONTHS[date.month0() as usize][0], date.year());
            prop_assert_eq!(parse(&named), Ok(date));
            let json = serde_json::to_string(&BirthDate(date)).expect("plain text");
            prop_assert_eq!(serde_json::from_str::<BirthDate>(&json).expect("its own print"), BirthDate(date));
        }

        #[test]
        fn no_input_panics(text in ".{0,20}") {
            let _ = parse(&text);
            let _ = parse_year(&text, today());
        }
    }
}
