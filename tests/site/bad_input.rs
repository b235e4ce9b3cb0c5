//! Input that is wrong or hostile: a clear sentence where it belongs, and nothing typed before is lost.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;
use ak1::domain::role::Role;
use ak1::store::account::MOST_CLAIMS;
use ak1::text::problem::problem;

use super::app::{PASSWORD, TestApp};
use super::samples;
use super::seeker::Seeker;

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
        let answer =
            app.visitor().submit("masuk", "/masuk", [("nik", wrong.as_str()), ("password", "salah semua")]).await;
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
    assert!(
        inside.contains("&lt;/textarea") && inside.contains("onerror=alert(1)"),
        "all of it stands inside: {inside}"
    );
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

/// Nothing of what was typed has become markup.
fn assert_harmless(html: &str, page: &str) {
    for sign in ["<script>alert", "<img src=x", "</textarea><script", "<!--\"'>"] {
        assert!(!html.contains(sign), "{sign} on {page}");
    }
}

/// The sentence in the element with this id.
pub fn said_at(html: &str, id: &str) -> String {
    let rest = html.split(&format!("id=\"{id}\"")).nth(1).unwrap_or_else(|| panic!("there is no {id}"));
    let tag = &rest[..rest.find('>').expect("a tag's end")];
    assert!(!tag.contains("hidden"), "{id} is hidden");
    let text = rest[tag.len() + 1..].split("</").next().unwrap_or_default();
    text.replace("<!>", "").replace("<!---->", "").trim().to_owned()
}

/// Everything of an answer but the random parts.
pub fn shape(answer: &super::client::Answer) -> (u16, String, Vec<(String, usize)>) {
    let header = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| (name.to_string(), value.len());
    let mut headers: Vec<_> = answer.headers.iter().map(header).collect();
    headers.sort();
    (answer.status.as_u16(), answer.text(), headers)
}
