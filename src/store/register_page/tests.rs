use chrono::NaiveDate;

use super::*;
use crate::domain::application::Move;
use crate::domain::register::Remarked;
use crate::store::test_office::TestOffice;

#[tokio::test]
async fn a_signed_page_keeps_its_rows_and_later_changes_are_dated_remarks() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let first = office.holder().await;
    let second = office.newcomer().await;
    office.make(&second, &second.application, Move::Send).await;
    let done = office.store.sign_register_page(2026, 1, 2, &office.officer).await.expect("an answer");
    let PageSigned::Done(id) = done else { panic!("{done:?}") };
    let (page, before) = office.store.signed_page(&id).await.expect("a page");
    assert_eq!((page.first, page.last, before.len()), (1, 2, 2));
    assert!(before.iter().all(|row| row.remarks.is_empty()));

    office.days_pass(1);
    let rest = [
        Move::Accept,
        Move::Attend,
        Move::Confirm,
        Move::Issue,
        Move::UndoIssue,
        Move::Issue,
        Move::Sign,
        Move::HandOver,
    ];
    office.go_through(&second, &second.application, &rest).await;
    office.make(&first, &first.application, Move::Cancel).await;
    let (again, mut rows) = office.store.signed_page(&id).await.expect("a page");
    let what = |row: &RegisterRow| row.remarks.iter().map(|remark| remark.what).collect::<Vec<_>>();
    assert_eq!(what(&rows[0]), [Remarked::Cancelled]);
    use Remarked::*;
    assert_eq!(what(&rows[1]), [Revised, Issued, IssueUndone, Issued, Signed, HandedOver]);
    assert!(rows.iter().flat_map(|row| &row.remarks).all(|remark| remark.on.to_string() == "2026-03-03"));
    // But for the remarks everything stands as it was signed.
    rows.iter_mut().for_each(|row| row.remarks.clear());
    assert!(again == page && rows == before);
    let open = office.store.register(2026, 2, 1).await.expect("rows");
    assert!(open[0].card_number.is_some() && rows[1].card_number.is_none());
}

#[tokio::test]
async fn numbers_are_signed_once_and_without_a_gap_and_a_page_cannot_be_changed() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    for _ in 0..5 {
        let seeker = office.newcomer().await;
        office.make(&seeker, &seeker.application, Move::Send).await;
    }
    let sign = async |first, last| {
        office.store.sign_register_page(2026, first, last, &office.officer).await.expect("an answer")
    };
    for (first, last) in [(2, 3), (1, 6), (3, 2), (0, 0)] {
        assert_eq!(sign(first, last).await, PageSigned::NotNow, "{first} to {last}");
    }
    assert!(matches!(sign(1, 2).await, PageSigned::Done(_)));
    assert_eq!((sign(1, 2).await, sign(2, 4).await), (PageSigned::NotNow, PageSigned::NotNow));
    assert_eq!(office.store.first_unsigned(2026).await.expect("a number"), 3);
    assert!(matches!(sign(3, 5).await, PageSigned::Done(_)));
    let pages = office.store.signed_pages(2026).await.expect("pages");
    assert_eq!(pages.iter().map(|page| (page.first, page.last)).collect::<Vec<_>>(), [(1, 2), (3, 5)]);
    for statement in ["UPDATE register_page SET last_no = 9", "DELETE FROM register_page"] {
        assert!(sqlx::query(statement).execute(&office.store.write).await.is_err(), "{statement}");
    }
    office.store.verify_journal(None).await.expect("a whole chain");

    // The list of pages reads no rows: it is told also where there are none.
    sqlx::query("ALTER TABLE register_page RENAME COLUMN rows TO gone")
        .execute(&office.store.write)
        .await
        .expect("a rename");
    assert_eq!(office.store.signed_pages(2026).await.expect("pages"), pages);
    assert!(office.store.signed_page(&pages[0].id).await.is_err());
}
