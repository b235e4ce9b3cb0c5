//! Lists that leave as files, and the tick "sudah diinput": by pages without scripts, with what was typed there again after a refusal.

use ak1::domain::role::Role;

use super::app::{PASSWORD, TestApp};
use super::card::holder;
use super::client::Client;
use super::desk::Desk;

/// The values of the fields `name` on a page.
fn values(html: &str, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\" value=\"");
    html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

fn value(html: &str, name: &str) -> String {
    values(html, name).into_iter().next().unwrap_or_else(|| panic!("no {name}: {html}"))
}

async fn tick(desk: &Desk, fields: &[(&str, &str)]) -> String {
    let answer = desk.submit("input-catat", "/meja/input", fields.iter().copied()).await;
    answer.location().to_owned()
}

#[tokio::test]
async fn cards_are_ticked_one_or_all_and_a_tick_is_taken_back_with_a_reason() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let page = desk.page("/meja/input").await;
    assert!(page.contains(&format!("/meja/berkas/{}", seeker.id)) && page.contains("Belum diinput"));
    assert!(!page.contains(&seeker.nik), "no NIK on the screen");
    let (key, card) = (value(&page, "key"), value(&page, "cards[]"));
    assert_eq!(values(&page, "shown[]"), [card.as_str()]);
    let nothing = tick(&desk, &[("key", &key), ("shown[]", &card)]).await;
    assert!(nothing.ends_with("&gagal=pilih-kartu"), "{nothing}");
    assert!(desk.page(&nothing).await.contains("Centang dulu kartu"));
    for _ in 0..2 {
        let done = tick(&desk, &[("key", &key), ("shown[]", &card), ("all", "ya")]).await;
        assert!(done.ends_with("&tercatat=1&lewat=0"), "sent twice, the same answer: {done}");
        assert!(desk.page(&done).await.contains("1 kartu berhasil."));
    }
    let late = tick(&desk, &[("key", "kunci-lain"), ("cards[]", &card)]).await;
    assert!(late.ends_with("&tercatat=0&lewat=1"), "{late}");
    assert!(desk.page("/meja/input?masa=2026-11").await.contains("Tidak ada kartu di daftar ini."));

    let entered = desk.page("/meja/input?daftar=sudah").await;
    assert!(entered.contains("Endang Sulistyowati") && entered.contains("24-11-2026 10.00"), "who and when");
    let key = values(&entered, "key").pop().expect("the key of the row");
    let back = async |reason: &str| {
        let fields = [("key", key.as_str()), ("card", card.as_str()), ("reason", reason)];
        desk.submit("input-batal", "/meja/input?daftar=sudah", fields).await.location().to_owned()
    };
    let refused = back(&format!("Terlalu panjang {}", "x".repeat(300))).await;
    assert!(refused.ends_with("&gagal=alasan-tarik") && !refused.contains("Terlalu"), "{refused}");
    let again = desk.page(&refused).await;
    assert!(
        again.contains("<details open>") && again.contains("name=\"reason\" value=\"Terlalu panjang"),
        "what was typed"
    );
    for _ in 0..2 {
        assert!(back("Salah <orang>.").await.ends_with("&jadi=input-batal"));
    }
    let waiting = desk.page("/meja/input").await;
    assert!(waiting.contains("Salah &lt;orang&gt;.") && values(&waiting, "cards[]") == [card.as_str()]);
    let history = desk.page(&format!("/meja/berkas/{}", seeker.id)).await;
    assert!(
        history.contains("Sudah diinput ke E-Makaryo / SIAPkerja") && history.contains("Tanda sudah diinput ditarik")
    );
    app.store.verify_journal(None).await.expect("a whole chain");
}

#[tokio::test]
async fn lists_of_people_leave_with_a_purpose_and_what_was_typed_stands_there_again() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let entries = async || app.store.journal_head().await.expect("a head").count;
    let before = entries().await;
    let page = desk.page("/meja/ambil?masa=2026-11-24").await;
    assert_eq!(values(&page, "daftar"), ["hadir", "kartu"]);
    for list in ["hadir", "kartu"] {
        let take = async |period: &str, purpose: &str, format: &str| {
            let fields =
                [("daftar", list), ("masa", period), ("keperluan", purpose), ("bentuk", format), ("sandi", PASSWORD)];
            desk.form(&format!("/ekspor/{list}"), fields).await
        };
        for (period, purpose, code) in
            [("kemarin", "Rekap tahunan dinas", "masa"), ("2026-11-24", "minta", "keperluan")]
        {
            let refused = take(period, purpose, "csv").await;
            assert!(refused.location().ends_with(&format!("gagal={code}")), "{}", refused.location());
            let again = desk.page(refused.location()).await;
            assert!(
                again.contains(&format!("value=\"{period}\"")) && again.contains(&format!("value=\"{purpose}\"")),
                "{again}"
            );
        }
        let csv = take(" 2026-11-24 ", "Rekap tahunan dinas", "csv").await;
        assert_eq!(
            (csv.status.as_u16(), &csv.headers["content-type"]),
            (200, &"text/csv; charset=utf-8".parse().expect("a type"))
        );
        assert!(csv.text().contains("Nur'aini Rahmawati") && csv.text().contains("Kode kelurahan (Kemendagri)"));
        assert_eq!(
            csv.text().contains(&format!("'{}", seeker.nik)),
            list == "kartu",
            "the NIK only on the cards, as text"
        );
        assert!(take("2026", "Rekap tahunan dinas", "xlsx").await.body.starts_with(b"PK"));
    }
    let file =
        [("daftar", "belum"), ("keperluan", "Input hari ini ke E-Makaryo"), ("bentuk", "csv"), ("sandi", PASSWORD)];
    let refused = desk.form("/ekspor/input", [("daftar", "belum"), ("keperluan", "minta"), ("bentuk", "csv")]).await;
    assert_eq!(refused.location(), "/meja/input?daftar=belum&masa=&gagal=keperluan");
    assert!(desk.page(refused.location()).await.contains("name=\"keperluan\" value=\"minta\""));
    let csv = desk.form("/ekspor/input", file).await.text();
    assert!(csv.contains(&format!("'{}", seeker.nik)) && csv.contains("Status perkawinan;Kewarganegaraan;"), "{csv}");
    assert_eq!(entries().await - before, 5, "each file in the journal");
    let placement = app.officer(&[Role::PlacementOfficer]).await;
    assert_eq!(placement.form("/ekspor/input", file).await.status, 200, "whoever sees the files");
    links_are_for_those_who_may(&desk, true).await;
    links_are_for_those_who_may(&placement, false).await;
}

async fn links_are_for_those_who_may(officer: &Client, may: bool) {
    for page in ["/meja/hadir", "/meja/kartu"] {
        assert_eq!(officer.page(page).await.contains("/meja/ambil"), may, "{page}");
    }
}
