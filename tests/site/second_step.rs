//! The second step of an officer's sign-in: a code of the phone after the password.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::crypt::TotpSecret;
use ak1::domain::Problem;
use ak1::domain::role::Role;
use ak1::store::second_step::{HALF_LIFE, MOST_WRONG, RECOVERY_CODES};
use ak1::store::throttle::{MOST_FAILURES, WINDOW};
use ak1::text::second_step as text;
use axum::http::header;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};

use super::app::{PASSWORD, TestApp};
use super::client::{Answer, Client};
use super::desk::Desk;

const SET_UP: &str = "/meja/dua-langkah";
const WRONG: ApiError = ApiError::Field(Field::Code, Problem::CodeNotValid);

#[tokio::test]
async fn an_officer_sets_it_up_and_signs_in_with_it_without_scripts() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let elsewhere = app.officer_again(&desk.login).await;
    let page = desk.page(SET_UP).await;
    assert!(page.contains(text::NEEDED) && !page.contains(text::REQUIRED));
    let refused = desk.submit("meja-dua-langkah-mulai", SET_UP, [("password", "salah semua")]).await;
    assert_eq!(refused.error_in_address(), Some(ApiError::WrongLogin));
    assert!(!desk.page(SET_UP).await.contains(text::SCAN), "the password is asked for");
    let codes = set_up(&desk).await;
    assert_eq!(codes.len(), RECOVERY_CODES);
    let page = desk.page(SET_UP).await;
    assert!(page.contains(text::ACTIVE) && codes.iter().all(|code| !page.contains(code)), "shown once");
    assert_eq!(desk.get("/meja").await.status, 200);
    assert_eq!(elsewhere.get("/meja").await.status, 401, "that session was begun with the password alone");

    let new = app.visitor();
    let answer = password(&new, &desk.login).await;
    assert_eq!(answer.location(), "/meja/kode");
    assert_eq!(new.get("/meja").await.status, 401, "half a sign-in opens nothing");
    assert!(new.page("/meja/kode").await.contains(text::GIVE_LEAD));
    let wrong = give(&new, "000000").await;
    assert_eq!(wrong.error_in_address(), Some(WRONG));
    assert!(new.page(wrong.location()).await.contains(text::WRONG));
    assert!(new.page(give(&new, "12").await.location()).await.contains(text::UNREADABLE));
    assert!(new.page(give(&new, "").await.location()).await.contains(text::MISSING));
    let answer = give(&new, &app.code_of(&desk.login).expect("a phone")).await;
    assert_eq!(answer.location(), "/meja");
    assert_eq!(new.get("/meja").await.status, 200);
    assert_eq!(new.get("/meja/kode").await.status, 401, "the half is used up");
}

#[tokio::test]
async fn half_a_sign_in_can_do_nothing_else_and_is_over_after_five_minutes() {
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin, Role::Information]).await;
    let half = app.visitor();
    password(&half, &admin.login).await;
    for page in ["/meja", "/meja/perangkat", "/meja/sandi", SET_UP, "/meja/pengaturan", "/meja/cadangan", "/meja/kabar"]
    {
        assert_eq!(half.status(page).await, 401, "{page}");
    }
    for function in ["meja-antrean", "meja-pengaturan", "meja-sandi", "meja-dua-langkah-akhiri", "meja-perangkat"] {
        let fields =
            [("password", PASSWORD), ("password_again", PASSWORD), ("asked[queue]", "menunggu"), ("current", PASSWORD)];
        assert_eq!(half.call(function, fields).await.status, 401, "{function}");
    }
    // Its token is worth nothing as a session's.
    let token = password(&half, &admin.login).await.headers[header::SET_COOKIE].to_str().expect("a cookie").to_owned();
    let token = token.split(['=', ';']).nth(1).expect("a token").to_owned();
    let request = axum::http::Request::get("/meja").header("sec-fetch-site", "none");
    let request = request.header(header::COOKIE, format!("__Host-ak1-meja={token}"));
    assert_eq!(app.visitor().send(request, axum::body::Body::empty()).await.status, 401);

    app.clock.advance(HALF_LIFE);
    let code = app.code_of(&admin.login).expect("a phone");
    assert_eq!(half.ask::<()>("meja-kode", [("code", code)]).await, Err(ApiError::SignedOut));
    let page = half.get("/meja/kode").await;
    assert!(page.status == 401 && page.text().contains(text::OVER));
    password(&half, &admin.login).await;
    app.clock.advance(HALF_LIFE - 1);
    let code = app.code_of(&admin.login).expect("a phone");
    assert_eq!(half.ask::<()>("meja-kode", [("code", code)]).await, Ok(()), "the last second");
}

/// An office, and two at once who know an admin's password and wait for a code.
async fn two_after_the_password() -> (TestApp, String, [Client; 2]) {
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin]).await;
    let both = [app.visitor(), app.visitor()];
    for one in &both {
        password(one, &admin.login).await;
    }
    (app, admin.login.clone(), both)
}

#[tokio::test]
async fn a_code_counts_once() {
    let (app, login, [one, two]) = two_after_the_password().await;
    let code = app.code_of(&login).expect("a phone");
    assert_eq!(one.ask::<()>("meja-kode", [("code", code.as_str())]).await, Ok(()));
    assert_eq!(two.ask::<()>("meja-kode", [("code", code.as_str())]).await, Err(WRONG), "seen over a shoulder");
    app.clock.advance(30);
    assert_eq!(two.ask::<()>("meja-kode", [("code", code)]).await, Err(WRONG));
    let next = app.code_of(&login).expect("a phone");
    assert_eq!(two.ask::<()>("meja-kode", [("code", next)]).await, Ok(()));
}

#[tokio::test]
async fn two_who_send_one_code_at_the_same_moment_do_not_both_get_in() {
    let (app, login, [one, two]) = two_after_the_password().await;
    let code = app.code_of(&login).expect("a phone");
    let fields = [("code", code.as_str())];
    let (first, second) = tokio::join!(one.ask::<()>("meja-kode", fields), two.ask::<()>("meja-kode", fields));
    assert_eq!([first, second].iter().filter(|outcome| outcome.is_ok()).count(), 1);
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_is_in_the_journal() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let codes = set_up(&desk).await;
    let client = app.visitor();
    password(&client, &desk.login).await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    assert_eq!(give(&client, &typed).await.location(), "/meja");
    assert!(desk.page(SET_UP).await.contains(&format!("<dd>{}<", RECOVERY_CODES - 1)));
    password(&client, &desk.login).await;
    assert_eq!(give(&client, &codes[3]).await.error_in_address(), Some(WRONG));
    let other = app.officer(&[Role::Information]).await;
    set_up(&other).await;
    password(&client, &other.login).await;
    assert_eq!(give(&client, &codes[4]).await.error_in_address(), Some(WRONG), "another's");

    let answer = desk.submit("meja-kode-cadangan", SET_UP, [("password", PASSWORD)]).await;
    let new = shown(&desk.page(answer.location()).await);
    assert_eq!(new.len(), RECOVERY_CODES);
    password(&client, &desk.login).await;
    assert_eq!(give(&client, &codes[5]).await.error_in_address(), Some(WRONG), "the older ones are void");
    assert_eq!(give(&client, &new[0]).await.location(), "/meja");
    let noted = journal(&app).await;
    assert_eq!(noted.iter().filter(|action| *action == "recovery-code").count(), 2);
    assert_eq!(noted.iter().filter(|action| *action == "second-step").count(), 2);
    assert!(noted.contains(&"recovery-codes".to_owned()));
}

#[tokio::test]
async fn guessing_is_throttled_by_account_and_at_last_only_a_recovery_code_opens() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let codes = set_up(&desk).await;
    let guesser = app.visitor();
    let mut wrong = 0;
    while wrong < MOST_WRONG {
        password(&guesser, &desk.login).await;
        for _ in 0..MOST_FAILURES {
            assert_eq!(guesser.ask::<()>("meja-kode", [("code", "000000")]).await, Err(WRONG));
            wrong += 1;
        }
        assert_eq!(guesser.ask::<()>("meja-kode", [("code", "000000")]).await, Err(ApiError::Throttled));
        let elsewhere = app.visitor();
        password(&elsewhere, &desk.login).await;
        assert_eq!(
            elsewhere.ask::<()>("meja-kode", [("code", "000000")]).await,
            Err(ApiError::Throttled),
            "by account"
        );
        app.clock.advance(WINDOW + 1);
    }
    password(&guesser, &desk.login).await;
    let right = app.code_of(&desk.login).expect("a phone");
    assert_eq!(guesser.ask::<()>("meja-kode", [("code", right)]).await, Err(WRONG), "whoever guesses long enough");
    assert_eq!(guesser.ask::<()>("meja-kode", [("code", codes[0].as_str())]).await, Ok(()));
    app.clock.advance(60);
    password(&guesser, &desk.login).await;
    let right = app.code_of(&desk.login).expect("a phone");
    assert_eq!(guesser.ask::<()>("meja-kode", [("code", right)]).await, Ok(()), "and the phone counts again");
}

#[tokio::test]
async fn an_admin_is_led_to_the_set_up_and_can_do_nothing_else_before() {
    let app = TestApp::new().await;
    let login = app.new_officer(&[Role::Admin, Role::Information]).await;
    let client = app.visitor();
    assert_eq!(password(&client, &login).await.location(), "/meja/sandi");
    let own = [("password", "sapu lidi baru"), ("password_again", "sapu lidi baru")];
    assert_eq!(client.submit("meja-sandi", "/meja/sandi", own).await.location(), SET_UP);
    let page = client.page(SET_UP).await;
    assert!(page.contains(text::REQUIRED) && !page.contains("desk-nav"), "no ways that lead nowhere");
    for page in
        ["/meja", "/meja/pengaturan", "/meja/perangkat", "/meja/datang", "/meja/cadangan", "/cetak/hadir/2026-11-24"]
    {
        let answer = client.get(page).await;
        assert_eq!(answer.status, 401, "{page}");
        assert!(answer.text().contains(&format!("href=\"{SET_UP}\"")), "{page} shows the way");
    }
    assert_eq!(client.ask::<()>("meja-loket", [("nik", "x"), ("name", "x")]).await, Err(ApiError::SecondStep));
    let fields = [("password", "sapu lidi baru")];
    assert_eq!(client.submit("meja-dua-langkah-mulai", SET_UP, fields).await.location(), SET_UP);
    assert_eq!(client.get("/meja").await.status, 401, "begun is not done");
    let code = scanned(&app, &login, &client.page(SET_UP).await);
    client.submit("meja-dua-langkah", SET_UP, [("code", code)]).await;
    assert_eq!(client.get("/meja/pengaturan").await.status, 200);
    let refused = client.submit("meja-dua-langkah-akhiri", SET_UP, fields).await;
    assert_eq!(refused.error_in_address(), Some(ApiError::NotNow), "an admin keeps it");
}

#[tokio::test]
async fn an_officer_who_becomes_an_admin_needs_it_from_the_next_request_on() {
    let app = TestApp::new().await;
    let (admin, desk) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Information]).await);
    assert_eq!(desk.get("/meja").await.status, 200);
    let id = app.store.officer_secret(&desk.login).await.expect("an answer").expect("the officer").id;
    let version = app.store.officers_ever().await.expect("officers");
    let version = version.into_iter().find(|listed| listed.officer.id == id).expect("the officer").version.to_string();
    let fields = [
        ("id", id.as_str()),
        ("version", &version),
        ("act", "simpan"),
        ("a[name]", "Endang Sulistyowati"),
        ("a[title]", "Petugas"),
        ("a[role-admin]", "ya"),
    ];
    assert_eq!(admin.submit("meja-petugas-simpan", "/meja/pengaturan/petugas", fields).await.error_in_address(), None);
    assert_eq!(desk.get("/meja").await.status, 401);
    assert_eq!(desk.get(SET_UP).await.status, 200);
}

#[tokio::test]
async fn it_is_taken_away_by_the_officer_or_with_a_one_time_password() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    set_up(&desk).await;
    desk.submit("meja-dua-langkah-akhiri", SET_UP, [("password", PASSWORD)]).await;
    let client = app.visitor();
    assert_eq!(password(&client, &desk.login).await.location(), "/meja");

    let again = app.officer(&[Role::Information]).await;
    set_up(&again).await;
    password(&client, &again.login).await;
    let id = app.store.officer_secret(&again.login).await.expect("an answer").expect("the officer").id;
    let old = app.store.officer_secret(&again.login).await.expect("an answer").expect("the officer");
    app.store.set_officer_password(&id, old.password.as_str(), &old.salt, true, "cli").await.expect("reset");
    let code = app.code_of(&again.login).expect("a phone");
    assert_eq!(client.ask::<()>("meja-kode", [("code", code)]).await, Err(ApiError::SignedOut), "half a sign-in too");
    assert_eq!(password(&client, &again.login).await.location(), "/meja/sandi", "the phone is asked no more");
    let ended = journal(&app).await.iter().filter(|action| *action == "second-step-ended").count();
    assert_eq!(ended, 2);
}

#[tokio::test]
async fn another_phone_counts_only_once_it_was_confirmed() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    let first = set_up(&desk).await;
    desk.submit("meja-dua-langkah-mulai", SET_UP, [("password", PASSWORD)]).await;
    app.clock.advance(60);
    let client = app.visitor();
    password(&client, &desk.login).await;
    let old = app.code_of(&desk.login).expect("a phone");
    assert_eq!(give(&client, &old).await.location(), "/meja", "the old phone counts until then");
    let wrong = desk.submit("meja-dua-langkah", SET_UP, [("code", "000000")]).await;
    assert_eq!(wrong.error_in_address(), Some(WRONG));
    let code = scanned(&app, &desk.login, &desk.page(SET_UP).await);
    desk.submit("meja-dua-langkah", SET_UP, [("code", code)]).await;
    app.clock.advance(60);
    password(&client, &desk.login).await;
    let new = app.code_of(&desk.login).expect("a phone");
    assert_eq!(give(&client, &first[0]).await.error_in_address(), Some(WRONG), "nor do the older recovery codes");
    assert_eq!(give(&client, &new).await.location(), "/meja");
}

#[tokio::test]
async fn neither_secret_nor_codes_lie_in_the_files_in_clear() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    desk.submit("meja-dua-langkah-mulai", SET_UP, [("password", PASSWORD)]).await;
    let page = desk.page(SET_UP).await;
    let secret = base32(&words(&page));
    let code = scanned(&app, &desk.login, &page);
    let answer = desk.submit("meja-dua-langkah", SET_UP, [("code", code)]).await;
    let cookies = format!("{:?}", answer.headers.get_all(header::SET_COOKIE).iter().collect::<Vec<_>>());
    let codes = shown(&desk.page(answer.location()).await);
    assert!(codes.iter().all(|code| !cookies.contains(code) && !answer.location().contains(code)));
    let mut hidden: Vec<Vec<u8>> = vec![secret, words(&page).into_bytes()];
    hidden.extend(codes.iter().flat_map(|code| [code.clone().into_bytes(), code.replace('-', "").into_bytes()]));
    for entry in std::fs::read_dir(app.folder()).expect("the folder") {
        let bytes = std::fs::read(entry.expect("a file").path()).expect("the file");
        for text in &hidden {
            assert!(!super::samples::contains(&bytes, text), "{text:?}");
        }
    }
}

/// Sets it up without scripts; gives the recovery codes.
async fn set_up(desk: &Desk) -> Vec<String> {
    desk.submit("meja-dua-langkah-mulai", SET_UP, [("password", PASSWORD)]).await;
    let page = desk.page(SET_UP).await;
    assert!(page.contains(text::SCAN) && page.contains("class=\"qr\""));
    let code = scanned(&desk.app, &desk.login, &page);
    let answer = desk.submit("meja-dua-langkah", SET_UP, [("code", code)]).await;
    assert_eq!(answer.location(), SET_UP);
    shown(&desk.page(SET_UP).await)
}

/// Types the secret of the page into the officer's phone; gives a code.
fn scanned(app: &TestApp, login: &str, page: &str) -> String {
    app.has_phone(login, TotpSecret::from_bytes(&base32(&words(page))).expect("a secret"));
    app.code_of(login).expect("a code")
}

/// The secret on the page, in words of four letters.
fn words(page: &str) -> String {
    let secret =
        page.split("<strong class=\"code\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a secret");
    assert_eq!(secret.split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
    secret.replace(' ', "")
}

fn base32(text: &str) -> Vec<u8> {
    let bits = text.bytes().map(|sign| match sign {
        b'A'..=b'Z' => sign - b'A',
        digit => digit - b'2' + 26,
    });
    let bits: Vec<u8> = bits.flat_map(|five| (0..5).rev().map(move |at| five >> at & 1)).collect();
    bits.chunks_exact(8).map(|eight| eight.iter().fold(0, |byte, bit| byte << 1 | bit)).collect()
}

/// The recovery codes on the page.
fn shown(page: &str) -> Vec<String> {
    let list =
        page.split("<ol class=\"recovery\">").nth(1).and_then(|rest| rest.split("</ol>").next()).unwrap_or_default();
    let code = |rest: &str| rest.split('<').next().map(str::to_owned);
    list.split("<strong class=\"code\">").skip(1).filter_map(code).collect()
}

/// The first step, without scripts.
async fn password(client: &Client, login: &str) -> Answer {
    client.submit("meja-masuk", "/meja/masuk", [("login", login), ("password", PASSWORD)]).await
}

/// The second step, without scripts.
async fn give(client: &Client, code: &str) -> Answer {
    client.submit("meja-kode", "/meja/kode", [("code", code)]).await
}

async fn journal(app: &TestApp) -> Vec<String> {
    let options = SqliteConnectOptions::new().filename(app.database());
    let mut file = SqliteConnection::connect_with(&options).await.expect("the database");
    let rows = sqlx::query("SELECT action FROM journal ORDER BY seq").fetch_all(&mut file).await.expect("rows");
    rows.iter().map(|row| row.get(0)).collect()
}
