//! How long an officer's account was in the wrong hands, and what was done to people's data with it (*kegagalan pelindungan data pribadi*,
//! UU 27/2022 art. 46).

use chrono::{NaiveDateTime, NaiveTime};

use super::Problem;
use super::code::codes;
use super::date::parse_date;

codes! {
    /// What was done to somebody's data, the least first.
    pub enum Touch {
        Seen = "lihat",
        Printed = "cetak",
        Changed = "ubah",
    }
}

/// From one minute to another by the office's wall clock, both of them included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    from: NaiveDateTime,
    until: NaiveDateTime,
}

/// An end of the stretch, for what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    From,
    Until,
}

/// Longer than this nobody overlooks a stolen account; a longer list would be the whole register.
const MOST_DAYS: i64 = 366;

impl Span {
    /// Reads what the field of a browser sends, and what somebody types where there is none: see [`parse_moment`].
    ///
    /// # Errors
    /// Those of [`parse_moment`], each at its end; `DatesReversed`, and `DateTooLongAgo` where the stretch is longer than a year.
    pub fn parse(from: &str, until: &str) -> Result<Span, (End, Problem)> {
        let from = parse_moment(from).map_err(|problem| (End::From, problem))?;
        let until = parse_moment(until).map_err(|problem| (End::Until, problem))?;
        match until - from {
            length if length < chrono::TimeDelta::zero() => Err((End::Until, Problem::DatesReversed)),
            length if length.num_days() > MOST_DAYS => Err((End::From, Problem::DateTooLongAgo)),
            _ => Ok(Span { from, until }),
        }
    }

    pub fn from(self) -> NaiveDateTime {
        self.from
    }

    pub fn until(self) -> NaiveDateTime {
        self.until
    }

    /// Both ends as an address carries them: "2026-11-24T08:00".
    pub fn codes(self) -> [String; 2] {
        [self.from, self.until].map(code)
    }
}

/// A moment as the field of a browser has it: "2026-11-24T08:00".
pub fn code(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M").to_string()
}

/// Reads "2026-11-24T08:00", which a browser sends, and "24-11-2026 08.00", which people type.
///
/// # Errors
/// Those of [`parse_date`]; `DateUnreadable` also where the time of day is.
pub fn parse_moment(text: &str) -> Result<NaiveDateTime, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let (day, time) = text.rsplit_once(['T', ' ']).ok_or(Problem::DateUnreadable)?;
    Ok(parse_date(day)?.and_time(time_of_day(time).ok_or(Problem::DateUnreadable)?))
}

/// Hours and minutes; seconds may stand behind and do not count.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split([':', '.']).map(|part| {
        let plain = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse::<u32>().ok() } else { None }
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let rest: Option<Vec<u32>> = parts.collect();
    if rest?.len() > 1 { None } else { NaiveTime::from_hms_opt(hour, minute, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_browsers_send_it_and_as_people_type_it() {
        for text in
            ["2026-11-24T08:05", "2026-11-24 08:05", "24-11-2026 08.05", " 24/11/2026 8.5 ", "2026-11-24T08:05:59"]
        {
            assert_eq!(parse_moment(text).map(code).as_deref(), Ok("2026-11-24T08:05"), "{text}");
        }
        for (text, problem) in [
            ("", Problem::Missing),
            ("2026-11-24", Problem::DateUnreadable),
            ("2026-11-24T", Problem::DateUnreadable),
            ("2026-11-24T25:00", Problem::DateUnreadable),
            ("2026-11-24T08", Problem::DateUnreadable),
            ("2026-11-24T08:00:00:00", Problem::DateUnreadable),
            ("2026-11-31T08:00", Problem::DateImpossible),
            ("kemarin 08.00", Problem::DateUnreadable),
        ] {
            assert_eq!(parse_moment(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_stretch_goes_forward_and_lasts_a_year_at_most() {
        let span = Span::parse("2026-11-24T08:00", "2026-11-24T08:00").expect("one minute");
        assert_eq!(span.codes(), ["2026-11-24T08:00", "2026-11-24T08:00"]);
        assert_eq!(Span::parse("2026-11-24T08:01", "2026-11-24T08:00"), Err((End::Until, Problem::DatesReversed)));
        assert_eq!(Span::parse("2025-11-20T08:00", "2026-11-24T08:00"), Err((End::From, Problem::DateTooLongAgo)));
        assert_eq!(Span::parse("2026-11-24T08:00", ""), Err((End::Until, Problem::Missing)));
        assert_eq!(Span::parse("besok", "besok"), Err((End::From, Problem::DateUnreadable)));
    }
}
