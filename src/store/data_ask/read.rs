//! Requests as they are read: by those who asked, and at the desk.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::super::{Result, Store, StoreError};
use super::{AskAnswer, AskLine, DataAsk, SEEN, place};
use crate::domain::code::Code;
use crate::domain::data_ask::{ANSWER_WITHIN, AskKind, AskOutcome, AskRefusal};
use crate::domain::erasure::Gone;

const ASK: &str = "SELECT q.id, q.account, q.kind, q.words, q.asked_at, q.answered_at, o.name AS officer, q.outcome, q.reason, q.gone, q.answer
    FROM data_ask q LEFT JOIN officer o ON o.id = q.answered_by ";

const LINE: &str = "SELECT q.id, q.kind, q.asked_at, q.answered_at, q.outcome,
        (SELECT a.name FROM application a WHERE a.account = q.account ORDER BY a.created_at DESC, a.rowid DESC LIMIT 1) AS name
    FROM data_ask q WHERE ";

impl Store {
    /// All that an account has asked, the newest first.
    pub async fn asks_of_account(&self, account: &str) -> Result<Vec<DataAsk>> {
        let query = [ASK, "WHERE q.account = ? ORDER BY q.asked_at DESC, q.rowid DESC"].concat();
        let rows = sqlx::query(sqlx::AssertSqlSafe(query)).bind(account).fetch_all(&self.read).await?;
        let mut asks = Vec::with_capacity(rows.len());
        for row in &rows {
            asks.push(self.opened(row).await?);
        }
        Ok(asks)
    }

    /// One request, and how it stands for [`Store::answer_ask`].
    pub async fn data_ask(&self, ask: &str) -> Result<(DataAsk, i64)> {
        let query = [ASK, "WHERE q.id = ?"].concat();
        let row = sqlx::query(sqlx::AssertSqlSafe(query)).bind(ask).fetch_one(&self.read).await?;
        let seen = sqlx::query(SEEN).bind(ask).fetch_one(&self.read).await?.get(0);
        Ok((self.opened(&row).await?, seen))
    }

    /// Those that wait for an answer behind `behind`, the first due first, at most `most`.
    pub async fn open_asks(&self, behind: Option<&str>, most: i64) -> Result<Vec<AskLine>> {
        const BEHIND: &str = "q.answered_at IS NULL
            AND (?1 IS NULL OR (q.asked_at, q.id) > (SELECT asked_at, id FROM data_ask WHERE id = ?1)) ORDER BY q.asked_at, q.id LIMIT ?2";
        let query = sqlx::query(sqlx::AssertSqlSafe([LINE, BEHIND].concat())).bind(behind).bind(most);
        query.fetch_all(&self.read).await?.iter().map(line).collect()
    }

    /// Those that ended last, the newest first, at most `most`.
    pub async fn ended_asks(&self, most: i64) -> Result<Vec<AskLine>> {
        const ENDED: &str = "q.answered_at IS NOT NULL ORDER BY q.answered_at DESC, q.id DESC LIMIT ?";
        let query = sqlx::query(sqlx::AssertSqlSafe([LINE, ENDED].concat())).bind(most);
        query.fetch_all(&self.read).await?.iter().map(line).collect()
    }

    /// How many wait for an answer, and how many of them should have been answered by now.
    pub async fn ask_counts(&self) -> Result<(i64, i64)> {
        let row = sqlx::query(
            "SELECT count(*), count(*) FILTER (WHERE asked_at < ?) FROM data_ask WHERE answered_at IS NULL",
        )
        .bind(self.clock.now() - ANSWER_WITHIN)
        .fetch_one(&self.read)
        .await?;
        Ok((row.get(0), row.get(1)))
    }

    async fn opened(&self, row: &SqliteRow) -> Result<DataAsk> {
        let (id, account): (String, Option<String>) = (row.get("id"), row.get("account"));
        let key = match &account {
            None => None,
            Some(account) => {
                let of = sqlx::query("SELECT data_key FROM account WHERE id = ?").bind(account);
                Some(self.data_key(of.fetch_one(&self.read).await?.get(0)).await?)
            }
        };
        let open = |column: &'static str| match (&key, row.get::<&[u8], _>(column)) {
            (None, _) | (_, []) => Ok(String::new()),
            (Some(key), sealed) => key.open_text(&place(column, &id), sealed),
        };
        let outcome = AskOutcome::from_code(row.get("outcome"));
        let answer = match (row.get::<Option<i64>, _>("answered_at"), outcome) {
            (Some(at), Some(outcome)) => Some(AskAnswer {
                at,
                by: row.get("officer"),
                outcome,
                reason: AskRefusal::from_code(row.get("reason")),
                words: open("answer")?,
                gone: row.get::<&str, _>("gone").split(' ').filter_map(Gone::from_code).collect(),
            }),
            (None, None) => None,
            _ => return Err(StoreError::Corrupt("data_ask.outcome")),
        };
        let (kind, words) = (kind(row)?, open("words")?);
        Ok(DataAsk { account, kind, words, asked_at: row.get("asked_at"), answer, id })
    }
}

fn kind(row: &SqliteRow) -> Result<AskKind> {
    AskKind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("data_ask.kind"))
}

fn line(row: &SqliteRow) -> Result<AskLine> {
    let ended = row.get::<Option<i64>, _>("answered_at").zip(AskOutcome::from_code(row.get("outcome")));
    let name: Option<String> = row.get("name");
    Ok(AskLine {
        id: row.get("id"),
        kind: kind(row)?,
        name: name.unwrap_or_default(),
        asked_at: row.get("asked_at"),
        ended,
    })
}
