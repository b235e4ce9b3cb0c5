//! Bytes as lower-case hexadecimal digits and back.

/// Two digits for each byte.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(half)]));
        }
    }
    text
}

/// Exactly `N` bytes, or nothing.
pub(super) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    decode_all(text)?.try_into().ok()
}

/// However many bytes these are. Capital digits are taken too, since a key may have been typed from paper, and SQLite writes them.
pub(crate) fn decode_all(text: &str) -> Option<Vec<u8>> {
    let digit = |sign: u8| u8::try_from(char::from(sign).to_digit(16)?).ok();
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_and_decoding_are_inverse() {
        let bytes: [u8; 6] = [0, 1, 15, 16, 171, 255];
        assert_eq!(encode(&bytes), "00010f10abff");
        assert_eq!(decode("00010F10abff"), Some(bytes));
    }

    #[test]
    fn anything_but_the_right_number_of_digits_is_nothing() {
        assert_eq!(decode::<2>("0001ff"), None);
        assert_eq!(decode::<2>("00g1"), None);
        assert_eq!(decode::<2>("+0+1"), None);
        assert_eq!(decode::<2>("éé"), None);
    }
}
