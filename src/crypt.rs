//! Keys, encryption of fields and files, keyed hashes.
//!
//! What lies in the database is worth nothing without the key file, which lies outside it:
//! - [`keys`] holds the root secret and derives from it everything that is not random;
//! - [`sealed`] encrypts a value for one place (table, column, row), so that it cannot be moved to another;
//! - [`digest`] names the content of what is kept for ever;
//! - [`password`] turns a password into a slow hash, [`token`] makes what must not be guessed, [`totp`] knows the codes of authenticator apps.
//!
//! A key on the same disk as the database protects copies and backups, not a machine that is taken as a whole. Whoever
//! wants more gives the key from another device (see [`Keys::open_credential`]).

pub mod digest;
mod error;
pub(crate) mod hex;
mod key_file;
pub mod keys;
pub mod password;
mod random;
pub mod sealed;
pub mod token;
pub mod totp;

pub use error::{CryptError, KeyError};
pub use keys::{CREDENTIAL_NAME, Created, Keys, Lookup, LookupTag};
pub use password::{Cost, PasswordHash};
pub use sealed::{DataKey, Place, WrappedKey};
pub use totp::TotpSecret;
