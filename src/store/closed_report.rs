//! Closed reports: figures that were signed off and stay, with their maker and their hash. What is found wrong afterwards is a correction beside
//! them.

use std::num::NonZeroI64;

use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::idempotency::{self, Sending};
use super::journal::{self, Entry, Head};
use super::officer::Officer;
use super::{Result, Store, StoreError};
use crate::crypt::digest::sha256;
use crate::crypt::sealed::Place;
use crate::crypt::token;
use crate::domain::report_cell::ReportCell;
use crate::domain::report_kind::ReportKind;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::Report;

/// A closed report as it was kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedReport {
    pub id: String,
    pub content: Content,
    /// SHA-256 of the content's JSON, which [`Store::closed_report`] has computed again.
    pub hash: String,
    /// The oldest first.
    pub corrections: Vec<ReportCorrection>,
}

/// What the hash covers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    pub report: ReportKind,
    pub period: ReportPeriod,
    /// Seconds since 1970.
    pub made_at: i64,
    pub maker: Maker,
    /// How far the journal had come.
    pub journal: Head,
    pub table: Report,
}

/// Who closed it, as named then.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Maker {
    pub name: String,
    pub nip: String,
    pub title: String,
}

/// A figure that turned out wrong after the closing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportCorrection {
    pub cell: ReportCell,
    /// What has to be added to the figure.
    pub change: i64,
    pub reason: String,
    /// Name of the officer.
    pub by: String,
    /// Seconds since 1970.
    pub made_at: i64,
}

/// What came of closing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Closed {
    /// Id of the closed report.
    Done(String),
    /// Somebody closed it before; its figures stay.
    Before(String),
    /// Things can still be entered for the period.
    NotOver,
}

/// A line of the list of closed reports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedLine {
    pub id: String,
    pub report: ReportKind,
    pub period: ReportPeriod,
    pub hash: String,
    /// Name of the officer who closed it.
    pub by: String,
    /// Seconds since 1970.
    pub made_at: i64,
    pub corrections: i64,
}

impl Store {
    /// Closes a report with the figures as they stand.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_report(
        &self,
        report: ReportKind,
        period: ReportPeriod,
        table: &Report,
        officer: &Officer,
    ) -> Result<Closed> {
        if !period.is_over(self.clock.today()) {
            return Ok(Closed::NotOver);
        }
        let mut tx = self.begin().await?;
        let before = sqlx::query("SELECT id FROM closed_report WHERE report = ? AND period = ?")
            .bind(report.code())
            .bind(period.code())
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(before) = before {
            tx.commit().await?;
            return Ok(Closed::Before(before.get(0)));
        }
        let (id, now) = (token::id(), self.clock.now());
        let maker = Maker { name: officer.name.clone(), nip: officer.nip.clone(), title: officer.title.clone() };
        let journal = journal::head(&mut tx).await?;
        let content = Content { report, period, made_at: now, maker, journal, table: table.clone() };
        let content = serde_json::to_string(&content).map_err(|_| StoreError::Corrupt("closed_report.content"))?;
        let hash = sha256(content.as_bytes());
        sqlx::query("INSERT INTO closed_report (id, report, period, content, hash, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(&id)
            .bind(report.code())
            .bind(period.code())
            .bind(&content)
            .bind(&hash)
            .bind(&officer.id)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        let details = json!({ "report": report, "period": period, "hash": hash });
        let entry = Entry { actor: &officer.id, action: "tutup-laporan", subject: &id, details };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), now, entry).await?;
        tx.commit().await?;
        Ok(Closed::Done(id))
    }

    /// Notes beside a closed report how much a figure is off, and why. The same sending has one effect.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such closed report, or no such figure in it.
    pub async fn correct_report(
        &self,
        closed: &str,
        cell: &ReportCell,
        change: NonZeroI64,
        reason: &str,
        officer: &Officer,
        sending: &Sending,
    ) -> Result<()> {
        let report = self.closed_report(closed).await?;
        if !report.content.table.has(cell) {
            return Err(StoreError::NotFound);
        }
        let (id, now, key) = (token::id(), self.clock.now(), self.keys.office_key());
        let mut tx = self.begin().await?;
        if idempotency::earlier(&mut tx, sending).await?.is_some() {
            return tx.commit().await;
        }
        sqlx::query("INSERT INTO report_correction (id, report, cell, change, reason, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(&id)
            .bind(closed)
            .bind(cell.to_string())
            .bind(change.get())
            .bind(key.seal(&reason_of(&id), reason.as_bytes()))
            .bind(&officer.id)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        let details = json!({ "cell": cell.to_string(), "change": change, "reason": reason });
        let entry = Entry { actor: &officer.id, action: "koreksi-laporan", subject: closed, details };
        journal::append(&mut tx, &self.keys, &key, now, entry).await?;
        idempotency::remember(&mut tx, sending, &id, now).await?;
        tx.commit().await
    }

    /// A closed report with its corrections.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Corrupt`] when the content does not have its hash any more.
    pub async fn closed_report(&self, id: &str) -> Result<ClosedReport> {
        let row =
            sqlx::query("SELECT content, hash FROM closed_report WHERE id = ?").bind(id).fetch_one(&self.read).await?;
        let (content, hash): (&str, String) = (row.get(0), row.get(1));
        if sha256(content.as_bytes()) != hash {
            return Err(StoreError::Corrupt("closed_report.hash"));
        }
        let content = serde_json::from_str(content).map_err(|_| StoreError::Corrupt("closed_report.content"))?;
        let rows = sqlx::query(
            "SELECT r.id, r.cell, r.change, r.reason, o.name, r.made_at FROM report_correction r JOIN officer o ON o.id = r.made_by
             WHERE r.report = ? ORDER BY r.made_at, r.id",
        )
        .bind(id)
        .fetch_all(&self.read)
        .await?;
        let corrections = rows.iter().map(|row| self.correction_of_report(row)).collect::<Result<_>>()?;
        Ok(ClosedReport { id: id.to_owned(), content, hash, corrections })
    }

    /// The closed report of a period, if it was closed.
    pub async fn closed_report_of(&self, report: ReportKind, period: ReportPeriod) -> Result<Option<ClosedReport>> {
        let row = sqlx::query("SELECT id FROM closed_report WHERE report = ? AND period = ?")
            .bind(report.code())
            .bind(period.code())
            .fetch_optional(&self.read)
            .await?;
        match row {
            Some(row) => self.closed_report(row.get(0)).await.map(Some),
            None => Ok(None),
        }
    }

    /// The JSON that the hash is of, to be kept elsewhere.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn closed_content(&self, id: &str) -> Result<String> {
        Ok(sqlx::query("SELECT content FROM closed_report WHERE id = ?").bind(id).fetch_one(&self.read).await?.get(0))
    }

    /// The closed reports, the newest first, at most `most`.
    pub async fn closed_reports(&self, most: i64) -> Result<Vec<ClosedLine>> {
        let rows = sqlx::query(
            "SELECT c.id, c.report, c.period, c.hash, o.name, c.made_at, (SELECT count(*) FROM report_correction r WHERE r.report = c.id)
             FROM closed_report c JOIN officer o ON o.id = c.made_by ORDER BY c.made_at DESC, c.id DESC LIMIT ?",
        )
        .bind(most)
        .fetch_all(&self.read)
        .await?;
        let line = |row: &SqliteRow| {
            Ok(ClosedLine {
                id: row.get(0),
                report: ReportKind::from_code(row.get(1)).ok_or(StoreError::Corrupt("closed_report.report"))?,
                period: ReportPeriod::from_code(row.get(2)).ok_or(StoreError::Corrupt("closed_report.period"))?,
                hash: row.get(3),
                by: row.get(4),
                made_at: row.get(5),
                corrections: row.get(6),
            })
        };
        rows.iter().map(line).collect()
    }

    fn correction_of_report(&self, row: &SqliteRow) -> Result<ReportCorrection> {
        let id: &str = row.get(0);
        let cell: &str = row.get(1);
        Ok(ReportCorrection {
            cell: cell.parse().map_err(|_| StoreError::Corrupt("report_correction.cell"))?,
            change: row.get(2),
            reason: self.keys.office_key().open_text(&reason_of(id), row.get(3))?,
            by: row.get(4),
            made_at: row.get(5),
        })
    }
}

fn reason_of(id: &str) -> Place<'_> {
    Place { table: "report_correction", column: "reason", row: id }
}
