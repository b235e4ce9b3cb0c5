//! The job seeker's phone: ready to come, what to carry, corrections at their spots, several people on one device.

use ak1::api::form::SavedStep;
use ak1::domain::application::{Move, State};
use ak1::domain::document::DocumentKind;
use ak1::domain::form::Step;
use ak1::domain::readiness::Light;
use ak1::text::{applicant, file, form, readiness};
use axum::body::Body;
use axum::http::header;

use super::app::TestApp;
use super::samples;
use super::seeker::{Seeker, move_fields, step_fields};

async fn filled(app: &TestApp) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker
}

#[tokio::test]
async fn the_check_page_says_in_three_results_whether_one_is_ready_and_what_to_do() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.fill_all_steps().await;
    let page = seeker.page("/permohonan/periksa").await;
    assert!(page.contains(readiness::TITLE) && page.contains(readiness::result(Light::NotYet)));
    assert!(page.contains("Pas foto belum ada.") && page.contains("Unggah: KTP"), "what is missing, and where to go");
    seeker.upload_all().await;
    let page = seeker.page("/permohonan/periksa").await;
    assert!(page.contains(readiness::result(Light::Look)), "the names were not asked yet");
    seeker.fill(Step::Documents, &[("names_same", "sama"), ("photo_rules", "ya")]).await.expect("saved");
    let page = seeker.page("/permohonan/periksa").await;
    assert!(page.contains(readiness::result(Light::Ready)));
    assert!(!page.contains(readiness::word(Light::NotYet)) && !page.contains(readiness::word(Light::Look)));
}

#[tokio::test]
async fn different_names_stop_nobody_and_the_letter_is_on_the_list_and_at_the_desk() {
    let app = TestApp::new().await;
    let (seeker, office) = (filled(&app).await, app.whole_office().await);
    seeker.fill(Step::Documents, &[("names_same", "beda"), ("assisted", "guru-bkk")]).await.expect("saved");
    assert!(seeker.page("/permohonan/periksa").await.contains(readiness::REMEDY));
    assert!(!seeker.page("/status").await.contains(readiness::CARRY_TITLE), "nothing to carry before the sending");
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    let status = seeker.page("/status").await;
    let code = seeker.overview().await.code.expect("a code");
    for what in ["KTP asli", "Ijazah terakhir asli", "Surat keterangan beda nama", readiness::NO_PHOTO, &code[..4]] {
        assert!(status.contains(what), "{what}");
    }
    assert!(!status.contains("Sertifikat keterampilan asli"), "what was neither given nor required stays at home");
    let desk = office.page(&format!("/meja/berkas/{}", seeker.id)).await;
    assert!(desk.contains(file::NAMES_DIFFER) && desk.contains("dibantu guru BKK"));
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    office.decide(&seeker.id, Move::Attend).await.expect("attended");
    seeker.confirm().await.expect("confirmed");
    office.decide(&seeker.id, Move::Issue).await.expect("issued");
    assert!(!seeker.page("/status").await.contains("Ijazah terakhir asli"), "the papers were seen");
}

#[tokio::test]
async fn a_mark_stands_on_the_picture_and_old_and_new_stand_side_by_side() {
    let app = TestApp::new().await;
    let (seeker, office) = (filled(&app).await, app.whole_office().await);
    seeker.send_application().await.expect("sent");
    app.minutes_pass(1);
    let version = app.version(&seeker.id).await;
    let mut fields = move_fields(&seeker.id, version, &ak1::crypt::token::id(), &[]);
    let pins = [("f:birth_place", "", "Di KTP tertulis lain."), ("p:ktp:1:250:405", "kabur", "Bagian nama.")];
    for (number, (spot, code, reason)) in pins.into_iter().enumerate() {
        for (part, value) in [("spot", spot), ("code", code), ("reason", reason)] {
            fields.push((format!("a[{part}.{number}]"), value.to_owned()));
        }
    }
    assert_eq!(office.ask::<State>("meja-kembalikan", fields).await, Ok(State::Returned));
    app.minutes_pass(1);

    let papers = seeker.page("/permohonan/dokumen").await;
    assert!(papers.contains("<circle cx=\"25.0%\" cy=\"40.5%\""), "the mark is on the picture");
    assert!(papers.contains("Tanda 1. Diminta petugas: Gambar tidak terbaca. Bagian nama."));
    assert!(papers.contains("Contoh: foto ulang di tempat terang"), "an example");
    let old = seeker.overview().await.documents.into_iter().find(|page| page.kind == DocumentKind::IdentityCard);
    let old = old.expect("a page").id;
    let identity = seeker.page("/permohonan/identitas").await;
    assert!(identity.contains(form::BEFORE) && identity.contains("Diminta petugas: Di KTP tertulis lain."));
    assert!(seeker.page("/permohonan").await.contains(&applicant::corrected(0, 2)));

    seeker.fill(Step::Identity, &[("birth_place", "Kabupaten Batang")]).await.expect("saved");
    let identity = seeker.page("/permohonan/identitas").await;
    let stood = identity.split("class=\"stood\"").nth(1).and_then(|rest| rest.split("</p>").next()).expect("the old");
    assert!(stood.contains("Pekalongan") && identity.contains("Kabupaten Batang"), "old beside new");
    assert!(identity.contains(applicant::SEND_AGAIN), "after saving, the way to send is there");
    let tasks = seeker.page("/permohonan").await;
    assert!(tasks.contains(&applicant::corrected(1, 2)) && tasks.contains(applicant::CHANGED));
    assert!(!tasks.contains(applicant::CORRECTED_LEAD));

    let remove = seeker.post(&format!("/unggah/hapus/{old}")).header(header::ACCEPT, "text/plain");
    assert!(seeker.send(remove, Body::empty()).await.status.is_success());
    assert_eq!(seeker.upload("ktp", &samples::PICTURE).await.status, 204);
    let papers = seeker.page("/permohonan/dokumen").await;
    assert!(papers.contains(&format!("/berkas/{old}")) && papers.contains(form::NOW), "the old page beside the new");
    assert_eq!(seeker.get(&format!("/berkas/{old}")).await.status, 200);
    for page in ["/permohonan", "/status", "/permohonan/dokumen"] {
        let page = seeker.page(page).await;
        assert!(page.contains(&applicant::corrected(2, 2)) && page.contains(applicant::SEND_AGAIN));
    }
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    assert!(!seeker.page("/status").await.contains(applicant::SEND_AGAIN));
}

#[tokio::test]
async fn the_next_person_on_a_device_finds_nothing_of_the_one_before() {
    let app = TestApp::new().await;
    let seeker = filled(&app).await;
    assert!(seeker.page("/status").await.contains(applicant::NEXT_PERSON));
    let answer = seeker.submit("keluar", "/status", [("next", "ya")]).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (302, "/daftar"));
    assert_eq!(answer.headers["clear-site-data"], "\"cache\"");
    assert_eq!(seeker.get("/status").await.status, 401);
    let empty = seeker.page("/daftar").await;
    assert!(!empty.contains(&seeker.nik));
    let next = app.somebody().await;
    let plain = next.submit("keluar", "/status", super::client::NOTHING).await;
    assert_eq!(plain.location(), "/");
    assert!(!plain.headers.contains_key("clear-site-data"), "one's own phone keeps what it has");
}

#[tokio::test]
async fn an_officer_who_fills_in_a_form_is_noted_once() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let id = office.walk_in(&app.new_nik(), samples::NAME).await;
    office.upload_all(&id).await;
    office.fill_all_steps(&id).await;
    let fields = step_fields(&id, Step::Documents, 0, "next", &[("names_same", "sama")]);
    office.ask::<SavedStep>("simpan", fields).await.expect("saved");
    let history = office.file(&id).await.expect("the file").history;
    assert_eq!(history.iter().filter(|happened| happened.what == "assist").count(), 1);
    assert!(office.page(&format!("/meja/berkas/{id}")).await.contains(file::happened("assist")));
    let alone = filled(&app).await;
    alone.send_application().await.expect("sent");
    let history = office.file(&alone.id).await.expect("the file").history;
    assert!(history.iter().all(|happened| happened.what != "assist"));
}
