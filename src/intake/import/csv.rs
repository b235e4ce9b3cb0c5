//! CSV of whatever program: the sign between its cells and its letters are told from the text itself.

use super::add;
use crate::domain::import::sheet::{Cell, FileWrong, MOST_COLUMNS, SheetRow};

pub fn rows(bytes: &[u8]) -> Result<Vec<SheetRow>, FileWrong> {
    let text = letters(bytes)?;
    let mut reader = ::csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter(&text));
    let (mut rows, mut lines) = (Vec::new(), Lines { text: text.as_bytes(), at: 0, number: 1 });
    for record in reader.from_reader(text.as_bytes()).into_records() {
        let record = record.map_err(|_| FileWrong::Damaged)?;
        let number = lines.of(record.position().map_or(0, |position| position.byte()));
        // An apostrophe in front says "text" to a spreadsheet; exports of this program have it too.
        let cells =
            record.iter().take(MOST_COLUMNS).map(|cell| Cell::text(cell.trim().strip_prefix('\'').unwrap_or(cell)));
        add(&mut rows, SheetRow { number, cells: cells.collect() })?;
    }
    Ok(rows)
}

/// Counts lines up to a record. The reader of CSV gives the place at which the record before ended, between a carriage return and its line feed.
struct Lines<'a> {
    text: &'a [u8],
    /// Bytes that are counted, and the line that begins there or goes on.
    at: usize,
    number: u32,
}

impl Lines<'_> {
    /// The line of the first byte at or behind `start` that does not end one.
    fn of(&mut self, start: u64) -> u32 {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.at) {
            let ends = match byte {
                b'\n' => true,
                b'\r' => self.text.get(self.at + 1) != Some(&b'\n'),
                _ if self.at >= start => break,
                _ => false,
            };
            self.number = self.number.saturating_add(u32::from(ends));
            self.at += 1;
        }
        self.number
    }
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
