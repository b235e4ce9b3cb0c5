//! The backup as an admin sees it, and the way back by the program itself, as on a bad day.

use std::path::Path;
use std::process::{Command, Output};

use ak1::domain::backup_failure::BackupFailure;
use ak1::domain::role::Role;
use ak1::jobs;
use ak1::text::backup as text;

use super::app::{Folder, TestApp};

#[tokio::test]
async fn the_admin_reads_whether_last_nights_backup_could_be_restored() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    let admin = app.officer(&[Role::Admin]).await;
    let page = admin.page("/meja/cadangan").await;
    assert!(page.contains(text::LATE) && page.contains(text::NONE));
    assert!(admin.page("/meja/pengaturan").await.contains("/meja/cadangan"));

    jobs::backup::run(&app.store, &app.folder().join("backups")).await;
    let page = admin.page("/meja/cadangan").await;
    assert!(page.contains("pulih: 1 berkas, ") && page.contains(text::GOOD) && !page.contains(text::LATE));
    assert!(page.contains("ak1-2026-11-24-100000"));

    // A file is in the way of the folder.
    jobs::backup::run(&app.store, &app.database()).await;
    let page = admin.page("/meja/cadangan").await;
    assert!(page.contains(text::failed(BackupFailure::NotWritten)) && page.contains(text::GOOD), "one is good still");
    app.minutes_pass(37 * 60);
    let admin = app.officer(&[Role::Admin]).await;
    assert!(admin.page("/meja/cadangan").await.contains(text::LATE));
}

#[test]
fn an_office_comes_back_from_a_backup_and_a_copy_of_the_key_alone() {
    let place = Place(Folder::new());
    place.succeeds("data", &["officer", "add", "--login", "ani", "--name", "Ani", "--role", "admin"]);
    let (backups, stick) = (place.path("backups"), place.path("stick"));
    let refused = place.fails("data", &["backup", "--to", &backups, "--key-to", &backups]);
    assert!(refused.contains("another place"));
    let told = place.succeeds("data", &["backup", "--to", &backups, "--key-to", &stick]);
    let backup = told.lines().next().expect("a folder");
    assert!(Path::new(&stick).join("ak1.key").exists() && !Path::new(&stick).join("numbers.ledger").exists());

    assert!(place.fails("data", &["restore", backup]).contains("holds an office already"));
    // Another computer: the folder of the key has nothing but the key.
    assert!(place.fails("new", &["restore", backup]).contains("is missing"));
    std::fs::create_dir(place.path("new-key")).expect("a folder");
    std::fs::copy(Path::new(&stick).join("ak1.key"), Path::new(&place.path("new-key")).join("ak1.key")).expect("a key");
    assert!(place.fails("new", &["restore", backup]).contains("--last-number"));
    assert!(!Path::new(&place.path("new")).join("ak1.sqlite").exists(), "nothing is in place");
    place.succeeds("new", &["restore", backup, "--last-number", "0"]);
    let left = std::fs::read_dir(place.path("new")).expect("a folder");
    let left: Vec<_> = left.map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(left, ["ak1.sqlite"], "no scratch is left");
    assert!(place.succeeds("new", &["journal", "verify"]).contains("is whole"));
    assert!(place.succeeds("new", &["officer", "list"]).contains("ani"));
    assert!(place.succeeds("new", &["journal", "list"]).contains("\tcli\trestore\toffice"));
}

/// A folder for several offices.
struct Place(Folder);

impl Place {
    fn path(&self, name: &str) -> String {
        self.0.0.join(name).to_str().expect("a name").to_owned()
    }

    fn run(&self, data: &str, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_ak1"));
        program.args(arguments).env_clear().env("AK1_DATA", self.path(data)).stdin(std::process::Stdio::null());
        program.output().expect("the program")
    }

    fn succeeds(&self, data: &str, arguments: &[&str]) -> String {
        let output = self.run(data, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    /// What it says then.
    fn fails(&self, data: &str, arguments: &[&str]) -> String {
        let output = self.run(data, arguments);
        assert!(!output.status.success(), "{arguments:?}");
        String::from_utf8(output.stderr).expect("text")
    }
}
