use chrono::NaiveDate;

use super::*;
use crate::domain::issued_card::CardList;
use crate::store::test_office::{MOVED_AWAY, TestOffice};

async fn office() -> TestOffice {
    TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await
}

async fn count(office: &TestOffice, what: &'static str) -> i64 {
    sqlx::query(what).fetch_one(&office.store.read).await.expect("a count").get(0)
}

const EVENTS: &str = "SELECT count(*) FROM event WHERE kind IN ('input', 'input-batal')";
const JOURNAL: &str = "SELECT count(*) FROM journal WHERE action IN ('input', 'input-batal')";

#[tokio::test]
async fn many_cards_are_ticked_at_once_and_a_second_sending_changes_nothing() {
    let office = office().await;
    let store = &office.store;
    let (first, second, gone) = (office.holder().await, office.holder().await, office.holder().await);
    office.deed(&gone, MOVED_AWAY).await;
    let cards = [first.card.clone(), second.card.clone(), gone.card.clone(), "tidak-ada".to_owned()];
    let sending = store.sending("kunci", &["semua"]);
    for _ in 0..2 {
        let ticked = store.tick_entered(&cards, &office.officer, &sending).await.expect("an answer");
        assert_eq!(ticked, Ticked { done: 2, skipped: 2 });
    }
    assert_eq!((count(&office, EVENTS).await, count(&office, JOURNAL).await), (2, 2));
    // Somebody else on an older page: nothing is noted twice.
    let late = store.sending("kunci-lain", &["semua"]);
    let ticked = store.tick_entered(&cards[..1], &office.officer, &late).await.expect("an answer");
    assert_eq!((ticked, count(&office, EVENTS).await), (Ticked { done: 0, skipped: 1 }, 2));
    store.verify_journal(None).await.expect("a whole chain");
}

#[tokio::test]
async fn a_tick_is_taken_back_with_a_reason_and_an_old_form_does_not_set_it_again() {
    let office = office().await;
    let store = &office.store;
    let holder = office.holder().await;
    let cards = [holder.card.clone()];
    let (tick, back) = (store.sending("centang", &[]), store.sending("tarik", &[]));
    let taken = async |sending: &Sending| {
        store
            .take_back_entry(&holder.card, "Orang lain yang terketik.", &office.officer, sending)
            .await
            .expect("an answer")
    };
    assert!(!taken(&back).await, "nothing to take back yet");
    store.tick_entered(&cards, &office.officer, &tick).await.expect("a tick");
    office.days_pass(1);
    assert!(taken(&back).await && taken(&back).await, "sent twice, the same answer");
    assert!(!taken(&store.sending("lain", &[])).await);
    let told = store.entry_taken_back(&holder.card).await.expect("an answer").expect("a tick");
    assert_eq!((told.reason.as_str(), told.by.as_str()), ("Orang lain yang terketik.", "Endang Sulistyowati"));
    assert_eq!(told.at, store.clock().now());
    // The browser sends the old form of the tick once more.
    store.tick_entered(&cards, &office.officer, &tick).await.expect("an answer");
    let waiting = store.issued_cards(CardList::ToEnter, None, None, 10).await.expect("cards");
    assert_eq!(waiting.iter().map(|card| &card.id).collect::<Vec<_>>(), [&holder.card]);
    store.tick_entered(&cards, &office.officer, &store.sending("baru", &[])).await.expect("a tick");
    assert!(store.issued_cards(CardList::ToEnter, None, None, 10).await.expect("cards").is_empty());
    assert_eq!((count(&office, EVENTS).await, count(&office, JOURNAL).await), (3, 3));
    assert_eq!(count(&office, "SELECT count(*) FROM re_entry").await, 2, "the row of the first tick stays");
    let clear = "SELECT count(*) FROM re_entry WHERE instr(reason, CAST('terketik' AS BLOB)) > 0";
    assert_eq!(count(&office, clear).await, 0, "the reason is sealed");
    store.verify_journal(None).await.expect("a whole chain");
}
