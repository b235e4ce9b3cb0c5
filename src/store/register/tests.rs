use chrono::NaiveDate;

use super::*;
use crate::domain::application::Move;
use crate::domain::code::Code;
use crate::domain::register::{PrintKind, Remarked};
use crate::domain::removal::Removal;
use crate::domain::reprint::ReprintCause;
use crate::domain::role::Hand;
use crate::store::card_deeds::CardDeed;
use crate::store::follow_up::{Begun, FollowUp};
use crate::store::test_office::{Holder, LEFT, TestOffice, WAY, work};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn year(search: &str, order: Order) -> Book<'_> {
    Book { period: ReportPeriod::from_code("2026").expect("a year"), order, search }
}

/// A renewal, correction or reprint on its whole way; gives its application.
async fn follow(office: &TestOffice, holder: &Holder, what: FollowUp<'_>) -> String {
    let begun = office.store.begin_follow_up(&holder.card, what, &holder.account, Hand::JobSeeker).await;
    let Begun::New(application) = begun.expect("an answer") else { panic!("not begun") };
    office.go_through(holder, &application, &WAY).await;
    application
}

#[tokio::test]
async fn a_correction_and_a_reprint_stand_in_the_book_with_the_number_of_their_card() {
    let office = TestOffice::open(day("2026-03-02")).await;
    let holder = office.holder().await;
    let number = office.card(&holder).await.number;
    office.days_pass(10);
    follow(&office, &holder, FollowUp::Correction(&["name"])).await;
    office.days_pass(10);
    follow(&office, &holder, FollowUp::Reprint(ReprintCause::Lost, "")).await;
    let rows = office.store.register(2026, 1, 10).await.expect("rows");
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.card_number.as_deref(), row.issued_on.as_deref(), row.valid_until.as_deref()))
        .collect();
    let card = Some(number.as_str());
    assert_eq!(
        told,
        [
            (card, Some("2026-03-02"), Some("2028-03-02")),
            (card, Some("2026-03-12"), Some("2028-03-02")),
            (card, Some("2026-03-22"), Some("2028-03-02")),
        ]
    );
    for row in &rows {
        assert_eq!(row.signer.as_deref(), Some("Endang Sulistyowati"), "{}", row.number);
        assert_eq!(row.handed_over_at.map(|at| office_time(at).date().to_string()), row.issued_on);
    }
    let what: Vec<_> = rows[0].remarks.iter().map(|remark| remark.what).collect();
    assert_eq!(what, [Remarked::PrintedAgain(PrintKind::Correction), Remarked::PrintedAgain(PrintKind::Reprint)]);
}

#[tokio::test]
async fn what_happens_to_a_card_is_remarked_on_its_row_with_its_day() {
    let office = TestOffice::open(day("2026-03-02")).await;
    let holder = office.holder().await;
    office.go_to(day("2026-05-04"));
    office.deed(&holder, CardDeed::TellWork(&work(day("2026-05-01")))).await;
    office.go_to(day("2026-06-01"));
    office.deed(&holder, LEFT).await;
    office.go_to(day("2026-07-01"));
    office.deed(&holder, CardDeed::Withdraw(Removal::MovedAway, "")).await;
    let other = office.newcomer().await;
    office.go_through(&other, &other.application, &[Move::Send, Move::Accept, Move::Cancel]).await;
    let rows = office.store.book(year("", Order::Number), None, 10).await.expect("rows");
    let told = |row: &RegisterRow| row.remarks.iter().map(|one| (one.on.to_string(), one.what)).collect::<Vec<_>>();
    let on = |day: &str, what| (day.to_owned(), what);
    assert_eq!(
        told(&rows[0]),
        [
            on("2026-05-04", Remarked::Working),
            on("2026-06-01", Remarked::NotWorking(crate::domain::work_end::WorkEnd::Left)),
            on("2026-07-01", Remarked::Withdrawn(Removal::MovedAway)),
        ]
    );
    assert_eq!(told(&rows[1]), [on("2026-07-01", Remarked::Cancelled)]);
    assert_eq!((rows[1].card_number.as_deref(), rows[1].state), (None, State::Cancelled));
}

/// Sixty people on thirty days, with names and kelurahan in no order of their numbers; the last two stand outside the period.
async fn sixty() -> TestOffice {
    let office = TestOffice::open(day("2026-02-01")).await;
    for at in 0..62_u32 {
        if at == 60 {
            office.go_to(day("2027-01-04"));
        } else if at % 2 == 0 {
            office.days_pass(1);
        }
        let holder = office.newcomer().await;
        let mut tx = office.store.begin().await.expect("a transaction");
        let name = format!(
            "{} {}",
            ["Siti", "budi", "Ani", "Zaenal", "Citra"][(at * 3 % 5) as usize],
            ["Wati", "Rahman", "Lestari"][(at % 3) as usize]
        );
        let village = ["33.75.01.1002", "33.75.03.1002", "", "33.75.02.1004"][(at * 7 % 4) as usize];
        sqlx::query("UPDATE application SET name = ?, kelurahan = ? WHERE id = ?")
            .bind(name)
            .bind(village)
            .bind(&holder.application)
            .execute(&mut *tx)
            .await
            .expect("a name");
        tx.commit().await.expect("a commit");
        office.make(&holder, &holder.application, Move::Send).await;
    }
    office
}

#[tokio::test]
async fn every_order_shows_each_row_once_over_its_pages() {
    let office = sixty().await;
    for (period, expected) in [("2026", 60), ("2026-02", 54), ("2026-02-03_2026-02-05", 6)] {
        let period = ReportPeriod::from_code(period).expect("a period");
        for order in Order::ALL {
            let book = Book { period, order: *order, search: "" };
            let mut rows: Vec<RegisterRow> = Vec::new();
            loop {
                let page = office.store.book(book, rows.last().map(RegisterRow::place), 7).await.expect("a page");
                let more = page.len() == 7;
                rows.extend(page);
                if !more {
                    break;
                }
            }
            let key = |row: &RegisterRow| match order {
                Order::Number => (String::new(), String::new(), row.number),
                Order::Date => (row.submitted_at.to_string(), String::new(), row.number),
                Order::Name => (String::new(), row.name.to_lowercase(), 0),
                Order::Village => (row.kelurahan.clone(), row.name.to_lowercase(), 0),
            };
            assert!(rows.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])), "{period} {order:?}");
            let mut numbers: Vec<_> = rows.iter().map(RegisterRow::place).collect();
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!((rows.len(), numbers.len()), (expected, expected), "{period} {order:?}");
        }
    }
}

#[tokio::test]
async fn the_book_is_searched_by_name_number_nik_and_card() {
    let office = sixty().await;
    let count = async |text: &str| office.store.book(year(text, Order::Name), None, 100).await.expect("rows").len();
    assert_eq!(count("siti").await, 12);
    assert_eq!(count("wat sit").await, 4);
    assert_eq!((count("17").await, count("17/2026").await, count("17/2025").await), (1, 1, 0));
    assert_eq!(count("3375994101000005").await, 1);
    assert_eq!((count("Nobody").await, count("%").await, count("***").await), (0, 0, 0));
    let holder = office.holder().await;
    let number = office.card(&holder).await.number;
    let next = Book { period: ReportPeriod::from_code("2027").expect("a year"), order: Order::Date, search: &number };
    assert_eq!(office.store.book(next, None, 10).await.expect("rows").len(), 1);
}
