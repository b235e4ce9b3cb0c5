//! What a file that was picked on a phone seems to be, by its first bytes: whether the browser shall try to decode it. What is true is
//! found out by the server, which looks at every file for itself.

use super::refusal::{MAX_MEGAPIXELS, Refusal};

/// As many bytes as are looked at.
pub const LENGTH: usize = 8192;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guess {
    /// JPEG, PNG, WebP, or HEIC: the browser may be able to decode it. If not, this is why.
    Picture(Refusal),
    /// PDF: goes up as it is.
    Paper,
    No(Refusal),
}

/// `bytes` are the first of the file, at most [`LENGTH`].
pub fn guess(bytes: &[u8]) -> Guess {
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    match bytes {
        [] => Guess::No(Refusal::Empty),
        [0xFF, 0xD8, 0xFF, ..] => Guess::Picture(Refusal::Unreadable),
        // A browser says of a picture that is too large for it only that it could not be read.
        [0x89, b'P', b'N', b'G', ..] if png_pixels(bytes) > MAX_MEGAPIXELS * 1_000_000 => {
            Guess::No(Refusal::TooManyPixels)
        }
        // Several frames are announced before the first.
        [0x89, b'P', b'N', b'G', ..] if has(b"acTL") => Guess::No(Refusal::Animated),
        [0x89, b'P', b'N', b'G', ..] => Guess::Picture(Refusal::Unreadable),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', b'V', b'P', b'8', b'X', _, _, _, _, flags, ..]
            if flags & 2 != 0 =>
        {
            Guess::No(Refusal::Animated)
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Guess::Picture(Refusal::Unreadable),
        [b'G', b'I', b'F', b'8', ..] => Guess::No(Refusal::Animated),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Guess::Picture(Refusal::Heic),
        _ if has(b"%PDF-") => Guess::Paper,
        _ if has(b"<svg") => Guess::No(Refusal::Svg),
        _ => Guess::No(Refusal::NotAPicture),
    }
}

/// Nothing for a header that is cut short.
fn png_pixels(bytes: &[u8]) -> u64 {
    let side =
        |at: usize| bytes.get(at..).and_then(|bytes| bytes.first_chunk()).map_or(0, |side| u32::from_be_bytes(*side));
    u64::from(side(16)) * u64::from(side(20))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_tried_and_their_failure_has_a_reason() {
        assert_eq!(guess(b"\xFF\xD8\xFF\xE0"), Guess::Picture(Refusal::Unreadable));
        assert_eq!(guess(b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"), Guess::Picture(Refusal::Unreadable));
        assert_eq!(guess(b"RIFF\0\0\0\0WEBPVP8 "), Guess::Picture(Refusal::Unreadable));
        assert_eq!(guess(b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\x08\0\0\0"), Guess::Picture(Refusal::Unreadable));
        assert_eq!(guess(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Guess::Picture(Refusal::Heic));
    }

    #[test]
    fn a_png_that_no_phone_can_decode_is_refused_by_its_header() {
        assert_eq!(
            guess(b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x4E\x20\0\0\x4E\x20"),
            Guess::No(Refusal::TooManyPixels)
        );
        assert_eq!(
            guess(b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x1F\x40\0\0\x17\x70"),
            Guess::Picture(Refusal::Unreadable)
        );
    }

    #[test]
    fn what_moves_is_told_from_what_does_not() {
        assert_eq!(guess(b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0"), Guess::No(Refusal::Animated));
        assert_eq!(guess(b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x09\0\0\0\x09acTL"), Guess::No(Refusal::Animated));
        assert_eq!(guess(b"GIF89a"), Guess::No(Refusal::Animated));
    }

    #[test]
    fn the_rest_is_sent_as_paper_or_refused_at_once() {
        assert_eq!(guess(b"\n%PDF-1.7"), Guess::Paper);
        assert_eq!(guess(b"<?xml version='1.0'?><svg xmlns="), Guess::No(Refusal::Svg));
        assert_eq!(guess(b"Ini bukan foto."), Guess::No(Refusal::NotAPicture));
        assert_eq!(guess(b""), Guess::No(Refusal::Empty));
    }
}
