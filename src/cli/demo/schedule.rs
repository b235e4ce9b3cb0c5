//! When everything happens: job seekers write early or late in the day, the office works on weekdays from 08.00 to 15.00 WIB, and
//! nothing is later than now.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::people::{Person, Way};
use crate::domain::application::State;
use crate::domain::document::DocumentKind::{self, Diploma, IdentityCard, Photo};
use crate::domain::form::Step;
use crate::store::clock::{office_time, start_of_day};

/// One thing that somebody does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// An account is made, or a walk-in's file.
    Open,
    Answer(Step),
    Upload(DocumentKind),
    Send,
    Return,
    /// Puts right what was pinned.
    Correct,
    Accept,
    Attend,
    Confirm,
    Issue,
    Sign,
    HandOver,
    Cancel,
}

pub struct Event {
    /// Seconds since 1970.
    pub at: i64,
    /// Place in the list of people.
    pub person: usize,
    pub act: Act,
}

/// Everything, in the order of time.
pub fn schedule(people: &[Person], now: i64) -> Vec<Event> {
    let days = WorkingDays::until(now, MOST_AGO + 3);
    let mut events: Vec<_> = people.iter().enumerate().flat_map(|(at, person)| life(person, at, &days)).collect();
    events.sort_by_key(|event| event.at);
    events
}

/// What happens to one person, in the order of time.
pub fn life(person: &Person, at: usize, days: &WorkingDays) -> Vec<Event> {
    let mut events = Vec::new();
    Life { days, person: at, events: &mut events }.live(person);
    events
}

/// When the office opens for the first time: a day before the first job seeker writes.
pub fn beginning(now: i64) -> i64 {
    WorkingDays::until(now, MOST_AGO + 3).opening(MOST_AGO + 3)
}

/// The largest `ago` of a person; a correction takes two working days more.
const MOST_AGO: u16 = 13;
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const OPENS: i64 = 8 * HOUR;
const OPEN_FOR: i64 = 7 * HOUR;
/// A day counts as a working day only when so much of it is over: the longest visit fits in.
const LEAST_OPEN: i64 = 90 * MINUTE;
/// Papers asked for, in the order in which people upload them.
const PAPERS: [DocumentKind; 3] = [Photo, IdentityCard, Diploma];

pub struct WorkingDays {
    /// The last first.
    days: Vec<NaiveDate>,
    /// How much of the last day is over.
    last_open_for: i64,
}

impl WorkingDays {
    /// The days on which the office was open, back to `most` days before the last.
    pub fn until(now: i64, most: u16) -> WorkingDays {
        let today = office_time(now).date();
        let open_for = now - start_of_day(today) - OPENS;
        let begun = open_for >= LEAST_OPEN;
        let past = today.iter_days().rev().skip(usize::from(!begun)).filter(|day| is_weekday(*day));
        let days: Vec<_> = past.take(usize::from(most) + 1).collect();
        let last_open_for = if days.first() == Some(&today) { open_for.min(OPEN_FOR) } else { OPEN_FOR };
        WorkingDays { days, last_open_for }
    }

    fn day(&self, ago: u16) -> NaiveDate {
        self.days[usize::from(ago)]
    }

    pub fn opening(&self, ago: u16) -> i64 {
        start_of_day(self.day(ago)) + OPENS
    }

    /// A moment at the counter, spread over the first 70 % of the day by `slot` (0 to 59), so that a visit ends before closing.
    fn at_counter(&self, ago: u16, slot: i64) -> i64 {
        let open_for = if ago == 0 { self.last_open_for } else { OPEN_FOR };
        self.opening(ago) + open_for * 7 / 10 * slot / 60
    }
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The events of one person.
struct Life<'a> {
    days: &'a WorkingDays,
    person: usize,
    events: &'a mut Vec<Event>,
}

impl Life<'_> {
    fn live(&mut self, person: &Person) {
        let ago = person.ago;
        match person.way {
            Way::Draft(steps, papers) => self.write(self.at_home(ago), steps, papers),
            Way::To(state) => self.go(state, ago, false),
            Way::Again(state) => self.go(state, ago, true),
            Way::WalkIn(state) => self.walk_in(state, ago, Step::ALL.len() - 1),
            Way::WalkInBare => self.walk_in(State::Attended, ago, 0),
            Way::Cancelled(state) => {
                self.go(state, ago, false);
                let last = self.events.last().map_or(0, |event| event.at);
                let later = if state == State::Submitted { 40 } else { 4 };
                self.add(last + later * MINUTE, Act::Cancel);
            }
        }
    }

    /// By phone, up to `state`; the last working day on which something happens is `ago`.
    fn go(&mut self, state: State, ago: u16, again: bool) {
        let visited = state > State::Complete;
        let checked = if visited { ago + 1 } else { ago };
        let first_checked = if again { checked + 1 } else { checked };
        let begun = self.at_home(first_checked);
        self.write(begun, Step::ALL.len(), PAPERS.len());
        self.add(begun + 15 * MINUTE, Act::Send);
        if again || state == State::Returned {
            self.add(self.days.at_counter(first_checked, self.slot()), Act::Return);
        }
        if again {
            let evening = start_of_day(self.days.day(first_checked)) + 19 * HOUR + self.slot() * MINUTE;
            self.add(evening, Act::Correct);
            self.add(evening + 3 * MINUTE, Act::Send);
        }
        if state >= State::Complete {
            self.add(self.days.at_counter(checked, self.slot()), Act::Accept);
        }
        if visited {
            // The next day the same person would come at the very same minute.
            let arrived = self.days.at_counter(ago, (self.slot() + 23) % 60);
            self.visit(state, arrived, 2 + self.slot() % 3);
        }
    }

    /// SOP steps 3 to 6, `pace` minutes each.
    fn visit(&mut self, state: State, arrived: i64, pace: i64) {
        let acts = [
            (State::Attended, Act::Attend),
            (State::Confirmed, Act::Confirm),
            (State::Issued, Act::Issue),
            (State::Signed, Act::Sign),
            (State::HandedOver, Act::HandOver),
        ];
        let mut at = arrived;
        for (_, act) in acts.into_iter().filter(|(reached, _)| *reached <= state) {
            self.add(at, act);
            at += pace * MINUTE;
        }
    }

    /// In strict SOP order: papers, check, attendance, and only then the biodata.
    fn walk_in(&mut self, state: State, ago: u16, steps: usize) {
        let came = self.days.at_counter(ago, self.slot());
        self.add(came, Act::Open);
        for (number, paper) in (1..).zip(PAPERS) {
            self.add(came + number * MINUTE, Act::Upload(paper));
        }
        self.add(came + 3 * MINUTE + 30, Act::Answer(Step::Documents));
        self.add(came + 4 * MINUTE, Act::Send);
        self.add(came + 6 * MINUTE, Act::Accept);
        self.add(came + 7 * MINUTE, Act::Attend);
        for (number, step) in (8..).zip(Step::ALL).take(steps) {
            self.add(came + number * MINUTE, Act::Answer(step));
        }
        let told = [(State::Confirmed, Act::Confirm), (State::Issued, Act::Issue), (State::Signed, Act::Sign)];
        let acts = told.into_iter().chain([(State::HandedOver, Act::HandOver)]);
        for (number, (_, act)) in (0..).zip(acts.filter(|(reached, _)| *reached <= state)) {
            self.add(came + (15 + 2 * number) * MINUTE, act);
        }
    }

    /// Account, steps and papers; 15 minutes at most.
    fn write(&mut self, begun: i64, steps: usize, papers: usize) {
        self.add(begun, Act::Open);
        for (number, step) in (1..).zip(Step::ALL).take(steps) {
            self.add(begun + number * 90, Act::Answer(step));
        }
        for (number, paper) in (1..).zip(PAPERS).take(papers) {
            self.add(begun + 11 * MINUTE + number * MINUTE, Act::Upload(paper));
        }
    }

    /// Before the office opens, or in the evening before.
    fn at_home(&self, ago: u16) -> i64 {
        let midnight = start_of_day(self.days.day(ago));
        if self.person.is_multiple_of(3) {
            midnight + 6 * HOUR + self.slot() * MINUTE
        } else {
            let evening = self.days.day(ago) - Days::new(1);
            start_of_day(evening) + 18 * HOUR + 2 * self.slot() * MINUTE
        }
    }

    /// 0 to 59, far apart for neighbours in the list.
    fn slot(&self) -> i64 {
        i64::try_from(self.person * 37 % 60).unwrap_or(0)
    }

    fn add(&mut self, at: i64, act: Act) {
        self.events.push(Event { at, person: self.person, act });
    }
}

#[cfg(test)]
mod tests {
    use super::super::people::PEOPLE;
    use super::*;

    #[test]
    fn whenever_it_is_made_nothing_lies_in_the_future_and_officers_work_in_office_hours() {
        let monday_midnight = start_of_day(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date"));
        for quarter in 0..7 * 24 * 4 {
            let now = monday_midnight + quarter * 15 * MINUTE;
            let events = schedule(&PEOPLE, now);
            assert!(events.iter().all(|event| event.at <= now && event.at > beginning(now)));
            for event in &events {
                let walk_in = matches!(PEOPLE[event.person].way, Way::WalkIn(_) | Way::WalkInBare);
                let by_office =
                    matches!(event.act, Act::Return | Act::Accept | Act::Attend | Act::Issue | Act::HandOver);
                let time = office_time(event.at);
                let since_opening = event.at - start_of_day(time.date()) - OPENS;
                let open = is_weekday(time.date()) && (0..=OPEN_FOR).contains(&since_opening);
                assert!(open || !(walk_in || by_office), "{:?} at {time}", event.act);
            }
        }
    }

    #[test]
    fn each_file_goes_its_way_in_order() {
        let events = schedule(&PEOPLE, start_of_day(NaiveDate::from_ymd_opt(2027, 1, 1).expect("a date")));
        for at in 0..PEOPLE.len() {
            let acts: Vec<_> = events.iter().filter(|event| event.person == at).map(|event| event.act).collect();
            assert_eq!(acts.first(), Some(&Act::Open));
            let place = |act| acts.iter().position(|other| *other == act);
            let ordered = [Act::Send, Act::Accept, Act::Attend, Act::Confirm, Act::Issue, Act::Sign, Act::HandOver];
            assert!(ordered.into_iter().filter_map(place).is_sorted(), "{acts:?}");
        }
    }
}
