//! The number of a civil servant (*Nomor Induk Pegawai*, NIP), printed under the signature on the card (SOP step 5).
//!
//! 18 digits `YYYYMMDD YYYYMM S NNN`: birth date, month of appointment, sex (1 or 2), serial number. Employees on contract
//! (PPPK) have a number of the same shape with a code above 20 in the place of the month.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Problem;

/// Written as `19701214 199003 1 004`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nip(String);

impl Nip {
    /// Spaces, dots and dashes between the digits are skipped.
    ///
    /// # Errors
    /// [`Problem::NipUnreadable`] unless it is 18 digits that can be a NIP.
    pub fn parse(text: &str) -> Result<Nip, Problem> {
        let digits: String = text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '.' | '-')).collect();
        if digits.len() == 18 && digits.bytes().all(|sign| sign.is_ascii_digit()) && is_plausible(&digits) {
            Ok(Nip(digits))
        } else {
            Err(Problem::NipUnreadable)
        }
    }

    /// All 18 digits without spaces.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// `digits` are 18 ASCII digits.
fn is_plausible(digits: &str) -> bool {
    let number = |from: usize, until: usize| digits[from..until].parse::<u16>().unwrap_or(0);
    let birth = NaiveDate::from_ymd_opt(number(0, 4).into(), number(4, 6).into(), number(6, 8).into());
    let appointed = matches!(number(12, 14), 1..=12 | 21..=99) && number(8, 12) > number(0, 4);
    birth.is_some() && number(0, 4) >= 1900 && appointed && matches!(number(14, 15), 1 | 2)
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = &self.0;
        write!(f, "{} {} {} {}", &digits[..8], &digits[8..14], &digits[14..15], &digits[15..])
    }
}

/// Hides the number, since it holds a birth date: debug output ends up in logs.
impl fmt::Debug for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nip(…)")
    }
}

impl From<Nip> for String {
    fn from(nip: Nip) -> String {
        nip.0
    }
}

impl TryFrom<String> for Nip {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Nip, &'static str> {
        Nip::parse(&text).map_err(|_| "not a NIP")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nip_is_read_with_and_without_spaces_and_shown_in_its_groups() {
        for text in ["197012141990031004", " 19701214 199003 1 004 ", "19701214.199003.1.004"] {
            let nip = Nip::parse(text).expect("a NIP");
            assert_eq!(nip.digits(), "197012141990031004");
            assert_eq!(nip.to_string(), "19701214 199003 1 004");
        }
    }

    #[test]
    fn an_employee_on_contract_has_a_nip_too() {
        assert!(Nip::parse("19900101 202221 2 001").is_ok());
    }

    #[test]
    fn what_cannot_be_a_nip_is_refused() {
        let wrong = [
            "",
            "19701214199003100",
            "1970121419900310044",
            "19701214199003100a",
            "19701314 199003 1 004",
            "19700230 199003 1 004",
            "19701214 199013 1 004",
            "19701214 199000 1 004",
            "19701214 196903 1 004",
            "19701214 199003 3 004",
            "NIP 19701214 199003 1 004",
        ];
        for text in wrong {
            assert_eq!(Nip::parse(text), Err(Problem::NipUnreadable), "{text}");
        }
    }

    #[test]
    fn a_nip_from_the_wire_is_read_again() {
        let nip = Nip::parse("197012141990031004").expect("a NIP");
        assert_eq!(serde_json::to_string(&nip).expect("text"), "\"197012141990031004\"");
        assert!(serde_json::from_str::<Nip>("\"123\"").is_err());
        assert_eq!(format!("{nip:?}"), "Nip(…)");
    }
}
