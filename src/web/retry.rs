//! When a form sent without scripts cannot be stored, its answer is a page that holds everything that was typed and a button to send it
//! again: nothing is lost, though nothing could be saved.

use std::any::Any;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use leptos::server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER};

use crate::api::ApiError;
use crate::text::{common, trouble};

/// Bytes of a form, and of an error, that are read at most.
const MOST: usize = 256 * 1024;

pub async fn keep_what_was_typed(request: Request, next: Next) -> Response {
    let is_form = request.method() == Method::POST
        && is(request.headers(), header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    if !is_form || !is(request.headers(), header::ACCEPT, "text/html") {
        return next.run(request).await;
    }
    let path = request.uri().path().to_owned();
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MOST).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    if !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return response;
    }
    // The error itself, and not the address that it leads to: without a `Referer`, which not every browser sends, that tells nothing.
    let (parts, body) = response.into_parts();
    let Ok(told) = to_bytes(body, MOST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    match ApiError::de(told.clone()) {
        error @ (ApiError::Full | ApiError::Broken) => page(&path, &bytes, error),
        _ => Response::from_parts(parts, Body::from(told)),
    }
}

fn page(action: &str, body: &[u8], error: ApiError) -> Response {
    let text = String::from_utf8_lossy(body);
    let fields: String = text.split('&').filter_map(|pair| pair.split_once('=')).map(hidden_field).collect();
    let html = format!(
        "<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title></head><body><main><h1>{}</h1><form method=\"post\" action=\"{}\">{fields}<button>{}</button></form></main></body></html>",
        common::PRODUCT,
        trouble::trouble(error),
        escaped(action),
        trouble::SEND_AGAIN,
    );
    let status =
        if error == ApiError::Full { StatusCode::INSUFFICIENT_STORAGE } else { StatusCode::INTERNAL_SERVER_ERROR };
    (status, Html(html)).into_response()
}

/// Passwords are not put into a page; they are asked for again.
fn hidden_field((name, value): (&str, &str)) -> String {
    let (name, value) = (percent_decoded(&name.replace('+', " ")), percent_decoded(&value.replace('+', " ")));
    if name.starts_with("password") || matches!(name.as_str(), "current" | "sandi") {
        return format!(
            "<p><label>{} <input type=\"password\" name=\"{}\"></label></p>",
            crate::text::public::PASSWORD,
            escaped(&name)
        );
    }
    format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escaped(&name), escaped(&value))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn percent_decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let hex = |digit: Option<u8>| digit.and_then(|digit| char::from(digit).to_digit(16));
        match byte {
            b'%' => match (hex(bytes.next()), hex(bytes.next())) {
                (Some(high), Some(low)) => out.push((high * 16 + low) as u8),
                _ => out.push(b'%'),
            },
            byte => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn is(headers: &HeaderMap, name: header::HeaderName, part: &str) -> bool {
    headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(part))
}

/// The answer after a panic: a sentence, no detail.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, trouble::trouble(ApiError::Broken).into_owned()).into_response()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::middleware::from_fn;
    use axum::routing::post;
    use tower::ServiceExt;

    use super::*;

    /// What a form gets that a server function refuses with an error, and leads to.
    async fn refused(error: ApiError, location: &'static str) -> Response {
        let answer = async move || {
            let headers = [(SERVER_FN_ERROR_HEADER, "/api/simpan"), (header::LOCATION.as_str(), location)];
            (StatusCode::FOUND, headers, error.ser()).into_response()
        };
        let form = Request::post("/api/simpan")
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("a%5Bname%5D=Siti"))
            .expect("a request");
        let router = Router::new().route("/api/simpan", post(answer)).layer(from_fn(keep_what_was_typed));
        router.oneshot(form).await.expect("an answer")
    }

    #[tokio::test]
    async fn what_was_typed_comes_back_also_to_a_browser_that_does_not_say_where_it_came_from() {
        for location in ["/", "http://localhost/permohonan/identitas?__path=x&__err=y"] {
            for (error, status) in [(ApiError::Full, 507), (ApiError::Broken, 500)] {
                let answer = refused(error, location).await;
                assert_eq!(answer.status(), status, "{location}");
                let bytes = to_bytes(answer.into_body(), MOST).await.expect("a page");
                assert!(String::from_utf8_lossy(&bytes).contains("name=\"a[name]\" value=\"Siti\""), "{location}");
            }
            let answer = refused(ApiError::Forbidden, location).await;
            assert_eq!(
                (answer.status(), answer.headers()[header::LOCATION].as_bytes()),
                (StatusCode::FOUND, location.as_bytes())
            );
        }
    }

    #[test]
    fn everything_typed_stands_in_the_page_escaped_and_passwords_do_not() {
        let field = hidden_field(("a%5Bname%5D", "Nur%27aini+%3C%2Ftextarea%3E%22"));
        assert_eq!(field, "<input type=\"hidden\" name=\"a[name]\" value=\"Nur'aini &lt;/textarea>&quot;\">");
        assert!(!hidden_field(("password", "rahasia123")).contains("rahasia123"));
    }

    #[test]
    fn no_password_is_put_into_a_page() {
        for name in ["password", "password_again", "current", "sandi"] {
            let field = hidden_field((name, "rahasia"));
            assert!(
                field.contains(&format!("type=\"password\" name=\"{name}\"")) && !field.contains("rahasia"),
                "{field}"
            );
        }
        assert!(hidden_field(("name", "Siti")).contains("Siti"));
    }
}
