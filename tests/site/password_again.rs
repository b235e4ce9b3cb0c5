//! The password once more, for signing and for taking people's data out: without scripts, with the sentence beside the field and nothing lost.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::crypt::token;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::role::Role;

use super::app::{PASSWORD, TestApp};
use super::desk::Desk;
use super::seeker::{Seeker, move_fields};

const WRONG: &str = "Kata sandi Anda tidak cocok. Ketik lagi dengan teliti.";

/// Somebody whose card was issued and waits to be signed.
async fn issued(app: &TestApp, office: &Desk) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    for mv in [Move::Accept, Move::Attend] {
        office.decide(&seeker.id, mv).await.expect("made");
    }
    seeker.confirm().await.expect("confirmed");
    assert_eq!(office.decide(&seeker.id, Move::Issue).await, Ok(State::Issued));
    seeker
}

#[tokio::test]
async fn a_card_is_signed_with_the_password_alone_and_a_wrong_one_is_told_at_its_field() {
    let app = TestApp::new().await;
    let (office, signer) = (app.whole_office().await, app.officer(&[Role::PlacementOfficer]).await);
    let seeker = issued(&app, &office).await;
    let page = format!("/meja/berkas/{}", seeker.id);
    assert!(signer.page(&page).await.contains("name=\"password\""));
    let version = app.version(&seeker.id).await;
    let sign = async |password: &str| {
        let fields =
            move_fields(&seeker.id, version, &token::id(), &[("mv", Move::Sign.code()), ("password", password)]);
        signer.submit("meja-putuskan", &page, fields).await
    };
    for (password, problem) in [("", Problem::Missing), ("bukan ini", Problem::PasswordWrong)] {
        let refused = sign(password).await;
        assert_eq!(refused.error_in_address(), Some(ApiError::Field(Field::Password, problem)));
        assert!(!refused.location().contains("bukan"), "it stands in no address");
    }
    let refused = sign("bukan ini").await;
    let shown = signer.page(refused.location()).await;
    assert!(
        shown.contains(WRONG) && shown.contains("id=\"password-salah\"") && !shown.contains("bukan ini"),
        "{shown}"
    );
    assert_eq!(app.state(&seeker.id).await, State::Issued);
    // Who may not sign learns nothing of passwords.
    let head = app.officer(&[Role::ServiceHead]).await;
    assert_eq!(head.decide(&seeker.id, Move::Sign).await, Err(ApiError::Forbidden));
    sign(PASSWORD).await;
    assert_eq!(app.state(&seeker.id).await, State::Signed);
}

#[tokio::test]
async fn whoever_guesses_at_an_open_desk_is_stopped_like_at_the_door() {
    let app = TestApp::new().await;
    let (office, signer) = (app.whole_office().await, app.officer(&[Role::PlacementOfficer]).await);
    let seeker = issued(&app, &office).await;
    let version = app.version(&seeker.id).await;
    let sign = async |password: &str| {
        let fields =
            move_fields(&seeker.id, version, &token::id(), &[("mv", Move::Sign.code()), ("password", password)]);
        signer.ask::<State>("meja-putuskan", fields).await
    };
    for _ in 0..10 {
        assert_eq!(sign("bukan ini").await, Err(ApiError::Field(Field::Password, Problem::PasswordWrong)));
    }
    let runs = app.password_runs();
    assert_eq!(sign(PASSWORD).await, Err(ApiError::Throttled), "also the right one");
    let wanted = [("daftar", "belum"), ("keperluan", "Input ke E-Makaryo"), ("bentuk", "csv"), ("sandi", PASSWORD)];
    let refused = signer.form("/ekspor/input", wanted).await;
    assert!(refused.location().ends_with("gagal=sandi-tunggu"), "one count for all: {}", refused.location());
    assert!(signer.page(refused.location()).await.contains("Coba lagi setelah 15 menit."));
    assert_eq!(app.password_runs(), runs, "nothing was tried");
    app.minutes_pass(16);
    assert_eq!(sign(PASSWORD).await, Ok(State::Signed));
}

#[tokio::test]
async fn peoples_data_leave_with_the_password_alone_and_what_was_typed_stays() {
    let app = TestApp::new().await;
    let desk = app.whole_office().await;
    let entries = async || app.store.journal_head().await.expect("a head").count;
    let before = entries().await;
    for (address, page, more) in [
        ("/ekspor/register", "/meja/register?", [("masa", "2026"), ("cari", "Sri")]),
        ("/ekspor/hadir", "/meja/ambil?", [("masa", "2026-11"), ("daftar", "hadir")]),
        ("/ekspor/kartu", "/meja/ambil?", [("masa", "2026-11"), ("daftar", "kartu")]),
        ("/ekspor/input", "/meja/input?", [("masa", ""), ("daftar", "belum")]),
        ("/ekspor/orang", "/meja/laporan/iii-1/orang?", [("masa", "2026-11"), ("laporan", "iii-1")]),
    ] {
        let take = async |password: &str| {
            let fields =
                [("keperluan", "Rekap tahunan dinas"), ("bentuk", "csv"), ("angka", "terdaftar"), ("sandi", password)];
            desk.form(address, fields.into_iter().chain(more)).await
        };
        for (password, code, words) in [("", "sandi-kosong", "Isi kata sandi Anda."), ("bukan ini", "sandi", WRONG)] {
            let refused = take(password).await;
            let location = refused.location().to_owned();
            assert!(location.starts_with(page) && location.ends_with(&format!("gagal={code}")), "{location}");
            let again = desk.page(&location).await;
            assert!(again.contains(&format!("<p class=\"error\">{words}")), "{address}: {again}");
            assert!(again.contains("value=\"Rekap tahunan dinas\"") && !again.contains("bukan ini"), "{address}");
        }
        assert_eq!(entries().await, before, "{address}: nothing was handed out");
        // The right one takes the failures away, so that the next list is not throttled.
        assert_eq!(desk.call("meja-masuk", [("login", desk.login.as_str()), ("password", PASSWORD)]).await.status, 200);
    }
}

#[tokio::test]
async fn a_page_of_the_book_is_signed_with_the_password_alone() {
    let app = TestApp::new().await;
    let desk = app.whole_office().await;
    for _ in 0..12 {
        let seeker = app.somebody().await;
        seeker.fill_everything().await;
        seeker.send_application().await.expect("sent");
    }
    let sign = async |password: &str| {
        let fields = [("year", "2026"), ("first", "1"), ("password", password)];
        desk.submit("register-sahkan", "/meja/register", fields).await
    };
    let refused = sign("bukan ini").await;
    assert_eq!(refused.error_in_address(), Some(ApiError::Field(Field::Password, Problem::PasswordWrong)));
    assert!(desk.page(refused.location()).await.contains(WRONG));
    assert!(sign(PASSWORD).await.location().ends_with("jadi=halaman"));
}
