//! What people type and upload in the tests. Nobody has such a NIK: its district does not exist.

use std::io::Cursor;
use std::sync::LazyLock;

use ak1::domain::form::Step;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};

pub const NAME: &str = "Nur'aini Rahmawati";
pub const STREET: &str = "Jalan Melati Harum Gang Tujuh";
pub const PHONE: &str = "081234509876";
pub const EMAIL: &str = "nuraini.rahma@contoh.id";
pub const SKILLS: &str = "Menjahit dan membatik tulis";

/// A woman born on 1 January 2000.
pub fn nik(number: u32) -> String {
    format!("337599410100{number:04}")
}

/// Complete answers to a step.
pub fn answers(step: Step) -> Vec<(&'static str, &'static str)> {
    match step {
        Step::Identity => vec![
            ("name", NAME),
            ("birth_place", "Pekalongan"),
            ("birth_date", "01-01-2000"),
            ("sex", "P"),
            ("religion", "islam"),
            ("marital", "belum-kawin"),
            ("nationality", "WNI"),
        ],
        Step::Address => vec![
            ("ktp_street", STREET),
            ("ktp_rt", "003"),
            ("ktp_rw", "007"),
            ("ktp_village", "Medono"),
            ("ktp_district", "Pekalongan Barat"),
            ("ktp_city", "Kota Pekalongan"),
            ("kelurahan", "33.75.01.1002"),
            ("same", "ya"),
        ],
        Step::Contact => vec![("phone", PHONE), ("email", EMAIL)],
        Step::Education => vec![
            ("edu.0.level", "smk"),
            ("edu.0.school", "SMK Contoh 2"),
            ("edu.0.major", "Tata Busana"),
            ("edu.0.year", "2018"),
        ],
        Step::Training => vec![("skills", SKILLS), ("languages", "Indonesia, Jawa")],
        Step::Experience => vec![
            ("work.0.position", "Penjahit"),
            ("work.0.employer", "CV Contoh Jaya"),
            ("work.0.from", "2019"),
            ("work.0.until", "2022"),
        ],
        Step::Wanted => vec![("job", "Penjahit"), ("place", "kota"), ("wage", "2.600.000")],
        Step::Documents => vec![],
    }
}

/// A small picture, as a JPEG.
pub static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| jpeg(&drawn(240, 320)));

pub const TOP: [u8; 3] = [220, 30, 30];
pub const BOTTOM: [u8; 3] = [30, 60, 200];
const PLACE: &[u8] = b"-6.8886,109.6753";

pub fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x / 2) as u8, (y / 3) as u8, ((x + y) / 4) as u8]))
}

pub fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(image).expect("a JPEG");
    bytes
}

pub fn png(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("a PNG");
    bytes
}

/// What a phone held upright stores: the picture on its left side, a note that it must be turned, and the place where it was taken.
pub fn sideways_photo(width: u32, height: u32) -> Vec<u8> {
    let lying = RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { TOP } else { BOTTOM }));
    let jpeg = jpeg(&lying);
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08".to_vec();
    exif.extend_from_slice(&[0, 2]);
    exif.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);
    exif.extend_from_slice(&[0x01, 0x0E, 0, 2, 0, 0, 0, PLACE.len() as u8, 0, 0, 0, 38]);
    exif.extend_from_slice(&[0; 4]);
    exif.extend_from_slice(PLACE);
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
