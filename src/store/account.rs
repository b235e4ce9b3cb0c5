//! Accounts: claims to a NIK, made alone or proven at the counter.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::journal::{self, Entry};
use super::retention::{self, never_sent};
use super::{Result, Store, StoreError, Tx, vault};
use crate::crypt::PasswordHash;
use crate::crypt::keys::{Lookup, LookupTag};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::nik::Nik;

/// Unproven claims to one NIK that may stand side by side.
pub const MOST_CLAIMS: i64 = 3;

/// A claim to a NIK as the counter sees it: when it was made and used, and nothing of what was typed into it.
#[derive(Clone, Debug)]
pub struct Claim {
    pub id: String,
    pub created_at: i64,
    /// When a step was saved last.
    pub saved_at: Option<i64>,
    /// When an application was sent last.
    pub submitted_at: Option<i64>,
    /// The counter has tied it to the person already.
    pub proven: bool,
}

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
        let secret = |row: SqliteRow| {
            let password = row.get::<&str, _>(1).parse().map_err(|_| StoreError::Corrupt("account.password"))?;
            Ok(AccountSecret { id: row.get(0), password })
        };
        rows.into_iter().map(secret).collect()
    }

    /// All claims to a NIK, the one that is tied to the person first.
    pub async fn claims(&self, nik: &Nik) -> Result<Vec<Claim>> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(
            [CLAIM, "WHERE a.nik_tag = ? ORDER BY a.person IS NULL, a.created_at"].concat(),
        ))
        .bind(self.nik_tag(nik).as_bytes())
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().map(claim).collect())
    }

    pub async fn account_nik(&self, account: &str) -> Result<Nik> {
        let row =
            sqlx::query("SELECT data_key, nik FROM account WHERE id = ?").bind(account).fetch_one(&self.read).await?;
        let key = self.data_key(row.get(0)).await?;
        let plain = key.open(&Place { table: "account", column: "nik", row: account }, row.get(1))?;
        let nik = String::from_utf8(plain).ok().and_then(|nik| Nik::parse(&nik).ok());
        nik.ok_or(StoreError::Corrupt("account.nik"))
    }

    pub async fn claim(&self, account: &str) -> Result<Claim> {
        let row = sqlx::query(sqlx::AssertSqlSafe([CLAIM, "WHERE a.id = ?"].concat()))
            .bind(account)
            .fetch_one(&self.read)
            .await?;
        Ok(claim(&row))
    }

    /// Makes an account with its first draft. When too many unproven claims to the NIK stand, the oldest whose owner never saved
    /// a step makes room; None when there is no such claim.
    pub async fn add_account(&self, nik: &Nik, password: &str, notice: &str) -> Result<Option<String>> {
        let tag = self.nik_tag(nik);
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
        let id = insert(self, &mut tx, NewAccount { nik, password, notice, data_key: &key_id, key: &key }).await?;
        let new = super::application::NewApplication {
            kind: crate::domain::application::Kind::New,
            account: Some(&id),
            nik,
            data_key: &key_id,
            assisted_by: None,
        };
        super::application::insert_draft(self, &mut tx, &key, new).await?;
        tx.commit().await?;
        if claims >= MOST_CLAIMS {
            self.note_erased().await?;
        }
        Ok(Some(id))
    }
}

pub(crate) struct NewAccount<'a> {
    pub nik: &'a Nik,
    pub password: &'a str,
    /// Version of the privacy notice that was shown.
    pub notice: &'a str,
    pub data_key: &'a str,
    pub key: &'a DataKey,
}

pub(crate) async fn insert(store: &Store, tx: &mut Tx, new: NewAccount<'_>) -> Result<String> {
    let (id, now) = (token::id(), store.clock.now());
    let sealed = new.key.seal(&Place { table: "account", column: "nik", row: &id }, new.nik.to_string().as_bytes());
    sqlx::query(
        "INSERT INTO account (id, data_key, nik_tag, nik, password, notice, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(new.data_key)
    .bind(store.nik_tag(new.nik).as_bytes())
    .bind(sealed)
    .bind(new.password)
    .bind(new.notice)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    let details = serde_json::json!({ "notice": new.notice });
    let entry = Entry { actor: &id, action: "account", subject: &id, details };
    journal::append(tx, &store.keys, new.key, now, entry).await?;
    Ok(id)
}

/// Sets a new password and ends every session, also that of somebody who knew the old one.
pub(crate) async fn set_password(tx: &mut Tx, account: &str, password: &str) -> Result<()> {
    sqlx::query("UPDATE account SET password = ? WHERE id = ?").bind(password).bind(account).execute(&mut **tx).await?;
    sqlx::query("DELETE FROM session WHERE account = ?").bind(account).execute(&mut **tx).await?;
    Ok(())
}

const CLAIM: &str = "SELECT a.id, a.created_at, a.person IS NOT NULL AS proven,
                            (SELECT max(s.saved_at) FROM draft_step s JOIN application p ON p.id = s.application WHERE p.account = a.id) AS saved_at,
                            (SELECT max(p.submitted_at) FROM application p WHERE p.account = a.id) AS submitted_at
                     FROM account a ";

fn claim(row: &SqliteRow) -> Claim {
    Claim {
        id: row.get("id"),
        created_at: row.get("created_at"),
        saved_at: row.get("saved_at"),
        submitted_at: row.get("submitted_at"),
        proven: row.get("proven"),
    }
}

/// Removes the oldest unproven claim without a saved step, with its key; false when there is none.
async fn drop_empty_claim(tx: &mut Tx, tag: &LookupTag) -> Result<bool> {
    let row = sqlx::query(concat!(
        "SELECT p.id FROM account a JOIN application p ON p.account = a.id
         WHERE a.nik_tag = ? AND a.person IS NULL AND ",
        never_sent!(),
        "
           AND NOT EXISTS (SELECT 1 FROM draft_step s WHERE s.application = p.id)
           AND NOT EXISTS (SELECT 1 FROM data_ask q WHERE q.account = a.id AND q.answered_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM document d WHERE d.application = p.id)
           AND (SELECT count(*) FROM application q WHERE q.account = a.id) = 1
         ORDER BY a.created_at LIMIT 1"
    ))
    .bind(tag.as_bytes())
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(false) };
    let erased = retention::forget(tx, row.get(0)).await?;
    retention::owe_erased(tx, erased.as_slice()).await?;
    Ok(true)
}
