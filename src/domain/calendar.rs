//! A calendar file (*iCalendar*, RFC 5545) of whole days, each with a reminder, as every phone's calendar takes it over.

use chrono::{Days, NaiveDate, NaiveDateTime};

/// One whole day in a calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Day {
    /// The same for the same occasion whenever the file is made, so that a second import replaces the first.
    pub uid: String,
    pub day: NaiveDate,
    pub summary: String,
    pub about: String,
}

/// A content line has at most so many octets without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The file. `made` is the instant of its making in UTC; `product` names the program.
pub fn write(product: &str, made: NaiveDateTime, days: &[Day]) -> String {
    let mut file = String::new();
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, &format!("PRODID:{}", text(product)));
    line(&mut file, "CALSCALE:GREGORIAN");
    line(&mut file, "METHOD:PUBLISH");
    for day in days {
        event(&mut file, made, day);
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn event(file: &mut String, made: NaiveDateTime, day: &Day) {
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let next = day.day.checked_add_days(Days::new(1)).unwrap_or(day.day);
    line(file, "BEGIN:VEVENT");
    line(file, &format!("UID:{}", text(&day.uid)));
    line(file, &format!("DTSTAMP:{}", made.format("%Y%m%dT%H%M%SZ")));
    line(file, &format!("DTSTART;VALUE=DATE:{}", date(day.day)));
    line(file, &format!("DTEND;VALUE=DATE:{}", date(next)));
    line(file, &format!("SUMMARY:{}", text(&day.summary)));
    line(file, &format!("DESCRIPTION:{}", text(&day.about)));
    // Nobody is busy on that day for it.
    line(file, "TRANSP:TRANSPARENT");
    line(file, "BEGIN:VALARM");
    line(file, "ACTION:DISPLAY");
    line(file, &format!("DESCRIPTION:{}", text(&day.summary)));
    // 09.00 on the day before: a whole day begins at midnight.
    line(file, "TRIGGER:-PT15H");
    line(file, "END:VALARM");
    line(file, "END:VEVENT");
}

/// A value of the type TEXT: what has a meaning of its own is escaped (3.3.11).
fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for sign in value.chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long; a sign is never cut in two.
fn line(file: &mut String, content: &str) {
    let mut room = LINE;
    for sign in content.chars() {
        if sign.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        file.push(sign);
        room -= sign.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn made() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|day| day.and_hms_opt(3, 0, 0)).expect("an instant")
    }

    fn day(summary: &str) -> Day {
        Day {
            uid: "berkas-lapor-1@ak1".into(),
            day: NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day"),
            summary: summary.into(),
            about: "Bawa kartu, dan KTP; jam 08.00.\nGratis".into(),
        }
    }

    /// As a reader does it: lines unfolded, texts unescaped.
    fn value(file: &str, name: &str) -> String {
        let unfolded = file.replace("\r\n ", "");
        let value = unfolded.split("\r\n").find_map(|line| line.strip_prefix(name)).expect("the line").to_owned();
        let mut read = String::new();
        let mut signs = value.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => match signs.next() {
                    Some('n') => read.push('\n'),
                    other => read.extend(other),
                },
                sign => read.push(sign),
            }
        }
        read
    }

    #[test]
    fn a_whole_day_has_all_that_the_standard_asks_for() {
        let file = write("-//Kartu AK-1//ID", made(), &[day("Lapor I")]);
        for line in [
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kartu AK-1//ID\r\n",
            "\r\nUID:berkas-lapor-1@ak1\r\n",
            "\r\nDTSTAMP:20261124T030000Z\r\n",
            "\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n",
            "\r\nDESCRIPTION:Bawa kartu\\, dan KTP\\; jam 08.00.\\nGratis\r\n",
            "\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Lapor I\r\nTRIGGER:-PT15H\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        ] {
            assert!(file.contains(line), "{line:?} is not in {file}");
        }
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count(), "every line ends with CR and LF");
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_again_from_short_lines(summary in "[a-zA-Zé—😀,;\\\\ \n]{0,200}") {
            let file = write("ak1", made(), &[day(&summary)]);
            prop_assert!(file.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(value(&file, "SUMMARY:"), summary);
        }
    }
}
