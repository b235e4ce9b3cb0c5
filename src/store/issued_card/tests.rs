use chrono::NaiveDate;

use super::*;
use crate::domain::application::Move;
use crate::store::card_deeds::CardDeed;
use crate::store::test_office::{Holder, MOVED_AWAY, TestOffice, WAY, assert_no_scan};

fn month(code: &str) -> Option<ReportPeriod> {
    Some(ReportPeriod::from_code(code).expect("a month"))
}

async fn tick(office: &TestOffice, holder: &Holder) {
    let sending = office.store.sending(&holder.card, &[]);
    office.store.tick_entered(std::slice::from_ref(&holder.card), &office.officer, &sending).await.expect("a tick");
}

async fn ids(office: &TestOffice, list: CardList, period: Option<ReportPeriod>) -> Vec<String> {
    // Pages of one, so that each way from page to page is gone.
    let (mut ids, mut behind): (Vec<String>, Option<String>) = (Vec::new(), None);
    while let Some(card) = office.store.issued_cards(list, period, behind.as_deref(), 1).await.expect("a page").pop() {
        behind = Some(card.id.clone());
        ids.push(card.id);
    }
    ids
}

#[tokio::test]
async fn lists_are_by_day_and_number_and_hold_what_runs() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let (first, second) = (office.holder().await, office.holder().await);
    let undone = office.newcomer().await;
    office.go_through(&undone, &undone.application, &WAY[..5]).await;
    office.make(&undone, &undone.application, Move::UndoIssue).await;
    office.go_to(NaiveDate::from_ymd_opt(2026, 4, 1).expect("a day"));
    let third = office.holder().await;
    let all = [&first, &second, &third].map(|holder| holder.card.clone());
    assert_eq!(ids(&office, CardList::All, None).await, all);
    assert_eq!(ids(&office, CardList::ToEnter, None).await, all);
    assert_eq!(ids(&office, CardList::All, month("2026-03")).await, all[..2]);
    assert_eq!(ids(&office, CardList::ToEnter, month("2026-04")).await, all[2..]);

    tick(&office, &first).await;
    office.days_pass(1);
    tick(&office, &third).await;
    assert_eq!(ids(&office, CardList::ToEnter, None).await, all[1..2]);
    assert_eq!(ids(&office, CardList::Entered, None).await, [all[2].clone(), all[0].clone()], "the newest tick first");
    assert_eq!(ids(&office, CardList::Entered, month("2026-03")).await, all[..1]);
    // Who has left need not be entered any more; the list of all cards still has them.
    office.deed(&second, MOVED_AWAY).await;
    assert!(ids(&office, CardList::ToEnter, None).await.is_empty());
    assert_eq!(ids(&office, CardList::All, None).await, all);
    let cards = office.store.issued_cards(CardList::All, None, None, 10).await.expect("cards");
    assert_eq!((&*cards[0].nik, &*cards[0].name, cards[0].sex.as_str()), ("3375994101000001", "Siti Aminah", "L"));
    assert!(cards[0].entered.as_ref().is_some_and(|entered| entered.by == "Endang Sulistyowati"));
    assert!(cards[1].life.withdrawn_on.is_some() && cards.iter().all(|card| !card.corrected));
}

#[tokio::test]
async fn a_card_shows_its_reports_and_no_list_reads_the_whole_table() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let holder = office.holder().await;
    office.go_to(NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day"));
    office.deed(&holder, CardDeed::Report(None)).await;
    let card = office.store.issued_cards(CardList::All, None, None, 10).await.expect("cards").remove(0);
    assert_eq!(card.life, office.card(&holder).await.life);
    let newest_first = "e.entered_at DESC, e.id DESC";
    for (from, list, order, index) in [
        (OF_CARDS, "+w.state = 'diserahkan' AND c.issued_on >= '2026-03-01'", "c.issued_on, c.number", "card_issued"),
        (OF_CARDS, TO_ENTER, "c.issued_on, c.number", "card_to_enter"),
        (OF_TICKS, "e.taken_at IS NULL", newest_first, "re_entry_made"),
    ] {
        let statement = format!("EXPLAIN QUERY PLAN {COLUMNS}{from}{JOINS}{list} ORDER BY {order} LIMIT 100");
        let plan = sqlx::query(sqlx::AssertSqlSafe(statement)).fetch_all(&office.store.read).await.expect("a plan");
        let plan: Vec<String> = plan.iter().map(|step| step.get("detail")).collect();
        // The rows come in the order of the index, and all else is found by ids.
        assert!(plan[0].contains(index) && !plan[1..].iter().any(|step| step.starts_with("SCAN")), "{list}: {plan:?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{list}: {plan:?}");
    }
    assert_no_scan(
        &office.store,
        "SELECT 1 FROM re_entry e WHERE e.card = 'x' AND e.taken_at IS NOT NULL ORDER BY e.taken_at DESC",
    )
    .await;
}
