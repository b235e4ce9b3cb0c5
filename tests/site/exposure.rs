//! A stolen account of an officer: the head finds whom it touched, writes to them, and takes the list along; all without scripts.

use ak1::domain::role::Role;

use super::app::{PASSWORD, TestApp};
use super::card::holder;
use super::client::Client;

/// The address of the list of an officer's deeds on the day of the tests.
async fn address(app: &TestApp, login: &str, from: &str, until: &str) -> String {
    let id = app.store.officer_secret(login).await.expect("an answer").expect("the officer").id;
    format!("/meja/terdampak?petugas={id}&dari=2026-11-24T{from}&sampai=2026-11-24T{until}")
}

#[tokio::test]
async fn the_head_finds_whom_a_stolen_account_touched_and_prints_a_letter_to_each() {
    let app = TestApp::new().await;
    let (seeker, office) = holder(&app).await;
    let (thief, head) = (app.officer(&[Role::Information]).await, app.officer(&[Role::ServiceHead]).await);
    app.minutes_pass(60);
    thief.file(&seeker.id).await.expect("a file");
    app.minutes_pass(5);
    thief.page(&format!("/cetak/ak2/{}", seeker.id)).await;

    let empty = head.page("/meja/terdampak").await;
    assert!(empty.contains("type=\"datetime-local\"") && empty.contains(&thief.login), "a form, and nobody yet");
    let found = head.page(&address(&app, &thief.login, "11:00", "12:00").await).await;
    for words in [
        "Nur'aini Rahmawati",
        "1 orang",
        "1/2026",
        "Membuka berkas, 24-11-2026 11.00",
        "Mencetak lembar data (AK/II), 24-11-2026 11.05",
        "Akun ini masih masuk di 1 perangkat.",
        "3 × 24 jam",
    ] {
        assert!(found.contains(words), "{words}: {found}");
    }
    assert!(!found.contains(&seeker.nik), "no NIK on the screen");
    let before = head.page(&address(&app, &thief.login, "08:00", "10:59").await).await;
    assert!(before.contains("0 orang") && !before.contains("/cetak/pemberitahuan"), "{before}");
    // What another account did at the same time is not told, and an account's deeds are told as they are.
    let other = head.page(&address(&app, &office.login, "08:00", "10:59").await).await;
    assert!(other.contains("Kartu diterbitkan, 24-11-2026 10.00"), "{other}");

    let letters = found.split("href=\"/cetak/pemberitahuan").nth(1).and_then(|rest| rest.split('"').next());
    let letters = format!("/cetak/pemberitahuan{}", letters.expect("a link").replace("&amp;", "&"));
    let letter = head.page(&letters).await;
    assert!(letter.contains("Pemberitahuan kegagalan pelindungan data pribadi") && letter.contains("Pasal 46"));
    assert!(letter.contains("Mencetak lembar data (AK/II)") && !letter.contains("Sebagian juga diubah"));
    assert!(!letter.contains("sudah kami putus"), "nothing is claimed that was not done");
    let id = app.store.officer_secret(&thief.login).await.expect("an answer").expect("the officer").id;
    app.store.deactivate_officer(&id, "test").await.expect("ended");
    assert!(head.page(&letters).await.contains("sudah kami putus"));
    let own = seeker.page("/data-saya").await;
    assert!(own.contains("Mencetak surat pemberitahuan"), "the letter is an access too");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_beside_its_field_and_what_was_typed_stays() {
    let app = TestApp::new().await;
    let head = app.officer(&[Role::ServiceHead]).await;
    let wrong = head.page(&address(&app, &head.login, "12:00", "11:00").await).await;
    assert!(wrong.contains("id=\"sampai-salah\"") && wrong.contains("value=\"2026-11-24T12:00\""), "{wrong}");
    let nobody = head.page("/meja/terdampak?petugas=&dari=2026-11-24T08:00&sampai=2026-11-24T09:00").await;
    assert!(nobody.contains("Pilih akun petugasnya.") && nobody.contains("value=\"2026-11-24T08:00\""), "{nobody}");
    let unreadable = address(&app, &head.login, "99:00", "11:00").await;
    assert!(head.page(&unreadable).await.contains("id=\"dari-salah\""));
}

#[tokio::test]
async fn the_list_leaves_with_a_purpose_and_files_taken_out_are_told_as_what_they_are() {
    let app = TestApp::new().await;
    let (_, office) = holder(&app).await;
    let head = app.officer(&[Role::ServiceHead]).await;
    export(&office, "/ekspor/register", &[("masa", "2026"), ("keperluan", "Untuk <dijual> saja")]).await;
    let list = address(&app, &office.login, "08:00", "12:00").await;
    let page = head.page(&list).await;
    assert!(page.contains("Untuk &lt;dijual&gt; saja") && page.contains("Buku Register"), "{page}");
    let id = list.split(['=', '&']).nth(1).expect("an id");
    let wanted = [("petugas", id), ("dari", "2026-11-24T08:00"), ("sampai", "2026-11-24T12:00")];
    let refused = head.form("/ekspor/terdampak", wanted.into_iter().chain([("bentuk", "csv")])).await;
    assert!(refused.location().starts_with("/meja/terdampak?petugas=") && refused.location().contains("gagal="));
    let asked = [&wanted[..], &[("keperluan", "Pemberitahuan kepada orangnya")]].concat();
    let csv = export(&head, "/ekspor/terdampak", &asked).await;
    assert!(csv.contains("Nur'aini Rahmawati") && csv.contains("1 baris") && csv.contains("Jalan Melati"), "{csv}");
    assert!(
        head.page(&address(&app, &head.login, "08:00", "12:00").await).await.contains("Pemberitahuan kepada orangnya")
    );
    app.store.verify_journal(None).await.expect("a whole chain");
}

/// A file as CSV.
async fn export(officer: &Client, address: &str, fields: &[(&str, &str)]) -> String {
    let answer = officer.form(address, fields.iter().copied().chain([("bentuk", "csv"), ("sandi", PASSWORD)])).await;
    assert_eq!(answer.status, 200, "{} {}", answer.location(), answer.text());
    answer.text()
}

#[tokio::test]
async fn who_helps_with_a_form_stands_in_the_access_log_too() {
    let app = TestApp::new().await;
    let (seeker, helper) = (app.somebody().await, app.officer(&[Role::Information]).await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    helper.page(&format!("/meja/bantu/{}/kontak", seeker.id)).await;
    let log = app.store.accesses(&seeker.id).await.expect("a log");
    assert!(log.iter().any(|deed| deed.what == "view"), "{} rows", log.len());
    seeker.page("/status").await;
    assert_eq!(app.store.accesses(&seeker.id).await.expect("a log").len(), log.len(), "the owner's look is none");
}
