//! The gap that tower-http's CSRF layer leaves: a writing request with neither `Origin` nor `Sec-Fetch-Site`. It is refused, signed in or not:
//! else another site could sign somebody in as somebody else. Every browser of today sends one of the two.

use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

pub async fn origin_or_fetch_site(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = request.headers();
    let says_where_from = headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site");
    if !reads && !says_where_from {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}
