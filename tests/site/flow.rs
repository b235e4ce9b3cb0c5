//! The whole procedure as people go through it: from the phone to the card in hand, with one return, and a walk-in in strict SOP order.

use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;
use ak1::domain::opening::Opening;
use ak1::domain::role::Role;
use ak1::text::card;

use super::app::TestApp;
use super::samples;

#[tokio::test]
async fn a_job_seeker_comes_from_the_phone_to_a_card_in_hand_with_one_return() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let (counter, head, signer) = (
        app.officer(&[Role::Information]).await,
        app.officer(&[Role::ServiceHead]).await,
        app.officer(&[Role::PlacementOfficer]).await,
    );
    let id = seeker.id.as_str();
    seeker.fill_all_steps().await;
    assert!(seeker.send_application().await.is_err(), "sent without documents");
    seeker.upload_all().await;
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    let sent = seeker.overview().await;
    assert_eq!(sent.register.map(|register| (register.year, register.number)), Some((2026, 1)));
    let code = sent.code.expect("a code for the counter");
    let found = counter.find(&format!("{}-{}", &code[..4].to_lowercase(), &code[4..])).await;
    assert_eq!(found, format!("/meja/berkas/{id}"), "the code finds the file");

    let pins = [("f:birth_place", "Tulis kota kelahiran."), ("d:ktp:1", "Foto KTP kabur.")];
    assert_eq!(counter.return_file(id, &pins).await, Ok(State::Returned));
    let tasks = seeker.page("/permohonan").await;
    assert!(tasks.contains("Tulis kota kelahiran.") && tasks.contains("Foto KTP kabur."));
    assert!(seeker.page("/permohonan/identitas").await.contains("Tulis kota kelahiran."), "told at the field");
    assert!(matches!(seeker.overview().await.opening, Opening::Pinned(_)));
    seeker.fill(Step::Identity, &[("birth_place", "Batang"), ("name", "Nama Lain")]).await.expect("a saved step");
    assert!(seeker.fill(Step::Contact, &[("phone", "081299999999")]).await.is_err(), "only what was pinned may change");
    assert_eq!(seeker.upload("ijazah", &samples::PICTURE).await.status, 409, "only what was pinned may change");
    assert_eq!(seeker.upload("ktp", &samples::PICTURE).await.status, 204);
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    let file = counter.file(id).await.expect("the file");
    assert_eq!((file.answers.get("birth_place"), file.answers.get("name")), ("Batang", samples::NAME));
    assert_eq!(file.register.map(|register| register.number), Some(1), "the second sending keeps the number");

    assert_eq!(counter.decide(id, Move::Accept).await, Ok(State::Complete));
    assert_eq!(counter.decide(id, Move::Attend).await, Ok(State::Attended));
    assert_eq!(seeker.overview().await.queue_no, Some(1));
    let draft = seeker.page("/permohonan/konfirmasi").await;
    assert!(draft.contains(&escaped(samples::NAME)) && draft.contains("Batang"));
    assert_eq!(seeker.confirm().await, Ok(State::Confirmed));
    let sheet = head.page(&format!("/cetak/kartu/{id}")).await;
    assert!(sheet.contains(card::DRAFT), "before the issue it is a draft");
    assert_eq!(head.decide(id, Move::Issue).await, Ok(State::Issued));
    assert_eq!(signer.decide(id, Move::Sign).await, Ok(State::Signed));
    assert_eq!(signer.decide(id, Move::HandOver).await, Ok(State::HandedOver));
    assert_eq!(seeker.overview().await.state, State::HandedOver);

    let number = counter.file(id).await.expect("the file").card_number.expect("a number");
    assert_eq!(number, "3375241126000001", "region, date of issue, counter of the year");
    let print = counter.submit("meja-cetak", &format!("/meja/berkas/{id}"), [("application", id)]).await;
    assert_eq!((print.status.as_u16(), print.location()), (302, format!("/cetak/kartu/{id}?cetak=1").as_str()));
    let sheet = counter.page(print.location()).await;
    assert!(!sheet.contains(card::DRAFT) && !sheet.contains(card::PREVIEW) && sheet.contains("cetakan ke-1"));
    assert!(counter.page(&format!("/cetak/kartu/{id}")).await.contains(card::PREVIEW), "looking is no print");
    for part in [card::TITLE, card::TERMS, card::REPORTS, "24 November 2028", "24 Mei 2027", "1985"] {
        assert!(sheet.contains(part), "{part} is not on the card");
    }
    let words = ak1::domain::settings::Office::default().terms;
    assert!(words.iter().all(|term| sheet.contains(&escaped(term))), "the four terms are on the card");
    assert!(sheet.contains(&escaped(&samples::NAME.to_uppercase())), "the name is on the card");
    assert_eq!(boxed(&sheet), [number, seeker.nik.clone()].concat(), "both numbers stand in boxes");
    assert!(sheet.contains("/berkas/"), "the photo is on the card");
}

#[tokio::test]
async fn a_walk_in_goes_the_strict_way_of_the_sop() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let id = office.walk_in(&app.new_nik(), samples::NAME).await;
    app.minutes_pass(1);
    assert!(office.send_file(&id).await.is_err(), "sent without documents");
    office.upload_all(&id).await;
    app.minutes_pass(3);
    assert_eq!(office.send_file(&id).await, Ok(State::Submitted), "the documents alone are enough at the counter");
    app.minutes_pass(5);
    assert_eq!(office.decide(&id, Move::Accept).await, Ok(State::Complete));
    assert_eq!(office.decide(&id, Move::Attend).await, Ok(State::Attended));
    assert!(office.decide(&id, Move::Confirm).await.is_err(), "confirmed without biodata");
    office.fill_all_steps(&id).await;
    app.minutes_pass(15);
    assert_eq!(office.decide(&id, Move::Confirm).await, Ok(State::Confirmed));
    app.minutes_pass(2);
    assert_eq!(office.decide(&id, Move::Issue).await, Ok(State::Issued));
    app.minutes_pass(3);
    assert_eq!(office.decide(&id, Move::Sign).await, Ok(State::Signed));
    app.minutes_pass(1);
    assert_eq!(office.decide(&id, Move::HandOver).await, Ok(State::HandedOver));
    let times = office.file(&id).await.expect("the file").times;
    let minutes: Vec<_> = times.iter().map(|time| (time.step, time.minutes)).collect();
    assert_eq!(minutes, [(1, Some(4)), (2, Some(5)), (3, Some(15)), (4, Some(2)), (5, Some(3)), (6, Some(1))]);
}

#[tokio::test]
async fn the_clock_of_the_check_stands_while_the_applicant_corrects() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    app.minutes_pass(2);
    office.return_file(&seeker.id, &[("f:name", "Nama belum sama dengan KTP.")]).await.expect("returned");
    app.minutes_pass(60);
    seeker.send_application().await.expect("sent again");
    app.minutes_pass(1);
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let times = office.file(&seeker.id).await.expect("the file").times;
    assert_eq!(times.iter().find(|time| time.step == 2).and_then(|time| time.minutes), Some(3));
}

#[tokio::test]
async fn the_register_holds_every_application_in_order_and_strikes_out_the_cancelled() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let mut seekers = Vec::new();
    for name in ["Wati Pertama", "Yuli Kedua", "Ani Ketiga"] {
        let seeker = app.somebody().await;
        seeker.fill_everything().await;
        let mut identity = samples::answers(Step::Identity);
        identity[0].1 = name;
        seeker.fill(Step::Identity, &identity).await.expect("a saved step");
        seeker.send_application().await.expect("sent");
        seekers.push(seeker);
    }
    let drafted = app.somebody().await;
    drafted.fill(Step::Identity, &[("name", "Belum Kirim")]).await.expect("a saved step");
    seekers[1].cancel("Sudah dapat kerja.").await.expect("cancelled");
    for page in ["/meja/register", "/cetak/register/2026"] {
        let html = office.page(page).await;
        let at: Vec<_> = ["Wati Pertama", "Yuli Kedua", "Ani Ketiga"].map(|name| html.find(name)).to_vec();
        assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{page}: {at:?}");
        assert!(!html.contains("Belum Kirim"), "{page}: a draft is not in the register");
        let rows: Vec<_> = html.split("<tr").filter(|row| row.contains("Kedua") || row.contains("Ketiga")).collect();
        assert!(rows[0].contains("cancelled") && !rows[1].contains("cancelled"), "{page}");
    }
    let grouped = ak1::domain::nik::Nik::parse(&seekers[0].nik).expect("a NIK");
    assert!(office.page("/meja/register").await.contains(&grouped.masked()), "masked on screen");
    assert!(office.page("/cetak/register/2026").await.contains(&seekers[0].nik), "whole on paper");
}

#[tokio::test]
async fn a_number_is_never_given_twice_and_an_undone_issue_keeps_its_own() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let (first, second) = (confirmed(&app).await, confirmed(&app).await);
    let number = async |id: &str| office.file(id).await.expect("the file").card_number;
    office.decide(&first.id, Move::Issue).await.expect("issued");
    let given = number(&first.id).await;
    office.decide(&first.id, Move::UndoIssue).await.expect("undone");
    office.decide(&second.id, Move::Issue).await.expect("issued");
    app.clock.advance(24 * 3600);
    let office = app.whole_office().await;
    let number = async |id: &str| office.file(id).await.expect("the file").card_number;
    office.decide(&first.id, Move::Issue).await.expect("issued again");
    assert_eq!(number(&first.id).await, given);
    assert_eq!(number(&second.id).await.as_deref(), Some("3375241126000002"));
    office.decide(&second.id, Move::Cancel).await.expect("cancelled");
    let third = confirmed(&app).await;
    office.decide(&third.id, Move::Issue).await.expect("issued");
    assert_eq!(number(&third.id).await.as_deref(), Some("3375251126000003"));

    async fn confirmed(app: &TestApp) -> super::seeker::Seeker {
        let (seeker, office) = (app.somebody().await, app.whole_office().await);
        seeker.fill_everything().await;
        seeker.send_application().await.expect("sent");
        office.decide(&seeker.id, Move::Accept).await.expect("accepted");
        office.decide(&seeker.id, Move::Attend).await.expect("attended");
        seeker.confirm().await.expect("confirmed");
        seeker
    }
}

/// All single digits that stand in boxes, in their order.
fn boxed(html: &str) -> String {
    html.split("class=\"box\">").skip(1).filter_map(|rest| rest.chars().next()).filter(char::is_ascii_digit).collect()
}

/// As Leptos writes text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
