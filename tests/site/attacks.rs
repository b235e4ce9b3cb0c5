//! Attacks from outside: writing from another site, many behind one address, and asking whether somebody is known.

use ak1::api::ApiError;
use ak1::domain::role::Role;
use axum::body::Body;
use axum::http::{Method, Request, header};

use super::app::{PASSWORD, TestApp};
use super::bad_input::shape;
use super::client::{Answer, Client, FORM, Fields, NOTHING};
use super::desk::sign_in;
use super::matrix::{reading_addresses, writing_addresses};

type Headers = &'static [(&'static str, &'static str)];

/// What a browser of another site sends, or one that says nothing.
const FOREIGN: [(&str, Headers); 8] = [
    ("neither Origin nor Sec-Fetch-Site", &[]),
    ("only a Referer", &[("referer", "http://127.0.0.1:3000/meja")]),
    ("another site", &[("sec-fetch-site", "cross-site"), ("origin", "https://jahat.example")]),
    ("another host of the same site", &[("sec-fetch-site", "same-site"), ("origin", "http://lain.127.0.0.1:3000")]),
    ("another port", &[("sec-fetch-site", "same-site"), ("origin", "http://127.0.0.1:3001")]),
    ("another origin, old browser", &[("origin", "https://jahat.example")]),
    ("a hidden origin, old browser", &[("origin", "null")]),
    ("an origin that only begins like this one", &[("origin", "http://127.0.0.1:3000.jahat.example")]),
];

#[tokio::test]
async fn every_writing_address_refuses_whatever_does_not_come_from_its_own_pages() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.officer(&Role::ALL).await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let before = app.standing(&seeker.id).await;
    let addresses = writing_addresses(&seeker.id);
    assert!(addresses.len() > 60, "the list of the role matrix");
    let mut let_in = Vec::new();
    for address in &addresses {
        for (what, headers) in FOREIGN {
            for (who, client) in [("seeker", &*seeker), ("officer", &*office), ("nobody", &app.visitor())] {
                let fields = [("application", seeker.id.as_str()), ("password", PASSWORD), ("mv", "lengkap")].encoded();
                let answer = write(client, Method::POST, address, headers, fields).await;
                if answer.status != 403 {
                    let_in.push(format!("{address}: {what}, {who}: {}", answer.status));
                }
            }
        }
    }
    assert!(let_in.is_empty(), "{}", let_in.join("\n"));
    assert_eq!(app.standing(&seeker.id).await, before, "nothing was written");
    for (client, page) in [(&*seeker, "/status"), (&*office, "/meja")] {
        assert_eq!(client.get(page).await.status, 200, "nobody was signed out");
    }
}

#[tokio::test]
async fn no_function_is_called_by_an_address_alone_or_by_another_method() {
    let app = TestApp::new().await;
    let office = app.officer(&Role::ALL).await;
    for address in writing_addresses("x") {
        for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
            let own: Headers = &[("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:3000")];
            let answer = write(&office, method.clone(), &address, own, String::new()).await;
            assert!(answer.status.is_client_error(), "{method} {address}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_it() {
    let app = TestApp::new().await;
    let office = app.officer(&Role::ALL).await;
    let mut addresses = reading_addresses("x");
    assert!(addresses.len() > 60, "the list of the role matrix");
    addresses.extend(["/tidak/ada", "/api/tidak-ada", "/pkg/tidak-ada.js"].map(str::to_owned));
    let mut wrong = Vec::new();
    for address in &addresses {
        for client in [&*office, &app.visitor()] {
            let answer = client.get(address).await;
            let of = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let policy = of("content-security-policy");
            let page = of("content-type").starts_with("text/html");
            let closed = policy.contains("frame-ancestors 'none'") && (!page || policy.contains("base-uri 'none'"));
            let whole = of("strict-transport-security") == "max-age=31536000; includeSubDomains"
                && of("x-content-type-options") == "nosniff"
                && of("referrer-policy") == "same-origin"
                && of("cross-origin-opener-policy") == "same-origin"
                && of("access-control-allow-origin").is_empty()
                && policy.contains("default-src 'none'")
                && !policy.contains("unsafe-inline");
            if !whole || !closed {
                wrong.push(format!("{address}: {:?}", answer.headers));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_answer_with_a_body_says_what_it_is_and_in_which_letters() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.officer(&Role::ALL).await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let picture = seeker.overview().await.documents.remove(0).id;
    let mut addresses = reading_addresses(&seeker.id);
    addresses.extend([format!("/berkas/{picture}"), "/tidak/ada".to_owned(), "/pkg/tidak-ada.js".to_owned()]);
    let mut wrong = Vec::new();
    for client in [&*seeker, &*office, &app.visitor()] {
        for address in &addresses {
            let answer = client.get(address).await;
            note_kind(&mut wrong, address, &answer);
        }
    }
    for address in writing_addresses("x") {
        let answer = office.form(&address, NOTHING).await;
        note_kind(&mut wrong, &address, &answer);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Notes an answer whose body a browser would have to guess at.
fn note_kind(wrong: &mut Vec<String>, address: &str, answer: &Answer) {
    let kind = answer.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let text = ["text/", "+xml", "/xml", "json"].iter().any(|part| kind.contains(part));
    let fits = match kind.split(';').next().unwrap_or_default() {
        "text/html" => answer.text().contains('<'),
        "image/jpeg" => answer.body.starts_with(b"\xFF\xD8\xFF"),
        "image/svg+xml" => answer.text().starts_with("<svg"),
        kind => !kind.is_empty(),
    };
    if !answer.body.is_empty() && (!fits || text && !kind.to_ascii_lowercase().contains("charset=utf-8")) {
        wrong.push(format!("{address}: {} {kind:?}", answer.status));
    }
}

#[tokio::test]
async fn trace_is_refused_and_nothing_of_the_machine_is_given_out() {
    let app = TestApp::new().await;
    let office = app.officer(&Role::ALL).await;
    for address in ["/", "/meja", "/api/masuk", "/sehat"] {
        let request = Request::builder().method(Method::TRACE).uri(address).header("x-secret", "rahasia-kantor");
        let answer = office.send(request.header("sec-fetch-site", "same-origin"), Body::empty()).await;
        assert!(!answer.status.is_success(), "{address}: {}", answer.status);
        assert!(!answer.text().contains("rahasia-kantor"), "{address} gives back what it was sent");
    }
    for address in [
        "/.git/HEAD",
        "/metrics",
        "/Cargo.toml",
        "/data/ak1.sqlite",
        "/ak1.sqlite",
        "/ak1.key",
        "/pkg/",
        "/font/",
        "/docs/",
        "/api/",
    ] {
        for client in [&*office, &app.visitor()] {
            let answer = client.get(address).await;
            assert!(answer.status.is_client_error(), "{address}: {}", answer.status);
        }
    }
}

async fn write(client: &Client, method: Method, address: &str, headers: Headers, body: String) -> Answer {
    let mut request = Request::builder().method(method).uri(address).header(header::CONTENT_TYPE, FORM);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    client.send(request, Body::from(body)).await
}

#[tokio::test]
async fn five_hundred_people_behind_one_address_are_not_refused() {
    const PEOPLE: usize = 500;
    let app = TestApp::new().await;
    let begun = app.clock.now();
    let behind_one = async |client: &Client, function: &str, fields: &[(&str, &str)]| {
        let request = client.post(&format!("/api/{function}")).header("x-forwarded-for", "114.122.10.20");
        let request = request.header(header::ACCEPT, "application/x-postcard").header(header::CONTENT_TYPE, FORM);
        client.send(request, Body::from(fields.iter().copied().encoded())).await.result::<()>()
    };
    for number in 0..PEOPLE {
        let (client, nik) = (app.visitor(), app.new_nik());
        let account = [("nik", nik.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
        assert_eq!(behind_one(&client, "daftar", &account).await, Ok(()), "person {number}");
        // Everybody mistypes the password once.
        let wrong = [("nik", nik.as_str()), ("password", "kucing oren tidru")];
        assert_eq!(behind_one(&client, "masuk", &wrong).await, Err(ApiError::WrongLogin), "person {number}");
        assert_eq!(behind_one(&client, "masuk", &account[..2]).await, Ok(()), "person {number}");
        if number % 5 == 4 {
            app.clock.advance(6);
        }
    }
    assert_eq!(app.clock.now() - begun, 600, "ten minutes");
}

#[tokio::test]
async fn a_known_nik_and_an_unknown_one_get_the_same_answer_at_the_same_cost() {
    let app = TestApp::new().await;
    let known = app.somebody().await;
    let unknown = app.new_nik();
    for (function, page) in [("masuk", "/masuk"), ("lupa", "/lupa")] {
        let mut seen = Vec::new();
        for nik in [known.nik.as_str(), unknown.as_str()] {
            let fields =
                [("nik", nik), ("password", "salah semua"), ("password_again", "salah semua"), ("code", "K7QM-2XDR")];
            let before = app.password_runs();
            let scripted = app.visitor().call(function, fields).await;
            let visitor = app.visitor();
            let plain = visitor.submit(function, page, fields).await;
            assert_eq!(app.password_runs() - before, 2, "{function}: one Argon2 run each");
            let html = visitor.page(plain.location()).await.replace(nik, "NIK");
            seen.push((shape(&scripted), shape(&plain), without_nonce(&html)));
        }
        assert_eq!(seen[0], seen[1], "{function}");
    }
}

#[tokio::test]
async fn a_known_login_and_an_unknown_one_get_the_same_answer_at_the_same_cost() {
    let app = TestApp::new().await;
    let login = app.settled_officer(&[Role::Admin]).await;
    let unknown: String = login.chars().rev().collect();
    let mut seen = Vec::new();
    for login in [login.as_str(), unknown.as_str()] {
        let before = app.password_runs();
        let scripted = app.visitor().call("meja-masuk", [("login", login), ("password", "salah semua")]).await;
        let plain =
            app.visitor().submit("meja-masuk", "/meja/masuk", [("login", login), ("password", "salah semua")]).await;
        assert_eq!(app.password_runs() - before, 2, "one Argon2 run each");
        seen.push((shape(&scripted), shape(&plain)));
    }
    assert_eq!(seen[0], seen[1]);
    let client = app.visitor();
    sign_in(&client, &login).await;
}

/// A page without what is another one with every answer.
fn without_nonce(html: &str) -> String {
    let parts = html.split("nonce=\"");
    parts.map(|part| part.split_once('"').map_or(part, |(_, rest)| rest)).collect()
}
