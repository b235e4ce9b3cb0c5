use chrono::NaiveDate;

use super::*;
use crate::domain::export::ExportPurpose;
use crate::reports::hand_out;
use crate::store::test_office::TestOffice;

#[tokio::test]
async fn the_visits_of_a_period_leave_day_by_day_and_without_a_nik() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    office.holder().await;
    let newcomer = office.newcomer().await;
    office.store.enter(&newcomer.application).await.expect("a number");
    office.go_to(NaiveDate::from_ymd_opt(2026, 3, 3).expect("a day"));
    office.store.enter(&newcomer.application).await.expect("a number");
    let purpose = ExportPurpose::parse("Rekap kunjungan untuk dinas").expect("a purpose");
    let mut texts = Vec::new();
    for (period, rows) in [("2026-03", 3), ("2026-03-02_2026-03-02", 2), ("2026-02", 0)] {
        let period = ReportPeriod::from_code(period).expect("a period");
        let export = export(&office.store, period, Format::Csv).await.expect("a file");
        assert_eq!(export.rows, rows, "{period}");
        let bytes = hand_out(&office.store, &office.officer, export, &purpose).await.expect("the bytes");
        texts.push(String::from_utf8(bytes).expect("text"));
    }
    let lines: Vec<&str> = texts[0].lines().collect();
    assert!(
        lines[4].starts_with("Hari;Antrean;Nama;Kelurahan;Kode kelurahan (Kemendagri);Keperluan;Datang;"),
        "{}",
        texts[0]
    );
    assert_eq!(lines[5], "2026-03-02;1;Siti Aminah;Medono;33.75.01.1002;Baru;10.00;;;10.00");
    assert!(lines[7].starts_with("2026-03-03;1;Siti Aminah;"), "{}", texts[0]);
    assert!(!texts[0].contains("3375994101"), "the next visitor can read it");
}
