//! Telling the spells of a card from its events (*menyusun masa terdaftar*), in the transaction that adds one.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use sqlx::{QueryBuilder, Row};

use super::{PLACED, day, known};
use crate::domain::application::{Kind, Move};
use crate::domain::card_life::Fact;
use crate::domain::code::Code;
use crate::domain::date::{AgeGroup, BirthDate};
use crate::domain::place::Village;
use crate::domain::removal::Removal;
use crate::domain::spell::{Cause, Closing, Facts, News, Opening, Spell, Work, spells};
use crate::store::card_life::fact_of;
use crate::store::{Result, Store, StoreError, Tx};

/// Whether a fact of a card changes who is on the register.
pub(crate) fn bears(fact: Fact) -> bool {
    !matches!(fact, Fact::HandedOver | Fact::Reported(_))
}

/// Adds to the facts of an issue what the holder will be counted by, from the application as it was confirmed.
pub(crate) async fn add_facts(tx: &mut Tx, application: &str, today: NaiveDate, facts: &mut Value) -> Result<()> {
    let row = sqlx::query("SELECT sex, birth_date, education, kbji, kelurahan FROM application WHERE id = ?")
        .bind(application)
        .fetch_one(&mut **tx)
        .await?;
    let birth: Option<&str> = row.get("birth_date");
    let birth =
        birth.and_then(|day| BirthDate::parse(day, today).ok()).ok_or(StoreError::Corrupt("application.birth_date"))?;
    // Where an office serves people under 15, they stand in the first column: nobody may drop out of the totals.
    facts["age"] = json!(birth.group_on(today).unwrap_or(AgeGroup::From15));
    for (fact, column) in [("sex", "sex"), ("education", "education"), ("kbji", "kbji"), ("village", "kelurahan")] {
        facts[fact] = json!(row.get::<&str, _>(column));
    }
    Ok(())
}

/// Writes the spells of a card anew, from its events.
pub(crate) async fn tell(tx: &mut Tx, card: &str) -> Result<()> {
    sqlx::query("DELETE FROM spell WHERE card = ?").bind(card).execute(&mut **tx).await?;
    let spells = spells(&news_of(tx, card).await?);
    insert(tx, &(1..).zip(&spells).map(|(part, spell)| (card, part, spell)).collect::<Vec<_>>()).await
}

async fn news_of(connection: &mut SqliteConnection, card: &str) -> Result<Vec<(NaiveDate, News)>> {
    let rows = sqlx::query("SELECT day, kind, facts FROM event WHERE card = ? ORDER BY id")
        .bind(card)
        .fetch_all(connection)
        .await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let facts: Value = serde_json::from_str(row.get("facts")).map_err(|_| StoreError::Corrupt("event.facts"))?;
        let kind: &str = row.get("kind");
        if let Some(fact) = fact_of(kind, &facts).filter(|fact| bears(*fact)) {
            told.push((day(&row, "day", "event.day")?, news(kind, fact, &facts)?));
        }
    }
    Ok(told)
}

fn news(kind: &str, fact: Fact, facts: &Value) -> Result<News> {
    let code = |name: &str| facts[name].as_str().unwrap_or_default();
    Ok(match fact {
        Fact::Issued { until } | Fact::Imported { until, .. } => News::Issued {
            facts: Facts {
                sex: known(code("sex"), "event.facts.sex")?,
                age: known(code("age"), "event.facts.age")?,
                education: Code::from_code(code("education")),
                kbji: Code::from_code(code("kbji")),
            },
            village: Village::from_code(code("village")),
            opening: match fact {
                Fact::Imported { .. } => Opening::Imported,
                _ if code("kind") == Kind::Renewal.code() => Opening::Renewal,
                _ => Opening::New,
            },
            until,
        },
        Fact::IssueUndone => News::IssueUndone,
        Fact::Working { .. } => News::Placed(Work {
            employer: known(code("employer"), "event.facts.employer")?,
            sector: known(code("kbli"), "event.facts.kbli")?,
            kbji: known(code("kbji"), "event.facts.kbji")?,
            area: known(code("area"), "event.facts.area")?,
        }),
        Fact::NotWorking => News::NotPlaced,
        Fact::Replaced => News::Replaced,
        Fact::NotReplaced => News::NotReplaced,
        Fact::Withdrawn if kind == Move::Cancel.code() => News::Removed(Cause::Cancelled),
        Fact::Withdrawn => News::Removed(known::<Removal>(code("reason"), "event.facts.reason")?.into()),
        Fact::HandedOver | Fact::Reported(_) => return Err(StoreError::Corrupt("event.kind")),
    })
}

/// The spells of a card that has this event and no other.
pub(crate) fn of_event(day: NaiveDate, kind: &str, facts: &Value) -> Result<Vec<Spell>> {
    match fact_of(kind, facts).filter(|fact| bears(*fact)) {
        Some(fact) => Ok(spells(&[(day, news(kind, fact, facts)?)])),
        None => Ok(Vec::new()),
    }
}

/// Writes spells, each with its card and its part.
pub(crate) async fn insert(tx: &mut Tx, all: &[(&str, i64, &Spell)]) -> Result<()> {
    for some in all.chunks(ROWS) {
        let keys: BTreeSet<String> = some.iter().flat_map(|(_, _, spell)| Counted::of(spell).keys()).collect();
        let mut query = QueryBuilder::new("INSERT INTO spell_key (codes) ");
        query.push_values(keys, |mut row, key| {
            row.push_bind(key);
        });
        query.push(" ON CONFLICT DO NOTHING").build().execute(&mut **tx).await?;
        let mut query = QueryBuilder::new(
            "INSERT INTO spell (card, part, opened_on, opening, closed_on, closing, days, village, sex, age, education, kbji, employer, kbli,
                 work_kbji, area, counted_as, came_as, left_as) ",
        );
        query.push_values(some, |mut row, (card, part, spell)| {
            let counted = Counted::of(spell);
            row.push_bind(*card).push_bind(*part).push_bind(spell.opened_on.to_string()).push_bind(counted.opening);
            row.push_bind(spell.closed_on.to_string()).push_bind(counted.closing);
            row.push_bind((spell.closed_on - spell.opened_on).num_days());
            row.push_bind(spell.village.map_or("", Village::code));
            for code in counted.facts.into_iter().chain(counted.work) {
                row.push_bind(code);
            }
            for key in counted.keys() {
                row.push("(SELECT id FROM spell_key WHERE codes = ").push_bind_unseparated(key).push_unseparated(")");
            }
        });
        query.build().execute(&mut **tx).await?;
    }
    Ok(())
}

/// Rows of one statement.
const ROWS: usize = 200;

/// The codes that a spell is counted by.
struct Counted {
    facts: [&'static str; 4],
    opening: &'static str,
    closing: &'static str,
    work: [&'static str; 4],
}

impl Counted {
    fn of(spell: &Spell) -> Counted {
        let facts = spell.facts;
        let work = match spell.closing {
            Closing::Placed(work) => [work.employer.code(), work.sector.code(), work.kbji.code(), work.area.code()],
            Closing::Removed(_) => [""; 4],
        };
        let (education, kbji) = (facts.education.map_or("", Code::code), facts.kbji.map_or("", Code::code));
        let facts = [facts.sex.code(), facts.age.code(), education, kbji];
        Counted { facts, opening: spell.opening.code(), closing: closing_code(spell.closing), work }
    }

    /// Those of `counted_as`, `came_as` and `left_as`.
    fn keys(&self) -> [String; 3] {
        let [employer, sector, kbji, area] = self.work;
        [self.facts.join(","), self.opening.to_owned(), [self.closing, employer, sector, kbji, area].join(",")]
    }
}

fn closing_code(closing: Closing) -> &'static str {
    match closing {
        Closing::Placed(_) => PLACED,
        Closing::Removed(cause) => cause.code(),
    }
}

impl Store {
    /// Tells the spells of all cards of a database that has none yet: one that is older than they are.
    pub(in crate::store) async fn tell_spells_once(&self) -> Result<()> {
        let missing = "SELECT EXISTS (SELECT 1 FROM card) AND NOT EXISTS (SELECT 1 FROM spell)";
        if !sqlx::query(missing).fetch_one(&self.read).await?.get::<bool, _>(0) {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        let cards = sqlx::query("SELECT id FROM card").fetch_all(&mut *tx).await?;
        for card in cards {
            tell(&mut tx, card.get(0)).await?;
        }
        tx.commit().await
    }
}
