//! A day or a calendar month, as figures are looked at.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::code::serde_by_code;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    Day(NaiveDate),
    /// By its first day.
    Month(NaiveDate),
}

impl Period {
    pub fn month_of(day: NaiveDate) -> Period {
        Period::Month(day.with_day(1).unwrap_or(day))
    }

    pub fn first(self) -> NaiveDate {
        match self {
            Period::Day(day) | Period::Month(day) => day,
        }
    }

    /// The last day, which still belongs to it.
    pub fn last(self) -> NaiveDate {
        match self {
            Period::Day(day) => day,
            Period::Month(first) => first + Months::new(1) - Days::new(1),
        }
    }

    pub fn previous(self) -> Period {
        match self {
            Period::Day(day) => Period::Day(day - Days::new(1)),
            Period::Month(first) => Period::Month(first - Months::new(1)),
        }
    }

    pub fn next(self) -> Period {
        match self {
            Period::Day(day) => Period::Day(day + Days::new(1)),
            Period::Month(first) => Period::Month(first + Months::new(1)),
        }
    }

    /// `2026-11-24` or `2026-11`.
    pub fn code(self) -> String {
        match self {
            Period::Day(day) => day.to_string(),
            Period::Month(first) => format!("{}-{:02}", first.year(), first.month()),
        }
    }

    /// Reads what [`Period::code`] writes, for years that can be counted on from.
    pub fn from_code(code: &str) -> Option<Period> {
        let mut parts = code.split('-');
        let year = parts.next()?.parse().ok().filter(|year| (1970..=9990).contains(year))?;
        let month = parts.next()?.parse().ok()?;
        match (parts.next(), parts.next()) {
            (None, _) => NaiveDate::from_ymd_opt(year, month, 1).map(Period::Month),
            (Some(day), None) => NaiveDate::from_ymd_opt(year, month, day.parse().ok()?).map(Period::Day),
            _ => None,
        }
    }
}

serde_by_code!(Period);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_back_from_their_code_and_nothing_else_is_one() {
        for code in ["2026-11-24", "2026-11", "2024-02-29", "1970-01"] {
            assert_eq!(Period::from_code(code).map(Period::code).as_deref(), Some(code));
        }
        for bad in ["", "2026", "2026-13", "2026-02-30", "2026-11-24-1", "99999-01", "kemarin"] {
            assert_eq!(Period::from_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_and_months_follow_each_other_without_a_gap() {
        for code in ["2026-12-31", "2026-11", "2024-02", "2026-12"] {
            let period = Period::from_code(code).expect("a period");
            assert_eq!(period.next().first(), period.last() + Days::new(1));
            assert_eq!(period.next().previous(), period);
            assert_eq!(period.previous().next(), period);
        }
        let day = NaiveDate::from_ymd_opt(2024, 2, 17).expect("a date");
        assert_eq!(Period::month_of(day).last().day(), 29);
    }
}
