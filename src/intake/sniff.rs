//! What a file is, from its content.

use crate::domain::refusal::Refusal;

/// The kinds of picture that are decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
}

/// Brands of HEIC, HEIF and AVIF in the first box of the file (ISO/IEC 23008-12).
const HEIF_BRANDS: [&[u8]; 12] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1", b"avif", b"avis"];

/// The kind of picture, or why it is none that can be taken.
pub(super) fn sniff(bytes: &[u8]) -> Result<Kind, Refusal> {
    match bytes {
        [] => Err(Refusal::Empty),
        [0xFF, 0xD8, 0xFF, ..] => Ok(Kind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Kind::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Kind::WebP),
        [b'G', b'I', b'F', b'8', ..] => Err(Refusal::Animated),
        [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] if is_heif(bytes, brands) => Err(Refusal::Heic),
        // No picture, but `pdf` makes pictures of it where a document is wanted. Its readers accept up to a kilobyte of anything before
        // the mark.
        _ if contains(bytes, b"%PDF-") => Err(Refusal::Pdf),
        _ if starts_like_markup(bytes) && contains(bytes, b"<svg") => Err(Refusal::Svg),
        _ => Err(Refusal::NotAPicture),
    }
}

/// Some HEIF files name another brand first and theirs among the compatible ones: all in the box are looked at. A video
/// has none of them.
fn is_heif(bytes: &[u8], brands: &[u8]) -> bool {
    let length = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize;
    let brands = &brands[..brands.len().min(length.saturating_sub(8)).min(256)];
    brands.chunks_exact(4).any(|brand| HEIF_BRANDS.contains(&brand))
}

fn starts_like_markup(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().first() == Some(&b'<')
}

/// Whether the mark stands in the first kilobyte.
fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(mark.len()).any(|window| window == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        assert_eq!(sniff(b"\xFF\xD8\xFF\xE0"), Ok(Kind::Jpeg));
        assert_eq!(sniff(b"\x89PNG\r\n\x1A\n"), Ok(Kind::Png));
        assert_eq!(sniff(b"RIFF\0\0\0\0WEBPVP8 "), Ok(Kind::WebP));
    }

    #[test]
    fn formats_with_a_way_out_of_their_own_are_told_apart() {
        assert_eq!(sniff(b""), Err(Refusal::Empty));
        assert_eq!(sniff(b"GIF89a"), Err(Refusal::Animated));
        assert_eq!(sniff(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Err(Refusal::Heic));
        assert_eq!(sniff(b"\0\0\0\x1Cftypxxxx\0\0\0\0miafmif1avif"), Err(Refusal::Heic));
        assert_eq!(sniff(b"%PDF-1.7\n"), Err(Refusal::Pdf));
        assert_eq!(sniff(b"\xEF\xBB\xBF\n%PDF-1.4"), Err(Refusal::Pdf));
        assert_eq!(sniff(b"\xEF\xBB\xBF <?xml version='1.0'?><svg onload='x'>"), Err(Refusal::Svg));
    }

    #[test]
    fn everything_else_is_no_picture() {
        for bytes in [
            &b"ini foto saya.jpg"[..],
            b"<html><script>",
            b"BM\0\0",
            b"\xFF\xD8",
            b"RIFF\0\0\0\0WAVE",
            b"\0\0\0\x18ftypisom\0\0\0\0mp42avc1",
            b"\0\0\0\x10ftypisom\0\0\0\0heic",
            b"\0\0\0\0ftypheic",
            b"PK\x03\x04",
            &[0; 4096],
        ] {
            assert_eq!(sniff(bytes), Err(Refusal::NotAPicture), "{bytes:?}");
        }
    }
}
