//! What is restored is what was there: a hundred times over, compared value by value; while others write; and not at all when it was damaged.

use std::collections::BTreeMap;
use std::fs;

use super::super::document::NewPage;
use super::super::restore::Restored;
use super::super::test_office::{TestOffice, WAY};
use super::*;
use crate::crypt::keys::Keys;
use crate::crypt::token;
use crate::domain::document::DocumentKind;

async fn office() -> TestOffice {
    TestOffice::open("2026-11-24".parse().expect("a day")).await
}

/// A file of somebody new with a picture in it.
async fn with_picture(office: &TestOffice, bytes: &[u8]) {
    let newcomer = office.newcomer().await;
    let file = office.store.application(&newcomer.application).await.expect("a file");
    let page = NewPage { jpeg: bytes, width: 30, height: 40 };
    office.store.add_document(&file, DocumentKind::IdentityCard, &[page], |_| true).await.expect("a picture");
}

/// Restores into a folder of its own; gives all that is in it.
async fn drilled(office: &TestOffice, backup: &Path) -> Result<BTreeMap<String, Vec<String>>, BackupError> {
    let scratch = office.folder().join(token::id());
    private_folder(&scratch).expect("a folder");
    let restored = Restored::prove(backup, &scratch, office.store.keys.clone(), office.clock.clone()).await;
    let content = match &restored {
        Ok(restored) => Some(content(restored.store()).await),
        Err(_) => None,
    };
    if let Ok(restored) = &restored {
        restored.store().close().await;
    }
    fs::remove_dir_all(scratch).expect("gone");
    restored.map(|_| content.expect("a content"))
}

/// Every value of every row of every table, and the shape of the database.
async fn content(store: &Store) -> BTreeMap<String, Vec<String>> {
    let mut file = store.read.acquire().await.expect("a connection");
    let shape = sqlx::query("SELECT type || ' ' || name, coalesce(sql, ''), type FROM sqlite_schema ORDER BY 1");
    let shape = shape.fetch_all(&mut *file).await.expect("a shape");
    let mut content = BTreeMap::new();
    for part in shape {
        let (name, sql, kind): (String, String, String) = (part.get(0), part.get(1), part.get(2));
        if kind == "table" {
            let table = name.trim_start_matches("table ").to_owned();
            let columns = sqlx::query("SELECT name FROM pragma_table_info(?)").bind(&table).fetch_all(&mut *file).await;
            let mut values: Vec<String> = columns
                .expect("columns")
                .iter()
                .map(|column| format!("quote(\"{}\")", column.get::<&str, _>(0)))
                .collect();
            // The order in which rows were added counts too.
            if !sql.contains("WITHOUT ROWID") {
                values.push("rowid".to_owned());
            }
            let rows =
                sqlx::AssertSqlSafe(format!("SELECT {} FROM \"{table}\" ORDER BY 1", values.join(" || ',' || ")));
            let rows = sqlx::query(rows).fetch_all(&mut *file).await.expect("rows");
            content.insert(format!("rows of {table}"), rows.iter().map(|row| row.get(0)).collect());
        }
        content.insert(name, vec![sql]);
    }
    content
}

#[tokio::test]
async fn a_hundred_of_a_hundred_drills_are_equal_in_content() {
    let office = office().await;
    let folder = office.folder().join("backups");
    let (mut equal, mut newcomer) = (0, office.newcomer().await);
    for drill in 0..100_u32 {
        // The office goes on between two backups, each time otherwise.
        match drill % 5 {
            0 => newcomer = office.newcomer().await,
            1 => with_picture(&office, &drill.to_be_bytes().repeat(500)).await,
            2 => {
                let application = newcomer.application.clone();
                office.go_through(&newcomer, &application, &WAY[..(drill as usize / 5) % WAY.len() + 1]).await;
            }
            3 => office.store.set_emblem(Some(&drill.to_be_bytes()), &office.officer).await.expect("an emblem"),
            _ => drop(office.holder().await),
        }
        office.clock.advance(3600);
        let backup = office.store.back_up(&folder).await.expect("a backup");
        let restored = drilled(&office, &backup.folder).await.expect("a whole backup");
        assert!(restored["rows of application"].len() > drill as usize / 5, "it is not empty");
        assert_eq!(restored, content(&office.store).await, "drill {drill}");
        equal += 1;
    }
    assert_eq!(equal, 100);
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 100, "nothing unfinished is left");
}

#[tokio::test]
async fn a_backup_that_is_taken_while_others_write_is_of_one_moment() {
    let office = office().await;
    let folder = office.folder().join("backups");
    with_picture(&office, &[1; 300_000]).await;
    let writing = async {
        for _ in 0..12 {
            office.holder().await;
        }
    };
    let taking = async {
        let mut heads = Vec::new();
        for _ in 0..8 {
            office.clock.advance(1);
            let backup = office.store.back_up(&folder).await.expect("a backup");
            let restored = drilled(&office, &backup.folder).await.expect("a whole one");
            assert_eq!(restored["rows of journal"].len() as i64, backup.manifest.head.count);
            // A card and its print are made in one transaction.
            assert_eq!(restored["rows of card"].len(), restored["rows of card_face"].len());
            heads.push(backup.manifest.head);
        }
        heads
    };
    let ((), heads) = tokio::join!(writing, taking);
    for head in &heads {
        office.store.verify_journal(Some(head)).await.expect("a part of the journal");
    }
    assert!(heads.windows(2).any(|pair| pair[0].count < pair[1].count), "the office went on meanwhile: {heads:?}");
}

#[tokio::test]
async fn a_damaged_or_changed_backup_is_refused() {
    let office = office().await;
    office.holder().await;
    let backup = office.store.back_up(&office.folder().join("backups")).await.expect("a backup").folder;
    let (database, manifest) = (backup.join(DATABASE), backup.join("manifest.json"));
    let (good, signed) = (fs::read(&database).expect("a file"), fs::read_to_string(&manifest).expect("a manifest"));

    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for (what, bytes) in
        [("a bit", flipped), ("cut short", good[..good.len() - 4096].to_vec()), ("emptied", Vec::new())]
    {
        fs::write(&database, bytes).expect("damage");
        assert!(matches!(drilled(&office, &backup).await, Err(BackupError::Damaged(..))), "{what}");
    }
    // With care: a row is changed, and the digest in the manifest is made to fit.
    fs::write(&database, &good).expect("as it was");
    let options = SqliteConnectOptions::new().filename(&database);
    let mut file = SqliteConnection::connect_with(&options).await.expect("the file");
    sqlx::query("UPDATE card SET valid_until = '2099-01-01'").execute(&mut file).await.expect("a longer life");
    file.close().await.expect("closed");
    let digest = |bytes: &[u8]| digest::sha256(bytes);
    let (before, after) = (digest(&good), digest(&fs::read(&database).expect("a file")));
    fs::write(&manifest, signed.replace(&before, &after)).expect("a manifest");
    assert!(matches!(drilled(&office, &backup).await, Err(BackupError::Damaged(..))));

    fs::write(&database, &good).expect("as it was");
    fs::write(&manifest, "{}").expect("no manifest");
    assert!(matches!(drilled(&office, &backup).await, Err(BackupError::NoBackup(_))));
    fs::write(&manifest, &signed).expect("as it was");
    drilled(&office, &backup).await.expect("whole again");

    let scratch = office.folder().join("other");
    private_folder(&scratch).expect("a folder");
    let other = Restored::prove(&backup, &scratch, Keys::ephemeral(), office.clock.clone()).await;
    assert!(matches!(other, Err(BackupError::OtherKey { .. })));
}

#[tokio::test]
async fn the_key_is_in_no_backup_and_what_was_deleted_before_is_not_either() {
    let office = office().await;
    let emblem = b"an emblem that was taken away again".repeat(20);
    office.store.set_emblem(Some(&emblem), &office.officer).await.expect("an emblem");
    office.store.set_emblem(None, &office.officer).await.expect("none");
    let backup = office.store.back_up(&office.folder().join("backups")).await.expect("a backup");
    let mut names: Vec<_> =
        fs::read_dir(&backup.folder).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, [DATABASE, "manifest.json"]);
    let bytes = fs::read(backup.folder.join(DATABASE)).expect("a file");
    assert!(!bytes.windows(20).any(|part| part == &emblem[..20]));
    for file in [backup.folder.clone(), backup.folder.join(DATABASE), backup.folder.join("manifest.json")] {
        let mode = fs::metadata(&file).expect("a file").permissions().mode() & 0o077;
        assert_eq!(mode, 0, "{}", file.display());
    }
}

#[tokio::test]
async fn two_backups_of_one_second_do_not_mix() {
    let office = office().await;
    let folder = office.folder().join("backups");
    let first = office.store.back_up(&folder).await.expect("a backup");
    assert!(matches!(office.store.back_up(&folder).await, Err(BackupError::Taken(path)) if path == first.folder));
    drilled(&office, &first.folder).await.expect("it is untouched");
}
