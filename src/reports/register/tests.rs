use chrono::NaiveDate;

use super::*;
use crate::domain::application::Move;
use crate::domain::export::ExportPurpose;
use crate::domain::register::Order;
use crate::domain::report_period::ReportPeriod;
use crate::reports::hand_out;
use crate::store::test_office::TestOffice;

#[tokio::test]
async fn the_book_leaves_as_a_file_with_its_purpose_in_the_journal() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let holder = office.holder().await;
    let other = office.newcomer().await;
    office.go_through(&other, &other.application, &[Move::Send, Move::Cancel]).await;
    let book = Book { period: ReportPeriod::from_code("2026-03").expect("a month"), order: Order::Number, search: "" };
    let export = export(&office.store, book, Format::Csv).await.expect("a file");
    assert_eq!((export.rows, export.name.as_str()), (2, "register-2026-03-nomor"));
    let before = office.store.journal_head().await.expect("a head").count;
    let purpose = ExportPurpose::parse("Rekap triwulan untuk provinsi").expect("a purpose");
    let bytes = hand_out(&office.store, &office.officer, export, &purpose).await.expect("the bytes");
    assert_eq!(office.store.journal_head().await.expect("a head").count, before + 1);
    let text = String::from_utf8(bytes).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    let number = office.card(&holder).await.number;
    assert!(lines[4].contains("NIK;Nama;"), "{text}");
    let first = format!(
        "1;2026-03-02;'{number};'3375994101000001;Siti Aminah;;2005-02-28;L;Medono;33.75.01.1002;SMK/MAK;3702;7;Baru;"
    );
    assert!(lines[5].starts_with(&first), "{text}");
    assert!(lines[6].ends_with("02-03-2026 DIBATALKAN"), "{text}");
    assert_eq!((lines.len(), columns().len()), (7, lines[5].split(';').count()));
}
