//! What a report is about (*masa laporan*): a month, quarter, half-year, year, or any days one after the other.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::code::serde_by_code;
use super::period::Period;

/// Whole days, the first and the last included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportPeriod {
    shape: Shape,
    first: NaiveDate,
    last: NaiveDate,
}

/// How a period is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    Month,
    /// *Triwulan*.
    Quarter,
    Semester,
    Year,
    Days,
}

impl ReportPeriod {
    pub fn month_of(day: NaiveDate) -> ReportPeriod {
        ReportPeriod::of(Shape::Month, day)
    }

    /// The period of this shape that a day belongs to; of [`Shape::Days`] the day alone.
    pub fn of(shape: Shape, day: NaiveDate) -> ReportPeriod {
        let months = shape.months();
        if months == 0 {
            return ReportPeriod { shape, first: day, last: day };
        }
        let back = day.month0() % months;
        let first = day.with_day(1).unwrap_or(day) - Months::new(back);
        ReportPeriod { shape, first, last: first + Months::new(months) - Days::new(1) }
    }

    /// Any days; None when the last comes before the first.
    pub fn days(first: NaiveDate, last: NaiveDate) -> Option<ReportPeriod> {
        (first <= last).then_some(ReportPeriod { shape: Shape::Days, first, last })
    }

    pub fn shape(self) -> Shape {
        self.shape
    }

    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Still belongs to it.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether nothing can be entered for it any more.
    pub fn is_over(self, today: NaiveDate) -> bool {
        self.last < today
    }

    /// As much of it as is known on a day; None when it has not begun.
    pub fn known_on(self, today: NaiveDate) -> Option<ReportPeriod> {
        if self.last <= today { Some(self) } else { ReportPeriod::days(self.first, today) }
    }

    /// The one that ends the day before this begins; any days are followed by as many.
    pub fn previous(self) -> ReportPeriod {
        let last = self.first - Days::new(1);
        match self.shape {
            Shape::Days => ReportPeriod { first: self.first - (self.last - self.first) - Days::new(1), last, ..self },
            shape => ReportPeriod::of(shape, last),
        }
    }

    pub fn next(self) -> ReportPeriod {
        let first = self.last + Days::new(1);
        match self.shape {
            Shape::Days => ReportPeriod { first, last: first + (self.last - self.first), ..self },
            shape => ReportPeriod::of(shape, first),
        }
    }

    /// `2026-11`, `2026-T4`, `2026-S2`, `2026` or `2026-11-01_2026-11-15`.
    pub fn code(self) -> String {
        let year = self.first.year();
        match self.shape {
            Shape::Month => format!("{year}-{:02}", self.first.month()),
            Shape::Quarter => format!("{year}-T{}", self.number()),
            Shape::Semester => format!("{year}-S{}", self.number()),
            Shape::Year => year.to_string(),
            Shape::Days => format!("{}_{}", self.first, self.last),
        }
    }

    /// Reads what [`ReportPeriod::code`] writes, for years that can be counted on from.
    pub fn from_code(code: &str) -> Option<ReportPeriod> {
        if let Some((first, last)) = code.split_once('_') {
            let day = |text| match Period::from_code(text) {
                Some(Period::Day(day)) => Some(day),
                _ => None,
            };
            return ReportPeriod::days(day(first)?, day(last)?);
        }
        let (year, part) = code.split_once('-').unwrap_or((code, ""));
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let year: i32 = year.parse().ok().filter(|year| (1970..=9990).contains(year))?;
        let (shape, number) = match part {
            "" if !code.ends_with('-') => (Shape::Year, 1),
            "T1" | "T2" | "T3" | "T4" => (Shape::Quarter, part[1..].parse().ok()?),
            "S1" | "S2" => (Shape::Semester, part[1..].parse().ok()?),
            month if month.len() == 2 && month.bytes().all(|byte| byte.is_ascii_digit()) => {
                (Shape::Month, month.parse::<u32>().ok().filter(|month| (1..=12).contains(month))?)
            }
            _ => return None,
        };
        NaiveDate::from_ymd_opt(year, (number - 1) * shape.months() + 1, 1).map(|first| ReportPeriod::of(shape, first))
    }

    /// A single day or a month as such; None for others.
    pub fn as_day_or_month(self) -> Option<Period> {
        match self.shape {
            Shape::Month => Some(Period::Month(self.first)),
            Shape::Days if self.first == self.last => Some(Period::Day(self.first)),
            _ => None,
        }
    }

    /// Reads what people type: also a single day, `2026-11-24`.
    pub fn of_typed(text: &str) -> Option<ReportPeriod> {
        let text = text.trim();
        ReportPeriod::from_code(text).or_else(|| Period::from_code(text).map(ReportPeriod::from))
    }

    /// Of a quarter or semester within its year, from 1.
    pub fn number(self) -> u32 {
        self.first.month0() / self.shape.months().max(1) + 1
    }
}

impl From<Period> for ReportPeriod {
    fn from(period: Period) -> ReportPeriod {
        match period {
            Period::Day(day) => ReportPeriod::of(Shape::Days, day),
            Period::Month(first) => ReportPeriod::month_of(first),
        }
    }
}

impl Shape {
    /// 0 for what is not made of months.
    fn months(self) -> u32 {
        match self {
            Shape::Month => 1,
            Shape::Quarter => 3,
            Shape::Semester => 6,
            Shape::Year => 12,
            Shape::Days => 0,
        }
    }
}

impl fmt::Display for ReportPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

serde_by_code!(ReportPeriod);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_back_from_their_code_and_nothing_else_is_one() {
        for code in
            ["2026-11", "2026-T1", "2026-T4", "2026-S2", "2026", "2026-11-01_2026-11-15", "2024-02-29_2024-02-29"]
        {
            let period = ReportPeriod::from_code(code);
            assert_eq!(period.map(ReportPeriod::code).as_deref(), Some(code));
            let json = serde_json::to_string(&period).expect("plain text");
            assert_eq!(serde_json::from_str::<Option<ReportPeriod>>(&json).expect("its own print"), period);
        }
        for bad in [
            "",
            "2026-",
            "2026-13",
            "2026-00",
            "2026-1",
            "2026-T5",
            "2026-T0",
            "2026-S3",
            "2026-11-15_2026-11-01",
            "2026-11_2026-12",
            "2026-+1",
            "1969",
            "x",
        ] {
            assert_eq!(ReportPeriod::from_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_single_day_may_be_typed_and_what_is_no_day_is_no_period() {
        let day = ReportPeriod::of_typed(" 2026-11-24 ");
        assert_eq!(day.map(ReportPeriod::code).as_deref(), Some("2026-11-24_2026-11-24"));
        assert_eq!(ReportPeriod::of_typed("2026-T4"), ReportPeriod::from_code("2026-T4"));
        assert_eq!((ReportPeriod::of_typed(""), ReportPeriod::of_typed("2026-02-30")), (None, None));
    }

    #[test]
    fn periods_of_a_shape_follow_each_other_without_a_gap() {
        for code in ["2026-11", "2024-02", "2026-T4", "2027-T1", "2026-S2", "2026", "2026-02-20_2026-03-05"] {
            let period = ReportPeriod::from_code(code).expect("a period");
            assert_eq!(period.next().first(), period.last() + Days::new(1), "{code}");
            assert_eq!(period.next().previous(), period, "{code}");
            assert_eq!(period.previous().next(), period, "{code}");
            assert!(period.contains(period.first()) && period.contains(period.last()));
            assert!(!period.is_over(period.last()) && period.is_over(period.last() + Days::new(1)));
        }
        let quarter = ReportPeriod::from_code("2026-T2").expect("a quarter");
        assert_eq!(
            (quarter.first().to_string(), quarter.last().to_string()),
            ("2026-04-01".into(), "2026-06-30".into())
        );
    }
}
