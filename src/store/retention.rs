//! What is not needed any more goes (UU 27/2022, article 43): drafts that were never sent, and the scans of cards that have ended. The
//! register's rows stay. Destroying a person's data key is erasure, in backups too: its id goes to a list beside the key, by which a
//! restored copy forgets as well.

use std::time::Duration;

use sqlx::Row;

use super::{Result, Store, StoreError, Tx, counter, erasure};
use crate::domain::settings::SCANS_KEPT_DAYS;

/// Files whose pictures go in one transaction, some fifty pictures: so nobody at the desk waits for the writer.
const FILES_AT_ONCE: usize = 10;
/// Between two transactions, for whoever waits to write.
pub(super) const BREATH: Duration = Duration::from_millis(100);

/// Files that ended before a day, or were cancelled before an instant, and still have pictures. Both halves are read through an index that
/// holds nothing else; the queues' index would do for SQLite, and lead it past every file that was ever cancelled.
const ENDED_FILES: &str = "SELECT application FROM card WHERE scans_gone = 0
       AND min(valid_until, coalesce(replaced_on, valid_until), coalesce(withdrawn_on, valid_until)) < ?1
    UNION ALL
    SELECT id FROM application INDEXED BY application_scans WHERE state = 'dibatalkan' AND scans_gone = 0 AND state_since < ?2
    LIMIT ?3";

/// A draft, also one that was cancelled as such: no row of the register tells of it. A condition on an `application`.
macro_rules! never_sent {
    () => {
        "state IN ('draf', 'dibatalkan') AND register_no IS NULL"
    };
}
pub(super) use never_sent;

/// Not those of somebody who waits for an answer about their data.
const OLD_DRAFTS: &str = concat!(
    "SELECT a.id FROM application a WHERE ",
    never_sent!(),
    " AND a.state_since < ?1
    AND NOT EXISTS (SELECT 1 FROM data_ask q WHERE q.account = a.account AND q.answered_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM draft_step s WHERE s.application = a.id AND s.saved_at >= ?1)
    AND NOT EXISTS (SELECT 1 FROM document d WHERE d.application = a.id AND d.added_at >= ?1)"
);

/// Accounts of a key that hold no file.
const WITHOUT_FILES: &str = "SELECT id FROM account WHERE data_key = ?1
    AND NOT EXISTS (SELECT 1 FROM application WHERE application.account = account.id)";

const NOBODYS_PERSON: &str = "DELETE FROM person WHERE data_key = ?1
    AND NOT EXISTS (SELECT 1 FROM application WHERE application.person = person.id)
    AND NOT EXISTS (SELECT 1 FROM account WHERE account.person = person.id)";

const KEY_WITHOUT_OWNER: &str = "DELETE FROM data_key WHERE id = ?1
    AND NOT EXISTS (SELECT 1 FROM application WHERE data_key = ?1)
    AND NOT EXISTS (SELECT 1 FROM account WHERE data_key = ?1) AND NOT EXISTS (SELECT 1 FROM person WHERE data_key = ?1)";

pub(super) const DROP_PICTURES: &str =
    "DELETE FROM document_content WHERE document IN (SELECT id FROM document WHERE application = ?)";

/// Corrections and reprints of a card, whose pictures go with those of the card.
const LATER_PRINTS: &str = "SELECT a.id FROM card c JOIN application a ON a.card = c.id
    WHERE c.application = ? AND a.kind IN ('perbaikan', 'cetak-ulang')";

impl Store {
    /// Forgets drafts that nobody touched for so many days, with the account that holds nothing else. Gives how many.
    pub async fn forget_old_drafts(&self, days: u16) -> Result<usize> {
        let before = self.clock.now() - i64::from(days) * 24 * 3600;
        let old = sqlx::query(OLD_DRAFTS).bind(before).fetch_all(&self.read).await?;
        for row in &old {
            self.forget_draft(row.get(0)).await?;
            tokio::time::sleep(BREATH).await;
        }
        Ok(old.len())
    }

    async fn forget_draft(&self, application: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        let erased = forget(&mut tx, application).await?;
        owe_erased(&mut tx, erased.as_slice()).await?;
        tx.commit().await?;
        self.note_erased().await
    }

    /// Drops the pictures of cards that ended and of applications that were cancelled [`SCANS_KEPT_DAYS`] ago, some files at a time.
    /// Gives how many pictures went.
    pub async fn drop_ended_scans(&self) -> Result<u64> {
        let mut dropped = 0;
        loop {
            let (files, pictures) = self.drop_some_scans().await?;
            dropped += pictures;
            if files < FILES_AT_ONCE {
                return Ok(dropped);
            }
            tokio::time::sleep(BREATH).await;
        }
    }

    /// One portion in a transaction of its own: how many files, and how many pictures of them.
    async fn drop_some_scans(&self) -> Result<(usize, u64)> {
        let day = self.clock.today() - chrono::Days::new(SCANS_KEPT_DAYS.into());
        let instant = self.clock.now() - i64::from(SCANS_KEPT_DAYS) * 24 * 3600;
        let mut tx = self.begin().await?;
        let files = sqlx::query(ENDED_FILES)
            .bind(day.to_string())
            .bind(instant)
            .bind(i64::try_from(FILES_AT_ONCE).unwrap_or(i64::MAX))
            .fetch_all(&mut *tx)
            .await?;
        let mut pictures = 0;
        for file in &files {
            let id: &str = file.get(0);
            pictures += sqlx::query(DROP_PICTURES).bind(id).execute(&mut *tx).await?.rows_affected();
            for later in sqlx::query(LATER_PRINTS).bind(id).fetch_all(&mut *tx).await? {
                let later: &str = later.get(0);
                pictures += sqlx::query(DROP_PICTURES).bind(later).execute(&mut *tx).await?.rows_affected();
            }
            for done in [
                "UPDATE card SET scans_gone = 1 WHERE application = ?",
                "UPDATE application SET scans_gone = 1 WHERE id = ?",
            ] {
                sqlx::query(done).bind(id).execute(&mut *tx).await?;
            }
        }
        tx.commit().await?;
        Ok((files.len(), pictures))
    }

    /// Forgets in a restored copy what was erased after it was taken, by the lines of the list beside the key. Gives how many keys there were.
    ///
    /// Files come first: what the register keeps of them gets another key. What was sent in the meantime cannot be in the copy, and what is in
    /// it goes; a key that something else still names stays as an empty row.
    pub(crate) async fn forget_again(&self, erased: &[String]) -> Result<usize> {
        // The file has no free pages yet, and is to get none with something in it.
        sqlx::query("PRAGMA secure_delete = ON").execute(&self.write).await?;
        let mut tx = self.begin().await?;
        let mut forgotten = 0;
        let mut data_keys = Vec::new();
        for line in erased {
            match erasure::again(&mut tx, self, line).await? {
                Some(gone) => forgotten += usize::from(gone),
                None => data_keys.push(line),
            }
        }
        for key in data_keys {
            let drafts = sqlx::query(concat!("SELECT id FROM application WHERE data_key = ? AND ", never_sent!()))
                .bind(key)
                .fetch_all(&mut *tx)
                .await?;
            let mut gone = false;
            for draft in &drafts {
                gone |= forget(&mut tx, draft.get(0)).await?.is_some();
            }
            for account in sqlx::query(WITHOUT_FILES).bind(key).fetch_all(&mut *tx).await? {
                drop_account(&mut tx, account.get(0)).await?;
            }
            sqlx::query(NOBODYS_PERSON).bind(key).execute(&mut *tx).await?;
            gone |= drop_key(&mut tx, key).await?.is_some();
            let emptied = sqlx::query("UPDATE data_key SET wrapped = x'' WHERE id = ? AND length(wrapped) > 0")
                .bind(key)
                .execute(&mut *tx)
                .await?;
            forgotten += usize::from(gone || emptied.rows_affected() > 0);
        }
        tx.commit().await?;
        Ok(forgotten)
    }

    /// Appends what is owed to the list of the erased beside the master key. A line may come twice when the program ends in between; forgetting twice
    /// does no harm.
    pub async fn note_erased(&self) -> Result<()> {
        let Some(ledger) = &self.ledger else { return Ok(()) };
        let rows = sqlx::query("SELECT line FROM erased_line ORDER BY rowid").fetch_all(&self.read).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let lines: String = rows.iter().flat_map(|row| [row.get::<&str, _>(0), "\n"]).collect();
        counter::append_lines(&ledger.with_file_name("erased.keys"), &lines).map_err(StoreError::Ledger)?;
        let mut tx = self.begin().await?;
        for row in &rows {
            sqlx::query("DELETE FROM erased_line WHERE line = ?").bind(row.get::<&str, _>(0)).execute(&mut *tx).await?;
        }
        tx.commit().await
    }
}

/// Notes within the caller's transaction what [`Store::note_erased`] is to bring beside the key.
pub(super) async fn owe_erased(tx: &mut Tx, lines: &[String]) -> Result<()> {
    for line in lines {
        sqlx::query("INSERT OR IGNORE INTO erased_line (line) VALUES (?)").bind(line).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Forgets a draft within the caller's transaction, with the account that holds nothing else; one that was sent meanwhile stays. Gives the
/// data key that was destroyed with them.
pub(crate) async fn forget(tx: &mut Tx, application: &str) -> Result<Option<String>> {
    let row = sqlx::query(concat!("SELECT account, data_key FROM application WHERE id = ? AND ", never_sent!()))
        .bind(application)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (account, data_key): (Option<String>, String) = (row.get(0), row.get(1));
    for statement in [
        DROP_PICTURES,
        "DELETE FROM document WHERE application = ?",
        "DELETE FROM draft_step WHERE application = ?",
        "DELETE FROM draft_beside WHERE application = ?",
        "DELETE FROM parked WHERE application = ?",
        "DELETE FROM event WHERE application = ?",
        "DELETE FROM sop_time WHERE application = ?",
        "DELETE FROM held_file WHERE application = ?",
        "DELETE FROM file_draft WHERE application = ?",
        "DELETE FROM amendment WHERE application = ?",
        "DELETE FROM reprint WHERE application = ?",
        "DELETE FROM counter_ticket WHERE application = ?",
        "DELETE FROM access_log WHERE application = ?",
        "UPDATE attendance SET application = NULL WHERE application = ?",
        "DELETE FROM application WHERE id = ?",
    ] {
        sqlx::query(statement).bind(application).execute(&mut **tx).await?;
    }
    if let Some(account) = &account {
        drop_account(tx, account).await?;
    }
    drop_key(tx, &data_key).await
}

/// Drops an account that holds no file. What it asked about its data stays as kind, days and outcome.
pub(super) async fn drop_account(tx: &mut Tx, account: &str) -> Result<()> {
    for statement in [
        "UPDATE data_ask SET account = NULL, words = x'', answer = x'' WHERE account = ?1",
        "DELETE FROM session WHERE account = ?1",
        "DELETE FROM counter_ticket WHERE account = ?1",
        "DELETE FROM account WHERE id = ?1",
    ] {
        let alone = [statement, " AND NOT EXISTS (SELECT 1 FROM application WHERE account = ?1)"].concat();
        sqlx::query(sqlx::AssertSqlSafe(alone)).bind(account).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Destroys a data key that nothing names any more; gives it back if it was destroyed now.
pub(super) async fn drop_key(tx: &mut Tx, data_key: &str) -> Result<Option<String>> {
    let gone = sqlx::query(KEY_WITHOUT_OWNER).bind(data_key).execute(&mut **tx).await?;
    Ok((gone.rows_affected() > 0).then(|| data_key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypt::keys::Keys;
    use crate::store::Clock;

    #[tokio::test]
    async fn what_has_to_go_is_found_without_reading_a_table_from_end_to_end() {
        let folder = std::env::temp_dir().join(format!("ak1-retention-{}", crate::crypt::token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let store =
            Store::open(&folder.join("ak1.sqlite"), Keys::ephemeral(), Clock::System, None).await.expect("a store");
        for statement in [
            ENDED_FILES,
            DROP_PICTURES,
            LATER_PRINTS,
            OLD_DRAFTS,
            KEY_WITHOUT_OWNER,
            WITHOUT_FILES,
            // What SQLite asks by itself when a row goes that others may point to.
            "SELECT 1 FROM card_face WHERE photo = ?",
            "SELECT 1 FROM counter_ticket WHERE application = ?",
            "SELECT 1 FROM counter_ticket WHERE account = ?",
            "SELECT 1 FROM parked WHERE application = ?",
            "SELECT 1 FROM data_ask WHERE account = ?",
            "SELECT 1 FROM file_draft WHERE application = ?",
        ] {
            let explained = format!("EXPLAIN QUERY PLAN {statement}");
            let plan = sqlx::query(sqlx::AssertSqlSafe(explained)).fetch_all(&store.read).await.expect("a plan");
            let steps: Vec<String> = plan.iter().map(|step| step.get("detail")).collect();
            assert!(steps.iter().all(|step| !step.starts_with("SCAN")), "{statement}: {steps:?}");
        }
        store.close().await;
        std::fs::remove_dir_all(folder).ok();
    }
}
