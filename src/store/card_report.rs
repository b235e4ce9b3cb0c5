//! Six-monthly reports (*lapor I, II, III*): one row of a card is filled once.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::queue::PAGE;
use super::{Result, Store, StoreError, Tx};
use crate::domain::card_life::ReportRow;
use crate::domain::code::Code;
use crate::domain::found_work::Teller;

/// A filled row, as it is printed into the paper card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reported {
    pub row: ReportRow,
    pub made_on: NaiveDate,
    /// From the phone or at the desk.
    pub source: Teller,
    /// Id of the officer at the desk.
    pub officer: Option<String>,
}

/// A card on the list of those who have not reported (*belum lapor*).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OverdueRow {
    pub card: String,
    /// The application that the card was issued for.
    pub application: String,
    pub number: String,
    pub name: String,
    /// Since when the period of grace ran. Where the next page begins: this and `card`.
    pub since: String,
}

pub(crate) async fn insert(
    tx: &mut Tx,
    card: &str,
    row: ReportRow,
    today: NaiveDate,
    now: i64,
    source: Teller,
    actor: &str,
) -> Result<()> {
    sqlx::query("INSERT INTO card_report (card, row, made_on, made_at, source, officer) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(card)
        .bind(row.code())
        .bind(today.to_string())
        .bind(now)
        .bind(source.code())
        .bind((source == Teller::Counter).then_some(actor))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Cards whose report is expected since before a day and that have not ended.
pub(super) const OVERDUE: &str = "SELECT c.id, c.application, c.number, a.name, c.report_due_on FROM card c JOIN application a ON a.id = c.application
    WHERE c.report_due_on IS NOT NULL AND c.report_due_on < ?1 AND (c.report_due_on, c.id) > (?2, ?3) AND c.valid_until >= ?4
    ORDER BY c.report_due_on, c.id LIMIT ?5";

impl Store {
    /// The filled rows of a card, in their order.
    pub async fn reports_of(&self, card: &str) -> Result<Vec<Reported>> {
        let rows = sqlx::query("SELECT row, made_on, source, officer FROM card_report WHERE card = ? ORDER BY row")
            .bind(card)
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(reported).collect()
    }

    /// One page of those who have not reported within the period of grace, the longest first, behind the row `(since, card)`.
    pub async fn overdue_cards(&self, behind: Option<(&str, &str)>) -> Result<Vec<OverdueRow>> {
        let today = self.clock.today();
        let grace = chrono::Days::new(self.office().await?.report_grace_days.into());
        let (since, card) = behind.unwrap_or(("", ""));
        let rows = sqlx::query(OVERDUE)
            .bind((today - grace).to_string())
            .bind(since)
            .bind(card)
            .bind(today.to_string())
            .bind(PAGE)
            .fetch_all(&self.read)
            .await?;
        let overdue = |row: &SqliteRow| OverdueRow {
            card: row.get(0),
            application: row.get(1),
            number: row.get(2),
            name: row.get(3),
            since: row.get(4),
        };
        Ok(rows.iter().map(overdue).collect())
    }
}

fn reported(row: &SqliteRow) -> Result<Reported> {
    let day: &str = row.get("made_on");
    Ok(Reported {
        row: ReportRow::from_code(row.get("row")).ok_or(StoreError::Corrupt("card_report.row"))?,
        made_on: day.parse().map_err(|_| StoreError::Corrupt("card_report.made_on"))?,
        source: Teller::from_code(row.get("source")).ok_or(StoreError::Corrupt("card_report.source"))?,
        officer: row.get("officer"),
    })
}
