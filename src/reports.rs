//! What the office hands on: the IPK reports, the register book, the Laporan Informasi, and all of it as workbook or CSV. Each is made of plain
//! tables (`domain::report_table`), so that screen, paper and file show the same.

pub mod attendance;
pub mod exposure;
pub mod information;
pub mod ipk;
pub mod issued_card;
pub mod people;
pub mod re_entry;
pub mod register;
pub mod statistics;

pub mod sheet;

pub mod closed_report;

use crate::domain::export::{ExportPurpose, Format};
use crate::store::{Store, StoreError, export_log};

/// A file to be handed out.
pub struct Export {
    /// Code of the kind of list.
    pub what: &'static str,
    /// The period or figure that it is of.
    pub of: String,
    /// Name of the file without its ending.
    pub name: String,
    pub format: Format,
    /// People or rows in it.
    pub rows: u64,
    /// Given out by [`hand_out`] alone.
    bytes: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the rows could not be read")]
    Store(#[from] StoreError),
    #[error("the file could not be made")]
    Sheet(#[from] sheet::SheetError),
}

/// Notes who takes the file, and what for, then gives its bytes: personal data leaves the office in no other way.
///
/// # Errors
/// When the journal cannot be written; then nothing is handed out.
pub async fn hand_out(
    store: &Store,
    officer: &str,
    export: Export,
    purpose: &ExportPurpose,
) -> Result<Vec<u8>, StoreError> {
    let Export { what, ref of, format, rows, .. } = export;
    store.log_export(officer, export_log::Export { what, of, format, rows, purpose }).await?;
    Ok(export.bytes)
}
