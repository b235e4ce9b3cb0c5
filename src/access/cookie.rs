//! The session cookies. `__Host-` binds them to this host alone; job seekers and officers have one each, so that both can be signed in
//! on the counter's computer.

use axum::http::{HeaderMap, header};

/// Whose session a cookie holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Applicant,
    Desk,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Side::Applicant => "__Host-ak1",
            Side::Desk => "__Host-ak1-meja",
        }
    }
}

/// The token that the request carries for a side.
pub fn token(headers: &HeaderMap, side: Side) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(name, _)| *name == side.name()).map(|(_, value)| value))
}

/// The `Set-Cookie` value that gives a token.
pub fn give(side: Side, token: &str) -> String {
    let age = match side {
        Side::Applicant => crate::store::session::APPLICANT_LIFE,
        Side::Desk => crate::store::session::OFFICER_LIFE,
    };
    format!("{}={token}; Path=/; Max-Age={age}; Secure; HttpOnly; SameSite=Lax", side.name())
}

/// The `Set-Cookie` value that takes it back.
pub fn take(side: Side) -> String {
    format!("{}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax", side.name())
}

/// Whether the request carries a session at all.
pub fn any(headers: &HeaderMap) -> bool {
    [Side::Applicant, Side::Desk].into_iter().any(|side| token(headers, side).is_some())
}
