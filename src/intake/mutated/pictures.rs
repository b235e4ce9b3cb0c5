//! Pictures and PDFs.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use proptest::prelude::*;

use super::{config, mutated};
use crate::domain::refusal::Refusal;
use crate::intake::frame::{self, Frame, LONGEST};
use crate::intake::header::Header;
use crate::intake::picture::{Want, decode, take};
use crate::intake::rasterise::draw;
use crate::intake::samples::{animated_png, drawn, jpeg, png, webp, with_exif};
use crate::intake::sniff::sniff;

/// Small, so that a thousand of each are decoded in seconds also by a build without optimisation.
static PICTURES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let small = drawn(24, 32);
    vec![with_exif(&jpeg(&small), 6), png(&small), webp(&small), animated_png(&small)]
});

/// One page with a line, a box and a picture.
static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let picture = jpeg(&drawn(16, 16));
    let content =
        "0.86 0.12 0.12 rg 0 421 595 421 re f BT /F 90 Tf 40 600 Td (CONTOH) Tj ET q 99 0 0 99 0 0 cm /I Do Q";
    let stream = |about: &str, data: &[u8]| {
        let head = format!("<< {about} /Length {} >>\nstream\n", data.len());
        [head.as_bytes(), data, b"\nendstream"].concat()
    };
    let image = "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Width 16 /Height 16";
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >> >>".to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>".to_vec(),
        stream("", content.as_bytes()),
        stream(image, &picture),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{} 0 obj\n", at + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let table = file.len();
    file.extend(
        format!("xref\n0 7\n{places}trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").into_bytes(),
    );
    file
});

/// As `picture::take` does, without its bound of the shortest side, which would keep small samples from the decoders.
fn decoded(bytes: &[u8]) {
    let Ok(kind) = sniff(bytes) else { return };
    let Some(header) = Header::read(kind, bytes) else { return };
    if header.pixels() > 100_000 || header.animated {
        return;
    }
    if let Ok((image, _)) = decode(kind, bytes, &header) {
        assert!((image.width(), image.height()) == (header.width, header.height), "what was checked is what came");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_jpeg_gone_wrong_is_decoded_or_refused(bytes in mutated(&PICTURES[0])) {
        decoded(&bytes);
    }

    #[test]
    fn a_png_gone_wrong_is_decoded_or_refused(bytes in mutated(&PICTURES[1])) {
        decoded(&bytes);
    }

    #[test]
    fn a_webp_gone_wrong_is_decoded_or_refused(bytes in mutated(&PICTURES[2])) {
        decoded(&bytes);
    }

    #[test]
    fn whatever_is_sent_is_taken_or_refused(
        head in proptest::sample::select(&HEADS[..]), rest in proptest::collection::vec(any::<u8>(), 0..1500), portrait: bool,
    ) {
        let bytes = [head, &rest].concat();
        let want = if portrait { Want::Portrait } else { Want::Document };
        if let Ok(picture) = take(&bytes, want) {
            prop_assert!(picture.jpeg.len() <= 400_000 && picture.width.max(picture.height) <= 2000);
        }
        decoded(&bytes);
    }

    #[test]
    fn an_answer_of_the_pdf_process_is_believed_within_its_bounds(
        mark in proptest::sample::select(&b"P.LBMESU?"[..]), bytes in proptest::collection::vec(any::<u8>(), 0..300), small: bool,
    ) {
        let mut answer = vec![mark];
        if small {
            answer.extend([1, 0, 0, 200]);
        }
        answer.extend(bytes);
        if let Ok(Frame::Page(page)) = frame::read(&mut &answer[..]) {
            prop_assert!(page.width().max(page.height()) <= u32::from(LONGEST));
        }
    }

    /// The reader of PDFs is another's, and it runs in a process of its own: what it does to itself ends there. What is ours is that it answers, that
    /// what it draws keeps its bounds, and that it never leads on to more pages than were asked for.
    #[test]
    fn a_pdf_gone_wrong_is_drawn_within_bounds_or_refused(bytes in mutated(&PDF)) {
        let mut answer = Vec::new();
        let Ok(Ok(came)) = catch_unwind(AssertUnwindSafe(|| draw(bytes, 2, SMALL, &mut answer))) else { return Ok(()) };
        prop_assert!(answer.len() <= 2 * (5 + 3 * usize::from(SMALL) * usize::from(SMALL)));
        let refusals = [Refusal::PdfBroken, Refusal::PdfLocked, Refusal::PdfPages, Refusal::PdfEmpty, Refusal::TooSmall];
        prop_assert!(came.map_or_else(|why| refusals.contains(&why), |()| !answer.is_empty()));
    }
}

/// Pixels of the long side: a page of the real size takes a build without optimisation a second.
const SMALL: u16 = 40;

const HEADS: [&[u8]; 7] = [
    b"",
    b"\xFF\xD8\xFF",
    b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR",
    b"RIFF\0\x01\0\0WEBPVP8 ",
    b"RIFF\0\x01\0\0WEBPVP8L",
    b"%PDF-1.7\n",
    b"GIF89a",
];

#[test]
fn the_samples_are_good_before_anything_is_changed() {
    for bytes in &PICTURES[..3] {
        let kind = sniff(bytes).expect("a picture");
        let header = Header::read(kind, bytes).expect("its header");
        assert!(decode(kind, bytes, &header).is_ok_and(|(image, _)| (image.width(), image.height()) == (24, 32)));
    }
    let mut answer = Vec::new();
    assert_eq!(draw(PDF.clone(), 2, SMALL, &mut answer).expect("an answer"), Ok(()));
    assert!(answer.len() > 3000, "{} bytes of pixels", answer.len());
}
