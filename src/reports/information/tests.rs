use chrono::NaiveDate;

use super::*;
use crate::store::test_office::{TestOffice, WAY};

#[tokio::test]
async fn the_report_of_a_day_and_a_month_counts_what_was_done_then() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    office.holder().await;
    let late = office.newcomer().await;
    office.go_through(&late, &late.application, &[Move::Send, Move::Accept, Move::UndoCheck]).await;
    office.days_pass(1);
    office.go_through(&late, &late.application, &WAY[1..]).await;
    let day = |text: &str| Period::from_code(text).expect("a period");
    let counts = async |period| {
        let report = read(&office.store, day(period)).await.expect("a report");
        let sum = |row: &Row| match row.cells.last() {
            Some(Cell::Number(sum)) => *sum,
            other => panic!("{other:?}"),
        };
        report.tables[0].rows.iter().map(sum).collect::<Vec<_>>()
    };
    // Entered, sent again, accepted, returned, attended, confirmed, issued, signed, handed over, cancelled, undone.
    assert_eq!(counts("2026-03-02").await, [2, 0, 2, 0, 1, 1, 1, 1, 1, 0, 1]);
    assert_eq!(counts("2026-03-03").await, [0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0]);
    assert_eq!(counts("2026-03").await, [2, 0, 3, 0, 2, 2, 2, 2, 2, 0, 1]);
    let report = read(&office.store, day("2026-03")).await.expect("a report");
    assert_eq!(report.tables[2].rows.len(), 6);
    assert!(report.tables.iter().all(|table| table.rows.iter().all(|row| row.cells.len() == table.columns.len())));
}
