//! What must not be guessed: session tokens, ids, and the code shown at the counter.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{hex, random};

/// The secret of a session, 256 random bits. It goes to the browser and is never stored: the database keeps
/// [`token_hash`] only.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    pub fn random() -> Self {
        Self(hex::encode(&random::bytes::<32>()))
    }

    /// As it stands in the cookie: 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

/// The form in which a token is stored and looked up. Plain SHA-256 is enough, since nobody can try 2^256 tokens.
pub fn token_hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// A new id for a row, a file or a form: 26 small letters and digits, 128 random bits. Says nothing about when it was
/// made or how many others there are.
pub fn id() -> String {
    base32(&random::bytes::<16>())
}

/// A new random salt for a password that belongs to a name of its own.
pub fn salt() -> [u8; 16] {
    random::bytes()
}

/// A new secret key of 32 bytes, wiped when it is dropped.
pub fn secret() -> Zeroizing<[u8; 32]> {
    Zeroizing::new(random::bytes())
}

/// A new token for the address of a card's seal: 16 small letters and digits, 80 random bits.
pub fn seal_token() -> String {
    base32(&random::bytes::<10>())
}

/// Letters and digits that survive being read aloud and written by hand: no 0 and O, no 1, I and L, no U.
const COUNTER_ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code to show at the counter: eight characters, 39 bits. Enough since it is tried at a counter or against a
/// throttle, never against a file.
pub fn counter_code() -> String {
    signs(8)
}

/// The free signs of a new code of a card's seal: nine characters, 44 bits.
pub fn seal_code() -> String {
    signs(9)
}

fn signs(length: usize) -> String {
    let mut code = String::with_capacity(length);
    while code.len() < length {
        let [byte] = random::bytes();
        // 240 is the highest multiple of 30 in a byte; without this the first letters would come more often.
        if byte < 240 {
            code.push(char::from(COUNTER_ALPHABET[usize::from(byte % 30)]));
        }
    }
    code
}

/// Five bits for each character, the last one filled with zeros.
pub(super) fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

fn letter(bits: u32) -> char {
    char::from(b"abcdefghijklmnopqrstuvwxyz234567"[(bits & 31) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_26_small_letters_and_digits_and_do_not_repeat() {
        let (one, other) = (id(), id());
        assert_eq!(one.len(), 26);
        assert!(one.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
        assert_ne!(one, other);
    }

    #[test]
    fn base32_is_that_of_the_standard_in_small_letters() {
        assert_eq!(base32(b"foobar"), "mzxw6ytboi");
        assert_eq!(base32(b"f"), "my");
        assert_eq!(base32(b""), "");
    }

    #[test]
    fn a_token_is_found_by_its_hash_and_hides_in_debug_output() {
        let token = Token::random();
        assert_eq!(token.as_str().len(), 64);
        assert_eq!(token_hash(token.as_str()), token_hash(&token.clone().0));
        assert_ne!(token_hash(token.as_str()), token_hash(Token::random().as_str()));
        assert!(!format!("{token:?}").contains(token.as_str()));
    }

    #[test]
    fn the_hash_of_a_token_is_sha_256() {
        assert_eq!(hex::encode(&token_hash("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn every_character_of_counter_codes_comes_equally_often() {
        let mut seen = [0_u32; 256];
        for _ in 0..7_500 {
            let code = counter_code();
            assert_eq!(code.len(), 8);
            code.bytes().for_each(|c| seen[usize::from(c)] += 1);
        }
        // 60,000 characters, 2,000 of each expected, a standard deviation of 44.
        for c in *COUNTER_ALPHABET {
            assert!(
                (1_700..2_300).contains(&seen[usize::from(c)]),
                "{} came {} times",
                char::from(c),
                seen[usize::from(c)]
            );
        }
        assert_eq!(seen.iter().sum::<u32>(), 60_000);
    }
}
