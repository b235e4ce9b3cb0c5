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

/// Exactly `N` bytes, or nothing. Capital digits are taken too, since a key may have been typed from paper.
pub(super) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    Some(bytes)
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
