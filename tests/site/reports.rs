//! Books and reports by their pages: figures lead to people, closed reports stay, files ask what for, and nobody sees them without the right.

use ak1::domain::application::{Move, State};
use ak1::domain::role::Role;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};

use super::app::{PASSWORD, TestApp};
use super::card::{days_pass, holder};

/// What stands in the field `name` of a page.
fn field<'a>(html: &'a str, name: &str) -> &'a str {
    let named = format!(" name=\"{name}\"");
    let tag = html.split('<').find(|tag| tag.contains(&named)).unwrap_or_else(|| panic!("no field {name}: {html}"));
    tag.split(" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

#[tokio::test]
async fn a_figure_leads_to_its_people_and_a_closed_report_stays() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let page = desk.page("/meja/laporan/iii-1?masa=2026-11").await;
    let link = page.split("href=\"").find(|part| part.starts_with("/meja/laporan/iii-1/orang")).expect("a figure");
    let link = link.split('"').next().expect("an address").replace("&amp;", "&");
    let people = desk.page(&link).await;
    assert!(people.contains(&format!("/meja/berkas/{}", seeker.id)), "the person behind it");
    let close = async || {
        let fields = [("report", "iii-1"), ("period", "2026-11")];
        desk.submit("laporan-tutup", "/meja/laporan", fields).await.location().to_owned()
    };
    assert!(close().await.ends_with("gagal=belum-lewat"), "November still runs");
    days_pass(&app, 10, &seeker, &desk).await;
    assert!(close().await.ends_with("jadi=tutup"));
    let closed = desk.page("/meja/laporan/iii-1?masa=2026-11&jadi=tutup").await;
    assert!(closed.contains("Laporan ini sudah ditutup.") && closed.contains("Laporan ditutup."));
    assert!(desk.page("/meja/laporan").await.contains("November 2026"));
    // On a closed report the people behind a figure stand beside the form that corrects it.
    let key = desk
        .page(&link)
        .await
        .split("name=\"key\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .map(str::to_owned);
    let key = key.expect("the key of the form");
    let correct = async |change: &str, reason: &str| {
        let cell = link.split("angka=").nth(1).expect("a figure");
        let fields = [
            ("report", "iii-1"),
            ("period", "2026-11"),
            ("cell", cell),
            ("key", key.as_str()),
            ("change", change),
            ("reason", reason),
        ];
        desk.submit("laporan-koreksi", "/meja/laporan", fields).await.location().to_owned()
    };
    for (change, reason) in [("0", "Salah <tulis>."), ("1", "")] {
        let refused = correct(change, reason).await;
        assert!(refused.ends_with("gagal=koreksi") && !refused.contains("tulis"), "{refused}");
        let again = desk.page(&refused).await;
        let escaped = reason.replace('<', "&lt;").replace('>', "&gt;");
        assert_eq!((field(&again, "change"), field(&again, "reason")), (change, escaped.as_str()), "what was typed");
        assert!(again.contains("<details open>") && !desk.page(&link).await.contains("Salah &lt;tulis"), "once");
    }
    for _ in 0..2 {
        assert!(correct("-1", "Salah hitung.").await.ends_with("jadi=koreksi"));
    }
    let corrected = desk.page("/meja/laporan/iii-1?masa=2026-11").await;
    assert_eq!(corrected.matches("Salah hitung.").count(), 1, "sent twice, noted once");
    let paper = desk.page("/cetak/laporan/iii-1?masa=2026-11").await;
    assert!(paper.contains("Salah hitung.") && !paper.contains("/orang?"));
    for period in ["2026-13", "x", "2026-11'--"] {
        assert_ne!(desk.get(&format!("/meja/laporan/iii-2?masa={period}")).await.status, 500, "{period}");
    }
    assert!(desk.page("/meja/laporan/iii-2?masa=2030-01").await.contains("Masa ini belum mulai."));
    for report in ["iii-2", "iii-3", "iii-7", "iii-8"] {
        assert!(
            desk.page(&format!("/meja/laporan/{report}?masa=2026-T4")).await.contains("<caption>") || report != "iii-8"
        );
    }
    assert!(desk.page("/meja/laporan-informasi?masa=2026-11").await.contains("Laporan Informasi"));
}

#[tokio::test]
async fn a_laporan_informasi_is_closed_and_corrected_by_the_head_alone() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let page = "/meja/laporan-informasi?masa=2026-11-24";
    let close = [("report", "informasi"), ("period", "2026-11-24")];
    assert!(!desk.page(page).await.contains("Tutup laporan ini"), "the day still runs");
    let early = desk.submit("laporan-tutup", page, close).await;
    assert_eq!(early.location(), "/meja/laporan-informasi?masa=2026-11-24&gagal=belum-lewat");
    days_pass(&app, 1, &seeker, &desk).await;
    assert!(desk.page(page).await.contains("Tutup laporan ini"));
    let placement = app.officer(&[Role::PlacementOfficer]).await;
    assert!(!placement.page(page).await.contains("Tutup laporan ini"));
    for _ in 0..2 {
        let done = desk.submit("laporan-tutup", page, close).await;
        assert_eq!(done.location(), "/meja/laporan-informasi?masa=2026-11-24&jadi=tutup");
    }
    let closed = desk.page(page).await;
    assert!(
        closed.contains("Laporan ini sudah ditutup.") && closed.contains("SHA-256: ") && !closed.contains("Perhatian")
    );
    assert!(!placement.page(page).await.contains("name=\"cell\""), "only the head corrects");
    let key = closed.split("name=\"key\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key");
    let option = closed.split("<option value=\"").find(|option| option.contains("Permohonan: Diterbitkan, Baru"));
    let cell = option.and_then(|option| option.split('"').next()).expect("the figure");
    let correct = async |change: &str, reason: &str| {
        let fields = [close[0], close[1], ("cell", cell), ("key", key), ("change", change), ("reason", reason)];
        desk.submit("laporan-koreksi", page, fields).await.location().to_owned()
    };
    let refused = correct("satu", "Kartu <terlewat>.").await;
    assert_eq!(refused, "/meja/laporan-informasi?masa=2026-11-24&gagal=koreksi");
    let again = desk.page(&refused).await;
    assert!(again.contains("value=\"satu\"") && again.contains("value=\"Kartu &lt;terlewat&gt;.\""), "what was typed");
    assert!(again.contains(&format!("<option value=\"{cell}\" selected")), "what was chosen");
    for _ in 0..2 {
        assert_eq!(correct("1", "Kartu terlewat.").await, "/meja/laporan-informasi?masa=2026-11-24&jadi=koreksi");
    }
    for shown in [page, "/cetak/laporan-informasi?masa=2026-11-24"] {
        let html = desk.page(shown).await;
        assert_eq!(html.matches("Kartu terlewat.").count(), 1, "{shown}");
    }
    let csv = desk.form("/ekspor/laporan-informasi", [("masa", "2026-11-24"), ("bentuk", "csv")]).await.text();
    assert!(csv.contains("SHA-256: ") && csv.contains("Kartu terlewat."), "{csv}");
    let index = desk.page("/meja/laporan").await;
    assert!(index.contains(&format!("href=\"{page}\"")) && index.contains("24 November 2026"), "{index}");
}

#[tokio::test]
async fn files_with_people_ask_what_for_and_the_journal_keeps_it() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let wanted = |purpose: &'static str, format: &'static str| {
        [("masa", "2026"), ("urut", "nomor"), ("keperluan", purpose), ("bentuk", format), ("sandi", PASSWORD)]
    };
    let placement = app.officer(&[Role::PlacementOfficer]).await;
    let entries = async || app.store.journal_head().await.expect("a head").count;
    let before = entries().await;
    let refused = desk.form("/ekspor/register", wanted("minta", "csv")).await;
    assert_eq!(refused.location(), "/meja/register?masa=2026&urut=nomor&gagal=keperluan");
    assert!(desk.page(refused.location()).await.contains("Tulis dulu untuk apa"));
    // What was typed and searched for stands there again, and in no address.
    let searched = wanted("minta", "csv").into_iter().chain([("cari", "Sri")]);
    let refused = desk.form("/ekspor/register", searched).await;
    assert_eq!(refused.location(), "/meja/register?masa=2026&urut=nomor&gagal=keperluan");
    let page = desk.page(refused.location()).await;
    assert_eq!((field(&page, "search"), field(&page, "cari"), field(&page, "keperluan")), ("Sri", "Sri", "minta"));
    assert!(page.contains("<details open>"));
    let csv = desk.form("/ekspor/register", wanted("Laporan tahunan kepala dinas", "csv")).await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let text = csv.text();
    assert!(text.contains(&format!("'{}", seeker.nik)) || text.contains(&seeker.nik), "the NIK as text");
    let xlsx = desk.form("/ekspor/register", wanted("Laporan tahunan kepala dinas", "xlsx")).await;
    assert!(xlsx.body.starts_with(b"PK"), "a workbook");
    let figures = desk.form("/ekspor/laporan", [("laporan", "iii-2"), ("masa", "2026-11"), ("bentuk", "csv")]).await;
    assert_eq!(figures.status, 200);
    assert_eq!(placement.form("/ekspor/register", wanted("Laporan tahunan kepala dinas", "csv")).await.status, 404);
    let people = [("laporan", "iii-1"), ("masa", "2026-11"), ("angka", "terdaftar"), ("bentuk", "csv")];
    let refused = placement.form("/ekspor/orang", people).await;
    assert!(refused.location().ends_with("gagal=keperluan"));
    assert_eq!(entries().await - before, 2, "the two files with people");
}

#[tokio::test]
async fn a_sheet_of_the_book_that_was_signed_stays_and_later_things_are_remarks() {
    let app = TestApp::new().await;
    let desk = app.whole_office().await;
    for _ in 0..13 {
        let seeker = app.somebody().await;
        seeker.fill_everything().await;
        assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    }
    let sign = async |first: &str| {
        desk.submit("register-sahkan", "/meja/register", [("year", "2026"), ("first", first), ("password", PASSWORD)])
            .await
            .location()
            .to_owned()
    };
    assert!(sign("1").await.ends_with("jadi=halaman"));
    assert!(sign("1").await.ends_with("gagal=halaman"), "twice");
    assert!(sign("13").await.ends_with("gagal=halaman"), "a sheet that is not full");
    let looked = async || {
        let options = SqliteConnectOptions::new().filename(app.database());
        let mut file = SqliteConnection::connect_with(&options).await.expect("the file");
        let count =
            sqlx::query("SELECT count(*) FROM access_log WHERE action = 'view-list'").fetch_one(&mut file).await;
        count.expect("a count").get::<i64, _>(0)
    };
    let before = looked().await;
    let screen = desk.page("/meja/register").await;
    assert_eq!(looked().await, before + 1, "looking at the book is in the access log");
    assert!(screen.contains("Nomor 1 sampai 12") && !screen.contains("3375991"), "the NIK is masked");
    let book = desk.page("/cetak/register/2026").await;
    assert_eq!(book.matches("book-sheet").count(), 2);
    assert!(book.contains("Halaman 1 dari 2") && book.contains("Halaman ini 1 · pindahan 12 · sampai halaman ini 13"));
    let first = desk.page("/meja?antrean=menunggu").await;
    let id =
        first.split("/meja/berkas/").nth(1).and_then(|rest| rest.split(['?', '"']).next()).expect("a file").to_owned();
    assert_eq!(desk.decide(&id, Move::Accept).await, Ok(State::Complete));
    let found = desk.submit("register-cari", "/meja/register", [("search", "12/2026"), ("period", "2026")]).await;
    assert_eq!(found.location(), "/meja/register?masa=2026&urut=nomor", "what was typed stands in no address");
    let page = desk.page(found.location()).await;
    assert_eq!(page.matches("/meja/berkas/").count(), 1);
    assert!(desk.page(&format!("/cetak/ak2/{id}")).await.contains("Data pencari kerja (AK/II)"));
}
