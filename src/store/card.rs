//! Cards (*kartu AK-1*): a number that exists once for ever, dates, and the face frozen at issue.

use chrono::{Datelike, NaiveDate};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::application::Application;
use super::card_life::LivingCard;
use super::{Result, Store, StoreError, Tx, card_life, counter, seal as card_seal};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::application::Kind;
use crate::domain::card_face::{CardFace, Signer};
use crate::domain::card_number::CardNumber;
use crate::domain::validity::{CardFacts, Validity};

/// A card with what is printed on it.
#[derive(Clone, Debug)]
pub struct Card {
    pub face: CardFace,
    /// Id of the document page that holds the photo.
    pub photo: Option<String>,
    pub facts: CardFacts,
}

/// Allocates the number and freezes the face. A card whose issue was taken back keeps its number.
pub(crate) async fn issue(
    store: &Store,
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    face: &CardFace,
    years: u8,
    region: &str,
) -> Result<Option<(i32, i64)>> {
    let today = store.clock.today();
    let validity = Validity::of_issue(today, years);
    let mut face = face.clone();
    face.issued_on = Some(today);
    face.valid_until = Some(validity.valid_until());
    face.reports_due = validity.reports_due().to_vec();
    let known = sqlx::query("SELECT id, number FROM card WHERE application = ?")
        .bind(application)
        .fetch_optional(&mut **tx)
        .await?;
    let (card, allocated) = match known {
        Some(row) => {
            let (id, number): (String, String) = (row.get(0), row.get(1));
            face.number = Some(number);
            sqlx::query("UPDATE card SET issued_on = ?, valid_until = ?, signer = NULL, signed_at = NULL WHERE id = ?")
                .bind(today.to_string())
                .bind(validity.valid_until().to_string())
                .bind(&id)
                .execute(&mut **tx)
                .await?;
            (id, None)
        }
        None => {
            let counter = counter::next(tx, "card", today.year()).await?;
            let number = u32::try_from(counter).ok().and_then(|counter| CardNumber::new(region, today, counter));
            let number = number.ok_or(StoreError::Corrupt("card number"))?;
            face.number = Some(number.digits().to_owned());
            let id = token::id();
            sqlx::query("INSERT INTO card (id, application, number, issued_on, valid_until) VALUES (?, ?, ?, ?, ?)")
                .bind(&id)
                .bind(application)
                .bind(number.digits())
                .bind(today.to_string())
                .bind(validity.valid_until().to_string())
                .execute(&mut **tx)
                .await?;
            (id, Some((today.year(), counter)))
        }
    };
    freeze(store, tx, key, (application, &card), &face).await?;
    Ok(allocated)
}

/// Freezes the face of a correction or reprint: number and dates are those of the card. A reprint shows what the newest print shows, with
/// its count and cause; the older faces stay.
pub(crate) async fn print_again(
    store: &Store,
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    kind: Kind,
    face: &CardFace,
) -> Result<()> {
    let card = card_life::id_of(tx, application).await?.ok_or(StoreError::Corrupt("application.card"))?;
    let card = card_life::read(tx, &card).await?;
    let mut face = face.clone();
    if kind == Kind::Reprint {
        face = newest_face(tx, key, &card).await?;
        (face.copy, face.copy_cause) = reprint_of(tx, &card.id, application).await?;
    }
    let dates = Validity::of_issue(card.life.issued_on, 0);
    face.number = Some(card.number);
    face.issued_on = Some(card.life.issued_on);
    face.valid_until = Some(card.life.valid_until);
    face.reports_due = dates.reports_due().to_vec();
    face.signer = None;
    freeze(store, tx, key, (application, &card.id), &face).await
}

/// What the newest print of a card shows.
async fn newest_face(connection: &mut SqliteConnection, key: &DataKey, card: &LivingCard) -> Result<CardFace> {
    let newest = card_life::newest_file(connection, &card.id, &card.application).await?;
    Ok(frozen(connection, key, &newest).await?.1)
}

/// The count of a reprint, from 1, and the code of its cause.
async fn reprint_of(tx: &mut Tx, card: &str, application: &str) -> Result<(u16, String)> {
    let row = sqlx::query(
        "SELECT (SELECT count(*) FROM card_face f JOIN application a ON a.id = f.application
                 WHERE f.card = ?1 AND a.kind = 'cetak-ulang' AND a.id <> ?2 AND a.state <> 'dibatalkan'),
                (SELECT cause FROM reprint WHERE application = ?2)",
    )
    .bind(card)
    .bind(application)
    .fetch_one(&mut **tx)
    .await?;
    let before: u16 = row.get(0);
    Ok((before.saturating_add(1), row.get::<Option<String>, _>(1).unwrap_or_default()))
}

async fn freeze(
    store: &Store,
    tx: &mut Tx,
    key: &DataKey,
    (application, card): (&str, &str),
    face: &CardFace,
) -> Result<()> {
    sqlx::query(
        "INSERT OR REPLACE INTO card_face (application, card, photo, face, made_at)
         VALUES (?1, ?2, (SELECT id FROM document WHERE application = ?1 AND kind = 'foto' AND removed_at IS NULL), ?3, ?4)",
    )
    .bind(application)
    .bind(card)
    .bind(seal(key, application, face)?)
    .bind(store.clock.now())
    .execute(&mut **tx)
    .await?;
    card_seal::make(store, tx, key, (application, card), face).await?;
    Ok(())
}

/// The card of an application's print, and its face.
pub(crate) async fn frozen(
    connection: &mut SqliteConnection,
    key: &DataKey,
    application: &str,
) -> Result<(String, CardFace)> {
    let row = sqlx::query("SELECT card, face FROM card_face WHERE application = ?")
        .bind(application)
        .fetch_one(connection)
        .await?;
    Ok((row.get(0), open(key, application, row.get(1))?))
}

/// Records the signature, or takes it back with None. Ink remains what signs; this says who did and when.
pub(crate) async fn sign(
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    officer: &str,
    signer: Option<&Signer>,
    now: i64,
) -> Result<()> {
    let (_, mut face) = frozen(tx, key, application).await?;
    face.signer = signer.cloned();
    sqlx::query("UPDATE card_face SET face = ? WHERE application = ?")
        .bind(seal(key, application, &face)?)
        .bind(application)
        .execute(&mut **tx)
        .await?;
    sqlx::query("UPDATE card SET signer = ?, signed_at = ? WHERE application = ?")
        .bind(signer.map(|_| officer))
        .bind(signer.map(|_| now))
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(crate) async fn hand_over(store: &Store, tx: &mut Tx, application: &str) -> Result<()> {
    sqlx::query("UPDATE card SET handed_over_at = ? WHERE application = ?")
        .bind(store.clock.now())
        .bind(application)
        .execute(&mut **tx)
        .await?;
    card_seal::hand_over(tx, application, store.clock.today()).await
}

/// Ends a card whose application is cancelled; its number and row stay.
pub(crate) async fn withdraw(store: &Store, tx: &mut Tx, application: &str) -> Result<()> {
    sqlx::query("UPDATE card SET withdrawn_on = ? WHERE application = ?")
        .bind(store.clock.today().to_string())
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    /// What the card of a follow-up shows so far, without number, dates and signer; None for a new card.
    pub async fn face_before(&self, application: &Application) -> Result<Option<CardFace>> {
        let Some(card) = self.card_before(application).await? else { return Ok(None) };
        let key = self.data_key(&application.data_key).await?;
        let face = newest_face(&mut *self.read.acquire().await?, &key, &card).await?;
        let bare = CardFace {
            number: None,
            issued_on: None,
            valid_until: None,
            signer: None,
            reports_due: Vec::new(),
            ..face
        };
        Ok(Some(bare))
    }

    pub async fn card(&self, application: &Application) -> Result<Option<Card>> {
        let row = sqlx::query(
            "SELECT f.face, (SELECT document FROM document_content WHERE document = f.photo) AS photo, c.valid_until, c.placed_on, c.replaced_on, c.withdrawn_on
             FROM card_face f JOIN card c ON c.id = f.card WHERE f.application = ?",
        )
        .bind(&application.id)
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let key = self.data_key(&application.data_key).await?;
        let day = |column: &str| row.get::<Option<String>, _>(column).and_then(|day| day.parse::<NaiveDate>().ok());
        Ok(Some(Card {
            face: open(&key, &application.id, row.get("face"))?,
            photo: row.get("photo"),
            facts: CardFacts {
                valid_until: day("valid_until").ok_or(StoreError::Corrupt("card.valid_until"))?,
                placed_on: day("placed_on"),
                replaced_on: day("replaced_on"),
                withdrawn_on: day("withdrawn_on"),
            },
        }))
    }
}

fn seal(key: &DataKey, application: &str, face: &CardFace) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(face).map_err(|_| StoreError::Corrupt("card_face"))?;
    Ok(key.seal(&Place { table: "card_face", column: "face", row: application }, &json))
}

fn open(key: &DataKey, application: &str, sealed: &[u8]) -> Result<CardFace> {
    let plain = key.open(&Place { table: "card_face", column: "face", row: application }, sealed)?;
    serde_json::from_slice(&plain).map_err(|_| StoreError::Corrupt("card_face"))
}
