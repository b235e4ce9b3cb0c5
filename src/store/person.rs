//! Persons: those whose identity card the counter has seen. Only here is a NIK unique.

use sqlx::Row;

use super::application::Application;
use super::{Result, Store, Tx, vault};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::nik::Nik;

/// Ties an application, and its account where nobody else's is tied, to the person who stands at the counter with the KTP.
pub(crate) async fn prove(store: &Store, tx: &mut Tx, application: &Application, officer: &str) -> Result<()> {
    let person = known_or_new(store, tx, &application.nik, officer).await?;
    sqlx::query("UPDATE application SET person = ? WHERE id = ?")
        .bind(&person)
        .bind(&application.id)
        .execute(&mut **tx)
        .await?;
    match &application.account {
        Some(account) => tie(tx, account, &person).await,
        None => Ok(()),
    }
}

/// The person with this NIK, made now if the counter sees the KTP for the first time.
pub(crate) async fn known_or_new(store: &Store, tx: &mut Tx, nik: &Nik, officer: &str) -> Result<String> {
    let tag = store.nik_tag(nik);
    let known =
        sqlx::query("SELECT id FROM person WHERE nik_tag = ?").bind(tag.as_bytes()).fetch_optional(&mut **tx).await?;
    if let Some(row) = known {
        return Ok(row.get(0));
    }
    let (key_id, key) = vault::new_key(store, tx).await?;
    let id = token::id();
    let sealed = seal(&key, &id, nik);
    sqlx::query("INSERT INTO person (id, data_key, nik_tag, nik, proven_at, proven_by) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(&id)
        .bind(key_id)
        .bind(tag.as_bytes())
        .bind(sealed)
        .bind(store.clock.now())
        .bind(officer)
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

/// A person who is not stored yet.
pub(crate) struct New {
    pub id: String,
    pub data_key: vault::New,
    /// Sealed.
    pub nik: Vec<u8>,
}

pub(crate) fn new(store: &Store, nik: &Nik) -> New {
    let (id, (data_key, key)) = (token::id(), vault::new(store));
    New { nik: seal(&key, &id, nik), id, data_key }
}

fn seal(key: &DataKey, id: &str, nik: &Nik) -> Vec<u8> {
    key.seal(&Place { table: "person", column: "nik", row: id }, nik.to_string().as_bytes())
}

/// Ties an account to a person, where nobody else's is tied.
pub(crate) async fn tie(tx: &mut Tx, account: &str, person: &str) -> Result<()> {
    sqlx::query(
        "UPDATE account SET person = ?1 WHERE id = ?2 AND person IS NULL AND NOT EXISTS (SELECT 1 FROM account WHERE person = ?1)",
    )
    .bind(person)
    .bind(account)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
