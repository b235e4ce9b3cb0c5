//! Accounts: claims to a NIK, made alone or proven at the counter.

use sqlx::Row;

use super::journal::{self, Entry};
use super::{Result, Store, StoreError, vault};
use crate::crypt::PasswordHash;
use crate::crypt::keys::{Lookup, LookupTag};
use crate::crypt::sealed::Place;
use crate::crypt::token;
use crate::domain::nik::Nik;

/// Unproven claims to one NIK that may stand side by side.
pub const MOST_CLAIMS: i64 = 3;

/// What the sign-in compares with: all claims to one NIK.
pub struct AccountSecret {
    pub id: String,
    pub password: PasswordHash,
}

impl Store {
    pub fn nik_tag(&self, nik: &Nik) -> LookupTag {
        self.keys.lookup(Lookup::Nik, &nik.to_string())
    }

    pub async fn account_secrets(&self, nik: &Nik) -> Result<Vec<AccountSecret>> {
        let rows =
            sqlx::query("SELECT id, password FROM account WHERE nik_tag = ? ORDER BY person IS NULL, created_at")
                .bind(self.nik_tag(nik).as_bytes())
                .fetch_all(&self.read)
                .await?;
        let secret = |row: sqlx::sqlite::SqliteRow| {
            let password = row.get::<&str, _>(1).parse().map_err(|_| StoreError::Corrupt("account.password"))?;
            Ok(AccountSecret { id: row.get(0), password })
        };
        rows.into_iter().map(secret).collect()
    }

    /// Makes an account with its first draft. When too many unproven claims to the NIK stand, the oldest whose owner never saved
    /// a step makes room; None when there is no such claim.
    pub async fn add_account(&self, nik: &Nik, password: &str, notice: &str) -> Result<Option<String>> {
        let tag = self.nik_tag(nik);
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        let claims: i64 = sqlx::query("SELECT count(*) FROM account WHERE nik_tag = ? AND person IS NULL")
            .bind(tag.as_bytes())
            .fetch_one(&mut *tx)
            .await?
            .get(0);
        if claims >= MOST_CLAIMS && !drop_empty_claim(&mut tx, &tag).await? {
            return Ok(None);
        }
        let (key_id, key) = vault::new_key(self, &mut tx).await?;
        let id = token::id();
        let sealed = key.seal(&Place { table: "account", column: "nik", row: &id }, nik.to_string().as_bytes());
        sqlx::query(
            "INSERT INTO account (id, data_key, nik_tag, nik, password, notice, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&id)
        .bind(&key_id)
        .bind(tag.as_bytes())
        .bind(sealed)
        .bind(password)
        .bind(notice)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        let new = super::application::NewApplication { account: Some(&id), nik, data_key: &key_id, assisted_by: None };
        super::application::insert_draft(self, &mut tx, &key, new).await?;
        let entry =
            Entry { actor: &id, action: "account", subject: &id, details: serde_json::json!({ "notice": notice }) };
        journal::append(&mut tx, &self.keys, &key, now, entry).await?;
        tx.commit().await?;
        Ok(Some(id))
    }
}

/// Removes the oldest unproven claim without a saved step, with its key; false when there is none.
async fn drop_empty_claim(tx: &mut super::Tx, tag: &LookupTag) -> Result<bool> {
    let row = sqlx::query(
        "SELECT a.id, p.id, a.data_key FROM account a JOIN application p ON p.account = a.id
         WHERE a.nik_tag = ? AND a.person IS NULL AND p.state = 'draf'
           AND NOT EXISTS (SELECT 1 FROM draft_step s WHERE s.application = p.id)
           AND NOT EXISTS (SELECT 1 FROM document d WHERE d.application = p.id)
           AND (SELECT count(*) FROM application q WHERE q.account = a.id) = 1
         ORDER BY a.created_at LIMIT 1",
    )
    .bind(tag.as_bytes())
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(false) };
    let (account, application, data_key): (String, String, String) = (row.get(0), row.get(1), row.get(2));
    for statement in [
        "DELETE FROM event WHERE application = ?",
        "DELETE FROM sop_time WHERE application = ?",
        "DELETE FROM parked WHERE application = ?",
        "DELETE FROM application WHERE id = ?",
    ] {
        sqlx::query(statement).bind(&application).execute(&mut **tx).await?;
    }
    sqlx::query("DELETE FROM session WHERE account = ?").bind(&account).execute(&mut **tx).await?;
    sqlx::query("DELETE FROM account WHERE id = ?").bind(&account).execute(&mut **tx).await?;
    sqlx::query("DELETE FROM data_key WHERE id = ?").bind(&data_key).execute(&mut **tx).await?;
    Ok(true)
}
