//! A transaction, as the functions of the store know it: a part of a [group](super::group).
//!
//! What is told of something done is told behind [`Tx::commit`], also when this transaction wrote nothing: what it has read may be of another part
//! that the disk does not have yet. For the same reason everything that decides is read by the transaction itself, and not by another connection.

use std::ops::{Deref, DerefMut};

use sqlx::sqlite::SqliteConnection;
use tokio::sync::OwnedMutexGuard;

use super::group::{self, Writer};
use super::{Result, StoreError};

/// Dropped without [`commit`](Tx::commit), it has done nothing.
pub(crate) struct Tx {
    /// None behind the commit.
    writer: Option<OwnedMutexGuard<Writer>>,
}

impl Tx {
    pub(super) fn of(writer: OwnedMutexGuard<Writer>) -> Tx {
        Tx { writer: Some(writer) }
    }

    /// Gives back when the disk has it. In a task of its own: whoever began it may go away in the middle.
    ///
    /// # Errors
    /// When it is not done: the disk is full, or failed.
    pub(crate) async fn commit(mut self) -> Result<()> {
        let Some(writer) = self.writer.take() else { return Ok(()) };
        tokio::spawn(group::end(writer)).await.unwrap_or(Err(StoreError::TakenBack))
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        let Some(mut writer) = self.writer.take() else { return };
        // Whoever is next in the line waits for it. Without a runtime the process is about to end.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { writer.take_back().await });
        }
    }
}

impl Deref for Tx {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.writer.as_ref().expect("it goes with the commit").whole()
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.writer.as_mut().expect("it goes with the commit").whole_mut()
    }
}
