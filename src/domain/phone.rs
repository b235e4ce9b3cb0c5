//! A telephone number (*nomor HP*) in Indonesia, read as people write it and kept in one form.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Problem;

/// Kept as `+62` and 8 to 13 digits, so that the same number is always the same text.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

const COUNTRY: &str = "+62";

impl Phone {
    /// Reads `0812…`, `62812…`, `+62812…`, `0062812…` and `812…` with spaces, dashes, dots or parentheses between.
    /// Landlines with their area code, as `0285 421 123`, are numbers too.
    ///
    /// # Errors
    /// [`Problem::PhoneUnreadable`] for other signs, another country or a number without 0, 62 or 8 at its start;
    /// [`Problem::PhoneLength`] unless 8 to 13 digits follow the country code.
    pub fn parse(text: &str) -> Result<Phone, Problem> {
        let mut digits = String::new();
        for sign in text.trim().chars() {
            match sign {
                '0'..='9' => digits.push(sign),
                '+' if digits.is_empty() => digits.push(sign),
                '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2014}' => {}
                _ if sign.is_whitespace() => {}
                _ => return Err(Problem::PhoneUnreadable),
            }
        }
        let subscriber = subscriber(&digits).ok_or(Problem::PhoneUnreadable)?;
        if !(8..=13).contains(&subscriber.len()) {
            return Err(Problem::PhoneLength);
        }
        if !subscriber.starts_with(|first: char| ('2'..='9').contains(&first)) {
            return Err(Problem::PhoneUnreadable);
        }
        Ok(Phone([COUNTRY, subscriber].concat()))
    }

    /// `+6281234567890`.
    pub fn international(&self) -> &str {
        &self.0
    }

    /// `6281234567890`, as a `wa.me` link wants it.
    pub fn whatsapp_digits(&self) -> &str {
        self.0.trim_start_matches('+')
    }

    /// `0812-••••-7890`: enough for its owner to know it. At least four digits stay hidden.
    pub fn masked(&self) -> String {
        let national = self.national();
        let shown = national.len().saturating_sub(8).min(4);
        let (area, rest) = national.split_at(4);
        [area, "-••••-", &rest[rest.len() - shown..]].concat()
    }

    /// `081234567890`: 9 to 14 digits.
    pub fn national(&self) -> String {
        ["0", self.0.trim_start_matches(COUNTRY)].concat()
    }
}

/// What follows the country code, or None when the number does not say that it is Indonesian.
fn subscriber(digits: &str) -> Option<&str> {
    let abroad = [COUNTRY, "0062", "62"].into_iter().find_map(|prefix| digits.strip_prefix(prefix));
    match abroad {
        // Many write "+62 (0)812".
        Some(rest) => Some(rest.strip_prefix('0').unwrap_or(rest)),
        None => digits.strip_prefix('0').or(digits.starts_with('8').then_some(digits)),
    }
}

/// `0812-3456-7890`, as it is read aloud.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let national = self.national();
        let (area, rest) = national.split_at(4);
        let (middle, last) = rest.split_at(rest.len() / 2);
        write!(f, "{area}-{middle}-{last}")
    }
}

/// Hides the number: debug output ends up in logs.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> String {
        phone.0
    }
}

impl TryFrom<String> for Phone {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Phone, &'static str> {
        Phone::parse(&text).map_err(|_| "not a phone number")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(text: &str) -> Phone {
        Phone::parse(text).expect("a number")
    }

    #[test]
    fn every_usual_way_of_writing_gives_the_same_number() {
        let ways = [
            "081234567890",
            "0812-3456-7890",
            "(0812) 3456.7890",
            "6281234567890",
            "+62 812 3456 7890",
            "+62 (0)812 3456 7890",
            "0062 812 3456 7890",
            " 81234567890 ",
            "0812\u{2013}3456\u{a0}7890",
        ];
        for way in ways {
            assert_eq!(phone(way).international(), "+6281234567890", "{way}");
        }
    }

    #[test]
    fn a_number_is_shown_grouped_masked_and_for_whatsapp() {
        let mobile = phone("081234567890");
        assert_eq!(mobile.to_string(), "0812-3456-7890");
        assert_eq!(mobile.masked(), "0812-••••-7890");
        assert_eq!(mobile.whatsapp_digits(), "6281234567890");
        assert_eq!(phone("0285421123").to_string(), "0285-421-123");
        assert_eq!(phone("0285421123").masked(), "0285-••••-23");
    }

    #[test]
    fn a_mask_always_hides_four_digits() {
        for length in 8..=13 {
            let number = phone(&["0", &"8".repeat(length)].concat());
            let shown = number.masked().chars().filter(char::is_ascii_digit).count();
            assert!(shown <= length + 1 - 4);
        }
    }

    #[test]
    fn numbers_that_are_too_short_or_too_long_are_refused() {
        assert_eq!(Phone::parse("0812345"), Err(Problem::PhoneLength));
        assert_eq!(Phone::parse("081234567890123"), Err(Problem::PhoneLength));
        assert!(Phone::parse("081234567").is_ok());
        assert!(Phone::parse("08123456789012").is_ok());
    }

    #[test]
    fn words_other_countries_and_bare_local_numbers_are_refused() {
        for text in ["", "nomor saya", "+60123456789", "421123", "0812/0813", "08+1234567890", "０８１２３４５６７８９"]
        {
            assert_eq!(Phone::parse(text), Err(Problem::PhoneUnreadable), "{text}");
        }
        assert_eq!(Phone::parse("00123456789"), Err(Problem::PhoneUnreadable));
    }

    #[test]
    fn debug_output_does_not_show_the_number() {
        assert!(!format!("{:?}", phone("081234567890")).contains("812"));
    }

    #[test]
    fn a_number_crosses_the_wire_and_is_read_again() {
        let wire = serde_json::to_string(&phone("081234567890")).expect("text");
        assert_eq!(wire, "\"+6281234567890\"");
        assert_eq!(serde_json::from_str::<Phone>(&wire).expect("a number"), phone("081234567890"));
        assert!(serde_json::from_str::<Phone>("\"x\"").is_err());
    }
}
