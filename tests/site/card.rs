//! A card in its two years, by the pages without scripts: reports, work, renewal, correction, reprint, removal, and everything too early,
//! too late or twice.

use ak1::domain::application::{Kind, Move, State};
use ak1::domain::role::Role;

use super::app::{PASSWORD, TestApp};
use super::client::{Answer, Client};
use super::desk::Desk;
use super::seeker::Seeker;

const DAY: i64 = 24 * 60;

/// A seeker whose card was handed over just now, and the office that did it.
pub async fn holder(app: &TestApp) -> (Seeker, Desk) {
    let (seeker, desk) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    hand_over(&seeker, &desk).await;
    (seeker, desk)
}

/// From a filled-in form to the card in hand.
async fn hand_over(seeker: &Seeker, desk: &Desk) {
    let id = seeker.overview().await.application;
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    for (mv, state) in [(Move::Accept, State::Complete), (Move::Attend, State::Attended)] {
        assert_eq!(desk.decide(&id, mv).await, Ok(state));
    }
    assert_eq!(seeker.confirm().await, Ok(State::Confirmed));
    for (mv, state) in [(Move::Issue, State::Issued), (Move::Sign, State::Signed), (Move::HandOver, State::HandedOver)]
    {
        assert_eq!(desk.decide(&id, mv).await, Ok(state));
    }
}

/// Time goes by, and both sign in again.
pub async fn days_pass(app: &TestApp, days: i64, seeker: &Seeker, desk: &Desk) {
    app.minutes_pass(days * DAY);
    seeker.sign_in().await;
    desk.call("meja-masuk", [("login", desk.login.as_str()), ("password", PASSWORD)]).await;
}

/// What the form of `deed` on a page brings along unseen.
fn hidden(html: &str, deed: &str) -> Option<Vec<(String, String)>> {
    let end = html.find(&format!("name=\"deed\" value=\"{deed}\""))?;
    let value = |name: &str| {
        let mark = format!("name=\"{name}\" value=\"");
        let start = html[..end].rfind(&mark)? + mark.len();
        Some((name.to_owned(), html[start..].split('"').next()?.to_owned()))
    };
    Some(vec![value("card")?, value("version")?, value("key")?, ("deed".to_owned(), deed.to_owned())])
}

pub async fn submit(client: &Client, function: &str, page: &str, deed: &str, more: &[(&str, &str)]) -> String {
    let html = client.page(page).await;
    let fields = hidden(&html, deed).unwrap_or_else(|| panic!("{page} has no form for {deed}"));
    send(client, function, page, &fields, more).await
}

async fn send(
    client: &Client,
    function: &str,
    page: &str,
    fields: &[(String, String)],
    more: &[(&str, &str)],
) -> String {
    let mut all: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.extend(more);
    leads_to(&client.submit(function, page, all).await)
}

fn leads_to(answer: &Answer) -> String {
    let location = answer.headers.get("location").and_then(|value| value.to_str().ok());
    location.unwrap_or_else(|| panic!("{} {}", answer.status, answer.text())).to_owned()
}

const WORK: [(&str, &str); 6] = [
    ("a[employer]", "Batik <Melati>"),
    ("a[starts_on]", "25-11-2026"),
    ("a[employer_kind]", "swasta"),
    ("a[kbli]", "C"),
    ("a[kbji]", "7"),
    ("a[area]", "akl"),
];

#[tokio::test]
async fn a_report_is_one_form_and_comes_neither_early_nor_twice() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let page = seeker.page("/kartu").await;
    assert!(
        hidden(&page, "lapor").is_none() && page.contains("Lapor berikutnya dibuka 24 April 2027."),
        "a fresh card"
    );
    assert!(seeker.page("/status").await.contains("href=\"/kartu\""));

    // A day early, by a form that is not shown.
    days_pass(&app, 150, &seeker, &desk).await;
    let any = hidden(&seeker.page("/kartu/kerja").await, "kerja").expect("a form");
    let early: Vec<_> =
        any.iter().map(|(name, value)| (name.as_str(), if name == "deed" { "lapor" } else { value })).collect();
    assert_eq!(leads_to(&seeker.submit("kartu-lakukan", "/kartu", early).await), "/kartu?gagal=belum-waktunya");

    days_pass(&app, 30, &seeker, &desk).await;
    let html = seeker.page("/kartu").await;
    let form = hidden(&html, "lapor").expect("the form of a report");
    assert_eq!(send(&seeker, "kartu-lakukan", "/kartu", &form, &[]).await, "/kartu?jadi=lapor");
    assert_eq!(send(&seeker, "kartu-lakukan", "/kartu", &form, &[]).await, "/kartu?jadi=lapor", "sent twice");
    let mut again = form.clone();
    again[2].1 = "kunci-lain".to_owned();
    assert_eq!(send(&seeker, "kartu-lakukan", "/kartu", &again, &[]).await, "/kartu?gagal=sudah-lapor");
    let after = seeker.page("/kartu?jadi=lapor").await;
    assert!(after.contains("Laporan Anda sudah tercatat.") && after.contains("Aktif, sudah lapor I"));
    assert!(after.contains("sudah lapor 23 Mei 2027") && hidden(&after, "lapor").is_none());

    // The next one at the desk, with a new phone number; first one that is none.
    days_pass(&app, 180, &seeker, &desk).await;
    let place = format!("/meja/kartu/{}", seeker.id);
    let lapor = format!("{place}/lapor");
    let wrong = submit(&desk, "kartu-lakukan", &lapor, "lapor", &[("a[phone]", "12")]).await;
    assert_eq!(wrong, format!("{lapor}?periksa=1"));
    let shown = desk.page(&wrong).await;
    assert!(
        shown.contains("value=\"12\"") && shown.contains("id=\"phone-salah\""),
        "what was typed, and what is wrong with it"
    );
    let done = submit(&desk, "kartu-lakukan", &lapor, "lapor", &[("a[phone]", "0812-7777-0000")]).await;
    assert_eq!(done, format!("{place}?jadi=lapor"));
    assert!(desk.page(&place).await.contains("Aktif, sudah lapor II"));
    assert!(seeker.page("/kartu/lapor").await.contains("0812-7777-0000"));
}

#[tokio::test]
async fn found_work_is_told_by_holder_or_employer_and_taken_back() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    days_pass(&app, 10, &seeker, &desk).await;
    for (starts, code) in [("1-1-2030", "periksa=1"), ("1-1-2020", "periksa=1"), ("", "periksa=1")] {
        let mut work = WORK.to_vec();
        work[1].1 = starts;
        let to = submit(&seeker, "kartu-lakukan", "/kartu/kerja", "kerja", &work).await;
        assert_eq!(to, format!("/kartu/kerja?{code}"), "{starts}");
        let page = seeker.page(&to).await;
        assert!(page.contains("Batik &lt;Melati&gt;") && page.contains("id=\"starts_on-salah\""), "{starts}");
        assert!(!to.contains("Melati"), "no words in an address");
    }
    assert_eq!(submit(&seeker, "kartu-lakukan", "/kartu/kerja", "kerja", &WORK).await, "/kartu?jadi=kerja");
    let page = seeker.page("/kartu").await;
    assert!(
        page.contains("Bekerja") && page.contains("Batik &lt;Melati&gt;") && page.contains("kabar dari pemegang kartu")
    );
    assert_eq!(submit(&seeker, "kartu-lakukan", "/kartu", "kerja-tarik", &[]).await, "/kartu?gagal=alasan");
    let back = submit(&seeker, "kartu-lakukan", "/kartu", "kerja-tarik", &[("a[reason]", "salah-catat")]).await;
    assert_eq!(back, "/kartu?jadi=kerja-tarik");

    // An employer tells; nothing holds before the office says so.
    let number = seeker.page("/kartu").await;
    let number = number.split("class=\"nik\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a number");
    let stranger = app.visitor();
    let mut told = WORK.to_vec();
    told.extend([("key", "kunci-1"), ("number", number), ("birth", "2-1-2000")]);
    assert_eq!(
        leads_to(&stranger.submit("kabar-kerja", "/kabar-kerja", told.clone()).await),
        "/kabar-kerja?gagal=tidak-cocok"
    );
    told.last_mut().expect("the birth").1 = "1-1-2000";
    assert_eq!(
        leads_to(&stranger.submit("kabar-kerja", "/kabar-kerja", told.clone()).await),
        "/kabar-kerja?jadi=kabar"
    );
    told[6].1 = "kunci-2";
    let second = leads_to(&stranger.submit("kabar-kerja", "/kabar-kerja", told).await);
    assert_eq!(second, "/kabar-kerja?gagal=sudah-ada-kabar");
    assert!(!seeker.page("/kartu").await.contains("Tercatat bekerja"));
    assert!(desk.page("/meja/kartu?daftar=kabar-kerja").await.contains(&format!("/meja/kartu/{}", seeker.id)));
    let place = format!("/meja/kartu/{}", seeker.id);
    assert!(desk.page(&place).await.contains("Kabar dari pemberi kerja"));
    let confirmed = submit(&desk, "kartu-lakukan", &place, "kerja-benar", &[]).await;
    assert_eq!(confirmed, format!("{place}?jadi=kerja-benar"));
    assert!(seeker.page("/kartu").await.contains("Tercatat bekerja"));
}

#[tokio::test]
async fn a_renewal_carries_everything_over_and_replaces_the_old_card() {
    let app = TestApp::new().await;
    let (mut seeker, desk) = holder(&app).await;
    let first = seeker.id.clone();
    let number_of = async |seeker: &Seeker| {
        let page = seeker.page("/kartu").await;
        page.split("class=\"nik\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a number").to_owned()
    };
    let old = number_of(&seeker).await;
    assert!(hidden(&seeker.page("/kartu").await, "perpanjangan").is_none(), "too early");
    days_pass(&app, 700, &seeker, &desk).await;
    let html = seeker.page("/kartu").await;
    let form = hidden(&html, "perpanjangan").expect("the form of a renewal");
    assert_eq!(send(&seeker, "kartu-mulai", "/kartu", &form, &[]).await, "/permohonan");
    // Begun again on another phone: the same one.
    assert_eq!(send(&seeker, "kartu-mulai", "/kartu", &form, &[]).await, "/permohonan");
    let draft = seeker.overview().await;
    assert_eq!((draft.kind, draft.state), (Kind::Renewal, State::Draft));
    assert!(draft.may_send(), "only to be looked through");
    seeker.id = draft.application;
    assert!(seeker.page("/kartu").await.contains("Perpanjangan sedang berjalan."));
    hand_over(&seeker, &desk).await;
    let new = number_of(&seeker).await;
    assert_ne!(new, old);
    assert!(desk.page(&format!("/meja/kartu/{first}")).await.contains("Diganti kartu baru"));
}

#[tokio::test]
async fn a_correction_opens_what_was_chosen_and_a_reprint_needs_a_declaration() {
    let app = TestApp::new().await;
    let (mut seeker, desk) = holder(&app).await;
    days_pass(&app, 20, &seeker, &desk).await;
    assert_eq!(
        submit(&seeker, "kartu-mulai", "/kartu/cetak-ulang", "cetak-ulang", &[]).await,
        "/kartu/cetak-ulang?gagal=pernyataan"
    );
    let undeclared = [("reason", "hilang"), ("words", "Jatuh di pasar")];
    let again = submit(&seeker, "kartu-mulai", "/kartu/cetak-ulang", "cetak-ulang", &undeclared).await;
    let kept = seeker.page(&again).await;
    assert!(kept.contains("value=\"Jatuh di pasar\"") && kept.contains("value=\"hilang\" selected"), "what was typed");
    let spots = seeker.page("/kartu/perbaikan").await;
    assert!(spots.contains("Pendidikan 1: Nama sekolah atau kampus: "), "rows are told apart, with what was answered");
    let nothing = submit(&seeker, "kartu-mulai", "/kartu/perbaikan", "perbaikan", &[]).await;
    assert_eq!(nothing, "/kartu/perbaikan?gagal=tidak-dipilih");
    let begun = submit(&seeker, "kartu-mulai", "/kartu/perbaikan", "perbaikan", &[("a[birth_place]", "ya")]).await;
    assert_eq!(begun, "/permohonan");
    let draft = seeker.overview().await;
    assert_eq!(draft.kind, Kind::Correction);
    assert!(draft.opening.field("birth_place") && !draft.opening.field("name"));
    seeker.id = draft.application;
    let other =
        submit(&seeker, "kartu-mulai", "/kartu/cetak-ulang", "cetak-ulang", &[("reason", "hilang"), ("truth", "ya")])
            .await;
    assert_eq!(other, "/kartu?gagal=ada-lain");
    assert_eq!(seeker.cancel("Salah pilih.").await, Ok(State::Cancelled));
    let reprint =
        submit(&seeker, "kartu-mulai", "/kartu/cetak-ulang", "cetak-ulang", &[("reason", "hilang"), ("truth", "ya")])
            .await;
    assert_eq!(reprint, "/permohonan");
    assert_eq!(seeker.overview().await.kind, Kind::Reprint);
}

/// The head of the service takes the card back.
pub async fn withdraw(desk: &Desk, place: &str) {
    let without = submit(desk, "kartu-lakukan", place, "hapus", &[("a[words]", "Surat pindah ada")]).await;
    assert_eq!(without, format!("{place}?gagal=alasan"));
    assert!(desk.page(&without).await.contains("value=\"Surat pindah ada\""), "what was typed");
    let done = submit(desk, "kartu-lakukan", place, "hapus", &[("a[reason]", "pindah")]).await;
    assert_eq!(done, format!("{place}?jadi=hapus"));
}

#[tokio::test]
async fn a_withdrawn_card_allows_nothing_more_and_only_the_head_withdraws() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let counter = app.officer(&[Role::Information]).await;
    let place = format!("/meja/kartu/{}", seeker.id);
    let page = counter.page(&place).await;
    assert!(hidden(&page, "hapus").is_none() && hidden(&page, "legalisir").is_some());
    let copies = submit(&counter, "kartu-lakukan", &place, "legalisir", &[("a[copies]", "51")]).await;
    assert_eq!(copies, format!("{place}?gagal=lembar"));
    assert_eq!(
        submit(&counter, "kartu-lakukan", &place, "legalisir", &[("a[copies]", "3")]).await,
        format!("{place}?jadi=legalisir")
    );
    assert!(counter.page("/meja/kartu?daftar=legalisir").await.contains("3 lembar"));
    let stale = hidden(&desk.page(&place).await, "hapus").expect("the form of the head");
    assert_eq!(
        submit(&desk, "kartu-lakukan", &place, "legalisir", &[("a[copies]", "1")]).await,
        format!("{place}?jadi=legalisir")
    );
    assert_eq!(
        send(&desk, "kartu-lakukan", &place, &stale, &[("a[reason]", "pindah")]).await,
        format!("{place}?gagal=basi")
    );
    withdraw(&desk, &place).await;
    let after = seeker.page("/kartu").await;
    assert!(after.contains("Ditarik"));
    for deed in ["lapor", "kerja", "perpanjangan", "legalisir"] {
        assert!(hidden(&after, deed).is_none(), "{deed}");
    }
}
