//! Input that comes twice, too late, or after the session ended: one effect, a clear word, and nothing typed before is lost.

use ak1::api::ApiError;
use ak1::api::form::SavedStep;
use ak1::crypt::token;
use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;
use ak1::domain::role::Role;
use ak1::store::session::APPLICANT_QUIET;
use ak1::text::trouble::trouble;
use sqlx::Connection;

use super::app::TestApp;
use super::client::Client;
use super::desk::{decision, returning};
use super::samples;
use super::seeker::{Seeker, move_fields, step_fields};

#[tokio::test]
async fn the_same_form_sent_twice_has_one_effect_and_one_answer() {
    let app = TestApp::new().await;
    let (seeker, counter) = (app.somebody().await, app.officer(&[Role::Information]).await);
    seeker.fill_everything().await;
    let overview = seeker.overview().await;
    let send = move_fields(&seeker.id, overview.version, &overview.key, &[("truth", "ya")]);
    let (first, second) = tokio::join!(seeker.call("kirim", send.clone()), seeker.call("kirim", send.clone()));
    assert_eq!((first.status, first.text()), (second.status, second.text()));
    assert_eq!((first.result::<()>(), app.state(&seeker.id).await), (Ok(()), State::Submitted));
    let standing = app.standing(&seeker.id).await;
    let late = seeker.submit("kirim", "/permohonan/periksa", send).await;
    assert_eq!(late.location(), "/status");
    assert_eq!(app.standing(&seeker.id).await, standing);
    for fields in [
        ("meja-putuskan", decision(&seeker.id, standing.1, "kunci-1", Move::Accept)),
        ("meja-putuskan", decision(&seeker.id, standing.1 + 1, "kunci-2", Move::UndoCheck)),
        ("meja-kembalikan", returning(&seeker.id, standing.1 + 2, "kunci-3", &[("f:name", "Samakan.")])),
    ] {
        let first = counter.ask::<State>(fields.0, fields.1.clone()).await;
        let standing = app.standing(&seeker.id).await;
        let second = counter.ask::<State>(fields.0, fields.1).await;
        assert!(first.is_ok(), "{first:?}");
        assert_eq!(first, second);
        assert_eq!(app.standing(&seeker.id).await, standing);
    }
}

#[tokio::test]
async fn the_same_key_with_another_body_is_a_new_write_and_never_swallowed() {
    let app = TestApp::new().await;
    let (seeker, counter) = (app.somebody().await, app.officer(&[Role::Information]).await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let version = app.version(&seeker.id).await;
    let accept = decision(&seeker.id, version, "satu-kunci", Move::Accept);
    assert_eq!(counter.ask("meja-putuskan", accept).await, Ok(State::Complete));
    let back = decision(&seeker.id, version, "satu-kunci", Move::Cancel);
    let answer = counter.ask::<State>("meja-putuskan", back).await;
    assert_eq!(answer, Err(ApiError::Stale(State::Complete)), "told, not swallowed");
    let back = decision(&seeker.id, version + 1, "satu-kunci", Move::Cancel);
    assert_eq!(counter.ask("meja-putuskan", back).await, Ok(State::Cancelled));
}

#[tokio::test]
async fn a_step_saved_twice_is_saved_once() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let fields = step_fields(&seeker.id, Step::Contact, 0, "next", &samples::answers(Step::Contact));
    let first: SavedStep = seeker.ask("simpan", fields.clone()).await.expect("a saved step");
    let second: SavedStep = seeker.ask("simpan", fields).await.expect("a saved step");
    assert_eq!((first.revision, first.late), (second.revision, second.late));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_officers_who_decide_the_same_file_one_wins_and_the_other_is_told() {
    let app = TestApp::new().await;
    let (one, two) = (app.officer(&[Role::Information]).await, app.officer(&[Role::Information]).await);
    for _ in 0..5 {
        let seeker = app.somebody().await;
        seeker.fill_everything().await;
        seeker.send_application().await.expect("sent");
        let version = app.version(&seeker.id).await;
        let (accepted, returned) = tokio::join!(
            one.ask::<State>("meja-putuskan", decision(&seeker.id, version, &token::id(), Move::Accept)),
            two.ask::<State>(
                "meja-kembalikan",
                returning(&seeker.id, version, &token::id(), &[("f:name", "Samakan.")])
            ),
        );
        let now = app.state(&seeker.id).await;
        match (accepted, returned) {
            (Ok(won), Err(told)) | (Err(told), Ok(won)) => {
                assert_eq!((won, told), (now, ApiError::Stale(now)));
            }
            both => panic!("{both:?}"),
        }
        assert_eq!(app.version(&seeker.id).await, version + 1);
    }
}

#[tokio::test]
async fn a_decision_on_a_stale_page_is_refused_with_where_the_file_stands_now() {
    let app = TestApp::new().await;
    let (seeker, counter) = (app.somebody().await, app.officer(&[Role::Information]).await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let seen = app.version(&seeker.id).await;
    counter.return_file(&seeker.id, &[("d:ktp:1", "Kabur.")]).await.expect("returned");
    seeker.upload("ktp", &samples::PICTURE).await;
    seeker.send_application().await.expect("sent again");
    let file = format!("/meja/berkas/{}", seeker.id);
    let answer = counter.submit("meja-putuskan", &file, decision(&seeker.id, seen, "kunci", Move::Accept)).await;
    let told = ApiError::Stale(State::Submitted);
    assert_eq!(answer.error_in_address(), Some(told), "the papers have changed since");
    assert!(counter.page(answer.location()).await.contains(&*trouble(told)));
    assert_eq!(app.state(&seeker.id).await, State::Submitted);
}

#[tokio::test]
async fn a_step_sent_from_an_old_page_is_kept_and_shown_beside_the_newer() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.submit_step(Step::Wanted, 0, &[("job", "Penjahit"), ("place", "kota")]).await;
    seeker.submit_step(Step::Wanted, 1, &[("job", "Penata rambut"), ("place", "kota")]).await;
    let late = seeker.submit_step(Step::Wanted, 1, &[("job", "Juru masak hotel"), ("place", "kota")]).await;
    let html = seeker.page(late.location()).await;
    assert!(html.contains(ak1::text::form::LATE) && html.contains("value=\"Penata rambut\""), "the newer stands");
    assert!(html.contains("Juru masak hotel"), "what was typed is shown beside it");
}

#[tokio::test]
async fn an_old_page_that_goes_on_sending_does_not_fill_the_disk() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.submit_step(Step::Wanted, 0, &[("job", "Penjahit"), ("place", "kota")]).await;
    for number in 0..25 {
        let typed = format!("Juru masak {number}");
        seeker.submit_step(Step::Wanted, 0, &[("job", typed.as_str()), ("place", "kota")]).await;
    }
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(app.database());
    let mut file = sqlx::sqlite::SqliteConnection::connect_with(&options).await.expect("the file");
    let kept: i64 =
        sqlx::query_scalar("SELECT count(*) FROM draft_beside").fetch_one(&mut file).await.expect("a count");
    assert_eq!(kept, 20);
    assert!(seeker.page("/permohonan/pekerjaan?lama=1").await.contains("Juru masak 24"), "the newest is shown");
}

#[tokio::test]
async fn a_page_asked_for_before_its_first_saving_arrived_is_not_an_old_one() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.submit_step(Step::Wanted, 0, &[("job", ""), ("place", "kota")]).await;
    let filled = seeker.submit_step(Step::Wanted, 0, &[("job", "Penjahit"), ("place", "kota")]).await;
    assert_eq!(filled.location(), "/permohonan/dokumen");
    let other = seeker.submit_step(Step::Wanted, 0, &[("job", "Sopir"), ("place", "kota")]).await;
    assert_eq!(other.location(), "/permohonan/pekerjaan?lama=1", "another answer would take one away");
    let emptied = seeker.submit_step(Step::Wanted, 2, &[("job", ""), ("place", "kota")]).await;
    assert!(!emptied.location().contains("lama"));
    let back = seeker.submit_step(Step::Wanted, 1, &[("job", "Penjahit"), ("place", "kota")]).await;
    assert_eq!(back.location(), "/permohonan/pekerjaan?lama=1", "what was taken out does not come back by itself");
}

#[tokio::test]
async fn what_comes_after_the_session_ended_is_parked_for_the_same_account_alone() {
    let app = TestApp::new().await;
    let nik = app.new_nik();
    let seeker = app.applicant(&nik).await;
    let other = Seeker::register(app.visitor(), &nik, "sandi orang lain").await;
    let stranger = app.somebody().await;
    seeker.fill(Step::Contact, &[("phone", "0811")]).await.expect("a saved step");
    app.clock.advance(APPLICANT_QUIET + 1);
    let answer = seeker.submit_step(Step::Contact, 1, &samples::answers(Step::Contact)).await;
    assert_eq!(answer.location(), "/masuk?lanjut=1");
    assert!(seeker.page(answer.location()).await.contains(ak1::text::public::PARKED));
    let scripted = seeker
        .ask::<SavedStep>("simpan", step_fields(&seeker.id, Step::Wanted, 0, "next", &samples::answers(Step::Wanted)));
    assert_eq!(scripted.await.err(), Some(ApiError::Parked));
    for somebody_else in [&other, &stranger] {
        somebody_else.sign_in().await.result::<()>().expect("a session");
        let seen = somebody_else.overview().await;
        assert_eq!((seen.answers.get("phone"), seen.answers.get("job")), ("", ""), "parked for somebody else");
    }
    let back = seeker.submit("masuk", "/masuk?lanjut=1", [("nik", &seeker.nik), ("password", &seeker.password)]).await;
    assert_eq!(back.location(), "/permohonan/pekerjaan", "it goes on where it stopped");
    let seen = seeker.overview().await;
    assert_eq!((seen.answers.get("phone"), seen.answers.get("job")), (samples::PHONE, "Penjahit"));
}

#[tokio::test]
async fn what_was_parked_on_an_old_page_stands_beside_what_was_saved_meanwhile() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let job = |job| [("job", job), ("place", "kota")];
    seeker.submit_step(Step::Wanted, 0, &job("Penjahit")).await;
    app.clock.advance(APPLICANT_QUIET + 1);
    let (elsewhere, account) = (app.visitor(), [("nik", seeker.nik.as_str()), ("password", &seeker.password)]);
    elsewhere.ask::<()>("masuk", account).await.expect("a session");
    let newer = step_fields(&seeker.id, Step::Wanted, 1, "next", &job("Penata rambut"));
    elsewhere.ask::<SavedStep>("simpan", newer).await.expect("saved");
    // The page goes on saving on top of the revision that it knows.
    for typed in ["Juru masak", "Juru masak hotel"] {
        assert_eq!(seeker.submit_step(Step::Wanted, 1, &job(typed)).await.location(), "/masuk?lanjut=1");
    }
    let back = seeker.submit("masuk", "/masuk?lanjut=1", account).await;
    assert_eq!(back.location(), "/permohonan/pekerjaan?lama=1");
    let html = seeker.page(back.location()).await;
    assert!(html.contains("value=\"Penata rambut\""), "the newer stands");
    assert!(html.contains("Juru masak hotel"), "what was typed is shown beside it");

    app.clock.advance(APPLICANT_QUIET + 1);
    for typed in ["Sopir", "Sopir truk"] {
        seeker.submit_step(Step::Wanted, 2, &job(typed)).await;
    }
    let back = seeker.submit("masuk", "/masuk?lanjut=1", account).await;
    assert_eq!(back.location(), "/permohonan/pekerjaan", "nothing newer stood there");
    assert_eq!(seeker.overview().await.answers.get("job"), "Sopir truk");
}

#[tokio::test]
async fn what_was_parked_is_gone_after_half_an_hour() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    app.clock.advance(APPLICANT_QUIET + 1);
    seeker.submit_step(Step::Contact, 0, &samples::answers(Step::Contact)).await;
    app.minutes_pass(31);
    seeker.sign_in().await;
    assert_eq!(seeker.overview().await.answers.get("phone"), "");
}

#[tokio::test]
async fn a_correction_that_comes_after_the_session_ended_is_parked_too() {
    let app = TestApp::new().await;
    let (seeker, counter) = (app.somebody().await, app.officer(&[Role::Information]).await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    counter.return_file(&seeker.id, &[("f:phone", "Nomor tidak aktif.")]).await.expect("returned");
    app.clock.advance(APPLICANT_QUIET + 1);
    seeker.submit_step(Step::Contact, 1, &[("phone", "081298765432")]).await;
    seeker.sign_in().await.result::<()>().expect("a session");
    let seen = seeker.overview().await.answers;
    assert_eq!(seen.get("phone"), "081298765432", "what was typed comes back");
    assert_eq!(seen.get("email"), samples::EMAIL, "and what was not pinned stays");
}

#[tokio::test]
async fn somebody_without_a_session_is_led_to_the_sign_in_and_nothing_is_stored() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let visitor: Client = app.visitor();
    let fields = step_fields(&seeker.id, Step::Contact, 0, "next", &samples::answers(Step::Contact));
    let answer = visitor.submit("simpan", "/permohonan/kontak", fields).await;
    assert_eq!(answer.error_in_address(), Some(ApiError::SignedOut));
    assert_eq!(seeker.overview().await.answers.get("phone"), "");
}
