//! Figures for Prometheus, at `/metrics` on a port of its own (`serve --metrics`). Counts and times by class alone: no address, no id, nobody.

use std::fmt::Write;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use super::Services;
use super::observe::{Class, STATUSES};
use crate::access::hasher::AT_ONCE;
use crate::store::timing::{BOUNDS, Counted};

pub fn router(services: Services) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(services)
}

async fn metrics(State(services): State<Services>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], render(&services).await)
}

/// Prometheus' text format.
async fn render(services: &Services) -> String {
    let Services { store, hasher, requests, .. } = services;
    let mut text = Text::default();
    text.head("ak1_info", "gauge", "The version of the program.");
    text.line("ak1_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);

    text.head("ak1_requests_total", "counter", "Answered requests by class and status.");
    for class in Class::ALL {
        for (at, status) in STATUSES.into_iter().enumerate() {
            let labels = [("class", class.label()), ("status", status)];
            text.line("ak1_requests_total", &labels, requests.answered(class, at));
        }
    }
    text.head("ak1_request_seconds", "histogram", "Time from the request to the beginning of its answer.");
    for class in Class::ALL {
        text.histogram("ak1_request_seconds", &[("class", class.label())], &requests.took(class));
    }
    text.head("ak1_write_wait_seconds", "histogram", "Time that a change waited for the one writer of the database.");
    text.histogram("ak1_write_wait_seconds", &[], &store.write_waits().counted());
    text.head(
        "ak1_syncs_total",
        "counter",
        "Times that changes were brought down to the disk, several at once where they came together.",
    );
    text.line("ak1_syncs_total", &[], store.syncs());

    let load = hasher.load();
    text.head("ak1_password_wait_seconds", "histogram", "Time that a password waited before its Argon2 run.");
    text.histogram("ak1_password_wait_seconds", &[], &hasher.waits().counted());
    text.gauge("ak1_password_runs", "Argon2 runs now.", load.running);
    text.gauge("ak1_password_runs_limit", "Argon2 runs at once, at most.", AT_ONCE);
    text.gauge("ak1_password_queue", "Passwords that wait for an Argon2 run.", load.waiting);

    text.gauge("ak1_database_bytes", "Size of the database with its write-ahead log.", store.database_bytes());
    if let Some(free) = store.free_bytes() {
        text.gauge("ak1_disk_free_bytes", "Free bytes on the disk of the database.", free);
    }
    text.gauge("ak1_ready", "Whether /siap says yes.", u8::from(store.ready().await.is_ok()));
    if let Ok(Some(at)) = store.last_good_backup().await {
        text.gauge("ak1_last_backup_timestamp_seconds", "When the last backup was taken that could be restored.", at);
    }
    text.0
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    /// Labels are constants of the program, so nothing in them needs escaping.
    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        let labels: Vec<_> = labels.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }

    fn gauge(&mut self, name: &str, help: &str, value: impl std::fmt::Display) {
        self.head(name, "gauge", help);
        self.line(name, &[], value);
    }

    fn histogram(&mut self, name: &str, labels: &[(&str, &str)], counted: &Counted) {
        let bucket = [name, "_bucket"].concat();
        for (bound, count) in BOUNDS.iter().zip(counted.within) {
            self.line(&bucket, &[labels, &[("le", bound.to_string().as_str())]].concat(), count);
        }
        self.line(&bucket, &[labels, &[("le", "+Inf")]].concat(), counted.count);
        self.line(&[name, "_sum"].concat(), labels, counted.seconds);
        self.line(&[name, "_count"].concat(), labels, counted.count);
    }
}
