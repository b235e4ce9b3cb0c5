//! Renewal, correction and reprint, from the beginning to the card in the hand.

use chrono::NaiveDate;

use super::super::document::NewPage;
use super::super::moves::Moved;
use super::super::test_office::{Holder, LEFT, MOVED_AWAY, TestOffice, WAY, work};
use super::*;
use crate::domain::application::{Move, Refused};
use crate::domain::card_life::Standing;
use crate::domain::document::DocumentKind;
use crate::domain::form::{Answers, Step};
use crate::store::card_deeds::{CardDeed, CardDone};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Somebody with an answer and a picture in the file.
async fn office() -> (TestOffice, Holder) {
    let office = TestOffice::open(day("2026-11-24")).await;
    let newcomer = office.newcomer().await;
    let draft = office.store.application(&newcomer.application).await.expect("a draft");
    let answers = Answers::default().with("phone", "081234567890");
    office.store.save_step(&draft, Step::Contact, 0, &answers, |_| true).await.expect("saved");
    let page = NewPage { jpeg: b"a picture", width: 600, height: 800 };
    office.store.add_document(&draft, DocumentKind::Photo, &[page], |_| true).await.expect("added");
    assert_eq!(office.go_through(&newcomer, &draft.id, &WAY).await, Moved::Done(State::HandedOver));
    let file = office.store.application(&draft.id).await.expect("a file");
    let card = office.store.card_of(&file).await.expect("an answer").expect("a card").id;
    (office, Holder { card, ..newcomer })
}

async fn begin(office: &TestOffice, holder: &Holder, what: FollowUp<'_>) -> Begun {
    office.store.begin_follow_up(&holder.card, what, &holder.account, Hand::JobSeeker).await.expect("an answer")
}

async fn begun(office: &TestOffice, holder: &Holder, what: FollowUp<'_>) -> Application {
    match begin(office, holder, what).await {
        Begun::New(id) => office.store.application(&id).await.expect("a draft"),
        other => panic!("{other:?}"),
    }
}

async fn standing(office: &TestOffice, card: &str) -> Standing {
    office.store.living_card(card).await.expect("a card").life.standing(office.store.clock().today(), 30)
}

const LOST: FollowUp<'static> = FollowUp::Reprint(ReprintCause::Lost, "Hilang di pasar.");

#[tokio::test]
async fn a_renewal_carries_everything_over_and_ends_the_old_card_when_it_is_issued() {
    let (office, holder) = office().await;
    office.go_to(day("2028-09-24"));
    let opens = day("2028-09-25");
    assert_eq!(begin(&office, &holder, FollowUp::Renewal).await, Begun::Refused(CardRefusal::TooEarly { opens }));
    office.days_pass(1);
    let renewal = begun(&office, &holder, FollowUp::Renewal).await;
    assert_eq!((renewal.kind, renewal.state, renewal.person.is_some()), (Kind::Renewal, State::Draft, true));
    assert_eq!(office.store.answers(&renewal).await.expect("answers").get("phone"), "081234567890");
    let pages = office.store.documents(&renewal.id).await.expect("pages");
    assert_eq!(office.store.document_content(&pages[0].id).await.expect("a picture"), b"a picture");
    assert_eq!(standing(&office, &holder.card).await, Standing::Overdue, "a draft changes nothing");

    office.go_through(&holder, &renewal.id, &WAY[..5]).await;
    assert_eq!(standing(&office, &holder.card).await, Standing::Replaced);
    assert_eq!(office.make(&holder, &renewal.id, Move::UndoIssue).await, Moved::Done(State::Confirmed));
    assert_eq!(standing(&office, &holder.card).await, Standing::Overdue, "taken back");
    assert_eq!(office.go_through(&holder, &renewal.id, &WAY[4..]).await, Moved::Done(State::HandedOver));
    let file = office.store.application(&renewal.id).await.expect("a file");
    let new = office.store.card_of(&file).await.expect("an answer").expect("a card");
    let old = office.card(&holder).await;
    assert!(new.number != old.number && old.life.replaced_on == Some(day("2028-09-25")));
    assert_eq!(office.store.card_before(&file).await.expect("an answer").map(|card| card.id), Some(old.id));
    assert_eq!(office.store.cards_of_account(&holder.account).await.expect("cards").len(), 2);
    assert_eq!(begin(&office, &holder, LOST).await, Begun::Refused(CardRefusal::Replaced));

    office.days_pass(91);
    assert_eq!(office.store.drop_ended_scans().await.expect("dropped"), 1);
    assert!(office.store.document_content(&pages[0].id).await.is_ok(), "the new file keeps its own");
    assert_eq!(office.make(&holder, &renewal.id, Move::Cancel).await, Moved::Done(State::Cancelled));
    assert_eq!(standing(&office, &holder.card).await, Standing::Expired, "the old card is what it would be");
}

#[tokio::test]
async fn who_works_renews_like_anybody_else_and_long_after_the_end_too() {
    let (office, holder) = office().await;
    let found = work(day("2026-11-24"));
    assert_eq!(office.deed(&holder, CardDeed::TellWork(&found)).await, CardDone::Done(Standing::Working));
    office.go_to(day("2031-01-01"));
    let renewal = begun(&office, &holder, FollowUp::Renewal).await;
    assert_eq!(office.go_through(&holder, &renewal.id, &WAY).await, Moved::Done(State::HandedOver));
    assert_eq!(office.deed(&holder, LEFT).await, CardDone::Refused(CardRefusal::Replaced));
}

#[tokio::test]
async fn begun_on_two_phones_at_once_is_one_application_and_another_kind_waits() {
    let (office, holder) = office().await;
    office.go_to(day("2028-10-01"));
    let (one, other) =
        tokio::join!(begin(&office, &holder, FollowUp::Renewal), begin(&office, &holder, FollowUp::Renewal));
    let (new, open) = if matches!(one, Begun::New(_)) { (one, other) } else { (other, one) };
    assert!(matches!((&new, &open), (Begun::New(new), Begun::Open(open)) if new == open), "{new:?} {open:?}");
    let refused = Begun::Refused(CardRefusal::OtherOpen(Kind::Renewal));
    assert_eq!(begin(&office, &holder, LOST).await, refused);
    // Nobody touched it for 90 days: it goes, and the account with its card stays.
    office.days_pass(91);
    assert_eq!(office.store.forget_old_drafts(90).await.expect("forgotten"), 1);
    assert!(office.store.application(&holder.application).await.is_ok());
    assert!(matches!(begin(&office, &holder, FollowUp::Renewal).await, Begun::New(_)));
}

#[tokio::test]
async fn a_correction_keeps_number_and_dates_and_the_old_print() {
    let (office, holder) = office().await;
    office.go_to(day("2027-03-01"));
    let nothing = Begun::Refused(CardRefusal::NothingChosen);
    assert_eq!(begin(&office, &holder, FollowUp::Correction(&["number"])).await, nothing);
    let correction = begun(&office, &holder, FollowUp::Correction(&["name"])).await;
    let again = begin(&office, &holder, FollowUp::Correction(&["birth_place"])).await;
    assert_eq!(again, Begun::Open(correction.id.clone()));
    let pins = office.store.amended(&correction.id).await.expect("pins");
    assert_eq!(pins.len(), 3, "two fields and the KTP: {pins:?}");
    assert_eq!(office.go_through(&holder, &correction.id, &WAY).await, Moved::Done(State::HandedOver));
    let old = office.store.application(&holder.application).await.expect("a file");
    let (old, new) = (office.store.card(&old).await, office.store.card(&correction).await);
    let (old, new) = (old.expect("an answer").expect("the old print"), new.expect("an answer").expect("the new"));
    assert_eq!((&old.face.number, old.face.valid_until), (&new.face.number, new.face.valid_until));
    assert_eq!((&old.face.reports_due, new.face.issued_on), (&new.face.reports_due, Some(day("2026-11-24"))));
    assert!(new.face.signer.is_some() && old.photo.is_some() && new.photo.is_some() && new.photo != old.photo);
    let card = office.card(&holder).await;
    assert_eq!(office.store.newest_file_of(&card).await.expect("a file").id, correction.id);
    assert_eq!(standing(&office, &holder.card).await, Standing::Active);
}

#[tokio::test]
async fn a_reprint_shows_the_newest_print_with_its_count_and_cause() {
    let (office, holder) = office().await;
    let mut prints = Vec::new();
    for _ in 0..2 {
        let reprint = begun(&office, &holder, LOST).await;
        assert_eq!(office.go_through(&holder, &reprint.id, &WAY).await, Moved::Done(State::HandedOver));
        prints.push(office.store.card(&reprint).await.expect("an answer").expect("a print").face);
        let declared = office.store.declared(&reprint).await.expect("an answer").expect("a declaration");
        assert_eq!((declared.cause, declared.words.as_str()), (ReprintCause::Lost, "Hilang di pasar."));
    }
    let number = office.card(&holder).await.number;
    for (print, copy) in prints.iter().zip(1..) {
        assert_eq!((print.copy, print.copy_cause.as_str(), print.number.as_ref()), (copy, "hilang", Some(&number)));
    }
}

#[tokio::test]
async fn what_became_of_the_card_meanwhile_stops_its_print() {
    let (office, holder) = office().await;
    let reprint = begun(&office, &holder, LOST).await;
    office.go_through(&holder, &reprint.id, &WAY[..4]).await;
    assert_eq!(office.deed(&holder, MOVED_AWAY).await, CardDone::Done(Standing::Withdrawn));
    assert_eq!(office.make(&holder, &reprint.id, Move::Issue).await, Moved::Refused(Refused::CardGone));
    assert_eq!(office.make(&holder, &reprint.id, Move::Cancel).await, Moved::Done(State::Cancelled));
    assert_eq!(begin(&office, &holder, FollowUp::Renewal).await, Begun::Refused(CardRefusal::Withdrawn));
}
