//! Metrics, request ids and whether the office is ready: figures and words for machines, and nothing of anybody.

use std::collections::BTreeMap;

use ak1::access::Hasher;
use ak1::app::shell::Assets;
use ak1::crypt::Cost;
use ak1::domain::backup_failure::BackupFailure;
use ak1::store::backup_run::Proven;
use ak1::web::observe::{Class, STATUSES};
use ak1::web::{self, Services};
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use tower::ServiceExt;

use super::app::{PASSWORD, TestApp};
use super::client::FORM;

/// The site and its metrics, which share one count.
struct Watched {
    app: TestApp,
    services: Services,
}

impl Watched {
    async fn new() -> Watched {
        let app = TestApp::new().await;
        let hasher = Hasher::new(app.keys.clone(), Cost::FOR_TESTS);
        let services = Services::new(app.store.clone(), hasher, Assets::default());
        Watched { app, services }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: &str) -> (u16, axum::http::HeaderMap) {
        let request = request.header(header::HOST, "127.0.0.1:3000").header("sec-fetch-site", "same-origin");
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let answer = web::router(self.services.clone(), None).oneshot(request).await.expect("an answer");
        (answer.status().as_u16(), answer.headers().clone())
    }

    async fn metrics(&self) -> String {
        let request = Request::get("/metrics").body(Body::empty()).expect("a request");
        let answer = web::metrics::router(self.services.clone()).oneshot(request).await.expect("an answer");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/plain; version=0.0.4; charset=utf-8");
        String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.expect("a body").to_vec()).expect("text")
    }

    async fn figures(&self) -> BTreeMap<String, f64> {
        read(&self.metrics().await)
    }
}

/// Each line's name with its labels, and its figure. Fails on whatever Prometheus would not read.
fn read(text: &str) -> BTreeMap<String, f64> {
    let mut kinds = BTreeMap::new();
    let mut figures = BTreeMap::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').expect("a name and a kind");
            assert!(kinds.insert(name, kind).is_none(), "{name} twice");
        } else if !line.starts_with("# HELP ") {
            let (name, figure) = line.rsplit_once(' ').expect("a name and a figure");
            let family = name.split('{').next().expect("a name");
            let family = ["_bucket", "_sum", "_count"]
                .iter()
                .find_map(|end| family.strip_suffix(end).filter(|name| kinds.get(name) == Some(&"histogram")))
                .unwrap_or(family);
            assert!(kinds.contains_key(family), "{line}: its kind comes first");
            assert!(figures.insert(name.to_owned(), figure.parse().expect("a figure")).is_none(), "{line} twice");
        }
    }
    figures
}

#[tokio::test]
async fn requests_are_counted_by_class_and_status_and_everything_prometheus_wants_is_there() {
    let watched = Watched::new().await;
    let before = watched.figures().await;
    watched.ask(Request::get("/"), "").await;
    watched.ask(Request::get("/meja"), "").await;
    watched.ask(Request::get("/berkas/tidak-ada"), "").await;
    let nik = watched.app.new_nik();
    let form = format!("nik={nik}&password={0}&password_again={0}", PASSWORD.replace(' ', "+"));
    let sent = Request::post("/api/daftar").header(header::CONTENT_TYPE, FORM);
    let (status, _) = watched.ask(sent.header(header::ACCEPT, "application/x-postcard"), &form).await;
    assert_eq!(status, 200);
    let after = watched.figures().await;
    let more = |name: &str| after[name] - before[name];
    assert_eq!(more("ak1_requests_total{class=\"page\",status=\"2xx\"}"), 1.0);
    assert_eq!(more("ak1_requests_total{class=\"page\",status=\"4xx\"}"), 1.0);
    assert_eq!(more("ak1_requests_total{class=\"picture\",status=\"4xx\"}"), 1.0);
    assert_eq!(more("ak1_requests_total{class=\"function\",status=\"2xx\"}"), 1.0);
    assert_eq!(more("ak1_request_seconds_count{class=\"page\"}"), 2.0);
    assert_eq!(more("ak1_request_seconds_bucket{class=\"page\",le=\"+Inf\"}"), 2.0);
    assert_eq!(more("ak1_password_wait_seconds_count"), 1.0, "one Argon2 run");
    assert!(more("ak1_write_wait_seconds_count") >= 2.0);
    assert!(after["ak1_database_bytes"] > 100_000.0 && after["ak1_disk_free_bytes"] > 0.0);
    assert_eq!((after["ak1_password_runs"], after["ak1_password_queue"], after["ak1_ready"]), (0.0, 0.0, 1.0));
    assert!(!after.contains_key("ak1_last_backup_timestamp_seconds"), "there was none yet");

    let proven = Proven { name: "cadangan".to_owned(), files: 1, bytes: 1, millis: 1 };
    watched.app.store.note_backup_run(&Ok(proven)).await.expect("noted");
    let good = watched.app.clock.now() as f64;
    watched.app.minutes_pass(60);
    watched.app.store.note_backup_run(&Err(BackupFailure::NoRoom)).await.expect("noted");
    assert_eq!(watched.figures().await["ak1_last_backup_timestamp_seconds"], good, "one that failed is none");
}

#[tokio::test]
async fn labels_are_words_of_the_program_whatever_is_asked_for() {
    let watched = Watched::new().await;
    let nik = watched.app.new_nik();
    for path in [
        format!("/berkas/{nik}"),
        format!("/meja/berkas/{nik}"),
        format!("/meja?cari={nik}"),
        format!("/{nik}"),
        format!("/api/{nik}"),
        format!("/pkg/{nik}.js"),
        "/%22,le=%22x".to_owned(),
    ] {
        watched.ask(Request::get(path), "").await;
    }
    let metrics = watched.metrics().await;
    assert!(!metrics.contains(&nik));
    let mut labels: Vec<&str> = Vec::new();
    for line in metrics.lines().filter(|line| !line.starts_with('#')) {
        labels.extend(line.split('"').skip(1).step_by(2));
    }
    let known = |label: &str| {
        Class::ALL.iter().any(|class| class.label() == label)
            || STATUSES.contains(&label)
            || label == env!("CARGO_PKG_VERSION")
            || label == "+Inf"
            || label.parse::<f64>().is_ok_and(|bound| bound <= 10.0)
    };
    let unknown: Vec<_> = labels.iter().filter(|label| !known(label)).collect();
    assert!(unknown.is_empty() && !labels.is_empty(), "{unknown:?}");
}

#[tokio::test]
async fn metrics_are_on_no_page_of_the_site() {
    let watched = Watched::new().await;
    let (status, _) = watched.ask(Request::get("/metrics"), "").await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn every_answer_has_an_id_of_its_own_and_a_strangers_is_not_taken() {
    let mut watched = Watched::new().await;
    let id = |headers: &axum::http::HeaderMap| headers["x-request-id"].to_str().expect("text").to_owned();
    let mut ids = Vec::new();
    for path in ["/", "/sehat", "/tidak/ada", "/periksa/kunci", "/api/tidak-ada"] {
        ids.push(id(&watched.ask(Request::get(path), "").await.1));
    }
    // Also an answer that another layer gives: this one comes from another site.
    let foreign = Request::post("/api/masuk").header("origin", "https://jahat.example");
    ids.push(id(&watched.ask(foreign, "").await.1));
    assert!(ids.iter().all(|id| id.len() == 13));
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let given = "0f8fad5b-d9cb-469f-a165-70867728950e";
    let asked = || Request::get("/sehat").header("x-request-id", given);
    assert_ne!(id(&watched.ask(asked(), "").await.1), given, "no proxy was declared");
    watched.services.behind_proxy = true;
    assert_eq!(id(&watched.ask(asked(), "").await.1), given);
}

#[tokio::test]
async fn ready_says_in_one_word_what_is_in_the_way() {
    let app = TestApp::new().await;
    let answer = app.visitor().get("/siap").await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, "siap\n"));
    app.store.close().await;
    let answer = app.visitor().get("/siap").await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (503, "basis-data\n"));
    assert_eq!(app.visitor().get("/sehat").await.status, 503);
}
