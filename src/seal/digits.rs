//! Bytes as decimal digits, the densest that a QR code has: 3⅓ bits a digit.
//!
//! Seven bytes are seventeen digits, as one number with leading zeros; of a rest of fewer bytes there are as few digits as hold it. So the
//! length of the text says the length of the bytes, and there is one text for each.

/// Digits that hold 0 to 7 bytes.
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];
const BLOCK: usize = 7;

pub fn encode(bytes: &[u8]) -> String {
    let block = |block: &[u8]| {
        let value = block.iter().fold(0_u64, |value, &byte| value << 8 | u64::from(byte));
        format!("{value:0width$}", width = DIGITS[block.len()])
    };
    bytes.chunks(BLOCK).map(block).collect()
}

/// None for signs that are no digits, a length that no bytes have, and a block above what its bytes can hold.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / DIGITS[BLOCK] * BLOCK + BLOCK);
    for block in text.as_bytes().chunks(DIGITS[BLOCK]) {
        let length = DIGITS.iter().position(|&digits| digits == block.len())?;
        let value = block.iter().try_fold(0_u64, |value, sign| {
            sign.is_ascii_digit().then(|| value * 10 + u64::from(sign - b'0')) // below 10^17
        })?;
        (value >> (8 * length) == 0).then_some(())?;
        bytes.extend_from_slice(&value.to_be_bytes()[8 - length..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn encoding_and_decoding_are_inverse(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let text = encode(&bytes);
            prop_assert_eq!(decode(&text), Some(bytes));
        }

        #[test]
        fn what_is_decoded_is_the_only_text_of_its_bytes(text in "[0-9]{0,120}") {
            if let Some(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }

    #[test]
    fn each_length_holds_its_bytes_and_a_digit_less_would_not() {
        for (bytes, digits) in DIGITS.into_iter().enumerate().skip(1) {
            let values = 1_u128 << (8 * bytes);
            let digits = digits as u32;
            assert!(10_u128.pow(digits) >= values && 10_u128.pow(digits - 1) < values, "{bytes}");
        }
    }

    #[test]
    fn other_signs_lengths_and_values_are_refused() {
        assert_eq!(decode("255"), Some(vec![255]));
        assert_eq!(decode(""), Some(Vec::new()));
        for wrong in
            ["256", "1", "12", "1234", "25 ", "+25", "２５５", "72057594037927936", "0000000000000000000", "\u{0}00"]
        {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
        assert_eq!(decode("72057594037927935"), Some(vec![255; 7]));
    }
}
