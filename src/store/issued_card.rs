//! Issued cards as lists and files show them, a page at a time: whose they are by the newest print that is with its holder, and whether their
//! data were typed into E-Makaryo / SIAPkerja.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::{Result, Store, StoreError, card_life, draft};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::application::Kind;
use crate::domain::card_life::{Life, ReportRow};
use crate::domain::code::Code;
use crate::domain::form::Answers;
use crate::domain::issued_card::CardList;
use crate::domain::report_period::ReportPeriod;

pub struct IssuedCard {
    pub id: String,
    /// The application of the newest print that was handed over, or the one that the card was issued for.
    pub application: String,
    pub number: String,
    /// From before this system.
    pub old: bool,
    /// Of the application that the card was issued for.
    pub kind: Kind,
    pub nik: String,
    pub name: String,
    /// Codes, as the register has them.
    pub sex: String,
    pub birth_place: String,
    pub birth_date: Option<String>,
    pub kelurahan: String,
    pub education: String,
    pub kbji: String,
    /// Name of the officer.
    pub signer: Option<String>,
    pub life: Life,
    /// The tick "sudah diinput" that stands.
    pub entered: Option<Entered>,
    /// A correction was issued after it was entered.
    pub corrected: bool,
    key: DataKey,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entered {
    /// Name of the officer.
    pub by: String,
    /// Seconds since 1970.
    pub at: i64,
}

/// `w` is the application that the card was issued for, `a` that of the newest print, `e` the tick that stands.
const COLUMNS: &str = "SELECT c.id, c.number, c.old, c.issued_on, c.valid_until, c.handed_over_at, c.placed_on, c.resumed_on, c.replaced_on,
        c.withdrawn_on, w.kind, a.id AS application, a.nik, a.name, a.sex, a.birth_place, a.birth_date, a.kelurahan, a.education, a.kbji,
        a.data_key, k.wrapped, s.name AS signer, e.entered_at, b.name AS entered_by,
        EXISTS (SELECT 1 FROM card_face f JOIN application n ON n.id = f.application
                WHERE f.card = c.id AND f.made_at > e.entered_at AND n.kind = 'perbaikan' AND n.state = 'diserahkan') AS corrected ";
const OF_CARDS: &str = "FROM card c LEFT JOIN re_entry e ON e.id = c.entry ";
/// In the order in which they were ticked.
const OF_TICKS: &str = "FROM re_entry e JOIN card c ON c.id = e.card AND c.entry = e.id ";
const JOINS: &str = "JOIN application w ON w.id = c.application
    JOIN application a ON a.id = coalesce(
        (SELECT f.application FROM card_face f JOIN application n ON n.id = f.application
         WHERE f.card = c.id AND n.state = 'diserahkan' ORDER BY f.made_at DESC, f.rowid DESC LIMIT 1), c.application)
    JOIN data_key k ON k.id = a.data_key
    LEFT JOIN officer s ON s.id = c.signer
    LEFT JOIN officer b ON b.id = e.entered_by
    WHERE ";

/// What can still be entered; the same words as the index `card_to_enter`. The `+` keeps the queues' index from being used.
pub(super) const TO_ENTER: &str = "c.entry IS NULL AND c.old = 0 AND c.withdrawn_on IS NULL AND c.replaced_on IS NULL
    AND +w.state IN ('diterbitkan', 'ditandatangani', 'diserahkan')";

impl Store {
    /// One page of a list behind the card with the id `behind`, at most `most` cards: by day of issue and number; those that were entered
    /// the other way round, by when that was. `period` is that of their issue.
    pub async fn issued_cards(
        &self,
        list: CardList,
        period: Option<ReportPeriod>,
        behind: Option<&str>,
        most: i64,
    ) -> Result<Vec<IssuedCard>> {
        let mut query = QueryBuilder::<Sqlite>::new(COLUMNS);
        query.push(if list == CardList::Entered { OF_TICKS } else { OF_CARDS }).push(JOINS).push(match list {
            // An issue that was taken back is none, though its number is kept.
            CardList::All => "+w.state IN ('diterbitkan', 'ditandatangani', 'diserahkan', 'dibatalkan')",
            CardList::ToEnter => TO_ENTER,
            CardList::Entered => "e.taken_at IS NULL",
        });
        if let Some(period) = period {
            query.push(" AND c.issued_on >= ").push_bind(period.first().to_string());
            query.push(" AND c.issued_on <= ").push_bind(period.last().to_string());
        }
        let (columns, after, order) = match list {
            CardList::Entered => ("(e.entered_at, e.id)", " < ", " ORDER BY e.entered_at DESC, e.id DESC LIMIT "),
            _ => ("(c.issued_on, c.number)", " > ", " ORDER BY c.issued_on, c.number LIMIT "),
        };
        if let Some(behind) = behind {
            let place = match list {
                CardList::Entered => "SELECT entered_at, id FROM re_entry WHERE taken_at IS NULL AND card = ",
                _ => "SELECT issued_on, number FROM card WHERE id = ",
            };
            query.push(" AND ").push(columns).push(after).push("(").push(place).push_bind(behind).push(")");
        }
        let rows = query.push(order).push_bind(most).build().fetch_all(&self.read).await?;
        let mut keys = HashMap::new();
        let mut cards = rows.iter().map(|row| self.issued_card(row, &mut keys)).collect::<Result<Vec<_>>>()?;
        let ids: HashMap<String, usize> = cards.iter().enumerate().map(|(at, card)| (card.id.clone(), at)).collect();
        let reports =
            sqlx::query("SELECT card, row, made_on FROM card_report WHERE card IN (SELECT value FROM json_each(?))")
                .bind(serde_json::json!(ids.keys().collect::<Vec<_>>()).to_string())
                .fetch_all(&self.read)
                .await?;
        for report in &reports {
            let filled = ReportRow::from_code(report.get("row")).ok_or(StoreError::Corrupt("card_report.row"))?;
            if let Some(at) = ids.get(report.get::<&str, _>("card")) {
                cards[*at].life.reports[filled.index()] = card_life::day(report, "made_on");
            }
        }
        Ok(cards)
    }

    fn issued_card(&self, row: &SqliteRow, keys: &mut HashMap<String, DataKey>) -> Result<IssuedCard> {
        let (application, named): (String, String) = (row.get("application"), row.get("data_key"));
        let key = match keys.get(&named) {
            Some(key) => DataKey::clone(key),
            None => keys.entry(named.clone()).or_insert(self.keys.unwrap(&named, row.get("wrapped"))?).clone(),
        };
        let nik = Place { table: "application", column: "nik", row: &application };
        let entered_at: Option<i64> = row.get("entered_at");
        Ok(IssuedCard {
            nik: key.open_text(&nik, row.get("nik"))?,
            id: row.get("id"),
            application,
            number: row.get("number"),
            old: row.get("old"),
            kind: Kind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("application.kind"))?,
            name: row.get("name"),
            sex: row.get("sex"),
            birth_place: row.get("birth_place"),
            birth_date: row.get("birth_date"),
            kelurahan: row.get("kelurahan"),
            education: row.get("education"),
            kbji: row.get("kbji"),
            signer: row.get("signer"),
            life: card_life::life(row)?,
            entered: entered_at.map(|at| Entered { by: row.get("entered_by"), at }),
            corrected: row.get("corrected"),
            key,
        })
    }

    /// What was answered in the forms of these cards, by their applications.
    pub async fn answers_of(&self, cards: &[IssuedCard]) -> Result<HashMap<String, Answers>> {
        let keys = cards.iter().map(|card| (card.application.as_str(), &card.key)).collect();
        draft::answers_with(self, &keys).await
    }
}

#[cfg(test)]
mod tests;
