//! Statistics of the office (*statistik*): who applied, how long the steps took, and why files were returned, by calendar year. Nobody is named;
//! what the public sees tells of no small group either.

mod few;

use chrono::{Datelike, Months, NaiveDate};

use super::code::codes;
use super::date::AgeGroup;
use super::education::Education;
use super::kbji::KbjiGroup;
use super::place::Village;
use super::report_period::{ReportPeriod, Shape};
use super::sex::Sex;

pub use few::{FEW, Shown, alone, shown};

codes! {
    /// One table with its plot, in the order of the page. The code stands in the address of the CSV.
    pub enum Topic {
        Month = "bulan",
        Village = "kelurahan",
        Age = "umur",
        Sex = "jenis-kelamin",
        Education = "pendidikan",
        Wanted = "jabatan",
        Steps = "waktu",
        Reasons = "alasan",
    }
}

/// Who reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    /// Officers, who see the files anyway: every figure, up to today.
    Office,
    /// Anybody: no figure of fewer than [`FEW`] people, and whole quarters only, so that a figure that grew by one does not tell who was at the
    /// counter yesterday.
    Public,
}

impl Audience {
    /// What of a year is counted for this reader on a day; None when nothing of it is.
    pub fn period(self, year: i32, today: NaiveDate) -> Option<ReportPeriod> {
        let whole = ReportPeriod::of(Shape::Year, NaiveDate::from_ymd_opt(year, 1, 1)?);
        match self {
            Audience::Office => whole.known_on(today),
            Audience::Public => {
                let running = ReportPeriod::of(Shape::Quarter, today).first();
                whole.known_on(running.pred_opt()?)
            }
        }
    }

    /// The newest year of which something is counted on a day.
    pub fn newest_year(self, today: NaiveDate) -> i32 {
        match self.period(today.year(), today) {
            Some(_) => today.year(),
            None => (today - Months::new(12)).year(),
        }
    }
}

/// Somebody who applied for a card, anew or for a renewal, on the day of sending. What was not known then is None.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Applicant {
    pub day: NaiveDate,
    /// None outside the city as well.
    pub village: Option<Village>,
    pub age: Option<AgeGroup>,
    pub sex: Option<Sex>,
    pub education: Option<Education>,
    pub wanted: Option<KbjiGroup>,
}

/// A bar of a plot. Length is told by the text as well.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    pub label: String,
    /// None where the figure is not shown.
    pub length: Option<u64>,
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_office_sees_the_year_up_to_today_and_the_public_its_quarters_that_are_over() {
        let last = |audience: Audience, year, today: &str| audience.period(year, day(today)).map(ReportPeriod::last);
        assert_eq!(last(Audience::Office, 2026, "2026-11-24"), Some(day("2026-11-24")));
        assert_eq!(last(Audience::Public, 2026, "2026-11-24"), Some(day("2026-09-30")));
        assert_eq!(last(Audience::Public, 2026, "2026-04-01"), Some(day("2026-03-31")));
        assert_eq!(last(Audience::Public, 2026, "2026-03-31"), None);
        assert_eq!(last(Audience::Public, 2025, "2026-03-31"), Some(day("2025-12-31")));
        assert_eq!(last(Audience::Office, 2027, "2026-11-24"), None);
    }

    #[test]
    fn the_newest_year_is_one_of_which_something_is_known() {
        for today in ["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31", "2028-02-29"] {
            for audience in [Audience::Office, Audience::Public] {
                let year = audience.newest_year(day(today));
                assert!(audience.period(year, day(today)).is_some(), "{today}");
                assert_eq!(audience.period(year + 1, day(today)), None, "{today}");
            }
        }
    }
}
