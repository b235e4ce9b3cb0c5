//! Passwords of officers: their own, and those that an admin gives for one time.

use sqlx::Row;

use super::journal::{self, Entry};
use super::{Result, Store, StoreError, second_step};
use crate::crypt::PasswordHash;

/// What the sign-in compares with.
pub struct OfficerSecret {
    pub id: String,
    pub password: PasswordHash,
    pub salt: Vec<u8>,
    /// A one-time password that was not used in time.
    pub ran_out: bool,
}

/// How long a one-time password opens the door, in seconds: seven days.
pub const ONE_TIME_LASTS: i64 = 7 * 24 * 3600;

impl Store {
    pub async fn officer_secret(&self, login: &str) -> Result<Option<OfficerSecret>> {
        let row = sqlx::query(
            "SELECT id, password, salt, one_time AND one_time_until < ? FROM officer WHERE login = ? AND active = 1",
        )
        .bind(self.clock.now())
        .bind(login)
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let password = row.get::<&str, _>(1).parse().map_err(|_| StoreError::Corrupt("officer.password"))?;
        Ok(Some(OfficerSecret {
            id: row.get(0),
            password,
            salt: row.get(2),
            ran_out: row.get::<Option<bool>, _>(3) == Some(true),
        }))
    }

    /// Sets a new password and ends every session of the officer. With a one-time password the second step goes too: whoever has lost the phone
    /// gets in again.
    pub async fn set_officer_password(
        &self,
        id: &str,
        password: &str,
        salt: &[u8],
        one_time: bool,
        actor: &str,
    ) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE officer SET password = ?, salt = ?, one_time = ?, one_time_until = ? WHERE id = ?")
            .bind(password)
            .bind(salt)
            .bind(one_time)
            .bind(one_time.then_some(now + ONE_TIME_LASTS))
            .bind(id)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM session WHERE officer = ?").bind(id).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM half_session WHERE officer = ?").bind(id).execute(&mut *tx).await?;
        if one_time {
            second_step::forget(self, &mut tx, id, actor).await?;
        }
        let entry = Entry { actor, action: "officer-password", subject: id, details: serde_json::Value::Null };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), now, entry).await?;
        tx.commit().await
    }

    /// Gives an officer whose access was ended a new one, with a one-time password.
    pub async fn reopen_officer(&self, id: &str, password: &str, salt: &[u8], actor: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "UPDATE officer SET active = 1, one_time = 1, one_time_until = ?, password = ?, salt = ?, version = version + 1 WHERE id = ?",
        )
        .bind(self.clock.now() + ONE_TIME_LASTS)
        .bind(password)
        .bind(salt)
        .bind(id)
        .execute(&mut *tx)
        .await?;
        let entry = Entry { actor, action: "officer-opened", subject: id, details: serde_json::Value::Null };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        tx.commit().await
    }
}
