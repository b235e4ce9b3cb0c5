//! What came after the backup and must not be forgotten with it: erased people, card numbers, the journal's head.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::super::backup::Backup;
use super::super::journal::Head;
use super::super::session::{Found, Holder};
use super::super::test_office::{TestOffice, WAY};
use super::super::{Clock, Store, private_folder};
use super::*;
use crate::crypt::token;
use crate::domain::card_number::CardNumber;
use crate::domain::device::Device;
use crate::domain::last_number::LastNumber;

/// An office with a folder beside its key.
struct Place {
    office: TestOffice,
    key_folder: PathBuf,
}

impl Place {
    async fn new() -> Place {
        let mut office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        let key_folder = office.folder().join("key");
        private_folder(&key_folder).expect("a folder");
        office.store.ledger = Some(key_folder.join("numbers.ledger"));
        Place { office, key_folder }
    }

    async fn backup(&self) -> Backup {
        self.office.clock.advance(60);
        self.office.store.back_up(&self.office.folder().join("backups")).await.expect("a backup")
    }

    fn beside(&self) -> Beside {
        let erased = fs::read_to_string(self.key_folder.join("erased.keys")).unwrap_or_default();
        Beside {
            ledger: self.key_folder.join("numbers.ledger"),
            erased: erased.lines().map(str::to_owned).collect(),
            head: None,
            last_number: None,
        }
    }

    async fn prove(&self, backup: &Backup) -> Restored {
        let scratch = self.office.folder().join(token::id());
        private_folder(&scratch).expect("a folder");
        let (keys, clock) = (self.office.store.keys.clone(), self.office.clock.clone());
        Restored::prove(&backup.folder, &scratch, keys, clock).await.expect("a whole backup")
    }

    async fn settle(&self, backup: &Backup, beside: Beside) -> Result<(Restored, Settled), BackupError> {
        let mut restored = self.prove(backup).await;
        let settled = restored.settle(&beside).await?;
        Ok((restored, settled))
    }

    /// Issues the next card.
    async fn number(&self) -> CardNumber {
        number_of(&self.office).await
    }
}

async fn number_of(office: &TestOffice) -> CardNumber {
    let holder = office.holder().await;
    CardNumber::parse(&office.card(&holder).await.number).expect("a number")
}

/// The office goes on with what was restored.
fn carried_on(place: &mut Place, restored: &Restored) {
    place.office.store = restored.store.clone();
}

#[tokio::test]
async fn numbers_go_on_behind_the_ledger() {
    let mut place = Place::new().await;
    place.number().await;
    let backup = place.backup().await;
    let lost: Vec<_> = [place.number().await, place.number().await, place.number().await].map(|n| n.counter()).to_vec();
    assert_eq!(lost, [2, 3, 4]);
    let (restored, _) = place.settle(&backup, place.beside()).await.expect("settled");
    carried_on(&mut place, &restored);
    assert_eq!(place.number().await.counter(), 5, "2 to 4 are on cards that people have");
}

#[tokio::test]
async fn without_a_ledger_and_with_an_old_copy_of_it_the_last_number_is_asked_for() {
    let mut place = Place::new().await;
    place.number().await;
    let ledger = place.beside().ledger;
    let old_ledger = fs::read(&ledger).expect("a ledger");
    place.number().await;
    let backup = place.backup().await;
    let last = place.number().await;

    fs::remove_file(&ledger).expect("lost");
    assert!(matches!(place.settle(&backup, place.beside()).await, Err(BackupError::NumberUnknown)));
    // A copy from before the backup knows less than the backup itself.
    fs::write(&ledger, old_ledger).expect("an old copy");
    assert!(matches!(place.settle(&backup, place.beside()).await, Err(BackupError::NumberUnknown)));

    let said = |number| Beside { last_number: Some(number), ..place.beside() };
    let first = CardNumber::new("3375", last.issued_day(), 1).expect("a number");
    for too_low in [LastNumber::Printed(first), LastNumber::NoCardYet] {
        let refused = place.settle(&backup, said(too_low)).await;
        assert!(matches!(refused, Err(BackupError::NumberTooLow { year: 2026, highest: 2 })));
    }
    let (restored, _) = place.settle(&backup, said(LastNumber::Printed(last.clone()))).await.expect("settled");
    carried_on(&mut place, &restored);
    assert_eq!(place.number().await.counter(), last.counter() + 1);
    assert!(fs::read_to_string(&ledger).expect("a ledger").contains("2026 3\n"), "what was said is noted");
}

#[tokio::test]
async fn an_office_without_cards_says_so_with_a_zero() {
    let place = Place::new().await;
    let backup = place.backup().await;
    assert!(matches!(place.settle(&backup, place.beside()).await, Err(BackupError::NumberUnknown)));
    let said = Beside { last_number: Some(LastNumber::NoCardYet), ..place.beside() };
    place.settle(&backup, said).await.expect("settled");
}

#[tokio::test]
async fn whoever_was_erased_after_the_backup_is_erased_again_and_nobody_else() {
    let place = Place::new().await;
    place.number().await;
    let (gone, stays) = (place.office.newcomer().await, place.office.newcomer().await);
    let key = place.office.store.application(&gone.application).await.expect("a file").data_key;
    let backup = place.backup().await;
    place.office.days_pass(60);
    let file = place.office.store.application(&stays.application).await.expect("a file");
    let answers = crate::domain::form::Answers::default().with("phone", "0812");
    place
        .office
        .store
        .save_step(&file, crate::domain::form::Step::Contact, 0, &answers, |_| true)
        .await
        .expect("saved");
    place.office.days_pass(31);
    assert_eq!(place.office.store.forget_old_drafts(90).await.expect("forgotten"), 1);
    let list = place.beside().erased;
    assert_eq!(list, std::slice::from_ref(&key), "it stands beside the key");

    let proven = place.prove(&backup).await;
    assert!(proven.store.data_key(&key).await.is_ok(), "the backup still has it");
    let wrapped = proven.manifest.counts.data_keys;
    let (restored, settled) = place.settle(&backup, place.beside()).await.expect("settled");
    assert_eq!(settled.erased, 1);
    assert!(restored.store.data_key(&key).await.is_err());
    assert!(restored.store.application(&gone.application).await.is_err());
    assert!(restored.store.application(&stays.application).await.is_ok());
    let left = sqlx::query("SELECT count(*) FROM data_key").fetch_one(&restored.store.read).await.expect("a count");
    assert_eq!(left.get::<i64, _>(0), wrapped - 1);
    restored.store.verify_journal(Some(&settled.head)).await.expect("the chain is whole without them");

    // Not in a free page of the file either.
    let row = sqlx::query("SELECT wrapped FROM data_key WHERE id = ?").bind(&key);
    let secret: Vec<u8> = row.fetch_one(&proven.store.read).await.expect("a row").get(0);
    let to = place.office.folder().join("back.sqlite");
    restored.into_place(&to).await.expect("in place");
    let bytes = fs::read(to).expect("a file");
    assert!(!bytes.windows(secret.len()).any(|part| part == secret));
}

#[tokio::test]
async fn the_key_of_an_erased_person_whose_file_had_gone_on_is_emptied_all_the_same() {
    let place = Place::new().await;
    let sent = place.office.newcomer().await;
    place.office.go_through(&sent, &sent.application.clone(), &WAY[..1]).await;
    let key = place.office.store.application(&sent.application).await.expect("a file").data_key;
    let backup = place.backup().await;
    let beside = Beside {
        erased: vec![key.clone(), "never-there".into()],
        last_number: Some(LastNumber::NoCardYet),
        ..place.beside()
    };
    let (restored, settled) = place.settle(&backup, beside).await.expect("settled");
    assert_eq!(settled.erased, 1);
    assert!(restored.store.data_key(&key).await.is_err(), "nothing of theirs can be read");
    let row = sqlx::query("SELECT count(*) FROM application WHERE id = ?").bind(&sent.application);
    assert_eq!(row.fetch_one(&restored.store.read).await.expect("a count").get::<i64, _>(0), 1, "the row stays");
    restored.store.open_every_data_key().await.expect("the next drill does not stumble over it");
}

#[tokio::test]
async fn a_restore_stands_in_the_journal_and_a_backup_of_another_history_is_refused() {
    let place = Place::new().await;
    place.number().await;
    let earlier = place.office.store.journal_head().await.expect("a head");
    let backup = place.backup().await;
    place.number().await;
    let kept = place.office.store.journal_head().await.expect("a head");

    let with = |head: Head| Beside { head: Some(head), ..place.beside() };
    let (restored, settled) = place.settle(&backup, with(kept.clone())).await.expect("settled");
    assert_eq!(settled.lost_rows, kept.count - backup.manifest.head.count);
    assert_eq!(settled.head.count, backup.manifest.head.count + 1);
    let last =
        sqlx::query("SELECT action FROM journal ORDER BY seq DESC LIMIT 1").fetch_one(&restored.store.read).await;
    assert_eq!(last.expect("a row").get::<&str, _>(0), "restore");
    restored.store.verify_journal(Some(&settled.head)).await.expect("a whole chain");
    assert_eq!(place.settle(&backup, with(earlier.clone())).await.expect("settled").1.lost_rows, 0);

    let other = Head { mac: "00".repeat(32), ..earlier };
    let refused = place.settle(&backup, with(other.clone())).await;
    assert!(matches!(refused, Err(BackupError::OtherHistory(row)) if row == other.count));
}

#[tokio::test]
async fn nobody_is_signed_in_after_a_restore() {
    let place = Place::new().await;
    place
        .office
        .store
        .add_session(b"token", &Holder::Officer(place.office.officer.clone()), Device::of(""))
        .await
        .expect("a session");
    let backup = place.backup().await;
    let proven = place.prove(&backup).await;
    assert!(matches!(proven.store.find_session(b"token").await, Ok(Some(Found::Running(_)))));
    let beside = Beside { last_number: Some(LastNumber::NoCardYet), ..place.beside() };
    let (restored, _) = place.settle(&backup, beside).await.expect("settled");
    assert!(matches!(restored.store.find_session(b"token").await, Ok(Some(Found::Ended(_)))));
}

#[tokio::test]
async fn an_office_is_never_overwritten() {
    let place = Place::new().await;
    let backup = place.backup().await;
    let there = place.office.folder().join("there.sqlite");
    fs::write(&there, "an office").expect("a file");
    let refused = place.prove(&backup).await.into_place(&there).await;
    assert!(matches!(refused, Err(BackupError::OfficeThere(path)) if path == there));
    assert_eq!(fs::read(&there).expect("a file"), b"an office");

    let free = place.office.folder().join("free.sqlite");
    place.prove(&backup).await.into_place(&free).await.expect("in place");
    let store = Store::open(&free, place.office.store.keys.clone(), Clock::System, None).await.expect("an office");
    assert_eq!(store.verify_journal(None).await.expect("a whole chain"), backup.manifest.head);
    store.close().await;
}

#[tokio::test]
async fn several_programs_on_one_file_and_one_that_was_killed_before_the_ledger_give_no_number_twice() {
    let place = Place::new().await;
    let (file, ledger) = (place.office.folder().join("ak1.sqlite"), place.beside().ledger);
    let open = || Store::open(&file, place.office.store.keys.clone(), place.office.clock.clone(), Some(ledger.clone()));
    let others = [open().await.expect("a second"), open().await.expect("a third")];
    let mut holders = Vec::new();
    for _ in 0..30 {
        let holder = place.office.newcomer().await;
        place.office.go_through(&holder, &holder.application.clone(), &WAY[..4]).await;
        holders.push(holder);
    }
    let third = |at: usize, store: &Store| {
        let office = place.office.beside(store.clone());
        let holders = &holders;
        async move {
            for holder in holders.iter().skip(at).step_by(3) {
                office.go_through(holder, &holder.application.clone(), &WAY[4..]).await;
            }
        }
    };
    let own = place.office.store.clone();
    tokio::join!(third(0, &own), third(1, &others[0]), third(2, &others[1]));
    let rows =
        sqlx::query("SELECT CAST(substr(number, 11) AS INTEGER) FROM card").fetch_all(&own.read).await.expect("rows");
    let numbers: BTreeSet<i64> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!((rows.len(), numbers), (30, (1..=30).collect()));

    // Killed between the commit and the line in the ledger: the next start writes the line.
    let lines = fs::read_to_string(&ledger).expect("a ledger");
    fs::write(&ledger, lines.replace("2026 30\n", "")).expect("without the last");
    open().await.expect("started again").close().await;
    assert!(fs::read_to_string(&ledger).expect("a ledger").ends_with("2026 30\n"));
    for store in others {
        store.close().await;
    }
}

#[tokio::test]
async fn a_deletion_that_was_granted_after_the_backup_is_done_again() {
    use crate::domain::data_ask::AskKind;
    use crate::store::data_ask::Say;
    let place = Place::new().await;
    let office = &place.office;
    let (cancelled, holder) = (office.newcomer().await, office.holder().await);
    for person in [&cancelled, &holder] {
        let file = office.store.application(&person.application).await.expect("a file");
        let mut tx = office.store.begin().await.expect("a transaction");
        sqlx::query(
            "INSERT INTO draft_step (application, step, revision, answers, saved_at) VALUES (?, 'kontak', 1, x'00', 1)",
        )
        .bind(&file.id)
        .execute(&mut *tx)
        .await
        .expect("an answer");
        tx.commit().await.expect("a commit");
    }
    office.go_through(&cancelled, &cancelled.application.clone(), &WAY[..2]).await;
    let key = office.store.application(&cancelled.application).await.expect("a file").data_key;
    // In the backup the file is still under way.
    let backup = place.backup().await;
    office.make(&cancelled, &cancelled.application, crate::domain::application::Move::Cancel).await;
    for person in [&cancelled, &holder] {
        let sending = office.store.sending(&person.account, &[]);
        office.store.ask_about_data(&person.account, AskKind::Deletion, "", &sending).await.expect("asked");
        let ask = office.store.open_asks(None, 1).await.expect("requests").remove(0).id;
        let (_, seen) = office.store.data_ask(&ask).await.expect("a request");
        let sending = office.store.sending(&ask, &[]);
        office.store.answer_ask(&ask, seen, Say::Fulfil(""), &office.officer, &sending).await.expect("granted");
    }

    let (restored, settled) = place.settle(&backup, place.beside()).await.expect("settled");
    assert_eq!(settled.erased, 1);
    let store = &restored.store;
    assert!(store.data_key(&key).await.is_err(), "the old key opens nothing");
    let file = store.application(&cancelled.application).await.expect("the row of the register");
    assert_eq!((file.account, file.person), (None, None));
    let left = sqlx::query("SELECT application FROM draft_step").fetch_all(&store.read).await.expect("answers");
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].get::<&str, _>(0), holder.application, "a card that runs keeps its answers");
    let rows = store.register(2026, 1, 10).await.expect("the register");
    assert_eq!(rows.len(), 2);
    store.open_every_data_key().await.expect("the next drill does not stumble over it");
}
