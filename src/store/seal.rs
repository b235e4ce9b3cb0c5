//! The seals of cards (*segel*): one for each print that was made, known for ever, so that an old print is told from one that never was.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::application::Application;
use super::clock::office_time;
use super::{Result, Store, StoreError, Tx, card_life, seal_key};
use crate::crypt::keys::{Lookup, LookupTag};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::application::State;
use crate::domain::card_face::CardFace;
use crate::domain::card_number::CardNumber;
use crate::domain::nik::Nik;
use crate::domain::seal_answer::{End, Ended};
use crate::domain::seal_code::SealCode;
use crate::seal::statement::{Dates, NikTail, PhotoMark, SealedName};
use crate::seal::{EndedList, SealId, SealToken, Statement, Verdict, judge, sign, verify};

/// What is printed of a seal.
#[derive(Clone, PartialEq, Eq)]
pub struct PrintedSeal {
    pub token: SealToken,
    pub code: SealCode,
    /// The signed statement.
    pub statement: Vec<u8>,
}

/// What the office knows of a seal that somebody asks about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownSeal {
    pub token: SealToken,
    pub verdict: Verdict,
    /// The number of the renewed card that stands in its place.
    pub successor: Option<String>,
}

/// All that decides what a print is worth, apart from its own dates.
const FACTS: &str = "SELECT s.id, s.card, s.application, s.token, s.statement, s.made_at, s.handed_over_on, s.superseded_on, a.state, a.state_since,
    a.data_key, c.withdrawn_on, c.replaced_on
    FROM card_seal s JOIN application a ON a.id = s.application JOIN card c ON c.id = s.card";

/// Prints that may be not good before their last day has gone by.
const CANDIDATES: &str = "SELECT rowid FROM card_seal WHERE superseded_on > ''
    UNION SELECT rowid FROM card_seal WHERE handed_over_on IS NULL
    UNION SELECT t.rowid FROM card k JOIN card_seal t ON t.card = k.id
    WHERE (k.withdrawn_on IS NOT NULL OR k.replaced_on IS NOT NULL) AND k.valid_until >= ?1";

const SUCCESSOR: &str = "SELECT c.number FROM application a JOIN card c ON c.application = a.id
    WHERE a.card = ? AND a.kind = 'perpanjangan' AND a.state <> 'dibatalkan' ORDER BY c.issued_on DESC LIMIT 1";

/// Prints from before there were seals, some at a time.
const WITHOUT: &str = "SELECT f.rowid, f.application FROM card_face f
    WHERE f.rowid > ? AND NOT EXISTS (SELECT 1 FROM card_seal s WHERE s.application = f.application) ORDER BY f.rowid LIMIT ?";

/// So many prints get their seal in one transaction, so that nobody at the desk waits for the writer.
const PRINTS_AT_ONCE: i64 = 50;

/// Makes the seal of a print whose face was just frozen. One that was made for an earlier issue of the same application, since taken back,
/// stands no more.
///
/// A card with a number from before this system gets none, and the answer is false: its print is another's. At signing nothing is made anew:
/// who signs in ink is no part of the statement.
pub(crate) async fn make(
    store: &Store,
    tx: &mut Tx,
    key: &DataKey,
    (application, card): (&str, &str),
    face: &CardFace,
) -> Result<bool> {
    let token = SealToken::parse(&token::seal_token()).ok_or(StoreError::Corrupt("token of a seal"))?;
    let code = SealCode::new(&token::seal_code()).ok_or(StoreError::Corrupt("code of a seal"))?;
    let Some(statement) = statement(token.id(), face, photo(tx, key, application).await?) else { return Ok(false) };
    let signer = seal_key::signing(store, tx).await?;
    let id = statement.id.to_string();
    let place = |column| Place { table: "card_seal", column, row: &id };
    sqlx::query("UPDATE card_seal SET superseded_on = ? WHERE application = ? AND superseded_on IS NULL")
        .bind(store.clock.today().to_string())
        .bind(application)
        .execute(&mut **tx)
        .await?;
    // Of 44 and 80 random bits: should a code ever be there already, the database refuses it, and the officer issues once more.
    sqlx::query(
        "INSERT INTO card_seal (id, application, card, key, token_tag, token, code_tag, code, statement, made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(application)
    .bind(card)
    .bind(signer.id().to_string())
    .bind(store.seal_token_tag(&token).as_bytes())
    .bind(key.seal(&place("token"), token.as_str().as_bytes()))
    .bind(store.seal_code_tag(&code).as_bytes())
    .bind(key.seal(&place("code"), code.normalised().as_bytes()))
    .bind(key.seal(&place("statement"), &sign(&statement, &signer)))
    .bind(store.clock.now())
    .execute(&mut **tx)
    .await?;
    Ok(true)
}

/// The print is with its holder: from now on it counts, and every earlier print of the card counts no more.
pub(crate) async fn hand_over(tx: &mut Tx, application: &str, today: NaiveDate) -> Result<()> {
    for statement in [
        "UPDATE card_seal SET handed_over_on = ?1 WHERE application = ?2 AND superseded_on IS NULL",
        "UPDATE card_seal SET superseded_on = ?1 WHERE application <> ?2 AND superseded_on IS NULL
         AND card = (SELECT card FROM card_face WHERE application = ?2)",
    ] {
        sqlx::query(statement).bind(today.to_string()).bind(application).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Gives every print that is still in the office a seal of the key that signs now, in place of one of a key that is void: it would leave the
/// office as a forgery. Gives how many; they wait for the printer again.
pub(crate) async fn make_anew(store: &Store, tx: &mut Tx, void: &str) -> Result<u32> {
    let rows = sqlx::query(
        "SELECT s.application FROM card_seal s JOIN application a ON a.id = s.application
         WHERE s.key = ? AND s.superseded_on IS NULL AND s.handed_over_on IS NULL AND a.state IN ('diterbitkan', 'ditandatangani')",
    )
    .bind(void)
    .fetch_all(&mut **tx)
    .await?;
    let mut made = 0;
    for row in &rows {
        made += u32::from(store.seal_print(tx, row.get(0)).await?.is_some());
    }
    Ok(made)
}

/// What a face states; None for one without a number of this system.
fn statement(id: SealId, face: &CardFace, photo: Option<PhotoMark>) -> Option<Statement> {
    Some(Statement {
        id,
        number: CardNumber::parse(face.number.as_deref()?).ok()?,
        name: SealedName::cut(&face.name)?,
        nik: NikTail::of(&Nik::parse(&face.nik).ok()?),
        dates: Dates::new(face.issued_on?, face.valid_until?)?,
        photo,
    })
}

/// The photo as it is printed; None where there is none, or no more.
async fn photo(tx: &mut Tx, key: &DataKey, application: &str) -> Result<Option<PhotoMark>> {
    let row = sqlx::query(
        "SELECT c.document, c.jpeg FROM card_face f JOIN document_content c ON c.document = f.photo WHERE f.application = ?",
    )
    .bind(application)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let place = Place { table: "document_content", column: "jpeg", row: row.get(0) };
    Ok(Some(PhotoMark::of(&key.open(&place, row.get(1))?)))
}

/// What speaks against a print today, the gravest first. Its own last day is in its statement.
fn end(row: &SqliteRow) -> Option<End> {
    let day = |column| row.get::<Option<String>, _>(column).and_then(|day| day.parse().ok());
    let since = |at| office_time(row.get(at)).date();
    let cancelled = row.get::<&str, _>("state") == State::Cancelled.code();
    let waits = row.get::<Option<&str>, _>("handed_over_on").is_none();
    let end = |why| move |since| End { why, since };
    (day("withdrawn_on").map(end(Ended::Withdrawn)))
        .or_else(|| day("replaced_on").map(end(Ended::Replaced)))
        .or_else(|| cancelled.then(|| since("state_since")).map(end(Ended::Withdrawn)))
        .or_else(|| day("superseded_on").map(end(Ended::Superseded)))
        .or_else(|| waits.then(|| since("made_at")).map(end(Ended::NotHandedOver)))
}

impl Store {
    /// What the newest print of an application shows; None for one without a seal.
    pub async fn printed_seal(&self, application: &Application) -> Result<Option<PrintedSeal>> {
        let row = sqlx::query(
            "SELECT id, token, code, statement FROM card_seal WHERE application = ? ORDER BY made_at DESC, rowid DESC LIMIT 1",
        )
        .bind(&application.id)
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let key = self.data_key(&application.data_key).await?;
        let place = |column| Place { table: "card_seal", column, row: row.get("id") };
        let token = key.open_text(&place("token"), row.get("token"))?;
        let code = key.open_text(&place("code"), row.get("code"))?;
        Ok(Some(PrintedSeal {
            token: SealToken::parse(&token).ok_or(StoreError::Corrupt("card_seal.token"))?,
            code: SealCode::parse(&code).map_err(|_| StoreError::Corrupt("card_seal.code"))?,
            statement: key.open(&place("statement"), row.get("statement"))?,
        }))
    }

    /// None when the office knows no such print.
    pub async fn seal_by_token(&self, token: &SealToken) -> Result<Option<KnownSeal>> {
        self.known_seal("s.token_tag", &self.seal_token_tag(token)).await
    }

    /// None when the office knows no such print.
    pub async fn seal_by_code(&self, code: &SealCode) -> Result<Option<KnownSeal>> {
        self.known_seal("s.code_tag", &self.seal_code_tag(code)).await
    }

    async fn known_seal(&self, column: &'static str, tag: &LookupTag) -> Result<Option<KnownSeal>> {
        let statement = sqlx::AssertSqlSafe(format!("{FACTS} WHERE {column} = ?"));
        let row = sqlx::query(statement).bind(tag.as_bytes()).fetch_optional(&self.read).await?;
        let Some(row) = row else { return Ok(None) };
        let key = self.data_key(row.get("data_key")).await?;
        let place = |column| Place { table: "card_seal", column, row: row.get("id") };
        let token = key.open_text(&place("token"), row.get("token"))?;
        let signed = key.open(&place("statement"), row.get("statement"))?;
        let verdict = match verify(&signed, &self.seal_keys().await?) {
            Ok(statement) => judge(statement, end(&row), self.clock.today()),
            Err(why) => Verdict::NotGenuine(why),
        };
        let successor = match &verdict {
            Verdict::NoLonger(_, End { why: Ended::Replaced, .. }) => {
                let card: &str = row.get("card");
                sqlx::query(SUCCESSOR).bind(card).fetch_optional(&self.read).await?.map(|row| row.get(0))
            }
            _ => None,
        };
        let token = SealToken::parse(&token).ok_or(StoreError::Corrupt("card_seal.token"))?;
        Ok(Some(KnownSeal { token, verdict, successor }))
    }

    /// The prints that are not good today although their last day has not gone by.
    pub async fn ended_seals(&self) -> Result<EndedList> {
        let today = self.clock.today();
        let statement = format!("{FACTS} WHERE s.rowid IN ({CANDIDATES}) AND c.valid_until >= ?1");
        let rows = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(today.to_string()).fetch_all(&self.read).await?;
        let entry = |row: &SqliteRow| {
            let id = SealId::parse(row.get("id")).ok_or(StoreError::Corrupt("card_seal.id"))?;
            Ok(end(row).map(|end| (id, end)))
        };
        let ended = rows.iter().map(entry).collect::<Result<Vec<_>>>()?;
        Ok(EndedList::new(today, ended.into_iter().flatten()))
    }

    /// Gives every print from before there were seals its own, in portions. Gives how many it made; a second run makes none.
    pub async fn seal_old_prints(&self) -> Result<u32> {
        let (mut made, mut last) = (0, 0_i64);
        loop {
            let mut tx = self.begin().await?;
            let rows = sqlx::query(WITHOUT).bind(last).bind(PRINTS_AT_ONCE).fetch_all(&mut *tx).await?;
            let Some(end) = rows.last() else { return Ok(made) };
            last = end.get(0);
            for row in &rows {
                made += u32::from(self.seal_old_print(&mut tx, row.get(1)).await?);
            }
            tx.commit().await?;
            tokio::time::sleep(super::retention::BREATH).await;
        }
    }

    async fn seal_old_print(&self, tx: &mut Tx, application: &str) -> Result<bool> {
        let Some((file, card)) = self.seal_print(tx, application).await? else { return Ok(false) };
        if file.state == State::HandedOver {
            let first: String =
                sqlx::query("SELECT application FROM card WHERE id = ?").bind(&card).fetch_one(&mut **tx).await?.get(0);
            let out = office_time(file.state_since).date().to_string();
            let newest = card_life::newest_file(tx, &card, &first).await? == application;
            sqlx::query("UPDATE card_seal SET handed_over_on = ?1, superseded_on = ?2 WHERE application = ?3")
                .bind(out)
                .bind((!newest).then(|| self.clock.today().to_string()))
                .bind(application)
                .execute(&mut **tx)
                .await?;
        }
        Ok(true)
    }

    /// Seals the frozen face of an application. Gives its file and its card; None where it gets no seal.
    async fn seal_print(&self, tx: &mut Tx, application: &str) -> Result<Option<(Application, String)>> {
        let file = self.application_in(tx, application).await?;
        let key = self.data_key_in(tx, &file.data_key).await?;
        let (card, face) = super::card::frozen(tx, &key, application).await?;
        Ok(make(self, tx, &key, (application, &card), &face).await?.then_some((file, card)))
    }

    fn seal_token_tag(&self, token: &SealToken) -> LookupTag {
        self.keys.lookup(Lookup::SealToken, token.as_str())
    }

    fn seal_code_tag(&self, code: &SealCode) -> LookupTag {
        self.keys.lookup(Lookup::SealCode, code.normalised())
    }
}

#[cfg(test)]
mod tests;
