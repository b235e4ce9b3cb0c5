//! The server's clock, and the office's calendar day. Tests put in a clock that stands still or jumps.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::domain::date::OFFICE_OFFSET_SECONDS;

#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Seconds since 1970, moved by hand.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    pub fn fixed(at: DateTime<Utc>) -> Clock {
        Clock::Fixed(Arc::new(AtomicI64::new(at.timestamp())))
    }

    /// Seconds since 1970.
    pub fn now(&self) -> i64 {
        match self {
            Clock::System => Utc::now().timestamp(),
            Clock::Fixed(at) => at.load(Ordering::Relaxed),
        }
    }

    /// Moves a fixed clock; the system's clock is left alone.
    pub fn advance(&self, seconds: i64) {
        if let Clock::Fixed(at) = self {
            at.fetch_add(seconds, Ordering::Relaxed);
        }
    }

    /// The day on the office's wall calendar.
    pub fn today(&self) -> NaiveDate {
        office_time(self.now()).date()
    }
}

/// How far a clock may be set back without a trace, in seconds. What lies further ahead was written by a clock that stood wrong: nothing that ends
/// after some minutes or hours may last until then.
pub const DRIFT: i64 = 10 * 60;

/// An instant as the office's wall clock shows it.
pub fn office_time(at: i64) -> NaiveDateTime {
    DateTime::from_timestamp(at + OFFICE_OFFSET_SECONDS, 0).unwrap_or_default().naive_utc()
}

/// The instant at which the office's wall clock shows this.
pub fn instant(shown: NaiveDateTime) -> i64 {
    shown.and_utc().timestamp() - OFFICE_OFFSET_SECONDS
}

/// The first instant of a day at the office.
pub fn start_of_day(day: NaiveDate) -> i64 {
    instant(day.and_time(chrono::NaiveTime::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_day_begins_at_seventeen_utc() {
        let before = DateTime::parse_from_rfc3339("2026-11-24T16:59:59Z").expect("a time").to_utc();
        let clock = Clock::fixed(before);
        assert_eq!(clock.today().to_string(), "2026-11-24");
        clock.advance(1);
        assert_eq!(clock.today().to_string(), "2026-11-25");
        assert_eq!(start_of_day(clock.today()), clock.now());
    }
}
