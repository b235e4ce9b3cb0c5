//! Connections that only read: some for pages, and others for whatever goes through a whole book.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use super::{Result, Store};

/// Kilobytes of the file that each connection keeps for pages: the spells of a hundred thousand cards fit, which reports count.
const CACHE: u32 = 24_000;
/// The same for a whole book of a hundred thousand rows, which comes back to the same pages of indexes again and again. Given back with the
/// connection.
const LARGE_CACHE: u32 = 64_000;
/// Rows that may wait between the thread that reads and whoever asked.
const ROWS_AHEAD: usize = 1000;

/// How connections that only read are opened.
#[derive(Clone)]
pub(super) struct Reading(SqliteConnectOptions);

impl Reading {
    pub fn of(options: SqliteConnectOptions) -> Reading {
        // What is sorted for a page or a file has personal data in it, and must not be put down beside the database.
        Reading(options.read_only(true).pragma("temp_store", "memory").row_buffer_size(ROWS_AHEAD))
    }

    pub async fn for_pages(&self) -> Result<SqlitePool> {
        self.pool(4, CACHE).await
    }

    async fn pool(&self, most: u32, cache: u32) -> Result<SqlitePool> {
        let options = self.0.clone().pragma("cache_size", format!("-{cache}"));
        // The database is in this very process: asking a connection whether it still answers would only double the time of short queries.
        Ok(SqlitePoolOptions::new().test_before_acquire(false).max_connections(most).connect_with(options).await?)
    }
}

impl Store {
    /// The same office, read over two connections of its own, so that a long read neither waits for pages nor keeps them waiting.
    pub(super) async fn read_apart(&self) -> Result<Store> {
        Ok(Store { read: self.reading.pool(2, LARGE_CACHE).await?, ..self.clone() })
    }
}
