//! The counter: who has come gets a number, a forgotten password is solved, a walk-in goes on alone, papers come from the scanner.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::api::form::StepPage;
use ak1::api::ticket::GivenCode;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;
use ak1::domain::nik::Nik;
use ak1::domain::role::Role;
use ak1::store::attendance::Attendance;
use ak1::store::throttle::MOST_FAILURES;
use ak1::text::{counter as words, problem::problem, public, state};

use super::app::{PASSWORD, TestApp};
use super::client::Client;
use super::desk::Desk;
use super::samples;
use super::seeker::{Seeker, step_fields};

const NEW_PASSWORD: &str = "burung hantu malam";
const NOT_VALID: ApiError = ApiError::Field(Field::Code, Problem::CodeNotValid);

#[tokio::test]
async fn who_comes_is_found_by_code_name_and_number_and_gets_the_next_number_of_the_day() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let (wati, yuli, ani) =
        (sent(&app, "Wati Pertama").await, sent(&app, "Yuli Kedua").await, sent(&app, "Ani Ketiga").await);
    let code = wati.overview().await.code.expect("a code").to_lowercase();
    let visits =
        [(&wati, format!("{}-{}", &code[..4], &code[4..]), 1), (&yuli, "yul".to_owned(), 2), (&ani, "3".to_owned(), 3)];
    for (seeker, typed, number) in visits {
        assert_eq!(find(&desk, &typed).await, format!("/meja/datang?berkas={}", seeker.id), "{typed}");
        let page = desk.page(&format!("/meja/datang?berkas={}", seeker.id)).await;
        assert!(page.contains(words::ENTER) && page.contains("class=\"portrait\""), "{typed}");
        assert_eq!(arrive(&desk, &seeker.id).await, words::queue_number(number), "{typed}");
    }
    assert_eq!(arrive(&desk, &wati.id).await, words::queue_number(1), "once entered, always the same number");
    let rows = today(&app).await;
    assert_eq!(rows.iter().map(|row| row.queue_no).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(rows.iter().all(|row| state::purpose(&row.purpose) == "Pemeriksaan berkas"));

    desk.decide(&wati.id, Move::Accept).await.expect("accepted");
    desk.decide(&wati.id, Move::Attend).await.expect("attended");
    let rows = today(&app).await;
    assert_eq!(rows.len(), 3, "who came and then attends has one row");
    assert_eq!((rows[0].name.as_str(), state::purpose(&rows[0].purpose)), ("Wati Pertama", "Baru"));
    assert_eq!(wati.overview().await.queue_no, Some(1));
    app.clock.advance(24 * 3600);
    let desk = app.officer(&[Role::Information]).await;
    assert_eq!(app.store.queue_number(&wati.id).await.expect("an answer"), None, "yesterday's number is over");
    assert_eq!(arrive(&desk, &yuli.id).await, words::queue_number(1), "each day begins with one");
}

#[tokio::test]
async fn a_complete_file_is_attended_by_the_same_stroke_once_the_ktp_was_seen() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let seeker = sent(&app, samples::NAME).await;
    let page = desk.page(&format!("/meja/datang?berkas={}", seeker.id)).await;
    assert!(!page.contains(state::action(Move::Attend)), "not before the file is complete");
    desk.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let page = desk.page(&format!("/meja/datang?berkas={}", seeker.id)).await;
    assert!(page.contains(state::action(Move::Attend)) && page.contains(words::arriving(State::Complete)));
    let version = app.version(&seeker.id).await.to_string();
    let fields = [("application", seeker.id.as_str()), ("version", &version), ("key", "kunci"), ("ktp", "ya")];
    let answer = desk.submit("meja-datang", "/meja/datang", fields).await;
    assert!(desk.page(answer.location()).await.contains(&words::queue_number(1)));
    assert_eq!(app.state(&seeker.id).await, State::Attended);
    assert!(claims(&app, &seeker.nik).await[0].proven, "the account is tied to the person");
    let stale = [("application", seeker.id.as_str()), ("version", &version), ("key", "lain"), ("ktp", "ya")];
    assert_eq!(desk.ask::<()>("meja-datang", stale).await, Err(ApiError::Stale(State::Attended)));
    assert_eq!(today(&app).await.len(), 1);
}

#[tokio::test]
async fn several_are_offered_nobody_is_said_and_a_strangers_draft_is_not_found() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let (first, second) = (sent(&app, "Siti Aminah").await, sent(&app, "Siti Rahayu").await);
    let draft = app.somebody().await;
    draft.fill(Step::Identity, &[("name", "Sitiani Belum Kirim")]).await.expect("a saved step");
    let location = find(&desk, "siti").await;
    let page = desk.page(&location).await;
    for seeker in [&first, &second] {
        assert!(page.contains(&format!("/meja/datang?berkas={}", seeker.id)), "{location}");
    }
    assert!(!page.contains("Belum Kirim") && !page.contains(words::CHOICE_MORE));
    assert_eq!(find(&desk, &first.nik).await, format!("/meja/datang?berkas={}", first.id), "no NIK in the address");
    for (typed, why) in [
        ("Bukan Siapa-siapa", Problem::NobodyFound),
        ("  ", Problem::Missing),
        (draft.nik.as_str(), Problem::NobodyFound),
    ] {
        let answer = desk.submit("meja-datang-cari", "/meja/datang", [("text", typed)]).await;
        assert_eq!(answer.error_in_address(), Some(ApiError::Field(Field::Search, why)), "{typed}");
        let page = desk.page(answer.location()).await;
        assert!(page.contains(&format!("value=\"{typed}\"")), "what was typed stays: {typed}");
        assert!(page.contains("/meja/loket"), "the way for people without a file");
        assert!(why != Problem::NobodyFound || page.contains(problem(why).as_ref()));
    }
    let page = desk.get(&format!("/meja/datang?berkas={}", draft.id)).await;
    assert_eq!(page.status, 404);
    assert_eq!(
        desk.ask::<()>("meja-datang", [("application", draft.id.as_str()), ("version", "1"), ("key", "k")]).await,
        Err(ApiError::Forbidden)
    );
}

#[tokio::test]
async fn the_status_page_shows_the_code_as_a_picture_to_its_owner_alone() {
    let app = TestApp::new().await;
    let (seeker, desk) = (app.somebody().await, app.whole_office().await);
    assert!(!seeker.page("/status").await.contains("/kode.svg"));
    assert_eq!(seeker.get("/kode.svg").await.status, 404, "a draft has no code");
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    assert!(seeker.page("/status").await.contains("src=\"/kode.svg\""));
    let picture = seeker.get("/kode.svg").await;
    assert_eq!(
        (picture.status.as_u16(), &picture.headers["content-type"]),
        (200, &"image/svg+xml; charset=utf-8".parse().expect("a value"))
    );
    assert_eq!(picture.headers["cache-control"], "no-store");
    let code = seeker.overview().await.code.expect("a code");
    let drawn = ak1::api::qr::draw(&code).expect("a drawing");
    assert_eq!(drawn.size, 29, "21 modules and the quiet zone");
    assert!(picture.text().contains(&drawn.path) && picture.text().contains("viewBox=\"0 -.5 29 29\""));
    assert_eq!(desk.get("/kode.svg").await.status, 404);
}

#[tokio::test]
async fn the_sheet_of_the_attendance_list_has_no_nik() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let seeker = sent(&app, samples::NAME).await;
    let walk_in = desk.walk_in(&app.new_nik(), "Tamu Tanpa Akun").await;
    let sheet = format!("/cetak/hadir/{}", app.clock.today());
    arrive(&desk, &seeker.id).await;
    arrive(&desk, &walk_in).await;
    let html = desk.page(&sheet).await;
    assert!(html.contains("Rahmawati") && html.contains("Tamu Tanpa Akun"));
    let nik = Nik::parse(&seeker.nik).expect("a NIK");
    for form in [nik.to_string(), nik.grouped(), nik.masked()] {
        assert!(!html.contains(&form), "{form}");
    }
}

#[tokio::test]
async fn a_forgotten_password_is_solved_at_the_counter_and_the_account_tied_to_the_person() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let seeker = app.somebody().await;
    seeker.fill(Step::Identity, &[("name", "Rahasia Belum Terkirim")]).await.expect("a saved step");
    Seeker::register(app.visitor(), &seeker.nik, "kata sandi orang lain").await;
    let found = desk.submit("meja-sandi-pemohon-cari", "/meja/sandi-pemohon", [("nik", seeker.nik.as_str())]).await;
    assert!(found.location().starts_with("/meja/sandi-pemohon?akun=") && !found.location().contains(&seeker.nik));
    let page = desk.page(found.location()).await;
    assert_eq!(page.matches(&words::account_made("24 November 2026")).count(), 2, "two claims to one NIK");
    assert_eq!(page.matches(&words::last_saved("24 November 2026")).count(), 1, "one was filled in");
    assert!(!page.contains("Rahasia Belum Terkirim"), "a draft is nobody's business");

    let account = claims(&app, &seeker.nik).await.into_iter().find(|claim| claim.saved_at.is_some()).expect("a claim");
    let untold = desk.ask::<GivenCode>("meja-sandi-pemohon", [("account", account.id.as_str())]).await;
    assert_eq!(untold, Err(ApiError::Field(Field::Truth, Problem::Missing)), "no code before the KTP was seen");
    let given = password_code(&desk, &account.id).await;
    assert_eq!((given.until.as_str(), given.address.as_str()), ("10.10", "http://127.0.0.1:3000/lupa"));

    let phone = app.visitor();
    let stranger = app.new_nik();
    for (nik, code) in [(seeker.nik.as_str(), "K7QM-2XDR"), (stranger.as_str(), given.code.as_str())] {
        assert_eq!(reset(&phone, nik, code).await, Err(NOT_VALID));
    }
    app.minutes_pass(9);
    let typed = [
        ("nik", seeker.nik.as_str()),
        ("code", &given.code),
        ("password", NEW_PASSWORD),
        ("password_again", NEW_PASSWORD),
    ];
    let answer = phone.submit("lupa", "/lupa", typed).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (302, "/permohonan"));
    assert!(phone.page("/permohonan/identitas").await.contains("Rahasia Belum Terkirim"), "signed in");
    assert_eq!(seeker.get("/permohonan").await.status, 401, "every other session has ended");
    assert_eq!(seeker.sign_in().await.result::<()>(), Err(ApiError::WrongLogin), "the old password is over");
    let fields = [("nik", seeker.nik.as_str()), ("password", NEW_PASSWORD)];
    assert_eq!(app.visitor().ask::<()>("masuk", fields).await, Ok(()));
    let proven: Vec<_> = claims(&app, &seeker.nik).await.into_iter().filter(|claim| claim.proven).collect();
    assert_eq!((proven.len(), &proven[0].id), (1, &account.id), "tied to the person");
    let again =
        [("nik", seeker.nik.as_str()), ("code", &given.code), ("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(phone.ask::<()>("lupa", again).await, Err(NOT_VALID), "a code works once");
    assert_eq!(reset(&phone, &seeker.nik, &given.code).await, Ok(()), "the same form sent twice has the same answer");
    app.minutes_pass(2);
    assert_eq!(reset(&phone, &seeker.nik, &given.code).await, Err(NOT_VALID), "and ten minutes later none");

    let late = password_code(&desk, &account.id).await;
    app.minutes_pass(11);
    assert_eq!(reset(&phone, &seeker.nik, &late.code).await, Err(NOT_VALID), "ten minutes are over");
    let earlier = password_code(&desk, &account.id).await;
    let newer = password_code(&desk, &account.id).await;
    assert_eq!(reset(&phone, &seeker.nik, &earlier.code).await, Err(NOT_VALID), "a newer code ends the earlier");
    assert_eq!(reset(&phone, &seeker.nik, &newer.code).await, Ok(()));
    app.store.verify_journal(None).await.expect("a whole journal");
}

#[tokio::test]
async fn guessing_codes_closes_the_door_for_a_while_and_the_counter_opens_it() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let seeker = sent(&app, samples::NAME).await;
    let account = claims(&app, &seeker.nik).await.remove(0).id;
    let given = password_code(&desk, &account).await;
    let phone = app.visitor();
    for _ in 0..MOST_FAILURES {
        assert_eq!(reset(&phone, &seeker.nik, "K7QM-2XDR").await, Err(NOT_VALID));
    }
    assert_eq!(reset(&phone, &seeker.nik, &given.code).await, Err(ApiError::Throttled));
    let nobody = app.new_nik();
    for _ in 0..MOST_FAILURES {
        assert_eq!(reset(&phone, &nobody, "K7QM-2XDR").await, Err(NOT_VALID), "an unknown NIK looks the same");
    }
    assert_eq!(reset(&phone, &nobody, "K7QM-2XDR").await, Err(ApiError::Throttled));
    let given = password_code(&desk, &account).await;
    assert_eq!(reset(&phone, &seeker.nik, &given.code).await, Ok(()));
    for _ in 0..MOST_FAILURES {
        assert_eq!(take_over(&phone, "K7QM-2XDR").await, Err(NOT_VALID));
    }
    assert_eq!(take_over(&phone, "K7QM-3333").await, Err(ApiError::Throttled), "half of a code does not help");
    assert_eq!(take_over(&phone, "3333-2XDR").await, Err(NOT_VALID), "others are not locked out");
}

#[tokio::test]
async fn without_scripts_a_code_is_shown_once_and_what_was_typed_stays() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let seeker = sent(&app, samples::NAME).await;
    let account = claims(&app, &seeker.nik).await.remove(0).id;
    let here = format!("/meja/sandi-pemohon/{}", seeker.id);
    assert!(desk.page(&here).await.contains(words::KTP_SEEN));
    let answer = desk.submit("meja-sandi-pemohon", &here, [("account", account.as_str()), ("ktp", "ya")]).await;
    assert_eq!(answer.location().trim_end_matches('?'), here, "no code in the address");
    let page = desk.page(&here).await;
    let code = page.split("class=\"code\">").nth(1).and_then(|rest| rest.get(..9)).expect("a code").to_owned();
    assert!(page.contains("class=\"qr\"") && page.contains(words::GIVEN_ONCE));
    assert!(!desk.page(&here).await.contains("class=\"code\""), "shown once");

    let phone = app.visitor();
    let from = format!("/lupa?kode={code}");
    assert!(phone.page(&from).await.contains(&format!("value=\"{code}\"")), "the scanned code is filled in");
    let typed = [
        ("nik", seeker.nik.as_str()),
        ("code", "K7QM-2XDR"),
        ("password", NEW_PASSWORD),
        ("password_again", NEW_PASSWORD),
    ];
    let answer = phone.submit("lupa", &from, typed).await;
    assert_eq!(answer.error_in_address(), Some(NOT_VALID));
    let page = phone.page(answer.location()).await;
    assert!(page.contains(&format!("value=\"{}\"", seeker.nik)) && page.contains("value=\"K7QM-2XDR\""));
    assert!(page.contains(problem(Problem::CodeNotValid).as_ref()) && !page.contains(NEW_PASSWORD));
    assert!(!page.contains("import("), "the page weighs nothing on a phone");
    let typed =
        [("nik", seeker.nik.as_str()), ("code", &code), ("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)];
    assert_eq!(phone.submit("lupa", answer.location(), typed).await.location(), "/status", "sent already");
    assert!(app.visitor().page("/masuk").await.contains(public::HAVE_CODE));
}

#[tokio::test]
async fn a_walk_in_goes_on_with_the_own_phone_and_all_stays_readable_on_both_sides() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let nik = app.new_nik();
    let id = desk.walk_in(&nik, samples::NAME).await;
    let contact = step_fields(&id, Step::Contact, 0, "next", &samples::answers(Step::Contact));
    desk.ask::<ak1::api::form::SavedStep>("simpan", contact).await.expect("a saved step");
    desk.upload_all(&id).await;
    assert!(desk.page(&format!("/meja/bantu/{id}")).await.contains(&format!("/meja/bantu/{id}/hp")));
    let untold = desk.ask::<GivenCode>("meja-bantu-hp", [("application", id.as_str())]).await;
    assert_eq!(untold, Err(ApiError::Field(Field::Truth, Problem::Missing)));
    let given = file_code(&desk, &id).await;
    assert_eq!(given.address, "http://127.0.0.1:3000/ambil");
    assert!(given.qr.is_some());

    for entry in std::fs::read_dir(app.folder()).expect("the folder") {
        let bytes = std::fs::read(entry.expect("a file").path()).expect("the file");
        for code in [given.code.clone(), given.code.replace('-', "")] {
            assert!(!samples::contains(&bytes, code.as_bytes()), "a code lies in the files in clear");
        }
    }

    let phone = app.visitor();
    let from = format!("/ambil?kode={}", given.code);
    assert!(phone.page(&from).await.contains(&format!("value=\"{}\"", given.code)));
    let short = [("code", given.code.as_str()), ("password", "pendek"), ("password_again", "pendek")];
    let refused = phone.submit("ambil", &from, short).await;
    assert!(matches!(refused.error_in_address(), Some(ApiError::Field(Field::Password, _))), "{}", refused.location());
    let typed = [("code", given.code.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(phone.submit("ambil", &from, typed).await.location(), "/permohonan");
    let other = [("code", given.code.as_str()), ("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)];
    assert_eq!(app.visitor().ask::<()>("ambil", other).await, Err(NOT_VALID), "a code works once");
    assert_eq!(take_over(&phone, &given.code).await, Ok(()), "the same form sent twice has the same answer");

    let own: ak1::api::form::Overview = phone.ask("permohonan", [("application", "")]).await.expect("an overview");
    assert_eq!((own.application.as_str(), own.base.as_str()), (id.as_str(), "/permohonan"));
    assert_eq!((own.answers.get("phone"), own.answers.get("name")), (samples::PHONE, samples::NAME));
    let picture = format!("/berkas/{}", own.documents[0].id);
    for client in [&phone, &*desk] {
        assert_eq!(client.get(&picture).await.status, 200);
    }
    let step: StepPage = phone.ask("langkah", [("application", ""), ("step", "alamat")]).await.expect("a step");
    let address = step_fields(&id, Step::Address, step.revision, "next", &samples::answers(Step::Address));
    phone.ask::<ak1::api::form::SavedStep>("simpan", address).await.expect("a saved step");
    let file = desk.file(&id).await.expect("the officer still sees the file");
    assert_eq!((file.answers.get("ktp_street"), file.answers.get("phone")), (samples::STREET, samples::PHONE));
    let fields = [("nik", nik.as_str()), ("password", PASSWORD)];
    assert_eq!(app.visitor().ask::<()>("masuk", fields).await, Ok(()), "the account is theirs");
    assert!(claims(&app, &nik).await[0].proven);
    let again = desk.ask::<GivenCode>("meja-bantu-hp", [("application", id.as_str()), ("ktp", "ya")]).await;
    assert_eq!(again, Err(ApiError::NotNow), "the file has an account now");
    assert!(desk.page(&format!("/meja/bantu/{id}/hp")).await.contains(words::PHONE_CLOSED));
    app.store.verify_journal(None).await.expect("a whole journal");
}

#[tokio::test]
async fn who_is_known_to_the_counter_gets_the_walk_in_file_into_the_account_that_is_there() {
    let app = TestApp::new().await;
    let desk = app.whole_office().await;
    let seeker = sent(&app, samples::NAME).await;
    desk.decide(&seeker.id, Move::Accept).await.expect("accepted");
    desk.decide(&seeker.id, Move::Attend).await.expect("attended");
    desk.decide(&seeker.id, Move::Cancel).await.expect("cancelled");
    app.minutes_pass(5);
    let id = desk.walk_in(&seeker.nik, samples::NAME).await;
    let given = file_code(&desk, &id).await;
    app.minutes_pass(11);
    assert_eq!(take_over(&app.visitor(), &given.code).await, Err(NOT_VALID), "ten minutes are over");
    let given = file_code(&desk, &id).await;
    let phone = app.visitor();
    assert_eq!(take_over(&phone, &given.code).await, Ok(()));
    assert_eq!(claims(&app, &seeker.nik).await.len(), 1, "no second account");
    let own: ak1::api::form::Overview = phone.ask("permohonan", [("application", "")]).await.expect("an overview");
    assert_eq!((own.application, own.answers.get("name")), (id, samples::NAME));
    assert_eq!(seeker.get("/permohonan").await.status, 401, "the old sessions have ended with the old password");
}

#[tokio::test]
async fn several_files_of_one_form_become_pages_also_without_scripts() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let id = desk.walk_in(&app.new_nik(), samples::NAME).await;
    let form = desk.page(&format!("/meja/bantu/{id}/dokumen")).await;
    let input = |kind: &str| {
        let at = form.find(&format!("id=\"{kind}-berkas\"")).expect("an input");
        form[at..].split('>').next().expect("a tag").to_owned()
    };
    assert!(input("ijazah").contains("multiple") && !input("foto").contains("multiple"), "one photo, many pages");
    let page = ("halaman.jpg", samples::PICTURE.as_slice());
    let address = format!("/unggah/{id}/ijazah");
    let answer = desk.upload_files_to(&address, &[page, page, page], "text/html").await;
    assert_eq!(answer.location(), format!("/meja/bantu/{id}/dokumen#ijazah"));
    assert_eq!(app.store.documents(&id).await.expect("documents").len(), 3);
    let broken = ("rusak.jpg", b"Ini bukan foto.".as_slice());
    let answer = desk.upload_files_to(&address, &[page, broken, page], "text/html").await;
    assert!(answer.location().contains("?dokumen=ijazah&masalah="), "{}", answer.location());
    assert_eq!(app.store.documents(&id).await.expect("documents").len(), 4, "those before the broken one are there");
    let seeker = app.somebody().await;
    assert!(!seeker.page("/permohonan/dokumen").await.contains("multiple"), "a phone takes one picture at a time");
}

/// A job seeker whose application was sent under this name.
async fn sent(app: &TestApp, name: &str) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    let mut identity = samples::answers(Step::Identity);
    identity[0].1 = name;
    seeker.fill(Step::Identity, &identity).await.expect("a saved step");
    seeker.send_application().await.expect("sent");
    seeker
}

/// Where the search leads.
async fn find(desk: &Desk, typed: &str) -> String {
    desk.submit("meja-datang-cari", "/meja/datang", [("text", typed)]).await.location().to_owned()
}

/// Enters somebody; the sentence that stands on the page then.
async fn arrive(desk: &Desk, id: &str) -> String {
    let version = desk.app.version(id).await.to_string();
    let fields = [("application", id), ("version", &version), ("key", "kunci")];
    let answer = desk.submit("meja-datang", &format!("/meja/datang?berkas={id}"), fields).await;
    assert_eq!(answer.location(), format!("/meja/datang?hadir={id}"));
    let page = desk.page(answer.location()).await;
    let said = page.split("arrival-said number").nth(1).and_then(|rest| rest.split('>').nth(1)).expect("a sentence");
    said.split(" – ").next().unwrap_or_default().to_owned()
}

async fn today(app: &TestApp) -> Vec<Attendance> {
    app.store.attendance(app.clock.today()).await.expect("a list")
}

async fn claims(app: &TestApp, nik: &str) -> Vec<ak1::store::account::Claim> {
    app.store.claims(&Nik::parse(nik).expect("a NIK")).await.expect("claims")
}

async fn password_code(desk: &Desk, account: &str) -> GivenCode {
    desk.ask("meja-sandi-pemohon", [("account", account), ("ktp", "ya")]).await.expect("a code")
}

async fn file_code(desk: &Desk, application: &str) -> GivenCode {
    desk.ask("meja-bantu-hp", [("application", application), ("ktp", "ya")]).await.expect("a code")
}

async fn reset(phone: &Client, nik: &str, code: &str) -> Result<(), ApiError> {
    let fields = [("nik", nik), ("code", code), ("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)];
    phone.ask("lupa", fields).await
}

async fn take_over(phone: &Client, code: &str) -> Result<(), ApiError> {
    phone.ask("ambil", [("code", code), ("password", PASSWORD), ("password_again", PASSWORD)]).await
}
