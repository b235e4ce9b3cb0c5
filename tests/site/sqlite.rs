//! The database underneath: new enough, linked once, and set as the design says.

use ak1::store::OLDEST_SQLITE;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};

use super::app::TestApp;

#[tokio::test]
async fn the_linked_sqlite_is_new_enough_not_to_lose_committed_writes() {
    let mut memory = SqliteConnection::connect("sqlite::memory:").await.expect("a database");
    let row = sqlx::query("SELECT sqlite_version()").fetch_one(&mut memory).await.expect("a version");
    let text: String = row.get(0);
    let parts: Vec<u32> = text.split('.').map(|part| part.parse().expect("a number")).collect();
    assert!((parts[0], parts[1], parts[2]) >= (3, 51, 3), "{text}");
    assert_eq!(OLDEST_SQLITE, (3, 51, 3));
}

#[test]
fn one_copy_of_sqlite_is_in_the_lock_file() {
    let lock = include_str!("../../Cargo.lock");
    assert_eq!(lock.matches("name = \"libsqlite3-sys\"").count(), 1);
}

#[tokio::test]
async fn the_file_is_in_wal_mode_and_all_its_tables_are_strict() {
    let app = TestApp::new().await;
    let options = SqliteConnectOptions::new().filename(app.database());
    let mut file = SqliteConnection::connect_with(&options).await.expect("the file");
    let mode: String = sqlx::query("PRAGMA journal_mode").fetch_one(&mut file).await.expect("a mode").get(0);
    assert_eq!(mode, "wal");
    let loose = sqlx::query(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlx%'",
    );
    let loose: Vec<String> = loose.fetch_all(&mut file).await.expect("tables").iter().map(|row| row.get(0)).collect();
    assert!(loose.is_empty(), "{loose:?}");
    let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut file).await.expect("a check");
    assert!(broken.is_empty());
}

/// Leaves nothing dangling: the only place where the program deletes an account is when a claim makes room for a newer one.
#[tokio::test]
async fn no_row_points_to_one_that_is_gone() {
    let app = TestApp::new().await;
    let nik = app.new_nik();
    for number in 0..6 {
        super::seeker::Seeker::register(app.visitor(), &nik, &format!("sandi orang ke-{number}")).await;
    }
    let options = SqliteConnectOptions::new().filename(app.database());
    let mut file = SqliteConnection::connect_with(&options).await.expect("the file");
    let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut file).await.expect("a check");
    assert!(broken.is_empty());
    let keys: i64 = sqlx::query("SELECT count(*) FROM data_key").fetch_one(&mut file).await.expect("a count").get(0);
    assert_eq!(keys, 3, "the keys of claims that made room are destroyed");
}
