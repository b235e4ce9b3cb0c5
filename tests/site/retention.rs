//! What the privacy notice promises to let go of goes, and nothing else does.

use ak1::api::ApiError;
use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;
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
