//! What can go wrong with keys and sealed values. The sentences are for the log and for the person at the terminal:
//! they name files and keys, never a secret or what was encrypted.

use std::{io, path::PathBuf};

/// Why the key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("There is no key file at {path}. Put the key that belongs to this database there.")]
    Missing { path: PathBuf },
    #[error(
        "The key file {path} can be read by other users (mode {mode:03o}). Run \"chmod 600\" on it and start again."
    )]
    ReadableByOthers { path: PathBuf, mode: u32 },
    #[error("The key file {path} is not a key file of this program, or part of it is missing.")]
    Malformed { path: PathBuf },
    #[error("The key file {path} has version {version}, which this program is too old to read.")]
    Version { path: PathBuf, version: String },
    #[error("The secret in the key file {path} does not belong to its id {id}: a character was changed.")]
    Mistyped { path: PathBuf, id: String },
    #[error("The key file {path} cannot be read.")]
    Read { path: PathBuf, source: io::Error },
    #[error("The key file {path} cannot be written.")]
    Write { path: PathBuf, source: io::Error },
}

/// Why a sealed value cannot be opened or a password cannot be hashed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CryptError {
    #[error("The sealed value is cut short or has a format this program does not know.")]
    Format,
    #[error("The value is sealed with the key {named}, but was opened with the key {held}.")]
    OtherKey { named: String, held: String },
    #[error("The sealed value was changed, or was moved here from another place.")]
    Damaged,
    #[error("The value has the right seal, but does not hold what was expected in this place.")]
    Content,
    #[error("The value cannot be turned into JSON.")]
    Json,
    #[error("The password cannot be hashed: too little memory, or parameters out of range.")]
    Password,
}
