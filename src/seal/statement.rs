//! What a seal states: what stands on the print, as far as it is needed to compare, and nothing else.

use std::fmt;

use chrono::NaiveDate;

use super::token::SealId;
use crate::domain::card_number::CardNumber;
use crate::domain::nik::Nik;

/// A statement about one print of a card. Its parts are valid by their types; the dates lie in their order.
#[derive(Clone, PartialEq, Eq)]
pub struct Statement {
    /// Of this very print: a reprint with the same words has another one.
    pub id: SealId,
    pub number: CardNumber,
    pub name: SealedName,
    pub nik: NikTail,
    pub dates: Dates,
    /// None for a print without a photo, or one whose photo was let go before it got its seal.
    pub photo: Option<PhotoMark>,
}

impl Statement {
    /// The office that states it, by the code of its city, as `3375`: the first digits of every number that it gives.
    pub fn office(&self) -> &str {
        self.number.region()
    }
}

/// Personal data: nothing of it is shown.
impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Statement({:?}, …)", self.id)
    }
}

/// The day of issue and the last valid day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dates {
    issued_on: NaiveDate,
    valid_until: NaiveDate,
}

impl Dates {
    /// None unless the card ends on or after the day of its issue.
    pub fn new(issued_on: NaiveDate, valid_until: NaiveDate) -> Option<Dates> {
        (issued_on <= valid_until).then_some(Dates { issued_on, valid_until })
    }

    pub fn issued_on(self) -> NaiveDate {
        self.issued_on
    }

    /// The last day on which the card counts.
    pub fn valid_until(self) -> NaiveDate {
        self.valid_until
    }
}

/// The beginning of the name as it is printed: at most [`SealedName::LONGEST`] bytes, and whole letters.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedName(String);

impl SealedName {
    /// In bytes of UTF-8. Longer names would make the code finer than cheap cameras read.
    pub const LONGEST: usize = 32;

    /// None for a name without a letter, or with signs that no name has.
    pub fn cut(name: &str) -> Option<SealedName> {
        let name = name.trim();
        let end = (0..=SealedName::LONGEST.min(name.len())).rev().find(|&end| name.is_char_boundary(end))?;
        let cut = name[..end].trim_end();
        (cut.chars().any(char::is_alphabetic) && !cut.chars().any(char::is_control)).then(|| SealedName(cut.to_owned()))
    }

    /// Only what is cut already: nothing is made shorter on the way.
    pub fn whole(text: &str) -> Option<SealedName> {
        SealedName::cut(text).filter(|name| name.0 == text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SealedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedName(…)")
    }
}

/// The last four digits of the NIK: enough to compare with an identity card, too few to know the number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NikTail(u16);

impl NikTail {
    pub fn of(nik: &Nik) -> NikTail {
        NikTail(nik.serial())
    }

    /// None above 9999.
    pub fn new(tail: u16) -> Option<NikTail> {
        (tail <= 9999).then_some(NikTail(tail))
    }

    pub fn number(self) -> u16 {
        self.0
    }
}

/// Four digits, as `0003`.
impl fmt::Display for NikTail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl fmt::Debug for NikTail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NikTail(…)")
    }
}

/// The first eight bytes of the SHA-256 of the photo's file as the office keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PhotoMark(pub [u8; 8]);

impl PhotoMark {
    pub fn of(jpeg: &[u8]) -> PhotoMark {
        PhotoMark(super::token::digest(jpeg))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_between_letters_and_never_ends_in_a_space() {
        let cut = |name: &str| SealedName::cut(name).map(|name| name.0);
        assert_eq!(cut("Siti Nur ‘Aini").as_deref(), Some("Siti Nur ‘Aini"));
        assert_eq!(cut(&"a".repeat(40)).map(|name| name.len()), Some(32));
        // The 32nd byte would be the first of an é, the 32nd of the other is a space.
        assert_eq!(cut(&["a".repeat(31), "é".into()].concat()).map(|name| name.len()), Some(31));
        assert_eq!(cut(&["a".repeat(31), " Wahyuni".into()].concat()).map(|name| name.len()), Some(31));
        for none in ["", "   ", "...", "Siti\u{7}"] {
            assert_eq!(cut(none), None, "{none:?}");
        }
        assert_eq!(SealedName::whole(" Siti"), None, "only what is cut already");
    }

    #[test]
    fn the_tail_of_a_nik_has_four_digits_with_its_zeros() {
        let nik = Nik::parse("3375994101000012").expect("a NIK");
        assert_eq!(NikTail::of(&nik).to_string(), "0012");
        assert_eq!(NikTail::new(9999).map(NikTail::number), Some(9999));
        assert_eq!(NikTail::new(10_000), None);
    }

    #[test]
    fn a_card_does_not_end_before_it_is_issued() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert!(Dates::new(day("2026-11-24"), day("2026-11-24")).is_some());
        assert!(Dates::new(day("2026-11-24"), day("2026-11-23")).is_none());
    }

    #[test]
    fn debug_output_hides_the_person() {
        let said = format!("{:?}", super::super::samples::statement(7));
        assert!(said.starts_with("Statement(SealId(") && said.ends_with(", …)") && said.len() < 45, "{said}");
    }
}
