//! What each connection to the file must be like, asked of the connection itself: a setting that SQLite did not take would be noticed when
//! the power is lost.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqlitePoolOptions, SqliteSynchronous};

/// A pool whose connections are asked once each whether they write ahead, wait for the disk as `synchronous` says, and hold foreign keys. One that
/// does not is closed again and never used.
pub(super) fn pool(most: u32, synchronous: SqliteSynchronous) -> SqlitePoolOptions {
    // The database is in this very process: asking a connection whether it still answers would only double the time of short queries.
    SqlitePoolOptions::new()
        .test_before_acquire(false)
        .max_connections(most)
        .after_connect(move |connection, _| Box::pin(async move { as_set(connection, synchronous).await }))
}

async fn as_set(connection: &mut SqliteConnection, synchronous: SqliteSynchronous) -> sqlx::Result<()> {
    let set = "SELECT (SELECT journal_mode FROM pragma_journal_mode), (SELECT synchronous FROM pragma_synchronous),
                      (SELECT foreign_keys FROM pragma_foreign_keys)";
    let row = sqlx::query(set).fetch_one(&mut *connection).await?;
    let (journal, waits, keys): (&str, i64, i64) = (row.get(0), row.get(1), row.get(2));
    if (journal, waits, keys) == ("wal", code(&synchronous), 1) {
        return Ok(());
    }
    tracing::error!(journal, waits, keys, "SQLite has not taken the settings of a connection");
    Err(sqlx::Error::Configuration("the settings of a connection".into()))
}

/// What SQLite answers.
fn code(synchronous: &SqliteSynchronous) -> i64 {
    match synchronous {
        SqliteSynchronous::Off => 0,
        SqliteSynchronous::Normal => 1,
        SqliteSynchronous::Full => 2,
        SqliteSynchronous::Extra => 3,
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Connection;
    use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};

    use super::*;
    use crate::crypt::token;

    #[tokio::test]
    async fn a_connection_that_is_not_as_it_must_be_is_told_from_one_that_is() {
        let file = std::env::temp_dir().join(format!("ak1-connection-{}.sqlite", token::id()));
        let right = SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let judged = async |options: SqliteConnectOptions| {
            let mut connection = SqliteConnection::connect_with(&options).await.expect("a connection");
            as_set(&mut connection, SqliteSynchronous::Full).await.is_ok()
        };
        assert!(judged(right.clone()).await);
        assert!(!judged(right.clone().synchronous(SqliteSynchronous::Normal)).await);
        assert!(!judged(right.clone().foreign_keys(false)).await);
        assert!(!judged(right.journal_mode(SqliteJournalMode::Delete)).await);
        std::fs::remove_file(file).ok();
    }
}
