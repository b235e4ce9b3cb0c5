//! The board of times, calling queue numbers, and the screen on the wall.

use ak1::api::ApiError;
use ak1::api::board::Board;
use ak1::api::call::WallScreen;
use ak1::api::error::Field;
use ak1::domain::Problem;
use ak1::domain::application::{Move, State};
use ak1::domain::role::Role;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use super::app::TestApp;
use super::client::Client;
use super::desk::Desk;
use super::samples;
use super::seeker::Seeker;

async fn board(client: &Client, day: &str, month: &str) -> Board {
    client.ask("meja-papan", [("day", day), ("month", month)]).await.expect("a board")
}

/// Median, 90th percentile and how many were within the standard, of each step, in seconds of opening hours.
fn figures(board: &Board) -> Vec<Option<(i64, i64, i64)>> {
    board.steps.iter().map(|step| step.as_ref().map(|step| (step.open.median, step.open.p90, step.within))).collect()
}

/// A walk-in whose six steps take so many minutes each.
async fn whole_procedure(app: &TestApp, office: &Desk, minutes: [i64; 6]) {
    let id = office.walk_in(&app.new_nik(), samples::NAME).await;
    office.upload_all(&id).await;
    app.minutes_pass(minutes[0]);
    office.send_file(&id).await.expect("sent");
    app.minutes_pass(minutes[1]);
    office.decide(&id, Move::Accept).await.expect("accepted");
    office.decide(&id, Move::Attend).await.expect("attended");
    office.fill_all_steps(&id).await;
    for (step, mv) in [(2, Move::Confirm), (3, Move::Issue), (4, Move::Sign), (5, Move::HandOver)] {
        app.minutes_pass(minutes[step]);
        office.decide(&id, mv).await.expect("the next state");
    }
}

#[tokio::test]
async fn the_times_of_whole_procedures_stand_on_the_board_of_their_day_and_month() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    whole_procedure(&app, &office, [4, 5, 15, 2, 3, 1]).await;
    whole_procedure(&app, &office, [6, 1, 10, 8, 3, 1]).await;
    let wanted = [(240, 360, 1), (60, 300, 2), (600, 900, 2), (120, 480, 1), (180, 180, 2), (60, 60, 2)].map(Some);
    for (day, month) in [("", ""), ("2026-11-24", ""), ("", "2026-11")] {
        let board = board(&office, day, month).await;
        assert_eq!(figures(&board), wanted, "{day}{month}");
        assert!(board.steps.iter().flatten().all(|step| step.open == step.wall && step.open.count == 2));
        assert_eq!((board.sent, board.checked, board.returned), (2, 2, 0));
        assert_eq!(board.next, None, "nothing is to be seen of the future");
    }
    for (day, month) in [("2026-11-23", ""), ("", "2026-10")] {
        let board = board(&office, day, month).await;
        assert!(board.steps.iter().all(Option::is_none) && board.sent + board.checked == 0, "{day}{month}");
        assert!(board.next.is_some());
    }
    let html = office.page("/meja/papan?hari=2026-11-24").await;
    assert!(html.contains("24 November 2026") && html.contains("dalam standar") && html.contains("1 (50%)"));
    assert!(html.contains("/meja/papan?hari=2026-11-23") && html.contains("/meja/papan?bulan=2026-11"));
    assert!(!html.contains("2026-11-25") && !html.contains("style="));
    assert!(office.page("/meja/papan?bulan=2026-11").await.contains("/meja/papan?bulan=2026-10"));
}

#[tokio::test]
async fn the_time_in_which_the_applicant_corrects_is_not_counted_nor_are_nights() {
    let app = TestApp::new().await;
    let (seeker, office) = (sent(&app).await, app.whole_office().await);
    app.minutes_pass(2);
    office.return_file(&seeker.id, &[("f:name", "Samakan dengan KTP.")]).await.expect("returned");
    // Until 11.00 of the next day.
    app.minutes_pass(24 * 60 + 58);
    seeker.sign_in().await;
    seeker.send_application().await.expect("sent again");
    app.minutes_pass(1);
    let office = app.whole_office().await;
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let times = board(&office, "", "").await.steps[1].clone().expect("step 2");
    assert_eq!((times.open.median, times.wall.median, times.within), (180, 180, 1));

    // 20.01 in the evening; the officer comes at 08.11.
    app.minutes_pass(9 * 60);
    let late = sent(&app).await;
    app.minutes_pass(12 * 60 + 10);
    let office = app.whole_office().await;
    office.decide(&late.id, Move::Accept).await.expect("accepted");
    let times = board(&office, "2026-11-26", "").await.steps[1].clone().expect("step 2");
    assert_eq!((times.open.median, times.wall.median, times.within), (660, 43_800, 0));
    assert!(office.page("/meja/papan?hari=2026-11-26").await.contains("di atas standar"));
}

#[tokio::test]
async fn returns_are_counted_with_their_reasons_and_the_seconds_of_deciding() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    for _ in 0..2 {
        let seeker = sent(&app).await;
        let pins = [("d:ktp:1", "Foto KTP kabur."), ("f:name", "Samakan dengan KTP.")];
        office.return_file(&seeker.id, &pins).await.expect("returned");
    }
    let seeker = sent(&app).await;
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let options = SqliteConnectOptions::new().filename(app.database());
    let mut file = SqliteConnection::connect_with(&options).await.expect("the file");
    for statement in [
        "UPDATE correction SET code = 'kabur' WHERE pin = 'd:ktp:1'",
        "UPDATE correction SET code = 'hilang-dari-daftar' WHERE rowid = (SELECT max(rowid) FROM correction)",
        "UPDATE event SET facts = '{\"kind\":\"baru\",\"seconds\":40}' WHERE kind IN ('lengkap', 'kembalikan')",
    ] {
        sqlx::query(statement).execute(&mut file).await.expect("a change");
    }
    let board = board(&office, "", "").await;
    assert_eq!((board.sent, board.checked, board.returned), (3, 3, 2));
    let reasons: Vec<_> = board.reasons.iter().map(|(words, count)| (words.as_str(), *count)).collect();
    assert_eq!(reasons, [("Gambar tidak terbaca.", 2), ("", 1), ("hilang-dari-daftar", 1)]);
    assert_eq!(board.deciding.map(|spread| (spread.count, spread.median)), Some((3, 40)));
    let html = office.page("/meja/papan").await;
    assert!(html.contains("Gambar tidak terbaca.") && html.contains("Alasan lain") && html.contains("2 (67%)"));
    assert!(html.contains("median 40 detik"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_officers_who_call_at_once_get_two_numbers() {
    let app = TestApp::new().await;
    let (office, other) = (app.whole_office().await, app.officer(&[Role::Information]).await);
    assert_eq!(call(&office, "1", "").await, Ok(None), "nobody is there");
    for _ in 0..4 {
        attended(&app, &office).await;
    }
    let (one, two) = tokio::join!(call(&office, "1", ""), call(&other, "2", ""));
    let mut both = [one.expect("a call"), two.expect("a call")];
    both.sort();
    assert_eq!(both, [Some(1), Some(2)]);
    assert_eq!(call(&other, "2", "4").await, Ok(Some(4)), "a number of one's own choice");
    assert_eq!(call(&office, "1", "4").await, Ok(Some(3)), "somebody was quicker: the next");
    assert_eq!(call(&office, "1", "").await, Ok(None), "all were called");
    app.minutes_pass(1);
    assert_eq!(call(&office, "3", "lagi-2").await, Ok(Some(2)), "who did not come is called again");
    let screen: WallScreen = other.ask("meja-layar", super::client::NOTHING).await.expect("a screen");
    assert_eq!((screen.called.first(), screen.called.len()), (Some(&(2, 3)), 4));
    assert_eq!((screen.next, screen.waiting), (None, 0));
}

#[tokio::test]
async fn a_counter_is_a_number_and_calling_works_without_scripts() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    for bad in ["", "0", "10", "Bu Endang"] {
        let wrong = ApiError::Field(Field::Counter, Problem::NotInList);
        assert_eq!(call(&office, bad, "").await, Err(wrong), "{bad}");
    }
    attended(&app, &office).await;
    let html = office.page("/meja/hadir").await;
    assert!(html.contains("Panggil berikutnya") && html.contains("aria-label=\"Panggil 1\""));
    let answer = office.submit("meja-panggil", "/meja/hadir", [("counter", "2"), ("which", "")]).await;
    assert_eq!(answer.location(), "/meja/hadir?loket=2&dipanggil=1");
    let html = office.page(answer.location()).await;
    assert!(html.contains("Nomor 1 dipanggil ke Loket 2.") && html.contains("aria-label=\"Panggil lagi 1\""));
    assert!(html.contains("value=\"2\" selected"), "the counter is remembered");
    let answer = office.submit("meja-panggil", "/meja/hadir", [("counter", "2"), ("which", "")]).await;
    assert!(office.page(answer.location()).await.contains("Tidak ada yang menunggu dipanggil."));

    let head = app.officer(&[Role::ServiceHead]).await;
    let (others, past) = (head.page("/meja/hadir").await, office.page("/meja/hadir?hari=2026-11-23").await);
    assert!(!others.contains("Panggil berikutnya") && !past.contains("Panggil berikutnya"));
    assert!(!office.page("/cetak/hadir/2026-11-24").await.contains("Loket"), "the sheet is as it was");
}

#[tokio::test]
async fn the_screen_on_the_wall_shows_numbers_and_no_name() {
    let app = TestApp::new().await;
    let office = app.whole_office().await;
    let before = office.page("/meja/layar").await;
    assert!(before.contains("Belum ada nomor yang dipanggil."));
    let first = attended(&app, &office).await;
    attended(&app, &office).await;
    attended(&app, &office).await;
    call(&office, "4", "2").await.expect("a call");
    let html = office.page("/meja/layar").await;
    assert!(html.contains("Loket 4") && html.contains("wall-number"));
    let name = samples::NAME.split(['\'', ' ']).chain(["Endang", "Sulistyowati", &first.nik]);
    for part in name {
        assert!(!html.contains(part), "{part} stands on the wall");
    }
    let screen: WallScreen = office.ask("meja-layar", super::client::NOTHING).await.expect("a screen");
    assert_eq!((screen.next, screen.waiting), (Some(1), 2));
    office.decide(&first.id, Move::Cancel).await.expect("cancelled");
    let screen: WallScreen = office.ask("meja-layar", super::client::NOTHING).await.expect("a screen");
    assert_eq!((screen.next, screen.waiting), (Some(3), 1), "who is cancelled is not waited for");
    let reloads = "<noscript><meta http-equiv=\"refresh\" content=\"15\"";
    assert!(html.contains(reloads) && !office.page("/meja/papan").await.contains(reloads));
}

async fn call(desk: &Desk, counter: &str, which: &str) -> Result<Option<i64>, ApiError> {
    desk.ask("meja-panggil", [("counter", counter), ("which", which)]).await
}

async fn sent(app: &TestApp) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    seeker
}

async fn attended(app: &TestApp, office: &Desk) -> Seeker {
    let seeker = sent(app).await;
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    office.decide(&seeker.id, Move::Attend).await.expect("attended");
    seeker
}
