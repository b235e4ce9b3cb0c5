use chrono::NaiveDate;

use super::*;
use crate::domain::application::Move;
use crate::domain::data_ask::ANSWER_WITHIN;
use crate::store::test_office::{Holder, TestOffice, assert_no_scan};

const HOUR: i64 = 3600;

async fn office() -> TestOffice {
    TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await
}

async fn ask(office: &TestOffice, who: &Holder, kind: AskKind, key: &str) -> Asking {
    let sending = office.store.sending(key, &[kind.code()]);
    office.store.ask_about_data(&who.account, kind, "Sekolah saya SMK 2.", &sending).await.expect("an answer")
}

async fn newest(office: &TestOffice, who: &Holder) -> DataAsk {
    office.store.asks_of_account(&who.account).await.expect("requests").remove(0)
}

async fn answer(office: &TestOffice, ask: &str, seen: i64, say: Say<'_>, key: &str) -> Answering {
    let sending = office.store.sending(key, &[]);
    office.store.answer_ask(ask, seen, say, &office.officer, &sending).await.expect("an answer")
}

#[tokio::test]
async fn one_of_each_kind_is_open_and_asking_twice_is_asking_once() {
    let office = office().await;
    let (one, other) = (office.newcomer().await, office.newcomer().await);
    for _ in 0..2 {
        assert_eq!(ask(&office, &one, AskKind::Correction, "kunci").await, Asking::Done);
    }
    assert_eq!(ask(&office, &one, AskKind::Correction, "kunci-lain").await, Asking::Open);
    assert_eq!(ask(&office, &one, AskKind::Copy, "salinan").await, Asking::Done);
    assert_eq!(ask(&office, &other, AskKind::Correction, "orang-lain").await, Asking::Done);
    let asks = office.store.asks_of_account(&one.account).await.expect("requests");
    assert_eq!(asks.iter().map(|ask| ask.kind).collect::<Vec<_>>(), [AskKind::Copy, AskKind::Correction]);
    assert_eq!(asks[1].words, "Sekolah saya SMK 2.");

    let id = &asks[1].id;
    let taken = async |account: &str, key: &str| {
        let sending = office.store.sending(key, &[id]);
        office.store.take_back_ask(account, id, &sending).await.expect("an answer")
    };
    assert_eq!(taken(&other.account, "a").await, Answering::Stale, "another's request");
    for _ in 0..2 {
        assert_eq!(taken(&one.account, "b").await, Answering::Done);
    }
    assert_eq!(taken(&one.account, "c").await, Answering::Stale);
    assert_eq!(ask(&office, &one, AskKind::Correction, "sekali-lagi").await, Asking::Done, "asked anew");
    office.store.verify_journal(None).await.expect("a whole chain");
}

#[tokio::test]
async fn the_first_due_comes_first_and_what_is_overdue_is_counted() {
    let office = office().await;
    let people = [office.newcomer().await, office.newcomer().await, office.newcomer().await];
    for (hours, person) in people.iter().enumerate() {
        ask(&office, person, AskKind::Copy, &format!("kunci-{hours}")).await;
        office.clock.advance(10 * HOUR);
    }
    let counts = async || office.store.ask_counts().await.expect("counts");
    let first = newest(&office, &people[0]).await;
    assert_eq!(counts().await, (3, 0));
    let left = first.asked_at + ANSWER_WITHIN - office.clock.now();
    office.clock.advance(left);
    assert_eq!(counts().await, (3, 0), "the last second is in time");
    office.clock.advance(1);
    assert_eq!(counts().await, (3, 1));
    office.clock.advance(20 * HOUR);
    assert_eq!(counts().await, (3, 3));
    let lines = office.store.open_asks(None, 2).await.expect("lines");
    assert!(lines[0].id == first.id && lines[0].name == "Siti Aminah" && lines[0].ended.is_none());
    let rest = office.store.open_asks(Some(&lines[1].id), 2).await.expect("lines");
    assert_eq!((lines.len(), rest.len()), (2, 1));
    let (_, seen) = office.store.data_ask(&first.id).await.expect("a request");
    assert_eq!(answer(&office, &first.id, seen, Say::Fulfil("Sudah."), "jawab").await, Answering::Done);
    assert_eq!(counts().await, (2, 2));
    let ended = office.store.ended_asks(5).await.expect("lines");
    assert_eq!(ended[0].ended, Some((office.clock.now(), AskOutcome::Fulfilled)));
}

#[tokio::test]
async fn an_answer_counts_once_and_one_from_an_older_page_not_at_all() {
    let office = office().await;
    let person = office.newcomer().await;
    ask(&office, &person, AskKind::Correction, "minta").await;
    let id = newest(&office, &person).await.id;
    let (_, seen) = office.store.data_ask(&id).await.expect("a request");
    let no = Say::Refuse(AskRefusal::AsOnPaper, "Ijazah tertulis SMK 1.");
    assert_eq!(answer(&office, &id, seen + 1, no, "salah").await, Answering::Stale);
    for _ in 0..2 {
        assert_eq!(answer(&office, &id, seen, no, "jawab").await, Answering::Done);
    }
    assert_eq!(answer(&office, &id, seen, Say::Fulfil("Sudah."), "lain").await, Answering::Stale);
    let told = newest(&office, &person).await.answer.expect("an answer");
    assert_eq!((told.outcome, told.reason), (AskOutcome::Refused, Some(AskRefusal::AsOnPaper)));
    assert_eq!((told.words.as_str(), told.by.as_deref()), ("Ijazah tertulis SMK 1.", Some("Endang Sulistyowati")));
    let rows = sqlx::query("SELECT count(*) FROM journal WHERE action = 'data-jawab'").fetch_one(&office.store.read);
    assert_eq!(rows.await.expect("a count").get::<i64, _>(0), 1);
}

#[tokio::test]
async fn a_deletion_is_stale_when_a_file_has_changed_and_waits_for_what_is_under_way() {
    let office = office().await;
    let person = office.newcomer().await;
    ask(&office, &person, AskKind::Deletion, "hapus").await;
    let id = newest(&office, &person).await.id;
    let (_, seen) = office.store.data_ask(&id).await.expect("a request");
    office.go_through(&person, &person.application.clone(), &[Move::Send]).await;
    assert_eq!(answer(&office, &id, seen, Say::Fulfil(""), "a").await, Answering::Stale);
    let (_, seen) = office.store.data_ask(&id).await.expect("a request");
    assert_eq!(answer(&office, &id, seen, Say::Fulfil(""), "b").await, Answering::UnderWay);
    assert!(newest(&office, &person).await.answer.is_none(), "nothing has changed");
    assert_eq!(office.store.would_go(&person.account).await.expect("an answer"), None);
}

#[tokio::test]
async fn who_waits_for_an_answer_is_not_forgotten_meanwhile() {
    let office = office().await;
    let (waits, answered) = (office.newcomer().await, office.newcomer().await);
    for person in [&waits, &answered] {
        ask(&office, person, AskKind::Copy, &person.account).await;
    }
    let id = newest(&office, &answered).await.id;
    let (_, seen) = office.store.data_ask(&id).await.expect("a request");
    answer(&office, &id, seen, Say::Fulfil("Sudah dijelaskan."), "jawab").await;
    office.days_pass(100);
    assert_eq!(office.store.forget_old_drafts(90).await.expect("forgotten"), 1);
    assert!(office.store.application(&waits.application).await.is_ok());
    let (left, _) = office.store.data_ask(&id).await.expect("the row stays");
    let told = left.answer.expect("an answer");
    assert_eq!((left.account, told.outcome, told.words.as_str()), (None, AskOutcome::Fulfilled, ""));
}

#[tokio::test]
async fn no_table_is_read_from_end_to_end() {
    let office = office().await;
    for statement in [
        "SELECT 1 FROM data_ask q WHERE q.account = 'x' ORDER BY q.asked_at DESC, q.rowid DESC",
        "SELECT 1 FROM data_ask q WHERE q.account = 'x' AND q.answered_at IS NULL",
    ] {
        assert_no_scan(&office.store, statement).await;
    }
}

#[tokio::test]
async fn a_file_that_the_counter_opens_for_the_same_person_makes_a_deletion_stale() {
    let office = office().await;
    let person = office.holder().await;
    ask(&office, &person, AskKind::Deletion, "hapus").await;
    let id = newest(&office, &person).await.id;
    let (_, seen) = office.store.data_ask(&id).await.expect("a request");
    let opened = office.newcomer().await;
    sqlx::query(
        "UPDATE application SET account = NULL, person = (SELECT person FROM account WHERE id = ?) WHERE id = ?",
    )
    .bind(&person.account)
    .bind(&opened.application)
    .execute(&office.store.write)
    .await
    .expect("a file of the same person without an account");
    assert_eq!(answer(&office, &id, seen, Say::Fulfil(""), "a").await, Answering::Stale);
    assert!(office.store.application(&opened.application).await.is_ok());
}
