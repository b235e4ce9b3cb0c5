//! The pair of keys behind a seal: Ed25519 (RFC 8032), verified strictly, so that neither a weak key nor a second form of a signature is
//! taken.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::token::digest;

/// Names a key in statements and lists: the first four bytes of the SHA-256 of its public half. It only tells which key to try.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId([u8; 4]);

impl KeyId {
    pub(super) fn new(bytes: [u8; 4]) -> KeyId {
        KeyId(bytes)
    }

    /// From eight digits and small letters of the hexadecimal system.
    pub fn parse(text: &str) -> Option<KeyId> {
        super::token::from_hex(text).map(KeyId)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::token::write_hex(f, &self.0)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// None for bytes that are no key, or a weak one under which anybody could sign.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<PublicKey> {
        VerifyingKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(PublicKey)
    }

    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    pub fn id(&self) -> KeyId {
        KeyId(digest(self.0.as_bytes()))
    }

    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

/// The half that signs. It never leaves the server; there its memory is wiped.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// Any 32 bytes are a key; only random ones are one that nobody else has.
    pub fn from_bytes(bytes: &[u8; 32]) -> SecretKey {
        SecretKey(SigningKey::from_bytes(bytes))
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub fn id(&self) -> KeyId {
        self.public().id()
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({}, hidden)", self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weak_key_is_none() {
        // The neutral point: under it a signature of zeros would fit every message.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert_eq!(PublicKey::from_bytes(&neutral), None);
        let key = SecretKey::from_bytes(&[7; 32]).public();
        assert_eq!(PublicKey::from_bytes(&key.to_bytes()), Some(key));
    }

    #[test]
    fn the_id_comes_back_from_its_text() {
        let key = SecretKey::from_bytes(&[7; 32]);
        let text = key.id().to_string();
        assert_eq!((KeyId::parse(&text), text.len()), (Some(key.id()), 8));
        for wrong in ["", "0", "0000000", "000000000", "0000000G", "0000000A"] {
            assert_eq!(KeyId::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn debug_output_hides_the_secret() {
        let key = SecretKey::from_bytes(&[7; 32]);
        assert_eq!(format!("{key:?}"), format!("SecretKey({}, hidden)", key.id()));
    }
}
