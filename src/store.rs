//! The database: one SQLite file, one writer, a pool of readers. All SQL of the program stands below this module.
//!
//! Every read-then-write begins with `BEGIN IMMEDIATE`, and no transaction is held over anything but the database, so that
//! those who come at the same time go down to the disk together; see `group`.

pub mod access_log;
pub mod account;
pub mod application;
pub mod attendance;
pub mod backup;
pub mod backup_run;
pub mod board;
pub mod card;
pub mod card_deeds;
mod card_found;
pub mod card_life;
pub mod card_report;
pub mod clock;
pub mod closed_report;
mod connection;
mod contact;
pub mod correction;
pub mod counter;
pub mod data_ask;
pub mod document;
mod document_copy;
pub mod draft;
mod emblem;
pub mod erasure;
pub mod error;
pub mod event;
pub mod export_log;
pub mod exposure;
pub mod file_draft;
pub mod filling;
pub mod follow_up;
mod group;
pub mod hand_over;
pub mod history;
pub mod hold;
pub mod idempotency;
pub mod import;
pub mod information;
pub mod issued_card;
pub mod journal;
pub mod legalisation;
pub mod moves;
pub mod my_data;
mod name_word;
pub mod nik_change;
pub mod note;
pub mod officer;
pub mod officer_password;
pub mod parked;
pub mod person;
pub mod placement;
pub mod print_log;
pub mod queue;
pub mod re_entry;
mod reading;
pub mod ready;
pub mod register;
pub mod register_page;
pub mod reminder;
pub mod removal;
mod replacement;
pub mod restore;
pub mod retention;
pub mod seal;
pub mod seal_key;
pub mod search;
pub mod second_step;
pub mod session;
pub mod setting;
pub mod setting_draft;
pub mod sop_time;
pub mod spell;
pub mod statistics;
pub mod throttle;
pub mod ticket;
pub mod timing;
pub mod tx;
pub mod usual;
pub mod vault;

#[cfg(test)]
mod lives;
#[cfg(test)]
mod set_back;
#[cfg(test)]
pub(crate) mod test_office;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::Row;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqliteSynchronous};
use tokio::sync::watch;

pub use clock::Clock;
pub use error::{Result, StoreError};

use crate::crypt::keys::Keys;

/// Oldest SQLite that may be linked: earlier ones can lose committed writes when the WAL is reset.
pub const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// The shape of the database, built into the program.
static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

pub(crate) use tx::Tx;

/// The office's memory. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    read: SqlitePool,
    reading: reading::Reading,
    write: SqlitePool,
    keys: Keys,
    clock: Clock,
    ledger: Option<PathBuf>,
    file: Arc<Path>,
    write_waits: Arc<timing::Histogram>,
    owed: counter::Owed,
    changes: watch::Sender<u64>,
    usual: usual::Remembered,
    group: group::Group,
    /// Set while a new database is being filled.
    unseen: Option<vault::Unseen>,
}

impl Store {
    /// Opens the file, making it if there is none, and brings it to the newest shape. `ledger` is the file beside the key that
    /// remembers the highest card number.
    ///
    /// # Errors
    /// When the file cannot be opened or the linked SQLite is older than [`OLDEST_SQLITE`].
    pub async fn open(file: &Path, keys: Keys, clock: Clock, ledger: Option<PathBuf>) -> Result<Store> {
        let store = Store::connect(file, keys, clock, ledger, SqliteSynchronous::Full).await?;
        store.catch_up_with_ledger().await?;
        Ok(store)
    }

    async fn connect(
        file: &Path,
        keys: Keys,
        clock: Clock,
        ledger: Option<PathBuf>,
        synchronous: SqliteSynchronous,
    ) -> Result<Store> {
        let options = SqliteConnectOptions::from_str("sqlite:")?
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        let write = connection::pool(1, synchronous).connect_with(options.clone()).await?;
        check_version(&write).await?;
        MIGRATIONS.run(&write).await?;
        let reading = reading::Reading::of(options, synchronous);
        let read = reading.for_pages().await?;
        let store = Store {
            group: group::Group::new(write.clone()),
            read,
            reading,
            write,
            keys,
            clock,
            ledger,
            file: file.into(),
            write_waits: Arc::default(),
            owed: Default::default(),
            changes: watch::Sender::new(0),
            usual: Default::default(),
            unseen: None,
        };
        store.tell_spells_once().await?;
        Ok(store)
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Counts whatever moves a queue at the desk; a page that stays open waits for it.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// To be called after a commit that moves a queue: a move, an arrival, a call, a file taken or left.
    pub(crate) fn note_change(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// Ends every wait for [`changes`](Store::changes), so that the server can stop.
    pub fn end_changes(&self) {
        self.changes.send_replace(u64::MAX);
    }

    /// Whether the database answers.
    pub async fn alive(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.read).await.is_ok()
    }

    /// Ends all connections, so that the file can be copied or removed.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }

    pub(crate) async fn begin(&self) -> Result<Tx> {
        let asked = Instant::now();
        let begun = self.group.begin().await;
        self.write_waits.note(asked.elapsed());
        begun
    }

    /// How often the disk was asked to bring changes down; see [`group`].
    pub fn syncs(&self) -> u64 {
        self.group.syncs()
    }

    /// How long was waited for the one writer.
    pub fn write_waits(&self) -> &timing::Histogram {
        &self.write_waits
    }
}

/// Makes a folder that its owner alone can enter; one that is there already is left as it is.
///
/// # Errors
/// When the disk does not take it.
pub fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Whether this count of changes is the last there will be.
pub fn is_over(changes: u64) -> bool {
    changes == u64::MAX
}

async fn check_version(pool: &SqlitePool) -> Result<()> {
    let text: String = sqlx::query("SELECT sqlite_version()").fetch_one(pool).await?.get(0);
    let mut parts = text.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if version < OLDEST_SQLITE { Err(StoreError::OldSqlite(text)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_connection_is_set_as_the_design_says() {
        let folder = std::env::temp_dir().join(format!("ak1-store-{}", crate::crypt::token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let store =
            Store::open(&folder.join("ak1.sqlite"), Keys::ephemeral(), Clock::System, None).await.expect("a store");
        let mut all = vec![store.write.acquire().await.expect("the writer")];
        for _ in 0..store.read.options().get_max_connections() {
            all.push(store.read.acquire().await.expect("a reader"));
        }
        for connection in &mut all {
            let row = sqlx::query("PRAGMA journal_mode").fetch_one(&mut **connection).await.expect("a row");
            assert_eq!(row.get::<&str, _>(0), "wal");
            for (pragma, value) in [("PRAGMA synchronous", 2_i64), ("PRAGMA foreign_keys", 1)] {
                let row = sqlx::query(pragma).fetch_one(&mut **connection).await.expect("a row");
                assert_eq!(row.get::<i64, _>(0), value, "{pragma}");
            }
        }
        drop(all);
        let row = sqlx::query("PRAGMA temp_store").fetch_one(&store.read).await.expect("a row");
        assert_eq!(row.get::<i64, _>(0), 2, "in memory");
        store.close().await;
        std::fs::remove_dir_all(folder).ok();
    }
}
