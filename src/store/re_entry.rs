//! Ticks "sudah diinput": which cards' data were typed into E-Makaryo / SIAPkerja, by whom and when. A tick can be taken back with a reason;
//! its row stays. Both are events of the card and stand in the journal.

use serde_json::{Value, json};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::idempotency::{self, Sending};
use super::issued_card::TO_ENTER;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, event};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;

/// Words of the journal and of the events.
const ENTERED: &str = "input";
const TAKEN_BACK: &str = "input-batal";

/// What came of ticking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ticked {
    pub done: usize,
    /// Cards that somebody else ticked, or that do not run any more.
    pub skipped: usize,
}

/// A tick that was taken back.
#[derive(Clone, PartialEq, Eq)]
pub struct TakenBack {
    pub reason: String,
    /// Name of the officer.
    pub by: String,
    /// Seconds since 1970.
    pub at: i64,
}

impl Store {
    /// Notes that an officer has entered these cards, each by itself: one that cannot be ticked stops none of the others. The same sending
    /// has one effect and the same answer.
    pub async fn tick_entered(&self, cards: &[String], officer: &str, sending: &Sending) -> Result<Ticked> {
        let (now, all) = (self.clock.now(), cards.len());
        let mut tx = self.begin().await?;
        if let Some(done) = idempotency::earlier(&mut tx, sending).await? {
            tx.commit().await?;
            let done = done.parse().map_err(|_| StoreError::Corrupt("idempotency.outcome"))?;
            return Ok(Ticked { done, skipped: all.saturating_sub(done) });
        }
        let mut done = 0;
        for card in cards {
            let Some((application, key)) = self.to_tick(&mut tx, card, TO_ENTER).await? else { continue };
            let id = token::id();
            sqlx::query("INSERT INTO re_entry (id, card, entered_by, entered_at) VALUES (?, ?, ?, ?)")
                .bind(&id)
                .bind(card)
                .bind(officer)
                .bind(now)
                .execute(&mut *tx)
                .await?;
            stand(&mut tx, card, Some(&id)).await?;
            self.note(&mut tx, (&application, card), &key, officer, (ENTERED, Value::Null)).await?;
            done += 1;
        }
        idempotency::remember(&mut tx, sending, &done.to_string(), now).await?;
        tx.commit().await?;
        Ok(Ticked { done, skipped: all - done })
    }

    /// Takes a tick back: the card is to be entered again. False when there is none to take back. The same sending has one effect and the
    /// same answer.
    pub async fn take_back_entry(&self, card: &str, reason: &str, officer: &str, sending: &Sending) -> Result<bool> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        if idempotency::earlier(&mut tx, sending).await?.is_some() {
            tx.commit().await?;
            return Ok(true);
        }
        let Some((application, key)) = self.to_tick(&mut tx, card, "c.entry IS NOT NULL").await? else {
            return Ok(false);
        };
        let row = sqlx::query("SELECT entry FROM card WHERE id = ?").bind(card).fetch_one(&mut *tx).await?;
        let id: String = row.get(0);
        sqlx::query("UPDATE re_entry SET taken_by = ?, taken_at = ?, reason = ? WHERE id = ?")
            .bind(officer)
            .bind(now)
            .bind(self.keys.office_key().seal(&reason_of(&id), reason.as_bytes()))
            .bind(&id)
            .execute(&mut *tx)
            .await?;
        stand(&mut tx, card, None).await?;
        self.note(&mut tx, (&application, card), &key, officer, (TAKEN_BACK, json!({ "reason": reason }))).await?;
        idempotency::remember(&mut tx, sending, TAKEN_BACK, now).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The last tick of a card that was taken back, for one that has none now.
    pub async fn entry_taken_back(&self, card: &str) -> Result<Option<TakenBack>> {
        let row = sqlx::query(
            "SELECT e.id, e.reason, o.name, e.taken_at FROM re_entry e JOIN officer o ON o.id = e.taken_by
             WHERE e.card = ? AND e.taken_at IS NOT NULL ORDER BY e.taken_at DESC LIMIT 1",
        )
        .bind(card)
        .fetch_optional(&self.read)
        .await?;
        let read = |row: SqliteRow| {
            let reason = self.keys.office_key().open_text(&reason_of(row.get(0)), row.get(1))?;
            Ok(TakenBack { reason, by: row.get(2), at: row.get(3) })
        };
        row.map(read).transpose()
    }

    /// The application of a card and its key, where `may` holds.
    async fn to_tick(&self, tx: &mut Tx, card: &str, may: &'static str) -> Result<Option<(String, DataKey)>> {
        let mut query = sqlx::QueryBuilder::new(
            "SELECT w.id, w.data_key, k.wrapped FROM card c JOIN application w ON w.id = c.application
             JOIN data_key k ON k.id = w.data_key WHERE ",
        );
        let row = query.push(may).push(" AND c.id = ").push_bind(card).build().fetch_optional(&mut **tx).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some((row.get(0), self.keys.unwrap(row.get(1), row.get(2))?)))
    }

    async fn note(
        &self,
        tx: &mut Tx,
        (application, card): (&str, &str),
        key: &DataKey,
        officer: &str,
        (action, details): (&'static str, Value),
    ) -> Result<()> {
        event::add_of_card(tx, self, application, Some(card), action, json!({ "by": officer })).await?;
        let entry = Entry { actor: officer, action, subject: application, details };
        journal::append(tx, &self.keys, key, self.clock.now(), entry).await
    }
}

async fn stand(tx: &mut Tx, card: &str, entry: Option<&str>) -> Result<()> {
    sqlx::query("UPDATE card SET entry = ? WHERE id = ?").bind(entry).bind(card).execute(&mut **tx).await?;
    Ok(())
}

fn reason_of(id: &str) -> Place<'_> {
    Place { table: "re_entry", column: "reason", row: id }
}

#[cfg(test)]
mod tests;
