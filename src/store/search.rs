//! The search over all files: by counter code, NIK, card number (also an old one), phone, register number, or the beginnings of the words of a name.
//! Drafts are nobody's business but their owner's.

use sqlx::{QueryBuilder, Row, Sqlite};

use super::queue::{PAGE, QueueRow, row, rows_from};
use super::{Result, Store};
use crate::crypt::keys::Lookup;
use crate::domain::card_number::OldNumber;
use crate::domain::counter_code::CounterCode;
use crate::domain::nik::Nik;
use crate::domain::person_name::PersonName;
use crate::domain::phone::Phone;

/// So many bearers of the rarest word are looked at in one go; of more common names the next go begins behind them.
const BEARERS: i64 = 1000;
/// Goes in search of a first file; then the page says that it goes on.
const MOST_GOES: u8 = 5;

/// One page of what was found by name.
pub struct Found {
    pub rows: Vec<QueueRow>,
    /// Behind which word and application the next page begins.
    pub next: Option<(String, String)>,
}

impl Store {
    /// What a code, a number or a phone leads to; None when the text is none of these.
    pub async fn find_exactly(&self, text: &str) -> Result<Option<Vec<QueueRow>>> {
        let text = text.trim();
        if let Ok(code) = CounterCode::parse(text) {
            let tag = self.keys.lookup(Lookup::Code, code.normalised());
            let found = self.find_by(["a.code_tag = ", ""], tag.as_bytes().to_vec()).await?;
            if !found.is_empty() {
                return Ok(Some(found));
            }
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 16 && !text.chars().any(char::is_alphabetic) {
            let mut found = match Nik::parse(text) {
                Ok(nik) => self.find_by(["a.nik_tag = ", ""], self.nik_tag(&nik).as_bytes().to_vec()).await?,
                Err(_) => Vec::new(),
            };
            if found.is_empty() {
                found = self.find_by(["a.id IN (SELECT application FROM card WHERE number = ", ")"], digits).await?;
                found.extend(self.find_old_card(text).await?);
            }
            return Ok(Some(found));
        }
        let old = self.find_old_card(text).await?;
        if let Some((number, year)) = register_number(text) {
            let mut query = rows_from(self, "a.year", "application a");
            query.push("WHERE a.register_no = ").push_bind(number);
            if let Some(year) = year {
                query.push(" AND a.year = ").push_bind(year);
            }
            query.push(" ORDER BY a.year DESC LIMIT ").push_bind(PAGE);
            let rows = query.build().fetch_all(&self.read).await?;
            return rows.iter().map(row).chain(old.into_iter().map(Ok)).collect::<Result<Vec<_>>>().map(Some);
        }
        if !old.is_empty() {
            return Ok(Some(old));
        }
        match Phone::parse(text) {
            Ok(phone) => {
                let tag = self.keys.lookup(Lookup::Phone, phone.international());
                self.find_by(["a.phone_tag = ", ""], tag.as_bytes().to_vec()).await.map(Some)
            }
            Err(_) => Ok(None),
        }
    }

    /// The file of a card from before this system, however its number is typed.
    async fn find_old_card(&self, text: &str) -> Result<Vec<QueueRow>> {
        let Ok(number) = OldNumber::parse(text) else { return Ok(Vec::new()) };
        self.find_by(["a.id IN (SELECT application FROM card WHERE old_key = ", ")"], number.key()).await
    }

    /// The first page of whatever fits the text.
    pub async fn search(&self, text: &str) -> Result<Vec<QueueRow>> {
        match self.find_exactly(text).await? {
            Some(rows) => Ok(rows),
            None => Ok(self.find_by_name(text, None).await?.rows),
        }
    }

    /// All files of the person whose file this is, as far as the NIK tells.
    pub async fn files_of_same_nik(&self, application: &str) -> Result<Vec<QueueRow>> {
        self.find_by(["a.nik_tag = (SELECT nik_tag FROM application WHERE id = ", ")"], application.to_owned()).await
    }

    /// Files for which a condition holds that reads so before and behind the value.
    async fn find_by<V>(&self, [before, behind]: [&'static str; 2], value: V) -> Result<Vec<QueueRow>>
    where
        V: sqlx::Encode<'static, Sqlite> + sqlx::Type<Sqlite>,
    {
        let mut query = rows_from(self, "a.created_at", "application a");
        query.push("WHERE a.state <> 'draf' AND ").push(before).push_bind(value).push(behind);
        query.push(" ORDER BY a.created_at DESC LIMIT ").push_bind(PAGE);
        query.build().fetch_all(&self.read).await?.iter().map(row).collect()
    }

    /// Files whose name has a word beginning with each of the words in `text`, behind a word and an application. The rarest word leads, so
    /// that few rows are read however common the others are.
    pub async fn find_by_name(&self, text: &str, behind: Option<(&str, &str)>) -> Result<Found> {
        let words = PersonName::parse(text).map(|name| name.words()).unwrap_or_default();
        let mut rarest: Option<(i64, &str)> = None;
        for word in &words {
            let mut query = QueryBuilder::new("SELECT count(*) FROM (SELECT 1 FROM name_word WHERE ");
            begins(&mut query, word);
            query.push(" LIMIT ").push_bind(BEARERS + 1).push(")");
            let bearers: i64 = query.build().fetch_one(&self.read).await?.get(0);
            if rarest.is_none_or(|(fewest, _)| bearers < fewest) {
                rarest = Some((bearers, word));
            }
        }
        let Some((bearers, rarest)) = rarest else { return Ok(Found { rows: Vec::new(), next: None }) };
        let others: Vec<_> = words.iter().map(String::as_str).filter(|word| *word != rarest).collect();
        let (word, application) = behind.unwrap_or(("", ""));
        let mut next = Some((word.to_owned(), application.to_owned()));
        let mut places = Vec::new();
        for _ in 0..MOST_GOES {
            let Some(from) = next.take() else { break };
            places = self.bearers(rarest, &others, &from).await?;
            next = match places.last() {
                Some(last) if places.len() as i64 == PAGE => Some(last.clone()),
                _ if bearers > BEARERS => self.last_bearer(rarest, &from).await?,
                _ => None,
            };
            if !places.is_empty() {
                break;
            }
        }
        let mut query = rows_from(self, "0", "application a");
        query.push("WHERE a.id IN (");
        let mut ids = query.separated(", ");
        for (_, id) in &places {
            ids.push_bind(id);
        }
        query.push(") ORDER BY a.name, a.id");
        let rows = query.build().fetch_all(&self.read).await?;
        Ok(Found { rows: rows.iter().map(row).collect::<Result<_>>()?, next })
    }

    /// The next [`BEARERS`] of a word who bear the others as well, at most a page of them.
    async fn bearers(&self, word: &str, others: &[&str], from: &Bearer) -> Result<Vec<Bearer>> {
        let mut query = QueryBuilder::new("SELECT w.word, w.application FROM (");
        window(&mut query, word, from);
        query.push(" LIMIT ").push_bind(BEARERS).push(") w WHERE 1");
        for other in others {
            query.push(" AND EXISTS (SELECT 1 FROM name_word x WHERE x.application = w.application AND ");
            begins(&mut query, other);
            query.push(")");
        }
        query.push(" LIMIT ").push_bind(PAGE);
        let rows = query.build().fetch_all(&self.read).await?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// Where those [`BEARERS`] end, if there are more.
    async fn last_bearer(&self, word: &str, from: &Bearer) -> Result<Option<Bearer>> {
        let mut query = QueryBuilder::new("");
        window(&mut query, word, from);
        query.push(" LIMIT 1 OFFSET ").push_bind(BEARERS - 1);
        let row = query.build().fetch_optional(&self.read).await?;
        Ok(row.map(|row| (row.get(0), row.get(1))))
    }
}

/// A word of the index and an application with it.
type Bearer = (String, String);

/// The bearers of words that begin so, behind one of them.
fn window(query: &mut QueryBuilder<Sqlite>, word: &str, (from, application): &Bearer) {
    query.push("SELECT word, application FROM name_word WHERE ");
    begins(query, word);
    query.push(" AND (word, application) > (").push_bind(from.clone()).push(", ").push_bind(application.clone());
    query.push(") ORDER BY word, application");
}

/// The condition that a word begins so.
fn begins(query: &mut QueryBuilder<Sqlite>, word: &str) {
    query.push("word >= ").push_bind(word.to_owned()).push(" AND word < ").push_bind(format!("{word}\u{10ffff}"));
}

/// "123" or "123/2026".
fn register_number(text: &str) -> Option<(i64, Option<i32>)> {
    let (number, year) = match text.split_once('/') {
        Some((number, year)) => (number, Some(year.trim().parse().ok()?)),
        None => (text, None),
    };
    let number = number.trim();
    (number.len() <= 7 && !number.starts_with('0')).then(|| number.parse().ok()).flatten().map(|number| (number, year))
}
