//! A card as it goes to the printer: its frozen face with the office's sheet, the seal, and the number of the copy.

use chrono::NaiveDate;

use super::card_face::CardFace;
use super::card_life::ReportRow;
use super::card_paper::CardPaper;

/// All that the sheets show.
#[derive(Clone)]
pub struct CardPrint {
    pub face: CardFace,
    /// Id of the page that holds the photo.
    pub photo: Option<String>,
    pub paper: CardPaper,
    /// The office has uploaded the city's emblem.
    pub emblem: bool,
    pub across: Across,
    pub seal: Option<SealPrint>,
    /// Which print of this number it is, from 1; None before the first.
    pub copy: Option<u16>,
}

/// The word that lies over a sheet which is no card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Across {
    Nothing,
    /// Not issued yet.
    Draft,
    /// Issued, but not on its way to the printer.
    Preview,
}

/// What lets anyone check the card.
#[derive(Clone)]
pub struct SealPrint {
    /// The QR code: its modules on each side with the quiet zone, and the lines of the black ones.
    pub size: u8,
    pub path: String,
    /// To be typed, in groups.
    pub code: String,
    /// The address of the page of the check, in words.
    pub address: String,
}

/// Which sides of a folded card are printed: both in turn for a printer that turns the paper, or one after the other for one that does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Both,
    Front,
    Back,
}

impl Side {
    /// Both for an unknown code.
    pub fn of(code: &str) -> Side {
        match code {
            "depan" => Side::Front,
            "belakang" => Side::Back,
            _ => Side::Both,
        }
    }
}

/// A report that was made, as it stands in its row.
#[derive(Clone)]
pub struct Filled {
    pub row: ReportRow,
    pub made_on: NaiveDate,
    /// Who prints it, and signs.
    pub name: String,
    pub nip: String,
}
