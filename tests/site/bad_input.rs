//! Input that is wrong, hostile, repeated or late: a clear sentence where it belongs, and nothing typed before is lost.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::api::form::SavedStep;
use ak1::crypt::token;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;
use ak1::domain::role::Role;
use ak1::store::account::MOST_CLAIMS;
use ak1::store::session::APPLICANT_QUIET;
use ak1::text::problem::problem;
use ak1::text::trouble::trouble;

use super::app::{PASSWORD, TestApp};
use super::client::Client;
use super::desk::{decision, returning};
use super::samples;
use super::seeker::{Seeker, move_fields, step_fields};

#[tokio::test]
async fn a_wrong_nik_is_told_beside_its_field_with_what_is_wrong() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for (typed, wrong) in [
        ("", Problem::Missing),
        ("33759941", Problem::NikLength { digits: 8 }),
        ("33759941010000011", Problem::NikLength { digits: 17 }),
        ("3375994101OOOO01", Problem::NikNotDigits),
        ("3375993213000001", Problem::NikDate),
        ("3375994101000000", Problem::NikSerial),
    ] {
        for (function, page) in [("daftar", "/daftar"), ("masuk", "/masuk")] {
            let fields = [("nik", typed), ("password", PASSWORD), ("password_again", PASSWORD)];
            let answer = visitor.submit(function, page, fields).await;
            assert_eq!(answer.error_in_address(), Some(ApiError::Field(Field::Nik, wrong)), "{typed} {function}");
            let html = visitor.page(answer.location()).await;
            assert_eq!(said_at(&html, "nik-salah"), problem(wrong), "{typed} {function}");
            assert_eq!(visitor.ask::<()>(function, fields).await, Err(ApiError::Field(Field::Nik, wrong)));
        }
    }
    let spaced = "3375 9941-0100.0001";
    let fields = [("nik", spaced), ("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(visitor.ask::<()>("daftar", fields).await, Ok(()), "as people write it");
}

#[tokio::test]
async fn a_weak_password_is_told_beside_its_field() {
    let app = TestApp::new().await;
    let (visitor, nik) = (app.visitor(), app.new_nik());
    for (password, again, at, wrong) in [
        ("pendek", "pendek", "password-salah", Problem::PasswordShort { min: 8 }),
        ("password", "password", "password-salah", Problem::PasswordCommon),
        (nik.as_str(), nik.as_str(), "password-salah", Problem::PasswordIsNik),
        (PASSWORD, "kucing lain", "password_again-salah", Problem::PasswordsDiffer),
    ] {
        let fields = [("nik", nik.as_str()), ("password", password), ("password_again", again)];
        let answer = visitor.submit("daftar", "/daftar", fields).await;
        assert!(!answer.location().contains(password), "no password in an address");
        let html = visitor.page(answer.location()).await;
        assert_eq!(said_at(&html, at), problem(wrong), "{password}");
    }
}

#[tokio::test]
async fn a_birth_date_that_contradicts_the_nik_warns_applicant_and_officer_and_stops_nobody() {
    let app = TestApp::new().await;
    let (seeker, counter) = (app.somebody().await, app.officer(&[Role::Information]).await);
    seeker.fill_everything().await;
    let mut identity = samples::answers(Step::Identity);
    identity[2] = ("birth_date", "02-02-2000");
    let saved = seeker.submit_step(Step::Identity, 1, &identity).await;
    assert_eq!(saved.location(), "/permohonan/alamat", "it goes on");
    let warning = problem(Problem::NikBirthDiffers);
    let html = seeker.page("/permohonan/identitas").await;
    assert_eq!(said_at(&html, "birth_date-salah"), warning);
    assert!(seeker.page("/permohonan/periksa").await.contains(&*warning));
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    assert!(counter.page(&format!("/meja/berkas/{}", seeker.id)).await.contains(&*warning));
    assert_eq!(counter.decide(&seeker.id, Move::Accept).await, Ok(State::Complete));
}

#[tokio::test]
async fn nobody_under_the_age_floor_can_send_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    let mut identity = samples::answers(Step::Identity);
    identity[2] = ("birth_date", "25-11-2011");
    let saved = seeker.submit_step(Step::Identity, 1, &identity).await;
    assert_eq!(saved.location(), "/permohonan/identitas?periksa=1");
    let html = seeker.page(saved.location()).await;
    assert_eq!(said_at(&html, "birth_date-salah"), problem(Problem::TooYoung { floor: 15 }));
    assert!(html.contains("25-11-2011") && html.contains(samples::NAME), "what was typed is there");
    assert_eq!(seeker.send_application().await, Err(ApiError::Incomplete));
    identity[2] = ("birth_date", "24-11-2011");
    identity.extend([("guardian_name", "Siti Aminah"), ("guardian_relation", "Ibu"), ("guardian_consent", "ya")]);
    seeker.fill(Step::Identity, &identity).await.expect("a saved step");
    assert_eq!(seeker.send_application().await, Ok(State::Submitted), "15 today, with the consent of a guardian");
}

#[tokio::test]
async fn every_wrong_answer_of_a_step_is_told_at_its_field_and_kept() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let typed = [("phone", "nomor saya"), ("email", "bukan email")];
    let saved = seeker.submit_step(Step::Contact, 0, &typed).await;
    let html = seeker.page(saved.location()).await;
    assert_eq!(said_at(&html, "phone-salah"), problem(Problem::PhoneUnreadable));
    assert_eq!(said_at(&html, "email-salah"), problem(Problem::EmailUnreadable));
    assert!(html.contains("value=\"nomor saya\"") && html.contains("value=\"bukan email\""));
    assert!(html.contains("href=\"#phone\""), "the summary leads to the field");
}

#[tokio::test]
async fn several_claims_to_a_nik_stand_side_by_side_and_nothing_tells_that_it_is_known() {
    let app = TestApp::new().await;
    let nik = app.new_nik();
    let mut claims = Vec::new();
    for number in 0..MOST_CLAIMS {
        let visitor = app.visitor();
        let password = format!("sandi orang ke-{number}");
        let fields = [("nik", nik.as_str()), ("password", &password), ("password_again", &password)];
        let answer = visitor.submit("daftar", "/daftar", fields).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (302, "/permohonan"), "claim {number}");
        let other = app.new_nik();
        let fields = [("nik", other.as_str()), ("password", &password), ("password_again", &password)];
        let unknown = app.visitor().submit("daftar", "/daftar", fields).await;
        assert_eq!(shape(&answer), shape(&unknown), "claim {number} looks like a first registration");
        claims.push((visitor, password));
    }
    for (client, password) in &claims {
        let fields = [("nik", nik.as_str()), ("password", password)];
        assert_eq!(client.ask::<()>("masuk", fields).await, Ok(()), "each claim signs in with its own password");
    }
    for wrong in [&nik, &app.new_nik()] {
        let answer = app.visitor().submit("masuk", "/masuk", [("nik", wrong.as_str()), ("password", "salah semua")]).await;
        assert_eq!(answer.error_in_address(), Some(ApiError::WrongLogin));
    }
}

#[tokio::test]
async fn a_fourth_claim_takes_the_place_of_an_empty_one_and_of_no_other() {
    let app = TestApp::new().await;
    let nik = app.new_nik();
    let mut claims = Vec::new();
    for number in 0..MOST_CLAIMS {
        claims.push(Seeker::register(app.visitor(), &nik, &format!("sandi orang ke-{number}")).await);
    }
    claims[0].fill(Step::Contact, &samples::answers(Step::Contact)).await.expect("a saved step");
    claims[2].fill(Step::Contact, &samples::answers(Step::Contact)).await.expect("a saved step");
    let fourth = Seeker::register(app.visitor(), &nik, "sandi orang ke-empat").await;
    assert_eq!(claims[0].sign_in().await.result::<()>(), Ok(()), "somebody who has typed keeps the account");
    assert_eq!(claims[1].sign_in().await.result::<()>(), Err(ApiError::WrongLogin), "the empty one made room");
    fourth.fill(Step::Contact, &samples::answers(Step::Contact)).await.expect("a saved step");
    let fields = [("nik", nik.as_str()), ("password", "sandi ke-lima"), ("password_again", "sandi ke-lima")];
    assert_eq!(app.visitor().ask::<()>("daftar", fields).await, Err(ApiError::AskCounter));
}

#[tokio::test]
async fn only_the_counter_ties_a_nik_to_a_person_and_other_claims_see_nothing_of_it() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let nik = app.new_nik();
    let (real, false_one) = (
        Seeker::register(app.visitor(), &nik, "sandi yang benar").await,
        Seeker::register(app.visitor(), &nik, "sandi orang lain").await,
    );
    real.fill_everything().await;
    real.send_application().await.expect("sent");
    office.decide(&real.id, Move::Accept).await.expect("accepted");
    office.decide(&real.id, Move::Attend).await.expect("attended");
    let seen = false_one.overview().await;
    assert_eq!((seen.state, seen.name.as_str(), seen.documents.len()), (State::Draft, "", 0));
    let file = false_one.ask::<serde_json::Value>("permohonan", [("application", real.id.as_str())]).await;
    assert_eq!(file.err(), Some(ApiError::Forbidden));
}

#[tokio::test]
async fn many_wrong_passwords_close_the_door_for_a_quarter_of_an_hour_known_or_not() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    for nik in [seeker.nik.clone(), app.new_nik()] {
        let visitor = app.visitor();
        let attempt = async || visitor.ask::<()>("masuk", [("nik", nik.as_str()), ("password", "salah semua")]).await;
        for _ in 0..ak1::store::throttle::MOST_FAILURES + 1 {
            attempt().await.expect_err("a wrong password");
        }
        assert_eq!(attempt().await, Err(ApiError::Throttled));
    }
    assert_eq!(seeker.sign_in().await.result::<()>(), Err(ApiError::Throttled));
    app.minutes_pass(16);
    assert_eq!(seeker.sign_in().await.result::<()>(), Ok(()));
}

#[tokio::test]
async fn a_name_of_eighty_characters_stands_whole_in_register_and_card_and_emoji_do_not() {
    let name = "Raden Ayu Kusumaningrum Suryaningtyas Wijayakusumawardhani binti Abdurrahman Z.A.";
    let name: String = name.chars().take(80).collect();
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    let mut identity = samples::answers(Step::Identity);
    identity[0].1 = "Siti 🌻 Aminah";
    let saved = seeker.submit_step(Step::Identity, 1, &identity).await;
    let html = seeker.page(saved.location()).await;
    assert_eq!(said_at(&html, "name-salah"), problem(Problem::NameLetters));
    assert!(html.contains("Siti 🌻 Aminah"), "what was typed is there");
    identity[0].1 = &name;
    seeker.fill(Step::Identity, &identity).await.expect("a saved step");
    seeker.fill(Step::Training, &[("skills", "Merangkai bunga 🌻")]).await.expect("a saved step");
    seeker.send_application().await.expect("sent");
    for mv in [Move::Accept, Move::Attend, Move::Confirm, Move::Issue] {
        office.decide(&seeker.id, mv).await.expect("a move");
    }
    assert!(office.page("/cetak/register/2026").await.contains(&name));
    assert!(office.page(&format!("/meja/berkas/{}", seeker.id)).await.contains("Merangkai bunga 🌻"));
    assert!(office.page(&format!("/cetak/kartu/{}", seeker.id)).await.contains(&name.to_uppercase()));
    let found = office.page("/meja?cari=kusuma%20abdur").await;
    assert!(found.contains(&name), "found by the beginnings of two words");
}

#[tokio::test]
async fn nothing_typed_breaks_out_of_a_page() {
    const HOSTILE: &str = "</textarea><script>alert(1)</script><!--\"'><img src=x onerror=alert(1)>";
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    seeker.fill(Step::Training, &[("skills", HOSTILE), ("languages", HOSTILE)]).await.expect("a saved step");
    let mut education = samples::answers(Step::Education);
    (education[1].1, education[2].1) = (&HOSTILE[..60], HOSTILE);
    seeker.fill(Step::Education, &education).await.expect("a saved step");
    let mut identity = samples::answers(Step::Identity);
    identity[1].1 = "\"><script>alert(1)</script>";
    seeker.fill(Step::Identity, &identity).await.expect("a saved step");
    for page in ["keterampilan", "pendidikan", "identitas", "periksa"] {
        assert_harmless(&seeker.page(&format!("/permohonan/{page}")).await, page);
    }
    let html = seeker.page("/permohonan/keterampilan").await;
    let inside = html.split("<textarea").nth(1).and_then(|rest| rest.split("</textarea>").next()).expect("a text area");
    assert!(inside.contains("&lt;/textarea") && inside.contains("onerror=alert(1)"), "all of it stands inside: {inside}");
    seeker.send_application().await.expect("sent");
    let file = format!("/meja/berkas/{}", seeker.id);
    assert_harmless(&office.page(&file).await, &file);
    office.return_file(&seeker.id, &[("f:skills", HOSTILE), ("d:ktp:1", HOSTILE)]).await.expect("returned");
    for page in ["/status", "/permohonan", "/permohonan/keterampilan", "/permohonan/dokumen"] {
        assert_harmless(&seeker.page(page).await, page);
    }
    seeker.send_application().await.expect("sent again");
    for mv in [Move::Accept, Move::Attend, Move::Confirm, Move::Issue] {
        office.decide(&seeker.id, mv).await.expect("a move");
    }
    let sheet = format!("/cetak/kartu/{}", seeker.id);
    for page in [file.as_str(), &sheet, "/meja/register", "/cetak/register/2026", "/meja/hadir"] {
        assert_harmless(&office.page(page).await, page);
    }
    let search = office.page("/meja?cari=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert_harmless(&search, "search");
}

#[tokio::test]
async fn invented_fields_and_endless_answers_are_not_kept() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let endless = "a".repeat(100_000);
    let typed = [("phone", samples::PHONE), ("email", &endless), ("state", "diserahkan"), ("edu.0.school", "SMA 9")];
    seeker.fill(Step::Contact, &typed).await.expect("a saved step");
    let stored = seeker.step(Step::Contact).await.answers;
    let keys: Vec<_> = stored.iter().map(|(key, _)| key.to_owned()).collect();
    assert_eq!((keys, stored.raw("email").len()), (vec!["email".to_owned(), "phone".to_owned()], 2000));
    assert_eq!(app.state(&seeker.id).await, State::Draft);
}

#[tokio::test]
async fn the_same_form_sent_twice_has_one_effect_and_one_answer() {
    let app = TestApp::new().await;
    let (seeker, counter) = (app.somebody().await, app.officer(&[Role::Information]).await);
    seeker.fill_everything().await;
    let overview = seeker.overview().await;
    let send = move_fields(&seeker.id, overview.version, &overview.key, &[("truth", "ya")]);
    let (first, second) = tokio::join!(seeker.call("kirim", send.clone()), seeker.call("kirim", send.clone()));
    assert_eq!((first.status, first.text()), (second.status, second.text()));
    assert_eq!(first.result(), Ok(State::Submitted));
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
            two.ask::<State>("meja-kembalikan", returning(&seeker.id, version, &token::id(), &[("f:name", "Samakan.")])),
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
    let scripted = seeker.ask::<SavedStep>(
        "simpan",
        step_fields(&seeker.id, Step::Wanted, 0, "next", &samples::answers(Step::Wanted)),
    );
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

/// Nothing of what was typed has become markup.
fn assert_harmless(html: &str, page: &str) {
    for sign in ["<script>alert", "<img src=x", "</textarea><script", "<!--\"'>"] {
        assert!(!html.contains(sign), "{sign} on {page}");
    }
}

/// The sentence in the element with this id.
fn said_at(html: &str, id: &str) -> String {
    let rest = html.split(&format!("id=\"{id}\"")).nth(1).unwrap_or_else(|| panic!("there is no {id}"));
    let tag = &rest[..rest.find('>').expect("a tag's end")];
    assert!(!tag.contains("hidden"), "{id} is hidden");
    let text = rest[tag.len() + 1..].split("</").next().unwrap_or_default();
    text.replace("<!>", "").replace("<!---->", "").trim().to_owned()
}

/// Everything of an answer but the random parts.
fn shape(answer: &super::client::Answer) -> (u16, String, Vec<(String, usize)>) {
    let header = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| (name.to_string(), value.len());
    let mut headers: Vec<_> = answer.headers.iter().map(header).collect();
    headers.sort();
    (answer.status.as_u16(), answer.text(), headers)
}
