//! An office for tests of the store: a database that does not wait for the disk, a clock moved by hand, one officer, and the verbs of those
//! who come to it.

use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteSynchronous;

use super::card_deeds::{CardDeed, CardDone, CardRequest};
use super::card_life::LivingCard;
use super::clock::start_of_day;
use super::moves::{Moved, Request, With};
use super::officer::NewOfficer;
use super::{Clock, Store};
use crate::crypt::keys::Keys;
use crate::crypt::token;
use crate::domain::application::{Move, State};
use crate::domain::card_act::Deed;
use crate::domain::card_face::{CardFace, Signer};
use crate::domain::code::Code;
use crate::domain::employer_kind::EmployerKind;
use crate::domain::found_work::{FoundWork, WorkWords};
use crate::domain::kbji::KbjiGroup;
use crate::domain::kbli::KbliSection;
use crate::domain::nik::Nik;
use crate::domain::placement_area::PlacementArea;
use crate::domain::removal::Removal;
use crate::domain::role::{Hand, Role, Roles};
use crate::domain::work_end::WorkEnd;

pub const INFORMATION: Hand = Hand::Officer(Role::Information);
pub const HEAD: Hand = Hand::Officer(Role::ServiceHead);
pub const SIGNER: Hand = Hand::Officer(Role::PlacementOfficer);

pub struct TestOffice {
    pub store: Store,
    pub clock: Clock,
    pub officer: String,
    folder: PathBuf,
    people: AtomicU32,
}

/// Somebody with a card.
pub struct Holder {
    pub account: String,
    pub application: String,
    pub card: String,
}

impl TestOffice {
    /// It is ten o'clock on `day`.
    pub async fn open(day: NaiveDate) -> TestOffice {
        let folder = std::env::temp_dir().join(format!("ak1-office-{}", token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let clock = Clock::Fixed(std::sync::Arc::new((start_of_day(day) + 10 * 3600).into()));
        let keys = Keys::ephemeral();
        let file = folder.join("ak1.sqlite");
        let store = Store::connect(&file, keys, clock.clone(), None, SqliteSynchronous::Off).await.expect("a store");
        let new = NewOfficer {
            login: "petugas",
            name: "Endang Sulistyowati",
            nip: None,
            title: "",
            roles: &Roles::new(Role::ALL.to_vec()),
            password: "x",
            salt: &token::salt(),
        };
        let officer = store.add_officer(new, "test").await.expect("an officer");
        TestOffice { store, clock, officer, folder, people: AtomicU32::new(1) }
    }

    /// Goes with the office.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The same people behind another program on the same file.
    pub fn beside(&self, store: Store) -> TestOffice {
        let folder = self.folder.join("none");
        let (clock, officer) = (self.clock.clone(), self.officer.clone());
        TestOffice { store, clock, officer, folder, people: AtomicU32::new(0) }
    }

    pub fn days_pass(&self, days: i64) {
        self.clock.advance(days * 24 * 3600);
    }

    pub fn go_to(&self, day: NaiveDate) {
        self.clock.advance(start_of_day(day) - start_of_day(self.clock.today()));
    }

    /// An account with its first draft.
    pub async fn newcomer(&self) -> Holder {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        let nik = Nik::parse(&format!("337599410100{number:04}")).expect("a NIK");
        let account = self.store.add_account(&nik, "x", "2026-11").await.expect("an account").expect("an id");
        let application = self.store.application_of_account(&account).await.expect("a draft").id;
        self.describe(&application, ["L", "2005-02-28", "smk", "7"]).await;
        Holder { account, application, card: String::new() }
    }

    /// What the biodata would tell the register: sex, birth date, level of education, group of occupations.
    pub async fn describe(&self, application: &str, [sex, birth, education, kbji]: [&str; 4]) {
        let mut tx = self.store.begin().await.expect("a transaction");
        sqlx::query("UPDATE application SET name = 'Siti Aminah', sex = ?, birth_date = ?, education = ?, kbji = ?, kelurahan = '33.75.01.1002' WHERE id = ?")
            .bind(sex)
            .bind(birth)
            .bind(education)
            .bind(kbji)
            .bind(application)
            .execute(&mut *tx)
            .await
            .expect("a description");
        tx.commit().await.expect("a commit");
    }

    /// Somebody whose card was handed over today.
    pub async fn holder(&self) -> Holder {
        let newcomer = self.newcomer().await;
        self.handed_over(newcomer).await
    }

    /// The same for somebody who is here already.
    pub async fn handed_over(&self, holder: Holder) -> Holder {
        let application = holder.application.clone();
        assert_eq!(self.go_through(&holder, &application, &WAY).await, Moved::Done(State::HandedOver));
        let file = self.store.application(&application).await.expect("a file");
        let card = self.store.card_of(&file).await.expect("an answer").expect("a card");
        Holder { card: card.id, ..holder }
    }

    /// Makes the moves one after the other, each by the hand that makes it; gives the last answer, or the first that is no success.
    pub async fn go_through(&self, holder: &Holder, application: &str, moves: &[Move]) -> Moved {
        let mut last = Moved::Held;
        for mv in moves {
            last = self.make(holder, application, *mv).await;
            if !matches!(last, Moved::Done(_)) {
                return last;
            }
        }
        last
    }

    pub async fn make(&self, holder: &Holder, application: &str, mv: Move) -> Moved {
        let file = self.store.application(application).await.expect("a file");
        let hand = match mv {
            Move::Send | Move::Confirm => Hand::JobSeeker,
            Move::Sign | Move::UndoSign => SIGNER,
            Move::Issue | Move::UndoIssue => HEAD,
            Move::Cancel if file.state.has_card() => HEAD,
            _ => INFORMATION,
        };
        let with = match mv {
            Move::Issue => With::Face { face: Box::new(face()), years: 2, region: "3375" },
            Move::Sign => With::Signer(Signer { name: "Endang".into(), nip: "1".into(), title: String::new() }),
            mv if mv.needs_reason() => With::Reason("Salah."),
            _ => With::Nothing,
        };
        let actor = if hand == Hand::JobSeeker { &holder.account } else { &self.officer };
        let sending = self.store.sending(&token::id(), &[]);
        let request = Request { application: &file, version: file.version, sending: &sending, actor, hand, mv, with };
        self.store.make_move(request).await.expect("an answer")
    }

    pub async fn card(&self, holder: &Holder) -> LivingCard {
        self.store.living_card(&holder.card).await.expect("a card")
    }

    /// Does it with the card as it stands, by the hand that may.
    pub async fn deed(&self, holder: &Holder, what: CardDeed<'_>) -> CardDone {
        let version = self.card(holder).await.version;
        self.deed_on(holder, version, &token::id(), what).await
    }

    pub async fn deed_on(&self, holder: &Holder, version: i64, key: &str, what: CardDeed<'_>) -> CardDone {
        let hand = match what.deed() {
            Deed::Withdraw => HEAD,
            Deed::Report | Deed::TellWork | Deed::TakeBackWork => Hand::JobSeeker,
            _ => INFORMATION,
        };
        let actor = if hand == Hand::JobSeeker { &holder.account } else { &self.officer };
        let sending = self.store.sending(key, &[what.deed().code()]);
        let request = CardRequest { card: &holder.card, version, sending: &sending, actor, hand, what };
        self.store.do_with_card(request).await.expect("an answer")
    }
}

/// From a draft to a card in the hand.
pub const WAY: [Move; 7] =
    [Move::Send, Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign, Move::HandOver];

pub fn face() -> CardFace {
    CardFace {
        nik: "3375994101000001".into(),
        name: "Sri Wahyuni".into(),
        birth_date: NaiveDate::default(),
        ..CardFace::blank()
    }
}

pub fn work(starts_on: NaiveDate) -> FoundWork {
    FoundWork {
        starts_on,
        employer_kind: EmployerKind::Company,
        kbli: KbliSection::Manufacturing,
        kbji: KbjiGroup::Craft,
        area: PlacementArea::Local,
        words: WorkWords {
            employer: "Batik Melati".into(),
            position: "Pembatik".into(),
            wage: Some(2_500_000),
            note: String::new(),
        },
    }
}

pub const LEFT: CardDeed<'static> = CardDeed::TakeBackWork(WorkEnd::Left, "Kontrak selesai.");
pub const MOVED_AWAY: CardDeed<'static> = CardDeed::Withdraw(Removal::MovedAway, "");
pub const ONE_COPY: CardDeed<'static> = CardDeed::Legalise(NonZeroU16::MIN);

/// Fails when a statement reads a table from end to end.
pub async fn assert_no_scan(store: &Store, statement: &str) {
    let explained = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
    let plan = sqlx::query(explained).fetch_all(&store.read).await.expect("a plan");
    let steps: Vec<String> = plan.iter().map(|step| step.get("detail")).collect();
    // A list that the same statement has just gathered is no table.
    let scans = |step: &String| step.starts_with("SCAN") && !step.starts_with("SCAN (");
    assert!(!steps.iter().any(scans), "{statement}: {steps:?}");
}

impl Drop for TestOffice {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}
