use chrono::NaiveDate;

use super::*;
use crate::domain::application::Move;
use crate::domain::data_ask::{AskKind, AskOutcome};
use crate::domain::form::{Answers, Step};
use crate::store::data_ask::{Answering, Asking, Say};
use crate::store::test_office::{Holder, TestOffice};

async fn office() -> TestOffice {
    let mut office = TestOffice::open(NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")).await;
    office.store.ledger = Some(office.folder().join("numbers.ledger"));
    office
}

fn list(office: &TestOffice) -> Vec<String> {
    let text = std::fs::read_to_string(office.folder().join("erased.keys")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

async fn count(store: &Store, what: &'static str) -> i64 {
    sqlx::query(what).fetch_one(&store.read).await.expect("a count").get(0)
}

/// Types a phone number, and another one too late, which is kept beside it.
async fn fill(office: &TestOffice, application: &str) {
    for (revision, phone) in [(0, "0811"), (0, "0812")] {
        let file = office.store.application(application).await.expect("a file");
        let answers = Answers::default().with("phone", phone);
        office.store.save_step(&file, Step::Contact, revision, &answers, |_| true).await.expect("saved");
    }
}

/// Asks for the deletion, and the office grants it.
async fn delete(office: &TestOffice, who: &Holder) -> (String, Answering) {
    let sending = office.store.sending(&who.account, &[]);
    let asked = office.store.ask_about_data(&who.account, AskKind::Deletion, "", &sending).await.expect("an answer");
    assert_eq!(asked, Asking::Done);
    let id = office.store.asks_of_account(&who.account).await.expect("requests").remove(0).id;
    let (_, seen) = office.store.data_ask(&id).await.expect("a request");
    let sending = office.store.sending(&id, &[]);
    let done = office.store.answer_ask(&id, seen, Say::Fulfil("Sudah."), &office.officer, &sending).await;
    (id, done.expect("an answer"))
}

#[tokio::test]
async fn who_never_sent_anything_is_gone_with_the_key() {
    let office = office().await;
    let (gone, stays) = (office.newcomer().await, office.newcomer().await);
    fill(&office, &gone.application).await;
    let key = office.store.application(&gone.application).await.expect("a file").data_key;
    let (ask, done) = delete(&office, &gone).await;
    assert_eq!(done, Answering::Done);
    assert!(office.store.application(&gone.application).await.is_err() && office.store.data_key(&key).await.is_err());
    assert!(office.store.application(&stays.application).await.is_ok());
    assert_eq!(list(&office), [key]);
    let (left, _) = office.store.data_ask(&ask).await.expect("the row stays");
    let told = left.answer.expect("an answer");
    assert_eq!(
        (left.account, told.outcome, told.gone),
        (None, AskOutcome::Fulfilled, vec![Gone::Drafts, Gone::Account])
    );
    let sending = office.store.sending(&ask, &[]);
    let again = office.store.answer_ask(&ask, 0, Say::Fulfil("Sudah."), &office.officer, &sending).await;
    assert_eq!(again.expect("an answer"), Answering::Done, "sent twice, the same answer");
    office.store.verify_journal(None).await.expect("the chain is whole without the key");
}

#[tokio::test]
async fn a_cancelled_file_keeps_its_row_in_the_register_and_nothing_else() {
    let office = office().await;
    let person = office.newcomer().await;
    fill(&office, &person.application).await;
    let way = [Move::Send, Move::Accept, Move::Attend, Move::Cancel];
    office.go_through(&person, &person.application.clone(), &way).await;
    let before = office.store.application(&person.application).await.expect("a file");
    let row = office.store.register(2026, 1, 10).await.expect("the register").remove(0);
    assert_eq!(delete(&office, &person).await.1, Answering::Done);
    let after = office.store.application(&person.application).await.expect("the row");
    assert_eq!((after.account, after.person, after.code), (None, None, None));
    assert_ne!(after.data_key, before.data_key);
    assert!(office.store.data_key(&before.data_key).await.is_err(), "nothing that it sealed can be read any more");
    assert!(office.store.register(2026, 1, 10).await.expect("the register")[0] == row, "word for word");
    for empty in [
        "SELECT count(*) FROM account",
        "SELECT count(*) FROM person",
        "SELECT count(*) FROM draft_step",
        "SELECT count(*) FROM draft_beside",
        "SELECT count(*) FROM application WHERE phone_tag IS NOT NULL OR code_tag IS NOT NULL",
    ] {
        assert_eq!(count(&office.store, empty).await, 0, "{empty}");
    }
    let file = format!("berkas/selain-baris/{}", person.application);
    let lines = list(&office);
    assert!(lines.contains(&file) && lines.contains(&before.data_key), "{lines:?}");
    office.store.open_every_data_key().await.expect("every key opens");
}

#[tokio::test]
async fn a_card_that_runs_keeps_its_answers_until_it_has_ended() {
    let office = office().await;
    let holder = office.newcomer().await;
    fill(&office, &holder.application).await;
    let holder = office.handed_over(holder).await;
    assert_eq!(delete(&office, &holder).await.1, Answering::Done);
    let file = office.store.application(&holder.application).await.expect("a file");
    assert_eq!(file.account.as_deref(), Some(holder.account.as_str()), "the account stays with the card");
    assert_eq!(office.store.answers(&file).await.expect("answers").get("phone"), "0811");
    assert_eq!(count(&office.store, "SELECT count(*) FROM draft_beside").await, 0);
    assert_eq!(list(&office), [format!("berkas/dokumen/{}", holder.application)]);
    let told = office.store.asks_of_account(&holder.account).await.expect("requests").remove(0).answer;
    let told = told.expect("an answer");
    assert_eq!((told.gone, told.words.as_str()), (vec![Gone::Papers], "Sudah."));

    office.days_pass(3 * 365);
    let sending = office.store.sending("sekali-lagi", &[]);
    office.store.ask_about_data(&holder.account, AskKind::Deletion, "", &sending).await.expect("asked");
    let ask = office.store.open_asks(None, 1).await.expect("requests").remove(0).id;
    let (_, seen) = office.store.data_ask(&ask).await.expect("a request");
    let sending = office.store.sending(&ask, &[]);
    let done = office.store.answer_ask(&ask, seen, Say::Fulfil(""), &office.officer, &sending).await;
    assert_eq!(done.expect("an answer"), Answering::Done);
    assert_eq!(office.store.answers(&file).await.expect("answers").get("phone"), "");
    assert!(office.store.card(&file).await.expect("an answer").is_some(), "the card stays as it was printed");
}

#[tokio::test]
async fn what_could_not_be_noted_beside_the_key_is_noted_later() {
    let office = office().await;
    let gone = office.newcomer().await;
    fill(&office, &gone.application).await;
    let key = office.store.application(&gone.application).await.expect("a file").data_key;
    // Nothing can be written there.
    let list_file = office.folder().join("erased.keys");
    std::fs::create_dir(&list_file).expect("a folder in the way");
    let sending = office.store.sending(&gone.account, &[]);
    office.store.ask_about_data(&gone.account, AskKind::Deletion, "", &sending).await.expect("an answer");
    let id = office.store.asks_of_account(&gone.account).await.expect("requests").remove(0).id;
    let (_, seen) = office.store.data_ask(&id).await.expect("a request");
    let sending = office.store.sending(&id, &[]);
    let grant = || office.store.answer_ask(&id, seen, Say::Fulfil("Sudah."), &office.officer, &sending);
    assert!(matches!(grant().await, Err(StoreError::Ledger(_))));
    assert!(office.store.application(&gone.application).await.is_err(), "it is done");
    assert!(matches!(office.store.note_erased().await, Err(StoreError::Ledger(_))));
    std::fs::remove_dir(&list_file).expect("out of the way");
    assert_eq!(grant().await.expect("an answer"), Answering::Done);
    assert_eq!(list(&office), [key]);
    assert_eq!(count(&office.store, "SELECT count(*) FROM erased_line").await, 0);
}
