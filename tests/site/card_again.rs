//! Renewal, correction and reprint in the corners: a wrong NIK, rules that came later, a phone number that changed meanwhile, and all of it in
//! the holder's own data.

use ak1::domain::application::{Kind, Move, State};
use ak1::domain::document::DocumentKind;
use ak1::domain::form::Step;
use ak1::domain::role::Role;
use ak1::domain::settings::Area;

use super::app::TestApp;
use super::card::{days_pass, holder, submit};
use super::desk::Desk;
use super::samples;
use super::seeker::Seeker;
use super::settings::save;

async fn begin(seeker: &mut Seeker, deed: &str, more: &[(&str, &str)]) {
    let page = format!("/kartu/{deed}");
    assert_eq!(submit(seeker, "kartu-mulai", &page, deed, more).await, "/permohonan");
    seeker.id = seeker.overview().await.application;
}

/// What a form without a deed brings along unseen.
fn unseen(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    html.split(&mark).nth(1).and_then(|rest| rest.split('"').next()).expect("a hidden field").to_owned()
}

async fn change_nik(desk: &Desk, page: &str, nik: &str, seen: &str) -> String {
    let html = desk.page(page).await;
    let (application, version) = (unseen(&html, "application"), unseen(&html, "version"));
    let fields = [("application", application.as_str()), ("version", &version), ("nik", nik), ("seen", seen)];
    desk.submit("kartu-nik", page, fields).await.location().to_owned()
}

#[tokio::test]
async fn a_wrong_nik_is_put_right_at_the_desk_once_the_ktp_was_seen() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let place = format!("/meja/kartu/{}", seeker.id);
    let page = format!("{place}/nik");
    assert!(desk.page(&page).await.contains("Tidak ada permohonan perbaikan NIK"));
    let begun = submit(&desk, "kartu-mulai", &format!("{place}/perbaikan"), "perbaikan", &[("a[nik]", "ya")]).await;
    let correction = begun.strip_prefix("/meja/bantu/").expect("the form at the desk").to_owned();
    assert!(desk.page(&page).await.contains("setelah kehadiran dicatat"));
    assert_eq!(desk.send_file(&correction).await, Ok(State::Submitted));
    for mv in [Move::Accept, Move::Attend] {
        desk.decide(&correction, mv).await.expect("a move");
    }
    assert!(desk.page(&place).await.contains(&format!("{place}/nik")), "the way to it");
    let (new, other) = (app.new_nik(), app.somebody().await);
    for (nik, seen, code) in
        [("12", "ya", "nik-salah"), (new.as_str(), "", "ktp"), (seeker.nik.as_str(), "ya", "nik-sama")]
    {
        assert_eq!(change_nik(&desk, &page, nik, seen).await, format!("{page}?gagal={code}"));
        assert!(
            desk.page(&format!("{page}?gagal={code}")).await.contains(&format!("value=\"{nik}\"")),
            "typed: {code}"
        );
    }
    assert_eq!(change_nik(&desk, &page, &new, "ya").await, format!("{place}?jadi=nik-sandi"));
    desk.decide(&correction, Move::Confirm).await.expect("confirmed");
    desk.decide(&correction, Move::Issue).await.expect("issued");
    let sheet = desk.page(&format!("/cetak/kartu/{correction}")).await;
    let digits: String = sheet.split("<span class=\"box\">").skip(1).filter_map(|rest| rest.chars().next()).collect();
    assert!(digits.contains(&new) && !digits.contains(&seeker.nik), "the new NIK stands in the boxes");
    drop(other);
}

#[tokio::test]
async fn rules_that_came_later_bar_neither_a_correction_nor_a_reprint() {
    let app = TestApp::new().await;
    let (mut seeker, desk) = holder(&app).await;
    let admin = app.officer(&[Role::Admin]).await;
    save(&admin, Area::Requirements, &[("required-sertifikat", "ya")]).await;
    begin(&mut seeker, "perbaikan", &[("a[birth_place]", "ya")]).await;
    let draft = seeker.overview().await;
    assert_eq!(draft.missing_documents, [DocumentKind::SkillCertificate]);
    assert!(draft.opening.document(DocumentKind::SkillCertificate), "what is asked newly opens besides");
    assert!(draft.opening.field("birth_place") && !draft.opening.field("name") && !draft.may_send());
    assert_eq!(seeker.cancel("Salah pilih.").await, Ok(State::Cancelled));
    begin(&mut seeker, "cetak-ulang", &[("reason", "rusak"), ("truth", "ya")]).await;
    assert!(seeker.overview().await.may_send(), "a reprint shows what the card shows already");
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    for mv in [Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign, Move::HandOver] {
        desk.decide(&seeker.id, mv).await.expect("a move");
    }
    let print = desk.submit("meja-cetak", "/meja", [("application", seeker.id.as_str())]).await;
    assert!(desk.page(print.location()).await.contains("cetakan ke-1, kartu rusak"));
    assert!(desk.page("/meja/cetak").await.contains("Kartu rusak"), "the log says why");
}

#[tokio::test]
async fn a_phone_number_told_with_a_report_reaches_what_is_on_its_way() {
    let app = TestApp::new().await;
    let (mut seeker, desk) = holder(&app).await;
    days_pass(&app, 675, &seeker, &desk).await;
    assert_eq!(submit(&seeker, "kartu-mulai", "/kartu", "perpanjangan", &[]).await, "/permohonan");
    let before = seeker.overview().await;
    assert_eq!(before.kind, Kind::Renewal);
    seeker.id = before.application;
    seeker.fill(Step::Contact, &[("phone", samples::PHONE), ("email", "baru@contoh.id")]).await.expect("saved");
    let told = submit(&seeker, "kartu-lakukan", "/kartu/lapor", "lapor", &[("a[phone]", "081299990000")]).await;
    assert_eq!(told, "/kartu?jadi=lapor");
    let after = seeker.overview().await;
    assert_eq!(after.answers.get("phone"), "081299990000");
    assert_eq!(after.answers.get("email"), "baru@contoh.id", "what was typed there meanwhile stays");
    assert!(after.version > before.version, "who has it open does not decide on the old one");
    let data = seeker.get("/data-saya.json").await.text();
    for part in ["Lapor III", "\"keadaan\"", "Perpanjangan"] {
        assert!(data.contains(part), "{part} is missing");
    }
    assert!(seeker.page("/data-saya").await.contains("Keadaan kartu"));
}

#[tokio::test]
async fn reports_that_were_made_are_no_dates_of_the_calendar() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    assert_eq!(seeker.get("/kalender.ics").await.text().matches("SUMMARY:Lapor").count(), 3);
    days_pass(&app, 170, &seeker, &desk).await;
    submit(&seeker, "kartu-lakukan", "/kartu", "lapor", &[]).await;
    assert_eq!(seeker.get("/kalender.ics").await.text().matches("SUMMARY:Lapor").count(), 2);
    assert!(seeker.page("/status").await.contains("Lapor berikutnya paling lambat 24 November 2027."));
    assert!(seeker.page("/kartu").await.contains("/kalender.ics"));
    let row = desk.page(&format!("/cetak/lapor/{}/1", seeker.id)).await;
    assert!(row.contains("row-alone") && row.contains("class=\"filled\">13 Mei 2027"), "the row alone");
    assert!(!desk.page(&format!("/cetak/lapor/{}/2", seeker.id)).await.contains("row-alone"), "a row that is blank");
}
