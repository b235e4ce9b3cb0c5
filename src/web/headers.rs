//! Security headers of every answer.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Everything from this host alone; scripts only with the nonce of this answer and what they load themselves; no inline style.
pub fn content_security_policy() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else { return };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, value);
    }
}

/// Pages and answers may hold personal data: no cache keeps them.
pub async fn private(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Not `no-referrer`: forms sent without scripts come back to the page they were sent from.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    // Browsers take it from an answer over TLS alone, which the proxy speaks.
    headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert("permissions-policy", HeaderValue::from_static("camera=(self), geolocation=(), microphone=()"));
    name_letters(headers);
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            ),
        );
    }
    response
}

/// Text says in which letters it is written, so that no browser guesses: all of ours is UTF-8, also files that were built.
fn name_letters(headers: &mut HeaderMap) {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else { return };
    let bare = kind.split(';').next().unwrap_or_default().trim();
    let is_text =
        bare.starts_with("text/") || bare.ends_with("+xml") || bare.ends_with("/xml") || bare.ends_with("json");
    if is_text && !kind.contains("charset=") {
        let named = HeaderValue::try_from([kind, "; charset=utf-8"].concat());
        if let Ok(named) = named {
            headers.insert(header::CONTENT_TYPE, named);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_says_in_which_letters_it_is_written_and_nothing_else_does() {
        for (kind, named) in [
            ("text/css", "text/css; charset=utf-8"),
            ("text/html; charset=utf-8", "text/html; charset=utf-8"),
            ("text/plain; version=0.0.4; charset=utf-8", "text/plain; version=0.0.4; charset=utf-8"),
            ("image/svg+xml", "image/svg+xml; charset=utf-8"),
            ("application/manifest+json", "application/manifest+json; charset=utf-8"),
            ("application/wasm", "application/wasm"),
            ("image/jpeg", "image/jpeg"),
            ("font/woff2", "font/woff2"),
        ] {
            let mut headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
            name_letters(&mut headers);
            assert_eq!(headers.get_all(header::CONTENT_TYPE).iter().collect::<Vec<_>>(), [named]);
        }
    }
}
