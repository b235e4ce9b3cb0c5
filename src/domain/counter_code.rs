//! A code for the counter (*kode loket*) that is read aloud, written on paper and typed again, as `K7QM-2XDR`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Problem;

/// Eight signs of [`CounterCode::ALPHABET`], without the dash.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CounterCode(String);

impl CounterCode {
    /// 30 signs; without 0, 1, I, L, O and U, which are mistaken for one another.
    pub const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// How many signs a code has.
    pub const LENGTH: usize = 8;

    /// Small letters, spaces and dashes do not matter.
    ///
    /// # Errors
    /// [`Problem::CodeUnreadable`].
    pub fn parse(text: &str) -> Result<CounterCode, Problem> {
        let mut code = String::new();
        for sign in text.chars() {
            match sign.to_ascii_uppercase() {
                '-' | '\u{2010}'..='\u{2014}' => {}
                sign if sign.is_whitespace() => {}
                sign if sign.is_ascii() && CounterCode::ALPHABET.contains(&(sign as u8)) => code.push(sign),
                _ => return Err(Problem::CodeUnreadable),
            }
        }
        if code.len() == CounterCode::LENGTH { Ok(CounterCode(code)) } else { Err(Problem::CodeUnreadable) }
    }

    /// The eight signs in capitals without a dash, as they are looked up.
    pub fn normalised(&self) -> &str {
        &self.0
    }
}

/// `K7QM-2XDR`.
impl fmt::Display for CounterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(CounterCode::LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

/// Hides the code, since it opens something: debug output ends up in logs.
impl fmt::Debug for CounterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CounterCode(…)")
    }
}

impl From<CounterCode> for String {
    fn from(code: CounterCode) -> String {
        code.0
    }
}

impl TryFrom<String> for CounterCode {
    type Error = &'static str;

    fn try_from(text: String) -> Result<CounterCode, &'static str> {
        CounterCode::parse(&text).map_err(|_| "not a counter code")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for text in ["K7QM-2XDR", "k7qm2xdr", " k7qm 2xdr ", "K7-QM-2X-DR", "K7QM\u{2013}2XDR"] {
            let code = CounterCode::parse(text).expect("a code");
            assert_eq!((code.normalised(), code.to_string().as_str()), ("K7QM2XDR", "K7QM-2XDR"));
        }
    }

    #[test]
    fn signs_outside_the_alphabet_and_other_lengths_are_refused() {
        for text in
            ["", "K7QM-2XD", "K7QM-2XDRR", "K7QM-2XD0", "K7QM-2XDI", "K7QM-2XDo", "K7QM-2XDU", "K7QM_2XDR", "K7QM-2XDÉ"]
        {
            assert_eq!(CounterCode::parse(text), Err(Problem::CodeUnreadable), "{text}");
        }
    }

    #[test]
    fn every_sign_of_the_alphabet_is_read_back() {
        for sign in CounterCode::ALPHABET {
            let text = char::from(*sign).to_string().repeat(8);
            assert_eq!(CounterCode::parse(&text.to_lowercase()).expect("a code").normalised(), text);
        }
    }

    #[test]
    fn a_code_from_the_wire_is_read_again_and_debug_output_hides_it() {
        let code: CounterCode = serde_json::from_str("\"k7qm-2xdr\"").expect("a code");
        assert_eq!(serde_json::to_string(&code).expect("text"), "\"K7QM2XDR\"");
        assert!(serde_json::from_str::<CounterCode>("\"K7QM\"").is_err());
        assert_eq!(format!("{code:?}"), "CounterCode(…)");
    }
}
