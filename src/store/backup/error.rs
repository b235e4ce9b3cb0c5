//! Why a backup was not taken or not restored, in sentences for whoever sits at the terminal. They name files, keys and rows, never a person.

use std::io;
use std::path::{Path, PathBuf};

use super::super::StoreError;
use crate::domain::backup_failure::BackupFailure;

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0} is there already")]
    Taken(PathBuf),
    #[error("{0} has a name that SQLite cannot write to")]
    Name(PathBuf),
    #[error("{0} is no backup: it has no manifest that can be read")]
    NoBackup(PathBuf),
    #[error("{0} is damaged or was changed: {1}")]
    Damaged(PathBuf, &'static str),
    #[error("the backup belongs to the key {named}, and the key here is {held}: put the right key file in its place")]
    OtherKey { named: String, held: String },
    #[error("the backup was made by a newer program (migration {0}): restore it with that one")]
    Newer(i64),
    #[error("{0} holds an office already, and a restore never overwrites one: move the folder away first")]
    OfficeThere(PathBuf),
    #[error(
        "nothing here knows the last card number that was printed: numbers.ledger is missing beside the key, or older than the backup. \
         Look for the highest number on a printed card and give it with --last-number; give 0 when no card was ever printed"
    )]
    NumberUnknown,
    #[error(
        "the backup itself has the card number {highest} of {year}: look for a higher one, and give it with --last-number"
    )]
    NumberTooLow { year: i32, highest: i64 },
    #[error(
        "the journal in the backup is not a part of the one whose head is kept beside the key (row {0} differs): one of them was changed, \
         or they are of two different offices"
    )]
    OtherHistory(i64),
    #[error("{path} could not be read or written")]
    File { path: PathBuf, source: io::Error },
    #[error("the program is being stopped")]
    Stopped,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    /// For `map_err` on what was done with `path`.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> BackupError {
        let path = path.to_owned();
        move |source| BackupError::File { path, source }
    }

    /// What an admin is told of it.
    pub fn failure(&self) -> BackupFailure {
        match self {
            BackupError::Store(StoreError::Full) => BackupFailure::NoRoom,
            BackupError::File { source, .. } if source.kind() == io::ErrorKind::StorageFull => BackupFailure::NoRoom,
            BackupError::NoBackup(_) | BackupError::Damaged(..) | BackupError::OtherHistory(_) => {
                BackupFailure::NotRestored
            }
            BackupError::Store(StoreError::JournalBroken(_) | StoreError::Crypt(_) | StoreError::Corrupt(_)) => {
                BackupFailure::NotRestored
            }
            _ => BackupFailure::NotWritten,
        }
    }
}
