//! What is not needed any more goes (UU 27/2022, article 43): drafts that were never sent, and the scans of cards that have ended. The
//! register's rows stay. Destroying a person's data key is erasure, in backups too: its id goes to a list beside the key, by which a
//! restored copy forgets as well.

use std::io::Write;

use sqlx::Row;

use super::{Result, Store, StoreError, Tx};
use crate::domain::settings::SCANS_KEPT_DAYS;

impl Store {
    /// Forgets drafts that nobody touched for so many days, with the account that holds nothing else. Gives how many.
    pub async fn forget_old_drafts(&self, days: u16) -> Result<usize> {
        let before = self.clock.now() - i64::from(days) * 24 * 3600;
        let old = sqlx::query(
            "SELECT a.id FROM application a WHERE a.state = 'draf' AND a.state_since < ?1
               AND NOT EXISTS (SELECT 1 FROM draft_step s WHERE s.application = a.id AND s.saved_at >= ?1)
               AND NOT EXISTS (SELECT 1 FROM document d WHERE d.application = a.id AND d.added_at >= ?1)",
        )
        .bind(before)
        .fetch_all(&self.read)
        .await?;
        for row in &old {
            self.forget_draft(row.get(0)).await?;
        }
        Ok(old.len())
    }

    async fn forget_draft(&self, application: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        let erased = forget(&mut tx, application).await?;
        tx.commit().await?;
        erased.map_or(Ok(()), |data_key| self.note_erased(&data_key))
    }

    /// Drops the pictures of cards that ended and of applications that were cancelled [`SCANS_KEPT_DAYS`] ago. Gives how many.
    pub async fn drop_ended_scans(&self) -> Result<u64> {
        let day = self.clock.today() - chrono::Days::new(SCANS_KEPT_DAYS.into());
        let instant = self.clock.now() - i64::from(SCANS_KEPT_DAYS) * 24 * 3600;
        let mut tx = self.begin().await?;
        let dropped = sqlx::query(
            "DELETE FROM document_content WHERE document IN (
                SELECT d.id FROM card c JOIN document d ON d.application = c.application
                  WHERE min(c.valid_until, coalesce(c.replaced_on, c.valid_until), coalesce(c.withdrawn_on, c.valid_until)) < ?1
                UNION ALL
                SELECT d.id FROM application a JOIN document d ON d.application = a.id
                  WHERE a.state = 'dibatalkan' AND a.state_since < ?2)",
        )
        .bind(day.to_string())
        .bind(instant)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(dropped.rows_affected())
    }

    /// Appends to the list of destroyed keys beside the master key.
    fn note_erased(&self, data_key: &str) -> Result<()> {
        let Some(ledger) = &self.ledger else { return Ok(()) };
        let list = ledger.with_file_name("erased.keys");
        let append = || {
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(list)?;
            writeln!(file, "{data_key}")?;
            file.sync_all()
        };
        append().map_err(StoreError::Ledger)
    }
}

/// Forgets a draft within the caller's transaction, with the account that holds nothing else; one that was sent meanwhile stays. Gives the
/// data key that was destroyed with them.
pub(crate) async fn forget(tx: &mut Tx, application: &str) -> Result<Option<String>> {
    let row = sqlx::query("SELECT account, data_key FROM application WHERE id = ? AND state = 'draf'")
        .bind(application)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (account, data_key): (Option<String>, String) = (row.get(0), row.get(1));
    for statement in [
        "DELETE FROM document_content WHERE document IN (SELECT id FROM document WHERE application = ?)",
        "DELETE FROM document WHERE application = ?",
        "DELETE FROM draft_step WHERE application = ?",
        "DELETE FROM draft_beside WHERE application = ?",
        "DELETE FROM parked WHERE application = ?",
        "DELETE FROM event WHERE application = ?",
        "DELETE FROM sop_time WHERE application = ?",
        "DELETE FROM held_file WHERE application = ?",
        "DELETE FROM counter_ticket WHERE application = ?",
        "DELETE FROM access_log WHERE application = ?",
        "UPDATE attendance SET application = NULL WHERE application = ?",
        "DELETE FROM application WHERE id = ?",
    ] {
        sqlx::query(statement).bind(application).execute(&mut **tx).await?;
    }
    if let Some(account) = &account {
        let alone = "AND NOT EXISTS (SELECT 1 FROM application WHERE account = ?1)";
        for table in ["session WHERE account", "counter_ticket WHERE account", "account WHERE id"] {
            let statement = format!("DELETE FROM {table} = ?1 {alone}");
            sqlx::query(sqlx::AssertSqlSafe(statement)).bind(account).execute(&mut **tx).await?;
        }
    }
    let gone = sqlx::query(
        "DELETE FROM data_key WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM application WHERE data_key = ?1)
         AND NOT EXISTS (SELECT 1 FROM account WHERE data_key = ?1) AND NOT EXISTS (SELECT 1 FROM person WHERE data_key = ?1)",
    )
    .bind(&data_key)
    .execute(&mut **tx)
    .await?;
    Ok((gone.rows_affected() > 0).then_some(data_key))
}
