//! A wrong NIK put right (*perbaikan NIK*): within a correction of a card that chose it, by an officer who has just seen the KTP.

use serde_json::json;
use sqlx::Row;

use super::application::Application;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, card_life, event};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::amendment;
use crate::domain::application::{Kind, State};
use crate::domain::correction::Pin;
use crate::domain::nik::Nik;
use crate::domain::role::{Hand, Role};

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NikChanged {
    Yes {
        /// The holder has an account, whose password went with the old NIK: a code of the counter makes a new one.
        needs_password: bool,
    },
    /// Somebody was quicker.
    Stale,
    /// Not a correction that chose the NIK, not attended yet, or another hand.
    NotNow,
    /// Another person has this NIK: one of the cards is to be withdrawn as a double.
    Taken,
}

impl Store {
    /// Changes the NIK of the application, of its person and of the account that is tied to the person. The old print and the old files
    /// keep what they said.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_nik(
        &self,
        application: &Application,
        version: i64,
        new: &Nik,
        officer: &str,
        hand: Hand,
    ) -> Result<NikChanged> {
        let key = self.data_key(&application.data_key).await?;
        let mut tx = self.begin().await?;
        let row = sqlx::query("SELECT state, version, kind, person FROM application WHERE id = ?")
            .bind(&application.id)
            .fetch_one(&mut *tx)
            .await?;
        // Attended means: the counter has compared the KTP a moment ago, and nobody has confirmed the print yet.
        let now = (State::from_code(row.get(0)), Kind::from_code(row.get(2)));
        let person: Option<String> = row.get(3);
        let chosen = Pin::Field(amendment::NIK.to_owned()).code();
        let asked = sqlx::query("SELECT 1 FROM amendment WHERE application = ? AND pin = ?")
            .bind(&application.id)
            .bind(chosen)
            .fetch_optional(&mut *tx)
            .await?;
        let allowed = now == (Some(State::Attended), Some(Kind::Correction)) && asked.is_some();
        let (true, Some(person)) = (allowed && hand == Hand::Officer(Role::Information), person) else {
            return Ok(NikChanged::NotNow);
        };
        if row.get::<i64, _>(1) != version {
            return Ok(NikChanged::Stale);
        }
        let other = sqlx::query("SELECT 1 FROM person WHERE nik_tag = ? AND id <> ?")
            .bind(self.nik_tag(new).as_bytes())
            .bind(&person)
            .fetch_optional(&mut *tx)
            .await?;
        if other.is_some() {
            return Ok(NikChanged::Taken);
        }
        let account = self.write_nik(&mut tx, &key, application, &person, new).await?;
        let details = json!({ "from": application.nik.to_string(), "to": new.to_string() });
        let entry = Entry { actor: officer, action: "nik", subject: &application.id, details };
        journal::append(&mut tx, &self.keys, &key, self.clock.now(), entry).await?;
        let card = card_life::id_of(&mut tx, &application.id).await?;
        event::add_of_card(&mut tx, self, &application.id, card.as_deref(), "nik", json!({})).await?;
        tx.commit().await?;
        self.note_change();
        Ok(NikChanged::Yes { needs_password: account })
    }

    /// Writes it wherever the person is looked up; whether there is an account among that.
    async fn write_nik(
        &self,
        tx: &mut Tx,
        key: &DataKey,
        application: &Application,
        person: &str,
        new: &Nik,
    ) -> Result<bool> {
        let tag = self.nik_tag(new);
        let seal =
            |key: &DataKey, table, row| key.seal(&Place { table, column: "nik", row }, new.to_string().as_bytes());
        sqlx::query("UPDATE application SET nik = ?, nik_tag = ?, version = version + 1 WHERE id = ?")
            .bind(seal(key, "application", &application.id))
            .bind(tag.as_bytes())
            .bind(&application.id)
            .execute(&mut **tx)
            .await?;
        let persons = self.key_in(tx, "SELECT data_key FROM person WHERE id = ?", person).await?;
        sqlx::query("UPDATE person SET nik = ?, nik_tag = ? WHERE id = ?")
            .bind(seal(&persons.ok_or(StoreError::NotFound)?, "person", person))
            .bind(tag.as_bytes())
            .bind(person)
            .execute(&mut **tx)
            .await?;
        let row = sqlx::query("SELECT id FROM account WHERE person = ?").bind(person).fetch_optional(&mut **tx).await?;
        let Some(account) = row.map(|row| row.get::<String, _>(0)) else { return Ok(false) };
        let accounts = self.key_in(tx, "SELECT data_key FROM account WHERE id = ?", &account).await?;
        sqlx::query("UPDATE account SET nik = ?, nik_tag = ? WHERE id = ?")
            .bind(seal(&accounts.ok_or(StoreError::NotFound)?, "account", &account))
            .bind(tag.as_bytes())
            .bind(&account)
            .execute(&mut **tx)
            .await?;
        Ok(true)
    }

    async fn key_in(&self, tx: &mut Tx, statement: &'static str, id: &str) -> Result<Option<DataKey>> {
        let row = sqlx::query(statement).bind(id).fetch_optional(&mut **tx).await?;
        match row {
            Some(row) => self.data_key_in(tx, row.get(0)).await.map(Some),
            None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::application::Move;
    use crate::store::follow_up::{Begun, FollowUp};
    use crate::store::test_office::{HEAD, INFORMATION, TestOffice, WAY};

    #[tokio::test]
    async fn a_nik_changes_only_in_a_correction_that_chose_it_and_after_the_ktp_was_seen() {
        let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        let (holder, other) = (office.holder().await, office.holder().await);
        let begin = FollowUp::Correction(&["nik"]);
        let begun = office.store.begin_follow_up(&holder.card, begin, &holder.account, Hand::JobSeeker).await;
        let Ok(Begun::New(id)) = begun else { panic!("{begun:?}") };
        let new = Nik::parse("3375994101009999").expect("a NIK");
        let change = async |nik: &Nik, hand| {
            let file = office.store.application(&id).await.expect("a file");
            office.store.change_nik(&file, file.version, nik, &office.officer, hand).await.expect("an answer")
        };
        assert_eq!(change(&new, INFORMATION).await, NikChanged::NotNow, "nobody has seen the KTP");
        office.go_through(&holder, &id, &[Move::Send, Move::Accept, Move::Attend]).await;
        assert_eq!(change(&new, Hand::JobSeeker).await, NikChanged::NotNow);
        assert_eq!(change(&new, HEAD).await, NikChanged::NotNow);
        let taken = office.store.application(&other.application).await.expect("a file").nik;
        assert_eq!(change(&taken, INFORMATION).await, NikChanged::Taken);
        assert_eq!(change(&new, INFORMATION).await, NikChanged::Yes { needs_password: true });
        assert_eq!(office.store.account_nik(&holder.account).await.expect("a NIK"), new);
        assert_eq!(office.store.application(&id).await.expect("a file").nik, new);
        assert_ne!(office.store.application(&holder.application).await.expect("a file").nik, new, "history stays");
        office.go_through(&holder, &id, &WAY[3..]).await;
        assert_eq!(office.store.claims(&new).await.expect("claims").len(), 1, "who signs in does so with the new one");
        let card = office.card(&holder).await;
        assert_eq!(office.store.newest_file_of(&card).await.expect("a file").nik, new, "a renewal carries the new one");
    }
}
