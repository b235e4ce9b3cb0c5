//! Workbooks (XLSX), read piece by piece: the first sheet's cells in their order, with the shared texts and the formats that make a number a day.
//! A formula is no value: what stands beside it was reckoned at some other time.

mod xml;

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

use chrono::{Days, NaiveDate};
use zip::ZipArchive;
use zip::result::ZipError;

use self::xml::{Piece, Xml};
use super::add;
use crate::domain::import::sheet::{Cell, FileWrong, LONGEST_CELL, MOST_COLUMNS, SheetRow};

/// Bytes of one part once it is unpacked; 20,000 rows of sixty short cells have fewer.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// Bytes of all shared texts together, as they are kept; and of all cells, however often these say the same text.
const MOST_TEXTS: usize = 32 * 1024 * 1024;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;
type Part<'a> = Xml<BufReader<Box<dyn Read + 'a>>>;

pub fn rows(bytes: &[u8]) -> Result<Vec<SheetRow>, FileWrong> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileWrong::Damaged)?;
    let (sheet, from_1904) = first_sheet(&mut archive)?;
    let book = Book { texts: texts(&mut archive)?, days: day_formats(&mut archive)?, from_1904 };
    let mut xml = part(&mut archive, &sheet)?.ok_or(FileWrong::NotATable)?;
    let (mut rows, mut number, mut kept) = (Vec::new(), 0_u32, 0);
    let mut row: Vec<Cell> = Vec::new();
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(tag) if tag.is("row") => {
                number = tag.get("r").and_then(|r| r.parse().ok()).unwrap_or(number.saturating_add(1));
                row.clear();
            }
            Piece::Open(tag) if tag.is("c") => {
                let at = tag.get("r").and_then(column).unwrap_or(row.len());
                let (kind, format) =
                    (tag.get("t").unwrap_or_default().to_owned(), tag.get("s").and_then(|s| s.parse().ok()));
                let cell = if tag.closed { Cell::Text(String::new()) } else { book.cell(&mut xml, &kind, format)? };
                if at < MOST_COLUMNS {
                    row.resize(row.len().max(at + 1), Cell::Text(String::new()));
                    row[at] = cell;
                }
            }
            Piece::Close(name) if name == "row" => {
                kept += row.iter().map(bytes_of).sum::<usize>();
                if kept > MOST_TEXTS {
                    return Err(FileWrong::TooLarge);
                }
                add(&mut rows, SheetRow { number, cells: std::mem::take(&mut row) })?
            }
            Piece::Close(name) if name == "sheetData" => break,
            _ => {}
        }
    }
    Ok(rows)
}

fn bytes_of(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        Cell::Day(_) | Cell::Formula | Cell::Rounded => 0,
    }
}

/// What the cells of a sheet refer to.
struct Book {
    texts: Vec<String>,
    /// For each format of cells whether it shows a day.
    days: Vec<bool>,
    from_1904: bool,
}

impl Book {
    /// Reads on to the end of the cell.
    fn cell(&self, xml: &mut Part<'_>, kind: &str, format: Option<usize>) -> Result<Cell, FileWrong> {
        let (mut value, mut inside, mut formula) = (String::new(), false, false);
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(tag) if tag.is("f") => formula = true,
                Piece::Open(tag) if tag.is("v") || tag.is("t") => inside = !tag.closed,
                Piece::Close(name) if name == "v" || name == "t" => inside = false,
                Piece::Close(name) if name == "c" => break,
                Piece::Text(text) if inside && value.len() < 4 * LONGEST_CELL => value.push_str(&text),
                _ => {}
            }
        }
        Ok(match kind {
            _ if formula => Cell::Formula,
            "s" => Cell::text(
                value.trim().parse().ok().and_then(|at: usize| self.texts.get(at)).ok_or(FileWrong::Damaged)?,
            ),
            "" | "n" => self.number(value.trim(), format),
            _ => Cell::text(&value),
        })
    }

    fn number(&self, value: &str, format: Option<usize>) -> Cell {
        let Ok(number) = value.parse::<f64>() else { return Cell::text(value) };
        let is_day = format.and_then(|at| self.days.get(at)).copied().unwrap_or(false);
        if is_day && let Some(day) = self.day(number) {
            return Cell::Day(day);
        }
        match number {
            // Fifteen digits are what a spreadsheet keeps.
            _ if number.abs() >= 1e15 => Cell::Rounded,
            _ if number.fract() == 0.0 => Cell::Text(format!("{number:.0}")),
            _ => Cell::Text(value.to_owned()),
        }
    }

    /// Days since the beginning of spreadsheets; the part behind the point is a time.
    fn day(&self, number: f64) -> Option<NaiveDate> {
        let first =
            if self.from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
        // Beyond the year 9999 there are none.
        (0.0..2_958_466.0).contains(&number).then(|| first?.checked_add_days(Days::new(number as u64)))?
    }
}

/// `C7` is column 2, counted from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number = letters.fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    usize::checked_sub(number, 1)
}

/// A part by its name; None where the workbook has none such.
fn part<'a>(archive: &'a mut Archive<'_>, name: &str) -> Result<Option<Part<'a>>, FileWrong> {
    match archive.by_name(name) {
        Ok(file) => {
            let limited: Box<dyn Read + 'a> = Box::new(file.take(MOST_UNPACKED));
            Ok(Some(Xml::new(BufReader::new(limited))))
        }
        Err(ZipError::FileNotFound) => Ok(None),
        Err(_) => Err(FileWrong::Damaged),
    }
}

/// The part with the first sheet, and whether days are counted from 1904.
fn first_sheet(archive: &mut Archive<'_>) -> Result<(String, bool), FileWrong> {
    let (mut id, mut from_1904) = (None, false);
    let mut xml = part(archive, "xl/workbook.xml")?.ok_or(FileWrong::NotATable)?;
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(tag) if tag.is("workbookPr") => from_1904 = matches!(tag.get("date1904"), Some("1" | "true")),
            Piece::Open(tag) if tag.is("sheet") && id.is_none() => id = tag.get("r:id").map(str::to_owned),
            _ => {}
        }
    }
    drop(xml);
    let mut xml = part(archive, "xl/_rels/workbook.xml.rels")?.ok_or(FileWrong::NotATable)?;
    while let Some(piece) = xml.next()? {
        if let Piece::Open(tag) = piece
            && tag.is("Relationship")
            && tag.get("Id").map(str::to_owned) == id
        {
            let target = tag.get("Target").ok_or(FileWrong::Damaged)?;
            let path = target.strip_prefix('/').map_or_else(|| ["xl/", target].concat(), str::to_owned);
            return Ok((path, from_1904));
        }
    }
    Err(FileWrong::Damaged)
}

/// Texts that cells share, in their order.
fn texts(archive: &mut Archive<'_>) -> Result<Vec<String>, FileWrong> {
    let Some(mut xml) = part(archive, "xl/sharedStrings.xml")? else { return Ok(Vec::new()) };
    let (mut texts, mut kept) = (Vec::new(), 0);
    let (mut text, mut inside, mut reading) = (String::new(), false, false);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(tag) if tag.is("si") && tag.closed => texts.push(String::new()),
            Piece::Open(tag) if tag.is("t") => inside = !tag.closed,
            Piece::Close(name) if name == "t" => inside = false,
            // How a text is read aloud in Japanese stands beside it.
            Piece::Open(tag) if tag.is("rPh") => reading = !tag.closed,
            Piece::Close(name) if name == "rPh" => reading = false,
            Piece::Text(part) if inside && !reading && text.len() < 4 * LONGEST_CELL => text.push_str(&part),
            Piece::Close(name) if name == "si" => {
                kept += text.len() + size_of::<String>();
                if kept > MOST_TEXTS {
                    return Err(FileWrong::TooLarge);
                }
                texts.push(std::mem::take(&mut text));
            }
            _ => {}
        }
    }
    Ok(texts)
}

/// Which formats of cells show a day.
fn day_formats(archive: &mut Archive<'_>) -> Result<Vec<bool>, FileWrong> {
    let Some(mut xml) = part(archive, "xl/styles.xml")? else { return Ok(Vec::new()) };
    let (mut own, mut formats, mut inside) = (HashMap::new(), Vec::new(), false);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(tag) if tag.is("numFmt") => {
                if let (Some(id), Some(code)) = (tag.get("numFmtId"), tag.get("formatCode")) {
                    own.insert(id.to_owned(), shows_day(code));
                }
            }
            Piece::Open(tag) if tag.is("cellXfs") => inside = true,
            Piece::Close(name) if name == "cellXfs" => inside = false,
            Piece::Open(tag) if inside && tag.is("xf") => {
                let id = tag.get("numFmtId").unwrap_or_default();
                // 14 to 17 and 22 are the built-in days.
                formats.push(own.get(id).copied().unwrap_or(matches!(id, "14" | "15" | "16" | "17" | "22")));
            }
            _ => {}
        }
    }
    Ok(formats)
}

/// A format with a year or a day of the month outside of what stands literally.
fn shows_day(code: &str) -> bool {
    let (mut quoted, mut bracket, mut skip) = (false, false, false);
    code.chars().any(|sign| {
        if std::mem::take(&mut skip) {
            return false;
        }
        match sign {
            '\\' | '_' | '*' => skip = true,
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            'y' | 'Y' | 'd' | 'D' => return !quoted && !bracket,
            _ => {}
        }
        false
    })
}
