use std::num::NonZeroI64;

use chrono::NaiveDate;

use super::*;
use crate::domain::application::Move;
use crate::domain::ipk::{By, CellKey, Flow, IpkReport};
use crate::domain::sex::Sex;
use crate::store::card_deeds::CardDeed;
use crate::store::test_office::{TestOffice, work};

const OVERVIEW: ReportKind = ReportKind::Ipk(IpkReport::Overview);

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
    assert_eq!(close(store, OVERVIEW, month("2026-03"), &officer).await.expect("an answer"), Closed::NotOver);
    office.go_to(NaiveDate::from_ymd_opt(2026, 4, 3).expect("a day"));
    let Closed::Done(id) = close(store, OVERVIEW, month("2026-03"), &officer).await.expect("an answer") else {
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
        close(store, OVERVIEW, month("2026-03"), &officer).await.expect("an answer"),
        Closed::Before(id.clone())
    );

    let cell = ReportCell::Figure(CellKey::new(Flow::Registered, [By::Sex(Sex::Male)]));
    let change = NonZeroI64::new(-1).expect("not zero");
    let sending = store.sending("kunci", &["satu"]);
    for _ in 0..2 {
        let corrected = store.correct_report(&id, &cell, change, "Satu orang tercatat dua kali.", &officer, &sending);
        corrected.await.expect("a correction");
    }
    let foreign = ReportCell::Figure(CellKey::new(Flow::Placed, [By::Sex(Sex::Male), By::Sex(Sex::Male)]));
    assert!(store.correct_report(&id, &foreign, change, "x", &officer, &sending).await.is_err(), "no such figure");
    let again = store.closed_report_of(OVERVIEW, month("2026-03")).await.expect("an answer").expect("closed");
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

#[tokio::test]
async fn a_closed_laporan_informasi_keeps_its_figures_and_is_corrected_by_their_places() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let store = &office.store;
    let (holder, waiting) = (office.holder().await, office.newcomer().await);
    office.go_through(&waiting, &waiting.application, &[Move::Send, Move::Accept]).await;
    let officer = store.officer(&office.officer).await.expect("an officer");
    let day = ReportKind::Information.period("2026-03-02").expect("a day");
    let close = async |period| close(store, ReportKind::Information, period, &officer).await.expect("an answer");
    assert_eq!(close(day).await, Closed::NotOver);
    office.days_pass(1);
    assert_eq!(close(month("2026-03")).await, Closed::NotOver, "the month still runs");
    assert_eq!(close(month("2026-T1")).await, Closed::NotOver, "no period of this report");
    let Closed::Done(id) = close(day).await else { panic!("not closed") };
    assert_eq!(close(day).await, Closed::Before(id.clone()));

    // The step of the check that is undone now has not ended yesterday any more; the report keeps that it had.
    let closed = store.closed_report(&id).await.expect("a closed report");
    assert!(still_counts_so(store, &closed).await.expect("an answer"));
    office.make(&waiting, &waiting.application, Move::UndoCheck).await;
    office.make(&holder, &holder.application, Move::Cancel).await;
    let again = store.closed_report_of(ReportKind::Information, day).await.expect("an answer").expect("closed");
    assert_eq!((&again.content, &again.hash), (&closed.content, &closed.hash));

    let issued = closed.content.table.numbers().find(|(place, number)| {
        let heads = closed.content.table.heads_of(*place);
        *number == 1 && heads.is_some_and(|[_, row, column]| (row, column) == ("Diterbitkan", "Baru"))
    });
    let cell = ReportCell::Place(issued.expect("the figure").0);
    let change = NonZeroI64::new(1).expect("not zero");
    let correct = async |cell: &ReportCell| {
        let sending = store.sending(&cell.to_string(), &[]);
        store.correct_report(&id, cell, change, "Satu kartu terlewat.", &officer, &sending).await
    };
    correct(&cell).await.expect("a correction");
    for foreign in ["9.1.1", "1.1.1", "0.0.0", "sisa-akhir"] {
        assert!(correct(&foreign.parse().expect("a cell")).await.is_err(), "{foreign} is no number of the report");
    }
    let shown = show(&store.closed_report(&id).await.expect("a closed report"));
    let corrections = &shown.tables.last().expect("a table").rows;
    assert_eq!(corrections.len(), 1);
    assert_eq!(
        corrections[0].cells[1..4],
        [Cell::text("Permohonan: Diterbitkan, Baru"), Cell::Number(1), Cell::text("Satu kartu terlewat."),]
    );
    assert!(
        shown.lead.iter().any(|line| line.contains("Endang Sulistyowati"))
            && shown.lead.iter().any(|line| line.ends_with(&closed.hash))
    );
    let content = store.closed_content(&id).await.expect("the content");
    assert_eq!(crate::crypt::digest::sha256(content.as_bytes()), closed.hash);
    assert_eq!(store.closed_reports(10).await.expect("lines")[0].report, ReportKind::Information);
    store.verify_journal(None).await.expect("a whole chain");
}
