//! Pictures drawn for the tests of this module, and the container of workbooks.

use std::io::{Cursor, Write};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder, metadata::Orientation};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The upper half of [`upright`].
pub(super) const TOP: [u8; 3] = [220, 30, 30];
/// The lower half.
pub(super) const BOTTOM: [u8; 3] = [30, 60, 200];
/// The left tenth of the upper half, by which a mirrored picture is found.
pub(super) const LEFT_MARK: [u8; 3] = [30, 200, 60];
/// What [`with_exif`] writes as the place where the photo was taken.
pub(super) const GPS: &[u8] = b"-6.8886,109.6753";

/// Colours that change from pixel to pixel, but softly.
pub(super) fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x / 2) as u8, (y / 3) as u8, ((x + y) / 4) as u8]))
}

/// Nothing that a JPEG could save bytes on.
pub(super) fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(state >> 8) as u8, (state >> 16) as u8, (state >> 24) as u8])
    })
}

/// Two halves, one above the other, with a mark on the left of the upper.
pub(super) fn upright(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (y < height / 2, x < width / 10) {
            (false, _) => BOTTOM,
            (true, true) => LEFT_MARK,
            (true, false) => TOP,
        })
    })
}

/// [`upright`] as a camera stores it that writes orientation 6: lying on its left side.
pub(super) fn on_its_side(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { TOP } else { BOTTOM }))
}

/// A picture as a camera stores it that then writes this orientation: the reverse of turning it upright.
pub(super) fn laid(upright: RgbImage, exif: u8) -> RgbImage {
    let reverse = match exif {
        6 => 8,
        8 => 6,
        other => other,
    };
    let mut image = DynamicImage::ImageRgb8(upright);
    image.apply_orientation(Orientation::from_exif(reverse).unwrap());
    image.into_rgb8()
}

pub(super) fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(image).unwrap();
    bytes
}

pub(super) fn png(image: &RgbImage) -> Vec<u8> {
    encoded(image, ImageFormat::Png)
}

pub(super) fn webp(image: &RgbImage) -> Vec<u8> {
    encoded(image, ImageFormat::WebP)
}

fn encoded(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// The JPEG with an Exif segment behind its first two bytes: the orientation, and a place.
pub(super) fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08".to_vec();
    exif.extend_from_slice(&[0, 2]);
    // Orientation: tag, type SHORT, one value, in the upper half of the field.
    exif.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    // Where it was taken, as text in the description, which is where some programs write it.
    exif.extend_from_slice(&[0x01, 0x0E, 0, 2, 0, 0, 0, GPS.len() as u8, 0, 0, 0, 38]);
    exif.extend_from_slice(&[0; 4]);
    exif.extend_from_slice(GPS);
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

/// The PNG with a chunk behind its header that announces two frames.
pub(super) fn animated_png(image: &RgbImage) -> Vec<u8> {
    let png = png(image);
    let chunk = b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\xF3\x8D\x93\x70";
    [&png[..33], chunk, &png[33..]].concat()
}

pub(super) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A container as workbooks are, of these parts.
pub(super) fn zipped(parts: &[(&str, &str)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("a part");
        zip.write_all(content.as_bytes()).expect("its content");
    }
    zip.finish().expect("a file").into_inner()
}
