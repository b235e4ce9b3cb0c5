use chrono::NaiveDate;

use super::*;
use crate::domain::application::State;
use crate::domain::export::ExportPurpose;
use crate::reports::hand_out;
use crate::store::draft::Saved;
use crate::store::test_office::TestOffice;

/// Saves what somebody would have typed, whatever the state.
async fn typed(office: &TestOffice, application: &str, step: Step, answers: &[(&str, &str)]) {
    let file = office.store.application(application).await.expect("a file");
    let answers = answers.iter().fold(Answers::default(), |all, (key, value)| all.with(key, value));
    let saved = office.store.save_step(&file, step, 9, &answers, |_: State| true).await.expect("an answer");
    assert!(matches!(saved, Saved::Yes(_)), "{saved:?}");
}

#[tokio::test]
async fn the_file_has_the_answers_in_the_order_of_the_form_and_nothing_that_may_run() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    let holder = office.holder().await;
    let of = holder.application.as_str();
    let identity = [
        ("name", "=1+1 Siti"),
        ("birth_place", "Pekalongan"),
        ("sex", "P"),
        ("religion", "islam"),
        ("marital", "kawin"),
        ("nationality", "WNI"),
        ("disability", "fisik"),
        ("guardian_name", "Wali Rahasia"),
    ];
    typed(&office, of, Step::Identity, &identity).await;
    let address = [
        ("ktp_street", "Jalan Melati 3"),
        ("ktp_rt", "003"),
        ("ktp_rw", "001"),
        ("ktp_village", "Medono"),
        ("ktp_district", "Pekalongan Barat"),
        ("ktp_city", "Kota Pekalongan"),
        ("kelurahan", "33.75.03.1002"),
        ("same", "ya"),
    ];
    typed(&office, of, Step::Address, &address).await;
    typed(&office, of, Step::Contact, &[("phone", "+62 812-3456-7890")]).await;
    let schools = [
        ("edu.0.level", "sd"),
        ("edu.0.school", "SD 1"),
        ("edu.0.year", "2016"),
        ("edu.1.level", "smk"),
        ("edu.1.school", "SMK 2"),
        ("edu.1.major", "Tata busana"),
        ("edu.1.year", "2022"),
    ];
    typed(&office, of, Step::Education, &schools).await;
    typed(&office, of, Step::Wanted, &[("job", "Penjahit"), ("kbji", "7"), ("place", "kota"), ("wage", "2400000")])
        .await;

    let export = export(&office.store, CardList::ToEnter, None, Format::Csv).await.expect("a file");
    assert_eq!((export.what, export.rows, export.name.as_str()), ("input", 1, "input-e-makaryo-belum"));
    let purpose = ExportPurpose::parse("Input ke E-Makaryo hari ini").expect("a purpose");
    let bytes = hand_out(&office.store, &office.officer, export, &purpose).await.expect("the bytes");
    let text = String::from_utf8(bytes).expect("text");
    let mut lines = ::csv::ReaderBuilder::new();
    let mut lines = lines.delimiter(b';').flexible(true).has_headers(false).from_reader(text.as_bytes());
    let lines: Vec<_> = lines.records().map(|line| line.expect("a line")).collect();
    let (heads, cells) = (&lines[lines.len() - 2], &lines[lines.len() - 1]);
    assert_eq!((heads.len(), cells.len()), (COLUMNS.len(), COLUMNS.len()));
    let at = |head: &str| &cells[heads.iter().position(|one| one == head).unwrap_or_else(|| panic!("{head}: {text}"))];
    assert_eq!((at("NIK"), at("Nama lengkap"), at("Nomor HP")), ("'3375994101000001", "'=1+1 Siti", "'081234567890"));
    assert_eq!((at("Jenis kelamin"), at("Agama"), at("Status perkawinan")), ("Perempuan", "Islam", "Kawin"));
    assert_eq!((at("Kelurahan tempat tinggal"), at("Kode kelurahan (Kemendagri)")), ("Krapyak", "33.75.03.1002"));
    assert_eq!((at("Kode kecamatan (Kemendagri)"), at("Kode kota (Kemendagri)")), ("33.75.03", "33.75"));
    assert_eq!(at("Jalan dan nomor rumah tempat tinggal"), "Jalan Melati 3", "as on the KTP");
    assert_eq!((at("Pendidikan terakhir"), at("Nama sekolah atau kampus")), ("SMK/MAK", "SMK 2"));
    assert_eq!((at("Golongan jabatan (KBJI 2014)"), at("Pekerjaan yang dicari")), ("7", "Penjahit"));
    assert_eq!(at("Semua pendidikan"), "SD/MI/Paket A, SD 1, 2016; SMK/MAK, SMK 2, Tata busana, 2022");
    assert_eq!(at("RT (KTP)"), "'003", "no zero is lost");
    for secret in ["Fisik", "Wali", "2400000", "2.400.000"] {
        assert!(!text.contains(secret), "{secret} is nobody else's business");
    }
    // The form's own order, as far as a column tells one of its questions.
    let keys: Vec<_> = COLUMNS
        .iter()
        .filter_map(|(what, ..)| match what {
            What::Answer(key) => Step::of_key(key),
            What::Rows(step) => Some(*step),
            _ => None,
        })
        .collect();
    assert!(keys.is_sorted(), "{keys:?}");
}
