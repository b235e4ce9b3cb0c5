//! Many at once: fifty cards signed in one go, a batch with bad files, and sixty-four clients who decide on the same hundred files.

use std::sync::Arc;

use ak1::api::ApiError;
use ak1::api::batch::Batch;
use ak1::api::error::Field;
use ak1::crypt::token;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::document::DocumentKind;
use ak1::domain::role::Role;
use ak1::domain::settings::Area;
use ak1::domain::signer::SignerPeriod;
use ak1::store::setting::Change;
use chrono::Days;

use super::app::{PASSWORD, TestApp};
use super::client::Client;
use super::desk::{Desk, decision};

async fn brought_to(app: &TestApp, office: &Desk, state: State) -> String {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    for (mv, to) in [(Move::Accept, State::Complete), (Move::Attend, State::Attended)] {
        if app.state(&seeker.id).await < state {
            assert_eq!(office.decide(&seeker.id, mv).await, Ok(to));
        }
    }
    if app.state(&seeker.id).await < state {
        seeker.confirm().await.expect("confirmed");
    }
    if app.state(&seeker.id).await < state {
        office.decide(&seeker.id, Move::Issue).await.expect("issued");
    }
    seeker.id.clone()
}

async fn batch(client: &Client, mv: Move, after: &str) -> Batch {
    client.ask("meja-kelompok", [("mv", mv.code()), ("after", after)]).await.expect("a batch")
}

async fn sign(client: &Client, key: &str, password: &str, files: &[String]) -> Result<(), ApiError> {
    let mut fields = vec![("mv", Move::Sign.code()), ("key", key), ("password", password)];
    fields.extend(files.iter().map(|file| ("files[]", file.as_str())));
    client.ask("meja-kelompok-putuskan", fields).await
}

fn ticked(batch: &Batch) -> Vec<String> {
    batch.rows.iter().map(|row| format!("{}:{}", row.row.id, row.row.version)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_cards_are_signed_in_one_go_with_one_password() {
    let app = TestApp::new().await;
    let (office, signer) = (app.whole_office().await, app.officer(&[Role::PlacementOfficer]).await);
    for _ in 0..50 {
        brought_to(&app, &office, State::Issued).await;
    }
    let waiting = batch(&signer, Move::Sign, "").await;
    let files = ticked(&waiting);
    assert_eq!(files.len(), 50);
    assert!(waiting.rows.iter().all(|row| row.card_number.is_some() && row.skip.is_none()));
    for row in [&waiting.rows[0], &waiting.rows[49]] {
        let pages = app.store.documents(&row.row.id).await.expect("documents");
        let photo = pages.into_iter().find(|page| page.kind == DocumentKind::Photo).map(|page| page.id);
        assert!(photo.is_some() && row.photo == photo, "each with its own photo");
        let application = app.store.application(&row.row.id).await.expect("an application");
        let card = app.store.card(&application).await.expect("an answer").expect("a card");
        assert_eq!(row.card_number, card.face.number, "and its own number");
    }
    let missing = Err(ApiError::Field(Field::Password, Problem::Missing));
    assert_eq!(sign(&signer, &waiting.key, "", &files).await, missing);
    let wrong = Err(ApiError::Field(Field::Password, Problem::PasswordWrong));
    assert_eq!(sign(&signer, &waiting.key, "salah sekali", &files).await, wrong);
    assert_eq!(batch(&signer, Move::Sign, "").await.rows.len(), 50, "nothing is signed with a wrong password");
    sign(&signer, &waiting.key, PASSWORD, &files).await.expect("signed");
    let after = batch(&signer, Move::Sign, &waiting.key).await;
    assert!(after.rows.is_empty());
    assert_eq!(after.outcomes.iter().filter(|outcome| outcome.error.is_none()).count(), 50);
    sign(&signer, &waiting.key, PASSWORD, &files).await.expect("the same answer again");
    let again = batch(&signer, Move::Sign, &waiting.key).await;
    assert!(again.outcomes.iter().all(|outcome| outcome.error.is_none()), "sent twice, done once");
    let told: Vec<_> = again.outcomes.iter().map(|outcome| (&outcome.row.id, &outcome.card_number)).collect();
    let ticked: Vec<_> = waiting.rows.iter().map(|row| (&row.row.id, &row.card_number)).collect();
    assert_eq!(told, ticked, "in the order of the batch, each with its own number");
    app.store.verify_journal(None).await.expect("a whole journal");
}

#[tokio::test]
async fn bad_files_in_a_batch_are_skipped_with_their_reason_and_stop_none_of_the_others() {
    let app = TestApp::new().await;
    let (office, signer) = (app.whole_office().await, app.officer(&[Role::PlacementOfficer]).await);
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(brought_to(&app, &office, State::Issued).await);
    }
    let waiting = batch(&signer, Move::Sign, "").await;
    let files = ticked(&waiting);
    office.decide(&ids[0], Move::UndoIssue).await.expect("taken back meanwhile");
    assert!(office.hold(&ids[1], "Take").await, "open elsewhere");
    sign(&signer, &waiting.key, PASSWORD, &files).await.expect("an answer");
    let after = batch(&signer, Move::Sign, &waiting.key).await;
    let outcome = |id: &str| after.outcomes.iter().find(|o| o.row.id == id).expect("an outcome").error;
    assert_eq!(outcome(&ids[0]), Some(ApiError::Stale(State::Confirmed)));
    assert_eq!(outcome(&ids[1]), Some(ApiError::Held));
    assert_eq!((outcome(&ids[2]), outcome(&ids[3])), (None, None));
    assert_eq!(after.rows.len(), 1);
    assert_eq!(after.rows[0].skip, Some(ApiError::Held), "said before, too");
    let html = signer.page(&format!("/meja/kelompok/tandatangani?hasil={}", waiting.key)).await;
    assert!(html.contains("2 kartu berhasil, 2 dilewati."));
    let nothing = sign(&signer, &token::id(), PASSWORD, &[]).await;
    assert_eq!(nothing, Err(ApiError::Field(Field::Files, Problem::Missing)));
}

#[tokio::test]
async fn a_batch_opened_before_the_role_or_the_period_ended_signs_nothing() {
    let app = TestApp::new().await;
    let (office, signer) = (app.whole_office().await, app.officer(&[Role::PlacementOfficer]).await);
    for _ in 0..2 {
        brought_to(&app, &office, State::Issued).await;
    }
    let waiting = batch(&signer, Move::Sign, "").await;
    let files = ticked(&waiting);
    let id = app.store.officer_secret(&signer.login).await.expect("an answer").expect("the officer").id;
    let today = app.clock.today();
    let ended = SignerPeriod { officer: id.clone(), from: today - Days::new(30), until: Some(today - Days::new(1)) };
    let change = Change { area: Area::Signers, seen: 0, actor: &id };
    app.store.set_signers(change, &[ended]).await.expect("set");
    sign(&signer, &waiting.key, PASSWORD, &files).await.expect("an answer for each");
    let after = batch(&signer, Move::Sign, &waiting.key).await;
    assert!(after.outcomes.iter().all(|outcome| outcome.error == Some(ApiError::NotSignerToday)));
    assert_eq!((after.outcomes.len(), after.rows.len()), (2, 2), "nothing was signed");

    let kasi = app.officer(&[Role::ServiceHead]).await;
    assert_eq!(sign(&kasi, &token::id(), PASSWORD, &files).await, Err(ApiError::Forbidden));
}

#[tokio::test]
async fn the_head_of_services_issues_many_and_each_has_a_number_of_its_own() {
    let app = TestApp::new().await;
    let (office, head) = (app.whole_office().await, app.officer(&[Role::ServiceHead]).await);
    for _ in 0..5 {
        brought_to(&app, &office, State::Confirmed).await;
    }
    let waiting = batch(&head, Move::Issue, "").await;
    let files = ticked(&waiting);
    let mut fields = vec![("mv", Move::Issue.code()), ("key", waiting.key.as_str())];
    fields.extend(files.iter().map(|file| ("files[]", file.as_str())));
    head.ask::<()>("meja-kelompok-putuskan", fields).await.expect("issued");
    let after = batch(&head, Move::Issue, &waiting.key).await;
    let mut numbers: Vec<_> = after.outcomes.iter().filter_map(|outcome| outcome.card_number.clone()).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_clients_press_on_the_same_hundred_files_and_each_file_has_one_winner() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let mut files = Vec::new();
    for _ in 0..100 {
        let id = brought_to(&app, &office, State::Submitted).await;
        files.push((id.clone(), app.version(&id).await));
    }
    let files = Arc::new(files);
    let before = app.store.journal_head().await.expect("a head").count;
    let mut clients = Vec::new();
    for number in 0..64 {
        let (app, files) = (app.clone(), Arc::clone(&files));
        clients.push(tokio::spawn(async move {
            let desk = app.officer(&[Role::Information]).await;
            let (mut won, mut told) = (0, 0);
            for at in 0..files.len() {
                // Everybody begins elsewhere, so that they meet.
                let (id, version) = &files[(at + 7 * number) % files.len()];
                let fields = decision(id, *version, &token::id(), Move::Accept);
                match desk.ask::<State>("meja-putuskan", fields).await {
                    Ok(State::Complete) => won += 1,
                    Err(ApiError::Stale(State::Complete)) => told += 1,
                    other => panic!("{other:?}"),
                }
            }
            (won, told)
        }));
    }
    let (mut won, mut told) = (0, 0);
    for client in clients {
        let (w, t) = client.await.expect("an end");
        (won, told) = (won + w, told + t);
    }
    assert_eq!((won, told), (100, 6300));
    let after = app.store.verify_journal(None).await.expect("a whole journal").count;
    // 64 officers were added and chose a password meanwhile.
    assert_eq!(after - before, 100 + 64 * 2, "one entry for each file");
}
