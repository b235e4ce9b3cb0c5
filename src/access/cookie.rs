//! The session cookies. `__Host-` binds them to this host alone; job seekers and officers have one each, so that both can be signed in
//! on the counter's computer.

use axum::http::{HeaderMap, header};

use crate::domain::calibration::Calibration;

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
    value(headers, side.name())
}

const HALF: &str = "__Host-ak1-kode";

/// The token of an officer whose password was right and whose code is still to come. It is no [`Side`]: nothing but the form of the code takes it.
pub fn half(headers: &HeaderMap) -> Option<&str> {
    value(headers, HALF)
}

pub fn give_half(token: &str) -> String {
    let age = crate::store::second_step::HALF_LIFE;
    format!("{HALF}={token}; Path=/; Max-Age={age}; Secure; HttpOnly; SameSite=Lax")
}

/// Takes it back.
pub const TAKE_HALF: &str = "__Host-ak1-kode=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax";

const TYPED: &str = "__Host-ak1-isian";

/// Seconds for which a refused form's fields are kept.
const TYPED_AGE: u32 = 300;

/// Takes them back.
pub const TAKE_TYPED: &str = "__Host-ak1-isian=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax";

/// The sealed fields of a form that was refused.
pub fn typed(headers: &HeaderMap) -> Option<Vec<u8>> {
    let hex = value(headers, TYPED)?;
    (0..hex.len() / 2).map(|at| u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()).collect()
}

pub fn give_typed(sealed: &[u8]) -> String {
    let hex: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{TYPED}={hex}; Path=/; Max-Age={TYPED_AGE}; Secure; HttpOnly; SameSite=Lax")
}

const CALIBRATION: &str = "__Host-ak1-ukuran";

/// How far the printer of this workstation misses, if that was measured.
pub fn calibration(headers: &HeaderMap) -> Option<Calibration> {
    Calibration::from_code(value(headers, CALIBRATION)?)
}

/// Kept for two years: it is the printer's, and no session's.
pub fn give_calibration(calibration: Calibration) -> String {
    let code = calibration.code();
    format!("{CALIBRATION}={code}; Path=/; Max-Age=63072000; Secure; HttpOnly; SameSite=Lax")
}

fn value<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(name, _)| *name == wanted).map(|(_, value)| value))
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
