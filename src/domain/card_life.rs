//! The life of a card (*masa hidup kartu*): what it is worth on a day. It follows from dates and dated facts alone; nobody sets it.

use chrono::{Days, NaiveDate};

use super::code::codes;
use super::validity::{CardFacts, CardState, Validity, card_state};

codes! {
    /// What a card is on a day, in the words of the desk.
    pub enum Standing {
        /// Issued or signed, and still at the office.
        NotHandedOver = "belum-diserahkan",
        Active = "aktif",
        /// *Belum lapor*: a report fell due more than the period of grace ago. The card stays valid.
        Overdue = "belum-lapor",
        Reported1 = "lapor-1",
        Reported2 = "lapor-2",
        Reported3 = "lapor-3",
        /// *Bekerja*.
        Working = "bekerja",
        Replaced = "diganti",
        Expired = "kedaluwarsa",
        Withdrawn = "ditarik",
    }
}

impl Standing {
    /// Whether the card may still be shown as proof: it was handed over and not ended by a day or by anybody.
    pub fn is_valid(self) -> bool {
        use Standing::*;
        matches!(self, Active | Overdue | Reported1 | Reported2 | Reported3 | Working)
    }
}

codes! {
    /// The three report rows of a card: *lapor I, II, III* at months 6, 12 and 18.
    pub enum ReportRow {
        First = "1",
        Second = "2",
        Third = "3",
    }
}

impl ReportRow {
    pub const ROWS: [ReportRow; 3] = [ReportRow::First, ReportRow::Second, ReportRow::Third];

    /// From 0.
    pub fn index(self) -> usize {
        self as usize
    }

    fn standing(self) -> Standing {
        [Standing::Reported1, Standing::Reported2, Standing::Reported3][self.index()]
    }
}

/// Something that happened to a card, as events tell it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fact {
    Issued {
        /// The last valid day.
        until: NaiveDate,
    },
    /// A card from before this system was entered; its holder has had it since its issue.
    Imported {
        issued_on: NaiveDate,
        /// The last valid day.
        until: NaiveDate,
    },
    IssueUndone,
    HandedOver,
    Reported(ReportRow),
    /// Work was told, or confirmed where it was the employer's word.
    Working {
        /// The first day of work, which may lie before the day of telling.
        from: NaiveDate,
    },
    /// The work came to an end or never was.
    NotWorking,
    /// A renewal was issued.
    Replaced,
    /// The renewal was taken back.
    NotReplaced,
    Withdrawn,
}

/// How many days before it falls due a report may be made.
pub const REPORT_OPENS_DAYS: u64 = 30;

/// All that the standing of a card depends on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Life {
    pub issued_on: NaiveDate,
    /// The last valid day.
    pub valid_until: NaiveDate,
    pub handed_over_on: Option<NaiveDate>,
    /// When each report was made.
    pub reports: [Option<NaiveDate>; 3],
    /// The first day of the work that holds now.
    pub working_from: Option<NaiveDate>,
    /// The day on which work was taken back last: the period of grace begins anew.
    pub resumed_on: Option<NaiveDate>,
    pub replaced_on: Option<NaiveDate>,
    pub withdrawn_on: Option<NaiveDate>,
}

impl Life {
    /// Of a card that was just issued.
    pub fn begin(issued_on: NaiveDate, valid_until: NaiveDate) -> Life {
        Life {
            issued_on,
            valid_until,
            handed_over_on: None,
            reports: [None; 3],
            working_from: None,
            resumed_on: None,
            replaced_on: None,
            withdrawn_on: None,
        }
    }

    /// From dated facts in their order; None before the issue, or after it was taken back. For the standing on an earlier day, leave
    /// out what happened after it.
    pub fn of(facts: &[(NaiveDate, Fact)]) -> Option<Life> {
        let mut life: Option<Life> = None;
        for (on, fact) in facts {
            life = match (*fact, life) {
                (Fact::Issued { until }, _) => Some(Life::begin(*on, until)),
                (Fact::Imported { issued_on, until }, _) => {
                    Some(Life::begin(issued_on, until).after(issued_on, Fact::HandedOver))
                }
                (Fact::IssueUndone, _) => None,
                (fact, Some(before)) => Some(before.after(*on, fact)),
                (_, None) => None,
            };
        }
        life
    }

    /// The life after one more fact.
    pub fn after(mut self, on: NaiveDate, fact: Fact) -> Life {
        match fact {
            Fact::HandedOver => self.handed_over_on = Some(on),
            Fact::Reported(row) => self.reports[row.index()] = Some(on),
            Fact::Working { from } => self.working_from = Some(from),
            Fact::NotWorking => (self.working_from, self.resumed_on) = (None, Some(on)),
            Fact::Replaced => self.replaced_on = Some(on),
            Fact::NotReplaced => self.replaced_on = None,
            Fact::Withdrawn => self.withdrawn_on = Some(on),
            Fact::Issued { .. } | Fact::Imported { .. } | Fact::IssueUndone => {}
        }
        self
    }

    /// What the card is on `today`; `grace` is the office's period of grace for reports, in days.
    pub fn standing(&self, today: NaiveDate, grace: u16) -> Standing {
        match card_state(today, &self.facts()) {
            CardState::Withdrawn => Standing::Withdrawn,
            CardState::Replaced => Standing::Replaced,
            _ if self.handed_over_on.is_none_or(|day| day > today) => Standing::NotHandedOver,
            CardState::Placed => Standing::Working,
            CardState::Expired => Standing::Expired,
            CardState::Active if self.is_overdue(today, grace) => Standing::Overdue,
            CardState::Active => self.last_report().map_or(Standing::Active, ReportRow::standing),
        }
    }

    fn facts(&self) -> CardFacts {
        CardFacts {
            valid_until: self.valid_until,
            placed_on: self.working_from,
            replaced_on: self.replaced_on,
            withdrawn_on: self.withdrawn_on,
        }
    }

    fn is_overdue(&self, today: NaiveDate, grace: u16) -> bool {
        self.report_expected_on().is_some_and(|due| after_days(due, u64::from(grace)) < today)
    }

    /// The day on which a row falls due; None where that is not before the card's last day.
    pub fn report_due(&self, row: ReportRow) -> Option<NaiveDate> {
        let due = Validity::of_issue(self.issued_on, 0).reports_due()[row.index()];
        (due < self.valid_until).then_some(due)
    }

    /// The first day on which a row may be reported.
    pub fn report_opens(&self, row: ReportRow) -> Option<NaiveDate> {
        self.report_due(row).map(|due| due.checked_sub_days(Days::new(REPORT_OPENS_DAYS)).unwrap_or(due))
    }

    /// The row that a report of `today` belongs to: the last one that is open. A row that was missed stays blank once the next opens.
    pub fn row_of(&self, today: NaiveDate) -> Option<ReportRow> {
        let open = |row: &ReportRow| self.report_opens(*row).is_some_and(|opens| opens <= today);
        ReportRow::ROWS.into_iter().rev().find(open)
    }

    /// The highest row that was reported.
    pub fn last_report(&self) -> Option<ReportRow> {
        ReportRow::ROWS.into_iter().rev().find(|row| self.reports[row.index()].is_some())
    }

    /// The next row to be reported, if the card has one left.
    pub fn next_row(&self) -> Option<ReportRow> {
        self.rows_to_come().next().map(|(row, _)| row)
    }

    /// The rows that are not filled and not behind one that is, each with the day by which it is wanted.
    pub fn rows_to_come(&self) -> impl Iterator<Item = (ReportRow, NaiveDate)> + '_ {
        let from = self.last_report().map_or(0, |row| row.index() + 1);
        ReportRow::ROWS.into_iter().skip(from).filter_map(|row| Some((row, self.report_due(row)?)))
    }

    /// The day from which the period of grace runs: when the next row falls due, but not before the card was in the holder's hands and
    /// not before work was taken back.
    pub fn report_expected_on(&self) -> Option<NaiveDate> {
        let due = self.report_due(self.next_row()?)?;
        Some(due.max(self.handed_over_on.unwrap_or(due)).max(self.resumed_on.unwrap_or(due)))
    }
}

fn after_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn facts() -> Vec<(NaiveDate, Fact)> {
        vec![(day("2026-08-31"), Fact::Issued { until: day("2028-08-31") }), (day("2026-08-31"), Fact::HandedOver)]
    }

    fn standing(more: &[(&str, Fact)], today: &str) -> Option<Standing> {
        let mut all = facts();
        all.extend(more.iter().map(|(on, fact)| (day(on), *fact)));
        Life::of(&all).map(|life| life.standing(day(today), 30))
    }

    #[test]
    fn a_card_is_nothing_before_its_issue_and_after_it_was_undone() {
        assert_eq!(Life::of(&[]), None);
        assert_eq!(Life::of(&[(day("2026-08-31"), Fact::HandedOver)]), None);
        assert_eq!(Life::of(&[facts()[0], (day("2026-08-31"), Fact::IssueUndone)]), None);
        let waits = Life::of(&facts()[..1]).expect("a life");
        assert_eq!(waits.standing(day("2026-09-01"), 30), Standing::NotHandedOver);
    }

    #[test]
    fn an_imported_card_has_been_with_its_holder_since_its_issue() {
        let fact = Fact::Imported { issued_on: day("2025-11-24"), until: day("2027-11-24") };
        let life = Life::of(&[(day("2026-11-24"), fact)]).expect("a life");
        assert_eq!(life.standing(day("2026-11-24"), 30), Standing::Overdue);
        assert_eq!(life.row_of(day("2026-11-24")), Some(ReportRow::Second));
        assert_eq!(life.standing(day("2027-11-25"), 30), Standing::Expired);
    }

    #[test]
    fn a_missing_report_shows_the_day_after_the_period_of_grace_and_at_month_ends_too() {
        // 31 August plus six months is 28 February; with thirty days, 30 March.
        assert_eq!(standing(&[], "2027-03-30"), Some(Standing::Active));
        assert_eq!(standing(&[], "2027-03-31"), Some(Standing::Overdue));
        let first = ("2027-04-02", Fact::Reported(ReportRow::First));
        assert_eq!(standing(&[first], "2027-04-02"), Some(Standing::Reported1));
        assert_eq!(standing(&[first], "2027-09-30"), Some(Standing::Reported1));
        assert_eq!(standing(&[first], "2027-10-01"), Some(Standing::Overdue));
        let third = ("2028-02-01", Fact::Reported(ReportRow::Third));
        assert_eq!(standing(&[first, third], "2028-08-31"), Some(Standing::Reported3), "a row between may stay blank");
        assert_eq!(standing(&[first, third], "2028-09-01"), Some(Standing::Expired));
    }

    #[test]
    fn who_works_is_not_overdue_and_has_the_grace_anew_after_the_end_of_work() {
        let work = ("2027-02-10", Fact::Working { from: day("2027-02-01") });
        assert_eq!(standing(&[work], "2028-01-01"), Some(Standing::Working));
        assert_eq!(standing(&[work], "2029-01-01"), Some(Standing::Working), "the end of the card changes nothing");
        let end = ("2027-06-01", Fact::NotWorking);
        assert_eq!(standing(&[work, end], "2027-07-01"), Some(Standing::Active));
        assert_eq!(standing(&[work, end], "2027-07-02"), Some(Standing::Overdue));
    }

    #[test]
    fn a_card_that_lay_at_the_office_is_not_overdue_at_once() {
        let issued = (day("2026-08-31"), Fact::Issued { until: day("2028-08-31") });
        let life = Life::of(&[issued, (day("2027-05-01"), Fact::HandedOver)]).expect("a life");
        assert_eq!(life.standing(day("2027-05-31"), 30), Standing::Active);
        assert_eq!(life.standing(day("2027-06-01"), 30), Standing::Overdue);
    }

    #[test]
    fn what_the_office_did_comes_first_and_a_replacement_can_be_taken_back() {
        let replaced = ("2028-07-10", Fact::Replaced);
        assert_eq!(standing(&[replaced], "2028-07-10"), Some(Standing::Replaced));
        assert_eq!(standing(&[replaced, ("2028-07-11", Fact::NotReplaced)], "2028-07-11"), Some(Standing::Overdue));
        assert_eq!(standing(&[replaced, ("2028-07-11", Fact::Withdrawn)], "2030-01-01"), Some(Standing::Withdrawn));
    }

    #[test]
    fn rows_open_thirty_days_before_they_fall_due_and_the_last_open_one_is_reported() {
        let life = Life::begin(day("2026-11-24"), day("2028-11-24"));
        for (today, row) in [
            ("2027-04-23", None),
            ("2027-04-24", Some(ReportRow::First)),
            ("2027-10-24", Some(ReportRow::First)),
            ("2027-10-25", Some(ReportRow::Second)),
            ("2028-11-24", Some(ReportRow::Third)),
        ] {
            assert_eq!(life.row_of(day(today)), row, "{today}");
        }
    }

    #[test]
    fn a_card_of_one_year_has_one_row() {
        let life = Life::begin(day("2026-11-24"), day("2027-11-24"));
        assert_eq!(life.report_due(ReportRow::First), Some(day("2027-05-24")));
        assert_eq!((life.report_due(ReportRow::Second), life.report_due(ReportRow::Third)), (None, None));
        assert_eq!(life.after(day("2027-05-20"), Fact::Reported(ReportRow::First)).report_expected_on(), None);
    }
}
