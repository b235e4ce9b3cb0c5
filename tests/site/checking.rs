//! Checking at the desk: pins, what changed since the last look, the note, who has a file open, the queues and the search.

use ak1::api::ApiError;
use ak1::api::error::Field;
use ak1::api::file::File;
use ak1::api::queue::Queues;
use ak1::crypt::token;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::correction::Pin;
use ak1::domain::document::DocumentKind;
use ak1::domain::form::Step;
use ak1::domain::queue::Queue;
use ak1::domain::role::Role;

use super::app::TestApp;
use super::client::Client;
use super::desk::{Desk, decision};
use super::samples;
use super::seeker::{Seeker, move_fields};

/// A job seeker whose file waits to be checked.
async fn sent(app: &TestApp) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    seeker
}

async fn queue(client: &Client, queue: Queue) -> Queues {
    client.ask("meja-antrean", [("asked[queue]", queue.code())]).await.expect("a queue")
}

fn count(queues: &Queues, queue: Queue) -> i64 {
    queues.counts.iter().find(|(of, _)| *of == queue).map(|(_, count)| *count).expect("a count")
}

#[tokio::test]
async fn three_pins_one_of_them_on_a_picture_and_what_changed_is_laid_beside() {
    let app = TestApp::new().await;
    let (office, seeker) = (app.officer(&[Role::Information]).await, sent(&app).await);
    let version = app.version(&seeker.id).await;
    let mut fields = move_fields(&seeker.id, version, &token::id(), &[]);
    for (name, value) in [
        ("a[spot.0]", "f:birth_place"),
        ("a[reason.0]", "Tulis kota saja."),
        ("a[spot.1]", "p:ktp:1:250:400"),
        ("a[code.1]", "kabur"),
        ("a[spot.3]", "d:ijazah:1"),
        ("a[code.3]", "terpotong"),
        ("a[reason.3]", "Sudut kanan bawah."),
    ] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    app.minutes_pass(1);
    assert_eq!(office.ask::<State>("meja-kembalikan", fields).await, Ok(State::Returned));
    let file = office.file(&seeker.id).await.expect("the file");
    let told: Vec<_> = file.corrections.iter().map(|c| (c.pin.code(), c.reason.clone())).collect();
    assert_eq!(told[0], ("f:birth_place".to_owned(), "Tulis kota saja.".to_owned()));
    assert_eq!(file.corrections[1].pin, Pin::Point { document: DocumentKind::IdentityCard, page: 1, x: 250, y: 400 });
    assert!(told[1].1.starts_with("Gambar tidak terbaca.\nContoh:"), "{}", told[1].1);
    assert!(told[2].1.contains(" Sudut kanan bawah.\nContoh:"), "the list's words and one's own: {}", told[2].1);

    app.minutes_pass(1);
    let before =
        samples::answers(Step::Identity).iter().find(|(key, _)| *key == "birth_place").expect("one").1.to_owned();
    seeker.fill(Step::Identity, &[("birth_place", "Batang")]).await.expect("saved");
    seeker.upload("ktp", &samples::PICTURE).await;
    seeker.send_application().await.expect("sent again");
    let file = office.file(&seeker.id).await.expect("the file");
    assert_eq!((file.answers_before.get("birth_place"), file.answers.get("birth_place")), (before.as_str(), "Batang"));
    assert!(file.documents.iter().any(|page| page.kind == DocumentKind::IdentityCard && page.fresh));
    assert!(file.documents.iter().any(|page| page.kind == DocumentKind::Diploma && !page.fresh));
    let html = office.page(&format!("/meja/berkas/{}", seeker.id)).await;
    let old = html.split("<del>").nth(1).and_then(|rest| rest.split("</del>").next());
    assert!(old.is_some_and(|old| old.starts_with(&before)), "old beside new: {old:?}");
}

#[tokio::test]
async fn a_pin_without_a_reason_and_one_without_a_spot_are_told() {
    let app = TestApp::new().await;
    let (office, seeker) = (app.officer(&[Role::Information]).await, sent(&app).await);
    let missing = Err(ApiError::Field(Field::Pins, Problem::Missing));
    assert_eq!(office.return_file(&seeker.id, &[("f:name", "  ")]).await, missing);
    assert_eq!(office.return_file(&seeker.id, &[]).await, missing);
    let no_spot = Err(ApiError::Field(Field::Pins, Problem::NotInList));
    assert_eq!(office.return_file(&seeker.id, &[("", "Salah.")]).await, no_spot);
    assert_eq!(office.return_file(&seeker.id, &[("p:ktp:1:2000:1", "Salah.")]).await, no_spot);
    let long = "a".repeat(10_000);
    assert_eq!(
        office.return_file(&seeker.id, &[("f:name", &long)]).await,
        Err(ApiError::Field(Field::Pins, Problem::TooLong { max: 500 }))
    );
    assert_eq!(app.state(&seeker.id).await, State::Submitted);
}

#[tokio::test]
async fn the_note_is_kept_sealed_and_a_note_that_is_too_long_is_told() {
    let app = TestApp::new().await;
    let (office, seeker) = (app.officer(&[Role::Information]).await, sent(&app).await);
    let id = seeker.id.as_str();
    let write = async |text: &str| office.ask::<()>("meja-catatan", [("application", id), ("note", text)]).await;
    write("Berminat ke garmen,\nbisa mulai Senin.").await.expect("written");
    let note = office.file(id).await.expect("the file").note.expect("a note");
    assert_eq!(note.text, "Berminat ke garmen,\nbisa mulai Senin.");
    let long = "a".repeat(10_000);
    assert_eq!(write(&long).await, Err(ApiError::Field(Field::Note, Problem::TooLong { max: 2000 })));
    assert_eq!(office.file(id).await.expect("the file").note.expect("a note").text, note.text, "the old one stands");
    let bytes = std::fs::read(app.database())
        .expect("the file")
        .into_iter()
        .chain(std::fs::read(app.database().with_extension("sqlite-wal")).unwrap_or_default());
    let bytes: Vec<u8> = bytes.collect();
    assert!(!bytes.windows(6).any(|window| window == b"garmen"), "sealed");
}

#[tokio::test]
async fn a_file_that_somebody_has_open_is_not_decided_by_another_until_it_comes_free() {
    let app = TestApp::new().await;
    let (first, second) = (app.officer(&[Role::Information]).await, app.officer(&[Role::Information]).await);
    let seeker = sent(&app).await;
    let id = seeker.id.as_str();
    assert!(first.hold(id, "Take").await);
    assert!(!second.hold(id, "Take").await, "in use");
    assert!(second.file(id).await.expect("the file").held.is_some(), "the other sees who has it");
    assert!(first.file(id).await.expect("the file").held.is_none(), "one's own is not held against oneself");
    assert!(second.page("/meja?antrean=menunggu").await.contains("Sedang dibuka"));
    assert_eq!(second.decide(id, Move::Accept).await, Err(ApiError::Held));
    assert_eq!(queue(&second, Queue::ToCheck).await.first, None, "the next file is one that is free");
    assert_eq!(queue(&first, Queue::ToCheck).await.first.as_deref(), Some(id));

    assert!(!second.hold(id, "Leave").await);
    assert!(first.file(id).await.expect("the file").held.is_none(), "only who has it lets go of it");
    app.minutes_pass(9);
    assert!(first.hold(id, "Take").await, "still at work");
    app.minutes_pass(9);
    assert!(!second.hold(id, "Take").await);
    app.minutes_pass(2);
    assert!(second.hold(id, "Take").await, "free after ten quiet minutes");
    assert!(first.hold(id, "TakeAnyway").await, "taken over");
    assert_eq!(second.decide(id, Move::Accept).await, Err(ApiError::Held));
    assert_eq!(first.decide(id, Move::Accept).await, Ok(State::Complete));
    assert!(second.hold(id, "Take").await, "a decided file is free");
}

#[tokio::test]
async fn a_decision_leads_to_the_next_file_of_the_queue_and_tells_of_the_last() {
    let app = TestApp::new().await;
    let office = app.officer(&[Role::Information]).await;
    let (a, b) = (sent(&app).await, sent(&app).await);
    let mut fields = decision(&a.id, app.version(&a.id).await, &token::id(), Move::Accept);
    fields.push(("queue".to_owned(), "menunggu".to_owned()));
    let answer = office.submit("meja-putuskan", &format!("/meja/berkas/{}", a.id), fields).await;
    let next = format!("/meja/berkas/{}?antrean=menunggu&tadi={}", b.id, a.id);
    assert_eq!(answer.location(), next);
    assert!(office.page(&next).await.contains("Baru saja diputuskan:"));
    let mut fields = decision(&b.id, app.version(&b.id).await, &token::id(), Move::Accept);
    fields.push(("queue".to_owned(), "menunggu".to_owned()));
    let answer = office.submit("meja-putuskan", &next, fields).await;
    assert_eq!(answer.location(), format!("/meja?antrean=menunggu&tadi={}", b.id), "nothing is left");
}

#[tokio::test]
async fn without_a_question_the_queue_is_opened_that_the_officer_works_on() {
    let app = TestApp::new().await;
    let (information, head) = (app.officer(&[Role::Information]).await, app.officer(&[Role::ServiceHead]).await);
    let ask = async |client: &Client, field: &str, value: &str| {
        let queues: Queues = client.ask("meja-antrean", [(field, value)]).await.expect("queues");
        (queues.asked.queue, queues.rows.len())
    };
    assert_eq!(ask(&information, "asked[queue]", "").await, (String::new(), 0), "nothing waits");
    let seeker = sent(&app).await;
    assert_eq!(ask(&information, "asked[queue]", "").await, ("menunggu".to_owned(), 1));
    assert_eq!(ask(&information, "asked[decided]", &seeker.id).await, ("menunggu".to_owned(), 1));
    assert_eq!(ask(&information, "asked[name]", "tidak ada").await, (String::new(), 0), "a search stays one");
    assert_eq!(ask(&head, "asked[queue]", "").await, (String::new(), 0), "nothing waits for the head");
}

#[tokio::test]
async fn a_stale_decision_is_refused_and_the_history_tells_what_happened() {
    let app = TestApp::new().await;
    let (first, second) = (app.officer(&[Role::Information]).await, app.officer(&[Role::Information]).await);
    let seeker = sent(&app).await;
    let seen = app.version(&seeker.id).await;
    first.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let late = second.ask::<State>("meja-putuskan", decision(&seeker.id, seen, &token::id(), Move::Accept)).await;
    assert_eq!(late, Err(ApiError::Stale(State::Complete)));
    let file: File = second.file(&seeker.id).await.expect("the file");
    assert_eq!(file.history[0].what, Move::Accept.code());
    assert!(file.history[0].by.is_some() && file.history.last().expect("one").by.is_none(), "who did it");
    assert!(file.moves.contains(&Move::UndoCheck), "and it can be undone");
}

#[tokio::test]
async fn the_clock_stands_while_the_applicant_is_waited_for() {
    let app = TestApp::new().await;
    let (office, seeker) = (app.officer(&[Role::Information]).await, sent(&app).await);
    app.minutes_pass(10);
    assert_eq!(queue(&office, Queue::ToCheck).await.rows[0].waiting, 10);
    office.return_file(&seeker.id, &[("f:birth_place", "Tulis kota.")]).await.expect("returned");
    app.minutes_pass(60);
    let row = queue(&office, Queue::WithApplicant).await.rows.remove(0);
    assert_eq!((row.waiting, row.stopped), (60, true));
    seeker.fill(Step::Identity, &[("birth_place", "Batang")]).await.expect("saved");
    seeker.send_application().await.expect("sent again");
    app.minutes_pass(5);
    let queues = queue(&office, Queue::ToCheck).await;
    assert_eq!((queues.rows[0].waiting, queues.rows[0].stopped), (15, false));
    assert_eq!((count(&queues, Queue::ToCheck), count(&queues, Queue::WithApplicant)), (1, 0));
}

#[tokio::test]
async fn every_number_and_the_beginnings_of_a_name_find_the_file_and_no_nik_stands_in_an_address() {
    let app = TestApp::new().await;
    let office = app.officer(&[Role::Information]).await;
    let nik = app.new_nik();
    let seeker = app.applicant(&nik).await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let there = format!("/meja/berkas/{}", seeker.id);
    let code = seeker.overview().await.code.expect("a code");
    let phone = samples::answers(Step::Contact).iter().find(|(key, _)| *key == "phone").expect("a phone").1.to_owned();
    for text in [nik.as_str(), "1", "1/2026", &code.to_lowercase(), &phone, &phone.replacen('0', "+62", 1)] {
        assert_eq!(office.find(text).await, there, "{text}");
    }
    for text in ["3375999999990000", "999", "K7QM-2X99"] {
        let to = office.find(text).await;
        assert_eq!(to, "/meja?tidak=ada", "{text}");
        assert!(office.page(&to).await.contains("Tidak ada berkas"));
    }
    let first: String = samples::NAME.chars().take(3).collect();
    let to = office.find(&first).await;
    assert!(to.starts_with("/meja?cari="), "{to}");
    assert!(office.page(&to).await.contains(&there));
    let draft = app.somebody().await;
    assert!(!office.page(&to).await.contains(&draft.id), "a draft is nobody's business");
}

#[tokio::test]
async fn a_common_name_is_turned_by_pages_and_none_is_missed() {
    let app = TestApp::new().await;
    let office = app.officer(&[Role::Information]).await;
    for _ in 0..3 {
        sent(&app).await;
    }
    let word: String = samples::NAME.split(' ').next().expect("a word").to_lowercase();
    let mut found = Vec::new();
    let mut behind = (String::new(), String::new());
    loop {
        let fields = [
            ("asked[name]", word.as_str()),
            ("asked[behind][0]", behind.0.as_str()),
            ("asked[behind][1]", behind.1.as_str()),
        ];
        let page: Queues = office.ask("meja-antrean", fields).await.expect("a page");
        found.extend(page.rows.into_iter().map(|row| row.id));
        match page.next {
            Some(next) => behind = next,
            None => break,
        }
    }
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 3);
}

#[tokio::test]
async fn who_took_the_card_is_recorded() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let signed = bring_to_signed(&app, &office).await;
    let hand = async |other: &str, collector: &str, signature: &str| {
        let version = app.version(&signed).await;
        let mut fields = move_fields(&signed, version, &token::id(), &[]);
        for (name, value) in [("other", other), ("collector", collector), ("signature", signature)] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        office.ask::<State>("meja-serahkan", fields).await
    };
    assert_eq!(hand("ya", "", "").await, Err(ApiError::Field(Field::Collector, Problem::Missing)));
    assert_eq!(hand("ya", "Slamet Riyadi", "M 1 1 L 20 30").await, Ok(State::HandedOver));
    let over = office.file(&signed).await.expect("the file").hand_over.expect("a hand-over");
    assert_eq!((over.collector.as_str(), over.signature.as_deref()), ("Slamet Riyadi", Some("M 1 1 L 20 30")));
}

async fn bring_to_signed(app: &TestApp, office: &Desk) -> String {
    let seeker = sent(app).await;
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    office.decide(&seeker.id, Move::Attend).await.expect("attended");
    seeker.confirm().await.expect("confirmed");
    office.decide(&seeker.id, Move::Issue).await.expect("issued");
    office.decide(&seeker.id, Move::Sign).await.expect("signed");
    seeker.id.clone()
}
