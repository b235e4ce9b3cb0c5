//! What a scan says follows the life of the card, from the issue to its end.

use chrono::NaiveDate;

use super::super::follow_up::{Begun, FollowUp};
use super::super::moves::Moved;
use super::super::seal_key::KeyWithdrawn;
use super::super::test_office::{Holder, LEFT, MOVED_AWAY, TestOffice, WAY, assert_no_scan, work};
use super::*;
use crate::domain::application::Move;
use crate::domain::card_life::Standing;
use crate::domain::document::DocumentKind;
use crate::domain::reprint::ReprintCause;
use crate::domain::role::Hand;
use crate::domain::seal_answer::NotGenuine;
use crate::seal::{check, digits};
use crate::store::card_deeds::CardDeed;
use crate::store::document::NewPage;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

async fn office() -> TestOffice {
    TestOffice::open(day("2026-11-24")).await
}

async fn print(office: &TestOffice, application: &str) -> PrintedSeal {
    let file = office.store.application(application).await.expect("a file");
    office.store.printed_seal(&file).await.expect("an answer").expect("a seal")
}

/// What the server says, and that token, code and the browser's check by the public lists all say the same.
async fn told(office: &TestOffice, print: &PrintedSeal) -> Result<Option<Ended>, NotGenuine> {
    let by_token = office.store.seal_by_token(&print.token).await.expect("an answer").expect("a seal");
    let by_code = office.store.seal_by_code(&print.code).await.expect("an answer").expect("a seal");
    assert_eq!(by_token, by_code);
    assert_eq!(by_token.token, print.token);
    let (keys, ended) =
        (office.store.seal_keys().await.expect("keys"), office.store.ended_seals().await.expect("a list"));
    let digits = digits::encode(&print.statement);
    let offline = check(print.token.as_str(), &digits, &keys, &ended, office.store.clock().today());
    let short = |verdict: &Verdict| match verdict {
        Verdict::Valid(_) => Ok(None),
        Verdict::NoLonger(_, end) => Ok(Some(end.why)),
        Verdict::NotGenuine(why) => Err(*why),
    };
    let (online, offline) = (short(&by_token.verdict), short(&offline));
    // What ended before its last day and has run out since is left out of the list: its own date says enough.
    assert!(online == offline || (online.is_ok() && offline == Ok(Some(Ended::Expired))), "{online:?} {offline:?}");
    online
}

async fn begun(office: &TestOffice, holder: &Holder, what: FollowUp<'_>) -> String {
    match office.store.begin_follow_up(&holder.card, what, &holder.account, Hand::JobSeeker).await.expect("an answer") {
        Begun::New(id) => id,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_print_is_good_from_its_hand_over_to_its_last_day() {
    let office = office().await;
    let newcomer = office.newcomer().await;
    office.go_through(&newcomer, &newcomer.application, &WAY[..5]).await;
    let issued = print(&office, &newcomer.application).await;
    assert_eq!(told(&office, &issued).await, Ok(Some(Ended::NotHandedOver)));
    office.make(&newcomer, &newcomer.application, Move::Sign).await;
    assert!(print(&office, &newcomer.application).await == issued, "the signer is no part of the statement");
    assert_eq!(told(&office, &issued).await, Ok(Some(Ended::NotHandedOver)));
    office.make(&newcomer, &newcomer.application, Move::HandOver).await;
    assert_eq!(told(&office, &issued).await, Ok(None));
    office.go_to(day("2028-11-24"));
    assert_eq!(told(&office, &issued).await, Ok(None));
    office.days_pass(1);
    assert_eq!(told(&office, &issued).await, Ok(Some(Ended::Expired)));
}

#[tokio::test]
async fn the_statement_says_what_is_printed() {
    let office = office().await;
    let newcomer = office.newcomer().await;
    let draft = office.store.application(&newcomer.application).await.expect("a draft");
    let page = NewPage { jpeg: b"a picture", width: 600, height: 800 };
    office.store.add_document(&draft, DocumentKind::Photo, &[page], |_| true).await.expect("added");
    office.go_through(&newcomer, &newcomer.application, &WAY).await;
    let print = print(&office, &newcomer.application).await;
    let keys = office.store.seal_keys().await.expect("keys");
    let said = verify(&print.statement, &keys).expect("a statement");
    assert_eq!((said.name.as_str(), said.nik.to_string().as_str()), ("Sri Wahyuni", "0001"));
    assert_eq!((said.number.digits(), said.id), ("3375241126000001", print.token.id()));
    assert_eq!(Some(said.dates), Dates::new(day("2026-11-24"), day("2028-11-24")));
    assert_eq!(said.photo, Some(PhotoMark::of(b"a picture")));
    // Nothing of it stands in clear.
    let row =
        sqlx::query("SELECT token, code, statement FROM card_seal").fetch_one(&office.store.read).await.expect("a row");
    for (column, plain) in [
        ("token", print.token.as_str().as_bytes()),
        ("code", print.code.normalised().as_bytes()),
        ("statement", &print.statement[..32]),
    ] {
        assert!(!row.get::<&[u8], _>(column).windows(plain.len()).any(|part| part == plain), "{column}");
    }
}

#[tokio::test]
async fn an_issue_that_is_taken_back_and_given_again_makes_a_new_seal() {
    let office = office().await;
    let newcomer = office.newcomer().await;
    office.go_through(&newcomer, &newcomer.application, &WAY[..5]).await;
    let first = print(&office, &newcomer.application).await;
    office.make(&newcomer, &newcomer.application, Move::UndoIssue).await;
    assert_eq!(told(&office, &first).await, Ok(Some(Ended::NotHandedOver)));
    assert_eq!(office.go_through(&newcomer, &newcomer.application, &WAY[4..]).await, Moved::Done(State::HandedOver));
    let second = print(&office, &newcomer.application).await;
    assert!(second.token != first.token && second.code != first.code && second.statement != first.statement);
    assert_eq!(told(&office, &first).await, Ok(Some(Ended::Superseded)));
    assert_eq!(told(&office, &second).await, Ok(None));
}

#[tokio::test]
async fn a_scan_tells_withdrawal_and_cancellation_at_once_and_work_not_at_all() {
    let office = office().await;
    let holder = office.holder().await;
    let seal = print(&office, &holder.application).await;
    office.days_pass(10);
    let found = work(day("2026-11-25"));
    office.deed(&holder, CardDeed::TellWork(&found)).await;
    assert_eq!(told(&office, &seal).await, Ok(None), "who works has a card all the same");
    office.deed(&holder, LEFT).await;
    office.deed(&holder, MOVED_AWAY).await;
    assert_eq!(told(&office, &seal).await, Ok(Some(Ended::Withdrawn)));
    office.go_to(day("2030-01-01"));
    assert_eq!(told(&office, &seal).await, Ok(Some(Ended::Withdrawn)), "also after its end");

    let other = office.holder().await;
    let seal = print(&office, &other.application).await;
    office.make(&other, &other.application, Move::Cancel).await;
    assert_eq!(told(&office, &seal).await, Ok(Some(Ended::Withdrawn)));
}

#[tokio::test]
async fn a_renewal_names_its_number_and_a_reprint_ends_the_print_before_when_it_is_handed_over() {
    let office = office().await;
    let holder = office.holder().await;
    let first = print(&office, &holder.application).await;
    office.days_pass(30);
    let reprint = begun(&office, &holder, FollowUp::Reprint(ReprintCause::Lost, "")).await;
    office.go_through(&holder, &reprint, &WAY[..6]).await;
    let second = print(&office, &reprint).await;
    assert_eq!(told(&office, &second).await, Ok(Some(Ended::NotHandedOver)));
    assert_eq!(told(&office, &first).await, Ok(None), "until the new one is there");
    office.make(&holder, &reprint, Move::HandOver).await;
    assert_eq!((told(&office, &first).await, told(&office, &second).await), (Ok(Some(Ended::Superseded)), Ok(None)));

    // A correction that is cancelled after it was printed changes nothing of the print that is out.
    let correction = begun(&office, &holder, FollowUp::Correction(&["name"])).await;
    office.go_through(&holder, &correction, &WAY[..5]).await;
    let third = print(&office, &correction).await;
    assert_eq!(office.make(&holder, &correction, Move::Cancel).await, Moved::Done(State::Cancelled));
    assert_eq!((told(&office, &third).await, told(&office, &second).await), (Ok(Some(Ended::Withdrawn)), Ok(None)));

    office.go_to(day("2028-10-01"));
    let renewal = begun(&office, &holder, FollowUp::Renewal).await;
    office.go_through(&holder, &renewal, &WAY[..5]).await;
    assert_eq!(told(&office, &second).await, Ok(Some(Ended::Replaced)));
    let known = office.store.seal_by_token(&second.token).await.expect("an answer").expect("a seal");
    let file = office.store.application(&renewal).await.expect("a file");
    let new = office.store.card_of(&file).await.expect("an answer").expect("a card");
    assert_eq!(known.successor, Some(new.number));
    office.make(&holder, &renewal, Move::UndoIssue).await;
    assert_eq!(told(&office, &second).await, Ok(None), "taken back");
}

#[tokio::test]
async fn a_first_print_is_valid_when_its_card_may_be_shown_as_proof_and_has_not_run_out() {
    let office = office().await;
    let holder = office.holder().await;
    let seal = print(&office, &holder.application).await;
    for (on, deed) in [
        ("2027-05-20", Some(CardDeed::Report(None))),
        ("2028-01-10", None),
        ("2028-11-24", None),
        ("2028-11-25", None),
        ("2029-02-01", Some(MOVED_AWAY)),
    ] {
        office.go_to(day(on));
        if let Some(deed) = deed {
            office.deed(&holder, deed).await;
        }
        let standing = office.card(&holder).await.life.standing(day(on), 30);
        assert_eq!(told(&office, &seal).await == Ok(None), standing.is_valid(), "{on}: {standing:?}");
        assert!(on != "2028-01-10" || standing == Standing::Overdue, "a missing report takes nothing away");
    }
}

#[tokio::test]
async fn a_new_key_leaves_old_prints_good_and_a_withdrawn_one_does_not() {
    let office = office().await;
    let (one, other) = (office.holder().await, office.holder().await);
    let first = print(&office, &one.application).await;
    let old = office.store.seal_keys().await.expect("keys").keys()[0].public.id();
    office.store.new_seal_key().await.expect("a key");
    assert_eq!(told(&office, &first).await, Ok(None));
    let third = office.holder().await;
    let second = print(&office, &third.application).await;
    let withdrawn = office.store.withdraw_seal_key(old).await.expect("an answer");
    assert_eq!(withdrawn, KeyWithdrawn::Yes { out: 2, waiting: 0 });
    assert_eq!(told(&office, &first).await, Err(NotGenuine::WithdrawnKey));
    assert_eq!(told(&office, &second).await, Ok(None));
    // Printed again, the card is believed.
    let reprint = begun(&office, &other, FollowUp::Reprint(ReprintCause::Lost, "")).await;
    office.go_through(&other, &reprint, &WAY).await;
    assert_eq!(told(&office, &print(&office, &reprint).await).await, Ok(None));
}

#[tokio::test]
async fn a_card_that_is_still_in_the_office_does_not_leave_it_with_a_void_seal() {
    let office = office().await;
    let newcomer = office.newcomer().await;
    office.go_through(&newcomer, &newcomer.application, &WAY[..5]).await;
    let file = office.store.application(&newcomer.application).await.expect("a file");
    let paper = crate::domain::card_paper::CardPaper::A4Folded;
    office.store.note_prints(&[(file, String::new())], &office.officer, paper).await.expect("noted");
    assert_eq!(office.store.cards_to_print(9).await.expect("a list").len(), 0);
    let void = print(&office, &newcomer.application).await;
    let key = office.store.seal_keys().await.expect("keys").keys()[0].public.id();
    office.clock.advance(60);
    let withdrawn = office.store.withdraw_seal_key(key).await.expect("an answer");
    assert_eq!(withdrawn, KeyWithdrawn::Yes { out: 0, waiting: 1 });
    assert_eq!(office.store.cards_to_print(9).await.expect("a list").len(), 1, "to be printed again");
    office.go_through(&newcomer, &newcomer.application, &WAY[5..]).await;
    assert_eq!(told(&office, &print(&office, &newcomer.application).await).await, Ok(None));
    assert_eq!(told(&office, &void).await, Err(NotGenuine::WithdrawnKey));
}

#[tokio::test]
async fn prints_from_before_there_were_seals_get_theirs_once() {
    let office = office().await;
    let (out, waits) = (office.holder().await, office.newcomer().await);
    office.go_through(&waits, &waits.application, &WAY[..5]).await;
    office.days_pass(30);
    let reprint = begun(&office, &out, FollowUp::Reprint(ReprintCause::Damaged, "")).await;
    office.go_through(&out, &reprint, &WAY).await;
    sqlx::query("DELETE FROM card_seal").execute(&office.store.write).await.expect("as before");
    office.days_pass(30);
    assert_eq!(office.store.seal_old_prints().await.expect("made"), 3);
    assert_eq!(office.store.seal_old_prints().await.expect("none"), 0);
    for (application, says) in [
        (&out.application, Some(Ended::Superseded)),
        (&reprint, None),
        (&waits.application, Some(Ended::NotHandedOver)),
    ] {
        assert_eq!(told(&office, &print(&office, application).await).await, Ok(says));
    }
}

#[tokio::test]
async fn a_number_from_before_this_system_has_no_seal() {
    let face = CardFace { number: Some("560/12/AK.I".into()), ..super::super::test_office::face() };
    assert_eq!(statement(SealToken::parse("abcdefghijklm237").expect("a token").id(), &face, None), None);
}

#[tokio::test]
async fn nothing_is_read_from_end_to_end() {
    let office = office().await;
    let list = format!("{FACTS} WHERE s.rowid IN ({CANDIDATES}) AND c.valid_until >= ?1");
    for statement in
        [&list, &format!("{FACTS} WHERE s.token_tag = ?"), &format!("{FACTS} WHERE s.code_tag = ?"), SUCCESSOR]
    {
        assert_no_scan(&office.store, statement).await;
    }
}
