//! Connections that only read: some for pages, and others for whatever goes through a whole book.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqliteSynchronous};

use super::{Result, Store, connection};

/// Kilobytes of the file that each connection keeps for pages: the spells of a hundred thousand cards fit, which reports count.
const CACHE: u32 = 24_000;
/// The same for a whole book of a hundred thousand rows, which comes back to the same pages of indexes again and again. Given back with the
/// connection.
const LARGE_CACHE: u32 = 64_000;
/// Rows that may wait between the thread that reads and whoever asked.
const ROWS_AHEAD: usize = 1000;

/// How connections that only read are opened.
#[derive(Clone)]
pub(super) struct Reading(SqliteConnectOptions, SqliteSynchronous);

impl Reading {
    pub fn of(options: SqliteConnectOptions, synchronous: SqliteSynchronous) -> Reading {
        // What is sorted for a page or a file has personal data in it, and must not be put down beside the database.
        Reading(options.read_only(true).pragma("temp_store", "memory").row_buffer_size(ROWS_AHEAD), synchronous)
    }

    pub async fn for_pages(&self) -> Result<SqlitePool> {
        self.pool(4, CACHE).await
    }

    async fn pool(&self, most: u32, cache: u32) -> Result<SqlitePool> {
        let options = self.0.clone().pragma("cache_size", format!("-{cache}"));
        Ok(connection::pool(most, self.1).connect_with(options).await?)
    }
}

impl Store {
    /// The same office, read over two connections of its own, so that a long read neither waits for pages nor keeps them waiting.
    pub(super) async fn read_apart(&self) -> Result<Store> {
        Ok(Store { read: self.reading.pool(2, LARGE_CACHE).await?, ..self.clone() })
    }
}
