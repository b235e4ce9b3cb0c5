//! Pictures as phones send them, and everything that is none.

use ak1::api::form::Overview;
use ak1::domain::refusal::Refusal;
use ak1::text::refusal::refusal;

use super::app::TestApp;
use super::samples::{self, BOTTOM, TOP, contains};

#[tokio::test]
async fn a_twelve_megapixel_photo_lying_on_its_side_becomes_a_small_upright_one_without_its_place() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let sent = samples::sideways_photo(4000, 3000);
    assert!(contains(&sent, b"Exif") && contains(&sent, b"-6.8886"));
    assert_eq!(seeker.upload("ktp", &sent).await.status, 204);
    let id = seeker.overview().await.documents[0].id.clone();
    let answer = seeker.get(&format!("/berkas/{id}")).await;
    assert_eq!(answer.headers["content-type"], "image/jpeg");
    assert!(answer.headers["content-security-policy"].to_str().is_ok_and(|policy| policy.contains("sandbox")));
    assert!(!contains(&answer.body, b"Exif") && !contains(&answer.body, b"-6.8886"), "stripped");
    assert!(answer.body.len() <= 400_000, "{} bytes", answer.body.len());
    let picture = image::load_from_memory(&answer.body).expect("a picture").into_rgb8();
    assert!(picture.height() > picture.width() && picture.height() <= 2000, "{:?}", picture.dimensions());
    let middle = picture.width() / 2;
    assert!(
        near(picture.get_pixel(middle, 20).0, TOP) && near(picture.get_pixel(middle, picture.height() - 20).0, BOTTOM)
    );
}

#[tokio::test]
async fn each_file_that_cannot_be_taken_is_refused_with_its_reason_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    assert_eq!(seeker.upload("ktp", &samples::PICTURE).await.status, 204);
    let before = seeker.overview().await.documents;
    let cut = &samples::PICTURE[..samples::PICTURE.len() / 3];
    let large = vec![b'x'; 60 * 1024 * 1024];
    let mut barely = samples::PICTURE.clone();
    barely.resize(15_000_001, 0);
    let tiny = samples::png(&samples::drawn(40, 40));
    let cases: [(&str, &[u8], Refusal); 10] = [
        ("IMG_0001.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Refusal::Heic),
        ("foto.jpg", b"Ini bukan foto, hanya tulisan.", Refusal::NotAPicture),
        ("foto.jpg", cut, Refusal::Unreadable),
        ("foto.jpg", &large, Refusal::TooLarge),
        ("foto.jpg", &barely, Refusal::TooLarge),
        ("ijazah.pdf", b"%PDF-1.7\n1 0 obj", Refusal::PdfBroken),
        ("stiker.gif", b"GIF89a\x01\0\x01\0\0\0\0;", Refusal::Animated),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Refusal::Svg),
        ("kecil.png", &tiny, Refusal::TooSmall),
        ("kosong.jpg", b"", Refusal::Empty),
    ];
    let address = format!("/unggah/{}/ktp", seeker.id);
    for (name, bytes, why) in cases {
        let answer = seeker.upload_to(&address, name, bytes, "text/plain").await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (422, why.code()), "{name}");
        let answer = seeker.upload_to(&address, name, bytes, "text/html").await;
        let page = format!("/permohonan/dokumen?dokumen=ktp&masalah={}#ktp", why.code());
        assert_eq!((answer.status.as_u16(), answer.location()), (303, page.as_str()), "{name}");
        let html = seeker.page(page.trim_end_matches("#ktp")).await;
        let at = html.split("id=\"ktp-salah\"").nth(1).expect("a place for the sentence");
        let first = refusal(why).split(['"', '>']).next().unwrap_or_default();
        assert!(at.split("</p>").next().is_some_and(|said| said.contains(first) && !said.contains("hidden")), "{name}");
        assert_eq!(seeker.overview().await.documents, before, "{name}");
    }
}

#[tokio::test]
async fn a_document_takes_as_many_pages_as_it_may_and_a_photo_replaces_the_one_before() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    for _ in 0..2 {
        assert_eq!(seeker.upload("ktp", &samples::PICTURE).await.status, 204);
        assert_eq!(seeker.upload("foto", &samples::PICTURE).await.status, 204);
    }
    let third = seeker.upload("ktp", &samples::PICTURE).await;
    assert_eq!((third.status.as_u16(), third.text().as_str()), (422, "penuh-halaman"));
    let documents = seeker.overview().await.documents;
    assert_eq!(documents.len(), 3, "one photo, two pages");
    let removed = seeker.upload_to(&format!("/unggah/hapus/{}", documents[0].id), "", b"", "text/html").await;
    assert_eq!(removed.location(), "/permohonan/dokumen#foto");
    assert_eq!(seeker.overview().await.documents.len(), 2);
}

#[tokio::test]
async fn a_picture_that_is_sent_again_under_its_key_is_there_once() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    let address = format!("/unggah/{}/ktp", seeker.id);
    let send = |key: &'static str, bytes: &'static [u8]| seeker.upload_again(&address, key, bytes);
    for _ in 0..3 {
        assert_eq!(send("kunci-1", &samples::PICTURE).await.status, 204);
    }
    assert_eq!(seeker.overview().await.documents.len(), 1);
    // Picked anew it is another page, and when the kind is full, what was taken before is still answered as taken.
    assert_eq!(send("kunci-2", &samples::PICTURE).await.status, 204);
    assert_eq!(send("kunci-1", &samples::PICTURE).await.status, 204);
    assert_eq!(seeker.overview().await.documents.len(), 2);
    assert_eq!(send("kunci-3", &samples::PICTURE).await.text(), "penuh-halaman");
    // The same key says nothing about somebody else's file.
    let other = app.somebody().await;
    let address = format!("/unggah/{}/ktp", other.id);
    assert_eq!(other.upload_again(&address, "kunci-1", &samples::PICTURE).await.status, 204);
    assert_eq!(other.overview().await.documents.len(), 1);
}

#[tokio::test]
async fn documents_cannot_be_added_or_taken_away_once_the_file_is_sent() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let sent: Overview = seeker.overview().await;
    let address = format!("/unggah/hapus/{}", sent.documents[0].id);
    assert_eq!(seeker.upload_to(&address, "", b"", "text/plain").await.status, 409);
    assert_eq!(seeker.upload("foto", &samples::PICTURE).await.status, 409);
    assert_eq!(seeker.upload("paspor", &samples::PICTURE).await.status, 403);
    assert_eq!(seeker.overview().await.documents, sent.documents);
}

fn near(pixel: [u8; 3], colour: [u8; 3]) -> bool {
    pixel.iter().zip(colour).all(|(is, should)| is.abs_diff(should) < 40)
}
