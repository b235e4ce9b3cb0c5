//! How much of a time the office was open (*jam pelayanan*): Monday to Friday from 08.00 to 15.00. What a file waits in the night or over
//! a weekend is nobody's slowness. Public holidays are not known here; they count as open.

use chrono::{NaiveDate, NaiveDateTime, Timelike};

const OPENS: i64 = 8 * 3600;
const OPEN_FOR: i64 = 7 * 3600;
const DAYS_A_WEEK: i64 = 5;

/// Seconds between two instants of the office's own clock in which it was open; none when `until` comes first.
pub fn open_seconds(from: NaiveDateTime, until: NaiveDateTime) -> i64 {
    (open_so_far(until) - open_so_far(from)).max(0)
}

/// A time within opening hours as people count it (*jam kerja*, *hari kerja*).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Working {
    Hours(i64),
    Days(i64),
}

impl Working {
    /// Rounded up, so that nobody is told less than what was measured; whole days as soon as one day of opening hours is not enough.
    pub fn of(open_seconds: i64) -> Working {
        let up = |unit: i64| ((open_seconds.max(0) + unit - 1) / unit).max(1);
        if open_seconds <= OPEN_FOR { Working::Hours(up(3600)) } else { Working::Days(up(OPEN_FOR)) }
    }
}

/// Open seconds since a Monday long ago.
fn open_so_far(at: NaiveDateTime) -> i64 {
    // 5 January 1970.
    let days = (at.date() - NaiveDate::default()).num_days() - 4;
    let (weeks, weekday) = (days.div_euclid(7), days.rem_euclid(7));
    let today = match weekday {
        ..DAYS_A_WEEK => (i64::from(at.num_seconds_from_midnight()) - OPENS).clamp(0, OPEN_FOR),
        _ => 0,
    };
    (weeks * DAYS_A_WEEK + weekday.min(DAYS_A_WEEK)) * OPEN_FOR + today
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Duration, Weekday};
    use proptest::prelude::*;

    use super::*;

    /// Tuesday 24 November 2026 is the day 0.
    fn at(day: i64, hour: i64, minute: i64) -> NaiveDateTime {
        let tuesday = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date").and_time(chrono::NaiveTime::MIN);
        tuesday + Duration::days(day) + Duration::minutes(hour * 60 + minute)
    }

    fn minutes(from: NaiveDateTime, until: NaiveDateTime) -> i64 {
        open_seconds(from, until) / 60
    }

    #[test]
    fn within_one_day_only_the_opening_hours_count() {
        assert_eq!(minutes(at(0, 10, 0), at(0, 10, 5)), 5);
        assert_eq!(minutes(at(0, 6, 0), at(0, 9, 0)), 60);
        assert_eq!(minutes(at(0, 14, 30), at(0, 18, 0)), 30);
        assert_eq!(minutes(at(0, 18, 0), at(0, 20, 0)), 0);
        assert_eq!(minutes(at(0, 0, 0), at(1, 0, 0)), 420);
    }

    #[test]
    fn nights_and_weekends_stand_still() {
        assert_eq!(minutes(at(0, 19, 0), at(1, 8, 10)), 10);
        assert_eq!(minutes(at(3, 14, 50), at(6, 8, 5)), 15, "from Friday to Monday");
        assert_eq!(minutes(at(4, 9, 0), at(5, 14, 0)), 0, "Saturday and Sunday");
        assert_eq!(minutes(at(0, 10, 0), at(7, 10, 0)), 5 * 420);
    }

    #[test]
    fn a_working_time_is_rounded_up_and_a_day_has_seven_hours() {
        let of = |minutes: i64| Working::of(minutes * 60);
        assert_eq!([0, 1, 60].map(of), [Working::Hours(1); 3]);
        assert_eq!([61, 419, 420].map(of), [Working::Hours(2), Working::Hours(7), Working::Hours(7)]);
        assert_eq!([421, 840, 841].map(of), [Working::Days(2), Working::Days(2), Working::Days(3)]);
        assert_eq!(Working::of(-5), Working::Hours(1));
    }

    #[test]
    fn what_ends_before_it_begins_takes_no_time() {
        assert_eq!(minutes(at(0, 11, 0), at(0, 10, 0)), 0);
    }

    proptest! {
        #[test]
        fn it_is_what_counting_every_minute_gives(start in -30_000_i64..30_000, length in 0_i64..30_000) {
            let (from, until) = (at(0, 0, start), at(0, 0, start + length));
            let open = |minute: &i64| {
                let now = at(0, 0, start + minute);
                !matches!(now.weekday(), Weekday::Sat | Weekday::Sun) && (8..15).contains(&now.hour())
            };
            let counted = i64::try_from((0..length).filter(open).count()).expect("a number");
            prop_assert_eq!(minutes(from, until), counted);
        }
    }
}
