//! Reminders (*pengingat*) before the months 6, 12 and 18 and before the end of a card.

use chrono::{Days, NaiveDate};

use super::card_life::{Life, ReportRow, Standing};
use super::code::codes;

codes! {
    /// What somebody is reminded of.
    pub enum Occasion {
        Report1 = "lapor-1",
        Report2 = "lapor-2",
        Report3 = "lapor-3",
        /// The card's last day; it can be renewed.
        End = "habis",
    }
}

/// The longest time before an occasion, in days, that the office may set: within it a report is open.
pub const LONGEST_LEAD: u16 = super::card_life::REPORT_OPENS_DAYS as u16;

/// All occasions of a card with the day that each falls on, the earliest first.
pub fn occasions(life: &Life) -> Vec<(Occasion, NaiveDate)> {
    let reports = [Occasion::Report1, Occasion::Report2, Occasion::Report3].into_iter().zip(ReportRow::ROWS);
    let reports = reports.filter_map(|(occasion, row)| Some((occasion, life.report_due(row)?)));
    reports.chain([(Occasion::End, life.valid_until)]).collect()
}

/// What the holder is to be reminded of on `today`: at most `lead` days ahead, never after the day itself, never what is done already,
/// never somebody who works or whose card has ended.
pub fn due(life: &Life, today: NaiveDate, lead: u16) -> Vec<(Occasion, NaiveDate)> {
    // The period of grace makes no difference here: who is overdue is reminded like anybody else.
    let standing = life.standing(today, 0);
    if !standing.is_valid() || standing == Standing::Working {
        return Vec::new();
    }
    let last = life.last_report().map(ReportRow::index);
    let open = |occasion: &Occasion| *occasion == Occasion::End || last.is_none_or(|last| *occasion as usize > last);
    let near = |day: NaiveDate| today <= day && day <= horizon(today, lead);
    occasions(life).into_iter().filter(|(occasion, day)| open(occasion) && near(*day)).collect()
}

/// The first occasion from `from` on.
pub fn next(life: &Life, from: NaiveDate) -> Option<NaiveDate> {
    occasions(life).into_iter().map(|(_, day)| day).find(|day| *day >= from)
}

/// The last day that is near enough for a reminder.
pub fn horizon(today: NaiveDate, lead: u16) -> NaiveDate {
    today.checked_add_days(Days::new(lead.into())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card_life::Fact;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn life() -> Life {
        Life::begin(day("2026-08-31"), day("2028-08-31")).after(day("2026-08-31"), Fact::HandedOver)
    }

    #[test]
    fn each_occasion_is_near_for_so_many_days_and_on_the_day_itself() {
        let expected = [
            ("2027-02-13", None),
            ("2027-02-14", Some(Occasion::Report1)),
            ("2027-02-28", Some(Occasion::Report1)),
            ("2027-03-01", None),
            ("2027-08-17", Some(Occasion::Report2)),
            ("2028-02-29", Some(Occasion::Report3)),
            ("2028-08-17", Some(Occasion::End)),
            ("2028-08-31", Some(Occasion::End)),
            ("2028-09-01", None),
        ];
        for (today, occasion) in expected {
            let found: Vec<_> = due(&life(), day(today), 14).into_iter().map(|(occasion, _)| occasion).collect();
            assert_eq!(found, Vec::from_iter(occasion), "{today}");
        }
    }

    #[test]
    fn who_works_has_reported_or_has_no_card_any_more_is_left_in_peace() {
        let today = day("2027-02-20");
        for fact in [
            Fact::Working { from: today },
            Fact::Reported(ReportRow::First),
            Fact::Reported(ReportRow::Second),
            Fact::Replaced,
            Fact::Withdrawn,
        ] {
            assert_eq!(due(&life().after(today, fact), today, 14), [], "{fact:?}");
        }
        assert_eq!(due(&Life::begin(day("2026-08-31"), day("2028-08-31")), today, 14), [], "not handed over");
    }

    #[test]
    fn the_next_occasion_is_found_from_any_day() {
        assert_eq!(next(&life(), day("2027-02-28")), Some(day("2027-02-28")));
        assert_eq!(next(&life(), day("2027-03-01")), Some(day("2027-08-31")));
        assert_eq!(next(&life(), day("2028-09-01")), None);
    }
}
