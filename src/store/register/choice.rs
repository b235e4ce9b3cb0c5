//! Which rows of the register book are meant, by period, search and order, so that each page is read by the index that suits it.

use chrono::Days;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::Book;
use crate::domain::nik::Nik;
use crate::domain::person_name::PersonName;
use crate::domain::register::{Order, RowNumber};
use crate::store::clock::start_of_day;
use crate::store::{Result, Store};

/// How the rows of a page are met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By what was searched for, then sorted.
    Search,
    /// By date, then sorted.
    Short,
    /// By date, which is the order.
    Date,
    /// In the order of an index, each looked at for its date.
    Long,
}

/// Rows that are still sorted for one page; few in tests, so that they meet the other way too.
const SORTED: i64 = if cfg!(test) { 20 } else { 5000 };

impl Store {
    /// The places (`rowid`) of a book's rows in its order, behind one of them if that is told: small, so that sorting them costs little.
    pub(super) async fn places(&self, book: Book<'_>, behind: Option<RowNumber>, most: i64) -> Result<Vec<i64>> {
        let mut query = QueryBuilder::new("SELECT a.rowid FROM application a ");
        let (first, last) = (book.period.first(), book.period.last());
        let (from, until) = (start_of_day(first), start_of_day(last + Days::new(1)));
        let way = match book.order {
            _ if !book.search.trim().is_empty() => Way::Search,
            Order::Date => Way::Date,
            _ if self.is_short(from, until).await? => Way::Short,
            _ => Way::Long,
        };
        // A `+` keeps an index from being used.
        let (by_date, in_order) = match way {
            Way::Search => ("+", "+"),
            Way::Short => ("", "+"),
            Way::Date => ("", ""),
            Way::Long => ("+", ""),
        };
        query.push("WHERE a.register_no IS NOT NULL AND ").push(by_date).push("a.submitted_at >= ").push_bind(from);
        query.push(" AND ").push(by_date).push("a.submitted_at < ").push_bind(until);
        self.found(&mut query, book.search);
        if way == Way::Long && book.order == Order::Number {
            self.within_numbers(&mut query, from, until).await?;
        }
        if let Some(behind) = behind {
            let Some(behind) = self.sorted_by(behind).await? else { return Ok(Vec::new()) };
            after(&mut query, book.order, behind);
        }
        sort(&mut query, in_order, book.order);
        query.push(" LIMIT ").push_bind(most);
        Ok(query.build_query_scalar().fetch_all(&self.read).await?)
    }

    /// Adds the first and the last number of a period.
    async fn within_numbers(&self, query: &mut QueryBuilder<Sqlite>, from: i64, until: i64) -> Result<()> {
        let row = sqlx::query(
            "SELECT min(year * 1000000000 + register_no), max(year * 1000000000 + register_no) FROM application
             WHERE submitted_at >= ? AND submitted_at < ? AND register_no IS NOT NULL",
        )
        .bind(from)
        .bind(until)
        .fetch_one(&self.read)
        .await?;
        for (sign, column) in [(">=", 0), ("<=", 1)] {
            let number: i64 = row.get::<Option<i64>, _>(column).unwrap_or(0);
            query.push(" AND (a.year, a.register_no) ").push(sign).push(" (").push_bind(number / 1_000_000_000);
            query.push(", ").push_bind(number % 1_000_000_000).push(")");
        }
        Ok(())
    }

    async fn is_short(&self, from: i64, until: i64) -> Result<bool> {
        let row = sqlx::query(
            "SELECT count(*) FROM (SELECT 1 FROM application WHERE submitted_at >= ? AND submitted_at < ? AND register_no IS NOT NULL LIMIT ?)",
        )
        .bind(from)
        .bind(until)
        .bind(SORTED + 1)
        .fetch_one(&self.read)
        .await?;
        Ok(row.get::<i64, _>(0) <= SORTED)
    }

    /// Adds what the searched text asks for.
    fn found(&self, query: &mut QueryBuilder<Sqlite>, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let number = text.split('/').next().and_then(|number| number.trim().parse::<i64>().ok());
        if digits.len() == 16 && !text.chars().any(char::is_alphabetic) {
            query.push(
                " AND (a.id IN (SELECT f.application FROM card_face f JOIN card c ON c.id = f.card WHERE c.number = ",
            );
            query.push_bind(digits).push(")");
            if let Ok(nik) = Nik::parse(text) {
                query.push(" OR a.nik_tag = ").push_bind(self.nik_tag(&nik).as_bytes().to_vec());
            }
            query.push(")");
        } else if let Some(number) = number {
            query.push(" AND a.register_no = ").push_bind(number);
            if let Some(row) = RowNumber::from_code(text) {
                query.push(" AND a.year = ").push_bind(row.year);
            }
        } else {
            // Text without a word that a name could have finds nobody.
            let words = PersonName::parse(text).map(|name| name.words()).unwrap_or_default();
            if words.is_empty() {
                query.push(" AND 0");
            }
            for word in words {
                query.push(" AND a.id IN (SELECT application FROM name_word WHERE word >= ").push_bind(word.clone());
                query.push(" AND word < ").push_bind(format!("{word}\u{10ffff}")).push(")");
            }
        }
    }

    /// What a row is sorted by; None when there is no such row.
    async fn sorted_by(&self, row: RowNumber) -> Result<Option<Sorted>> {
        let found =
            sqlx::query("SELECT id, name, kelurahan, submitted_at FROM application WHERE year = ? AND register_no = ?")
                .bind(row.year)
                .bind(row.number)
                .fetch_optional(&self.read)
                .await?;
        let sorted = |found: SqliteRow| Sorted {
            row,
            id: found.get(0),
            name: found.get(1),
            village: found.get(2),
            submitted_at: found.get(3),
        };
        Ok(found.map(sorted))
    }
}

/// A row with all that it can be sorted by.
struct Sorted {
    row: RowNumber,
    id: String,
    name: String,
    village: String,
    submitted_at: i64,
}

/// `before` stands before each term; a `+` keeps an index from being used.
fn sort(query: &mut QueryBuilder<Sqlite>, before: &str, order: Order) {
    let order: &[&str] = match order {
        Order::Number => &["a.year", "a.register_no"],
        Order::Date => &["a.submitted_at", "a.year", "a.register_no"],
        Order::Name => &["a.name COLLATE NOCASE", "a.id"],
        Order::Village => &["a.kelurahan", "a.name COLLATE NOCASE", "a.id"],
    };
    query.push(" ORDER BY ");
    let mut terms = query.separated(", ");
    for term in order {
        terms.push(before).push_unseparated(*term);
    }
}

fn after(query: &mut QueryBuilder<Sqlite>, order: Order, behind: Sorted) {
    let Sorted { row, id, name, village, submitted_at } = behind;
    match order {
        Order::Number => {
            query.push(" AND (a.year, a.register_no) > (").push_bind(row.year).push(", ").push_bind(row.number)
        }
        Order::Date => {
            query.push(" AND (a.submitted_at, a.year, a.register_no) > (").push_bind(submitted_at);
            query.push(", ").push_bind(row.year).push(", ").push_bind(row.number)
        }
        Order::Name => query.push(" AND (a.name COLLATE NOCASE, a.id) > (").push_bind(name).push(", ").push_bind(id),
        Order::Village => {
            query.push(" AND (a.kelurahan, a.name COLLATE NOCASE, a.id) > (").push_bind(village);
            query.push(", ").push_bind(name).push(", ").push_bind(id)
        }
    };
    query.push(")");
}
