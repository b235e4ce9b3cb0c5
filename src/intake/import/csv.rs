//! CSV of whatever program: the sign between its cells and its letters are told from the text itself.

use super::add;
use crate::domain::import::sheet::{Cell, FileWrong, MOST_COLUMNS, SheetRow};

pub fn rows(bytes: &[u8]) -> Result<Vec<SheetRow>, FileWrong> {
    let text = letters(bytes)?;
    let mut reader = ::csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter(&text));
    let mut rows = Vec::new();
    for record in reader.from_reader(text.as_bytes()).into_records() {
        let record = record.map_err(|_| FileWrong::Damaged)?;
        let line = record.position().map_or(0, |position| position.line());
        // An apostrophe in front says "text" to a spreadsheet; exports of this program have it too.
        let cells =
            record.iter().take(MOST_COLUMNS).map(|cell| Cell::text(cell.trim().strip_prefix('\'').unwrap_or(cell)));
        add(&mut rows, SheetRow { number: u32::try_from(line).unwrap_or(u32::MAX), cells: cells.collect() })?;
    }
    Ok(rows)
}

/// UTF-8 with or without its mark, else Latin letters of one byte. A zero byte stands in no text.
fn letters(bytes: &[u8]) -> Result<String, FileWrong> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(FileWrong::NotATable);
    }
    Ok(std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().copied().map(char::from).collect(), str::to_owned))
}

/// The one of the usual signs that stands most often in the first line that says anything.
fn delimiter(text: &str) -> u8 {
    let heads = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: &u8| heads.bytes().filter(|byte| byte == sign).count();
    // Of several with the same count the last wins: the semicolon, which spreadsheets in Indonesian write.
    [b'\t', b',', b';'].into_iter().max_by_key(count).unwrap_or(b';')
}
