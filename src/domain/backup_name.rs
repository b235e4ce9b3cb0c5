//! The name of a backup (*cadangan*), which says when it was taken, and which of many are kept.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// How many days, weeks and months with a backup keep their newest one.
pub const DAYS: usize = 14;
pub const WEEKS: usize = 8;
pub const MONTHS: usize = 12;

/// The moment by the office's clock, to the second. Names in the order of the alphabet are in the order of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct BackupName(NaiveDateTime);

const PATTERN: &str = "ak1-%Y-%m-%d-%H%M%S";
/// Behind the name of one whose trial failed.
const UNPROVEN: &str = ".gagal-uji";

impl BackupName {
    pub fn new(taken: NaiveDateTime) -> BackupName {
        BackupName(taken)
    }

    /// None for whatever else lies in the folder.
    pub fn parse(name: &str) -> Option<BackupName> {
        let taken = BackupName(NaiveDateTime::parse_from_str(name, PATTERN).ok()?);
        (taken.to_string() == name).then_some(taken)
    }

    /// The name where the trial failed (*gagal uji*), which is never taken for that of a good one.
    pub fn of_unproven(self) -> String {
        format!("{self}{UNPROVEN}")
    }

    pub fn parse_unproven(name: &str) -> Option<BackupName> {
        BackupName::parse(name.strip_suffix(UNPROVEN)?)
    }

    pub fn taken(self) -> NaiveDateTime {
        self.0
    }
}

/// `ak1-2026-11-26-013000`.
impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format(PATTERN))
    }
}

/// Those that stay: the newest of each of the last [`DAYS`] days, [`WEEKS`] weeks (from Monday) and [`MONTHS`] months that have one. Periods
/// without a backup do not count, so that an office that was closed loses none.
pub fn kept(all: &[BackupName]) -> BTreeSet<BackupName> {
    let newest_first = || all.iter().copied().collect::<BTreeSet<_>>().into_iter().rev();
    let mut kept = newest_of_each(newest_first(), DAYS, |day| day);
    kept.extend(newest_of_each(newest_first(), WEEKS, |day| day.iso_week()));
    kept.extend(newest_of_each(newest_first(), MONTHS, |day| (day.year(), day.month())));
    kept
}

fn newest_of_each<P: PartialEq>(
    newest_first: impl Iterator<Item = BackupName>,
    periods: usize,
    period: impl Fn(NaiveDate) -> P,
) -> BTreeSet<BackupName> {
    let (mut found, mut last) = (BTreeSet::new(), None);
    for name in newest_first {
        let this = Some(period(name.0.date()));
        if this != last {
            if found.len() == periods {
                break;
            }
            found.insert(name);
            last = this;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(day: NaiveDate, hour: u32) -> BackupName {
        BackupName(day.and_hms_opt(hour, 30, 0).expect("a moment"))
    }

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_name_is_read_as_it_was_written_and_nothing_else_is_a_name() {
        let taken = name(date(2026, 11, 26), 1);
        assert_eq!(taken.to_string(), "ak1-2026-11-26-013000");
        assert_eq!(BackupName::parse("ak1-2026-11-26-013000"), Some(taken));
        for other in
            ["ak1-2026-11-26", ".ak1-2026-11-26-013000", "ak1-2026-11-26-013000-x", "ak1-2026-13-26-013000", "foto"]
        {
            assert_eq!(BackupName::parse(other), None, "{other}");
        }
        assert_eq!(BackupName::parse(&taken.of_unproven()), None, "a failed one counts for nothing");
        assert_eq!(BackupName::parse_unproven(&taken.of_unproven()), Some(taken));
        assert_eq!(BackupName::parse_unproven(&taken.to_string()), None);
    }

    #[test]
    fn after_two_years_of_nights_there_are_fourteen_days_eight_weeks_and_twelve_months() {
        let last = date(2026, 11, 26);
        let mut there: Vec<BackupName> = Vec::new();
        // As it happens: every night one is added, and what is not kept goes at once.
        for day in date(2024, 11, 26).iter_days().take_while(|day| *day <= last) {
            there.push(name(day, 1));
            there = kept(&there).into_iter().collect();
        }
        let expected: BTreeSet<_> = (0..14)
            .map(|back| last - chrono::Days::new(back))
            // Sundays end a week; this week ends today.
            .chain((0..7).map(|week| date(2026, 11, 22) - chrono::Days::new(7 * week)))
            // The ends of the eleven months before.
            .chain((1..12).map(|month| date(2026, 11, 1) - chrono::Months::new(month - 1) - chrono::Days::new(1)))
            .map(|day| name(day, 1))
            .collect();
        assert_eq!(there.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn the_newest_of_a_day_stays_and_an_office_that_was_closed_for_a_year_loses_nothing() {
        let (old, again) = (date(2025, 11, 26), date(2026, 11, 26));
        let all = [name(old, 1), name(again, 1), name(again, 9)];
        assert_eq!(kept(&all), [name(old, 1), name(again, 9)].into());
        assert_eq!(kept(&[]), BTreeSet::new());
    }
}
