//! What a picture says about itself before it is decoded: its size, and how much memory decoding it takes.
//!
//! Read by hand and without allocating, since some decoders allocate for the size they read before anybody can ask.

use super::sniff::Kind;

/// Size and memory need of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bytes that the decoder and its result take together at most, apart from the file itself.
    pub(super) memory: u64,
    /// Has several frames.
    pub(super) animated: bool,
}

impl Header {
    /// `None` when the header is damaged, or the file ends before the picture does.
    pub(super) fn read(kind: Kind, bytes: &[u8]) -> Option<Self> {
        let header = match kind {
            Kind::Jpeg => jpeg(bytes),
            Kind::Png => png(bytes),
            Kind::WebP => webp(bytes),
        }?;
        (header.width > 0 && header.height > 0).then_some(header)
    }

    pub(super) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Walks the segments up to the first scan. A progressive picture, or one whose components come in several scans, is
/// held as coefficients of two bytes in addition to its pixels.
fn jpeg(bytes: &[u8]) -> Option<Header> {
    let mut at = 2;
    let mut frame = None;
    loop {
        while *bytes.get(at)? != 0xFF {
            at += 1;
        }
        while *bytes.get(at)? == 0xFF {
            at += 1;
        }
        let marker = bytes[at];
        at += 1;
        if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
            continue;
        }
        let length = usize::from(be16(bytes, at)?);
        let segment = bytes.get(at + 2..at + length)?;
        match marker {
            0xD9 => return None,
            // Start of frame; 4, 8 and C are other things.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => frame = Some((marker, segment)),
            0xDA => {
                let (marker, frame) = frame?;
                // The phone's connection broke: half a face would be taken for a whole one, since decoders fill up with
                // grey. Within a scan the end mark cannot occur by chance.
                bytes[at..].windows(2).rposition(|pair| pair == [0xFF, 0xD9])?;
                let [_, h1, h0, w1, w0, components, sampling @ ..] = frame else {
                    return None;
                };
                let (width, height) = (u16::from_be_bytes([*w1, *w0]).into(), u16::from_be_bytes([*h1, *h0]).into());
                let whole = !matches!(marker, 0xC0 | 0xC1) || segment.first()? != components;
                let per_pixel = 3 + if whole { coefficients(sampling)? } else { 0 };
                let memory = u64::from(width) * u64::from(height) * per_pixel;
                return Some(Header { width, height, memory, animated: false });
            }
            _ => {}
        }
        at += length;
    }
}

/// Bytes of coefficients for each pixel, rounded up: two for each sample, fewer samples in coarser components.
fn coefficients(sampling: &[u8]) -> Option<u64> {
    let factors =
        || sampling.chunks_exact(3).map(|component| (u64::from(component[1] >> 4), u64::from(component[1] & 15)));
    let samples: u64 = factors().map(|(across, down)| across * down).sum();
    let finest = factors().map(|(across, _)| across).max()? * factors().map(|(_, down)| down).max()?;
    (finest > 0).then(|| (2 * samples).div_ceil(finest))
}

/// The header chunk comes first; the chunk that announces frames before the pixels.
fn png(bytes: &[u8]) -> Option<Header> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let (width, height) = (be32(bytes, 16)?, be32(bytes, 20)?);
    let samples = match bytes.get(25)? {
        0 | 4 => 2,
        // Colours get transparency when a later chunk says so.
        2 | 3 | 6 => 4,
        _ => return None,
    };
    let deep = if *bytes.get(24)? == 16 { 2 } else { 1 };
    let memory = u64::from(width).saturating_mul(height.into()).saturating_mul(samples * deep);

    let mut at = 8_usize;
    let mut animated = false;
    while let (Some(length), Some(name)) = (be32(bytes, at), bytes.get(at + 4..at + 8)) {
        animated |= name == b"acTL";
        if name == b"IDAT" {
            break;
        }
        at = at.checked_add(length as usize)?.checked_add(12)?;
    }
    Some(Header { width, height, memory, animated })
}

/// All chunks are looked at: the decoder believes the inner picture's size, not the one that the file declares first.
fn webp(bytes: &[u8]) -> Option<Header> {
    let mut size = None;
    let (mut lossless, mut alpha, mut animated) = (false, false, false);
    let mut at = 12;
    while let (Some(name), Some(length)) = (bytes.get(at..at + 4), le32(bytes, at + 4)) {
        let length = length as usize;
        let chunk = bytes.get(at + 8..)?;
        let this = match name {
            b"VP8X" => {
                animated |= chunk.first()? & 0x02 != 0;
                Some((le24(chunk, 4)? + 1, le24(chunk, 7)? + 1))
            }
            b"VP8 " => Some((u32::from(le16(chunk, 6)? & 0x3FFF), u32::from(le16(chunk, 8)? & 0x3FFF))),
            b"VP8L" => {
                lossless = true;
                let bits = le32(chunk, 1)?;
                Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
            }
            b"ALPH" => {
                alpha = true;
                None
            }
            b"ANIM" | b"ANMF" => {
                animated = true;
                None
            }
            _ => None,
        };
        if this.is_some() && size.is_some() && this != size {
            return None;
        }
        size = size.or(this);
        at = at.checked_add(8)?.checked_add(length.checked_next_multiple_of(2)?)?;
    }
    let (width, height) = size?;
    // Result, planes of luma and chroma, and the alpha plane on its way through a lossless picture.
    let per_pixel = if alpha {
        12
    } else if lossless {
        8
    } else {
        5
    };
    let memory = u64::from(width) * u64::from(height) * per_pixel;
    Some(Header { width, height, memory, animated })
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_be_bytes(*chunk))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_be_bytes(*chunk))
}

fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_le_bytes(*chunk))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|[low, middle, high]| u32::from_le_bytes([*low, *middle, *high, 0]))
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

#[cfg(test)]
mod tests {
    use super::{super::samples, *};

    #[test]
    fn the_size_is_read_in_every_kind() {
        let image = samples::drawn(40, 30);
        for (kind, bytes) in [
            (Kind::Jpeg, samples::jpeg(&image)),
            (Kind::Png, samples::png(&image)),
            (Kind::WebP, samples::webp(&image)),
        ] {
            let header = Header::read(kind, &bytes).unwrap();
            assert_eq!((header.width, header.height, header.animated), (40, 30, false), "{kind:?}");
            assert!(header.memory >= 40 * 30 * 3, "{kind:?}");
        }
    }

    #[test]
    fn a_progressive_jpeg_needs_its_coefficients_too() {
        let frame = |marker: u8| {
            [
                &[0xFF, 0xD8, 0xFF, marker, 0, 17, 8, 0, 100, 0, 200, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1][..],
                &[0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 0xFF, 0xD9],
            ]
            .concat()
        };
        let memory = |marker| Header::read(Kind::Jpeg, &frame(marker)).unwrap().memory;
        assert_eq!(memory(0xC0), 200 * 100 * 3);
        assert_eq!(memory(0xC2), 200 * 100 * 6);
    }

    #[test]
    fn a_webp_whose_parts_disagree_about_the_size_is_damaged() {
        let mut bytes =
            b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x09\0\0\x09\0\0VP8 \x0A\0\0\0\0\0\0\x9d\x01\x2a".to_vec();
        bytes.extend_from_slice(&[10, 0, 10, 0]);
        assert_eq!(Header::read(Kind::WebP, &bytes).map(|header| header.pixels()), Some(100));
        let end = bytes.len();
        bytes[end - 3..].copy_from_slice(&[0x3F, 0xFF, 0x3F]);
        assert_eq!(Header::read(Kind::WebP, &bytes), None);
    }

    #[test]
    fn no_shortened_header_reads_beyond_its_end() {
        let image = samples::drawn(40, 30);
        for (kind, bytes) in [
            (Kind::Jpeg, samples::jpeg(&image)),
            (Kind::Png, samples::png(&image)),
            (Kind::WebP, samples::webp(&image)),
        ] {
            for end in 0..bytes.len().min(700) {
                let _ = Header::read(kind, &bytes[..end]);
            }
        }
        assert_eq!(Header::read(Kind::Jpeg, &[0xFF, 0xD8, 0xFF, 0xE1, 0, 0]), None);
    }
}
