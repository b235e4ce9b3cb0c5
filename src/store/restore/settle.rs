//! What a restored office must be told before anybody uses it. A backup knows nothing of what came after it; the small files beside the key
//! do: which people were erased, which card numbers were given out, how far the journal had come.

use std::path::PathBuf;

use serde_json::json;

use super::super::journal::{self, Entry, Head};
use super::{BackupError, Restored};
use crate::domain::last_number::LastNumber;

/// What lies beside the key, and what somebody read from paper.
pub struct Beside {
    /// `numbers.ledger`.
    pub ledger: PathBuf,
    /// Ids of destroyed data keys, from `erased.keys`.
    pub erased: Vec<String>,
    /// From `journal.head`.
    pub head: Option<Head>,
    pub last_number: Option<LastNumber>,
}

/// What was done.
#[derive(Debug)]
pub struct Settled {
    /// The journal's head from now on; to be kept beside the key before the office is used.
    pub head: Head,
    /// People who were erased after the backup and now are again.
    pub erased: usize,
    /// Rows of the journal that were written after the backup, as far as the kept head tells: so much has to be done again.
    pub lost_rows: i64,
}

impl Restored {
    /// # Errors
    /// When the backup is of another history than the kept head, and when nobody knows the last card number. Nothing has been put in place then.
    pub async fn settle(&mut self, beside: &Beside) -> Result<Settled, BackupError> {
        let in_backup = self.manifest.head.count;
        let lost_rows = match &beside.head {
            Some(kept) if kept.count > in_backup => kept.count - in_backup,
            Some(kept) => {
                self.store.verify_journal(Some(kept)).await.map_err(|error| match error {
                    super::StoreError::JournalBroken(row) => BackupError::OtherHistory(row),
                    other => other.into(),
                })?;
                0
            }
            None => 0,
        };
        self.store.ledger = Some(beside.ledger.clone());
        self.settle_numbers(beside.last_number.as_ref()).await?;
        let erased = self.store.forget_again(&beside.erased).await?;
        self.store.end_every_session().await?;
        self.note(beside, lost_rows).await?;
        Ok(Settled { head: self.store.journal_head().await?, erased, lost_rows })
    }

    /// Counting goes on behind the highest number that anybody remembers. A ledger that lacks a number of the backup itself is an old copy, and
    /// as good as none.
    async fn settle_numbers(&self, last: Option<&LastNumber>) -> Result<(), BackupError> {
        let store = &self.store;
        let there = store.ledger.as_ref().is_some_and(|ledger| ledger.exists());
        let beyond = store.issued_beyond(&store.highest_noted()).await?;
        match last {
            Some(LastNumber::Printed(number)) => {
                let year = chrono::Datelike::year(&number.issued_day());
                let highest = store.highest_card_of(year).await?;
                if i64::from(number.counter()) < highest {
                    return Err(BackupError::NumberTooLow { year, highest });
                }
                store.note_in_ledger(year, number.counter().into())?;
            }
            Some(LastNumber::NoCardYet) => {
                if let Some((year, highest)) = store.issued_beyond(&Default::default()).await?.pop() {
                    return Err(BackupError::NumberTooLow { year, highest });
                }
            }
            None if there && beyond.is_empty() => {}
            None => return Err(BackupError::NumberUnknown),
        }
        Ok(store.catch_up_with_ledger().await?)
    }

    /// That a day is missing must not look like somebody's doing: it stands in the journal, with the head that was kept.
    async fn note(&self, beside: &Beside, lost_rows: i64) -> Result<(), BackupError> {
        let store = &self.store;
        let mut tx = store.begin().await?;
        let details = json!({ "taken_at": self.manifest.taken_at, "lost_rows": lost_rows, "kept": beside.head });
        let entry = Entry { actor: "cli", action: "restore", subject: "office", details };
        journal::append(&mut tx, &store.keys, &store.keys.office_key(), store.clock.now(), entry).await?;
        Ok(tx.commit().await?)
    }
}
