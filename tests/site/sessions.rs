//! Sessions: how long they run, what ends them, and where their owner sees them.

use ak1::access::cookie::Side;
use ak1::api::ApiError;
use ak1::domain::role::Role;
use ak1::store::session::{APPLICANT_LIFE, APPLICANT_QUIET, OFFICER_LIFE, OFFICER_QUIET};
use ak1::text::device;
use axum::body::Body;
use axum::http::header;

use super::app::{PASSWORD, TestApp};
use super::client::{Client, FORM, Fields, NOTHING};
use super::desk::sign_in;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const CHROME: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

#[tokio::test]
async fn a_quiet_session_ends_after_its_time_and_not_a_second_earlier() {
    let app = TestApp::new().await;
    for (side, quiet) in [(Side::Desk, OFFICER_QUIET), (Side::Applicant, APPLICANT_QUIET)] {
        let (client, page) = somebody(&app, side).await;
        app.clock.advance(quiet);
        assert_eq!(client.get(page).await.status, 200, "{side:?}: the last second");
        app.clock.advance(quiet);
        assert_eq!(client.get(page).await.status, 200, "{side:?}: being seen began the time anew");
        app.clock.advance(quiet + 1);
        assert_eq!(client.get(page).await.status, 401, "{side:?}: one second too late");
    }
}

#[tokio::test]
async fn a_busy_session_ends_after_its_longest_life_and_not_a_second_earlier() {
    let app = TestApp::new().await;
    for (side, life, quiet) in
        [(Side::Desk, OFFICER_LIFE, OFFICER_QUIET), (Side::Applicant, APPLICANT_LIFE, APPLICANT_QUIET)]
    {
        let (client, page) = somebody(&app, side).await;
        let mut lived = 0;
        while lived < life {
            let next = (quiet - 1).min(life - lived);
            app.clock.advance(next);
            lived += next;
            assert_eq!(client.get(page).await.status, 200, "{side:?}: after {lived} seconds");
        }
        app.clock.advance(1);
        assert_eq!(client.get(page).await.status, 401, "{side:?}: however busy");
    }
}

#[tokio::test]
async fn the_cookie_lives_as_long_as_the_session() {
    let app = TestApp::new().await;
    let (nik, login) = (app.new_nik(), app.settled_officer(&[Role::Information]).await);
    let account = [("nik", nik.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    let seeker = app.visitor().call("daftar", account).await;
    let officer = app.visitor().call("meja-masuk", [("login", login.as_str()), ("password", PASSWORD)]).await;
    for (answer, life) in [(seeker, APPLICANT_LIFE), (officer, OFFICER_LIFE)] {
        let cookie = answer.headers[header::SET_COOKIE].to_str().expect("a cookie");
        assert!(cookie.contains(&format!("Max-Age={life};")), "{cookie}");
    }
}

#[tokio::test]
async fn a_new_password_of_an_officer_ends_every_other_session_and_asks_for_the_old_one() {
    let app = TestApp::new().await;
    let here = app.officer(&[Role::Information]).await;
    let there = app.visitor();
    sign_in(&there, &here.login).await;
    let change = |current: &'static str| {
        [("current", current), ("password", "sapu lidi baru"), ("password_again", "sapu lidi baru")]
    };
    assert_eq!(there.ask::<()>("meja-sandi", change("salah semua")).await, Err(ApiError::WrongLogin));
    let without = [("password", "sapu lidi baru"), ("password_again", "sapu lidi baru")];
    assert_eq!(there.ask::<()>("meja-sandi", without).await, Err(ApiError::WrongLogin));
    assert_eq!(here.get("/meja").await.status, 200);
    assert_eq!(there.ask::<()>("meja-sandi", change(PASSWORD)).await, Ok(()));
    assert_eq!(there.get("/meja").await.status, 200, "who changed it goes on");
    assert_eq!(here.get("/meja").await.status, 401);
    let old = [("login", here.login.as_str()), ("password", PASSWORD)];
    assert_eq!(here.ask::<()>("meja-masuk", old).await, Err(ApiError::WrongLogin));
}

#[tokio::test]
async fn a_new_password_of_a_job_seeker_ends_every_session() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let second = app.visitor();
    let account = [("nik", seeker.nik.as_str()), ("password", PASSWORD)];
    second.ask::<()>("masuk", account).await.expect("a session");
    let subject = app.store.application(&seeker.id).await.expect("a file").account.expect("an account");
    let given: ak1::api::ticket::GivenCode =
        office.ask("meja-sandi-pemohon", [("account", subject.as_str()), ("ktp", "ya")]).await.expect("a code");
    let new = "sapu lidi baru";
    let fields = [("nik", seeker.nik.as_str()), ("code", &given.code), ("password", new), ("password_again", new)];
    let third = app.visitor();
    assert_eq!(third.ask::<()>("lupa", fields).await, Ok(()));
    assert_eq!(third.get("/status").await.status, 200);
    for old in [&*seeker, &second] {
        assert_eq!(old.get("/status").await.status, 401);
    }
}

#[tokio::test]
async fn officers_see_their_own_devices_and_end_one_or_all_others() {
    let app = TestApp::new().await;
    let login = app.settled_officer(&[Role::Information]).await;
    let stranger = app.officer(&[Role::Information]).await;
    let fields = [("login", login.as_str()), ("password", PASSWORD)];
    let mut devices = Vec::new();
    for agent in [CHROME, FIREFOX, ""] {
        app.minutes_pass(10);
        devices.push(signed_in_as(&app, "meja-masuk", &fields, agent).await);
    }
    let [phone, desk, unknown] = &devices[..] else { panic!("three devices") };
    app.minutes_pass(30);
    let page = desk.page("/meja/perangkat").await;
    for words in ["Chrome di Android", "Firefox di Linux", "24-11-2026 10.10", "24-11-2026 10.20", device::THIS] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(page.matches(device::THIS).count(), 1);
    assert!(!page.contains("Mozilla"), "kept short");
    assert!(page.contains("24-11-2026 11.00"), "just seen");

    let names = names(&page);
    assert_eq!(names.len(), 2, "this one cannot be ended here");
    assert_eq!(stranger.submit("meja-perangkat", "/meja/perangkat", [("which", names[1].as_str())]).await.status, 302);
    assert_eq!(phone.get("/meja").await.status, 200, "nobody ends another's");
    let answer = desk.submit("meja-perangkat", "/meja/perangkat", [("which", names[1].as_str())]).await;
    assert_eq!(answer.location(), "/meja/perangkat");
    let states = [phone, desk, unknown].map(|client| client.get("/meja"));
    let states: Vec<_> = futures(states).await;
    assert_eq!(states, [401, 200, 200], "the oldest stands last");

    signed_in_as(&app, "meja-masuk", &fields, CHROME).await;
    desk.submit("meja-perangkat", "/meja/perangkat", [("which", "lain")]).await;
    assert_eq!((desk.get("/meja").await.status.as_u16(), unknown.get("/meja").await.status.as_u16()), (200, 401));
    assert!(desk.page("/meja/perangkat").await.contains(device::ALONE));
    assert_eq!(stranger.get("/meja").await.status, 200);
}

#[tokio::test]
async fn job_seekers_see_and_end_their_devices_among_their_data() {
    let app = TestApp::new().await;
    let (seeker, other) = (app.somebody().await, app.somebody().await);
    let account = [("nik", seeker.nik.as_str()), ("password", PASSWORD)];
    let phone = signed_in_as(&app, "masuk", &account, CHROME).await;
    let page = seeker.page("/data-saya").await;
    assert!(page.contains("Chrome di Android") && page.contains(device::THIS));
    assert!(seeker.get("/data-saya.json").await.text().contains("Chrome di Android"), "it is kept, so it is told");
    let name = names(&page).remove(0);
    other.submit("perangkat", "/data-saya", [("which", name.as_str())]).await;
    assert_eq!(phone.get("/status").await.status, 200, "nobody ends another's");
    seeker.submit("perangkat", "/data-saya", [("which", name.as_str())]).await;
    assert_eq!(phone.get("/status").await.status, 401);
    assert_eq!(seeker.get("/status").await.status, 200);
}

#[tokio::test]
async fn passwords_are_masked_and_may_be_pasted() {
    let app = TestApp::new().await;
    let office = app.officer(&[Role::Information]).await;
    for page in ["/daftar", "/masuk", "/lupa", "/ambil", "/meja/masuk", "/meja/sandi", "/meja/dua-langkah"] {
        let html = office.page(page).await;
        let fields: Vec<_> = html.split("<input").skip(1).filter_map(|rest| rest.split('>').next()).collect();
        let of_passwords: Vec<_> = fields
            .into_iter()
            .filter(|field| field.contains("name=\"password") || field.contains("name=\"current\""))
            .collect();
        assert!(!of_passwords.is_empty(), "{page}");
        for field in of_passwords {
            assert!(field.contains("type=\"password\""), "{page}: {field}");
            assert!(
                field.contains("autocomplete=\"new-password\"") || field.contains("autocomplete=\"current-password\""),
                "{page}: {field}"
            );
            assert!(!field.contains("onpaste") && !field.contains("maxlength"), "{page}: {field}");
        }
    }
}

#[tokio::test]
async fn an_ended_session_and_one_that_is_over_are_on_no_list() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::Information]).await;
    for _ in 0..2 {
        let other = app.visitor();
        sign_in(&other, &desk.login).await;
        app.minutes_pass(1);
        other.call("meja-keluar", NOTHING).await;
    }
    assert!(desk.page("/meja/perangkat").await.contains(device::ALONE));
    // Being seen is noted once in five minutes.
    app.minutes_pass(6);
    desk.page("/meja").await;
    let quiet = app.visitor();
    sign_in(&quiet, &desk.login).await;
    app.clock.advance(OFFICER_QUIET - 60);
    assert_eq!(names(&desk.page("/meja/perangkat").await).len(), 1);
    app.minutes_pass(2);
    assert!(names(&desk.page("/meja/perangkat").await).is_empty());
}

async fn somebody(app: &TestApp, side: Side) -> (Client, &'static str) {
    let client = app.visitor();
    match side {
        Side::Desk => {
            sign_in(&client, &app.settled_officer(&[Role::Information]).await).await;
            (client, "/meja")
        }
        Side::Applicant => {
            let nik = app.new_nik();
            let account = [("nik", nik.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
            client.ask::<()>("daftar", account).await.expect("an account");
            (client, "/status")
        }
    }
}

/// Signs in with a browser that says this of itself.
async fn signed_in_as(app: &TestApp, function: &str, fields: &[(&str, &str)], agent: &str) -> Client {
    let client = app.visitor();
    let request = client.post(&format!("/api/{function}")).header(header::USER_AGENT, agent);
    let request = request.header(header::ACCEPT, "application/x-postcard").header(header::CONTENT_TYPE, FORM);
    let answer = client.send(request, Body::from(fields.iter().copied().encoded())).await;
    assert_eq!(answer.result::<()>(), Ok(()));
    client
}

/// The names of the sessions that the page offers to end.
fn names(page: &str) -> Vec<String> {
    let value = |rest: &str| rest.split("value=\"").nth(1)?.split('"').next().map(str::to_owned);
    let named = page.split("name=\"which\"").skip(1).filter_map(value);
    named.filter(|name| name != ak1::api::device::OTHERS).collect()
}

async fn futures<F: Future<Output = super::client::Answer>>(all: [F; 3]) -> Vec<u16> {
    let mut states = Vec::new();
    for one in all {
        states.push(one.await.status.as_u16());
    }
    states
}
