//! What the office keeps about one job seeker, for the job seeker's own copy (UU 27/2022, articles 7 and 32). Officers appear by their
//! roles: who they are is the office's matter, that and when they looked is the person's.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::application::Application;
use super::{Result, Store, StoreError};
use crate::crypt::sealed::Place;
use crate::domain::correction::Pin;
use crate::domain::role::Role;

/// Lines of one kind that are given at most, the newest.
const MOST: i64 = 500;

/// An account as it was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AccountFacts {
    pub created_at: i64,
    /// The counter has seen the KTP.
    pub proven: bool,
}

/// Something done with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deed {
    pub at: i64,
    pub what: String,
    /// The roles that the officer holds today; None where the job seeker did it.
    pub by: Option<Vec<Role>>,
}

/// A correction that was asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    pub at: i64,
    pub pin: Pin,
    pub reason: String,
    pub ended_at: Option<i64>,
}

/// A visit on the attendance list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Visit {
    pub queue_no: i64,
    pub purpose: String,
    pub arrived_at: i64,
    pub left_at: Option<i64>,
}

impl Store {
    pub async fn account_facts(&self, account: &str) -> Result<AccountFacts> {
        let row = sqlx::query("SELECT created_at, person IS NOT NULL FROM account WHERE id = ?")
            .bind(account)
            .fetch_one(&self.read)
            .await?;
        Ok(AccountFacts { created_at: row.get(0), proven: row.get(1) })
    }

    /// All applications of an account, the oldest first.
    pub async fn applications_of_account(&self, account: &str) -> Result<Vec<Application>> {
        let rows = sqlx::query("SELECT id FROM application WHERE account = ? ORDER BY created_at, id")
            .bind(account)
            .fetch_all(&self.read)
            .await?;
        let mut applications = Vec::with_capacity(rows.len());
        for row in rows {
            applications.push(self.application(row.get(0)).await?);
        }
        Ok(applications)
    }

    /// What was done with a file, from the journal, the oldest first.
    pub async fn deeds(&self, application: &str) -> Result<Vec<Deed>> {
        let rows = sqlx::query(
            "SELECT at, action, EXISTS (SELECT 1 FROM officer WHERE id = j.actor),
                    (SELECT group_concat(role) FROM officer_role WHERE officer = j.actor)
             FROM journal j WHERE subject = ? ORDER BY seq DESC LIMIT ?",
        )
        .bind(application)
        .bind(MOST)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().rev().map(deed).collect())
    }

    /// Who looked at a file or printed it, from the access log, the oldest first.
    pub async fn accesses(&self, application: &str) -> Result<Vec<Deed>> {
        let rows = sqlx::query(
            "SELECT at, action, 1, (SELECT group_concat(role) FROM officer_role WHERE officer = l.officer)
             FROM access_log l WHERE application = ? ORDER BY id DESC LIMIT ?",
        )
        .bind(application)
        .bind(MOST)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().rev().map(deed).collect())
    }

    /// Every correction that was ever asked for, in all rounds.
    pub async fn all_corrections(&self, application: &Application) -> Result<Vec<Asked>> {
        let rows = sqlx::query(
            "SELECT id, pin, reason, made_at, ended_at FROM correction WHERE application = ? ORDER BY round, rowid",
        )
        .bind(&application.id)
        .fetch_all(&self.read)
        .await?;
        let key = self.data_key(&application.data_key).await?;
        let read = |row: SqliteRow| {
            let id: String = row.get("id");
            let plain = key.open(&Place { table: "correction", column: "reason", row: &id }, row.get("reason"))?;
            Ok(Asked {
                at: row.get("made_at"),
                pin: Pin::from_code(row.get("pin")).ok_or(StoreError::Corrupt("correction.pin"))?,
                reason: String::from_utf8(plain).map_err(|_| StoreError::Corrupt("correction.reason"))?,
                ended_at: row.get("ended_at"),
            })
        };
        rows.into_iter().map(read).collect()
    }

    pub async fn visits(&self, application: &str) -> Result<Vec<Visit>> {
        let rows = sqlx::query(
            "SELECT queue_no, purpose, arrived_at, left_at FROM attendance WHERE application = ? ORDER BY arrived_at",
        )
        .bind(application)
        .fetch_all(&self.read)
        .await?;
        let visit = |row: &SqliteRow| Visit {
            queue_no: row.get(0),
            purpose: row.get(1),
            arrived_at: row.get(2),
            left_at: row.get(3),
        };
        Ok(rows.iter().map(visit).collect())
    }
}

fn deed(row: &SqliteRow) -> Deed {
    let roles: Option<String> = row.get(3);
    let mut by: Vec<_> = roles.iter().flat_map(|roles| roles.split(',')).filter_map(Role::from_code).collect();
    by.sort_unstable();
    Deed { at: row.get(0), what: row.get(1), by: row.get::<bool, _>(2).then_some(by) }
}
