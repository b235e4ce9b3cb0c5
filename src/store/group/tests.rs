use std::path::PathBuf;
use std::time::Duration;

use sqlx::Row;

use super::super::{Clock, Store};
use super::*;
use crate::crypt::keys::Keys;
use crate::crypt::token;

async fn store() -> (Store, PathBuf) {
    let folder = std::env::temp_dir().join(format!("ak1-group-{}", token::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let store = Store::open(&folder.join("ak1.sqlite"), Keys::ephemeral(), Clock::System, None).await.expect("a store");
    (store, folder)
}

async fn write(tx: &mut Tx, key: &str, bytes: i64) -> sqlx::Result<()> {
    let row = "INSERT INTO idempotency (key, body, outcome, at) VALUES (?, zeroblob(?), '', 0)";
    sqlx::query(row).bind(key).bind(bytes).execute(&mut **tx).await.map(|_| ())
}

/// What is on the disk, as others see it.
async fn kept(store: &Store) -> Vec<String> {
    let rows = sqlx::query("SELECT key FROM idempotency ORDER BY key").fetch_all(&store.read).await.expect("rows");
    rows.iter().map(|row| row.get(0)).collect()
}

/// Stands in the line when this comes back.
async fn in_line<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
    let task = tokio::spawn(work);
    tokio::time::sleep(Duration::from_millis(20)).await;
    task
}

/// A task that writes a row and commits it.
async fn writes(store: &Store, key: &'static str, bytes: i64) -> tokio::task::JoinHandle<Result<()>> {
    let store = store.clone();
    in_line(async move {
        let mut tx = store.begin().await?;
        write(&mut tx, key, bytes).await?;
        tx.commit().await
    })
    .await
}

#[tokio::test]
async fn those_who_wait_go_down_together_and_hear_of_it_when_the_disk_has_it() {
    let (store, folder) = store().await;
    let before = store.syncs();
    let mut first = store.begin().await.expect("a part");
    write(&mut first, "a", 1).await.expect("a row");
    let (b, c) = (writes(&store, "b", 1).await, writes(&store, "c", 1).await);
    assert!(kept(&store).await.is_empty());
    first.commit().await.expect("a commit");
    assert_eq!(kept(&store).await, ["a", "b", "c"]);
    for task in [b, c] {
        task.await.expect("a task").expect("a commit");
    }
    assert_eq!(store.syncs() - before, 1);
    writes(&store, "d", 1).await.await.expect("a task").expect("a commit");
    assert_eq!(store.syncs() - before, 2, "alone it is brought down at once");
    std::fs::remove_dir_all(folder).ok();
}

#[tokio::test]
async fn a_part_that_ends_without_a_commit_is_taken_back_and_no_other() {
    let (store, folder) = store().await;
    let mut first = store.begin().await.expect("a part");
    write(&mut first, "a", 1).await.expect("a row");
    let given_up = {
        let store = store.clone();
        in_line(async move {
            let mut tx = store.begin().await.expect("a part");
            write(&mut tx, "given up", 1).await.expect("a row");
        })
        .await
    };
    let last = writes(&store, "b", 1).await;
    first.commit().await.expect("a commit");
    given_up.await.expect("a task");
    last.await.expect("a task").expect("a commit");
    assert_eq!(kept(&store).await, ["a", "b"]);

    let mut alone = store.begin().await.expect("a part");
    write(&mut alone, "alone", 1).await.expect("a row");
    drop(alone);
    writes(&store, "c", 1).await.await.expect("a task").expect("a commit");
    assert_eq!(kept(&store).await, ["a", "b", "c"]);
    std::fs::remove_dir_all(folder).ok();
}

#[tokio::test]
async fn whoever_goes_away_while_it_is_brought_down_leaves_nothing_open() {
    let (store, folder) = store().await;
    for round in 0..50_u64 {
        let away = {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await?;
                write(&mut tx, &format!("away {round:02}"), 1).await?;
                tx.commit().await
            })
        };
        tokio::time::sleep(Duration::from_micros(40 * round)).await;
        away.abort();
        let _ = away.await;
        writes(&store, "here", 1).await.await.expect("a task").expect("a commit");
        let rows = kept(&store).await;
        assert!(rows.iter().any(|key| key == "here"), "{rows:?}");
        let mut tx = store.begin().await.expect("a part");
        sqlx::query("DELETE FROM idempotency WHERE key = 'here'").execute(&mut *tx).await.expect("gone");
        tx.commit().await.expect("a commit");
    }
    assert!(kept(&store).await.iter().all(|key| key.starts_with("away ")));
    std::fs::remove_dir_all(folder).ok();
}

#[tokio::test]
async fn on_a_full_disk_all_hear_that_nothing_is_done_and_it_works_again_with_room() {
    let (store, folder) = store().await;
    let pages: i64 = sqlx::query("PRAGMA page_count").fetch_one(&store.write).await.expect("pages").get(0);
    let limit = |pages: i64| sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
    sqlx::query(limit(pages + 20)).execute(&store.write).await.expect("a limit");
    let mut first = store.begin().await.expect("a part");
    write(&mut first, "a", 1).await.expect("a row");
    let second = writes(&store, "b", 10_000_000).await;
    let third = writes(&store, "c", 1).await;
    let first = first.commit().await;
    assert!(matches!(second.await.expect("a task"), Err(StoreError::Full)));
    let third = third.await.expect("a task");
    let told: Vec<_> =
        [("a", &first), ("c", &third)].into_iter().filter(|(_, told)| told.is_ok()).map(|(key, _)| key).collect();
    assert_eq!(kept(&store).await, told, "who heard that it is done, and nobody else");
    sqlx::query(limit(pages + 10_000)).execute(&store.write).await.expect("no limit");
    writes(&store, "d", 1_000_000).await.await.expect("a task").expect("a commit");
    assert_eq!(kept(&store).await.last().map(String::as_str), Some("d"));
    std::fs::remove_dir_all(folder).ok();
}
