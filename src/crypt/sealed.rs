//! Encryption of single values: XChaCha20-Poly1305 with a random nonce of 24 bytes, bound to the place it is stored in.
//!
//! Sealed bytes: version (1 byte), length of the key's id (1 byte), the id, nonce (24 bytes), ciphertext with its tag.
//! The version, the id and the place are authenticated, so that a value copied to another row or column does not open.
//!
//! Before encryption the value gets one marking byte and zeros up to the next multiple of 16. So a phone number of 12
//! digits and one of 14, or "Islam" and "Katolik", have sealed values of the same length; of longer texts and files
//! the length stays visible to 16 bytes.

use std::{fmt, sync::Arc};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use super::{CryptError, random};

const VERSION: u8 = 1;
const NONCE: usize = 24;
const BLOCK: usize = 16;
/// Ends the value, begins the padding (ISO/IEC 7816-4).
const MARK: u8 = 0x80;

/// The place of a value in the database: its associated data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    pub table: &'static str,
    pub column: &'static str,
    /// The row's id. It must never change, or the value is lost.
    pub row: &'a str,
}

/// A person's data key, wrapped by the master key. Destroying it erases what it sealed, in backups too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedKey(pub Vec<u8>);

/// A key that seals and opens values, with the id by which they name it.
#[derive(Clone)]
pub struct DataKey {
    id: Arc<str>,
    secret: Arc<Zeroizing<[u8; 32]>>,
}

impl DataKey {
    /// # Panics
    /// When the id is longer than 255 bytes. Ids are made by this program and have 26.
    pub(super) fn new(id: &str, secret: Zeroizing<[u8; 32]>) -> Self {
        assert!(id.len() <= 255, "The id of a data key has at most 255 bytes.");
        Self { id: id.into(), secret: Arc::new(secret) }
    }

    pub(super) fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// The id that every value sealed with this key carries.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Encrypts a value for one place. Twice the same value gives two different results.
    pub fn seal(&self, place: &Place, plain: &[u8]) -> Vec<u8> {
        let nonce = random::bytes::<NONCE>();
        let mut sealed = header(&self.id);
        let mut padded = Zeroizing::new(vec![0; (plain.len() / BLOCK + 1) * BLOCK]);
        padded[..plain.len()].copy_from_slice(plain);
        padded[plain.len()] = MARK;

        let aad = associated(&sealed, place);
        let ciphertext = self
            .cipher()
            .encrypt(&nonce.into(), Payload { msg: &padded, aad: &aad })
            .expect("the cipher refuses only values above 256 GiB, which no memory holds");
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&ciphertext);
        sealed
    }

    /// The value that was sealed for this place.
    ///
    /// # Errors
    /// When the bytes name another key, were changed, cut short, or belong to another place.
    pub fn open(&self, place: &Place, sealed: &[u8]) -> Result<Vec<u8>, CryptError> {
        let named = key_of(sealed).ok_or(CryptError::Format)?;
        if named != &*self.id {
            return Err(CryptError::OtherKey { named: named.to_owned(), held: self.id.to_string() });
        }
        let (header, rest) = sealed.split_at(2 + named.len());
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or(CryptError::Format)?;
        let mut plain = self
            .cipher()
            .decrypt(&(*nonce).into(), Payload { msg: ciphertext, aad: &associated(header, place) })
            .map_err(|_| CryptError::Damaged)?;
        let end =
            plain.iter().rposition(|&byte| byte != 0).filter(|&at| plain[at] == MARK).ok_or(CryptError::Format)?;
        plain.truncate(end);
        Ok(plain)
    }

    /// [`DataKey::open`] for text.
    ///
    /// # Errors
    /// As `open`, and when the value is not text.
    pub fn open_text(&self, place: &Place, sealed: &[u8]) -> Result<String, CryptError> {
        String::from_utf8(self.open(place, sealed)?).map_err(|_| CryptError::Content)
    }

    /// Seals a value as JSON.
    ///
    /// # Errors
    /// When the value has no JSON form (a map with keys that are not text, for example).
    pub fn seal_json<T: Serialize + ?Sized>(&self, place: &Place, value: &T) -> Result<Vec<u8>, CryptError> {
        let json = Zeroizing::new(serde_json::to_vec(value).map_err(|_| CryptError::Json)?);
        Ok(self.seal(place, &json))
    }

    /// Opens a value sealed as JSON.
    ///
    /// # Errors
    /// As `open`, and when the JSON does not fit `T`. What stood there is not repeated in the error.
    pub fn open_json<T: DeserializeOwned>(&self, place: &Place, sealed: &[u8]) -> Result<T, CryptError> {
        let json = Zeroizing::new(self.open(place, sealed)?);
        serde_json::from_slice(&json).map_err(|_| CryptError::Content)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(**self.secret).into())
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({}, hidden)", self.id)
    }
}

/// The id of the key that a sealed value names, `None` when the bytes are no sealed value.
pub fn key_of(sealed: &[u8]) -> Option<&str> {
    let [VERSION, length, rest @ ..] = sealed else {
        return None;
    };
    std::str::from_utf8(rest.get(..usize::from(*length))?).ok()
}

fn header(id: &str) -> Vec<u8> {
    // `DataKey::new` has checked the length.
    let mut header = vec![VERSION, id.len() as u8];
    header.extend_from_slice(id.as_bytes());
    header
}

/// The header and the place. Each part carries its length, since otherwise ("ab", "c") and ("a", "bc") were one place.
fn associated(header: &[u8], place: &Place) -> Vec<u8> {
    let mut bytes = header.to_vec();
    for part in [place.table, place.column, place.row] {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: Place = Place { table: "person", column: "phone", row: "p1" };

    fn key(id: &str) -> DataKey {
        DataKey::new(id, Zeroizing::new(random::bytes()))
    }

    #[test]
    fn opening_gives_back_what_was_sealed() {
        let key = key("p1");
        for plain in [&b""[..], b"x", b"\x80", b"\0\0", b"0123456789abcdef", &[7; 100_000]] {
            assert_eq!(key.open(&PHONE, &key.seal(&PHONE, plain)).unwrap(), plain);
        }
        assert_eq!(key.open_text(&PHONE, &key.seal(&PHONE, "Nur ‘Aini".as_bytes())).unwrap(), "Nur ‘Aini");
        assert_eq!(key.open_text(&PHONE, &key.seal(&PHONE, b"\xff")), Err(CryptError::Content));
    }

    #[test]
    fn the_same_value_sealed_twice_looks_different() {
        let key = key("p1");
        assert_ne!(key.seal(&PHONE, b"+62811"), key.seal(&PHONE, b"+62811"));
    }

    #[test]
    fn a_value_moved_to_another_place_does_not_open() {
        let key = key("p1");
        let sealed = key.seal(&PHONE, b"+62811");
        for place in [
            Place { table: "officer", ..PHONE },
            Place { column: "email", ..PHONE },
            Place { row: "p2", ..PHONE },
            Place { table: "personp", column: "hone", row: "p1" },
        ] {
            assert_eq!(key.open(&place, &sealed), Err(CryptError::Damaged));
        }
    }

    #[test]
    fn a_changed_or_shortened_value_does_not_open() {
        let key = key("p1");
        let sealed = key.seal(&PHONE, b"+62811");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(&PHONE, &changed).is_err(), "byte {at}");
            assert!(key.open(&PHONE, &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_value_names_its_key_and_another_key_is_told_apart() {
        let sealed = key("p1").seal(&PHONE, b"+62811");
        assert_eq!(key_of(&sealed), Some("p1"));
        let error = key("p2").open(&PHONE, &sealed);
        assert_eq!(error, Err(CryptError::OtherKey { named: "p1".to_owned(), held: "p2".to_owned() }));
        assert_eq!(key("p1").open(&PHONE, &sealed), Err(CryptError::Damaged), "same name, other secret");
    }

    #[test]
    fn short_values_have_sealed_values_of_the_same_length() {
        let key = key("p1");
        let length = |plain: &str| key.seal(&PHONE, plain.as_bytes()).len();
        assert_eq!(length(""), length("+6281234567890"));
        assert_eq!(length("Islam"), length("Katolik"));
        assert_ne!(length(&"a".repeat(15)), length(&"a".repeat(16)));
    }

    #[test]
    fn json_crosses_whole_and_the_error_does_not_repeat_it() {
        let key = key("p1");
        let sealed = key.seal_json(&PHONE, &("Siti", 3)).unwrap();
        assert_eq!(key.open_json::<(String, u8)>(&PHONE, &sealed).unwrap(), ("Siti".to_owned(), 3));
        let error = key.open_json::<Vec<u8>>(&PHONE, &sealed).unwrap_err();
        assert!(!error.to_string().contains("Siti"));
    }

    #[test]
    fn debug_output_hides_the_secret() {
        let key = DataKey::new("p1", Zeroizing::new([0xAB; 32]));
        assert_eq!(format!("{key:?}"), "DataKey(p1, hidden)");
    }
}
