//! Dates and durations as people write them: "24 November 2026".

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

pub fn long(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

/// "November 2026".
pub fn month(day: NaiveDate) -> String {
    format!("{} {}", MONTHS[day.month0() as usize], day.year())
}

/// "24-11-2026", for narrow columns.
pub fn short(day: NaiveDate) -> String {
    format!("{:02}-{:02}-{}", day.day(), day.month(), day.year())
}

/// A waiting time in words, from minutes.
pub fn waiting(minutes: i64) -> String {
    match minutes {
        ..1 => "baru saja".to_owned(),
        1..60 => format!("{minutes} menit"),
        60..1440 => format!("{} jam", minutes / 60),
        _ => format!("{} hari", minutes / 1440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 4).expect("a day");
        assert_eq!((long(day).as_str(), short(day).as_str()), ("4 November 2026", "04-11-2026"));
        assert_eq!(month(day), "November 2026");
        assert_eq!(
            ["baru saja", "59 menit", "2 jam", "3 hari"],
            [0, 59, 120, 4320].map(waiting).each_ref().map(String::as_str)
        );
    }
}
