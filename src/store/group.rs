//! Group commit: transactions that come while another is at work become parts of the same transaction of the database, and one sync of the
//! disk brings all of them down. Each is still done whole or not at all, since a part is a savepoint, and nobody hears that his is done before
//! the disk has it.
//!
//! Nobody waits for company. Whoever ends a part goes to the end of the line for the writer; those who stand in it make their parts in the
//! meantime, and the first who comes back brings all of them down. Whoever is alone is back at once.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use sqlx::sqlite::{Sqlite, SqlitePool};
use sqlx::{Executor, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::{Result, StoreError, Tx};

/// The one writer, and the line before it.
#[derive(Clone)]
pub(super) struct Group {
    writer: Arc<Mutex<Writer>>,
    syncs: Arc<AtomicU64>,
}

pub(super) struct Writer {
    pool: SqlitePool,
    /// The transaction of the database, from its first part on.
    whole: Option<Transaction<'static, Sqlite>>,
    /// How many of its parts have ended well.
    parts: usize,
    fate: Arc<OnceLock<Fate>>,
    syncs: Arc<AtomicU64>,
    when_told: bool,
}

/// What became of a whole transaction, for each of its parts.
#[derive(Clone, Copy)]
enum Fate {
    Done,
    Full,
    Lost,
}

impl Group {
    /// `pool` is of a single connection.
    pub(super) fn new(pool: SqlitePool) -> Group {
        let syncs = Arc::<AtomicU64>::default();
        let writer =
            Writer { pool, whole: None, parts: 0, fate: Arc::default(), syncs: syncs.clone(), when_told: false };
        Group { writer: Arc::new(Mutex::new(writer)), syncs }
    }

    /// From now on only [`bring_down`](Group::bring_down) brings anything to the disk, and whoever ends a part hears at once that it is done: for
    /// [`filling`](super::filling), where nobody relies on it.
    pub(super) async fn when_told(&self) {
        self.writer.lock().await.when_told = true;
    }

    /// Begins a transaction, when those who came before have ended theirs.
    pub(super) async fn begin(&self) -> Result<Tx> {
        let mut writer = self.writer.clone().lock_owned().await;
        writer.begin_part().await?;
        Ok(Tx::of(writer))
    }

    /// Brings down what was done since the last time.
    pub(super) async fn bring_down(&self) -> Result<()> {
        self.writer.lock().await.bring_down().await
    }

    /// How often the disk was asked to bring something down, since the start.
    pub(super) fn syncs(&self) -> u64 {
        self.syncs.load(Ordering::Relaxed)
    }
}

/// Ends a part well; gives back when the disk has it.
pub(super) async fn end(mut writer: OwnedMutexGuard<Writer>) -> Result<()> {
    writer.end_part().await?;
    if writer.when_told {
        return Ok(());
    }
    let fate = writer.fate.clone();
    let line = OwnedMutexGuard::mutex(&writer).clone();
    drop(writer);
    let mut writer = line.lock_owned().await;
    match fate.get() {
        Some(fate) => fate.told(),
        None => writer.bring_down().await,
    }
}

impl Writer {
    /// The whole transaction, in which a part is at work.
    pub(super) fn whole(&self) -> &Transaction<'static, Sqlite> {
        self.whole.as_ref().expect("a part has a whole")
    }

    pub(super) fn whole_mut(&mut self) -> &mut Transaction<'static, Sqlite> {
        self.whole.as_mut().expect("a part has a whole")
    }

    /// The first part is the whole transaction as long as it is alone.
    async fn begin_part(&mut self) -> Result<()> {
        match &mut self.whole {
            Some(whole) => {
                whole.execute("SAVEPOINT part").await?;
            }
            None => self.whole = Some(begin(&self.pool).await?),
        }
        Ok(())
    }

    async fn end_part(&mut self) -> Result<()> {
        if self.parts > 0
            && let Err(error) = self.whole_mut().execute("RELEASE part").await
        {
            self.lose().await;
            return Err(error.into());
        }
        self.parts += 1;
        Ok(())
    }

    /// Takes back the part that is at work, and no other.
    pub(super) async fn take_back(&mut self) {
        if self.parts == 0 {
            return self.lose().await;
        }
        for back in ["ROLLBACK TO part", "RELEASE part"] {
            // A full disk makes SQLite take back the whole by itself.
            if self.whole_mut().execute(back).await.is_err() {
                return self.lose().await;
            }
        }
    }

    async fn bring_down(&mut self) -> Result<()> {
        let Some(whole) = self.whole.take() else { return Ok(()) };
        self.syncs.fetch_add(1, Ordering::Relaxed);
        let brought = whole.commit().await.map_err(StoreError::from);
        self.ended(match &brought {
            Ok(()) => Fate::Done,
            Err(StoreError::Full) => Fate::Full,
            Err(_) => Fate::Lost,
        });
        brought
    }

    async fn lose(&mut self) {
        if let Some(whole) = self.whole.take() {
            // It may be gone already.
            whole.rollback().await.ok();
        }
        self.ended(Fate::Lost);
    }

    fn ended(&mut self, fate: Fate) {
        self.parts = 0;
        std::mem::take(&mut self.fate).set(fate).ok();
    }
}

async fn begin(pool: &SqlitePool) -> Result<Transaction<'static, Sqlite>> {
    match pool.begin_with("BEGIN IMMEDIATE").await {
        // On a full disk SQLite rolls back by itself, and sqlx goes on counting a transaction that is no more: that connection is
        // of no use and makes room for a new one.
        Err(sqlx::Error::InvalidSavePointStatement) => {
            pool.acquire().await?.close().await?;
            Ok(pool.begin_with("BEGIN IMMEDIATE").await?)
        }
        other => Ok(other?),
    }
}

impl Fate {
    fn told(self) -> Result<()> {
        match self {
            Fate::Done => Ok(()),
            Fate::Full => Err(StoreError::Full),
            Fate::Lost => Err(StoreError::TakenBack),
        }
    }
}

#[cfg(test)]
mod tests;
