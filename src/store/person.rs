//! Persons: those whose identity card the counter has seen. Only here is a NIK unique.

use sqlx::Row;

use super::application::Application;
use super::{Result, Store, Tx, vault};
use crate::crypt::sealed::Place;
use crate::crypt::token;

/// Ties an application, and its account where nobody else's is tied, to the person who stands at the counter with the KTP.
pub(crate) async fn prove(store: &Store, tx: &mut Tx, application: &Application, officer: &str) -> Result<()> {
    let tag = store.nik_tag(&application.nik);
    let known =
        sqlx::query("SELECT id FROM person WHERE nik_tag = ?").bind(tag.as_bytes()).fetch_optional(&mut **tx).await?;
    let person: String = match known {
        Some(row) => row.get(0),
        None => {
            let (key_id, key) = vault::new_key(store, tx).await?;
            let id = token::id();
            let nik =
                key.seal(&Place { table: "person", column: "nik", row: &id }, application.nik.to_string().as_bytes());
            sqlx::query(
                "INSERT INTO person (id, data_key, nik_tag, nik, proven_at, proven_by) VALUES (?, ?, ?, ?, ?, ?)",
            )
            .bind(&id)
            .bind(key_id)
            .bind(tag.as_bytes())
            .bind(nik)
            .bind(store.clock.now())
            .bind(officer)
            .execute(&mut **tx)
            .await?;
            id
        }
    };
    sqlx::query("UPDATE application SET person = ? WHERE id = ?")
        .bind(&person)
        .bind(&application.id)
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "UPDATE account SET person = ?1 WHERE id = ?2 AND person IS NULL AND NOT EXISTS (SELECT 1 FROM account WHERE person = ?1)",
    )
    .bind(&person)
    .bind(&application.account)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
