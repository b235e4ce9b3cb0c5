//! Requests about one's own data, from the phone to the answer, by pages without scripts: the clock of 3 × 24 hours, asking twice, an answer
//! from an old page, who may do what, and what a granted deletion leaves.

use ak1::api::ApiError;
use ak1::domain::application::{Move, State};
use ak1::domain::role::Role;

use super::app::{PASSWORD, TestApp};
use super::card::holder;
use super::client::Client;
use super::desk::Desk;
use super::seeker::Seeker;

const MINE: &str = "/data-saya/permintaan";
const QUEUE: &str = "/meja/permintaan";
const WRONG: &str = "Sekolah saya <SMK 7>, bukan SMK 1.";

/// The value of the field `name` that stands nearest before `mark`.
fn before(html: &str, mark: &str, name: &str) -> String {
    let end = html.find(mark).unwrap_or_else(|| panic!("no {mark}: {html}"));
    let field = format!("name=\"{name}\" value=\"");
    let start = html[..end].rfind(&field).unwrap_or_else(|| panic!("no {name} before {mark}")) + field.len();
    html[start..].split('"').next().unwrap_or_default().to_owned()
}

/// Sends the form of a kind as it stands on the page; where the answer leads.
async fn ask(seeker: &Seeker, kind: &str, more: &[(&str, &str)]) -> String {
    let page = seeker.page(MINE).await;
    let key = before(&page, &format!("name=\"kind\" value=\"{kind}\""), "key");
    let fields = [("key", key.as_str()), ("kind", kind)];
    seeker.submit("data-minta", MINE, fields.iter().chain(more).copied()).await.location().to_owned()
}

/// The address of the first request in the queue.
async fn first(desk: &Desk) -> String {
    let queue = desk.page(QUEUE).await;
    let id = queue.split("href=\"/meja/permintaan/").nth(1).and_then(|rest| rest.split('"').next());
    format!("{QUEUE}/{}", id.unwrap_or_else(|| panic!("an empty queue: {queue}")))
}

/// What the form of an outcome brings along unseen.
fn unseen(page: &str, outcome: &str) -> Vec<(&'static str, String)> {
    let mark = format!("name=\"outcome\" value=\"{outcome}\"");
    let mut fields: Vec<_> = ["key", "ask", "seen"].map(|name| (name, before(page, &mark, name))).into();
    fields.push(("outcome", outcome.to_owned()));
    fields
}

async fn send(desk: &Client, at: &str, unseen: &[(&'static str, String)], more: &[(&str, &str)]) -> String {
    let fields = unseen.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied());
    desk.submit("meja-data-jawab", at, fields).await.location().to_owned()
}

async fn answer(desk: &Desk, at: &str, outcome: &str, more: &[(&str, &str)]) -> String {
    let page = desk.page(at).await;
    send(desk, at, &unseen(&page, outcome), more).await
}

#[tokio::test]
async fn a_correction_is_asked_once_seen_at_the_desk_and_answered_in_words() {
    let app = TestApp::new().await;
    let (seeker, desk, other) = (app.somebody().await, app.officer(&[Role::Information]).await, app.somebody().await);
    seeker.fill_everything().await;
    assert!(seeker.page("/data-saya").await.contains(MINE));
    let nothing = ask(&seeker, "perbaikan", &[("words", "  ")]).await;
    assert!(nothing.ends_with("?gagal=tulis"), "{nothing}");
    let page = seeker.page(MINE).await;
    let key = before(&page, "name=\"kind\" value=\"perbaikan\"", "key");
    let long = "x".repeat(301);
    let refused = seeker.submit("data-minta", MINE, [("key", &*key), ("kind", "perbaikan"), ("words", &*long)]).await;
    let again = seeker.page(refused.location()).await;
    assert!(again.contains("paling banyak 300 huruf") && again.contains(&long[..300]), "what was typed stays");
    for _ in 0..2 {
        let done = seeker.submit("data-minta", MINE, [("key", &*key), ("kind", "perbaikan"), ("words", WRONG)]).await;
        assert!(done.location().ends_with("?jadi=minta"), "sent twice, the same answer: {}", done.location());
    }
    let double = [("key", "lain"), ("kind", "perbaikan"), ("words", WRONG)];
    assert!(seeker.submit("data-minta", MINE, double).await.location().ends_with("?gagal=sudah"));
    let page = seeker.page(MINE).await;
    assert!(page.contains("Menunggu jawaban") && page.contains("27-11-2026 10.00"), "until when: {page}");
    assert!(page.contains("&lt;SMK 7>") || page.contains("&lt;SMK 7&gt;"));
    assert_eq!(page.matches("value=\"perbaikan\"").count(), 0, "no second form");
    assert!(!page.contains("type=\"module\"") && !other.page(MINE).await.contains("SMK 7"));

    let queue = desk.page(QUEUE).await;
    assert_eq!(queue.matches("href=\"/meja/permintaan/").count(), 1);
    assert!(queue.contains("Sisa 72 jam") && !queue.contains(&seeker.nik));
    let at = first(&desk).await;
    let refused = answer(&desk, &at, "ditolak", &[("words", "Ijazah tertulis SMK 1.")]).await;
    assert!(refused.ends_with("?gagal=alasan"), "{refused}");
    let again = desk.page(&refused).await;
    assert!(again.contains("Ijazah tertulis SMK 1.</textarea>") && again.contains("SMK 7"));
    let foreign = answer(&desk, &at, "ditolak", &[("reason", "kartu-berlaku"), ("words", "Salah.")]).await;
    assert!(foreign.ends_with("?gagal=alasan"), "a reason of another kind: {foreign}");
    assert!(answer(&desk, &at, "dipenuhi", &[("words", "")]).await.ends_with("?gagal=hasil"));
    let old = desk.page(&at).await;
    let (yes, no) = (unseen(&old, "dipenuhi"), unseen(&old, "ditolak"));
    let said = [("reason", "sesuai-dokumen"), ("words", "Ijazah tertulis SMK 1.")];
    for _ in 0..2 {
        assert!(send(&desk, &at, &no, &said).await.ends_with("?jadi=jawab"));
    }
    let stale = send(&desk, &at, &yes, &[("words", "Sudah.")]).await;
    assert!(stale.ends_with("?gagal=basi"), "{stale}");

    let page = seeker.page(MINE).await;
    for part in ["Ditolak", "Data sudah sesuai dokumen", "Ijazah tertulis SMK 1.", "value=\"perbaikan\""] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Endang"), "officers are not named");
    let data: serde_json::Value = serde_json::from_slice(&seeker.get("/data-saya.json").await.body).expect("JSON");
    assert_eq!(data["permintaan"][0]["alasan"], "Data sudah sesuai dokumen");
    assert_eq!(data["permintaan"][0]["yang_salah"], WRONG);
    assert!(desk.page(&at).await.contains("Endang Sulistyowati"));
    app.store.verify_journal(None).await.expect("a whole chain");
}

#[tokio::test]
async fn the_clock_runs_through_the_weekend_and_what_is_late_is_said_in_words() {
    let app = TestApp::new().await;
    let (seeker, login) = (app.somebody().await, app.settled_officer(&[Role::Information]).await);
    let (admin, signer) =
        (app.settled_officer(&[Role::Admin]).await, app.settled_officer(&[Role::PlacementOfficer]).await);
    // From Tuesday to Friday, 17.00.
    app.minutes_pass((3 * 24 + 7) * 60);
    seeker.sign_in().await;
    assert!(ask(&seeker, "salinan", &[]).await.ends_with("?jadi=minta"));
    app.minutes_pass(72 * 60);
    let desk = app.officer_again(&login).await;
    let queue = desk.page(QUEUE).await;
    assert!(queue.contains("30-11-2026 17.00") && queue.contains("Sisa kurang dari 1 jam"), "{queue}");
    assert!(desk.page("/meja").await.contains("1 menunggu<"));
    app.minutes_pass(2 * 60 + 1);
    let desk = app.officer_again(&login).await;
    assert!(desk.page(QUEUE).await.contains("TERLAMBAT 2 jam"));
    let home = desk.page("/meja").await;
    assert!(home.contains("1 menunggu, 1 terlambat") && home.contains("href=\"/meja/permintaan\""));
    let home = app.officer_again(&admin).await.page("/meja").await;
    assert!(home.contains("1 terlambat") && !home.contains("href=\"/meja/permintaan\""), "an admin sees the count");
    assert!(!app.officer_again(&signer).await.page("/meja").await.contains("1 terlambat"));
    seeker.sign_in().await;
    assert!(seeker.page(MINE).await.contains("Jawaban terlambat."));
    let at = first(&desk).await;
    assert!(answer(&desk, &at, "dipenuhi", &[("words", "Sudah dijelaskan di loket.")]).await.ends_with("?jadi=jawab"));
    let queue = desk.page(QUEUE).await;
    assert!(queue.contains("terlambat dijawab") && queue.contains("Tidak ada permintaan yang menunggu."));
    assert!(seeker.page(MINE).await.contains("/data-saya.json"), "the copy itself");
}

#[tokio::test]
async fn a_deletion_is_the_head_s_and_leaves_the_row_of_the_register_alone() {
    let app = TestApp::new().await;
    let (seeker, desk, head) =
        (app.somebody().await, app.officer(&[Role::Information]).await, app.officer(&[Role::ServiceHead]).await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    assert!(ask(&seeker, "penghapusan", &[]).await.ends_with("?gagal=setuju"));
    assert!(ask(&seeker, "penghapusan", &[("sure", "ya")]).await.ends_with("?jadi=minta"));
    let at = first(&desk).await;
    let page = desk.page(&at).await;
    assert!(page.contains("diputuskan Kasi Layanan") && !page.contains("name=\"outcome\""));
    let ask_id = at.rsplit('/').next().expect("an id").to_owned();
    let fields = [("key", "k"), ("ask", &*ask_id), ("seen", "1"), ("outcome", "dipenuhi")];
    assert_eq!(desk.ask::<()>("meja-data-jawab", fields).await, Err(ApiError::Forbidden));
    let page = head.page(&at).await;
    assert!(page.contains("Masih ada permohonan yang diproses.") && !page.contains("value=\"dipenuhi\""));
    seeker.cancel("Tidak jadi.").await.expect("cancelled");
    let old = head.page(&at).await;
    assert!(old.contains("draf") || old.contains("isian formulir"), "{old}");
    assert!(old.contains("Akun ikut dihapus") && old.contains("baris buku register"));
    let row = app.store.register(2026, 1, 10).await.expect("the register").remove(0);
    let fields = unseen(&old, "dipenuhi");
    for _ in 0..2 {
        assert!(send(&head, &at, &fields, &[("words", "")]).await.ends_with("?jadi=hapus"));
    }
    assert_eq!(seeker.get(MINE).await.status, 401, "the session is gone");
    let sign_in = [("nik", seeker.nik.as_str()), ("password", PASSWORD)];
    assert_eq!(seeker.ask::<()>("masuk", sign_in).await, Err(ApiError::WrongLogin));
    assert!(app.store.register(2026, 1, 10).await.expect("the register").remove(0) == row);
    for picture in app.store.documents(&seeker.id).await.expect("pages") {
        assert!(app.store.document_content(&picture.id).await.is_err());
    }
    let file = app.store.application(&seeker.id).await.expect("the row");
    assert!(file.state == State::Cancelled && file.account.is_none());
    assert_eq!(app.store.answers(&file).await.expect("answers").iter().count(), 0);
    let told = head.page(&at).await;
    assert!(told.contains("(akun sudah dihapus)") && told.contains("isian formulir"));
    assert!(head.page(&format!("/meja/berkas/{}", seeker.id)).await.contains("Dibatalkan"), "the file's page goes on");
    let list = std::fs::read_to_string(app.folder().join("erased.keys")).expect("a list");
    assert!(list.contains("berkas/selain-baris/"));
    app.store.verify_journal(None).await.expect("a whole chain");
}

#[tokio::test]
async fn a_holder_keeps_the_card_and_may_take_the_request_back() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    assert!(ask(&seeker, "penghapusan", &[("sure", "ya")]).await.ends_with("?jadi=minta"));
    let page = seeker.page(MINE).await;
    let (key, id) = (before(&page, "Tarik permintaan", "key"), before(&page, "Tarik permintaan", "ask"));
    let back = [("key", &*key), ("ask", &*id)];
    for _ in 0..2 {
        assert!(seeker.submit("data-tarik", MINE, back).await.location().ends_with("?jadi=tarik"));
    }
    assert!(ask(&seeker, "penghapusan", &[("sure", "ya")]).await.ends_with("?jadi=minta"), "asked anew");
    let at = first(&desk).await;
    assert!(!desk.page(&at).await.contains("Akun ikut dihapus"));
    assert!(answer(&desk, &at, "dipenuhi", &[("words", "Scan KTP sudah tidak ada.")]).await.ends_with("?jadi=hapus"));
    let page = seeker.page(MINE).await;
    assert!(page.contains("Scan KTP sudah tidak ada.") && page.contains("foto dokumen dan catatan"), "{page}");
    for (kind, there) in [("ktp", false), ("foto", true)] {
        let pages = app.store.documents(&seeker.id).await.expect("pages");
        let page = pages.iter().find(|page| page.kind.code() == kind).expect("a page");
        assert_eq!(app.store.document_content(&page.id).await.is_ok(), there, "{kind}");
    }
    assert!(seeker.page("/kartu").await.contains("3375 2411"), "the card goes on");
    for path in [format!("/meja/berkas/{}", seeker.id), format!("/meja/kartu/{}", seeker.id)] {
        assert_eq!(desk.get(&path).await.status, 200, "{path}");
    }
    let renewed = desk.decide(&seeker.id, Move::Cancel).await;
    assert_eq!(renewed, Ok(State::Cancelled), "the head can still take it back");
}

#[tokio::test]
async fn nobody_reaches_the_request_of_another() {
    let app = TestApp::new().await;
    let (seeker, other) = (app.somebody().await, app.somebody().await);
    let desk = app.officer(&[Role::Information]).await;
    ask(&seeker, "perbaikan", &[("words", WRONG)]).await;
    let id = first(&desk).await.rsplit('/').next().expect("an id").to_owned();
    let back = [("key", "k"), ("ask", &*id)];
    assert!(other.submit("data-tarik", MINE, back).await.location().ends_with("?gagal=basi"));
    assert!(seeker.page(MINE).await.contains("Menunggu jawaban"));
    assert_eq!(desk.get("/meja/permintaan/tidak-ada").await.status, 404);
    let bytes = std::fs::read(app.database()).expect("the file");
    let wal = std::fs::read(app.database().with_extension("sqlite-wal")).unwrap_or_default();
    assert!(![bytes, wal].iter().any(|bytes| super::samples::contains(bytes, b"bukan SMK 1")), "sealed at rest");
}
