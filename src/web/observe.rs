//! Around every request: an id that stands in its answer and in every line of the log that it causes, and the counts of the metrics. Neither
//! knows of whom or what it was.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::crypt::token;
use crate::store::timing::{Counted, Histogram};

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Characters of an id that is made here.
const ID_LENGTH: usize = 13;

/// What a request is for, as far as the metrics tell requests apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    Page,
    Function,
    Upload,
    Picture,
    Export,
    /// The long answer by which open pages hear of news.
    News,
    /// A built file.
    Asset,
    /// `/sehat` and `/siap`.
    Probe,
}

impl Class {
    pub const ALL: [Class; 8] = [
        Class::Page,
        Class::Function,
        Class::Upload,
        Class::Picture,
        Class::Export,
        Class::News,
        Class::Asset,
        Class::Probe,
    ];

    /// By the beginning of the address alone; what stands behind may be somebody's.
    pub fn of(path: &str) -> Class {
        let begins = |starts: &[&str]| starts.iter().any(|start| path.starts_with(start));
        match path {
            "/sehat" | "/siap" => Class::Probe,
            "/meja/kabar" => Class::News,
            path if path.ends_with(".csv") || path.ends_with(".json") || begins(&["/ekspor/"]) => Class::Export,
            path if begins(&["/pkg/", "/font/", "/style/"]) || is_file(path) => Class::Asset,
            _ if begins(&["/api/"]) => Class::Function,
            _ if begins(&["/unggah/"]) => Class::Upload,
            _ if begins(&["/berkas/", "/lambang", "/kode.svg"]) => Class::Picture,
            _ => Class::Page,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Class::Page => "page",
            Class::Function => "function",
            Class::Upload => "upload",
            Class::Picture => "picture",
            Class::Export => "export",
            Class::News => "news",
            Class::Asset => "asset",
            Class::Probe => "probe",
        }
    }
}

fn is_file(path: &str) -> bool {
    path.matches('/').count() == 1
        && path != "/kode.svg"
        && [".svg", ".png", ".js", ".webmanifest"].iter().any(|end| path.ends_with(end))
}

/// Labels of the answers, by the first digit of their status.
pub const STATUSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

#[derive(Default)]
pub struct Requests {
    answered: [[AtomicU64; STATUSES.len()]; Class::ALL.len()],
    took: [Histogram; Class::ALL.len()],
}

impl Requests {
    fn note(&self, class: Class, status: StatusCode, took: std::time::Duration) {
        let status = usize::from(status.as_u16() / 100).clamp(1, STATUSES.len()) - 1;
        self.answered[class as usize][status].fetch_add(1, Ordering::Relaxed);
        self.took[class as usize].note(took);
    }

    /// How many were answered so.
    pub fn answered(&self, class: Class, status: usize) -> u64 {
        self.answered[class as usize][status].load(Ordering::Relaxed)
    }

    pub fn took(&self, class: Class) -> Counted {
        self.took[class as usize].counted()
    }
}

#[derive(Clone)]
pub struct Observer {
    pub requests: Arc<Requests>,
    /// A proxy in front was declared: then its id is taken, so that both logs have the same.
    pub behind_proxy: bool,
}

pub async fn observe(State(observer): State<Observer>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let class = Class::of(request.uri().path());
    let id = given_id(&observer, request.headers()).unwrap_or_else(new_id);
    let span = tracing::info_span!("request", id = %id.to_str().unwrap_or_default());
    let answer = async {
        let mut answer = next.run(request).await;
        answer.headers_mut().insert(REQUEST_ID, id);
        let (took, status) = (begun.elapsed(), answer.status());
        observer.requests.note(class, status, took);
        let (class, status, millis) = (class.label(), status.as_u16(), took.as_secs_f64() * 1e3);
        if status >= 500 {
            tracing::warn!(class, status, millis, "a request failed");
        } else {
            tracing::debug!(class, status, millis, "answered");
        }
        answer
    };
    answer.instrument(span).await
}

/// The proxy's id, when it is one: anything else could write into the log what it likes.
fn given_id(observer: &Observer, headers: &HeaderMap) -> Option<HeaderValue> {
    let given = headers.get(REQUEST_ID).filter(|_| observer.behind_proxy)?;
    let plain = |sign: &u8| sign.is_ascii_alphanumeric() || *sign == b'-';
    ((8..=64).contains(&given.len()) && given.as_bytes().iter().all(plain)).then(|| given.clone())
}

fn new_id() -> HeaderValue {
    let id = token::id();
    HeaderValue::from_str(id.get(..ID_LENGTH).unwrap_or_default()).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_class_of_its_beginning() {
        for (path, class) in [
            ("/", Class::Page),
            ("/meja/berkas/abc", Class::Page),
            ("/cetak/kartu/abc.def", Class::Page),
            ("/api/masuk", Class::Function),
            ("/unggah/abc/ktp", Class::Upload),
            ("/berkas/abc", Class::Picture),
            ("/lambang", Class::Picture),
            ("/kode.svg", Class::Picture),
            ("/ekspor/register", Class::Export),
            ("/statistik.csv", Class::Export),
            ("/data-saya.json", Class::Export),
            ("/meja/kabar", Class::News),
            ("/pkg/phone.abc.wasm", Class::Asset),
            ("/sw.js", Class::Asset),
            ("/favicon.svg", Class::Asset),
            ("/sehat", Class::Probe),
            ("/siap", Class::Probe),
        ] {
            assert_eq!(Class::of(path), class, "{path}");
        }
        for (at, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, at, "the order of the counters");
        }
    }

    #[test]
    fn an_id_comes_from_a_declared_proxy_alone_and_only_when_it_is_one() {
        let asked = |behind_proxy, id: &str| {
            let observer = Observer { requests: Arc::default(), behind_proxy };
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, HeaderValue::from_str(id).expect("a header"));
            given_id(&observer, &headers).is_some()
        };
        assert!(asked(true, "0f8fad5b-d9cb-469f-a165-70867728950e"));
        assert!(!asked(false, "0f8fad5b-d9cb-469f-a165-70867728950e"), "no proxy was declared");
        for id in ["", "short", "with space in it", "\"quote\":\"quote\"", &"a".repeat(65)] {
            assert!(!asked(true, id), "{id}");
        }
        assert_eq!(new_id().len(), ID_LENGTH);
        assert_ne!(new_id(), new_id());
    }
}
