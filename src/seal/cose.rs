//! A signed statement as bytes: COSE_Sign1 (RFC 9052, section 4.2), tagged 18, with EdDSA and the id of the key in the protected header.
//!
//! There is exactly one encoding of each statement, and nothing else is taken: what was read is written again and compared.

use super::cbor::{Reader, Writer};
use super::claims;
use super::key::{KeyId, PublicKey, SecretKey};
use super::statement::Statement;

const TAG: u64 = 18;
const ALGORITHM: i64 = 1;
const EDDSA: i64 = -8;
const KEY_ID: i64 = 4;

/// The signed statement. Only the server has keys to sign with.
pub fn sign(statement: &Statement, key: &SecretKey) -> Vec<u8> {
    let header = protected(key.id());
    let payload = claims::write(statement);
    let signature = key.sign(&to_be_signed(&header, &payload));
    envelope(&header, &payload, &signature)
}

/// A statement in its right form of which nobody has checked yet who made it.
pub struct Unverified {
    key: KeyId,
    statement: Statement,
    signature: [u8; 64],
}

impl Unverified {
    /// None for anything but the one encoding of a statement.
    pub fn read(bytes: &[u8]) -> Option<Unverified> {
        let mut from = Reader(bytes);
        (from.tag()? == TAG && from.array()? == 4).then_some(())?;
        let key = key_id(from.bytes()?)?;
        (from.map()? == 0).then_some(())?; // nothing is said outside of what is signed
        let statement = claims::read(from.bytes()?)?;
        let signature = from.bytes()?.try_into().ok()?;
        let read = Unverified { key, statement, signature };
        (read.write() == bytes).then_some(read)
    }

    /// The key that is said to have signed.
    pub fn key(&self) -> KeyId {
        self.key
    }

    /// The office that is said to have signed, as `3375`.
    pub fn office(&self) -> &str {
        self.statement.office()
    }

    /// The statement, if this key signed it.
    pub fn verify(self, key: &PublicKey) -> Option<Statement> {
        let signed = to_be_signed(&protected(self.key), &claims::write(&self.statement));
        (key.id() == self.key && key.has_signed(&signed, &self.signature)).then_some(self.statement)
    }

    fn write(&self) -> Vec<u8> {
        envelope(&protected(self.key), &claims::write(&self.statement), &self.signature)
    }
}

fn protected(key: KeyId) -> Vec<u8> {
    let mut out = Writer::default();
    out.map(2).int(ALGORITHM).int(EDDSA).int(KEY_ID).bytes(key.as_bytes());
    out.finish()
}

fn key_id(header: &[u8]) -> Option<KeyId> {
    let mut from = Reader(header);
    let expected = from.map()? == 2 && from.int()? == ALGORITHM && from.int()? == EDDSA && from.int()? == KEY_ID;
    expected.then_some(())?;
    Some(KeyId::new(from.bytes()?.try_into().ok()?))
}

/// `Sig_structure` (RFC 9052, section 4.4), without external data.
fn to_be_signed(header: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut out = Writer::default();
    out.array(4).text("Signature1").bytes(header).bytes(&[]).bytes(payload);
    out.finish()
}

fn envelope(header: &[u8], payload: &[u8], signature: &[u8; 64]) -> Vec<u8> {
    let mut out = Writer::default();
    out.tag(TAG).array(4).bytes(header).map(0).bytes(payload).bytes(signature);
    out.finish()
}
