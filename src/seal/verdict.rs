//! What a check says. The same functions answer on the server and in the browser.

use chrono::{Days, NaiveDate};

use super::cose::Unverified;
use super::digits;
use super::ended::EndedList;
use super::keyring::{KeyState, Keyring};
use super::statement::Statement;
use super::token::SealToken;
use crate::domain::seal_answer::{End, Ended, NotGenuine};

/// The three answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// *Berlaku*.
    Valid(Statement),
    /// *Tidak berlaku lagi*: genuine, but no proof of anything today.
    NoLonger(Statement, End),
    /// *Tidak dikenal / tidak asli*.
    NotGenuine(NotGenuine),
}

/// From the page's address to an answer: `token` is the last part of its path, `digits` is what stands behind `#`. `ended` is the newest list at
/// hand; how old it is, its day says.
pub fn check(token: &str, digits: &str, keys: &Keyring, ended: &EndedList, today: NaiveDate) -> Verdict {
    match genuine(token, digits, keys) {
        Ok(statement) => {
            let end = ended.get(statement.id);
            judge(statement, end, today)
        }
        Err(why) => Verdict::NotGenuine(why),
    }
}

fn genuine(token: &str, digits: &str, keys: &Keyring) -> Result<Statement, NotGenuine> {
    let token = SealToken::parse(token).ok_or(NotGenuine::Nonsense)?;
    let bytes = digits::decode(digits).ok_or(NotGenuine::Nonsense)?;
    let statement = verify(&bytes, keys)?;
    if statement.id == token.id() { Ok(statement) } else { Err(NotGenuine::OtherPrint) }
}

/// The statement, if a key of this office that still counts has signed exactly these bytes.
///
/// # Errors
/// Why they are not believed. What the bytes say of their key and office is no proof, so two of the reasons are guesses at best: they help
/// who reads on.
pub fn verify(bytes: &[u8], keys: &Keyring) -> Result<Statement, NotGenuine> {
    let unverified = Unverified::read(bytes).ok_or(NotGenuine::Nonsense)?;
    match keys.get(unverified.key()) {
        None if unverified.office() != keys.office() => Err(NotGenuine::OtherOffice),
        None => Err(NotGenuine::UnknownKey),
        Some(key) if key.state == KeyState::Withdrawn => Err(NotGenuine::WithdrawnKey),
        Some(key) => unverified.verify(&key.public).ok_or(NotGenuine::Altered),
    }
}

/// What a genuine statement is worth on a day; `end` is what the office knows against it. That comes before the mere passing of time: who
/// checks a card must learn that it was taken back even when it has expired since.
pub fn judge(statement: Statement, end: Option<End>, today: NaiveDate) -> Verdict {
    let last = statement.dates.valid_until();
    let expired = || {
        (last < today).then(|| End { why: Ended::Expired, since: last.checked_add_days(Days::new(1)).unwrap_or(last) })
    };
    match end.filter(|end| end.since <= today).or_else(expired) {
        Some(end) => Verdict::NoLonger(statement, end),
        None => Verdict::Valid(statement),
    }
}
