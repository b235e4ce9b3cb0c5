use std::num::NonZeroI64;

use chrono::NaiveDate;

use super::*;
use crate::domain::ipk::{By, CellKey, Flow};
use crate::domain::sex::Sex;
use crate::store::card_deeds::CardDeed;
use crate::store::test_office::{TestOffice, work};

fn month(code: &str) -> ReportPeriod {
    ReportPeriod::from_code(code).expect("a month")
}

#[tokio::test]
async fn a_closed_report_keeps_its_figures_and_is_corrected_beside_them() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let store = &office.store;
    let holder = office.holder().await;
    office.holder().await;
    let officer = store.officer(&office.officer).await.expect("an officer");
    assert_eq!(
        close(store, IpkReport::Overview, month("2026-03"), &officer).await.expect("an answer"),
        Closed::NotOver
    );
    office.go_to(NaiveDate::from_ymd_opt(2026, 4, 3).expect("a day"));
    let Closed::Done(id) = close(store, IpkReport::Overview, month("2026-03"), &officer).await.expect("an answer")
    else {
        panic!("not closed")
    };
    let closed = store.closed_report(&id).await.expect("a closed report");
    let after = CellKey::new(Flow::After, []);
    assert!(closed.content.table.figures().any(|figure| figure == (&after, 2)));

    // News of March that comes in April counts in April.
    office.deed(&holder, CardDeed::TellWork(&work(NaiveDate::from_ymd_opt(2026, 3, 20).expect("a day")))).await;
    assert!(still_counts_so(store, &closed).await.expect("an answer"));
    let april = ipk::read(store, IpkReport::Overview, month("2026-04")).await.expect("a report").expect("begun");
    assert!(april.figures().any(|figure| figure == (&CellKey::new(Flow::Placed, []), 1)));
    assert_eq!(
        close(store, IpkReport::Overview, month("2026-03"), &officer).await.expect("an answer"),
        Closed::Before(id.clone())
    );

    let cell = CellKey::new(Flow::Registered, [By::Sex(Sex::Male)]);
    let change = NonZeroI64::new(-1).expect("not zero");
    let sending = store.sending("kunci", &["satu"]);
    for _ in 0..2 {
        let corrected = store.correct_report(&id, &cell, change, "Satu orang tercatat dua kali.", &officer, &sending);
        corrected.await.expect("a correction");
    }
    let foreign = CellKey::new(Flow::Placed, [By::Sex(Sex::Male), By::Sex(Sex::Male)]);
    assert!(store.correct_report(&id, &foreign, change, "x", &officer, &sending).await.is_err(), "no such figure");
    let again =
        store.closed_report_of(IpkReport::Overview, month("2026-03")).await.expect("an answer").expect("closed");
    assert_eq!((&again.content, &again.hash), (&closed.content, &closed.hash));
    let shown = show(&again);
    assert_eq!(shown.tables.len(), closed.content.table.tables.len() + 1);
    let corrections = &shown.tables.last().expect("a table").rows;
    assert!(
        corrections[0].cells.contains(&Cell::Number(-1))
            && corrections[0].cells.contains(&Cell::text("Pendaftaran, L"))
    );
    assert!(shown.lead.iter().any(|line| line.ends_with(&closed.hash)));
    let content = store.closed_content(&id).await.expect("the content");
    assert_eq!(crate::crypt::digest::sha256(content.as_bytes()), closed.hash);
    let lines = store.closed_reports(10).await.expect("lines");
    assert_eq!(lines.iter().map(|line| (&line.id, line.corrections)).collect::<Vec<_>>(), [(&id, 1)]);
    store.verify_journal(None).await.expect("a whole chain");
}
