//! Pages of documents: the row in clear, the picture sealed and apart.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::application::Application;
use super::idempotency::{self, Sending};
use super::{Result, Store, StoreError, Tx};
use crate::crypt::sealed::Place;
use crate::crypt::token;
use crate::domain::application::State;
use crate::domain::document::DocumentKind;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    pub id: String,
    pub application: String,
    pub kind: DocumentKind,
    pub page: u8,
    pub width: u32,
    pub height: u32,
    /// Seconds since 1970.
    pub added_at: i64,
}

/// A page as it is stored: a JPEG of this program's own making.
pub struct NewPage<'a> {
    pub jpeg: &'a [u8],
    pub width: u32,
    pub height: u32,
}

/// What came of adding pages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Added {
    Yes,
    /// The kind would have more pages than it may.
    TooMany,
    Closed,
}

impl Store {
    /// The pages that are there, by kind and page.
    pub async fn documents(&self, application: &str) -> Result<Vec<Document>> {
        let rows = sqlx::query(
            "SELECT id, application, kind, page, width, height, added_at FROM document
             WHERE application = ? AND removed_at IS NULL ORDER BY kind, page",
        )
        .bind(application)
        .fetch_all(&self.read)
        .await?;
        let mut documents = rows.iter().map(document).collect::<Result<Vec<_>>>()?;
        documents.sort_by_key(|document| (document.kind, document.page));
        Ok(documents)
    }

    /// The pages that were there at an instant and were taken out since.
    pub async fn documents_removed(&self, application: &str, since: i64) -> Result<Vec<Document>> {
        let rows = sqlx::query(
            "SELECT id, application, kind, page, width, height, added_at FROM document
             WHERE application = ?1 AND removed_at >= ?2 AND added_at < ?2 ORDER BY kind, page",
        )
        .bind(application)
        .bind(since)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(document).collect()
    }

    pub async fn document(&self, id: &str) -> Result<Document> {
        let row = sqlx::query("SELECT id, application, kind, page, width, height, added_at FROM document WHERE id = ?")
            .bind(id)
            .fetch_one(&self.read)
            .await?;
        document(&row)
    }

    /// The picture itself, a JPEG.
    pub async fn document_content(&self, id: &str) -> Result<Vec<u8>> {
        let row = sqlx::query(
            "SELECT c.jpeg, a.data_key FROM document_content c JOIN document d ON d.id = c.document
             JOIN application a ON a.id = d.application WHERE c.document = ?",
        )
        .bind(id)
        .fetch_one(&self.read)
        .await?;
        let key = self.data_key(row.get(1)).await?;
        Ok(key.open(&Place { table: "document_content", column: "jpeg", row: id }, row.get(0))?)
    }

    /// Adds the pages of one file, all or none, or replaces the one page of a kind that has but one.
    pub async fn add_document(
        &self,
        application: &Application,
        kind: DocumentKind,
        pictures: &[NewPage<'_>],
        may_write: impl Fn(State) -> bool,
    ) -> Result<Added> {
        self.add_document_once(application, kind, pictures, None, may_write).await
    }

    /// The same, and once only for a key that the browser made when the picture was picked: it sends again what got no answer.
    pub async fn add_document_once(
        &self,
        application: &Application,
        kind: DocumentKind,
        pictures: &[NewPage<'_>],
        key: Option<&str>,
        may_write: impl Fn(State) -> bool,
    ) -> Result<Added> {
        let sending = key.map(|key| self.sending_of_file(key, application, kind, pictures));
        let key = self.data_key(&application.data_key).await?;
        let seal = |picture: &NewPage<'_>| {
            let id = token::id();
            let sealed = key.seal(&Place { table: "document_content", column: "jpeg", row: &id }, picture.jpeg);
            (id, sealed)
        };
        let sealed: Vec<_> = pictures.iter().map(seal).collect();
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        if let Some(sending) = &sending
            && idempotency::earlier(&mut tx, sending).await?.is_some()
        {
            tx.commit().await?;
            return Ok(Added::Yes);
        }
        if !may_write(super::moves::state_in(&mut tx, &application.id).await?) {
            return Ok(Added::Closed);
        }
        let row = sqlx::query("SELECT count(*), coalesce(max(page), 0) FROM document WHERE application = ? AND kind = ? AND removed_at IS NULL")
            .bind(&application.id)
            .bind(kind.code())
            .fetch_one(&mut *tx)
            .await?;
        let (count, last): (i64, i64) = (row.get(0), row.get(1));
        let (most, more) = (i64::from(kind.most_pages()), pictures.len() as i64);
        let replaces = most == 1 && more == 1;
        if replaces {
            sqlx::query("UPDATE document SET removed_at = ? WHERE application = ? AND kind = ? AND removed_at IS NULL")
                .bind(now)
                .bind(&application.id)
                .bind(kind.code())
                .execute(&mut *tx)
                .await?;
            drop_unseen(&mut tx, &application.id).await?;
        } else if count + more > most {
            return Ok(Added::TooMany);
        }
        for ((picture, (id, sealed)), page) in pictures.iter().zip(sealed).zip(last + 1..) {
            sqlx::query("INSERT INTO document (id, application, kind, page, width, height, bytes, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(&id)
                .bind(&application.id)
                .bind(kind.code())
                .bind(if replaces { 1 } else { page })
                .bind(picture.width)
                .bind(picture.height)
                .bind(i64::try_from(picture.jpeg.len()).unwrap_or(i64::MAX))
                .bind(now)
                .execute(&mut *tx)
                .await?;
            sqlx::query("INSERT INTO document_content (document, jpeg) VALUES (?, ?)")
                .bind(&id)
                .bind(sealed)
                .execute(&mut *tx)
                .await?;
        }
        bump(&mut tx, &application.id).await?;
        if let Some(sending) = &sending {
            idempotency::remember(&mut tx, sending, kind.code(), now).await?;
        }
        tx.commit().await?;
        Ok(Added::Yes)
    }

    /// The key goes with what it brought, since one request may bring several files.
    fn sending_of_file(
        &self,
        key: &str,
        application: &Application,
        kind: DocumentKind,
        pictures: &[NewPage<'_>],
    ) -> Sending {
        let mut body = vec![application.id.as_bytes(), kind.code().as_bytes()];
        body.extend(pictures.iter().map(|picture| picture.jpeg));
        let body = body.join(&0x1f);
        let body = self.keys.body_hash(&body);
        let file = body.first_chunk().map_or(0, |first| u64::from_be_bytes(*first));
        Sending { key: format!("unggah/{key:.32}/{file:x}"), body }
    }

    /// Takes a page out of the file. Its content goes at once if nobody at the desk can have seen it; else it is kept for comparison.
    pub async fn remove_document(&self, document: &Document, may_write: impl Fn(State) -> bool) -> Result<bool> {
        let mut tx = self.begin().await?;
        let state = super::moves::state_in(&mut tx, &document.application).await?;
        if !may_write(state) {
            return Ok(false);
        }
        sqlx::query("UPDATE document SET removed_at = ? WHERE id = ? AND removed_at IS NULL")
            .bind(self.clock.now())
            .bind(&document.id)
            .execute(&mut *tx)
            .await?;
        drop_unseen(&mut tx, &document.application).await?;
        bump(&mut tx, &document.application).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// Drops the content of pages that were taken out and had come since the file lies with its owner: the desk has not looked at them and never will.
async fn drop_unseen(tx: &mut Tx, application: &str) -> Result<()> {
    sqlx::query(
        "DELETE FROM document_content WHERE document IN (SELECT d.id FROM application a JOIN document d ON d.application = a.id
             WHERE a.id = ? AND d.removed_at IS NOT NULL
                 AND (a.state = 'draf' OR a.state = 'dikembalikan' AND d.added_at >= a.state_since))",
    )
    .bind(application)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A change of papers makes an open check or send page stale.
async fn bump(tx: &mut Tx, application: &str) -> Result<()> {
    sqlx::query("UPDATE application SET version = version + 1 WHERE id = ?")
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) fn document(row: &SqliteRow) -> Result<Document> {
    Ok(Document {
        id: row.get("id"),
        application: row.get("application"),
        kind: DocumentKind::from_code(row.get("kind")).ok_or(StoreError::Corrupt("document.kind"))?,
        page: row.get("page"),
        width: row.get("width"),
        height: row.get("height"),
        added_at: row.get("added_at"),
    })
}
