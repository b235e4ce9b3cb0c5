//! Applications about a card that its holder has already: renewal (*perpanjangan*), correction (*perbaikan*), reprint (*cetak ulang*).
//! Everything is carried over, sealed anew for its new place; so each file stays whole when the other one lets go of its pictures.

use serde_json::json;
use sqlx::Row;

use super::application::{Application, NewApplication, insert_draft};
use super::card_life;
use super::document_copy::{Copy, insert_copy};
use super::draft::DraftStep;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, draft};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::amendment;
use crate::domain::application::{Kind, State};
use crate::domain::card_act::{CardRefusal, Deed, may};
use crate::domain::code::Code;
use crate::domain::correction::Pin;
use crate::domain::reprint::ReprintCause;
use crate::domain::role::Hand;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub enum FollowUp<'a> {
    Renewal,
    /// The keys of the fields to be put right, and codes of papers.
    Correction(&'a [&'a str]),
    /// Why, and the holder's declaration in own words, which may be empty.
    Reprint(ReprintCause, &'a str),
}

impl FollowUp<'_> {
    pub fn kind(self) -> Kind {
        match self {
            FollowUp::Renewal => Kind::Renewal,
            FollowUp::Correction(_) => Kind::Correction,
            FollowUp::Reprint(..) => Kind::Reprint,
        }
    }
}

/// What came of beginning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Begun {
    /// Id of the new draft.
    New(String),
    /// Id of the application of this kind that is open already, as when it was begun on two phones. Spots chosen for a correction that
    /// was not sent yet are added to it.
    Open(String),
    Refused(CardRefusal),
}

/// The holder's declaration for a reprint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declared {
    pub cause: ReprintCause,
    pub words: String,
    /// Seconds since 1970.
    pub declared_at: i64,
}

impl Store {
    /// Begins a renewal, correction or reprint of a card; one is open at most for each person. `actor` is the id of the account or
    /// officer.
    ///
    /// # Errors
    /// When there is no such card, or the database fails.
    pub async fn begin_follow_up(&self, card: &str, what: FollowUp<'_>, actor: &str, hand: Hand) -> Result<Begun> {
        let pins = match what {
            FollowUp::Correction(chosen) => amendment::pins(chosen.iter().copied()),
            _ => Vec::new(),
        };
        if pins.is_empty() && what.kind() == Kind::Correction {
            return Ok(Begun::Refused(CardRefusal::NothingChosen));
        }
        let before = self.newest_file_of(&self.living_card(card).await?).await?;
        let key = self.data_key(&before.data_key).await?;
        let answers = self.draft_steps(&before).await?;
        let copies = self.copies_of_documents(&before.id, &key).await?;
        let mut tx = self.begin().await?;
        let living = card_life::read(&mut tx, card).await?;
        let deed = Deed::beginning(what.kind()).ok_or(StoreError::Corrupt("kind"))?;
        if let Err(refused) = may(deed, hand, &living.life, self.clock.today()) {
            return Ok(Begun::Refused(refused));
        }
        if living.old && what.kind() != Kind::Renewal {
            return Ok(Begun::Refused(CardRefusal::FromOldRegister));
        }
        if let Some((id, kind, state)) = open_of(&mut tx, &before).await? {
            if kind != what.kind() {
                return Ok(Begun::Refused(CardRefusal::OtherOpen(kind)));
            }
            if state == State::Draft && !pins.is_empty() {
                insert_pins(&mut tx, &id, &pins).await?;
            }
            tx.commit().await?;
            return Ok(Begun::Open(id));
        }
        let id = self.carry_over(&mut tx, &key, card, &before, what.kind(), actor, hand).await?;
        insert_all(&mut tx, &key, &id, &answers, &copies, self.clock.now()).await?;
        insert_pins(&mut tx, &id, &pins).await?;
        if let FollowUp::Reprint(cause, words) = what {
            sqlx::query("INSERT INTO reprint (application, cause, words, declared_at) VALUES (?, ?, ?, ?)")
                .bind(&id)
                .bind(cause.code())
                .bind(key.seal(&words_of(&id), words.as_bytes()))
                .bind(self.clock.now())
                .execute(&mut *tx)
                .await?;
        }
        let details = json!({ "card": card, "pins": pins });
        for subject in [&id, &living.application] {
            let entry = Entry { actor, action: deed.code(), subject, details: details.clone() };
            journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        }
        tx.commit().await?;
        self.note_change();
        Ok(Begun::New(id))
    }

    /// The spots that a correction of a card puts right; nothing for other kinds.
    pub async fn amended(&self, application: &str) -> Result<Vec<Pin>> {
        let rows = sqlx::query("SELECT pin FROM amendment WHERE application = ?")
            .bind(application)
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(|row| Pin::from_code(row.get(0)).ok_or(StoreError::Corrupt("amendment.pin"))).collect()
    }

    /// What the holder declared for a reprint; None for other kinds.
    pub async fn declared(&self, application: &Application) -> Result<Option<Declared>> {
        let row = sqlx::query("SELECT cause, words, declared_at FROM reprint WHERE application = ?")
            .bind(&application.id)
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let key = self.data_key(&application.data_key).await?;
        Ok(Some(Declared {
            cause: ReprintCause::from_code(row.get(0)).ok_or(StoreError::Corrupt("reprint.cause"))?,
            words: key.open_text(&words_of(&application.id), row.get(1))?,
            declared_at: row.get(2),
        }))
    }

    /// The draft itself, with the columns of the register, so that the desk finds it like any other.
    #[expect(clippy::too_many_arguments, reason = "each is another thing; they travel together this once")]
    async fn carry_over(
        &self,
        tx: &mut Tx,
        key: &DataKey,
        card: &str,
        before: &Application,
        kind: Kind,
        actor: &str,
        hand: Hand,
    ) -> Result<String> {
        let seeker = hand == Hand::JobSeeker;
        let new = NewApplication {
            kind,
            // A card made for a walk-in, whose holder has an account by now.
            account: before.account.as_deref().or(seeker.then_some(actor)),
            nik: &before.nik,
            data_key: &before.data_key,
            assisted_by: (!seeker).then_some(actor),
        };
        let id = insert_draft(self, tx, key, new).await?;
        sqlx::query(
            "UPDATE application SET card = ?1, (person, name, sex, birth_place, birth_date, kelurahan, education, kbji, phone_tag) =
               (SELECT person, name, sex, birth_place, birth_date, kelurahan, education, kbji, phone_tag FROM application WHERE id = ?2)
             WHERE id = ?3",
        )
        .bind(card)
        .bind(&before.id)
        .bind(&id)
        .execute(&mut **tx)
        .await?;
        Ok(id)
    }
}

/// The follow-up of a person that is not finished: its id, kind and state.
async fn open_of(tx: &mut Tx, before: &Application) -> Result<Option<(String, Kind, State)>> {
    let row = sqlx::query(
        "SELECT id, kind, state FROM application WHERE person = ? AND kind <> 'baru' AND state NOT IN ('diserahkan', 'dibatalkan')",
    )
    .bind(&before.person)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let kind = Kind::from_code(row.get(1)).ok_or(StoreError::Corrupt("application.kind"))?;
    let state = State::from_code(row.get(2)).ok_or(StoreError::Corrupt("application.state"))?;
    Ok(Some((row.get(0), kind, state)))
}

async fn insert_all(
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    answers: &[DraftStep],
    copies: &[Copy],
    now: i64,
) -> Result<()> {
    for step in answers {
        draft::insert(tx, key, application, step.step, &step.answers, now).await?;
    }
    for copy in copies {
        insert_copy(tx, application, copy, now).await?;
    }
    Ok(())
}

async fn insert_pins(tx: &mut Tx, application: &str, pins: &[Pin]) -> Result<()> {
    for pin in pins {
        sqlx::query("INSERT OR IGNORE INTO amendment (application, pin) VALUES (?, ?)")
            .bind(application)
            .bind(pin.code())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

fn words_of(application: &str) -> Place<'_> {
    Place { table: "reprint", column: "words", row: application }
}

#[cfg(test)]
mod tests;
