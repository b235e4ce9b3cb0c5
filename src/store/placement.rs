//! Work found (*penempatan*): told, confirmed, refused, taken back. What can be counted is in clear; names, wage and notes are sealed.

use chrono::NaiveDate;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::queue::PAGE;
use super::{Result, Store, StoreError, Tx};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::code::Code;
use crate::domain::found_work::{FoundWork, Teller};
use crate::domain::work_end::WorkEnd;

/// One piece of work as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placement {
    pub id: String,
    pub teller: Teller,
    pub work: FoundWork,
    /// Seconds since 1970, as all instants here.
    pub told_at: i64,
    /// None while an employer's word waits for the office.
    pub confirmed_at: Option<i64>,
    /// When it was refused or taken back, and why.
    pub ended: Option<(i64, WorkEnd)>,
}

/// An employer's word on the desk's list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToldRow {
    pub placement: String,
    pub card: String,
    /// The application that the card was issued for.
    pub application: String,
    pub number: String,
    pub name: String,
    /// Where the next page begins: this and `placement`.
    pub told_at: i64,
}

/// An employer's word as [`waiting`] finds it.
pub(crate) struct Told {
    pub id: String,
    pub starts_on: NaiveDate,
    /// Of the event when it is confirmed.
    pub facts: Value,
}

pub(super) const WAITING: &str = "SELECT p.id, p.card, c.application, c.number, a.name, p.told_at FROM placement p
    JOIN card c ON c.id = p.card JOIN application a ON a.id = c.application
    WHERE p.confirmed_at IS NULL AND p.ended_at IS NULL AND (p.told_at, p.id) > (?1, ?2) ORDER BY p.told_at, p.id LIMIT ?3";

/// The facts of the event by which a card becomes *bekerja*.
pub(crate) fn facts(work: &FoundWork, teller: Teller) -> Value {
    json!({
        "from": work.starts_on.to_string(), "employer": work.employer_kind, "kbli": work.kbli, "kbji": work.kbji,
        "area": work.area, "by": teller,
    })
}

/// Writes it as told and not confirmed; gives its id.
pub(crate) async fn insert(
    tx: &mut Tx,
    store: &Store,
    key: &DataKey,
    card: &str,
    teller: Teller,
    actor: &str,
    work: &FoundWork,
) -> Result<String> {
    let id = token::id();
    let now = store.clock.now();
    // The one that waits makes room for what holder or counter say themselves.
    if teller != Teller::Employer {
        sqlx::query("UPDATE placement SET ended_at = ?, ended_by = ?, end_reason = ? WHERE card = ? AND confirmed_at IS NULL AND ended_at IS NULL")
            .bind(now)
            .bind(actor)
            .bind(OVERTAKEN)
            .bind(card)
            .execute(&mut **tx)
            .await?;
    }
    sqlx::query(
        "INSERT INTO placement (id, card, teller, starts_on, employer_kind, kbli, kbji, area, words, told_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(card)
    .bind(teller.code())
    .bind(work.starts_on.to_string())
    .bind(work.employer_kind.code())
    .bind(work.kbli.code())
    .bind(work.kbji.code())
    .bind(work.area.code())
    .bind(key.seal_json(&place("words", &id), &work.words)?)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

/// In place of a reason, where the holder or the counter told before an employer's word was looked at.
const OVERTAKEN: &str = "didahului";

/// Makes told work hold: the card becomes *bekerja*.
pub(crate) async fn hold(
    tx: &mut Tx,
    card: &str,
    placement: &str,
    actor: &str,
    starts_on: NaiveDate,
    now: i64,
) -> Result<()> {
    sqlx::query("UPDATE placement SET confirmed_at = ?, confirmed_by = ? WHERE id = ?")
        .bind(now)
        .bind(actor)
        .bind(placement)
        .execute(&mut **tx)
        .await?;
    sqlx::query("UPDATE card SET placed_on = ? WHERE id = ?")
        .bind(starts_on.to_string())
        .bind(card)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends a piece of work that holds or waits, with a reason and the officer's or holder's words.
pub(crate) async fn end(
    tx: &mut Tx,
    key: &DataKey,
    placement: &str,
    actor: &str,
    (reason, words): (WorkEnd, &str),
    now: i64,
) -> Result<()> {
    sqlx::query("UPDATE placement SET ended_at = ?, ended_by = ?, end_reason = ?, end_words = ? WHERE id = ?")
        .bind(now)
        .bind(actor)
        .bind(reason.code())
        .bind(key.seal(&place("end_words", placement), words.as_bytes()))
        .bind(placement)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes back the work that holds: the card is what it was before.
pub(crate) async fn release(
    tx: &mut Tx,
    key: &DataKey,
    card: &str,
    actor: &str,
    why: (WorkEnd, &str),
    today: NaiveDate,
    now: i64,
) -> Result<()> {
    let row = sqlx::query("SELECT id FROM placement WHERE card = ? AND confirmed_at IS NOT NULL AND ended_at IS NULL")
        .bind(card)
        .fetch_optional(&mut **tx)
        .await?;
    if let Some(row) = row {
        end(tx, key, row.get(0), actor, why, now).await?;
    }
    sqlx::query("UPDATE card SET placed_on = NULL, resumed_on = ? WHERE id = ?")
        .bind(today.to_string())
        .bind(card)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The employer's word that waits, if there is one.
pub(crate) async fn waiting(tx: &mut Tx, card: &str) -> Result<Option<Told>> {
    let row = sqlx::query(
        "SELECT id, starts_on, employer_kind, kbli, kbji, area, teller FROM placement
         WHERE card = ? AND confirmed_at IS NULL AND ended_at IS NULL",
    )
    .bind(card)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let text = |column: &str| row.get::<String, _>(column);
    let starts_on = text("starts_on").parse().map_err(|_| StoreError::Corrupt("placement.starts_on"))?;
    let facts = json!({
        "from": text("starts_on"), "employer": text("employer_kind"), "kbli": text("kbli"), "kbji": text("kbji"),
        "area": text("area"), "by": text("teller"),
    });
    Ok(Some(Told { id: row.get("id"), starts_on, facts }))
}

impl Store {
    /// All work of a card, the newest first.
    pub async fn placements(&self, card: &str) -> Result<Vec<Placement>> {
        let rows = sqlx::query(
            "SELECT p.*, a.data_key FROM placement p JOIN card c ON c.id = p.card JOIN application a ON a.id = c.application
             WHERE p.card = ? ORDER BY p.told_at DESC, p.rowid DESC",
        )
        .bind(card)
        .fetch_all(&self.read)
        .await?;
        let Some(first) = rows.first() else { return Ok(Vec::new()) };
        let key = self.data_key(first.get("data_key")).await?;
        rows.iter().map(|row| placement(row, &key)).collect()
    }

    /// One page of employers' words that wait for the office, the oldest first, behind the row `(told_at, placement)`.
    pub async fn work_to_confirm(&self, behind: Option<(i64, &str)>) -> Result<Vec<ToldRow>> {
        let (at, id) = behind.unwrap_or((i64::MIN, ""));
        let rows = sqlx::query(WAITING).bind(at).bind(id).bind(PAGE).fetch_all(&self.read).await?;
        let told = |row: &SqliteRow| ToldRow {
            placement: row.get(0),
            card: row.get(1),
            application: row.get(2),
            number: row.get(3),
            name: row.get(4),
            told_at: row.get(5),
        };
        Ok(rows.iter().map(told).collect())
    }
}

fn placement(row: &SqliteRow, key: &DataKey) -> Result<Placement> {
    fn code<T: Code>(row: &SqliteRow, column: &'static str) -> Result<T> {
        T::from_code(row.get(column)).ok_or(StoreError::Corrupt(column))
    }
    let id: String = row.get("id");
    let starts_on: &str = row.get("starts_on");
    let ended: Option<i64> = row.get("ended_at");
    Ok(Placement {
        work: FoundWork {
            starts_on: starts_on.parse().map_err(|_| StoreError::Corrupt("placement.starts_on"))?,
            employer_kind: code(row, "employer_kind")?,
            kbli: code(row, "kbli")?,
            kbji: code(row, "kbji")?,
            area: code(row, "area")?,
            words: key.open_json(&place("words", &id), row.get("words"))?,
        },
        teller: code(row, "teller")?,
        told_at: row.get("told_at"),
        confirmed_at: row.get("confirmed_at"),
        // Overtaken is as good as not true: nobody confirmed it.
        ended: ended.map(|at| (at, WorkEnd::from_code(row.get("end_reason")).unwrap_or(WorkEnd::NotTrue))),
        id,
    })
}

fn place<'a>(column: &'static str, id: &'a str) -> Place<'a> {
    Place { table: "placement", column, row: id }
}
