//! What must never be believed, and what each code is told.

use proptest::prelude::*;

use super::samples::*;
use super::*;
use crate::domain::seal_answer::{End, Ended, NotGenuine};

#[test]
fn every_single_bit_of_two_thousand_statements_counts() {
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u32);
    let bits: u32 = std::thread::scope(|scope| {
        let parts: Vec<_> =
            (0..threads).map(|first| scope.spawn(move || bits_of((first..2000).step_by(threads as usize)))).collect();
        parts.into_iter().map(|part| part.join().expect("no bit was overlooked")).sum()
    });
    assert!(bits > 2000 * 8 * 140, "{bits}");
}

/// Turns each bit of these statements, and gives how many there were.
fn bits_of(seeds: impl Iterator<Item = u32>) -> u32 {
    let (keys, signers) = (keys(), [secret(1), secret(2)]);
    let mut bits = 0;
    for seed in seeds {
        let statement = statement(seed);
        let mut bytes = sign(&statement, &signers[seed as usize % 2]);
        assert_eq!(verify(&bytes, &keys).as_ref(), Ok(&statement));
        for bit in 0..bytes.len() * 8 {
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(verify(&bytes, &keys).is_err(), "statement {seed}, bit {bit}");
            bytes[bit / 8] ^= 1 << (bit % 8);
            bits += 1;
        }
    }
    bits
}

/// The bytes of one statement, written down by hand from the tables of RFC 8392 and RFC 9052.
#[test]
fn the_encoding_is_the_one_of_the_standards() {
    let statement = statement(1);
    let bytes = sign(&statement, &secret(2));
    let mut by_hand = vec![0xd2, 0x84, 0x49, 0xa2, 0x01, 0x27, 0x04, 0x44];
    by_hand.extend(secret(2).id().as_bytes());
    by_hand.extend([0xa0, 0x58, 94 - 6, 0xa5, 0x01, 0x64, b'3', b'3', b'7', b'5', 0x04, 0x1a]);
    // 23 November 2028 and 2026, 00.00 at the office.
    by_hand.extend(1_858_525_200_u32.to_be_bytes());
    by_hand.extend([0x06, 0x1a]);
    by_hand.extend(1_795_366_800_u32.to_be_bytes());
    by_hand.extend([0x07, 0x48]);
    by_hand.extend(statement.id.as_bytes());
    by_hand.extend([0x3a, 0x00, 0x01, 0x00, 0x00, 0x84, 0x1b]);
    by_hand.extend(3_375_231_126_000_002_u64.to_be_bytes());
    by_hand.extend([0x07, 0x77]);
    by_hand.extend(b"Sri Wahyuni Puspitasari");
    by_hand.push(0x48);
    by_hand.extend(statement.photo.expect("a photo").0);
    by_hand.extend([0x58, 0x40]);
    let head = bytes.len() - 64;
    by_hand[14] = (head - 15 - 2) as u8;
    assert_eq!(bytes[..head], by_hand);
}

#[test]
fn each_code_is_told_what_it_is() {
    let (keys, ended) = (keys(), ended());
    let told =
        |token: &SealToken, bytes: &[u8], today| check(token.as_str(), &digits::encode(bytes), &keys, &ended, today);
    let not = |why| Verdict::NotGenuine(why);
    let good = sign(&statement(700), &secret(2));
    assert_eq!(told(&token(700), &good, today()), Verdict::Valid(statement(700)));
    let by_the_old_key = sign(&statement(701), &secret(1));
    assert_eq!(told(&token(701), &by_the_old_key, today()), Verdict::Valid(statement(701)));

    // On its last day, and on the day after.
    let last = statement(700).dates.valid_until();
    let after = last.succ_opt().expect("a day");
    assert_eq!(told(&token(700), &good, last), Verdict::Valid(statement(700)));
    let expired = End { why: Ended::Expired, since: after };
    assert_eq!(told(&token(700), &good, after), Verdict::NoLonger(statement(700), expired));

    for (seed, why) in
        [(900, Ended::Withdrawn), (901, Ended::Replaced), (902, Ended::Superseded), (903, Ended::NotHandedOver)]
    {
        let bytes = sign(&statement(seed), &secret(2));
        let end = End { why, since: day("2026-11-20") };
        assert_eq!(told(&token(seed), &bytes, today()), Verdict::NoLonger(statement(seed), end));
        assert_eq!(
            told(&token(seed), &bytes, day("2040-01-01")),
            Verdict::NoLonger(statement(seed), end),
            "ever after"
        );
        assert_eq!(told(&token(seed), &bytes, day("2026-11-19")), Verdict::Valid(statement(seed)), "the day before");
    }

    // Forged: a key of one's own, once under its own name and once under that of the office's.
    assert_eq!(told(&token(700), &sign(&statement(700), &secret(9)), today()), not(NotGenuine::UnknownKey));
    let mut forged = sign(&statement(700), &secret(9));
    let id_at = 8..12;
    forged[id_at].copy_from_slice(secret(2).id().as_bytes());
    assert_eq!(told(&token(700), &forged, today()), not(NotGenuine::Altered));
    // Altered: another name of the same length under a true signature.
    let mut altered = good.clone();
    let name_at =
        altered.windows(4).position(|part| part == &NAMES[700 % NAMES.len()].as_bytes()[..4]).expect("a name");
    altered[name_at] ^= 0x04;
    assert_eq!(told(&token(700), &altered, today()), not(NotGenuine::Altered));
    assert_eq!(told(&token(3), &sign(&statement(3), &secret(3)), today()), not(NotGenuine::WithdrawnKey));
    assert_eq!(told(&token(4), &sign(&of_office("3326", 4), &secret(9)), today()), not(NotGenuine::OtherOffice));
    assert_eq!(told(&token(701), &good, today()), not(NotGenuine::OtherPrint), "the address of another card");
    for nonsense in ["", "0", "123", "abc", "https://contoh.id", "99999999999999999", &"0".repeat(416)] {
        assert_eq!(check(token(1).as_str(), nonsense, &keys, &ended, today()), not(NotGenuine::Nonsense), "{nonsense}");
    }
    assert_eq!(check("x", &digits::encode(&good), &keys, &ended, today()), not(NotGenuine::Nonsense));
}

#[test]
fn a_signature_in_its_second_form_is_refused() {
    // S plus the order of the group fits the same equation; RFC 8032 refuses it.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut bytes = sign(&statement(1), &secret(2));
    let from = bytes.len() - 32;
    let mut carry = 0;
    for (byte, order) in bytes[from..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        (*byte, carry) = (sum as u8, sum >> 8);
    }
    assert_eq!(carry, 0);
    assert_eq!(verify(&bytes, &keys()), Err(NotGenuine::Altered));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm_and_written_back_the_same(bytes in prop::collection::vec(any::<u8>(), 0..220)) {
        prop_assert!(verify(&bytes, &keys()).is_err());
    }

    #[test]
    fn a_statement_has_one_encoding(seed in 0_u32..100_000, at in 0_usize..170, byte in any::<u8>(), what in 0..4) {
        let mut bytes = sign(&statement(seed), &secret(2));
        let whole = bytes.clone();
        let at = at % bytes.len();
        match what {
            0 => bytes.insert(at, byte),
            1 => { bytes.remove(at); }
            2 => bytes.push(byte),
            _ => bytes[at] = byte,
        }
        prop_assert!(bytes == whole || verify(&bytes, &keys()).is_err());
    }

    #[test]
    fn every_digit_of_the_text_counts(seed in 0_u32..100_000, at in 0_usize..420, digit in 0_u8..10) {
        let text = digits::encode(&sign(&statement(seed), &secret(2)));
        let at = at % text.len();
        let mut other = text.clone();
        other.replace_range(at..=at, &digit.to_string());
        let verdict = check(token(seed).as_str(), &other, &keys(), &ended(), today());
        prop_assert_eq!(other == text, matches!(verdict, Verdict::Valid(_)));
    }
}

/// The same statement, but with a number in a longer form than it needs, is another text for the same content.
#[test]
fn a_longer_form_of_the_same_content_is_refused() {
    let bytes = sign(&statement(1), &secret(2));
    // The tag as two bytes, the array's length as two, and the empty map of endless length.
    for (at, from, to) in [(0, &[0xd2][..], &[0xd8, 18][..]), (1, &[0x84], &[0x98, 4]), (12, &[0xa0], &[0xbf, 0xff])] {
        assert_eq!(&bytes[at..at + from.len()], from);
        let longer = [&bytes[..at], to, &bytes[at + from.len()..]].concat();
        assert!(Unverified::read(&longer).is_none(), "at {at}");
    }
}
