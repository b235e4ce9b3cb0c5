//! How long a card is valid (*masa berlaku*), when its holder reports, and what state it is in on a given day.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The dates that follow from the day of issue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Validity {
    issued: NaiveDate,
    years: u8,
}

impl Validity {
    /// `years` is a setting of the office; the SOP's card has 2.
    pub fn of_issue(issued: NaiveDate, years: u8) -> Validity {
        Validity { issued, years }
    }

    /// The last day, on which the card still counts: the same day of the month, or 28 February for 29 February.
    pub fn valid_until(self) -> NaiveDate {
        self.after_months(u32::from(self.years) * 12)
    }

    /// The three report rows of the card: 6, 12 and 18 months after issue, however long the card is valid.
    /// A day that the month lacks becomes its last day.
    pub fn reports_due(self) -> [NaiveDate; 3] {
        [6, 12, 18].map(|months| self.after_months(months))
    }

    /// Always counted from the day of issue, so that a short month in between does not shift later dates.
    fn after_months(self, months: u32) -> NaiveDate {
        self.issued.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    }
}

/// How many days before its last day a card may be renewed.
const RENEWAL_DAYS: u64 = 60;

/// The first day on which a card that is valid until this day may be renewed (*perpanjangan*).
pub fn renewal_from(valid_until: NaiveDate) -> NaiveDate {
    valid_until.checked_sub_days(Days::new(RENEWAL_DAYS)).unwrap_or(NaiveDate::MIN)
}

/// What a card is worth today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum CardState {
    Active,
    /// Its holder has found work.
    Placed,
    /// A newer card stands in its place, by correction or renewal.
    Replaced,
    Expired,
    /// Taken back by the office.
    Withdrawn,
}

/// What happened to a card. A date that is still to come, as work that starts next week, does not count yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CardFacts {
    /// The last valid day.
    pub valid_until: NaiveDate,
    /// First day of work.
    pub placed_on: Option<NaiveDate>,
    pub replaced_on: Option<NaiveDate>,
    pub withdrawn_on: Option<NaiveDate>,
}

/// The gravest fact wins: Withdrawn, Replaced, Placed, Expired, Active.
///
/// What the office did to the card comes before what its holder did, and both before the mere passing of time: whoever checks
/// a card must learn that it was taken back even when it has expired since.
pub fn card_state(today: NaiveDate, facts: &CardFacts) -> CardState {
    let happened = |day: Option<NaiveDate>| day.is_some_and(|day| day <= today);
    if happened(facts.withdrawn_on) {
        CardState::Withdrawn
    } else if happened(facts.replaced_on) {
        CardState::Replaced
    } else if happened(facts.placed_on) {
        CardState::Placed
    } else if today > facts.valid_until {
        CardState::Expired
    } else {
        CardState::Active
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn facts(valid_until: NaiveDate) -> CardFacts {
        CardFacts { valid_until, placed_on: None, replaced_on: None, withdrawn_on: None }
    }

    #[test]
    fn a_card_is_valid_for_two_years_and_reports_fall_due_every_six_months() {
        let card = Validity::of_issue(date(2026, 6, 24), 2);
        assert_eq!(card.valid_until(), date(2028, 6, 24));
        assert_eq!(card.reports_due(), [date(2026, 12, 24), date(2027, 6, 24), date(2027, 12, 24)]);
    }

    #[test]
    fn a_day_that_a_month_lacks_becomes_its_last_day_and_later_dates_do_not_shift() {
        let leap = Validity::of_issue(date(2028, 2, 29), 2);
        assert_eq!(leap.valid_until(), date(2030, 2, 28));
        assert_eq!(leap.reports_due(), [date(2028, 8, 29), date(2029, 2, 28), date(2029, 8, 29)]);
        let august = Validity::of_issue(date(2026, 8, 31), 2);
        assert_eq!(august.reports_due(), [date(2027, 2, 28), date(2027, 8, 31), date(2028, 2, 29)]);
        assert_eq!(Validity::of_issue(date(2028, 2, 29), 4).valid_until(), date(2032, 2, 29));
    }

    #[test]
    fn on_every_day_of_eight_years_dates_fall_in_the_right_month_on_the_same_or_its_last_day() {
        let last_of_month = |day: NaiveDate| (day + Days::new(1)).day() == 1;
        for issued in date(2024, 1, 1).iter_days().take_while(|day| day.year() < 2032) {
            let card = Validity::of_issue(issued, 2);
            let [first, second, third] = card.reports_due();
            for (months, due) in [(6, first), (12, second), (18, third), (24, card.valid_until())] {
                let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
                assert_eq!(month(due) - month(issued), months, "{issued}");
                assert!(due.day() == issued.day() || (due.day() < issued.day() && last_of_month(due)), "{issued}");
            }
            let facts = facts(card.valid_until());
            assert_eq!(card_state(issued, &facts), CardState::Active);
            assert_eq!(card_state(facts.valid_until, &facts), CardState::Active);
            assert_eq!(card_state(facts.valid_until + Days::new(1), &facts), CardState::Expired);
        }
    }

    #[test]
    fn a_card_may_be_renewed_from_sixty_days_before_its_last_day() {
        assert_eq!(renewal_from(date(2028, 11, 24)), date(2028, 9, 25));
        assert_eq!(renewal_from(NaiveDate::MIN), NaiveDate::MIN);
    }

    #[test]
    fn the_gravest_fact_wins() {
        let today = date(2027, 1, 1);
        for set in 0..16_u8 {
            let day = |bit: u8| (set & bit != 0).then_some(today);
            let facts = CardFacts {
                valid_until: if set & 1 != 0 { date(2026, 12, 31) } else { today },
                placed_on: day(2),
                replaced_on: day(4),
                withdrawn_on: day(8),
            };
            let wanted = match set {
                0 => CardState::Active,
                1 => CardState::Expired,
                2..=3 => CardState::Placed,
                4..=7 => CardState::Replaced,
                _ => CardState::Withdrawn,
            };
            assert_eq!(card_state(today, &facts), wanted, "{facts:?}");
        }
    }

    #[test]
    fn work_that_starts_tomorrow_leaves_the_card_active_today() {
        let today = date(2027, 1, 1);
        let facts = CardFacts { placed_on: Some(date(2027, 1, 2)), ..facts(date(2028, 1, 1)) };
        assert_eq!(card_state(today, &facts), CardState::Active);
        assert_eq!(card_state(date(2027, 1, 2), &facts), CardState::Placed);
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(Validity::of_issue(NaiveDate::MAX, 255).valid_until(), NaiveDate::MAX);
    }
}
