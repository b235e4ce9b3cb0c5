//! What must not lie open: personal data in the file, in addresses and errors; sessions and pages against other sites.

use ak1::domain::application::Move;
use ak1::domain::form::Step;
use ak1::domain::nik::Nik;
use ak1::domain::role::Role;
use ak1::web;
use axum::body::Body;
use axum::http::{Request, header};

use super::app::{PASSWORD, TestApp};
use super::client::{Answer, Client, FORM, Fields, NOTHING, ORIGIN};
use super::samples::{self, contains};
use super::seeker::{Seeker, step_fields};

#[tokio::test]
async fn after_a_whole_flow_nothing_private_lies_in_the_files_in_clear() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let code = seeker.overview().await.code.expect("a code");
    const REASON: &str = "Alasan rahasia yang ditulis petugas";
    office.return_file(&seeker.id, &[("f:phone", REASON)]).await.expect("returned");
    seeker.send_application().await.expect("sent again");
    for mv in [Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign, Move::UndoSign, Move::Sign] {
        office.decide(&seeker.id, mv).await.expect("a move");
    }
    office.decide(&seeker.id, Move::HandOver).await.expect("handed over");
    app.clock.advance(ak1::store::session::APPLICANT_QUIET + 1);
    seeker.submit_step(Step::Contact, 9, &[("phone", "081377778888")]).await;
    let nik = Nik::parse(&seeker.nik).expect("a NIK");
    let private = [
        seeker.nik.clone(),
        nik.grouped(),
        samples::PHONE.to_owned(),
        samples::PHONE.replacen('0', "+62", 1),
        samples::PHONE.replacen('0', "62", 1),
        "081377778888".to_owned(),
        samples::EMAIL.to_owned(),
        samples::STREET.to_owned(),
        samples::STREET.to_uppercase(),
        samples::SKILLS.to_owned(),
        "CV Contoh Jaya".to_owned(),
        REASON.to_owned(),
        code,
        PASSWORD.to_owned(),
        "Salah tekan.".to_owned(),
    ];
    let mut found = Vec::new();
    let mut clear = false;
    for entry in std::fs::read_dir(app.folder()).expect("the folder") {
        let path = entry.expect("a file").path();
        let bytes = std::fs::read(&path).expect("the file");
        clear |= contains(&bytes, samples::NAME.as_bytes());
        found.extend(
            private.iter().filter(|text| contains(&bytes, text.as_bytes())).map(|text| format!("{text} in {path:?}")),
        );
    }
    assert!(clear, "the name lies in clear for the register, or the search finds nothing at all");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn no_error_and_no_address_carries_a_nik_or_a_password() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    let nik = seeker.nik.clone();
    let mut answers = Vec::new();
    for client in [&*seeker, &*office, &app.visitor()] {
        for password in ["salah semua", "x", PASSWORD] {
            let account = [("nik", nik.as_str()), ("password", password), ("password_again", "lain sama sekali")];
            answers.push(client.submit("daftar", "/daftar", account).await);
            answers.push(client.call("daftar", account).await);
            if password != PASSWORD {
                answers.push(client.submit("masuk", "/masuk", account).await);
                answers.push(client.call("masuk", account).await);
            }
        }
        answers
            .push(client.submit("meja-masuk", "/meja/masuk", [("login", nik.as_str()), ("password", "salah")]).await);
        answers.push(client.submit("meja-loket", "/meja/loket", [("nik", nik.as_str()), ("name", "4")]).await);
        answers.push(client.call("simpan", [("application", nik.as_str()), ("step", "kontak")]).await);
        answers.push(client.call("meja-berkas", [("application", nik.as_str())]).await);
        answers.push(client.get(&format!("/berkas/{nik}")).await);
    }
    for answer in answers {
        let headers: String = answer.headers.values().filter_map(|value| value.to_str().ok()).collect();
        for secret in [nik.as_str(), "salah semua", "lain sama sekali", PASSWORD] {
            assert!(!headers.contains(secret), "{secret} in {headers}");
            assert!(!answer.text().contains(secret) || secret != nik, "{secret} in {}", answer.text());
        }
    }
}

#[tokio::test]
async fn sessions_are_held_by_host_cookies_that_scripts_cannot_read() {
    let app = TestApp::new().await;
    let (visitor, nik) = (app.visitor(), app.new_nik());
    let login = app.new_officer(&[]).await;
    let account = [("nik", nik.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    let answers = [
        visitor.call("daftar", account).await,
        visitor.call("meja-masuk", [("login", login.as_str()), ("password", PASSWORD)]).await,
        visitor.call("keluar", NOTHING).await,
        visitor.call("meja-keluar", NOTHING).await,
    ];
    for answer in answers {
        let cookie = answer.headers[header::SET_COOKIE].to_str().expect("a cookie");
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for part in ["Path=/;", "Secure", "HttpOnly", "SameSite=Lax"] {
            assert!(cookie.contains(part), "{part} is not in {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

#[tokio::test]
async fn a_token_is_dead_after_signing_out() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let token = seeker.sign_in().await.headers[header::SET_COOKIE].to_str().expect("a cookie").to_owned();
    let token = token.split(';').next().expect("a pair").to_owned();
    let with_token = async || {
        let request = Request::get("/status").header(header::COOKIE, &token).header("sec-fetch-site", "none");
        app.visitor().send(request, Body::empty()).await.status.as_u16()
    };
    assert_eq!(with_token().await, 200);
    seeker.call("keluar", NOTHING).await;
    assert_eq!(with_token().await, 401);
}

#[tokio::test]
async fn no_page_may_be_kept_framed_or_run_a_foreign_script_and_none_has_a_style_attribute() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    let admin = app.officer(&[Role::Admin]).await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let mut nonces = Vec::new();
    for page in web::paths().iter().flatten() {
        let steps: &[Step] = if page.path().contains("{langkah}") { &Step::ALL } else { &Step::ALL[..1] };
        for step in steps {
            let path =
                page.path().replace("{id}", &seeker.id).replace("{tahun}", "2026").replace("{hari}", "2026-11-24");
            let path = path
                .replace("{langkah}", step.code())
                .replace("{bagian}", "penandatangan")
                .replace("{aksi}", "tandatangani")
                .replace("{laporan}/orang", "iii-1/orang?masa=2026-11&angka=terdaftar")
                .replace("{laporan}", "iii-1")
                .replace("{baris}", "1")
                .replace("{token}", "x");
            let desk = path.starts_with("/meja") || path.starts_with("/cetak") && path != "/cetak/konsep";
            let client: &Client = match desk {
                true if path.starts_with("/meja/pengaturan")
                    || matches!(path.as_str(), "/meja/lambang" | "/meja/cadangan" | "/meja/impor") =>
                {
                    &admin
                }
                true => &office,
                false => &seeker,
            };
            let answer = client.get(&path).await;
            // This person has no card yet and asks for nothing; nobody has given half of a sign-in.
            let wanted = match path.as_str() {
                "/meja/kode" => 401,
                path if path.starts_with("/meja/kartu/") || path.starts_with("/meja/permintaan/") => 404,
                _ => 200,
            };
            assert_eq!(answer.status, wanted, "{path}");
            nonces.push(assert_closed(&path, &answer));
        }
    }
    let missing = app.visitor().get("/tidak/ada").await;
    assert_eq!(missing.status, 404);
    nonces.push(assert_closed("/tidak/ada", &missing));
    let count = nonces.len();
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), count, "every answer has a nonce of its own");
    for answer in [office.call("meja-berkas", [("application", seeker.id.as_str())]).await, seeker.get("/sehat").await]
    {
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}

/// Gives the nonce.
fn assert_closed(path: &str, answer: &Answer) -> String {
    let of =
        |name: header::HeaderName| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(of(header::CACHE_CONTROL), "no-store", "{path}");
    assert_eq!(of(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
    let policy = of(header::CONTENT_SECURITY_POLICY);
    for part in
        ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "'strict-dynamic'"]
    {
        assert!(policy.contains(part), "{path}: {part} is not in {policy}");
    }
    for part in ["unsafe-inline", "'unsafe-eval'", " * ", "http:"] {
        assert!(!policy.contains(part), "{path}: {part} is in {policy}");
    }
    let html = answer.text();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce").to_owned();
    for tag in html.split("<script").skip(1) {
        let head = tag.split('>').next().unwrap_or_default();
        assert!(head.contains(&format!("nonce=\"{nonce}\"")), "{path}: <script{head}>");
    }
    for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
        assert!(!tag.contains(" style="), "{path}: <{tag}>");
        assert!(!tag.contains(" onclick=") && !tag.contains(" onload="), "{path}: <{tag}>");
    }
    assert!(!html.contains("<style"), "{path}");
    nonce
}

#[tokio::test]
async fn a_writing_request_from_another_site_or_from_nowhere_is_refused() {
    let app = TestApp::new().await;
    let seeker: Seeker = app.somebody().await;
    let fields = || step_fields(&seeker.id, Step::Contact, 0, "next", &samples::answers(Step::Contact)).encoded();
    let upload = format!("/unggah/{}/ktp", seeker.id);
    let headers: [(&str, &[(&str, &str)]); 5] = [
        ("neither Origin nor Sec-Fetch-Site", &[]),
        ("another site", &[("sec-fetch-site", "cross-site"), ("origin", "https://jahat.example")]),
        ("another host of the same site", &[("sec-fetch-site", "same-site"), ("origin", "http://lain.127.0.0.1:3000")]),
        ("another origin, old browser", &[("origin", "https://jahat.example")]),
        ("a hidden origin, old browser", &[("origin", "null")]),
    ];
    for (what, headers) in headers {
        for path in ["/api/simpan", &upload] {
            let mut request = Request::post(path).header(header::CONTENT_TYPE, FORM);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let answer = seeker.send(request, Body::from(fields())).await;
            assert_eq!(answer.status, 403, "{what}: {path}");
        }
    }
    assert_eq!(seeker.overview().await.answers.get("phone"), "", "nothing was written");
    for (name, value) in [("origin", ORIGIN), ("sec-fetch-site", "same-origin")] {
        let request = Request::post("/api/simpan").header(header::CONTENT_TYPE, FORM).header(name, value);
        let answer = seeker.send(request.header(header::ACCEPT, "application/x-postcard"), Body::from(fields())).await;
        assert_eq!(answer.status, 200, "one of the two is enough: {name}");
    }
}

#[tokio::test]
async fn reading_changes_nothing() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let before = app.standing(&seeker.id).await;
    for page in ["/permohonan", "/permohonan/kontak", "/permohonan/periksa", "/status"] {
        seeker.page(page).await;
    }
    for page in ["/meja", "/meja/register", "/cetak/register/2026", &format!("/meja/berkas/{}", seeker.id)] {
        office.page(page).await;
    }
    for function in ["kirim", "meja-putuskan", "meja-cetak", "simpan", "keluar"] {
        let answer = office.get(&format!("/api/{function}?application={}", seeker.id)).await;
        assert!(answer.status.is_client_error(), "{function}: {}", answer.status);
    }
    assert_eq!(app.standing(&seeker.id).await, before);
}
