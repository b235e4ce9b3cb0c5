//! PDFs as uploads: pages become pictures, in a process of their own, or the whole file is refused with its reason.

use std::time::{Duration, Instant};

use ak1::domain::form::Step;
use ak1::domain::refusal::Refusal;
use ak1::text::refusal::refusal_with;
use image::RgbImage;

use super::app::TestApp;
use super::samples::{self, BOTTOM, TOP};
use super::seeker::Seeker;

const A4: &str = "[0 0 595 842]";

/// A half of the page in red, the other in blue, and a line in a font that is not in the file.
const RED_ABOVE: &str = "0.86 0.12 0.12 rg 0 421 595 421 re f 0.12 0.24 0.78 rg 0 0 595 421 re f \
                         1 g BT /F 90 Tf 40 600 Td (CONTOH) Tj ET";
const BLUE_ABOVE: &str = "0.12 0.24 0.78 rg 0 421 595 421 re f 0.86 0.12 0.12 rg 0 0 595 421 re f";

#[tokio::test]
async fn the_pages_of_a_pdf_become_pictures_in_their_order() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let sent = pdf(A4, &[RED_ABOVE, BLUE_ABOVE]);
    let answer = seeker.upload("ijazah", &sent).await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (204, ""));
    let documents = seeker.overview().await.documents;
    assert_eq!(documents.iter().map(|page| page.page).collect::<Vec<_>>(), [1, 2]);
    let mut pages = Vec::new();
    for document in &documents {
        let answer = seeker.get(&format!("/berkas/{}", document.id)).await;
        assert_eq!(answer.headers["content-type"], "image/jpeg");
        pages.push(image::load_from_memory(&answer.body).expect("a picture").into_rgb8());
    }
    for (page, above, below) in [(&pages[0], TOP, BOTTOM), (&pages[1], BOTTOM, TOP)] {
        assert!(page.height().abs_diff(2000) <= 1 && page.width().abs_diff(1413) <= 1, "{:?}", page.dimensions());
        assert!(near(page, 0.05, above) && near(page, 0.95, below));
    }
    assert!(pages[0].pixels().any(|pixel| pixel.0.iter().all(|value| *value > 230)), "the letters are drawn");

    // A third and fourth come behind them, as a picture or as a PDF.
    assert_eq!(seeker.upload("ijazah", &samples::PICTURE).await.status, 204);
    assert_eq!(seeker.upload("ijazah", &pdf(A4, &[BLUE_ABOVE])).await.status, 204);
    let documents = seeker.overview().await.documents;
    assert_eq!(documents.iter().map(|page| page.page).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[tokio::test]
async fn a_page_of_any_size_becomes_one_of_bounded_size() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    for (kind, size) in
        [("ijazah", "[0 0 14400 14400]"), ("sertifikat", "[0 0 90000000 60000000]"), ("ktp", "[0 0 3 2]")]
    {
        let answer = seeker.upload(kind, &pdf(size, &["1 0 0 rg 0 0 90000000 90000000 re f"])).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (204, ""), "{size}");
    }
    let documents = app.store.documents(&seeker.id).await.expect("documents");
    assert_eq!(documents.len(), 3);
    assert!(documents.iter().all(|page| page.width <= 2000 && page.height <= 2000));
    let strip = seeker.upload("ktp", &pdf("[0 0 1000 20]", &["1 0 0 rg 0 0 999 9 re f"])).await;
    assert_eq!((strip.status.as_u16(), strip.text().as_str()), (422, "too-small"));
}

#[tokio::test]
async fn a_pdf_that_cannot_be_read_is_refused_with_its_reason_and_nothing_is_stored_or_lost() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.fill_all_steps().await;
    let whole = pdf(A4, &[RED_ABOVE]);
    // 32 bytes each that no password makes.
    let bytes = "5A".repeat(32);
    let locked = format!("/Encrypt << /Filter /Standard /V 1 /R 2 /O <{bytes}> /U <{bytes}> /P -4 >> /ID [<00> <00>]");
    // The picture says that it is 65,500 pixels wide and high.
    let mut bomb = samples::PICTURE.clone();
    let frame = bomb.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame header");
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    let cases = [
        (written(objects(A4, &[RED_ABOVE], ""), &locked), Refusal::PdfLocked),
        (pdf(A4, &[RED_ABOVE; 40]), Refusal::PdfPages),
        (pdf(A4, &[RED_ABOVE; 300]), Refusal::PdfPages),
        (pdf(A4, &[]), Refusal::PdfEmpty),
        (pdf(A4, &["", "1 g 0 0 300 300 re f"]), Refusal::PdfEmpty),
        (b"%PDF-1.7\nini bukan PDF".to_vec(), Refusal::PdfBroken),
        ([&b"%PDF-1.7\n"[..], &samples::PICTURE, b"\nstartxref\n9\n%%EOF"].concat(), Refusal::PdfBroken),
        (whole[..whole.len() - 100].to_vec(), Refusal::PdfBroken),
        (with_image(200, 200, &samples::PICTURE[300..600]), Refusal::PdfBroken),
        (with_image(65_500, 65_500, &bomb), Refusal::PdfHeavy),
    ];
    for (sent, why) in &cases {
        refused(&seeker, "ijazah", sent, *why, 6).await;
    }
    assert_eq!(seeker.overview().await.documents, []);
    let (_, street) = samples::answers(Step::Address)[0];
    assert!(seeker.page("/permohonan/alamat").await.contains(street), "the answers are still there");
}

#[tokio::test]
async fn a_pdf_that_takes_too_long_is_given_up() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    // A colour for each point, computed in thousands of steps, again and again: a hundred kilobytes are work for hours.
    let steps = format!("{{ {} exch pop dup dup }}", "dup mul sqrt sin abs ".repeat(5000));
    let shading =
        "/Shading << /S << /ShadingType 1 /ColorSpace /DeviceRGB /Matrix [595 0 0 842 0 0] /Function 6 0 R >> >>";
    let mut objects = objects(A4, &[&"/S sh ".repeat(50)], shading);
    objects.push(stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]", steps.as_bytes()));
    let sent = written(objects, "");
    let begin = Instant::now();
    let answer = seeker.upload("ijazah", &sent).await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (422, "pdf-heavy"));
    assert!(begin.elapsed() < Duration::from_secs(55), "{:?}", begin.elapsed());
    assert_eq!(seeker.overview().await.documents, []);
    // The gate is open again.
    assert_eq!(seeker.upload("ijazah", &samples::PICTURE).await.status, 204);
}

#[tokio::test]
async fn a_pdf_may_fill_a_document_but_not_overfill_it() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    refused(&seeker, "ktp", &pdf(A4, &[RED_ABOVE; 3]), Refusal::PdfPages, 2).await;
    assert_eq!(seeker.upload("ktp", &samples::PICTURE).await.status, 204);
    refused(&seeker, "ktp", &pdf(A4, &[RED_ABOVE; 2]), Refusal::PdfPages, 1).await;
    assert_eq!(seeker.overview().await.documents.len(), 1, "all pages or none");
    assert_eq!(seeker.upload("ktp", &pdf(A4, &[RED_ABOVE])).await.status, 204);
    let full = seeker.upload("ktp", &pdf(A4, &[RED_ABOVE])).await;
    assert_eq!((full.status.as_u16(), full.text().as_str()), (422, "penuh-halaman"));
    // Two files in one form: the second finds less room.
    let address = format!("/unggah/{}/ijazah", seeker.id);
    let (two, five) = (pdf(A4, &[BLUE_ABOVE; 2]), pdf(A4, &[BLUE_ABOVE; 5]));
    let both = seeker.upload_files_to(&address, &[("a.pdf", &two), ("b.pdf", &five)], "text/plain").await;
    assert_eq!((both.status.as_u16(), both.text().as_str()), (422, "pdf-pages"));
    assert_eq!(seeker.overview().await.documents.len(), 4, "two of the KTP, two of the first file");
}

#[tokio::test]
async fn the_photo_on_the_card_cannot_be_a_pdf() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    refused(&seeker, "foto", &pdf(A4, &[RED_ABOVE]), Refusal::Pdf, 1).await;
    assert_eq!(seeker.overview().await.documents, []);
    let html = seeker.page("/permohonan/dokumen").await;
    let input = |kind: &str| {
        let from = html.find(&format!("id=\"{kind}-berkas\"")).expect("a picker");
        html[from..].split('>').next().unwrap_or_default().to_owned()
    };
    assert!(!input("foto").contains("application/pdf") && input("ijazah").contains("application/pdf"));
}

/// Refused to scripts with the code, and without them by way of an address with nothing but the code; the page has the sentence.
async fn refused(seeker: &Seeker, kind: &str, sent: &[u8], why: Refusal, pages_left: u8) {
    let address = format!("/unggah/{}/{kind}", seeker.id);
    let answer = seeker.upload_to(&address, "Budi 3375.pdf", sent, "text/plain").await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (422, why.code()));
    let answer = seeker.upload_to(&address, "Budi 3375.pdf", sent, "text/html").await;
    let page = format!("/permohonan/dokumen?dokumen={kind}&masalah={}", why.code());
    assert_eq!((answer.status.as_u16(), answer.location()), (303, format!("{page}#{kind}").as_str()));
    let sentence = refusal_with(why, pages_left);
    assert!(seeker.page(&page).await.contains(&sentence), "{sentence}");
}

/// Whether the picture has this colour in the middle, so far down.
fn near(picture: &RgbImage, down: f32, colour: [u8; 3]) -> bool {
    let pixel = picture.get_pixel(picture.width() / 2, (picture.height() as f32 * down) as u32).0;
    pixel.iter().zip(colour).all(|(is, should)| is.abs_diff(should) < 40)
}

/// A PDF with a page for each of these contents.
fn pdf(size: &str, pages: &[&str]) -> Vec<u8> {
    written(objects(size, pages, ""), "")
}

/// One page that shows a picture kept in this way.
fn with_image(width: u32, height: u32, data: &[u8]) -> Vec<u8> {
    let mut objects = objects(A4, &["q 595 0 0 842 0 0 cm /I Do Q"], "/XObject << /I 6 0 R >>");
    let about = "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode";
    objects.push(stream(&format!("{about} /Width {width} /Height {height}"), data));
    written(objects, "")
}

/// The objects of a PDF, the first with the number 1, whose pages have these contents and may use these resources: two objects for each
/// page behind the first three.
fn objects(size: &str, pages: &[&str], resources: &str) -> Vec<Vec<u8>> {
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 4 + page * 2)).collect();
    let resources = format!("<< /Font << /F 3 0 R >> {resources} >>");
    let tree =
        format!("<< /Type /Pages /Count {} /Kids [{kids}] /MediaBox {size} /Resources {resources} >>", pages.len());
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        tree.into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ];
    for (page, content) in pages.iter().enumerate() {
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", 5 + page * 2).into_bytes());
        objects.push(stream("", content.as_bytes()));
    }
    objects
}

fn stream(about: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {about} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// The file, with the table of places at its end.
fn written(objects: Vec<Vec<u8>>, trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{} 0 obj\n", at + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (size, table) = (objects.len() + 1, file.len());
    let end = format!(
        "xref\n0 {size}\n{places}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"
    );
    file.extend(end.into_bytes());
    file
}
