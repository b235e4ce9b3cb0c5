//! Spells on the register (*masa terdaftar*): told from a card's events in the transaction that adds one, counted by period, and the people
//! behind each figure. The rule stands in `domain::spell`; here it is only written down.

mod told;

use chrono::{Days, NaiveDate};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{QueryBuilder, Row, Sqlite};

use super::{Result, Store, StoreError};
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::ipk::{By, CellKey, Flow, Passage, Tally};
use crate::domain::place::Village;
use crate::domain::report_period::ReportPeriod;
use crate::domain::spell::{Closing, Facts, Spell, Work};

pub(crate) use told::{add_facts, bears, insert, of_event, tell};

/// Somebody behind a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The application that the card was issued for.
    pub application: String,
    pub card: String,
    pub number: String,
    pub name: String,
    /// The spell of the card that was counted, from 1.
    pub part: i64,
    pub spell: Spell,
}

/// Behind which row of a list of people the next page begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Behind {
    pub opened_on: NaiveDate,
    pub card: String,
    pub part: i64,
}

impl Person {
    pub fn place(&self) -> Behind {
        Behind { opened_on: self.spell.opened_on, card: self.card.clone(), part: self.part }
    }
}

/// Those who were on the register before a period and still after it: most of them, and alike. ?1: first day, ?2: last day, ?3: the day
/// before which none of them began.
const STAYED: &str = "SELECT k.codes, s.n FROM (
        SELECT counted_as, count(*) AS n FROM spell WHERE opened_on >= ?3 AND opened_on < ?1 AND closed_on > ?2 GROUP BY counted_as
    ) s JOIN spell_key k ON k.id = s.counted_as";

/// The others that a period sees. Three numbers become one, which is sorted in half the time.
const MOVED: &str = "SELECT k.codes, c.codes, l.codes, s.n FROM (
        SELECT counted_as * 1000000000000 + CASE WHEN opened_on >= ?1 THEN came_as ELSE 0 END * 1000000
            + CASE WHEN closed_on <= ?2 THEN left_as ELSE 0 END AS alike, count(*) AS n
        FROM spell WHERE opened_on BETWEEN ?3 AND ?2 AND closed_on >= ?1 AND NOT (opened_on < ?1 AND closed_on > ?2) GROUP BY 1
    ) s JOIN spell_key k ON k.id = s.alike / 1000000000000
    LEFT JOIN spell_key c ON c.id = s.alike / 1000000 % 1000000 LEFT JOIN spell_key l ON l.id = s.alike % 1000000";

/// The code in `spell.closing` of who left for work; else it is that of a cause.
const PLACED: &str = "ditempatkan";

/// Up to the first day on which one of them can have begun.
const LISTED: &str = "SELECT s.*, c.application, c.number, a.name FROM spell s JOIN card c ON c.id = s.card
    JOIN application a ON a.id = c.application WHERE s.opened_on >= ";
const IN_ORDER: &str = " ORDER BY s.opened_on, s.card, s.part LIMIT ";

impl Store {
    /// All that the IPK reports of a period count.
    pub async fn tallies(&self, period: ReportPeriod) -> Result<Vec<Tally>> {
        let (first, last) = (period.first().to_string(), period.last().to_string());
        // One view of the table for both, whatever is entered meanwhile.
        let mut tx = self.read.begin().await?;
        let earliest = earliest(&mut tx, period).await?.to_string();
        let bound = |statement| sqlx::query(statement).bind(&first).bind(&last).bind(&earliest);
        let stayed = bound(STAYED).fetch_all(&mut *tx).await?;
        let moved = bound(MOVED).fetch_all(&mut *tx).await?;
        stayed.iter().map(tally_of_stayed).chain(moved.iter().map(tally_of_moved)).collect()
    }

    /// The people behind a figure in the order in which they came, at most `most` of them, behind the last one of the page before.
    pub async fn people(
        &self,
        key: &CellKey,
        period: ReportPeriod,
        behind: Option<&Behind>,
        most: i64,
    ) -> Result<Vec<Person>> {
        let mut query = QueryBuilder::new(LISTED);
        query.push_bind(earliest(&mut *self.read.acquire().await?, period).await?.to_string());
        in_flow(&mut query, key.flow, period);
        key.by.iter().for_each(|by| under(&mut query, *by, period));
        if let Some(behind) = behind {
            query.push(" AND (s.opened_on, s.card, s.part) > (").push_bind(behind.opened_on.to_string());
            query.push(", ").push_bind(behind.card.clone()).push(", ").push_bind(behind.part).push(")");
        }
        query.push(IN_ORDER).push_bind(most);
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter().map(person).collect()
    }
}

/// No spell that touches the period began before this day.
async fn earliest(connection: &mut SqliteConnection, period: ReportPeriod) -> Result<NaiveDate> {
    let longest: Option<i64> = sqlx::query("SELECT max(days) FROM spell").fetch_one(connection).await?.get(0);
    let days = Days::new(longest.unwrap_or(0).unsigned_abs());
    Ok(period.first().checked_sub_days(days).unwrap_or(period.first()))
}

/// The same as [`Flow::counts`], for the database; a test compares them.
fn in_flow(query: &mut QueryBuilder<Sqlite>, flow: Flow, period: ReportPeriod) {
    let (first, last) = (period.first().to_string(), period.last().to_string());
    query.push(" AND s.opened_on <= ").push_bind(last.clone()).push(" AND s.closed_on >= ").push_bind(first.clone());
    match flow {
        Flow::Before => query.push(" AND s.opened_on < ").push_bind(first),
        Flow::Registered => query.push(" AND s.opened_on >= ").push_bind(first),
        Flow::Supply => query,
        Flow::Placed => query.push(" AND s.closing = ").push_bind(PLACED).push(" AND s.closed_on <= ").push_bind(last),
        Flow::Removed => {
            query.push(" AND s.closing <> ").push_bind(PLACED).push(" AND s.closed_on <= ").push_bind(last)
        }
        Flow::Gone => query.push(" AND s.closed_on <= ").push_bind(last),
        Flow::After => query.push(" AND s.closed_on > ").push_bind(last),
    };
}

/// The same as a [`By`] of a key that counts, for the database.
fn under(query: &mut QueryBuilder<Sqlite>, by: By, period: ReportPeriod) {
    let (column, codes): (&str, Vec<&str>) = match by {
        By::Sex(sex) => ("s.sex", vec![sex.code()]),
        By::Age(group) => ("s.age", vec![group.code()]),
        By::Schooling(_) | By::Level(_) => ("s.education", levels(by)),
        By::Occupation(group) => ("s.kbji", vec![group.map_or("", Code::code)]),
        By::Came(opening) => ("s.opening", vec![opening.code()]),
        By::Cause(cause) => ("s.closing", vec![cause.code()]),
        By::Sector(sector) => ("s.kbli", vec![sector.code()]),
        By::Employer(kind) => ("s.employer", vec![kind.code()]),
        By::Area(area) => ("s.area", vec![area.code()]),
    };
    query.push(" AND ").push(column).push(" IN (");
    let mut list = query.separated(", ");
    codes.into_iter().for_each(|code| {
        list.push_bind(code);
    });
    query.push(")");
    // A period knows nothing of what came before it and what went after it.
    match by {
        By::Came(_) => query.push(" AND s.opened_on >= ").push_bind(period.first().to_string()),
        By::Cause(_) | By::Sector(_) | By::Employer(_) | By::Area(_) => {
            query.push(" AND s.closed_on <= ").push_bind(period.last().to_string())
        }
        _ => query,
    };
}

/// The levels that a condition on schooling takes in, by their codes; an empty one where no school was named.
fn levels(by: By) -> Vec<&'static str> {
    let all = Education::ALL.iter().copied().map(Some).chain([None]);
    all.filter(|level| by.takes_level(*level)).map(|level| level.map_or("", Code::code)).collect()
}

fn tally_of_stayed(row: &SqliteRow) -> Result<Tally> {
    let passage = Passage { facts: counted_as(row.get(0))?, came: None, went: None };
    Ok(Tally { passage, count: row.get::<i64, _>(1).unsigned_abs() })
}

fn tally_of_moved(row: &SqliteRow) -> Result<Tally> {
    let (came, went): (Option<&str>, Option<&str>) = (row.get(1), row.get(2));
    let passage = Passage {
        facts: counted_as(row.get(0))?,
        came: came.map(|code| known(code, "spell.opening")).transpose()?,
        went: went.map(left_as).transpose()?,
    };
    Ok(Tally { passage, count: row.get::<i64, _>(3).unsigned_abs() })
}

fn person(row: &SqliteRow) -> Result<Person> {
    Ok(Person {
        application: row.get("application"),
        card: row.get("card"),
        number: row.get("number"),
        name: row.get("name"),
        part: row.get("part"),
        spell: spell(row)?,
    })
}

fn spell(row: &SqliteRow) -> Result<Spell> {
    Ok(Spell {
        facts: facts(["sex", "age", "education", "kbji"].map(|column| row.get(column)))?,
        village: Village::from_code(row.get("village")),
        opened_on: day(row, "opened_on", "spell.opened_on")?,
        opening: known(row.get("opening"), "spell.opening")?,
        closed_on: day(row, "closed_on", "spell.closed_on")?,
        closing: closing(row.get("closing"), ["employer", "kbli", "work_kbji", "area"].map(|column| row.get(column)))?,
    })
}

fn counted_as(codes: &str) -> Result<Facts> {
    let mut codes = codes.split(',');
    let mut next = || codes.next().unwrap_or_default();
    facts([next(), next(), next(), next()])
}

fn left_as(codes: &str) -> Result<Closing> {
    let mut codes = codes.split(',');
    let mut next = || codes.next().unwrap_or_default();
    closing(next(), [next(), next(), next(), next()])
}

fn facts([sex, age, education, kbji]: [&str; 4]) -> Result<Facts> {
    Ok(Facts {
        sex: known(sex, "spell.sex")?,
        age: known(age, "spell.age")?,
        education: Code::from_code(education),
        kbji: Code::from_code(kbji),
    })
}

fn closing(code: &str, [employer, sector, kbji, area]: [&str; 4]) -> Result<Closing> {
    if code != PLACED {
        return Ok(Closing::Removed(known(code, "spell.closing")?));
    }
    Ok(Closing::Placed(Work {
        employer: known(employer, "spell.employer")?,
        sector: known(sector, "spell.kbli")?,
        kbji: known(kbji, "spell.work_kbji")?,
        area: known(area, "spell.area")?,
    }))
}

fn known<T: Code>(code: &str, column: &'static str) -> Result<T> {
    T::from_code(code).ok_or(StoreError::Corrupt(column))
}

fn day(row: &SqliteRow, column: &str, name: &'static str) -> Result<NaiveDate> {
    row.get::<&str, _>(column).parse().map_err(|_| StoreError::Corrupt(name))
}

#[cfg(test)]
mod tests;
