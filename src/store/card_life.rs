//! The life of a card as the database tells it: once from its rows, once from its events alone. Both must agree; a test says so.

use chrono::NaiveDate;
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::application::Application;
use super::clock::office_time;
use super::{Result, Store, StoreError, Tx};
use crate::domain::application::{Kind, Move};
use crate::domain::card_act::Deed;
use crate::domain::card_life::{Fact, Life, ReportRow};
use crate::domain::code::Code;
use crate::domain::reminder;

/// A card by its number, with all that its standing depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LivingCard {
    pub id: String,
    /// The application that it was issued for.
    pub application: String,
    /// Its 16 digits, or an old number as it was written.
    pub number: String,
    /// From before this system: there is no print of it here.
    pub old: bool,
    /// Goes up with everything that happens to the card.
    pub version: i64,
    pub life: Life,
}

const CARD: &str = "SELECT id, application, number, old, version, issued_on, valid_until, handed_over_at, placed_on, resumed_on, replaced_on,
                    withdrawn_on FROM card WHERE id = ?";

impl Store {
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such card.
    pub async fn living_card(&self, card: &str) -> Result<LivingCard> {
        read(&mut *self.read.acquire().await?, card).await
    }

    /// The card of an application: its own, or the one that a correction or reprint is about. None before a new card is issued.
    pub async fn card_of(&self, application: &Application) -> Result<Option<LivingCard>> {
        match self.card_id_of(&application.id).await? {
            Some(card) => self.living_card(&card).await.map(Some),
            None => Ok(None),
        }
    }

    async fn card_id_of(&self, application: &str) -> Result<Option<String>> {
        id_of(&mut *self.read.acquire().await?, application).await
    }

    /// The card that a renewal, correction or reprint was begun from; None for a new card.
    pub async fn card_before(&self, application: &Application) -> Result<Option<LivingCard>> {
        let row = sqlx::query("SELECT card FROM application WHERE id = ? AND card IS NOT NULL")
            .bind(&application.id)
            .fetch_optional(&self.read)
            .await?;
        match row {
            Some(row) => self.living_card(row.get(0)).await.map(Some),
            None => Ok(None),
        }
    }

    /// All cards of an account and of the person to whom the counter tied it, the newest first.
    pub async fn cards_of_account(&self, account: &str) -> Result<Vec<LivingCard>> {
        let rows = sqlx::query(
            "SELECT c.id FROM card c WHERE c.application IN (
               SELECT id FROM application WHERE account = ?1
               UNION SELECT a.id FROM account o JOIN application a ON a.person = o.person WHERE o.id = ?1)
             ORDER BY c.issued_on DESC, c.number DESC",
        )
        .bind(account)
        .fetch_all(&self.read)
        .await?;
        let mut cards = Vec::with_capacity(rows.len());
        for row in rows {
            cards.push(self.living_card(row.get(0)).await?);
        }
        Ok(cards)
    }

    /// The application whose print of the card is the newest that was handed over: what a renewal carries over, and where a changed phone
    /// number goes.
    pub async fn newest_file_of(&self, card: &LivingCard) -> Result<Application> {
        let id = newest_file(&mut *self.read.acquire().await?, &card.id, &card.application).await?;
        self.application(&id).await
    }

    /// What happened to a card, from its events alone, in order.
    pub async fn card_facts(&self, card: &str) -> Result<Vec<(NaiveDate, Fact)>> {
        let rows = sqlx::query("SELECT day, kind, facts FROM event WHERE card = ? ORDER BY id")
            .bind(card)
            .fetch_all(&self.read)
            .await?;
        let fact = |row: &SqliteRow| {
            let facts = serde_json::from_str(row.get("facts")).unwrap_or_default();
            Some((day(row, "day")?, fact_of(row.get("kind"), &facts)?))
        };
        Ok(rows.iter().filter_map(fact).collect())
    }
}

/// The card as a transaction sees it.
pub(crate) async fn read(connection: &mut SqliteConnection, card: &str) -> Result<LivingCard> {
    let row = sqlx::query(CARD).bind(card).fetch_one(&mut *connection).await?;
    let mut life = life(&row)?;
    let reports =
        sqlx::query("SELECT row, made_on FROM card_report WHERE card = ?").bind(card).fetch_all(connection).await?;
    for report in &reports {
        let filled = ReportRow::from_code(report.get("row")).ok_or(StoreError::Corrupt("card_report.row"))?;
        life.reports[filled.index()] = day(report, "made_on");
    }
    Ok(LivingCard {
        id: row.get("id"),
        application: row.get("application"),
        number: row.get("number"),
        old: row.get("old"),
        version: row.get("version"),
        life,
    })
}

/// The life of a card by the columns of its row, without its reports.
pub(super) fn life(row: &SqliteRow) -> Result<Life> {
    let issued_on = day(row, "issued_on").ok_or(StoreError::Corrupt("card.issued_on"))?;
    let valid_until = day(row, "valid_until").ok_or(StoreError::Corrupt("card.valid_until"))?;
    let handed_over_at: Option<i64> = row.get("handed_over_at");
    Ok(Life {
        handed_over_on: handed_over_at.map(|at| office_time(at).date()),
        working_from: day(row, "placed_on"),
        resumed_on: day(row, "resumed_on"),
        replaced_on: day(row, "replaced_on"),
        withdrawn_on: day(row, "withdrawn_on"),
        ..Life::begin(issued_on, valid_until)
    })
}

/// See [`Store::card_of`].
pub(crate) async fn id_of(connection: &mut SqliteConnection, application: &str) -> Result<Option<String>> {
    let row = sqlx::query(
        "SELECT id FROM card WHERE application = ?1
         UNION ALL SELECT card FROM application WHERE id = ?1 AND card IS NOT NULL AND kind IN ('perbaikan', 'cetak-ulang')",
    )
    .bind(application)
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| row.get(0)))
}

/// See [`Store::newest_file_of`].
pub(crate) async fn newest_file(connection: &mut SqliteConnection, card: &str, first: &str) -> Result<String> {
    let row = sqlx::query(
        "SELECT f.application FROM card_face f JOIN application a ON a.id = f.application
         WHERE f.card = ? AND a.state = 'diserahkan' ORDER BY f.made_at DESC, f.rowid DESC LIMIT 1",
    )
    .bind(card)
    .fetch_optional(connection)
    .await?;
    Ok(row.map_or_else(|| first.to_owned(), |row| row.get(0)))
}

/// On which days a card comes to the lists of the desk.
pub(crate) struct ListDays {
    pub next_due: Option<NaiveDate>,
    pub report_due: Option<NaiveDate>,
}

pub(crate) fn list_days(life: &Life, today: NaiveDate) -> ListDays {
    if !life.standing(today, 0).is_valid() {
        return ListDays { next_due: None, report_due: None };
    }
    let works = life.working_from.is_some();
    ListDays { next_due: reminder::next(life, today), report_due: life.report_expected_on().filter(|_| !works) }
}

/// Notes that something happened: another version, and other days in the lists.
pub(crate) async fn touch(tx: &mut Tx, store: &Store, card: &str) -> Result<LivingCard> {
    let card = read(tx, card).await?;
    let ListDays { next_due, report_due } = list_days(&card.life, store.clock.today());
    sqlx::query("UPDATE card SET version = version + 1, next_due_on = ?, report_due_on = ? WHERE id = ?")
        .bind(next_due.map(|day| day.to_string()))
        .bind(report_due.map(|day| day.to_string()))
        .bind(&card.id)
        .execute(&mut **tx)
        .await?;
    Ok(LivingCard { version: card.version + 1, ..card })
}

/// An event of a card as the fact that it tells; None for one that leaves its life as it is.
pub(crate) fn fact_of(kind: &str, facts: &Value) -> Option<Fact> {
    let code = |name: &str| facts[name].as_str().unwrap_or_default();
    // The moves of a correction or reprint go to another print of the card and not to the card.
    let own = || Kind::from_code(code("kind")).is_some_and(Kind::takes_new_number);
    Some(match Move::from_code(kind) {
        Some(Move::Issue) if own() => Fact::Issued { until: code("until").parse().ok()? },
        Some(Move::UndoIssue) if own() => Fact::IssueUndone,
        Some(Move::HandOver) if own() => Fact::HandedOver,
        Some(Move::Cancel) if own() => Fact::Withdrawn,
        Some(_) => return None,
        None => match kind {
            REPLACED => Fact::Replaced,
            NOT_REPLACED => Fact::NotReplaced,
            IMPORTED => Fact::Imported { issued_on: code("issued").parse().ok()?, until: code("until").parse().ok()? },
            _ => match Deed::from_code(kind)? {
                Deed::Report => Fact::Reported(ReportRow::from_code(code("row"))?),
                Deed::TellWork | Deed::ConfirmWork => Fact::Working { from: code("from").parse().ok()? },
                Deed::TakeBackWork => Fact::NotWorking,
                Deed::Withdraw => Fact::Withdrawn,
                Deed::RefuseWork | Deed::Legalise | Deed::Renew | Deed::Correct | Deed::Reprint => return None,
            },
        },
    })
}

/// Events of the old card when its renewal is issued, and when that is taken back.
pub(crate) const REPLACED: &str = "ganti";
pub(crate) const NOT_REPLACED: &str = "ganti-batal";
/// The event of a card from before this system, on the day of its import.
pub(crate) const IMPORTED: &str = "impor";

pub(super) fn day(row: &SqliteRow, column: &str) -> Option<NaiveDate> {
    row.get::<Option<String>, _>(column).and_then(|day| day.parse().ok())
}
