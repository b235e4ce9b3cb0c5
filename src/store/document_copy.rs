//! Pages of documents carried over to another application, each sealed anew for a row of its own: so one file stays whole when the other
//! lets go of its pictures.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::document::{Document, document};
use super::{Result, Store, Tx};
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;

/// A page sealed anew for a row of its own in another application.
pub(crate) struct Copy {
    id: String,
    page: Document,
    bytes: i64,
    sealed: Vec<u8>,
}

impl Store {
    /// Copies of the pages of an application whose pictures are still kept, under the same data key.
    pub(crate) async fn copies_of_documents(&self, application: &str, key: &DataKey) -> Result<Vec<Copy>> {
        let rows = sqlx::query(
            "SELECT d.id, d.application, d.kind, d.page, d.width, d.height, d.added_at, d.bytes, c.jpeg
             FROM document d JOIN document_content c ON c.document = d.id WHERE d.application = ? AND d.removed_at IS NULL",
        )
        .bind(application)
        .fetch_all(&self.read)
        .await?;
        let copy = |row: &SqliteRow| {
            let (page, id) = (document(row)?, token::id());
            let jpeg = key.open(&place(&page.id), row.get("jpeg"))?;
            Ok(Copy { sealed: key.seal(&place(&id), &jpeg), bytes: row.get("bytes"), page, id })
        };
        rows.iter().map(copy).collect()
    }
}

pub(crate) async fn insert_copy(tx: &mut Tx, application: &str, copy: &Copy, now: i64) -> Result<()> {
    sqlx::query("INSERT INTO document (id, application, kind, page, width, height, bytes, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(&copy.id)
        .bind(application)
        .bind(copy.page.kind.code())
        .bind(copy.page.page)
        .bind(copy.page.width)
        .bind(copy.page.height)
        .bind(copy.bytes)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    sqlx::query("INSERT INTO document_content (document, jpeg) VALUES (?, ?)")
        .bind(&copy.id)
        .bind(&copy.sealed)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn place(document: &str) -> Place<'_> {
    Place { table: "document_content", column: "jpeg", row: document }
}
