//! The keys of an office, as it gives them out at `/periksa/kunci`:
//!
//! ```text
//! segel-ak1 1 3375
//! 0a1b2c3d <64 hexadecimal digits of the public key> aktif 2026-11-24
//! ```
//!
//! The first line names the format and the office. Then one line for each key: its id, the key, its state and since when.

use std::fmt;

use chrono::NaiveDate;

use super::key::{KeyId, PublicKey};
use crate::domain::code::{Code, codes};

codes! {
    pub enum KeyState {
        /// Signs now.
        Active = "aktif",
        /// Signed once. What it signed stays good.
        Retired = "lama",
        /// Nothing that it signed is believed any more.
        Withdrawn = "ditarik",
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownKey {
    pub public: PublicKey,
    pub state: KeyState,
    /// The day since which it is what it is.
    pub since: NaiveDate,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keyring {
    office: String,
    keys: Vec<KnownKey>,
}

/// The first word of both lists; a later format has another number behind it.
pub(super) const FORMAT: &str = "segel-ak1 1";

impl Keyring {
    /// `office` is the code of its city, as `3375`.
    pub fn new(office: &str, keys: Vec<KnownKey>) -> Keyring {
        Keyring { office: office.to_owned(), keys }
    }

    /// None for a text that is not whole or not in its one form: half a list would take good cards for forged ones.
    pub fn parse(text: &str) -> Option<Keyring> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let office = lines.next()?.strip_prefix(FORMAT)?.strip_prefix(' ')?;
        let key = |line: &str| {
            let mut words = line.split(' ');
            let id = KeyId::parse(words.next()?)?;
            let public = PublicKey::from_bytes(&super::token::from_hex(words.next()?)?)?;
            let state = KeyState::from_code(words.next()?)?;
            let since = words.next()?.parse().ok()?;
            (public.id() == id).then_some(KnownKey { public, state, since })
        };
        let keyring = Keyring { office: office.to_owned(), keys: lines.map(key).collect::<Option<_>>()? };
        (keyring.to_string() == text).then_some(keyring)
    }

    pub fn office(&self) -> &str {
        &self.office
    }

    pub fn get(&self, id: KeyId) -> Option<&KnownKey> {
        self.keys.iter().find(|key| key.public.id() == id)
    }

    pub fn keys(&self) -> &[KnownKey] {
        &self.keys
    }
}

/// The list as it is given out.
impl fmt::Display for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FORMAT} {}", self.office)?;
        for key in &self.keys {
            write!(f, "{} ", key.public.id())?;
            super::token::write_hex(f, &key.public.to_bytes())?;
            writeln!(f, " {} {}", key.state.code(), key.since)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn the_list_comes_back_from_its_text_and_not_from_half_of_it() {
        let keys = samples::keys();
        let text = keys.to_string();
        assert!(text.starts_with("segel-ak1 1 3375\n") && text.lines().count() == 4, "{text}");
        assert_eq!(Keyring::parse(&text), Some(keys));
        for end in 0..text.len() {
            let half = Keyring::parse(&text[..end]);
            assert!(half.is_none() || text[..end].ends_with('\n'), "cut at {end}");
        }
        for (from, to) in
            [("1 3375", "2 3375"), ("aktif", "baik"), ("2026-", "26-"), (" lama", "  lama"), ("\n", "\r\n")]
        {
            assert_eq!(Keyring::parse(&text.replace(from, to)), None, "{from}");
        }
    }
}
