//! What can go wrong in the store. These errors go to the log; people see the sentences of `text` instead.
//!
//! Use [`StoreError::NotFound`] when a row that was asked for by id is not there, and let `?` turn the database's own errors into
//! [`StoreError::Full`] or [`StoreError::Database`].

use crate::crypt::CryptError;

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no such row")]
    NotFound,
    #[error("the disk is full")]
    Full,
    #[error("another write took this one back with it")]
    TakenBack,
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
    #[error("the database could not be brought to its newest shape")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    #[error("a sealed value could not be opened")]
    Crypt(#[from] CryptError),
    #[error("a stored value is not of its type: {0}")]
    Corrupt(&'static str),
    #[error("SQLite {0} is too old: versions before 3.51.3 can lose committed writes")]
    OldSqlite(String),
    #[error("a file beside the key could not be written")]
    Ledger(#[source] std::io::Error),
    #[error("the journal is broken at row {0}")]
    JournalBroken(i64),
}

/// Primary result codes of SQLite for a full disk and a failed write.
const SQLITE_FULL: &str = "13";
const SQLITE_IOERR_WRITE: &str = "778";

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => StoreError::NotFound,
            sqlx::Error::Database(inner)
                if matches!(inner.code().as_deref(), Some(SQLITE_FULL | SQLITE_IOERR_WRITE)) =>
            {
                StoreError::Full
            }
            _ => StoreError::Database(error),
        }
    }
}

impl StoreError {
    /// Whether a unique index named in `index` refused the row, as in `officer.login`.
    pub fn is_taken(&self, index: &str) -> bool {
        matches!(self, StoreError::Database(sqlx::Error::Database(inner))
            if inner.is_unique_violation() && inner.message().contains(index))
    }
}
