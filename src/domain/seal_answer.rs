//! Why a seal (*segel*) is not "Berlaku": the codes of both other answers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::date::iso;

codes! {
    /// Why a genuine print is no proof today.
    pub enum Ended {
        /// The office took the card back, or cancelled what it was printed for.
        Withdrawn = "ditarik",
        /// A renewed card with another number stands in its place.
        Replaced = "diganti",
        /// There is a newer print of the same card: a correction or a reprint.
        Superseded = "dicetak-ulang",
        /// The print is still at the office; or it was printed for an issue that was taken back.
        NotHandedOver = "belum-diserahkan",
        Expired = "kedaluwarsa",
    }
}

/// Since when, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct End {
    pub why: Ended,
    /// The first day on which the print was no proof.
    #[serde(with = "iso")]
    pub since: NaiveDate,
}

codes! {
    /// Why a code is not believed.
    pub enum NotGenuine {
        /// It is no statement at all, or not in its one form.
        Nonsense = "bukan-segel",
        /// It names a key of this office that did not sign it.
        Altered = "diubah",
        /// It names a key that this office does not have.
        UnknownKey = "kunci-asing",
        /// It names a key that the office has declared void.
        WithdrawnKey = "kunci-ditarik",
        /// It names another office: to be checked there, at the address that the card has in words.
        OtherOffice = "kantor-lain",
        /// The address belongs to one print and the statement to another.
        OtherPrint = "cetakan-lain",
        /// The office knows no such print.
        Unknown = "tidak-dikenal",
    }
}
