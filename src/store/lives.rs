//! A thousand random lives over thirty months, day by day: they report or not, find work and lose it, renew, correct, lose the card and
//! leave, in any order, also when they may not. After every step the store says what the plain model says.

mod model;
mod register;

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate};

use super::card_deeds::{CardDeed, CardDone};
use super::follow_up::{Begun, FollowUp};
use super::moves::Moved;
use super::test_office::{Holder, LEFT, MOVED_AWAY, ONE_COPY, TestOffice, WAY, work};
use crate::domain::application::{Move, State};
use crate::domain::card_life::Life;
use crate::domain::code::Code;
use crate::domain::reprint::ReprintCause;
use crate::domain::role::Hand;
use model::{GRACE, ModelCard};

const LIVES: u32 = 1000;
/// Thirty months from a day before a leap day, with every end of a month in between.
const BEGINNING: (i32, u32, u32) = (2027, 8, 24);
const DAYS: u64 = 914;
/// Days within which all lives begin, so that every card reaches its end.
const ENTERING: u64 = 170;

/// Days between two deeds of a person, at most.
const BETWEEN: u64 = 250;

/// A generator of its own (SplitMix64), so that a life can be lived again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }
}

/// One person: their cards, the last of which is acted with, and what the model thinks of each.
struct Person {
    dice: Dice,
    /// One of three habits: never reports, reports when asked, tries anything.
    habit: u64,
    cards: Vec<(Holder, ModelCard, Life)>,
    next: NaiveDate,
    /// What the model said on some days, by card, to be compared with the events.
    seen: Vec<(usize, NaiveDate, &'static str)>,
}

#[tokio::test]
async fn a_thousand_lives_over_thirty_months_agree_with_the_model_and_with_their_events() {
    let (year, month, day) = BEGINNING;
    let first = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let office = TestOffice::open(first).await;
    let mut dice = Dice(5);
    let mut people = Vec::new();
    let mut entries: HashMap<NaiveDate, Vec<u64>> = HashMap::new();
    for seed in 0..LIVES {
        entries.entry(first + Days::new(dice.roll(ENTERING))).or_default().push(u64::from(seed) * 7919);
    }
    for today in first.iter_days().take(DAYS as usize) {
        office.go_to(today);
        office.store.make_reminders().await.expect("reminders");
        for person in &mut people {
            morning(person, today);
        }
        for seed in entries.remove(&today).unwrap_or_default() {
            people.push(enter(&office, seed, today).await);
        }
        for person in people.iter_mut().filter(|person: &&mut Person| person.next == today) {
            act(&office, person, today).await;
            agree(&office, person, today).await;
            person.next = today + Days::new(1 + person.dice.roll(BETWEEN));
        }
    }
    assert_eq!(people.len(), LIVES as usize);
    check_history(&office, &people).await;
    register::check(&office, &people).await;
    check_coverage(&people);
}

/// What happens without anybody doing anything: days pass.
fn morning(person: &mut Person, today: NaiveDate) {
    for (at, (_, model, life)) in person.cards.iter_mut().enumerate() {
        model.remind(today);
        // A card changes by the mere passing of a day only around these; every tenth day is looked at as well.
        let age = (today - model.issued).num_days();
        if age % 10 == 0 || (175..=230).contains(&(age % 183)) || age > 720 {
            assert_eq!(life.standing(today, GRACE as u16).code(), model.standing(today), "{today} {model:?}");
        }
        if age % 97 == 0 {
            person.seen.push((at, today, model.standing(today)));
        }
    }
    // Who reports when asked comes soon after the reminder.
    if person.habit == 1
        && let Some((_, model, _)) = person.cards.last()
        && model.reminded.last().is_some_and(|(.., made)| *made == today)
    {
        person.next = today + Days::new(person.dice.roll(10) + 1);
    }
}

async fn enter(office: &TestOffice, seed: u64, today: NaiveDate) -> Person {
    let holder = office.holder().await;
    let life = office.card(&holder).await.life;
    let mut dice = Dice(seed);
    let (habit, next) = (dice.roll(3), today + Days::new(1 + dice.roll(BETWEEN)));
    Person { dice, habit, cards: vec![(holder, ModelCard::new(today), life)], next, seen: Vec::new() }
}

async fn act(office: &TestOffice, person: &mut Person, today: NaiveDate) {
    // Sometimes with an old card, which must be refused.
    let last = person.cards.len() - 1;
    let at = if person.dice.roll(12) == 0 { 0 } else { last };
    let choice = match person.habit {
        0 => [1, 3, 4, 5, 6, 7][person.dice.roll(6) as usize],
        1 if person.cards[at].1.may_report(today).is_some() => 0,
        _ => person.dice.roll(8),
    };
    let (holder, model, _) = &mut person.cards[at];
    match choice {
        0 => {
            let expected = model.may_report(today);
            let done = office.deed(holder, CardDeed::Report(None)).await;
            assert_eq!(is_done(&done), expected.is_some(), "{today} {done:?} {model:?}");
            model.reports.extend(expected.map(|row| (row, today)));
        }
        1 => {
            let starts = today + Days::new(3) - Days::new(person.dice.roll(60));
            let done = office.deed(holder, CardDeed::TellWork(&work(starts))).await;
            assert_eq!(is_done(&done), model.may_tell_work(starts, today), "{today} {starts} {done:?} {model:?}");
            model.works |= is_done(&done);
        }
        2 => {
            let done = office.deed(holder, LEFT).await;
            assert_eq!(is_done(&done), model.may_take_back(), "{today} {done:?} {model:?}");
            if is_done(&done) {
                model.works = false;
                model.back.push(today);
            }
        }
        3 if person.dice.roll(8) == 0 => {
            let done = office.deed(holder, MOVED_AWAY).await;
            assert_eq!(is_done(&done), model.may_withdraw(), "{today} {done:?} {model:?}");
            model.withdrawn |= is_done(&done);
        }
        4 => renew(office, person, at, today).await,
        5 if person.dice.roll(4) == 0 => {
            let (expected, what) = (model.may_be_printed(today), FollowUp::Correction(&["name"]));
            print_again(office, holder, what, expected).await;
        }
        6 if person.dice.roll(4) == 0 => {
            let (expected, what) = (model.may_be_printed(today), FollowUp::Reprint(ReprintCause::Lost, ""));
            print_again(office, holder, what, expected).await;
        }
        _ => {
            let done = office.deed(holder, ONE_COPY).await;
            assert_eq!(is_done(&done), model.may_be_printed(today), "{today} {done:?} {model:?}");
        }
    }
}

fn is_done(done: &CardDone) -> bool {
    matches!(done, CardDone::Done(_))
}

/// Begun on two phones; now and then the issue is taken back before it holds.
async fn renew(office: &TestOffice, person: &mut Person, at: usize, today: NaiveDate) {
    let (holder, model, _) = &mut person.cards[at];
    let begun = begin(office, holder, FollowUp::Renewal).await;
    assert_eq!(matches!(begun, Begun::New(_)), model.may_renew(today), "{today} {begun:?} {model:?}");
    let Begun::New(application) = begun else { return };
    assert_eq!(begin(office, holder, FollowUp::Renewal).await, Begun::Open(application.clone()));
    if person.dice.roll(5) == 0 {
        let end = if person.dice.roll(2) == 0 { Move::Cancel } else { Move::UndoIssue };
        office.go_through(holder, &application, &WAY[..5]).await;
        office.make(holder, &application, end).await;
        if end == Move::Cancel {
            return;
        }
        office.go_through(holder, &application, &WAY[4..]).await;
    } else {
        let last = office.go_through(holder, &application, &WAY).await;
        assert_eq!(last, Moved::Done(State::HandedOver), "{today} {model:?}");
    }
    model.replaced = true;
    let file = office.store.application(&application).await.expect("a file");
    let card = office.store.card_of(&file).await.expect("an answer").expect("a new card");
    let newer = Holder { account: holder.account.clone(), application, card: card.id };
    person.cards.push((newer, ModelCard::new(today), card.life));
}

async fn print_again(office: &TestOffice, holder: &Holder, what: FollowUp<'_>, expected: bool) {
    let number = office.card(holder).await.number;
    let begun = begin(office, holder, what).await;
    assert_eq!(matches!(begun, Begun::New(_)), expected, "{begun:?}");
    let Begun::New(application) = begun else { return };
    assert_eq!(office.go_through(holder, &application, &WAY).await, Moved::Done(State::HandedOver));
    let file = office.store.application(&application).await.expect("a file");
    let print = office.store.card(&file).await.expect("an answer").expect("a print");
    assert_eq!(print.face.number.as_deref(), Some(number.as_str()), "the same number");
}

async fn begin(office: &TestOffice, holder: &Holder, what: FollowUp<'_>) -> Begun {
    office.store.begin_follow_up(&holder.card, what, &holder.account, Hand::JobSeeker).await.expect("an answer")
}

/// Reads the newest two cards of a person again, and the first, which old hands act with; compares them with the model.
async fn agree(office: &TestOffice, person: &mut Person, today: NaiveDate) {
    let newest = person.cards.len().saturating_sub(2);
    for (at, (holder, model, life)) in person.cards.iter_mut().enumerate() {
        if at > 0 && at < newest {
            continue;
        }
        *life = office.card(holder).await.life;
        assert_eq!(life.standing(today, GRACE as u16).code(), model.standing(today), "{today} {model:?}");
        assert_eq!((life.issued_on, life.valid_until), (model.issued, model.end()));
    }
}

async fn check_history(office: &TestOffice, people: &[Person]) {
    let mut numbers = BTreeSet::new();
    for person in people {
        for (at, (holder, model, life)) in person.cards.iter().enumerate() {
            let card = office.card(holder).await;
            assert!(numbers.insert(card.number.clone()), "{} was given twice", card.number);
            let facts = office.store.card_facts(&holder.card).await.expect("facts");
            assert_eq!(Life::of(&facts), Some(*life), "the events alone tell the same life");
            for (_, day, standing) in person.seen.iter().filter(|(of, ..)| *of == at) {
                let known: Vec<_> = facts.iter().copied().filter(|(on, _)| on < day).collect();
                let then = Life::of(&known).map(|life| life.standing(*day, GRACE as u16).code());
                assert_eq!(then, Some(*standing), "{day} {model:?}");
            }
            let reminded = office.store.reminders_of(&holder.card).await.expect("reminders");
            let told: Vec<_> = reminded.iter().map(|one| (one.occasion.code(), one.due_on, one.made_on)).collect();
            assert_eq!(told, model.reminded, "each once, and in time");
        }
    }
    office.store.verify_journal(None).await.expect("a whole chain");
}

/// The dice have thrown everything that matters.
fn check_coverage(people: &[Person]) {
    let cards: Vec<&ModelCard> =
        people.iter().flat_map(|person| person.cards.iter().map(|(_, model, _)| model)).collect();
    let count = |of: fn(&ModelCard) -> bool| cards.iter().filter(|card| of(card)).count();
    let found = [
        ("renewed", count(|card| card.replaced)),
        ("withdrawn", count(|card| card.withdrawn)),
        ("at work", count(|card| card.works)),
        ("back from work", count(|card| !card.back.is_empty())),
        ("third report", count(|card| card.reports.iter().any(|(row, _)| *row == 3))),
        ("never reported", count(|card| card.reports.is_empty())),
        ("reminded of the end", count(|card| card.reminded.iter().any(|(occasion, ..)| *occasion == "habis"))),
        ("a short month", count(|card| chrono::Datelike::day(&card.month(6)) < chrono::Datelike::day(&card.issued))),
    ];
    for (what, times) in found {
        assert!(times >= 10, "{what}: only {times}");
    }
}
