//! From the bytes of a phone to the one JPEG that is kept.
//!
//! The order keeps memory small: look at the header, decode, cut and shrink, and only then turn. A picture of 12 or 50
//! megapixels lying on its side is turned when it has become a small one.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageResult, Limits, RgbImage,
    codecs::{
        jpeg::{JpegDecoder, JpegEncoder},
        png::PngDecoder,
        webp::WebPDecoder,
    },
    imageops::{self, FilterType},
    metadata::Orientation,
};

use super::{
    header::Header,
    shrink::shrink,
    sniff::{Kind, sniff},
};
use crate::domain::refusal::{MAX_BYTES, MAX_MEGAPIXELS, Refusal};

/// What one picture may take while it is decoded, in bytes. With the file itself and the picture shrunk from it the
/// whole stays below 256 MiB.
const MEMORY: u64 = 200_000_000;

/// What the picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// The photo on the card (pas foto, 3 × 4): cut to that shape, 600 × 800 pixels, at most 200 kB.
    Portrait,
    /// A scan that must stay readable: whole, the longest side at most 2000 pixels, at most 400 kB.
    Document,
    /// The city's emblem on the card: whole, the longest side at most 600 pixels, at most 100 kB.
    Emblem,
}

/// A picture as it is kept: upright, without any metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub jpeg: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Decodes a picture that was sent and makes of it what is wanted. Takes up to seconds of processor time and 256 MiB; see
/// [`super::IntakeGate`] for calling it from a request.
///
/// # Errors
/// The reason, when the bytes are no picture that can be taken.
pub fn take(bytes: &[u8], want: Want) -> Result<Picture, Refusal> {
    if bytes.len() > MAX_BYTES as usize {
        return Err(Refusal::TooLarge);
    }
    let kind = sniff(bytes)?;
    let header = Header::read(kind, bytes).ok_or(Refusal::Unreadable)?;
    check(&header, want)?;
    let (image, orientation) = decode(kind, bytes, &header)?;
    let mut small = DynamicImage::ImageRgb8(shrink(image, orientation, want).ok_or(Refusal::Unreadable)?);
    small.apply_orientation(orientation);
    encode(small.into_rgb8(), want)
}

fn check(header: &Header, want: Want) -> Result<(), Refusal> {
    let shortest = match want {
        Want::Portrait => 240,
        Want::Document | Want::Emblem => 200,
    };
    if header.pixels() > MAX_MEGAPIXELS * 1_000_000 || header.memory > MEMORY {
        Err(Refusal::TooManyPixels)
    } else if header.animated {
        Err(Refusal::Animated)
    } else if header.width.min(header.height) < shortest {
        Err(Refusal::TooSmall)
    } else {
        Ok(())
    }
}

pub(super) fn decode(kind: Kind, bytes: &[u8], header: &Header) -> Result<(DynamicImage, Orientation), Refusal> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    limits.max_image_width = Some(header.width);
    limits.max_image_height = Some(header.height);
    let input = Cursor::new(bytes);
    match kind {
        Kind::Jpeg => JpegDecoder::new(input).and_then(|decoder| run(decoder, limits)),
        Kind::Png => PngDecoder::with_limits(input, limits.clone()).and_then(|decoder| run(decoder, limits)),
        Kind::WebP => WebPDecoder::new(input).and_then(|decoder| run(decoder, limits)),
    }
    .map_err(|_| Refusal::Unreadable)
}

fn run(mut decoder: impl ImageDecoder, limits: Limits) -> ImageResult<(DynamicImage, Orientation)> {
    decoder.set_limits(limits)?;
    // A damaged note about the orientation is no reason to refuse a good picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder)?, orientation))
}

/// Encodes at falling quality until it is small enough, then at falling size. Few steps, since each costs a tenth of a
/// second for a full page.
pub(super) fn encode(mut image: RgbImage, want: Want) -> Result<Picture, Refusal> {
    let (qualities, limit): (&[u8], usize) = match want {
        Want::Portrait => (&[85, 65, 45, 25], 200_000),
        Want::Document => (&[80, 60, 40], 400_000),
        Want::Emblem => (&[92, 80, 60], 100_000),
    };
    let mut step = 0;
    loop {
        let mut jpeg = Vec::with_capacity(limit);
        // It fails only for sizes that a JPEG cannot have.
        JpegEncoder::new_with_quality(&mut jpeg, qualities[step])
            .encode_image(&image)
            .map_err(|_| Refusal::Unreadable)?;
        let (width, height) = image.dimensions();
        if jpeg.len() <= limit {
            return Ok(Picture { jpeg, width, height });
        }
        if step + 1 < qualities.len() {
            step += 1;
        } else {
            // Bytes go with the area. A little less than that, so that it gets smaller each time.
            let factor = 0.95 * (limit as f64 / jpeg.len() as f64).sqrt();
            let smaller = |side: u32| ((f64::from(side) * factor) as u32).max(1);
            image = imageops::resize(&image, smaller(width), smaller(height), FilterType::CatmullRom);
        }
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::{super::samples, *};

    fn decoded(picture: &Picture) -> RgbImage {
        let image = image::load_from_memory_with_format(&picture.jpeg, image::ImageFormat::Jpeg).unwrap().into_rgb8();
        assert_eq!(image.dimensions(), (picture.width, picture.height));
        image
    }

    fn is_near(pixel: &Rgb<u8>, colour: [u8; 3]) -> bool {
        pixel.0.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 40)
    }

    #[test]
    fn a_sideways_photo_of_12_megapixels_becomes_an_upright_portrait() {
        let bytes = samples::with_exif(&samples::jpeg(&samples::on_its_side(4000, 3000)), 6);
        let picture = take(&bytes, Want::Portrait).unwrap();
        assert_eq!((picture.width, picture.height), (600, 800));
        assert!(picture.jpeg.len() <= 200_000);
        let image = decoded(&picture);
        assert!(is_near(image.get_pixel(300, 50), samples::TOP), "the head is above");
        assert!(is_near(image.get_pixel(300, 750), samples::BOTTOM));
    }

    #[test]
    fn all_eight_orientations_end_upright_and_are_cut_above_the_middle() {
        // Upright 300 × 800: 400 rows stay, 160 are cut above, 240 below; so the upper colour keeps 240 of 400 rows.
        for exif in 1..=8 {
            let upright = samples::upright(300, 800);
            let lying = samples::laid(upright, exif);
            let picture = take(&samples::with_exif(&samples::jpeg(&lying), exif), Want::Portrait).unwrap();
            assert_eq!((picture.width, picture.height), (600, 800));
            let image = decoded(&picture);
            assert!(is_near(image.get_pixel(300, 450), samples::TOP), "orientation {exif}");
            assert!(is_near(image.get_pixel(300, 510), samples::BOTTOM), "orientation {exif}");
            assert!(is_near(image.get_pixel(20, 20), samples::LEFT_MARK), "orientation {exif}");
        }
    }

    #[test]
    fn a_document_keeps_its_shape_and_is_at_most_2000_pixels_long() {
        let bytes = samples::with_exif(&samples::jpeg(&samples::on_its_side(2600, 1300)), 6);
        let picture = take(&bytes, Want::Document).unwrap();
        assert_eq!((picture.width, picture.height), (1000, 2000));
        assert!(is_near(decoded(&picture).get_pixel(500, 50), samples::TOP));
        let small = take(&samples::png(&samples::drawn(700, 500)), Want::Document).unwrap();
        assert_eq!((small.width, small.height), (700, 500));
    }

    #[test]
    fn noise_is_brought_below_the_limit() {
        let noise = samples::jpeg(&samples::noise(900, 900));
        assert!(take(&noise, Want::Portrait).unwrap().jpeg.len() <= 200_000);
        assert!(take(&noise, Want::Document).unwrap().jpeg.len() <= 400_000);
    }

    #[test]
    fn no_metadata_survives() {
        let bytes = samples::with_exif(&samples::jpeg(&samples::drawn(400, 400)), 1);
        assert!(samples::contains(&bytes, b"Exif") && samples::contains(&bytes, samples::GPS));
        let jpeg = take(&bytes, Want::Document).unwrap().jpeg;
        assert!(!samples::contains(&jpeg, b"Exif") && !samples::contains(&jpeg, samples::GPS));
        let mut decoder = JpegDecoder::new(Cursor::new(&jpeg)).unwrap();
        assert_eq!(decoder.exif_metadata().unwrap(), None);
        assert_eq!(decoder.xmp_metadata().unwrap(), None);
        assert_eq!(decoder.icc_profile().unwrap(), None);
        // Nothing hangs behind the end either.
        let mut polyglot = samples::jpeg(&samples::drawn(400, 400));
        polyglot.extend_from_slice(b"<script>alert(1)</script>");
        assert!(!samples::contains(&take(&polyglot, Want::Document).unwrap().jpeg, b"script"));
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let clear = image::RgbaImage::from_pixel(300, 300, image::Rgba([0, 0, 0, 0]));
        let mut png = Vec::new();
        clear.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        assert!(is_near(decoded(&take(&png, Want::Document).unwrap()).get_pixel(150, 150), [255; 3]));
    }

    #[test]
    fn webp_png_grey_and_deep_pictures_are_taken() {
        let image = samples::drawn(320, 320);
        let dynamic = DynamicImage::ImageRgb8(image.clone());
        let encoded = |image: DynamicImage| {
            let mut png = Vec::new();
            image.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
            png
        };
        for bytes in [
            samples::webp(&image),
            samples::png(&image),
            encoded(dynamic.to_luma8().into()),
            encoded(dynamic.to_luma_alpha16().into()),
            encoded(dynamic.to_rgba16().into()),
        ] {
            for want in [Want::Portrait, Want::Document] {
                assert!(take(&bytes, want).is_ok());
            }
        }
    }

    #[test]
    fn files_that_are_cut_short_are_unreadable() {
        let image = samples::drawn(500, 500);
        for bytes in [samples::jpeg(&image), samples::png(&image), samples::webp(&image)] {
            for percent in [30, 60, 90] {
                let cut = &bytes[..bytes.len() * percent / 100];
                assert_eq!(take(cut, Want::Document), Err(Refusal::Unreadable), "{percent} % of {:?}", &bytes[..4]);
            }
        }
    }

    #[test]
    fn what_is_no_picture_is_refused_with_its_reason() {
        for (bytes, reason) in [
            (&b""[..], Refusal::Empty),
            (b"ini foto saya, namanya foto.jpg", Refusal::NotAPicture),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Refusal::Heic),
            (b"%PDF-1.7", Refusal::Pdf),
            (b"GIF89a\x01\0\x01\0", Refusal::Animated),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Refusal::Svg),
        ] {
            assert_eq!(take(bytes, Want::Portrait), Err(reason));
        }
        assert_eq!(take(&vec![0; 60_000_000], Want::Portrait), Err(Refusal::TooLarge));
    }

    #[test]
    fn a_header_that_promises_too_much_is_refused_before_decoding() {
        let mut bomb = samples::png(&samples::drawn(10, 10));
        bomb[16..24].copy_from_slice(&[0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20]);
        assert_eq!(take(&bomb, Want::Document), Err(Refusal::TooManyPixels));
        bomb[16..24].copy_from_slice(&[0xFF; 8]);
        assert_eq!(take(&bomb, Want::Document), Err(Refusal::TooManyPixels));
    }

    #[test]
    fn pictures_too_small_to_show_anything_are_refused() {
        assert_eq!(take(&samples::png(&samples::drawn(1, 1)), Want::Portrait), Err(Refusal::TooSmall));
        assert_eq!(take(&samples::png(&samples::drawn(239, 900)), Want::Portrait), Err(Refusal::TooSmall));
        assert_eq!(take(&samples::png(&samples::drawn(900, 199)), Want::Document), Err(Refusal::TooSmall));
        assert!(take(&samples::png(&samples::drawn(240, 240)), Want::Portrait).is_ok());
    }

    #[test]
    fn moving_pictures_are_refused() {
        let png = samples::animated_png(&samples::drawn(300, 300));
        assert_eq!(take(&png, Want::Document), Err(Refusal::Animated));
        let webp = b"RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\xFF\x01\0\xFF\x01\0";
        assert_eq!(take(webp, Want::Document), Err(Refusal::Animated));
    }
}
