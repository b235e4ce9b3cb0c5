//! A form of a file that is refused: what the officer typed stands there again, with the sentence beside what caused it, without scripts
//! too, and for nobody else.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::crypt::token;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::role::Role;
use ak1::jobs::let_go_now;
use ak1::text::{file, trouble::trouble};

use super::app::{PASSWORD, TestApp};
use super::desk::{decision, returning};
use super::seeker::{Pairs, Seeker, move_fields};

const OWN_WORDS: &str = "Tulis \"Batang\" saja & <bukan> kabupaten.";
const POINT: &str = "p:ktp:1:250:400";

async fn sent(app: &TestApp) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    seeker
}

/// Three rows: a spot with words of one's own, a point without any reason, and a reason of the list without a spot.
fn rows(id: &str, version: i64) -> Pairs {
    let mut fields = returning(id, version, &token::id(), &[("f:birth_place", OWN_WORDS), (POINT, "")]);
    fields.push(("a[code.4]".to_owned(), "kabur".to_owned()));
    fields
}

/// The part of the page that is the form with this heading, up to its end.
fn part<'a>(html: &'a str, from: &str) -> &'a str {
    let rest = html.split(from).nth(1).unwrap_or_else(|| panic!("no {from}"));
    rest.split("</form>").next().expect("a form")
}

fn chosen(html: &str, select: &str, value: &str) -> bool {
    let options = html.split(&format!("id=\"{select}\"")).nth(1).and_then(|rest| rest.split("</select>").next());
    let option = options.and_then(|options| options.split("<option").find(|one| one.contains(&format!("\"{value}\""))));
    option.is_some_and(|option| option.split('>').next().is_some_and(|tag| tag.contains(" selected")))
}

#[tokio::test]
async fn a_refused_return_keeps_its_rows_until_it_is_made() {
    let app = TestApp::new().await;
    let (office, other) = (app.officer(&[Role::Information]).await, app.officer(&[Role::Information]).await);
    let seeker = sent(&app).await;
    let here = format!("/meja/berkas/{}?antrean=menunggu", seeker.id);
    let answer = office.submit("meja-kembalikan", &here, rows(&seeker.id, app.version(&seeker.id).await)).await;
    let wrong = ApiError::Field(Field::Pins, Problem::Missing);
    assert_eq!(answer.error_in_address(), Some(wrong));
    assert!(!answer.location().contains("Batang") && !answer.location().contains("birth_place"));
    for _ in 0..2 {
        let html = office.page(answer.location()).await;
        let form = part(&html, "class=\"pins\"");
        assert!(form.contains(&*trouble(wrong)), "beside the rows");
        assert!(
            chosen(form, "spot.0", "f:birth_place") && chosen(form, "spot.1", POINT),
            "also a point, which no list has"
        );
        assert!(chosen(form, "code.4", "kabur"));
        assert!(!chosen(form, "spot.2", "f:birth_place") && !chosen(form, "code.0", "kabur"));
        assert!(form.contains("value=\"Tulis &quot;Batang&quot; saja &amp; "), "escaped, and whole");
    }
    assert!(!other.page(&here).await.contains("Batang\" saja"), "for nobody else");
    let bytes = std::fs::read(app.database().with_extension("sqlite-wal")).expect("the newest writes");
    assert!(!bytes.windows(9).any(|window| window == b"kabupaten"), "sealed");

    assert_eq!(office.return_file(&seeker.id, &[("f:birth_place", "Tulis kota.")]).await, Ok(State::Returned));
    seeker.fill(ak1::domain::form::Step::Identity, &[("birth_place", "Batang")]).await.expect("saved");
    seeker.send_application().await.expect("sent again");
    assert!(office.file(&seeker.id).await.expect("the file").typed.is_empty(), "it has served its purpose");
}

#[tokio::test]
async fn a_move_without_its_reason_is_told_beside_its_own_form() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let seeker = sent(&app).await;
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let here = format!("/meja/berkas/{}", seeker.id);
    let wrong = ApiError::Field(Field::Reason, Problem::Missing);
    let fields = move_fields(
        &seeker.id,
        app.version(&seeker.id).await,
        &token::id(),
        &[("mv", Move::UndoCheck.code()), ("reason", "  ")],
    );
    let answer = office.submit("meja-putuskan", &here, fields).await;
    assert_eq!(answer.error_in_address(), Some(wrong));
    let html = office.page(answer.location()).await;
    let said = |mv: Move| {
        let id = format!("id=\"alasan-{}-salah\"", mv.code());
        let rest = html.split(&id).nth(1).unwrap_or_else(|| panic!("no {id}"));
        let (tag, rest) = rest.split_once('>').expect("a tag");
        (!tag.contains("hidden")).then(|| rest.starts_with(&*trouble(wrong)))
    };
    assert_eq!(said(Move::UndoCheck), Some(true));
    assert_eq!(said(Move::Cancel), None, "not beside the other");
    assert_eq!(html.matches(&*trouble(wrong)).count(), 1);
    assert!(html.contains("<details open"), "the forms of taking back stand open");
    assert!(!office.page(&here).await.contains(&*trouble(wrong)), "opened anew, the page is quiet");

    // A file that changed meanwhile: the reason stands where it was typed.
    let reason = "Foto tertukar dengan <pemohon> lain.";
    let fields = move_fields(&seeker.id, 1, &token::id(), &[("mv", Move::Cancel.code()), ("reason", reason)]);
    let answer = office.submit("meja-putuskan", &here, fields).await;
    let html = office.page(answer.location()).await;
    let form = part(&html, &format!("for=\"alasan-{}\"", Move::Cancel.code()));
    assert!(form.contains("value=\"Foto tertukar dengan "), "{form}");
    office.decide(&seeker.id, Move::UndoCheck).await.expect("taken back");
    assert!(office.file(&seeker.id).await.expect("the file").typed.is_empty());
}

#[tokio::test]
async fn a_note_and_the_name_of_who_takes_the_card_stand_there_again() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let seeker = sent(&app).await;
    let id = seeker.id.as_str();
    let here = format!("/meja/berkas/{id}");
    let endless = "Berminat ke garmen. ".repeat(300);
    let answer = office.submit("meja-catatan", &here, [("application", id), ("note", endless.as_str())]).await;
    let told = ApiError::Field(Field::Note, Problem::TooLong { max: 2000 });
    assert_eq!(answer.error_in_address(), Some(told));
    assert!(office.page(answer.location()).await.contains(endless.trim_end()), "nothing typed is lost");
    office.decide(id, Move::Accept).await.expect("accepted");
    assert_eq!(office.file(id).await.expect("the file").typed.len(), 1, "a decision does not end a note");
    office.ask::<()>("meja-catatan", [("application", id), ("note", "Garmen.")]).await.expect("written");
    assert!(office.file(id).await.expect("the file").typed.is_empty());

    office.decide(id, Move::Attend).await.expect("attended");
    seeker.confirm().await.expect("confirmed");
    for mv in [Move::Issue, Move::Sign] {
        office.decide(id, mv).await.expect("moved");
    }
    let name = "Slamet 4";
    let fields = move_fields(id, app.version(id).await, &token::id(), &[("other", "ya"), ("collector", name)]);
    let answer = office.submit("meja-serahkan", &here, fields).await;
    assert!(matches!(answer.error_in_address(), Some(ApiError::Field(Field::Collector, _))));
    assert!(!answer.location().contains("Slamet"));
    let html = office.page(answer.location()).await;
    let form = part(&html, "id=\"penyerahan\"");
    assert!(form.contains("value=\"Slamet 4\""));
    let other = form.split("id=\"other-ya\"").nth(1).and_then(|rest| rest.split('>').next()).expect("the choice");
    assert!(other.contains("checked"), "{other}");
}

#[tokio::test]
async fn what_comes_after_the_officers_session_ended_stands_in_the_form_after_signing_in() {
    let app = TestApp::new().await;
    let (office, other) = (app.officer(&[Role::Information]).await, app.officer(&[Role::Information]).await);
    let seeker = sent(&app).await;
    let version = app.version(&seeker.id).await;
    app.minutes_pass(13 * 60);
    let late = office.ask::<State>("meja-kembalikan", rows(&seeker.id, version)).await;
    assert_eq!(late, Err(ApiError::Parked), "with scripts too");
    assert_eq!(app.state(&seeker.id).await, State::Submitted);
    for (desk, stands) in [(&other, false), (&office, true)] {
        let fields = [("login", desk.login.as_str()), ("password", PASSWORD)];
        desk.ask::<()>("meja-masuk", fields).await.expect("signed in");
        let html = desk.page(&format!("/meja/berkas/{}", seeker.id)).await;
        assert_eq!(chosen(&html, "spot.0", "f:birth_place"), stands);
    }
    app.minutes_pass(8 * 24 * 60);
    let_go_now(&app.store).await.expect("done");
    office
        .ask::<()>("meja-masuk", [("login", office.login.as_str()), ("password", PASSWORD)])
        .await
        .expect("signed in");
    assert!(office.file(&seeker.id).await.expect("the file").typed.is_empty(), "nobody came back to it");
}

#[tokio::test]
async fn nothing_is_kept_for_somebody_who_may_not_open_the_file() {
    let app = TestApp::new().await;
    let (admin, office) = (app.officer(&[Role::Admin]).await, app.officer(&[Role::Information]).await);
    let (seeker, draft) = (sent(&app).await, app.somebody().await);
    for (desk, id) in [(&admin, &seeker.id), (&office, &draft.id)] {
        let answer = desk.submit("meja-kembalikan", "/meja", rows(id, 1)).await;
        assert!(answer.error_in_address().is_some());
        let application = app.store.application(id).await.expect("an application");
        for login in [&admin.login, &office.login] {
            let officer = app.store.officer_secret(login).await.expect("an answer").expect("the officer").id;
            assert!(app.store.file_drafts(&officer, &application).await.expect("drafts").is_empty());
        }
    }
}

#[tokio::test]
async fn a_stale_page_shows_what_happened_meanwhile_without_scripts_too() {
    let app = TestApp::new().await;
    let (first, second) = (app.officer(&[Role::Information]).await, app.officer(&[Role::Information]).await);
    let seeker = sent(&app).await;
    let here = format!("/meja/berkas/{}?antrean=menunggu", seeker.id);
    assert!(!second.page(&here).await.contains(file::MEANWHILE));
    let seen = app.version(&seeker.id).await;
    first.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let late = [
        ("meja-putuskan", decision(&seeker.id, seen, &token::id(), Move::Accept)),
        ("meja-kembalikan", returning(&seeker.id, seen, &token::id(), &[("f:name", "Samakan.")])),
    ];
    for (function, fields) in late {
        let answer = second.submit(function, &here, fields).await;
        assert_eq!(answer.error_in_address(), Some(ApiError::Stale(State::Complete)), "{function}");
        let html = second.page(answer.location()).await;
        let notice = html.split(file::MEANWHILE).nth(1).and_then(|rest| rest.split("</section>").next());
        let line = notice.and_then(|notice| notice.split("<li>").nth(1)).unwrap_or_else(|| panic!("{function}"));
        assert!(line.contains(file::happened(Move::Accept.code())), "the newest first: {line}");
    }
    let answer = second.submit("meja-putuskan", &here, decision(&seeker.id, 99, "kunci", Move::Accept)).await;
    assert!(second.page(answer.location()).await.contains(file::MEANWHILE));
    assert!(!second.page(&here).await.contains(file::MEANWHILE), "opened anew, the page is quiet");
}
