//! Filling a new database with very many people: by the same functions that serve people, but with many of their transactions grouped
//! into one, and without waiting for the disk. A crash on the way leaves a file to be thrown away, so this is for generated offices only.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteSynchronous;

use super::application::Application;
use super::vault::Unseen;
use super::{Clock, Result, Store};
use crate::crypt::keys::Keys;

/// A store whose writes are grouped. Readers see a group's rows only after [`Filling::commit`].
pub struct Filling {
    store: Store,
    unseen: Unseen,
    file: PathBuf,
    ledger: Option<PathBuf>,
}

impl Filling {
    /// # Errors
    /// As [`Store::open`].
    pub async fn open(file: &Path, keys: Keys, clock: Clock, ledger: Option<PathBuf>) -> Result<Filling> {
        let mut store = Store::connect(file, keys, clock, None, SqliteSynchronous::Off).await?;
        // A fifth of a gigabyte, so that the pages of indexes that grow everywhere stay in memory.
        sqlx::query("PRAGMA cache_size = -200000").execute(&store.write).await?;
        store.group.when_told().await;
        let unseen = Unseen::default();
        store.unseen = Some(unseen.clone());
        Ok(Filling { store, unseen, file: file.to_owned(), ledger })
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    /// An application by its id or that of its account, which readers may not see yet.
    pub async fn application(&self, id: &str) -> Result<Application> {
        let mut tx = self.store.begin().await?;
        let found = self.store.application_in(&mut tx, id).await?;
        tx.commit().await?;
        Ok(found)
    }

    /// Ends the group and begins the next.
    pub async fn commit(&self) -> Result<()> {
        self.store.group.bring_down().await?;
        self.unseen.forget();
        Ok(())
    }

    /// Brings everything to the disk, the ledger of card numbers too. From here on the file is like any other.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub async fn finish(self) -> Result<()> {
        self.commit().await?;
        self.store.close().await;
        let Filling { store: Store { keys, clock, .. }, file, ledger, .. } = self;
        let whole = Store::open(&file, keys, clock, ledger).await?;
        whole.note_all_in_ledger().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&whole.write).await?;
        whole.close().await;
        std::fs::File::open(file).and_then(|file| file.sync_all()).map_err(|error| sqlx::Error::Io(error).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypt::token;
    use crate::domain::nik::Nik;
    use crate::store::StoreError;

    #[tokio::test]
    async fn a_group_is_seen_after_its_commit() {
        let folder = std::env::temp_dir().join(format!("ak1-filling-{}", token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("ak1.sqlite");
        let filling = Filling::open(&file, Keys::ephemeral(), Clock::System, None).await.expect("a store");
        let nik = Nik::parse("3375994101000001").expect("a NIK");
        let account = filling.store().add_account(&nik, "x", "2026-11").await.expect("an account").expect("an id");
        let application = filling.application(&account).await.expect("its draft");
        assert!(matches!(filling.store().application(&application.id).await, Err(StoreError::NotFound)));
        filling.commit().await.expect("a group");
        assert_eq!(filling.store().application(&application.id).await.expect("its draft").id, application.id);
        drop(filling);
        std::fs::remove_dir_all(folder).ok();
    }
}
