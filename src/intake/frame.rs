//! What goes through the pipe from the process that reads a PDF to the server: pages as pixels, then an end or a refusal.
//!
//! A page is the letter `P`, width and height as two bytes each, and three bytes for each pixel. The server believes none of it beyond
//! these bounds, since a PDF may have taken the other process over.

use std::io::{self, Read, Write};

use image::RgbImage;

use crate::domain::refusal::Refusal;

/// The longest side of a page in pixels: that of a document's picture.
pub(super) const LONGEST: u16 = 2000;
/// The shortest side on which something can be read.
pub(super) const SHORTEST: u16 = 200;

const PAGE: u8 = b'P';
const END: u8 = b'.';
const REFUSALS: [(u8, Refusal); 6] = [
    (b'L', Refusal::PdfLocked),
    (b'B', Refusal::PdfBroken),
    (b'M', Refusal::PdfPages),
    (b'E', Refusal::PdfEmpty),
    (b'S', Refusal::TooSmall),
    (b'U', Refusal::PdfUnavailable),
];

/// What the server reads.
pub(super) enum Frame {
    Page(RgbImage),
    End,
    Refused(Refusal),
}

pub(super) fn page(output: &mut impl Write, width: u16, height: u16, rgb: &[u8]) -> io::Result<()> {
    output.write_all(&[PAGE])?;
    output.write_all(&width.to_be_bytes())?;
    output.write_all(&height.to_be_bytes())?;
    output.write_all(rgb)
}

pub(super) fn end(output: &mut impl Write) -> io::Result<()> {
    output.write_all(&[END])?;
    output.flush()
}

pub(super) fn refusal(output: &mut impl Write, why: Refusal) -> io::Result<()> {
    let (mark, _) = REFUSALS.into_iter().find(|(_, refusal)| *refusal == why).ok_or(io::ErrorKind::InvalidInput)?;
    output.write_all(&[mark])?;
    output.flush()
}

/// The next frame.
///
/// # Errors
/// When the other side ends too early, or says what it may not say.
pub(super) fn read(input: &mut impl Read) -> io::Result<Frame> {
    let [mark] = exactly(input)?;
    match mark {
        PAGE => {
            let (width, height) = (u16::from_be_bytes(exactly(input)?), u16::from_be_bytes(exactly(input)?));
            // Rounding may cost a pixel of the shortest side.
            if !(SHORTEST - 1..=LONGEST).contains(&width) || !(SHORTEST - 1..=LONGEST).contains(&height) {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let mut rgb = vec![0; usize::from(width) * usize::from(height) * 3];
            input.read_exact(&mut rgb)?;
            RgbImage::from_raw(width.into(), height.into(), rgb)
                .map(Frame::Page)
                .ok_or_else(|| io::ErrorKind::InvalidData.into())
        }
        END => Ok(Frame::End),
        _ => match REFUSALS.into_iter().find(|(known, _)| *known == mark) {
            Some((_, why)) => Ok(Frame::Refused(why)),
            None => Err(io::ErrorKind::InvalidData.into()),
        },
    }
}

fn exactly<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}
