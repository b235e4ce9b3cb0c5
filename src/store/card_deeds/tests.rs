//! What is done with a card, and what is refused.

use chrono::NaiveDate;
use sqlx::Row;

use super::super::test_office::{
    Holder, INFORMATION, LEFT, MOVED_AWAY, ONE_COPY, SIGNER, TestOffice, assert_no_scan, work,
};
use super::super::{card_report, legalisation, placement, reminder};
use super::*;
use crate::crypt::token;
use crate::domain::card_life::ReportRow;
use crate::domain::form::check::Rules;
use crate::domain::form::{Answers, Step};
use crate::domain::reminder::Occasion;
use crate::store::reminder::Way;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

async fn office() -> (TestOffice, Holder) {
    let office = TestOffice::open(day("2026-11-24")).await;
    let holder = office.holder().await;
    (office, holder)
}

const REPORT: CardDeed<'static> = CardDeed::Report(None);

#[tokio::test]
async fn a_report_too_early_a_second_one_and_one_after_the_end_change_nothing() {
    let (office, holder) = office().await;
    office.go_to(day("2027-04-23"));
    let opens = day("2027-04-24");
    assert_eq!(office.deed(&holder, REPORT).await, CardDone::Refused(CardRefusal::TooEarly { opens }));
    office.days_pass(1);
    let version = office.card(&holder).await.version;
    assert_eq!(office.deed_on(&holder, version, "k", REPORT).await, CardDone::Done(Standing::Reported1));
    assert_eq!(office.deed_on(&holder, version, "k", REPORT).await, CardDone::Done(Standing::Reported1), "sent twice");
    let next = Some(day("2027-10-25"));
    let refused = CardDone::Refused(CardRefusal::AlreadyReported { row: ReportRow::First, next });
    assert_eq!(office.deed_on(&holder, version, "other", REPORT).await, refused, "from another phone, a minute later");
    let rows = office.store.reports_of(&holder.card).await.expect("rows");
    assert_eq!((rows.len(), rows[0].made_on, rows[0].source), (1, opens, Teller::Holder));
    office.go_to(day("2028-11-25"));
    assert_eq!(office.deed(&holder, REPORT).await, CardDone::Refused(CardRefusal::Ended));
    let facts = office.store.card_facts(&holder.card).await.expect("facts");
    assert_eq!(facts.len(), 3, "issued, handed over, reported once");
}

#[tokio::test]
async fn a_withdrawn_card_takes_nothing_more_and_says_why_it_was_taken_back() {
    let (office, holder) = office().await;
    office.go_to(day("2027-05-20"));
    assert_eq!(office.store.make_reminders().await.expect("made"), 1);
    assert_eq!(office.deed(&holder, MOVED_AWAY).await, CardDone::Done(Standing::Withdrawn));
    for deed in [REPORT, CardDeed::TellWork(&work(day("2027-05-01"))), ONE_COPY, MOVED_AWAY] {
        assert_eq!(office.deed(&holder, deed).await, CardDone::Refused(CardRefusal::Withdrawn));
    }
    assert_eq!(office.store.removal(&holder.card).await.expect("a reason"), Some(Removal::MovedAway));
    assert_eq!(office.store.reminders(None).await.expect("a list"), [], "its reminder came to nothing");
}

#[tokio::test]
async fn a_page_that_is_stale_and_a_foreign_hand_are_refused() {
    let (office, holder) = office().await;
    let version = office.card(&holder).await.version;
    assert_eq!(office.deed(&holder, ONE_COPY).await, CardDone::Done(Standing::Active));
    assert_eq!(office.deed_on(&holder, version, "k", ONE_COPY).await, CardDone::Stale(Standing::Active));
    let sending = office.store.sending("k2", &[]);
    let (card, actor) = (holder.card.as_str(), holder.account.as_str());
    let request =
        CardRequest { card, version: version + 1, sending: &sending, actor, hand: Hand::JobSeeker, what: MOVED_AWAY };
    let answer = office.store.do_with_card(request).await.expect("an answer");
    assert_eq!(answer, CardDone::Refused(CardRefusal::NotYours));
}

#[tokio::test]
async fn an_employers_word_waits_for_the_office() {
    let (office, holder) = office().await;
    office.go_to(day("2027-03-01"));
    let tells = |key: &'static str, starts: &'static str| {
        let (store, card) = (office.store.clone(), holder.card.clone());
        async move { store.employer_tells(&card, &store.sending(key, &[]), &work(day(starts))).await.expect("an answer") }
    };
    assert_eq!(tells("a", "2027-03-02").await, CardDone::Refused(CardRefusal::StartInFuture));
    assert_eq!(tells("b", "2026-11-23").await, CardDone::Refused(CardRefusal::StartBeforeIssue));
    assert_eq!(tells("c", "2027-02-15").await, CardDone::Done(Standing::Active));
    assert_eq!(tells("c", "2027-02-15").await, CardDone::Done(Standing::Active), "sent twice");
    assert_eq!(tells("d", "2027-02-15").await, CardDone::Refused(CardRefusal::AlreadyTold));
    let waiting = office.store.work_to_confirm(None).await.expect("a list");
    assert_eq!((waiting.len(), waiting[0].card.as_str()), (1, holder.card.as_str()));
    assert_eq!(
        office.deed(&holder, CardDeed::RefuseWork("Belum pernah masuk.")).await,
        CardDone::Done(Standing::Active)
    );
    assert_eq!(office.deed(&holder, CardDeed::ConfirmWork).await, CardDone::Refused(CardRefusal::NothingTold));
    assert_eq!(tells("e", "2027-02-16").await, CardDone::Done(Standing::Active));
    assert_eq!(office.deed(&holder, CardDeed::ConfirmWork).await, CardDone::Done(Standing::Working));
    assert_eq!(office.card(&holder).await.life.working_from, Some(day("2027-02-16")));
    let all = office.store.placements(&holder.card).await.expect("placements");
    assert_eq!(all.len(), 2);
    assert!(all[0].confirmed_at.is_some() && all[0].ended.is_none() && all[0].work == work(day("2027-02-16")));
    assert_eq!(all[1].ended.map(|(_, why)| why), Some(WorkEnd::NotTrue));
    let sealed: Vec<u8> =
        sqlx::query("SELECT words FROM placement LIMIT 1").fetch_one(&office.store.read).await.expect("a row").get(0);
    assert!(!sealed.windows(6).any(|bytes| bytes == b"Melati"), "names are sealed");
}

#[tokio::test]
async fn work_can_be_taken_back_and_told_again_and_who_works_does_not_report() {
    let (office, holder) = office().await;
    office.go_to(day("2027-05-01"));
    assert_eq!(office.deed(&holder, LEFT).await, CardDone::Refused(CardRefusal::NotWorking));
    for starts in ["2027-05-02", "2026-11-23"] {
        let told = office.deed(&holder, CardDeed::TellWork(&work(day(starts)))).await;
        assert!(matches!(told, CardDone::Refused(CardRefusal::StartInFuture | CardRefusal::StartBeforeIssue)));
    }
    let found = work(day("2027-04-01"));
    assert_eq!(office.deed(&holder, CardDeed::TellWork(&found)).await, CardDone::Done(Standing::Working));
    assert_eq!(office.deed(&holder, REPORT).await, CardDone::Refused(CardRefusal::Working));
    assert_eq!(office.deed(&holder, CardDeed::TellWork(&found)).await, CardDone::Refused(CardRefusal::Working));
    assert_eq!(office.deed(&holder, LEFT).await, CardDone::Done(Standing::Active));
    assert_eq!(office.deed(&holder, CardDeed::TellWork(&found)).await, CardDone::Done(Standing::Working));
}

#[tokio::test]
async fn a_report_brings_a_new_phone_number_and_the_old_one_is_kept_beside() {
    let (office, _) = office().await;
    let newcomer = office.newcomer().await;
    let draft = office.store.application(&newcomer.application).await.expect("a draft");
    let old = Answers::default().with("phone", "081234567890").with("email", "sinta@contoh.id");
    office.store.save_step(&draft, Step::Contact, 0, &old, |_| true).await.expect("saved");
    office.go_through(&newcomer, &newcomer.application, &super::super::test_office::WAY).await;
    let file = office.store.application(&newcomer.application).await.expect("a file");
    let card = office.store.card_of(&file).await.expect("an answer").expect("a card").id;
    let holder = Holder { card, ..newcomer };
    office.go_to(day("2027-05-20"));
    let rules = Rules { today: day("2027-05-20"), age_floor: 15, required: Default::default(), nik: None };
    let typed = Answers::default().with("phone", "0812-9999-8888");
    let new = NewContact::parse(&old, &typed, &rules).expect("in order");
    let before = office.clock.now();
    assert_eq!(office.deed(&holder, CardDeed::Report(new.as_ref())).await, CardDone::Done(Standing::Reported1));
    assert_eq!(office.store.answers(&file).await.expect("answers").get("phone"), "0812-9999-8888");
    assert_eq!(office.store.answers_before(&file, before).await.expect("answers").get("phone"), "081234567890");
    assert!(office.store.application(&file.id).await.expect("a file").version > file.version);
}

#[tokio::test]
async fn a_reminder_is_made_once_listed_with_the_phone_and_dealt_with_once() {
    let (office, holder) = office().await;
    office.go_to(day("2027-05-09"));
    assert_eq!(office.store.make_reminders().await.expect("made"), 0, "fifteen days before");
    office.days_pass(1);
    assert_eq!(office.store.make_reminders().await.expect("made"), 1);
    assert_eq!(office.store.make_reminders().await.expect("made"), 0, "as after a restart");
    let list = office.store.reminders(None).await.expect("a list");
    assert_eq!((list.len(), list[0].occasion, list[0].due_on), (1, Occasion::Report1, day("2027-05-24")));
    let behind = Some((list[0].due_on, list[0].card.as_str(), list[0].occasion));
    assert_eq!(office.store.reminders(behind).await.expect("a list"), []);
    let by = Way::Officer(&office.officer);
    assert!(office.store.note_reminded(&holder.card, Occasion::Report1, by).await.expect("noted"));
    assert!(!office.store.note_reminded(&holder.card, Occasion::Report1, by).await.expect("noted before"));
    assert_eq!(office.store.reminders(None).await.expect("a list"), []);
    assert_eq!(office.store.reminders_to_mail(None).await.expect("a list").len(), 1, "an e-mail is another way");
    assert!(office.store.note_reminded(&holder.card, Occasion::Report1, Way::Mail).await.expect("noted"));
    assert_eq!(office.store.reminders_to_mail(None).await.expect("a list"), []);
}

#[tokio::test]
async fn a_reminder_whose_day_went_by_leaves_the_list_and_comes_never_late() {
    let (office, _) = office().await;
    office.go_to(day("2027-05-24"));
    assert_eq!(office.store.make_reminders().await.expect("made"), 1, "the office was closed for two weeks");
    office.days_pass(1);
    assert_eq!(office.store.make_reminders().await.expect("made"), 0);
    assert_eq!(office.store.reminders(None).await.expect("a list"), []);
    office.holder().await;
    office.go_to(day("2027-12-01"));
    assert_eq!(office.store.make_reminders().await.expect("made"), 0, "both are too late");
}

#[tokio::test]
async fn who_has_not_reported_is_on_the_list_after_the_grace_until_the_card_ends() {
    let (office, holder) = office().await;
    let listed = |office: &TestOffice| {
        let store = office.store.clone();
        async move { store.overdue_cards(None).await.expect("a list").len() }
    };
    office.go_to(day("2027-06-23"));
    assert_eq!(listed(&office).await, 0);
    office.days_pass(1);
    assert_eq!(listed(&office).await, 1);
    assert_eq!(
        office.deed(&holder, CardDeed::TellWork(&work(day("2027-06-01")))).await,
        CardDone::Done(Standing::Working)
    );
    assert_eq!(listed(&office).await, 0);
    assert_eq!(office.deed(&holder, LEFT).await, CardDone::Done(Standing::Active));
    office.days_pass(31);
    assert_eq!(listed(&office).await, 1);
    assert_eq!(office.deed(&holder, REPORT).await, CardDone::Done(Standing::Reported1));
    assert_eq!(listed(&office).await, 0);
    office.go_to(day("2028-11-24"));
    assert_eq!(listed(&office).await, 1);
    office.days_pass(1);
    assert_eq!(listed(&office).await, 0);
    office.days_pass(40);
    office.store.make_reminders().await.expect("made");
    let row =
        sqlx::query("SELECT next_due_on, report_due_on FROM card").fetch_one(&office.store.read).await.expect("a row");
    assert_eq!((row.get::<Option<String>, _>(0), row.get::<Option<String>, _>(1)), (None, None), "out of all lists");
}

#[tokio::test]
async fn stamped_copies_are_logged_by_every_officer_of_the_counter() {
    let (office, holder) = office().await;
    for (hand, copies) in [(INFORMATION, 3), (SIGNER, 2)] {
        let sending = office.store.sending(&token::id(), &[]);
        let what = CardDeed::Legalise(copies.try_into().expect("some"));
        let version = office.card(&holder).await.version;
        let request =
            CardRequest { card: &holder.card, version, sending: &sending, actor: &office.officer, hand, what };
        assert!(matches!(office.store.do_with_card(request).await, Ok(CardDone::Done(Standing::Active))));
    }
    let log = office.store.legalisations(None).await.expect("a log");
    assert_eq!(log.iter().map(|row| row.copies).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(office.store.legalisations(Some(log[0].id)).await.expect("a log"), log[1..]);
    assert_eq!(office.store.copies_legalised(&holder.card).await.expect("a sum"), 5);
    office.days_pass(732);
    assert_eq!(office.deed(&holder, ONE_COPY).await, CardDone::Refused(CardRefusal::Ended));
}

#[tokio::test]
async fn no_list_reads_a_table_that_grows_with_history_from_end_to_end() {
    let office = TestOffice::open(day("2026-11-24")).await;
    for statement in [
        card_report::OVERDUE,
        placement::WAITING,
        legalisation::LOG,
        reminder::NEAR,
        reminder::GONE_BY,
        reminder::OPEN,
        reminder::UNMAILED,
        "SELECT day, kind, facts FROM event WHERE card = ? ORDER BY id",
        "SELECT row, made_on FROM card_report WHERE card = ?",
        "SELECT id FROM placement WHERE card = ? AND confirmed_at IS NOT NULL AND ended_at IS NULL",
        "SELECT 1 FROM amendment WHERE application = ?",
        "SELECT id FROM application WHERE person = ? AND kind <> 'baru' AND state NOT IN ('diserahkan', 'dibatalkan')",
        "SELECT f.application FROM card_face f JOIN application a ON a.id = f.application
         WHERE f.card = ? AND a.state = 'diserahkan' ORDER BY f.made_at DESC, f.rowid DESC LIMIT 1",
        "SELECT c.id FROM card c WHERE c.application IN (
           SELECT id FROM application WHERE account = ?1
           UNION SELECT a.id FROM account o JOIN application a ON a.person = o.person WHERE o.id = ?1)",
    ] {
        assert_no_scan(&office.store, statement).await;
    }
}
