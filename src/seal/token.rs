//! The random token in the address of a seal, and the id that follows from it.

use std::fmt;

use sha2::{Digest, Sha256};

/// 80 random bits as 16 small letters and digits. Who has it has seen the print.
#[derive(Clone, PartialEq, Eq)]
pub struct SealToken(String);

impl SealToken {
    pub const LENGTH: usize = 16;

    /// None for anything but 16 of the letters a to z and the digits 2 to 7.
    pub fn parse(text: &str) -> Option<SealToken> {
        let fits = |sign: u8| matches!(sign, b'a'..=b'z' | b'2'..=b'7');
        (text.len() == SealToken::LENGTH && text.bytes().all(fits)).then(|| SealToken(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that the statement of the same print carries: a token that was taken from another print does not fit.
    pub fn id(&self) -> SealId {
        SealId(digest(self.0.as_bytes()))
    }
}

/// It opens what the server says of a card.
impl fmt::Debug for SealToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealToken(…)")
    }
}

/// Names one print. The first eight bytes of the SHA-256 of its token: it leads back neither to the token nor to anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SealId([u8; 8]);

impl SealId {
    pub(super) fn new(bytes: [u8; 8]) -> SealId {
        SealId(bytes)
    }

    /// From sixteen digits and small letters of the hexadecimal system.
    pub fn parse(text: &str) -> Option<SealId> {
        from_hex(text).map(SealId)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for SealId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl fmt::Debug for SealId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealId({self})")
    }
}

/// The first bytes of a SHA-256.
pub(super) fn digest<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let whole = Sha256::digest(bytes);
    std::array::from_fn(|at| whole[at])
}

pub(super) fn write_hex(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Exactly `2 N` digits and small letters; there is one text for each value.
pub(super) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let half = |sign: u8| match sign {
        b'0'..=b'9' => Some(sign - b'0'),
        b'a'..=b'f' => Some(sign - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    (text.len() == 2 * N).then_some(())?;
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = half(pair[0])? << 4 | half(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_taken_only_as_it_is_printed() {
        let token = SealToken::parse("abcdefghijklm237").expect("a token");
        assert_eq!(token.as_str(), "abcdefghijklm237");
        for wrong in
            ["", "abcdefghijklm23", "abcdefghijklm2377", "ABCDEFGHIJKLM237", "abcdefghijklm231", "abcdefghijklmn é"]
        {
            assert_eq!(SealToken::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_id_follows_from_the_token_and_comes_back_from_its_text() {
        let id = SealToken::parse("abcdefghijklm237").expect("a token").id();
        // sha256sum of the sixteen letters.
        assert_eq!(id.to_string(), "5e1ac5965dabd220");
        assert_eq!(SealId::parse(&id.to_string()), Some(id));
        assert_eq!(SealId::parse(&id.to_string().to_uppercase()), None);
    }
}
