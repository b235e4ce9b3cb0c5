//! Old registers (*register lama*) as they come: CSV, or a workbook (XLSX). Both become the same plain rows, under limits that hold whatever the
//! file claims of itself.

mod csv;
mod xlsx;

use crate::domain::import::sheet::{FileWrong, MOST_ROWS, Sheet, SheetRow};

/// The first sheet of a workbook, or the whole CSV.
///
/// # Errors
/// Why nothing of it can be taken.
pub fn read(bytes: &[u8]) -> Result<Sheet, FileWrong> {
    let rows = match bytes {
        [] => return Err(FileWrong::Empty),
        [b'P', b'K', 3, 4, ..] => xlsx::rows(bytes)?,
        // The container of workbooks from before 2007, and of those with a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(FileWrong::NotATable),
        bytes => csv::rows(bytes)?,
    };
    Sheet::of_rows(rows).ok_or(FileWrong::NoRows)
}

/// Adds a row, as long as there are not too many; the heads come on top.
fn add(rows: &mut Vec<SheetRow>, row: SheetRow) -> Result<(), FileWrong> {
    if row.is_blank() {
        return Ok(());
    }
    if rows.len() > MOST_ROWS {
        return Err(FileWrong::TooManyRows);
    }
    rows.push(row);
    Ok(())
}

#[cfg(test)]
mod tests;
