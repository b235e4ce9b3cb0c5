//! A browser, as far as the server can tell: cookies, `Origin`, `Sec-Fetch-Site`, `Referer`; with scripts (postcard) or without (redirects).

use std::collections::BTreeMap;
use std::sync::Mutex;

use ak1::api::ApiError;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use leptos::server_fn::error::ServerFnUrlError;
use serde::de::DeserializeOwned;
use tower::ServiceExt;

use super::app::TestApp;

pub const ORIGIN: &str = "http://127.0.0.1:3000";
pub const FORM: &str = "application/x-www-form-urlencoded";
pub const NOTHING: [(&str, &str); 0] = [];

pub struct Client {
    pub app: TestApp,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Client {
    pub fn new(app: TestApp) -> Client {
        Client { app, cookies: Mutex::default() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html").header("sec-fetch-site", "same-origin");
        self.send(request, Body::empty()).await
    }

    /// A page that must be there; its HTML.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.text()
    }

    /// Calls a server function as the WASM does.
    pub async fn call(&self, function: &str, fields: impl Fields) -> Answer {
        let request = self.post(&format!("/api/{function}")).header(header::ACCEPT, "application/x-postcard");
        self.send(request.header(header::CONTENT_TYPE, FORM), Body::from(fields.encoded())).await
    }

    /// Calls a server function; its result.
    pub async fn ask<T: DeserializeOwned>(&self, function: &str, fields: impl Fields) -> Result<T, ApiError> {
        self.call(function, fields).await.result()
    }

    /// Sends a form with scripts off, from the page where it stands.
    pub async fn submit(&self, function: &str, from: &str, fields: impl Fields) -> Answer {
        let request = self.post(&format!("/api/{function}")).header(header::ACCEPT, "text/html,application/xhtml+xml");
        let request = request.header(header::REFERER, format!("{ORIGIN}{from}"));
        self.send(request.header(header::CONTENT_TYPE, FORM), Body::from(fields.encoded())).await
    }

    /// A plain form that is sent to an address of its own.
    pub async fn form(&self, path: &str, fields: impl Fields) -> Answer {
        let request = self.post(path).header(header::ACCEPT, "text/html,application/xhtml+xml");
        self.send(request.header(header::CONTENT_TYPE, FORM), Body::from(fields.encoded())).await
    }

    /// Sends a file to an upload address.
    pub async fn upload_to(&self, address: &str, file_name: &str, bytes: &[u8], accept: &str) -> Answer {
        self.upload_files_to(address, &[(file_name, bytes)], accept).await
    }

    /// Sends several files in one form.
    pub async fn upload_files_to(&self, address: &str, files: &[(&str, &[u8])], accept: &str) -> Answer {
        self.upload(self.post(address).header(header::ACCEPT, accept), files).await
    }

    /// As the browser's half sends a picture: with a key, so that it can be sent again.
    pub async fn upload_again(&self, address: &str, key: &str, bytes: &[u8]) -> Answer {
        self.upload(self.post(address).header("kunci", key), &[("foto.jpg", bytes)]).await
    }

    async fn upload(&self, request: Builder, files: &[(&str, &[u8])]) -> Answer {
        let edge = "ak1-potongan";
        let mut body = Vec::new();
        for (file_name, bytes) in files {
            let head = format!(
                "--{edge}\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"{file_name}\"\r\n\
                 Content-Type: image/jpeg\r\n\r\n"
            );
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(format!("--{edge}--\r\n").as_bytes());
        let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={edge}"));
        self.send(request, Body::from(body)).await
    }

    pub fn post(&self, path: &str) -> Builder {
        Request::post(path).header(header::ORIGIN, ORIGIN).header("sec-fetch-site", "same-origin")
    }

    /// The status alone, without waiting for the end of a body that may have none.
    pub async fn status(&self, path: &str) -> StatusCode {
        self.begin(Request::get(path).header("sec-fetch-site", "same-origin"), Body::empty()).await.status()
    }

    pub async fn send(&self, request: Builder, body: Body) -> Answer {
        let (parts, body) = self.begin(request, body).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        self.keep_cookies(&parts.headers);
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn begin(&self, request: Builder, body: Body) -> Response<Body> {
        let cookies: Vec<_> =
            self.cookies.lock().expect("cookies").iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::HOST, "127.0.0.1:3000");
        let request = if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) };
        let request = request.body(body).expect("a request");
        self.app.router().oneshot(request).await.expect("an answer")
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("cookies");
        for cookie in headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("a cookie");
            let (name, value) = text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            if text.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The result of a server function called with scripts.
    pub fn result<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        if self.status.is_success() {
            return Ok(postcard::from_bytes(&self.body).expect("a result"));
        }
        Err(postcard::from_bytes(&self.body).unwrap_or_else(|_| panic!("{}: {}", self.status, self.text())))
    }

    /// Where a redirect leads, without scheme and host.
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        location.strip_prefix(ORIGIN).unwrap_or(location)
    }

    /// The error that a redirect carries to the page that sent the form.
    pub fn error_in_address(&self) -> Option<ApiError> {
        let encoded = self.location().split(['?', '&']).find_map(|pair| pair.strip_prefix("__err="))?;
        Some(ServerFnUrlError::<ApiError>::decode_err(&encoded.replace("%3D", "=")))
    }
}

/// Names and values of a form.
pub trait Fields {
    fn encoded(self) -> String;
}

impl<I, N, V> Fields for I
where
    I: IntoIterator<Item = (N, V)>,
    N: AsRef<str>,
    V: AsRef<str>,
{
    fn encoded(self) -> String {
        let pair = |(name, value): (N, V)| [&percent(name.as_ref()), "=", &percent(value.as_ref())].concat();
        self.into_iter().map(pair).collect::<Vec<_>>().join("&")
    }
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
