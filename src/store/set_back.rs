//! A clock that stood years ahead and was set right: what is to last for minutes or hours does not last until then.

use super::session::{Found, Holder};
use super::test_office::TestOffice;
use super::throttle::MOST_FAILURES;
use super::ticket::Subject;
use crate::crypt::keys::Lookup;
use crate::domain::device::Device;

const YEARS: i64 = 3 * 366 * 24 * 3600;

async fn office() -> TestOffice {
    TestOffice::open("2026-11-24".parse().expect("a day")).await
}

#[tokio::test]
async fn a_session_from_the_future_has_ended_and_one_from_before_the_jump_as_well() {
    let office = office().await;
    let holder = Holder::Officer(office.officer.clone());
    let runs = async |token: &[u8]| matches!(office.store.find_session(token).await, Ok(Some(Found::Running(_))));
    office.store.add_session(b"today", &holder, Device::of("")).await.expect("a session");
    office.clock.advance(YEARS);
    assert!(!runs(b"today").await);
    office.store.add_session(b"ahead", &holder, Device::of("")).await.expect("a session");
    assert!(runs(b"ahead").await);
    office.clock.advance(-60);
    assert!(runs(b"ahead").await, "a clock is set right by a minute every day");
    office.clock.advance(60 - YEARS);
    assert!(!runs(b"ahead").await);
    office.store.add_session(b"again", &holder, Device::of("")).await.expect("a session");
    assert!(runs(b"again").await);
}

#[tokio::test]
async fn failures_of_the_future_close_no_door_and_are_gone_with_the_next_one() {
    let office = office().await;
    let tag = office.store.keys.lookup(Lookup::Nik, "3375994101000001");
    office.clock.advance(YEARS);
    for _ in 0..MOST_FAILURES {
        office.store.count_failure(&tag).await.expect("counted");
    }
    assert!(office.store.is_throttled(&tag).await.expect("an answer"));
    office.clock.advance(-YEARS);
    assert!(!office.store.is_throttled(&tag).await.expect("an answer"));
    office.store.count_failure(&tag).await.expect("counted");
    office.clock.advance(YEARS);
    assert!(!office.store.is_throttled(&tag).await.expect("an answer"));
}

#[tokio::test]
async fn a_file_that_was_taken_in_the_future_is_free() {
    let office = office().await;
    let file = office.newcomer().await.application;
    office.clock.advance(YEARS);
    assert!(office.store.take_file(&file, &office.officer, false).await.expect("an answer"));
    assert!(office.store.holder(&file).await.expect("an answer").is_some());
    office.clock.advance(-YEARS);
    assert!(office.store.holder(&file).await.expect("an answer").is_none());
    assert!(
        office.store.take_file(&file, "another", false).await.is_err(),
        "there is no such officer, but nobody is in the way"
    );
}

#[tokio::test]
async fn a_code_of_ten_minutes_that_was_given_in_the_future_is_worth_nothing() {
    let office = office().await;
    let holder = office.newcomer().await;
    let nik = office.store.application(&holder.application).await.expect("a file").nik;
    office.clock.advance(YEARS);
    let given = office.store.give_ticket(Subject::Account(&holder.account), &office.officer).await.expect("a code");
    office.clock.advance(-YEARS);
    assert_eq!(office.store.redeem_password(&nik, &given.code, "hash").await.expect("an answer"), None);
    let given = office.store.give_ticket(Subject::Account(&holder.account), &office.officer).await.expect("a code");
    assert_eq!(office.store.redeem_password(&nik, &given.code, "hash").await.expect("an answer"), Some(holder.account));
}
