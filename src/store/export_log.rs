//! Exports in the journal: who took which personal data out of the office, how much of it, and what for.

use serde_json::json;

use super::journal::{self, Entry};
use super::{Result, Store};
use crate::domain::code::Code;
use crate::domain::export::{ExportPurpose, Format};

/// What was taken.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// Code of the kind of list: `register`, `orang`.
    pub what: &'static str,
    /// The period or the address of the figure; never a name or a number of a person.
    pub of: &'a str,
    pub format: Format,
    pub rows: u64,
    pub purpose: &'a ExportPurpose,
}

impl Store {
    /// Notes an export in the journal and the access log. To be called before the file is handed out.
    pub async fn log_export(&self, officer: &str, export: Export<'_>) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO access_log (at, officer, action) VALUES (?, ?, 'export')")
            .bind(now)
            .bind(officer)
            .execute(&mut *tx)
            .await?;
        let details = json!({
            "of": export.of, "format": export.format.code(), "rows": export.rows, "purpose": export.purpose.as_str(),
        });
        let entry = Entry { actor: officer, action: "ekspor", subject: export.what, details };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), now, entry).await?;
        tx.commit().await
    }
}
