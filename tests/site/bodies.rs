//! Bodies of forms that no page has made: random bytes, good ones gone wrong, too many fields. The answer is a refusal, never a panic, and nothing is
//! written.

use ak1::api::ApiError;
use ak1::text::trouble::trouble;
use axum::body::Body;
use axum::http::header;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::app::{PASSWORD, TestApp};
use super::client::{Answer, Client, FORM};

const BODIES: usize = 1000;

/// As browsers send them.
const GOOD: [&str; 6] = [
    "application=x&version=0&key=k&a%5Bspot.0%5D=name&a%5Breason.0%5D=Salah+tulis",
    "application=x&step=kontak&revision=0&go=next&a[phone]=0812&a[email]=",
    "mv=tandatangani&key=k&password=rahasia&files[]=x:1&files[]=y:2",
    "nik=3375011204060001&password=kucing+oren&password_again=kucing+oren",
    "bentuk=csv&masa=2026&keperluan=Laporan+tahunan&sandi=rahasia",
    "text=Siti+%C3%A9&which=lain&x=%00%FF%zz",
];

fn body() -> impl Strategy<Value = Vec<u8>> {
    let slips = proptest::collection::vec((any::<Index>(), any::<u8>()), 0..6);
    let good = (proptest::sample::select(&GOOD[..]), slips, any::<bool>()).prop_map(|(text, slips, twice)| {
        let mut bytes = text.as_bytes().to_vec();
        for (at, byte) in slips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if twice { [&bytes[..], b"&", &bytes].concat() } else { bytes }
    });
    let deep = (0..400_usize).prop_map(|depth| ["a", &"[b]".repeat(depth), "=1"].concat().into_bytes());
    prop_oneof![3 => good, 2 => proptest::collection::vec(any::<u8>(), 0..400), 1 => deep]
}

async fn send(client: &Client, address: &str, kind: &str, body: Vec<u8>) -> Answer {
    let request = client.post(address).header(header::CONTENT_TYPE, kind);
    client.send(request.header(header::ACCEPT, "application/x-postcard"), Body::from(body)).await
}

#[tokio::test]
async fn a_thousand_bodies_that_no_page_has_made_are_answered_and_nothing_is_written() {
    let app = TestApp::new().await;
    let (office, visitor) = (app.whole_office().await, app.visitor());
    let before = app.store.journal_head().await.expect("a head").count;
    let mut runner = TestRunner::deterministic();
    let addresses =
        ["simpan", "kirim", "meja-kembalikan", "meja-kelompok-putuskan", "meja-catatan", "permohonan", "meja-cari"];
    for number in 0..BODIES {
        let body = body().new_tree(&mut runner).expect("a body").current();
        let shown = String::from_utf8_lossy(&body).into_owned();
        let (client, address) = match number % 8 {
            7 => (&*office, "/ekspor/register".to_owned()),
            at => (if number % 2 == 0 { &*office } else { &visitor }, format!("/api/{}", addresses[at])),
        };
        let answer = send(client, &address, FORM, body).await;
        assert!(!is_a_panic(&answer), "{address}: {shown}");
    }
    for edge in ["", "; boundary=", "; boundary=x", "; boundary=\"\0\""] {
        for body in
            [&b""[..], b"--x\r\n", b"--x\r\nContent-Disposition: form-data; name=\"berkas\"\r\n\r\n", b"\xFF\xFE--x--"]
        {
            let answer = send(
                &office,
                "/unggah/x/ktp",
                &["multipart/form-data", edge].concat().replace('\0', "0"),
                body.to_vec(),
            )
            .await;
            assert!(!is_a_panic(&answer) && answer.status.as_u16() != 500, "{edge} {body:?}: {}", answer.status);
        }
    }
    assert_eq!(app.store.journal_head().await.expect("a head").count, before, "nothing was done");
}

#[tokio::test]
async fn a_field_that_comes_twice_is_refused() {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let version = app.version(&seeker.id).await;
    let twice = format!("application={}&version={version}&key=k&mv=lengkap&mv=batalkan&reason=x", seeker.id);
    let answer = send(&office, "/api/meja-putuskan", FORM, twice.into_bytes()).await;
    assert!(!answer.status.is_success(), "{}", answer.status);
    assert_eq!(app.version(&seeker.id).await, version, "neither of the two was done");
    let twice =
        format!("masa=2026&bentuk=csv&bentuk=xlsx&keperluan=Laporan+tahunan&sandi={}", PASSWORD.replace(' ', "+"));
    assert_eq!(send(&office, "/ekspor/register", FORM, twice.into_bytes()).await.status, 422);
    // What stands in the address is no field of a form.
    let query = format!("/api/meja-putuskan?application={}&version={version}&key=k&mv=lengkap", seeker.id);
    let answer = send(&office, &query, FORM, Vec::new()).await;
    assert!(!answer.status.is_success() && app.version(&seeker.id).await == version);
}

/// What `CatchPanicLayer` answers with.
fn is_a_panic(answer: &Answer) -> bool {
    answer.status.as_u16() == 500 && answer.text() == trouble(ApiError::Broken)
}
