//! What an officer types in the second step of the sign-in (*verifikasi dua langkah*): the six digits of the phone, or a recovery code (*kode
//! cadangan*) on the day on which the phone is not there.

use super::Problem;
use super::counter_code::CounterCode;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SecondCode {
    Phone(PhoneCode),
    Recovery(CounterCode),
}

/// Six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct PhoneCode(String);

impl PhoneCode {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Hides the digits, since they open something.
impl std::fmt::Debug for PhoneCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PhoneCode(…)")
    }
}

impl SecondCode {
    /// Spaces and dashes do not matter.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::CodeUnreadable`].
    pub fn parse(text: &str) -> Result<SecondCode, Problem> {
        let signs: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
        match signs.len() {
            0 => Err(Problem::Missing),
            6 if signs.bytes().all(|sign| sign.is_ascii_digit()) => Ok(SecondCode::Phone(PhoneCode(signs))),
            _ => CounterCode::parse(text).map(SecondCode::Recovery),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_read_however_they_are_typed() {
        for text in ["123456", " 123 456", "123-456"] {
            assert!(
                matches!(SecondCode::parse(text), Ok(SecondCode::Phone(code)) if code.as_str() == "123456"),
                "{text}"
            );
        }
        for text in ["K7QM-2XDR", "k7qm 2xdr"] {
            assert!(
                matches!(SecondCode::parse(text), Ok(SecondCode::Recovery(code)) if code.normalised() == "K7QM2XDR")
            );
        }
        for (text, problem) in [
            ("", Problem::Missing),
            (" - ", Problem::Missing),
            ("12345", Problem::CodeUnreadable),
            ("1234567", Problem::CodeUnreadable),
            ("12345a", Problem::CodeUnreadable),
            ("१२३४५६", Problem::CodeUnreadable),
        ] {
            assert_eq!(SecondCode::parse(text), Err(problem), "{text}");
        }
        assert_eq!(format!("{:?}", SecondCode::parse("123456")), "Ok(Phone(PhoneCode(…)))");
    }
}
