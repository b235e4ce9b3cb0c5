//! The admin's pages: every setting saves, shows and is journalled; nothing typed is lost; what is in use never breaks.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::api::officer::{OfficersPage, OneTime, act};
use ak1::api::settings::{GIVE_UP, SettingsOverview, Sheet};
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::code::Code;
use ak1::domain::document::DocumentKind;
use ak1::domain::role::Role;
use ak1::domain::settings::Area;
use ak1::store::officer_password::ONE_TIME_LASTS;
use ak1::store::session::OFFICER_QUIET;
use ak1::text::card::DRAFT;
use ak1::text::problem::problem;
use ak1::text::{settings, trouble::trouble};

use super::app::{PASSWORD, TestApp};
use super::bad_input::said_at;
use super::client::{Answer, Client};
use super::desk::{Desk, sign_in};
use super::seeker::{Pairs, Seeker};

const OFFICERS: &str = "/meja/pengaturan/petugas";

#[tokio::test]
async fn every_sheet_saves_with_scripts_off_shows_what_was_saved_and_takes_effect() {
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin]).await;
    for (area, key, typed) in [
        (Area::Office, "address", "Jalan Merdeka 5, Pekalongan"),
        (Area::Office, "head_nip", "19650101 199003 1 999"),
        (Area::Sop, "sop_number", "560/123/2026"),
        (Area::Sop, "sop_effective", "01-12-2026"),
        (Area::Sop, "sop_related", "SOP Pelayanan Lapor\nSOP Penempatan"),
        (Area::Sop, "sop_warning", "Tanpa SOP ini alurnya tidak jelas."),
        (Area::Office, "complaints", "loket pengaduan kantor"),
        (Area::Requirements, "age_floor", "17"),
        (Area::Requirements, "not_collected_days", "14"),
        (Area::Reasons, "reason.9.text", "Ijazah belum dilegalisir."),
        (Area::Numbering, "region_code", "3326"),
        (Area::Terms, "validity_years", "3"),
        (Area::Terms, "terms", "Berlaku Nasional.\nWajib lapor."),
    ] {
        let answer = save(&admin, area, &[(key, typed)]).await;
        assert_eq!(answer.location(), format!("{}?tersimpan=1", path(area)), "{key}");
        let html = admin.page(answer.location()).await;
        assert!(html.contains(settings::SAVED) && html.contains(typed), "{key}");
        assert_eq!(sheet(&admin, area).await.stored.raw(key), typed);
    }
    let office = app.store.office().await.expect("an office");
    assert_eq!(office.head_nip, "196501011990031999");
    assert_eq!((office.age_floor, office.not_collected_days, office.validity_years), (17, 14, 3));
    assert_eq!((office.region_code.as_str(), office.terms.len()), ("3326", 2));
    assert_eq!(office.sop_effective.map(|day| day.to_string()).as_deref(), Some("2026-12-01"));
    let reasons = app.store.return_reasons().await.expect("reasons");
    assert_eq!(reasons.last().map(|reason| reason.code.as_str()), Some("ijazah-belum-dilegalisir"));
    save(&admin, Area::Reasons, &[("reason.0.remove", "ya")]).await;
    let left = app.store.return_reasons().await.expect("reasons");
    assert!(left.len() == reasons.len() - 1 && left.iter().all(|reason| reason.code != "kabur"));
    assert_eq!(app.store.stored_reasons().await.expect("reasons").value.len(), reasons.len(), "kept for counting");
}

#[tokio::test]
async fn whatever_would_break_the_number_of_a_card_is_refused_at_its_field() {
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin]).await;
    let before = app.store.office().await.expect("an office");
    for (key, typed, wrong) in [
        ("region_code", "33.75", Problem::RegionUnreadable),
        ("region_code", "", Problem::Missing),
        ("next_number", "0", Problem::NumberRange { least: 1, most: 999_999 }),
        ("next_number", "1000000", Problem::NumberRange { least: 1, most: 999_999 }),
    ] {
        let answer = save(&admin, Area::Numbering, &[(key, typed)]).await;
        assert_eq!(answer.error_in_address(), Some(ApiError::Field(Field::Setting, wrong)), "{typed}");
        assert!(!answer.location().contains("33.75"), "nothing typed travels in the address");
        let html = admin.page(answer.location()).await;
        assert_eq!(said_at(&html, &format!("{key}-salah")), problem(wrong));
        assert!(html.contains(&format!("href=\"#{key}\"")), "the summary leads to the field");
        let sheet = sheet(&admin, Area::Numbering).await;
        assert_eq!(sheet.typed.map(|kept| kept.raw(key).to_owned()).as_deref(), Some(typed), "nothing typed is lost");
    }
    assert_eq!(app.store.office().await.expect("an office"), before);
}

#[tokio::test]
async fn the_next_card_gets_the_number_that_was_set_and_none_is_given_twice() {
    let app = TestApp::new().await;
    let (admin, office) = (app.officer(&[Role::Admin]).await, app.whole_office().await);
    let first = confirmed(&app, &office).await;
    assert_eq!(number_of(&office, &first.id).await, "000001");
    save(&admin, Area::Numbering, &[("next_number", "5000")]).await;
    save(&admin, Area::Numbering, &[("next_number", "500")]).await;
    let second = confirmed(&app, &office).await;
    assert_eq!(number_of(&office, &second.id).await, "000500", "a slip was put right before a card was issued");
    for typed in ["500", "1"] {
        let answer = save(&admin, Area::Numbering, &[("next_number", typed)]).await;
        let given = ApiError::Field(Field::Setting, Problem::NumberGiven { last: 500 });
        assert_eq!(answer.error_in_address(), Some(given), "{typed}");
    }
    let shown = sheet(&admin, Area::Numbering).await;
    let third = confirmed(&app, &office).await;
    assert_eq!(number_of(&office, &third.id).await, "000501");
    let mut fields = fields(Area::Numbering, &shown, &[("region_code", "3326")]);
    fields.retain(|(key, _)| !key.contains("next_number"));
    fields.push(("a[next_number]".into(), "501".into()));
    let answer = admin.submit("meja-pengaturan-simpan", path(Area::Numbering), fields).await;
    assert_eq!(answer.location(), "/meja/pengaturan/nomor?tersimpan=1", "a number that was not touched is no change");
    app.store.close().await;
}

#[tokio::test]
async fn ten_thousand_characters_are_refused_and_not_lost() {
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin]).await;
    let endless = "panjang ".repeat(1250);
    let count = journal_rows(&app).await;
    for (area, key, max) in [
        (Area::Office, "address", 160),
        (Area::Sop, "legal_basis", 300),
        (Area::Terms, "terms", 300),
        (Area::Reasons, "reason.0.text", 160),
        (Area::Reasons, "reason.9.example", 240),
    ] {
        let mut typed = vec![(key, endless.as_str())];
        if key == "reason.9.example" {
            typed.push(("reason.9.text", "Alasan baru."));
        }
        let answer = save(&admin, area, &typed).await;
        let wrong = Problem::TooLong { max };
        assert!(matches!(answer.error_in_address(), Some(ApiError::Field(Field::Setting, Problem::TooLong { .. }))));
        let html = admin.page(answer.location()).await;
        assert_eq!(said_at(&html, &format!("{key}-salah")), problem(wrong), "{key}");
        assert!(html.contains(&endless), "{key}: nothing typed is lost");
        assert!(html.contains(settings::NOT_SAVED));
    }
    let typed = [("login", "baru"), ("name", &endless), ("nip", ""), ("title", &endless), ("role-admin", "ya")];
    let answer = officer(&admin, "", 0, act::SAVE, &typed).await;
    assert_eq!(answer.error_in_address(), Some(ApiError::Field(Field::Setting, Problem::TooLong { max: 120 })));
    let html = admin.page(answer.location()).await;
    assert_eq!(said_at(&html, "name-salah"), problem(Problem::TooLong { max: 120 }));
    assert_eq!(said_at(&html, "title-salah"), problem(Problem::TooLong { max: 80 }));
    assert_eq!(html.matches(endless.trim_end()).count() / 2, 2, "both come back, for the page and for its script");
    assert_eq!(journal_rows(&app).await, count, "nothing was written");
    assert_eq!(app.store.stored_office().await.expect("an office").version, 0);
}

#[tokio::test]
async fn what_was_typed_is_kept_for_its_admin_alone_until_it_is_saved_or_given_up() {
    let app = TestApp::new().await;
    let (admin, other) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Admin]).await);
    save(&admin, Area::Office, &[("head_name", "R2D2"), ("address", "Jalan Baru 1")]).await;
    assert!(admin.page(path(Area::Office)).await.contains("Jalan Baru 1"));
    assert!(!other.page(path(Area::Office)).await.contains("Jalan Baru 1"));
    let fields = [("area", "kantor"), ("version", "0"), ("go", GIVE_UP)];
    let answer = admin.submit("meja-pengaturan-simpan", path(Area::Office), fields).await;
    assert_eq!(answer.location(), path(Area::Office));
    assert!(!admin.page(answer.location()).await.contains("Jalan Baru 1"));

    let seen = sheet(&admin, Area::Office).await;
    app.clock.advance(OFFICER_QUIET + 1);
    let late = fields_of(&seen, &[("address", "Jalan Malam 2")]);
    let answer = admin.submit("meja-pengaturan-simpan", path(Area::Office), late).await;
    assert_eq!(answer.error_in_address(), Some(ApiError::Parked));
    sign_in(&admin, &admin.login).await;
    assert!(admin.page(path(Area::Office)).await.contains("Jalan Malam 2"), "what came too late comes back");
    assert_ne!(app.store.office().await.expect("an office").address, "Jalan Malam 2");
}

#[tokio::test]
async fn of_two_admins_on_the_same_sheet_the_second_is_told_and_nothing_is_overwritten() {
    let app = TestApp::new().await;
    let (one, two) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Admin]).await);
    let seen = sheet(&two, Area::Office).await;
    save(&one, Area::Office, &[("opening_hours", "Senin sampai Kamis")]).await;
    let typed = [("opening_hours", "Setiap hari"), ("place", "Batang")];
    let answer = two.submit("meja-pengaturan-simpan", path(Area::Office), fields_of(&seen, &typed)).await;
    assert_eq!(answer.error_in_address(), Some(ApiError::Overtaken));
    let html = two.page(answer.location()).await;
    assert!(html.contains(&*trouble(ApiError::Overtaken)));
    assert!(html.contains("value=\"Setiap hari\""), "what was typed stands in the field");
    assert!(html.contains(&settings::in_force("Senin sampai Kamis")), "and what is in force beside it");
    assert_eq!(app.store.office().await.expect("an office").opening_hours, "Senin sampai Kamis");
    save(&two, Area::Office, &typed).await;
    assert_eq!(app.store.office().await.expect("an office").place, "Batang", "having looked, it can be saved");

    let id = id_of(&app, &two.login).await;
    let seen = officers(&one, &id).await.form.version;
    officer(&two, &id, seen, act::SAVE, &profile("Endang Satu", &[Role::Admin])).await;
    let answer = officer(&one, &id, seen, act::SAVE, &profile("Endang Dua", &[Role::Admin])).await;
    assert_eq!(answer.error_in_address(), Some(ApiError::Overtaken));
    assert_eq!(app.store.officer(&id).await.expect("an officer").name, "Endang Satu");
}

#[tokio::test]
async fn an_issued_card_stays_as_it_is_whatever_the_office_changes() {
    let app = TestApp::new().await;
    let (admin, office) = (app.officer(&[Role::Admin]).await, app.whole_office().await);
    let (issued, draft) = (confirmed(&app, &office).await, confirmed(&app, &office).await);
    office.decide(&issued.id, Move::Issue).await.expect("issued");
    office.decide(&issued.id, Move::Sign).await.expect("signed");
    let card = async |id: &str| {
        let page = office.page(&format!("/cetak/kartu/{id}")).await;
        let sheet = page.split_once("<main>").and_then(|(_, rest)| rest.split_once("</main>"));
        sheet.expect("a sheet").0.to_owned()
    };
    let (before, drafted) = (card(&issued.id).await, card(&draft.id).await);
    save(&admin, Area::Office, &[("office_name", "DINAS TENAGA KERJA"), ("place", "Batang")]).await;
    save(&admin, Area::Terms, &[("terms", "Satu."), ("validity_years", "5")]).await;
    save(&admin, Area::Numbering, &[("region_code", "3326"), ("next_number", "77")]).await;
    let id = id_of(&app, &office.login).await;
    let roles = [Role::Information, Role::ServiceHead, Role::PlacementOfficer];
    officer(&admin, &id, officers(&admin, &id).await.form.version, act::SAVE, &profile("Nama Baru", &roles)).await;
    let after = card(&issued.id).await;
    assert_eq!(before, after, "not one letter of an issued card changes");
    assert!(!after.contains(DRAFT));
    let redrafted = card(&draft.id).await;
    assert!(drafted.contains(DRAFT) && !drafted.contains("DINAS TENAGA KERJA"));
    assert!(redrafted.contains("DINAS TENAGA KERJA") && redrafted.contains("<li>Satu."));
    office.decide(&draft.id, Move::Issue).await.expect("issued");
    let number = office.file(&draft.id).await.expect("the file").card_number.expect("a number");
    assert_eq!((&number[..4], &number[10..]), ("3326", "000077"));
}

#[tokio::test]
async fn the_documents_that_the_office_requires_decide_what_is_missing() {
    let app = TestApp::new().await;
    let (admin, counter) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Information]).await);
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    assert_eq!(seeker.overview().await.missing_documents, []);
    let typed = [("required-sertifikat", "ya"), ("required-ijazah", "")];
    save(&admin, Area::Requirements, &typed).await;
    assert_eq!(seeker.overview().await.missing_documents, [DocumentKind::SkillCertificate]);
    assert_eq!(seeker.send_application().await, Err(ApiError::Incomplete));
    save(&admin, Area::Requirements, &[("required-sertifikat", "")]).await;
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    save(&admin, Area::Requirements, &[("required-pengalaman", "ya")]).await;
    assert_eq!(counter.decide(&seeker.id, Move::Accept).await, Err(ApiError::Incomplete));
    let file = counter.file(&seeker.id).await.expect("the file");
    assert_eq!(file.missing_documents, [DocumentKind::WorkLetter]);
    let required = app.store.office().await.expect("an office").required;
    assert!(required.has(DocumentKind::Photo) && required.has(DocumentKind::IdentityCard), "they cannot be left out");
}

#[tokio::test]
async fn what_job_seekers_read_follows_the_settings() {
    let app = TestApp::new().await;
    let (admin, visitor) = (app.officer(&[Role::Admin]).await, app.visitor());
    let start = visitor.page("/").await;
    assert!(start.contains("Usia 15 tahun ke atas.") && start.contains("Kartu berlaku 2 tahun"));
    assert!(start.contains("Surat pengalaman kerja, hanya bila ada") && !start.contains("SKL bila baru lulus, hanya"));
    let typed = [("age_floor", "18"), ("draft_days", "30"), ("required-ijazah", ""), ("required-pengalaman", "ya")];
    save(&admin, Area::Requirements, &typed).await;
    save(&admin, Area::Terms, &[("validity_years", "3")]).await;
    save(&admin, Area::Sop, &[("sop_number", "560/1/2026"), ("sop_effective", "01-12-2026")]).await;
    let start = visitor.page("/").await;
    assert!(start.contains("Usia 18 tahun ke atas.") && start.contains("Kartu berlaku 3 tahun"));
    assert!(!start.contains("Surat pengalaman kerja, hanya bila ada") && start.contains("SKL bila baru lulus, hanya"));
    assert!(visitor.page("/privasi").await.contains("dihapus setelah 30 hari"));
    assert!(visitor.page("/alur").await.contains("SOP nomor 560/1/2026, berlaku sejak 1 Desember 2026"));
    assert!(visitor.page("/cetak/sop").await.contains("560/1/2026"));
    let seeker = app.somebody().await;
    let documents = seeker.page("/permohonan/dokumen").await;
    let picker = documents.split("id=\"pengalaman\"").nth(1).and_then(|rest| rest.split("</h2>").next());
    assert!(picker.is_some_and(|head| !head.contains("optional")), "asked of everybody");
}

#[tokio::test]
async fn a_signer_signs_only_within_the_period_and_is_told_otherwise() {
    let app = TestApp::new().await;
    let (admin, office) = (app.officer(&[Role::Admin]).await, app.whole_office().await);
    let signer = app.officer(&[Role::PlacementOfficer]).await;
    let (first, second) = (confirmed(&app, &office).await, confirmed(&app, &office).await);
    for seeker in [&first, &second] {
        office.decide(&seeker.id, Move::Issue).await.expect("issued");
    }
    let (named, id) = (id_of(&app, &office.login).await, id_of(&app, &signer.login).await);
    let period = |row: u8, officer: &str, from: &str, until: &str| {
        [("officer", officer), ("from", from), ("until", until)]
            .map(|(part, value)| (format!("signer.{row}.{part}"), value.to_owned()))
    };
    let rows = [period(0, &named, "01-01-2026", "24-11-2026"), period(1, &id, "01-01-2026", "23-11-2026")].concat();
    let rows: Vec<_> = rows.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(save(&admin, Area::Signers, &rows).await.location(), "/meja/pengaturan/penandatangan?tersimpan=1");
    let overview: SettingsOverview = admin.ask("meja-pengaturan", super::client::NOTHING).await.expect("the overview");
    assert_eq!(overview.signers.len(), 1);

    let standing = app.standing(&first.id).await;
    let file = signer.page(&format!("/meja/berkas/{}", first.id)).await;
    assert!(file.contains(&*trouble(ApiError::NotSignerToday)), "the file says why there is no button");
    assert!(!file.contains(&format!("value=\"{}\"", Move::Sign.code())));
    assert_eq!(signer.decide(&first.id, Move::Sign).await, Err(ApiError::NotSignerToday));
    assert_eq!(app.standing(&first.id).await, standing);
    assert_eq!(office.decide(&first.id, Move::Sign).await, Ok(State::Signed), "the last day counts");
    app.minutes_pass(24 * 60);
    let office = Desk::sign_in(app.visitor(), &office.login).await;
    assert_eq!(office.decide(&second.id, Move::Sign).await, Err(ApiError::NotSignerToday));
    let admin = Desk::sign_in(app.visitor(), &admin.login).await;
    assert!(admin.page("/meja/pengaturan").await.contains(settings::NO_SIGNER), "the admin is warned");
    save(&admin, Area::Signers, &[("signer.0.until", "")]).await;
    assert_eq!(office.decide(&second.id, Move::Sign).await, Ok(State::Signed));
}

#[tokio::test]
async fn an_officer_ended_in_the_middle_of_work_decides_nothing_more() {
    let app = TestApp::new().await;
    let (admin, counter) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Information]).await);
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    counter.file(&seeker.id).await.expect("the file is open");
    let id = id_of(&app, &counter.login).await;
    assert_eq!(officer(&admin, &id, 0, act::END, &[]).await.location(), format!("{OFFICERS}?tersimpan=1"));
    let standing = app.standing(&seeker.id).await;
    assert_eq!(counter.decide(&seeker.id, Move::Accept).await, Err(ApiError::SignedOut));
    let version = app.version(&seeker.id).await;
    let fields = super::desk::decision(&seeker.id, version, "kunci", Move::Accept);
    assert_eq!(counter.call("meja-putuskan", fields).await.status, 401);
    assert_eq!(app.standing(&seeker.id).await, standing, "the decision was not made");
    let html = admin.page(OFFICERS).await;
    assert!(html.contains(settings::ENDED) && html.contains(&counter.login), "the list still knows the officer");
    let answer = counter.ask::<()>("meja-masuk", [("login", counter.login.as_str()), ("password", PASSWORD)]).await;
    assert_eq!(answer, Err(ApiError::WrongLogin));

    let one_time: Option<OneTime> = ask_officer(&admin, &id, act::OPEN).await.expect("opened again");
    let password = one_time.expect("a one-time password").password;
    let fields = [("login", counter.login.as_str()), ("password", &password)];
    assert_eq!(counter.ask::<()>("meja-masuk", fields).await, Ok(()));
    assert_eq!(counter.decide(&seeker.id, Move::Accept).await, Err(ApiError::NewPassword));
}

#[tokio::test]
async fn a_role_taken_away_is_gone_with_the_next_request() {
    let app = TestApp::new().await;
    let (admin, counter) = (app.officer(&[Role::Admin]).await, app.whole_office().await);
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let id = id_of(&app, &counter.login).await;
    let seen = officers(&admin, &id).await.form.version;
    officer(&admin, &id, seen, act::SAVE, &profile("Endang Sulistyowati", &[Role::PlacementOfficer])).await;
    let standing = app.standing(&seeker.id).await;
    assert_eq!(counter.decide(&seeker.id, Move::Accept).await, Err(ApiError::Forbidden));
    assert_eq!(counter.return_file(&seeker.id, &[("f:name", "Samakan.")]).await, Err(ApiError::Forbidden));
    assert_eq!(app.standing(&seeker.id).await, standing);
    assert!(counter.file(&seeker.id).await.is_ok_and(|file| file.moves.is_empty()), "what is left may still be seen");
}

#[tokio::test]
async fn the_last_admin_neither_ends_nor_loses_the_role() {
    let app = TestApp::new().await;
    let (admin, second) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Admin]).await);
    let (own, other) = (id_of(&app, &admin.login).await, id_of(&app, &second.login).await);
    officer(&admin, &other, 0, act::END, &[]).await;
    assert_eq!(ask_officer(&admin, &own, act::END).await.err(), Some(ApiError::LastAdmin));
    let seen = officers(&admin, &own).await.form.version;
    let typed = profile("Endang Sulistyowati", &[Role::Information]);
    let answer = officer(&admin, &own, seen, act::SAVE, &typed).await;
    assert_eq!(answer.error_in_address(), Some(ApiError::LastAdmin));
    assert!(admin.page(answer.location()).await.contains(&*trouble(ApiError::LastAdmin)));
    assert!(app.store.officer(&own).await.expect("active").roles.has(Role::Admin));
    assert_eq!(
        ask_officer(&admin, &own, act::NEW_PASSWORD).await.err(),
        Some(ApiError::NotNow),
        "it would lock them out"
    );
}

#[tokio::test]
async fn a_new_officer_gets_a_password_that_is_shown_once_and_opens_the_door_once() {
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin]).await;
    let mut typed = profile("Retno Palupi, S.E.", &[Role::PlacementOfficer]);
    typed.push(("login", "retno"));
    let answer = officer(&admin, "", 0, act::SAVE, &typed).await;
    assert_eq!(answer.location(), format!("{OFFICERS}?tersimpan=1"));
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    let html = admin.page(answer.location()).await;
    let password =
        html.split("<dd class=\"code\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a password");
    assert!(!answer.location().contains(password) && !format!("{cookies:?}").contains(password));
    assert!(!admin.page(OFFICERS).await.contains(password), "shown once");
    let new = app.visitor();
    let fields = [("login", "retno"), ("password", password)];
    assert_eq!(new.submit("meja-masuk", "/meja/masuk", fields).await.location(), "/meja/sandi");
    let fields = [("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(new.ask::<()>("meja-sandi", fields).await, Ok(()));

    let id = id_of(&app, "retno").await;
    let reset: Option<OneTime> = ask_officer(&admin, &id, act::NEW_PASSWORD).await.expect("a new password");
    assert_eq!(new.get("/meja").await.status, 401, "every session of the officer has ended");
    assert!(reset.is_some_and(|one_time| one_time.login == "retno" && one_time.password != password));

    typed.retain(|(key, _)| *key != "login");
    typed.push(("login", "RETNO"));
    let answer = officer(&admin, "", 0, act::SAVE, &typed).await;
    assert_eq!(answer.error_in_address(), Some(ApiError::Field(Field::Setting, Problem::LoginTaken)));
    let html = admin.page(answer.location()).await;
    assert_eq!(said_at(&html, "login-salah"), problem(Problem::LoginTaken));
    assert!(html.contains("value=\"RETNO\"") && html.contains("value=\"Retno Palupi, S.E.\""));
    let answer = officer(&admin, "", 0, act::SAVE, &[("login", "baru"), ("name", "Baru"), ("title", "Petugas")]).await;
    let html = admin.page(answer.location()).await;
    assert!(html.contains(&*problem(Problem::Missing)), "somebody without a role could do nothing");
}

#[tokio::test]
async fn a_one_time_password_runs_out_after_a_week() {
    let app = TestApp::new().await;
    let id = id_of(&app, &app.new_officer(&[Role::Information]).await).await;
    app.clock.advance(ONE_TIME_LASTS + 1);
    let admin = app.officer(&[Role::Admin]).await;
    let given: Option<OneTime> = ask_officer(&admin, &id, act::NEW_PASSWORD).await.expect("a new password");
    let OneTime { login, password } = given.expect("a password");
    app.clock.advance(ONE_TIME_LASTS);
    let sign_in = |password: String| {
        let (visitor, login) = (app.visitor(), login.clone());
        async move { visitor.ask::<()>("meja-masuk", [("login", login), ("password", password)]).await }
    };
    assert_eq!(sign_in(password.clone()).await, Ok(()), "on its last day");
    app.clock.advance(1);
    assert_eq!(sign_in(password).await, Err(ApiError::RanOut));
    assert_eq!(sign_in("tebakan".to_owned()).await, Err(ApiError::WrongLogin), "who does not know it learns nothing");
}

#[tokio::test]
async fn a_one_time_password_is_handed_on_to_its_admin_alone() {
    let app = TestApp::new().await;
    let (admin, other) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Admin]).await);
    let id = id_of(&app, &app.new_officer(&[Role::Information]).await).await;
    officer(&admin, &id, 0, act::NEW_PASSWORD, &[]).await;
    // Somebody else signs in at the same computer before the page was seen.
    sign_in(&admin, &other.login).await;
    assert!(officers(&admin, "").await.one_time.is_none());
}

#[tokio::test]
async fn each_change_is_one_row_of_a_whole_journal_and_the_overview_tells_who_and_what() {
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin]).await;
    let id = id_of(&app, &app.new_officer(&[Role::Information]).await).await;
    let count = journal_rows(&app).await;
    save(&admin, Area::Office, &[("address", "Jalan Rahasia 9")]).await;
    save(&admin, Area::Office, &[("address", "Jalan Rahasia 9")]).await;
    assert_eq!(journal_rows(&app).await, count + 1, "saved again without a change");
    save(&admin, Area::Signers, &[]).await;
    assert_eq!(journal_rows(&app).await, count + 1, "nothing was set");
    save(&admin, Area::Reasons, &[("reason.0.text", "Gambar buram.")]).await;
    save(&admin, Area::Numbering, &[("next_number", "40")]).await;
    let seen = officers(&admin, &id).await.form.version;
    officer(&admin, &id, seen, act::SAVE, &profile("Bagus Wicaksono", &[Role::ServiceHead])).await;
    officer(&admin, &id, 0, act::NEW_PASSWORD, &[]).await;
    officer(&admin, &id, 0, act::END, &[]).await;
    officer(&admin, &id, 0, act::OPEN, &[]).await;
    assert_eq!(journal_rows(&app).await, count + 7);
    app.store.verify_journal(None).await.expect("a whole chain");
    let overview: SettingsOverview = admin.ask("meja-pengaturan", super::client::NOTHING).await.expect("the overview");
    let told: Vec<_> = overview.changes.iter().take(7).map(|change| (change.action.as_str(), change.area)).collect();
    assert_eq!(
        told,
        [
            ("officer-opened", Area::Officers),
            ("officer-ended", Area::Officers),
            ("officer-password", Area::Officers),
            ("officer-changed", Area::Officers),
            ("setting", Area::Numbering),
            ("setting", Area::Reasons),
            ("setting", Area::Office),
        ]
    );
    let html = admin.page("/meja/pengaturan").await;
    assert!(html.contains(&settings::change("officer-ended", Area::Officers)) && html.contains("Bagus Wicaksono"));
    assert!(!html.contains("Jalan Rahasia 9"), "the values are not told");
}

#[tokio::test]
async fn nothing_typed_by_an_admin_breaks_out_of_a_page() {
    const HOSTILE: &str = "</textarea><script>alert(1)</script>\"'><img src=x>";
    let app = TestApp::new().await;
    let admin = app.officer(&[Role::Admin]).await;
    for (area, key) in [(Area::Office, "address"), (Area::Terms, "terms"), (Area::Reasons, "reason.0.text")] {
        save(&admin, area, &[(key, HOSTILE)]).await;
        let html = admin.page(path(area)).await;
        assert!(!html.contains("<script>alert") && !html.contains("<img src=x"), "{key}");
    }
    assert_eq!(app.store.office().await.expect("an office").terms, [HOSTILE]);
}

fn path(area: Area) -> &'static str {
    match area {
        Area::Office => "/meja/pengaturan/kantor",
        Area::Sop => "/meja/pengaturan/sop",
        Area::Requirements => "/meja/pengaturan/syarat",
        Area::Reasons => "/meja/pengaturan/alasan",
        Area::Numbering => "/meja/pengaturan/nomor",
        Area::Terms => "/meja/pengaturan/ketentuan",
        Area::Officers => OFFICERS,
        Area::Signers => "/meja/pengaturan/penandatangan",
    }
}

async fn sheet(client: &Client, area: Area) -> Sheet {
    client.ask("meja-pengaturan-isi", [("area", area.code())]).await.expect("a sheet")
}

fn fields_of(sheet: &Sheet, typed: &[(&str, &str)]) -> Pairs {
    fields(sheet.area, sheet, typed)
}

/// The sheet's form as a browser sends it, with `typed` in place of what stood there. A tick that is taken away is not sent.
fn fields(area: Area, sheet: &Sheet, typed: &[(&str, &str)]) -> Pairs {
    let answers = typed.iter().fold(sheet.stored.clone(), |answers, (key, value)| answers.with(key, value));
    let mut fields = vec![
        ("area".to_owned(), area.code().to_owned()),
        ("version".to_owned(), sheet.version.to_string()),
        ("go".to_owned(), String::new()),
    ];
    let sent = answers.iter().filter(|(key, value)| !key.starts_with("required-") || !value.is_empty());
    fields.extend(sent.map(|(key, value)| (format!("a[{key}]"), value.to_owned())));
    fields
}

/// Saves with scripts off on top of what stands.
pub async fn save(admin: &Client, area: Area, typed: &[(&str, &str)]) -> Answer {
    let fields = fields_of(&sheet(admin, area).await, typed);
    admin.submit("meja-pengaturan-simpan", path(area), fields).await
}

async fn officers(admin: &Client, id: &str) -> OfficersPage {
    admin.ask("meja-petugas", [("id", id)]).await.expect("the officers")
}

/// Name and roles with what else belongs to an officer.
fn profile<'a>(name: &'a str, roles: &[Role]) -> Vec<(&'a str, &'a str)> {
    let mut typed = vec![("name", name), ("nip", "198504172010012999"), ("title", "Petugas")];
    typed.extend(roles.iter().map(|role| match role {
        Role::Information => ("role-petugas-informasi", "ya"),
        Role::ServiceHead => ("role-kasi-layanan", "ya"),
        Role::PlacementOfficer => ("role-pengantar-kerja", "ya"),
        Role::Admin => ("role-admin", "ya"),
    }));
    typed
}

fn officer_fields(id: &str, version: i64, act: &str, typed: &[(&str, &str)]) -> Pairs {
    let mut fields = vec![
        ("id".to_owned(), id.to_owned()),
        ("version".to_owned(), version.to_string()),
        ("act".to_owned(), act.to_owned()),
    ];
    fields.extend(typed.iter().map(|(key, value)| (format!("a[{key}]"), (*value).to_owned())));
    fields
}

/// With scripts off.
async fn officer(admin: &Client, id: &str, version: i64, act: &str, typed: &[(&str, &str)]) -> Answer {
    let from = if id.is_empty() { OFFICERS.to_owned() } else { format!("{OFFICERS}?id={id}") };
    admin.submit("meja-petugas-simpan", &from, officer_fields(id, version, act, typed)).await
}

/// With scripts on.
async fn ask_officer(admin: &Client, id: &str, act: &str) -> Result<Option<OneTime>, ApiError> {
    admin.ask("meja-petugas-simpan", officer_fields(id, 0, act, &[])).await
}

async fn id_of(app: &TestApp, login: &str) -> String {
    app.store.officer_secret(login).await.expect("an answer").expect("the officer").id
}

async fn journal_rows(app: &TestApp) -> i64 {
    app.store.journal_head().await.expect("a head").count
}

/// Somebody who confirmed the draft of the card.
async fn confirmed(app: &TestApp, office: &Desk) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    for mv in [Move::Accept, Move::Attend, Move::Confirm] {
        office.decide(&seeker.id, mv).await.expect("a move");
    }
    seeker
}

/// Issues the card; the running number on it.
async fn number_of(office: &Desk, id: &str) -> String {
    office.decide(id, Move::Issue).await.expect("issued");
    let number = office.file(id).await.expect("the file").card_number.expect("a number");
    number[10..].to_owned()
}
