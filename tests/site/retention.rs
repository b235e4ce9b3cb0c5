//! What the privacy notice promises to let go of goes, and nothing else does.

use ak1::api::ApiError;
use ak1::domain::application::{Move, State};
use ak1::domain::document::DocumentKind;
use ak1::domain::form::Step;
use ak1::domain::role::Role;
use ak1::jobs::let_go_now;

use super::app::{PASSWORD, TestApp};

const DAY: i64 = 24 * 60;

#[tokio::test]
async fn a_draft_that_nobody_touched_for_ninety_days_goes_with_its_account_and_its_key() {
    let app = TestApp::new().await;
    let (old, young, sent) = (app.new_nik(), app.new_nik(), app.new_nik());
    let forgotten = app.applicant(&old).await;
    forgotten.fill_everything().await;
    let used = app.applicant(&young).await;
    let sender = app.applicant(&sent).await;
    sender.fill_everything().await;
    sender.send_application().await.expect("sent");
    let application = app.store.application(&forgotten.id).await.expect("an application");

    app.minutes_pass(60 * DAY);
    let again = app.visitor();
    again.ask::<()>("masuk", [("nik", young.as_str()), ("password", PASSWORD)]).await.expect("signed in");
    app.store
        .save_step(
            &app.store.application(&used.id).await.expect("an application"),
            Step::Contact,
            0,
            &ak1::domain::form::Answers::default().with("phone", "0812"),
            |_| true,
        )
        .await
        .expect("saved");
    app.minutes_pass(31 * DAY);
    assert_eq!(let_go_now(&app.store).await.expect("done"), (1, 0));
    assert!(app.store.application(&forgotten.id).await.is_err());
    assert!(app.store.application(&used.id).await.is_ok(), "touched a month ago");
    assert_eq!(app.state(&sender.id).await, State::Submitted);
    let fields = [("nik", old.as_str()), ("password", PASSWORD)];
    assert_eq!(app.visitor().ask::<()>("masuk", fields).await, Err(ApiError::WrongLogin), "the account is gone");
    let list = std::fs::read_to_string(app.folder().join("erased.keys")).expect("a list");
    assert_eq!(list.trim(), application.data_key, "backups forget as well");
    app.store.verify_journal(None).await.expect("the chain is whole without the key");
}

#[tokio::test]
async fn a_draft_that_was_cancelled_before_it_was_sent_goes_like_one_that_was_left() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.cancel("Sudah bekerja.").await.expect("cancelled");
    let application = app.store.application(&seeker.id).await.expect("an application");
    app.minutes_pass(89 * DAY);
    assert_eq!(let_go_now(&app.store).await.expect("done").0, 0);
    app.minutes_pass(2 * DAY);
    assert_eq!(let_go_now(&app.store).await.expect("done").0, 1);
    assert!(app.store.application(&seeker.id).await.is_err());
    let list = std::fs::read_to_string(app.folder().join("erased.keys")).expect("a list");
    assert_eq!(list.trim(), application.data_key);
}

#[tokio::test]
async fn a_picture_that_was_replaced_before_anybody_at_the_desk_saw_it_is_gone_at_once() {
    let app = TestApp::new().await;
    let (seeker, counter) = (app.somebody().await, app.officer(&[Role::Information]).await);
    let photo = async || {
        assert_eq!(seeker.upload("foto", &super::samples::PICTURE).await.status, 204);
        let pages = app.store.documents(&seeker.id).await.expect("pages");
        pages.into_iter().find(|page| page.kind == DocumentKind::Photo).expect("a photo").id
    };
    let kept = async |id: &str| app.store.document_content(id).await.is_ok();
    let (first, second) = (photo().await, photo().await);
    assert!(!kept(&first).await && kept(&second).await);
    seeker.fill_everything().await;
    let sent = photo().await;
    app.minutes_pass(1);
    seeker.send_application().await.expect("sent");
    counter.return_file(&seeker.id, &[("d:foto:1", "Wajah tidak jelas.")]).await.expect("returned");
    app.minutes_pass(1);
    let (third, fourth) = (photo().await, photo().await);
    assert!(kept(&sent).await, "the officer compares with what was there");
    assert!(!kept(&third).await && kept(&fourth).await);
}

#[tokio::test]
async fn pictures_go_in_portions_until_none_is_left_and_are_not_looked_for_again() {
    let app = TestApp::new().await;
    let mut files = Vec::new();
    for _ in 0..23 {
        let seeker = app.somebody().await;
        for kind in ["ktp", "foto"] {
            assert_eq!(seeker.upload(kind, &super::samples::PICTURE).await.status, 204);
        }
        seeker.cancel("Sudah bekerja.").await.expect("cancelled");
        files.push(seeker.id.clone());
    }
    app.minutes_pass(89 * DAY);
    assert_eq!(app.store.drop_ended_scans().await.expect("done"), 0, "not yet");
    app.minutes_pass(2 * DAY);
    assert_eq!(app.store.drop_ended_scans().await.expect("done"), 46);
    for file in files {
        for page in app.store.documents(&file).await.expect("the rows stay") {
            assert!(app.store.document_content(&page.id).await.is_err());
        }
    }
    assert_eq!(app.store.drop_ended_scans().await.expect("done"), 0);
}

#[tokio::test]
async fn the_scans_of_an_ended_card_go_and_its_row_in_the_register_stays() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let (holder, cancelled) = (app.somebody().await, app.somebody().await);
    for seeker in [&holder, &cancelled] {
        seeker.fill_everything().await;
        seeker.send_application().await.expect("sent");
    }
    office.decide(&cancelled.id, Move::Cancel).await.expect("cancelled");
    for mv in [Move::Accept, Move::Attend] {
        office.decide(&holder.id, mv).await.expect("moved");
    }
    holder.confirm().await.expect("confirmed");
    for mv in [Move::Issue, Move::Sign, Move::HandOver] {
        office.decide(&holder.id, mv).await.expect("moved");
    }
    let picture = async |application: &str| {
        let page = app.store.documents(application).await.expect("pages").remove(0);
        app.store.document_content(&page.id).await.is_ok()
    };
    app.minutes_pass(91 * DAY);
    let (_, dropped) = let_go_now(&app.store).await.expect("done");
    assert!(dropped > 0 && !picture(&cancelled.id).await, "cancelled three months ago");
    assert!(picture(&holder.id).await, "the card holds");
    app.minutes_pass((2 * 365 + 1 - 91 + 80) * DAY);
    let_go_now(&app.store).await.expect("done");
    assert!(picture(&holder.id).await, "ended less than three months ago");
    app.minutes_pass(20 * DAY);
    let_go_now(&app.store).await.expect("done");
    assert!(!picture(&holder.id).await);
    let rows = app.store.register(2026, 1, 10).await.expect("the register");
    assert_eq!(rows.len(), 2, "the register keeps its rows");
}
