//! The journal's chain: whole after a whole flow, and every way to tamper with the file is found.

use ak1::domain::application::Move;
use ak1::store::journal::Head;
use ak1::store::{Store, StoreError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};

use super::app::TestApp;

#[tokio::test]
async fn the_chain_is_whole_after_a_whole_flow_and_every_move_stands_in_it() {
    let app = after_a_whole_flow().await;
    let head = app.store.verify_journal(None).await.expect("a whole chain");
    assert_eq!(head, app.store.journal_head().await.expect("a head"));
    assert!(app.store.verify_journal(Some(&head)).await.is_ok());
    let rows =
        sqlx::query("SELECT action FROM journal ORDER BY seq").fetch_all(&mut open(&app).await).await.expect("rows");
    let actions: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let moves = [
        Move::Send,
        Move::Return,
        Move::Send,
        Move::Accept,
        Move::Attend,
        Move::Confirm,
        Move::Issue,
        Move::Sign,
        Move::HandOver,
    ];
    let codes: Vec<_> = Move::ALL.map(Move::code).to_vec();
    let made: Vec<_> = actions.iter().filter(|action| codes.contains(&action.as_str())).collect();
    assert_eq!(made, moves.map(Move::code));
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_journal() {
    let app = after_a_whole_flow().await;
    let mut file = open(&app).await;
    for statement in ["UPDATE journal SET actor = 'x' WHERE seq = 2", "DELETE FROM journal WHERE seq = 2"] {
        let refused = sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut file).await;
        assert!(refused.is_err_and(|why| why.to_string().contains("only grows")), "{statement}");
    }
}

#[tokio::test]
async fn a_row_that_was_edited_deleted_moved_or_added_is_found() {
    let (app, kept) = closed_after_a_whole_flow().await;
    for (what, statements, row) in [
        ("another actor", &["UPDATE journal SET actor = 'x' WHERE seq = 3"][..], 3),
        ("another moment", &["UPDATE journal SET at = at + 1 WHERE seq = 3"], 3),
        ("another action", &["UPDATE journal SET action = 'batalkan' WHERE seq = 3"], 3),
        ("other details", &["UPDATE journal SET details = zeroblob(40) WHERE seq = 3"], 3),
        ("a copied mac", &["UPDATE journal SET mac = (SELECT mac FROM journal WHERE seq = 4) WHERE seq = 3"], 3),
        ("one deleted", &["DELETE FROM journal WHERE seq = 3"], 4),
        ("the first deleted", &["DELETE FROM journal WHERE seq = 1"], 2),
        (
            "one deleted and the gap closed",
            &["DELETE FROM journal WHERE seq = 3", CLOSE_GAP, "UPDATE journal SET seq = -seq WHERE seq < 0"],
            3,
        ),
        (
            "two exchanged",
            &[
                "UPDATE journal SET seq = -3 WHERE seq = 3",
                "UPDATE journal SET seq = 3 WHERE seq = 4",
                "UPDATE journal SET seq = 4 WHERE seq = -3",
            ],
            3,
        ),
        (
            "one added",
            &["INSERT INTO journal SELECT max(seq) + 1, at, actor, action, subject, details, mac FROM journal"],
            0,
        ),
    ] {
        let expected = if row == 0 { kept.count + 1 } else { row };
        match tampered(&app, statements).await.verify_journal(None).await {
            Err(StoreError::JournalBroken(at)) => assert_eq!(at, expected, "{what}"),
            other => panic!("{what}: {other:?}"),
        }
    }
}

const CLOSE_GAP: &str = "UPDATE journal SET seq = -(seq - 1) WHERE seq > 3";

#[tokio::test]
async fn a_journal_cut_at_its_end_or_emptied_is_found_by_the_head_that_was_kept() {
    let (app, kept) = closed_after_a_whole_flow().await;
    for statement in ["DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", "DELETE FROM journal"] {
        let store = tampered(&app, &[statement]).await;
        assert!(store.verify_journal(None).await.is_ok(), "without the head nobody could tell");
        assert!(matches!(store.verify_journal(Some(&kept)).await, Err(StoreError::JournalBroken(_))), "{statement}");
    }
}

#[tokio::test]
async fn a_journal_rebuilt_under_another_key_or_with_another_end_is_found() {
    let app = after_a_whole_flow().await;
    let kept = app.store.journal_head().await.expect("a head");
    let foreign = Store::open(&app.database(), ak1::crypt::Keys::ephemeral(), app.clock.clone(), None).await;
    let foreign = foreign.expect("an open database");
    assert!(matches!(foreign.verify_journal(None).await, Err(StoreError::JournalBroken(1))));
    let other_end = Head { mac: "00".repeat(32), ..kept };
    assert!(matches!(app.store.verify_journal(Some(&other_end)).await, Err(StoreError::JournalBroken(_))));
}

async fn after_a_whole_flow() -> TestApp {
    let app = TestApp::new().await;
    let (seeker, office) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    office.return_file(&seeker.id, &[("f:name", "Samakan dengan KTP.")]).await.expect("returned");
    seeker.send_application().await.expect("sent again");
    for mv in [Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign, Move::HandOver] {
        office.decide(&seeker.id, mv).await.expect("a move");
    }
    app
}

/// With the head as it was kept.
async fn closed_after_a_whole_flow() -> (TestApp, Head) {
    let app = after_a_whole_flow().await;
    let kept = app.store.journal_head().await.expect("a head");
    app.store.close().await;
    (app, kept)
}

/// The file as somebody with the machine sees it, past the program.
async fn open(app: &TestApp) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(app.database());
    SqliteConnection::connect_with(&options).await.expect("the file")
}

/// A copy of the database, changed past the program and opened again.
async fn tampered(app: &TestApp, statements: &[&'static str]) -> Store {
    let copy = app.folder().join(format!("{}.sqlite", ak1::crypt::token::id()));
    std::fs::copy(app.database(), &copy).expect("a copy");
    let options = SqliteConnectOptions::new().filename(&copy);
    let mut file = SqliteConnection::connect_with(&options).await.expect("the copy");
    for drop in ["DROP TRIGGER journal_is_not_rewritten", "DROP TRIGGER journal_is_not_shortened"] {
        sqlx::query(drop).execute(&mut file).await.expect("no trigger");
    }
    for statement in statements {
        sqlx::query(*statement).execute(&mut file).await.expect("a tampered row");
    }
    file.close().await.expect("a closed file");
    Store::open(&copy, app.keys.clone(), app.clock.clone(), None).await.expect("an open database")
}
