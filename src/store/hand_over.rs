//! The hand-over of a card (*penyerahan*, SOP step 6): who took it away, and what was drawn on the screen as a signature, if anything was.

use sqlx::Row;

use super::application::Application;
use super::{Result, Store, StoreError, Tx};
use crate::crypt::sealed::{DataKey, Place};
use crate::domain::signature::Signature;

/// What is told at the counter when a card goes out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Collected {
    /// Name of another person with a written authority; empty for the job seeker.
    pub by: String,
    pub signature: Option<Signature>,
}

/// A hand-over as it was recorded.
pub struct HandOver {
    pub collected: Collected,
    pub officer: String,
    pub at: i64,
}

pub(crate) async fn insert(
    tx: &mut Tx,
    key: &DataKey,
    application: &str,
    officer: &str,
    collected: &Collected,
    now: i64,
) -> Result<()> {
    let signature = collected.signature.as_ref();
    sqlx::query(
        "INSERT OR REPLACE INTO hand_over (application, collector, signature, officer, at) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(application)
    .bind(key.seal(&place("collector", application), collected.by.as_bytes()))
    .bind(signature.map(|drawn| key.seal(&place("signature", application), drawn.path().as_bytes())))
    .bind(officer)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl Store {
    pub async fn hand_over(&self, application: &Application) -> Result<Option<HandOver>> {
        let row = sqlx::query(
            "SELECT h.collector, h.signature, o.name, h.at FROM hand_over h JOIN officer o ON o.id = h.officer WHERE h.application = ?",
        )
        .bind(&application.id)
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let key = self.data_key(&application.data_key).await?;
        let open = |column, sealed: Vec<u8>| -> Result<String> {
            let plain = key.open(&place(column, &application.id), &sealed)?;
            String::from_utf8(plain).map_err(|_| StoreError::Corrupt("hand_over"))
        };
        let signature = row.get::<Option<Vec<u8>>, _>(1).map(|sealed| open("signature", sealed)).transpose()?;
        Ok(Some(HandOver {
            collected: Collected {
                by: open("collector", row.get(0))?,
                signature: signature.and_then(|path| Signature::parse(&path)),
            },
            officer: row.get(2),
            at: row.get(3),
        }))
    }
}

fn place<'a>(column: &'static str, application: &'a str) -> Place<'a> {
    Place { table: "hand_over", column, row: application }
}
