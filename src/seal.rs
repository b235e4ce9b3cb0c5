//! The seal of a card (*segel*): a signed statement in the QR code that anybody can check, in the browser as on the server.
//!
//! It is a check of authenticity by this office alone and **no certified electronic signature** (BSrE); no text may call it one.
//!
//! A statement says what stands on the print: number, name, the last digits of the NIK, dates, a mark of the photo. It is a CWT (RFC 8392)
//! in a COSE_Sign1 (RFC 9052) with Ed25519, in its one deterministic encoding, and stands as digits behind the `#` of the address in the
//! code, so that no server and no log ever sees it.
//!
//! From the page's address to an answer is one call:
//!
//! ```text
//! let keys = Keyring::parse(&body_of("/periksa/kunci"))?;
//! let ended = EndedList::parse(&body_of("/periksa/daftar-dicabut"))?;
//! let verdict = seal::check(token, digits, &keys, &ended, today);
//! ```
//!
//! [`statement`] has what is stated, [`claims`], [`cose`] and [`cbor`] its bytes, [`digits`] their text. [`keyring`] and [`ended`] are the two lists that
//! the office gives out. [`verdict`] decides.

pub mod statement;

mod cbor;
mod claims;
pub mod cose;
pub mod digits;
pub mod key;

pub mod ended;
pub mod keyring;
pub mod token;
pub mod verdict;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use cose::{Unverified, sign};
pub use ended::EndedList;
pub use key::{KeyId, PublicKey, SecretKey};
pub use keyring::{KeyState, Keyring, KnownKey};
pub use statement::Statement;
pub use token::{SealId, SealToken};
pub use verdict::{Verdict, check, judge, verify};
