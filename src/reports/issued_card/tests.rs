use chrono::NaiveDate;

use super::*;
use crate::domain::export::ExportPurpose;
use crate::reports::hand_out;
use crate::store::test_office::{MOVED_AWAY, TestOffice};

#[tokio::test]
async fn the_cards_of_a_period_leave_with_their_codes_and_how_they_stand() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let (holder, gone) = (office.holder().await, office.holder().await);
    office.deed(&gone, MOVED_AWAY).await;
    let sending = office.store.sending("kunci", &[]);
    office.store.tick_entered(std::slice::from_ref(&holder.card), &office.officer, &sending).await.expect("a tick");
    let period = ReportPeriod::from_code("2026-03").expect("a month");
    let export = export(&office.store, period, Format::Csv).await.expect("a file");
    assert_eq!((export.what, export.rows, export.name.as_str()), ("kartu", 2, "daftar-kartu-2026-03"));
    let purpose = ExportPurpose::parse("Rekap kartu untuk provinsi").expect("a purpose");
    let bytes = hand_out(&office.store, &office.officer, export, &purpose).await.expect("the bytes");
    let text = String::from_utf8(bytes).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[5].contains("Kode kelurahan (Kemendagri);") && lines[5].contains("Golongan jabatan (KBJI 2014);"),
        "{text}"
    );
    let (first, second) = (office.card(&holder).await.number, office.card(&gone).await.number);
    let wanted = format!(
        "'{first};'3375994101000001;Siti Aminah;L;;2005-02-28;Medono;33.75.01.1002;SMK/MAK;3702;{};7;Baru;2026-03-02;2028-03-02;",
        reference::kbji(KbjiGroup::Craft)
    );
    assert!(lines[6].starts_with(&wanted), "{text}");
    assert!(lines[6].contains(";Aktif;;;;2026-03-02;Endang Sulistyowati"), "{text}");
    assert!(lines[7].starts_with(&format!("'{second};")) && lines[7].contains(";Ditarik;"), "{text}");
    assert_eq!(lines[6].split(';').count(), columns().len());
}
