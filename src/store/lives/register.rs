//! What the thousand lives mean for the register: the spells in the table are those that the events tell, they agree with the model, and every
//! figure that the database counts is as long as its list.

use chrono::{Days, NaiveDate};

use super::Person;
use crate::domain::code::Code;
use crate::domain::ipk::tests::every_key;
use crate::domain::ipk::{self, CellKey, Flow};
use crate::domain::report_period::{ReportPeriod, Shape};
use crate::domain::spell::{Cause, Closing, Opening, Spell};
use crate::store::spell as spells;
use crate::store::test_office::TestOffice;

pub async fn check(office: &TestOffice, people: &[Person]) {
    let all = every_spell(office).await;
    agree_with_the_model(people, &all);
    count_as_the_domain(office, &all).await;
    open_with_what_was_closed(office).await;
    sqlx::query("DELETE FROM spell").execute(&office.store.write).await.expect("an empty table");
    office.store.tell_spells_once().await.expect("spells told anew");
    assert_eq!(every_spell(office).await, all, "the events alone tell the same spells");
    let openings = Opening::ALL.iter().filter(|opening| !matches!(opening, Opening::RenewalUndone | Opening::Imported));
    for opening in openings {
        assert!(all.iter().any(|person| person.spell.opening == *opening), "{opening:?}");
    }
    for cause in [Cause::Expired, Cause::Renewed, Cause::MovedAway] {
        assert!(all.iter().any(|person| person.spell.closing == Closing::Removed(cause)), "{cause:?}");
    }
}

/// All spells there are, in pages.
async fn every_spell(office: &TestOffice) -> Vec<spells::Person> {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let ever = ReportPeriod::days(day("2020-01-01"), day("2040-01-01")).expect("days");
    list(office, &CellKey::new(Flow::Supply, []), ever).await
}

async fn list(office: &TestOffice, key: &CellKey, period: ReportPeriod) -> Vec<spells::Person> {
    let mut all: Vec<spells::Person> = Vec::new();
    loop {
        let behind = all.last().map(spells::Person::place);
        let page = office.store.people(key, period, behind.as_ref(), 700).await.expect("people");
        let more = page.len() == 700;
        all.extend(page);
        if !more {
            return all;
        }
    }
}

/// On the mornings that were written down, those are on the register whose card runs and who do not work.
fn agree_with_the_model(people: &[Person], all: &[spells::Person]) {
    let mut on_the_register = 0;
    for person in people {
        for (at, day, standing) in &person.seen {
            let card = &person.cards[*at].0.card;
            let is_on = |spell: &Spell| {
                let ran_out = spell.closing == Closing::Removed(Cause::Expired);
                spell.opened_on < *day && (spell.closed_on > *day || spell.closed_on == *day && !ran_out)
            };
            let counted = all.iter().filter(|one| one.card == *card && is_on(&one.spell)).count();
            let expected = ["aktif", "belum-lapor", "lapor-1", "lapor-2", "lapor-3"].contains(standing);
            assert_eq!(counted, usize::from(expected), "{day} {standing}");
            on_the_register += counted;
        }
    }
    assert!(on_the_register > 1000, "{on_the_register}");
}

async fn count_as_the_domain(office: &TestOffice, all: &[spells::Person]) {
    let spells: Vec<Spell> = all.iter().map(|person| person.spell).collect();
    for period in ["2028-03", "2028-T4", "2029", "2027-08-25_2027-09-13"] {
        let period = ReportPeriod::from_code(period).expect("a period");
        let tallies = office.store.tallies(period).await.expect("tallies");
        let expected = ipk::tallies(&spells, period);
        for key in every_key() {
            assert_eq!(key.figure(&tallies), key.figure(&expected), "{period} {key}");
        }
        for key in every_key().iter().step_by(7) {
            assert_eq!(list(office, key, period).await.len() as u64, key.figure(&tallies), "{period} {key}");
        }
    }
}

/// From month to month, in every cell.
async fn open_with_what_was_closed(office: &TestOffice) {
    let first = NaiveDate::from_ymd_opt(2027, 8, 1).expect("a day");
    let mut period = ReportPeriod::of(Shape::Month, first);
    let cells: Vec<CellKey> = every_key().into_iter().filter(|key| key.flow == Flow::Before).collect();
    let mut closed = vec![0; cells.len()];
    while period.first() < first + Days::new(1700) {
        let tallies = office.store.tallies(period).await.expect("tallies");
        for (cell, closed) in cells.iter().zip(&mut closed) {
            let figure = |flow| CellKey::new(flow, cell.by.iter().copied()).figure(&tallies);
            assert_eq!(figure(Flow::Before), *closed, "{period} {cell}");
            *closed = figure(Flow::After);
            let moved = figure(Flow::Registered) as i64 - figure(Flow::Placed) as i64 - figure(Flow::Removed) as i64;
            assert_eq!(figure(Flow::Before) as i64 + moved, figure(Flow::After) as i64, "{period} {cell}");
        }
        period = period.next();
    }
    assert!(closed.iter().all(|left| *left == 0), "every card has run out");
}
