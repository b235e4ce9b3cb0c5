//! The import of an old register by its page without scripts: a good file, every kind of wrong row, formula cells, two files, a double import, ten
//! thousand rows, and what becomes of an old card at the desk.

use std::time::{Duration, Instant};

use ak1::domain::application::State;
use ak1::domain::form::Step;
use ak1::domain::role::Role;

use super::app::TestApp;
use super::card::submit;
use super::client::Client;
use super::desk::Desk;

const PAGE: &str = "/meja/impor";
const HEADS: &str =
    "No. Kartu;NIK;Nama;Tempat lahir;Tanggal lahir;L/P;Kelurahan;Pendidikan;Tanggal terbit;Berlaku s.d.\r\n";

async fn admin(app: &TestApp) -> Desk {
    app.officer(&[Role::Admin]).await
}

/// Where sending a file leads.
async fn send(admin: &Client, bytes: &[u8]) -> String {
    let answer = admin.upload_to("/unggah/impor", "register.csv", bytes, "text/html").await;
    answer.location().to_owned()
}

/// The value of a hidden field on a page.
fn hidden(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    html.split(&mark).nth(1).and_then(|rest| rest.split('"').next()).expect("a hidden field").to_owned()
}

/// The columns as they are selected on the page, taken over as they are.
async fn take_columns(admin: &Client) -> String {
    let html = admin.page(PAGE).await;
    let selects = html.split("<select").skip(1).map(|select| {
        let name = select.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a name");
        let selected = select
            .split("</select")
            .next()
            .and_then(|options| options.split("<option").find(|option| option.contains(" selected")));
        let value = selected.and_then(|option| option.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next());
        (name.to_owned(), value.unwrap_or_default().to_owned())
    });
    let fields: Vec<_> = selects.chain([("id".to_owned(), hidden(&html, "id"))]).collect();
    admin.submit("impor-kolom", PAGE, fields).await.location().to_owned()
}

/// Imports what is looked at; where it leads.
async fn run(admin: &Client) -> String {
    let html = admin.page(PAGE).await;
    let fields = [("id", hidden(&html, "id")), ("seen", hidden(&html, "seen"))];
    admin.submit("impor-jalankan", PAGE, fields).await.location().to_owned()
}

/// Sends a file with these rows and looks at it.
async fn look(admin: &Client, rows: &str) -> String {
    assert_eq!(send(admin, [HEADS, rows].concat().as_bytes()).await, PAGE);
    assert_eq!(take_columns(admin).await, PAGE);
    admin.page(PAGE).await.replace("<!>", "")
}

const SITI: &str =
    "3375 240625 000123;3375994101000001;SITI AMINAH;Pekalongan;01-01-2000;P;Kauman;SMK;24-06-2025;24-06-2027\r\n";
const BUDI: &str = "DTK-AK1-0001-1022;3375990203980002;Budi Santoso;Batang;2 Maret 1998;L;Batang;S1;10/10/2022;\r\n";

#[tokio::test]
async fn a_good_file_comes_in_and_its_cards_are_found_and_renewed() {
    let app = TestApp::new().await;
    let (admin, desk) = (admin(&app).await, app.whole_office().await);
    let html = look(&admin, &[SITI, BUDI].concat()).await;
    assert!(
        html.contains("2 kartu, 1 di antaranya masih berlaku") && html.contains("Semua baris bisa diimpor."),
        "{html}"
    );
    assert!(html.contains("Nomor kartu tahun 2025 dilanjutkan dengan 000124."));
    let done = run(&admin).await;
    let report = admin.page(&done).await;
    assert!(done.starts_with("/meja/impor?hasil=") && report.contains("2 kartu sudah masuk. 0 baris tidak diimpor."));
    assert!(!report.contains("SITI") && admin.page(PAGE).await.contains("Impor sebelumnya"));

    for typed in ["dtk-ak1-0001-1022", " DTK-AK1-0001-1022", "3375 240625 000123", "3375240625000123"] {
        let found = desk.submit("kartu-cari", "/meja/kartu", [("number", typed)]).await.location().to_owned();
        assert!(found.starts_with("/meja/kartu/"), "{typed}: {found}");
        assert!(desk.page(&desk.find(typed).await).await.contains(if typed.contains("33") {
            "SITI AMINAH"
        } else {
            "Budi Santoso"
        }));
    }
    let missing = desk.submit("kartu-cari", "/meja/kartu", [("number", "DTK-AK1-0001-1023")]).await;
    assert_eq!(missing.location(), "/meja/kartu?gagal=nomor-lama");
    let page = desk.page(missing.location()).await;
    assert!(page.contains("tidak ada, juga di register lama") && page.contains("value=\"DTK-AK1-0001-1023\""));

    let old = desk.submit("kartu-cari", "/meja/kartu", [("number", "DTK-AK1-0001-1022")]).await.location().to_owned();
    let card = desk.page(&old).await;
    assert!(card.contains("DTK-AK1-0001-1022") && card.contains("Budi Santoso"));
    assert!(!card.contains("/perbaikan\"") && !card.contains("/cetak-ulang\""), "there is no print of it here");
    let valid =
        desk.submit("kartu-cari", "/meja/kartu", [("number", "3375 240625 000123")]).await.location().to_owned();
    submit(&desk, "kartu-lakukan", &valid, "lapor", &[]).await;
    let card = desk.page(&valid).await;
    assert!(card.contains("sudah lapor") && !card.contains("/cetak/lapor/"), "nobody knows where its rows stand");
    for row in 1..=3 {
        let page = desk.page(&format!("{}/{row}", valid.replace("/meja/kartu/", "/cetak/lapor/"))).await;
        assert!(page.contains("Langkah ini belum atau tidak bisa dilakukan"));
    }
    let begun = submit(&desk, "kartu-mulai", &old, "perpanjangan", &[]).await;
    let renewal = begun.strip_prefix("/meja/bantu/").expect("the form at the desk").to_owned();
    assert_eq!(app.state(&renewal).await, State::Draft);
    let form = desk.page(&format!("/meja/bantu/{renewal}/identitas")).await;
    assert!(
        form.contains("value=\"Budi Santoso\"") && form.contains("value=\"02-03-1998\""),
        "what is known is carried over"
    );
}

#[tokio::test]
async fn every_kind_of_wrong_row_is_named_with_row_column_and_reason() {
    let app = TestApp::new().await;
    let admin = admin(&app).await;
    let good = "AK/1;3375994101000001;Siti;Pekalongan;01-01-2000;P;Kauman;SMK;24-06-2025;24-06-2027";
    let cells: Vec<&str> = good.split(';').collect();
    let with = |at: usize, text: &str| {
        let mut cells = cells.clone();
        cells[0] = "AK/lain";
        cells[at] = text;
        cells.join(";") + "\r\n"
    };
    let wrong = [
        (0, "", "Nomor kartu", "Bagian ini perlu diisi."),
        (0, "ak/1", "Nomor kartu", "Nomor ini sudah ada di baris 2."),
        (1, "=B2", "NIK", "Sel ini berisi rumus. Tulis isinya."),
        (1, "3,37599E+15", "NIK", "Angka ini tersimpan sebagai bilangan"),
        (1, "33759941010000", "NIK", "16 angka"),
        (2, "", "Nama", "Bagian ini perlu diisi."),
        (4, "31-02-2000", "Tanggal lahir", "Tanggal ini tidak ada di kalender."),
        (5, "X", "Jenis kelamin", "Pilih salah satu dari daftar."),
        (7, "Pesantren", "Pendidikan", "Pilih salah satu dari daftar."),
        (8, "24-06-2030", "Tanggal terbit", "Tanggal ini belum tiba."),
        (9, "24-06-2020", "Berlaku sampai", "Tanggal ini lebih dulu dari tanggal terbit."),
        (9, "31-12-9999", "Berlaku sampai", "Tanggal ini lebih dari 10 tahun setelah tanggal terbit."),
    ];
    let rows: String = wrong.iter().map(|(at, text, ..)| with(*at, text)).collect();
    let html = look(&admin, &[good, "\r\n", &rows].concat()).await;
    assert!(html.contains("1 kartu") && html.contains("Baris yang tidak diimpor: 12 baris"), "{html}");
    let csv = admin.get("/meja/impor.csv").await.text();
    for ((_, text, field, why), row) in wrong.into_iter().zip(3..) {
        let start = format!("{row};{field};");
        let line = csv.lines().find(|line| line.replace('"', "").starts_with(&start));
        assert!(line.is_some_and(|line| line.contains(why)), "{text}: {start}{why} in {csv}");
        assert!(html.contains(why), "{why}");
    }
    assert!(!csv.contains("Siti") && !csv.contains("3375"), "no personal data");
    let done = run(&admin).await;
    assert!(admin.page(&done).await.contains("1 kartu sudah masuk. 12 baris tidak diimpor."));
    let kept = admin.get(&done.replace("/meja/impor?", "/meja/impor.csv?")).await;
    assert_eq!((kept.status.as_u16(), kept.text() == csv), (200, true), "the report stays");
}

#[tokio::test]
async fn a_file_is_imported_once_and_another_one_takes_its_place_before() {
    let app = TestApp::new().await;
    let admin = admin(&app).await;
    let two = [("a.csv", SITI.as_bytes()), ("b.csv", BUDI.as_bytes())];
    let answer = admin.upload_files_to("/unggah/impor", &two, "text/html").await;
    assert_eq!(answer.location(), "/meja/impor?berkas=beberapa");
    assert!(admin.page("/meja/impor?berkas=beberapa").await.contains("Kirim satu berkas dulu."));
    look(&admin, SITI).await;
    let html = look(&admin, BUDI).await;
    assert!(html.contains("1 kartu, 0 di antaranya"), "the second file alone");
    let id = hidden(&html, "id");
    run(&admin).await;
    let again = admin.submit("impor-jalankan", PAGE, [("id", id.as_str()), ("seen", "1")]).await;
    assert_eq!(again.location(), format!("/meja/impor?hasil={id}"), "a second tap");
    assert_eq!(send(&admin, [HEADS, BUDI].concat().as_bytes()).await, "/meja/impor?berkas=sudah");
    let html = look(&admin, &[BUDI, SITI].concat()).await;
    assert!(html.contains("Kartu dengan nomor ini sudah ada di sini.") && html.contains("1 kartu, 1 di antaranya"));
    let fields = [("id", hidden(&html, "id")), ("seen", "2".to_owned())];
    assert_eq!(admin.submit("impor-jalankan", PAGE, fields).await.location(), "/meja/impor?gagal=berubah");
    let fields = [("id", hidden(&html, "id")), ("all", "ya".to_owned())];
    assert_eq!(admin.submit("impor-kembali", PAGE, fields).await.location(), PAGE);
    assert!(admin.page(PAGE).await.contains("type=\"file\""));
}

#[tokio::test]
async fn columns_are_chosen_by_hand_where_the_heads_say_nothing() {
    let app = TestApp::new().await;
    let admin = admin(&app).await;
    assert_eq!(send(&admin, b"a;b;c;d;e\n<AK/1>;3375994101000001;Siti;01-01-2000;24-06-2025\n").await, PAGE);
    assert!(admin.page(PAGE).await.contains("1. a – &lt;AK/1&gt;"), "the first value helps to choose");
    let missing = take_columns(&admin).await;
    assert_eq!(missing, "/meja/impor?gagal=kolom-kurang&kolom=nomor");
    assert!(admin.page(&missing).await.contains("Pilih dulu kolom untuk Nomor kartu."));
    let id = hidden(&admin.page(PAGE).await, "id");
    let chosen = ["nomor", "nik", "nama", "tanggal-lahir", "terbit"].into_iter().zip(["0", "1", "2", "3", "4"]);
    let mut fields: Vec<_> = chosen.map(|(field, at)| (format!("a[{field}]"), at.to_owned())).collect();
    fields.push(("id".to_owned(), id.clone()));
    fields[1].1 = "0".to_owned();
    let double = admin.submit("impor-kolom", PAGE, fields.clone()).await;
    assert_eq!(double.location(), "/meja/impor?gagal=kolom-ganda&kolom=nik");
    fields[1].1 = "1".to_owned();
    assert_eq!(admin.submit("impor-kolom", PAGE, fields).await.location(), PAGE);
    assert!(admin.page(PAGE).await.contains("1 kartu, 1 di antaranya"));
    admin.submit("impor-kembali", PAGE, [("id", id.as_str())]).await;
    assert!(admin.page(PAGE).await.contains("Pilih kolom"));
}

#[tokio::test]
async fn ten_thousand_rows_come_in_at_once() {
    let app = TestApp::new().await;
    let admin = admin(&app).await;
    let row = |n: u32| {
        let (day, month, year, serial) = (1 + n % 28, 1 + n / 28 % 12, 80 + n / 336 % 20, 1 + n / 6720);
        format!(
            "AK1/{n:05}/2025;337599{day:02}{month:02}{year}{serial:04};Orang;;{day:02}-{month:02}-19{year};;;;{:02}-{:02}-2023;\r\n",
            1 + n % 28,
            1 + n % 12
        )
    };
    let html = look(&admin, &(0..10_000).map(row).collect::<String>()).await;
    assert!(html.contains("10000 kartu, 0 di antaranya"), "{}", &html[..2000.min(html.len())]);
    let seeker = app.somebody().await;
    let before = Instant::now();
    let mut longest = Duration::ZERO;
    let import = run(&admin);
    tokio::pin!(import);
    // Somebody else goes on saving all the while.
    let done = loop {
        let saving = Instant::now();
        let saved = seeker.fill(Step::Wanted, &[("job", "Penjahit"), ("place", "kota")]);
        tokio::select! {
            done = &mut import => {
                longest = longest.max(saving.elapsed());
                break done;
            }
            saved = async { let saved = saved.await; tokio::time::sleep(Duration::from_millis(20)).await; saved } => {
                saved.expect("a saved step");
                longest = longest.max(saving.elapsed());
            }
        }
    };
    println!("10,000 rows came in within {:?}; somebody else waited {longest:?} at most", before.elapsed());
    assert!(admin.page(&done).await.contains("10000 kartu sudah masuk. 0 baris tidak diimpor."));
    assert!(before.elapsed().as_secs() < 60, "{:?}, longer than a request may take", before.elapsed());
    assert!(longest < Duration::from_secs(10), "{longest:?}: others wait for the whole import");
    assert!(app.store.verify_journal(None).await.is_ok());
}
