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

#[tokio::test]
async fn a_backup_that_lies_in_the_future_is_none_to_rely_on() {
    let app = TestApp::new().await;
    jobs::backup::run(&app.store, &app.folder().join("backups")).await;
    // The clock had stood ahead, and was set right.
    app.minutes_pass(-24 * 60);
    let admin = app.officer(&[Role::Admin]).await;
    assert!(admin.page("/meja/cadangan").await.contains(text::LATE));
    jobs::backup::run(&app.store, &app.folder().join("backups")).await;
    assert!(!admin.page("/meja/cadangan").await.contains(text::LATE));
}

#[test]
fn a_copy_of_the_key_that_cannot_be_made_is_told_before_a_backup_is_taken() {
    let place = Place(Folder::new());
    place.succeeds("data", &["officer", "add", "--login", "ani", "--name", "Ani", "--role", "admin"]);
    let (backups, stick, credentials) = (place.path("backups"), place.path("stick"), place.path("credentials"));
    std::fs::create_dir(&credentials).expect("a folder");
    let (key, credential) =
        (Path::new(&place.path("data-key")).join("ak1.key"), Path::new(&credentials).join("ak1-key"));
    std::fs::rename(&key, &credential).expect("moved");
    let copy = ["backup", "--to", &backups, "--key-to", &stick];
    let refused = place.fails_with(&credentials, "data", &copy);
    assert!(refused.contains("data-key/ak1.key") && refused.contains("no backup was taken"), "{refused}");

    // Another key lies where the file would be.
    place.succeeds("other", &["officer", "add", "--login", "ani", "--name", "Ani", "--role", "admin"]);
    std::fs::copy(Path::new(&place.path("other-key")).join("ak1.key"), &key).expect("a key");
    let refused = place.fails_with(&credentials, "data", &copy);
    assert!(refused.contains("is not the key of this office"), "{refused}");
    // And on the stick.
    std::fs::rename(&credential, &key).expect("back");
    std::fs::create_dir(&stick).expect("a folder");
    std::fs::copy(Path::new(&place.path("other-key")).join("ak1.key"), Path::new(&stick).join("ak1.key"))
        .expect("a key");
    assert!(place.fails("data", &copy).contains("is another key"));
    assert!(!Path::new(&backups).exists(), "nothing was taken");
}

#[test]
fn the_copied_list_of_the_erased_has_all_of_both() {
    let place = Place(Folder::new());
    place.succeeds("data", &["officer", "add", "--login", "ani", "--name", "Ani", "--role", "admin"]);
    let (backups, stick) = (place.path("backups"), place.path("stick"));
    let (here, there) = (Path::new(&place.path("data-key")).join("erased.keys"), Path::new(&stick).join("erased.keys"));
    std::fs::create_dir(&stick).expect("a folder");
    let listed = || std::fs::read_to_string(&there).expect("a list");
    // What is here was lost once.
    std::fs::write(&there, "a\nb\n").expect("a list");
    place.succeeds("data", &["backup", "--to", &backups, "--key-to", &stick]);
    assert_eq!(listed(), "a\nb\n");
    std::fs::write(&here, "b\nc\n").expect("a list");
    std::fs::write(&there, "a\nb").expect("a list that was cut short");
    place.succeeds("data", &["backup", "--to", &place.path("backups-2"), "--key-to", &stick]);
    assert_eq!(listed(), "a\nb\nc\n");
}

#[test]
fn a_restore_that_cannot_put_the_office_in_its_place_leaves_the_journals_head_as_it_was() {
    let place = Place(Folder::new());
    place.succeeds("data", &["officer", "add", "--login", "ani", "--name", "Ani", "--role", "admin"]);
    let told = place.succeeds("data", &["backup", "--to", &place.path("backups")]);
    let backup = told.lines().next().expect("a folder").to_owned();
    let key = Path::new(&place.path("data-key")).join("ak1.key");
    std::fs::create_dir(place.path("new-key")).expect("a folder");
    std::fs::copy(key, Path::new(&place.path("new-key")).join("ak1.key")).expect("a key");
    std::fs::create_dir(place.path("new")).expect("a folder");
    // A link to nowhere is no office, but nothing can be put in its place either.
    let (database, head) =
        (Path::new(&place.path("new")).join("ak1.sqlite"), Path::new(&place.path("new-key")).join("journal.head"));
    std::os::unix::fs::symlink("nowhere", &database).expect("a link");
    let restore = ["restore", &backup, "--last-number", "0"];
    assert!(place.fails("new", &restore).contains("in its place"));
    assert!(!head.exists());
    std::fs::write(&head, "a head as it was").expect("a file");
    assert!(place.fails("new", &restore).contains("in its place"));
    assert_eq!(std::fs::read_to_string(&head).expect("a head"), "a head as it was");
    std::fs::remove_file(&database).expect("the link");
    place.succeeds("new", &restore);
    assert_ne!(std::fs::read_to_string(&head).expect("a head"), "a head as it was");
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

    fn program(&self, data: &str, arguments: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_ak1"));
        program.args(arguments).env_clear().env("AK1_DATA", self.path(data)).stdin(std::process::Stdio::null());
        program
    }

    fn run(&self, data: &str, arguments: &[&str]) -> Output {
        self.program(data, arguments).output().expect("the program")
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

    /// The same where the key comes as a credential of systemd.
    fn fails_with(&self, credentials: &str, data: &str, arguments: &[&str]) -> String {
        let mut program = self.program(data, arguments);
        let output = program.env("CREDENTIALS_DIRECTORY", credentials).output().expect("the program");
        assert!(!output.status.success(), "{arguments:?}");
        String::from_utf8(output.stderr).expect("text")
    }
}
