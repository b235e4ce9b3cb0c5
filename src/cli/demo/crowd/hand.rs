//! Makes one thing happen to one of the crowd: by the store's functions directly, since asking for everything that a page shows would take
//! most of the time.

use anyhow::{Context, anyhow, bail, ensure};
use chrono::NaiveDate;

use super::super::answers::street;
use super::super::flow::Staff;
use super::super::people::{PEOPLE, Way};
use super::super::pictures::{self, Pictures};
use super::super::schedule::Act;
use super::super::{canvas::Canvas, people::Person};
use super::fate::Fate;
use crate::access::Hasher;
use crate::crypt::{Cost, PasswordHash, token};
use crate::domain::application::{Move, State};
use crate::domain::card_face::{CardFace, Signer};
use crate::domain::correction::{Correction, Pin};
use crate::domain::document::DocumentKind;
use crate::domain::form::biodata::Biodata;
use crate::domain::form::check::Rules;
use crate::domain::form::{Answers, Step};
use crate::domain::person_name::PersonName;
use crate::domain::return_reason::{self, ReturnReason};
use crate::domain::role::{self, Role};
use crate::domain::settings::{NOTICE_VERSION, Office};
use crate::store::application::Application;
use crate::store::document::{Added, NewPage};
use crate::store::draft::Saved;
use crate::store::filling::Filling;
use crate::store::moves::{Moved, Request, With};
use crate::store::officer::Officer;

/// So many have pictures of a real size; the others' are of a few pixels, since nobody looks at them.
const WITH_PICTURES: usize = 500;

/// One of the crowd on their way.
pub struct Seeker {
    pub fate: Fate,
    opened: Option<Opened>,
}

struct Opened {
    application: Application,
    account: Option<String>,
    answers: Answers,
    address: Answers,
}

impl Seeker {
    pub fn new(fate: Fate) -> Seeker {
        Seeker { fate, opened: None }
    }
}

pub struct Hand<'a> {
    filling: &'a Filling,
    staff: Staff,
    office: Office,
    reasons: Vec<ReturnReason>,
    /// One for all accounts: nobody signs in to them, and each run of Argon2 takes longer than all else about a person.
    password: PasswordHash,
    pictures: Pictures,
    tiny: Vec<u8>,
}

const TINY: (u32, u32) = (30, 40);

impl<'a> Hand<'a> {
    pub async fn new(filling: &'a Filling) -> anyhow::Result<Hand<'a>> {
        let store = filling.store();
        let hasher = Hasher::new(store.keys().clone(), Cost::STANDARD);
        Ok(Hand {
            filling,
            staff: Staff::find(store).await?,
            office: store.office().await?,
            reasons: return_reason::defaults(),
            password: hasher.hash(&token::counter_code(), token::salt()).await.context("a password")?,
            pictures: pictures::draw(&PEOPLE[0], 0)?,
            tiny: Canvas::new(TINY.0, TINY.1, [204, 36, 44]).jpeg()?,
        })
    }

    pub async fn act(&self, seeker: &mut Seeker, act: Act) -> anyhow::Result<()> {
        let Seeker { fate, opened } = seeker;
        let file = match (act, opened) {
            (Act::Open, opened) => {
                *opened = Some(self.open(fate).await?);
                return Ok(());
            }
            (_, Some(file)) => file,
            (_, None) => bail!("the file is not open"),
        };
        match act {
            Act::Open => Ok(()),
            Act::Answer(step) => self.answer(fate, file, step).await,
            Act::Upload(kind) => self.upload(fate, file, kind).await,
            Act::Send => self.own_move(fate, file, Move::Send).await,
            Act::Confirm => self.own_move(fate, file, Move::Confirm).await,
            Act::Correct => self.correct(fate, file).await,
            Act::Return => self.return_file(fate, file).await,
            Act::Accept => {
                self.by_officer(file, self.counter(fate), Role::Information, Move::Accept, With::Nothing).await
            }
            Act::Attend => {
                self.by_officer(file, self.counter(fate), Role::Information, Move::Attend, With::Nothing).await
            }
            Act::HandOver => {
                self.by_officer(file, self.counter(fate), Role::Information, Move::HandOver, With::Nothing).await
            }
            Act::Issue => self.issue(file).await,
            Act::Sign => self.sign(fate, file).await,
            Act::Cancel => self.cancel(fate, file).await,
        }
    }

    fn today(&self) -> NaiveDate {
        self.filling.store().clock().today()
    }

    fn counter(&self, fate: &Fate) -> &Officer {
        if fate.at % 4 == 3 { &self.staff.both } else { &self.staff.information }
    }

    async fn open(&self, fate: &Fate) -> anyhow::Result<Opened> {
        let (person, nik, store) = (fate.person(), fate.nik(self.today())?, self.filling.store());
        let mut answers = Answers::default();
        let (id, account) = if is_walk_in(&person) {
            let name = PersonName::parse(person.name).map_err(|problem| anyhow!("{problem:?}"))?;
            answers.set("name", person.name);
            (store.add_walk_in(&nik, &name, &self.counter(fate).id).await?, None)
        } else {
            let account = store.add_account(&nik, self.password.as_str(), NOTICE_VERSION).await?;
            let account = account.context("too many accounts with this NIK")?;
            (account.clone(), Some(account))
        };
        let application = self.filling.application(&id).await?;
        Ok(Opened { application, account, answers, address: Answers::default() })
    }

    async fn answer(&self, fate: &Fate, file: &mut Opened, step: Step) -> anyhow::Result<()> {
        let Some(typed) = fate.answers(step, self.today())? else { return Ok(()) };
        // The name of a walk-in stands there already.
        let revision = i64::from(file.account.is_none() && step == Step::Identity);
        if step == Step::Address {
            file.address = typed.clone();
        }
        self.save(file, step, revision, &typed).await
    }

    async fn save(&self, file: &mut Opened, step: Step, revision: i64, typed: &Answers) -> anyhow::Result<()> {
        let state = file.application.state;
        let saved =
            self.filling.store().save_step(&file.application, step, revision, typed, |now| now == state).await?;
        ensure!(matches!(saved, Saved::Yes(_)), "the step was not saved: {saved:?}");
        file.application.version += 1;
        file.answers.merge(typed);
        Ok(())
    }

    async fn upload(&self, fate: &Fate, file: &mut Opened, kind: DocumentKind) -> anyhow::Result<()> {
        let page = if fate.at < WITH_PICTURES {
            let picture = self.pictures.of(kind);
            NewPage { jpeg: &picture.jpeg, width: picture.width, height: picture.height }
        } else {
            NewPage { jpeg: &self.tiny, width: TINY.0, height: TINY.1 }
        };
        let state = file.application.state;
        let added = self.filling.store().add_document(&file.application, kind, &[page], |now| now == state).await?;
        ensure!(added == Added::Yes, "the page was not taken: {added:?}");
        file.application.version += 1;
        Ok(())
    }

    fn biodata(&self, file: &Opened) -> anyhow::Result<Option<Biodata>> {
        let nik = file.application.nik.clone();
        let rules = Rules {
            today: self.today(),
            age_floor: self.office.age_floor,
            nik: Some(nik.clone()),
            required: self.office.required.clone(),
        };
        match Biodata::parse(&nik, &file.answers, &rules) {
            Ok(biodata) => Ok(Some(biodata)),
            // In strict SOP order the biodata comes later.
            Err(_) if file.account.is_none() && file.application.state == State::Draft => Ok(None),
            Err(problems) => bail!("the biodata is not complete: {problems:?}"),
        }
    }

    async fn own_move(&self, fate: &Fate, file: &mut Opened, mv: Move) -> anyhow::Result<()> {
        if file.application.state == State::Returned {
            // It has a register number now, and the second sending gives no other.
            file.application = self.filling.application(&file.application.id).await?;
        }
        let biodata = self.biodata(file)?;
        let with = With::Biodata(biodata.as_ref());
        match file.account.clone() {
            Some(account) => self.make(file, &account, role::Hand::JobSeeker, mv, with).await,
            None => self.by_officer(file, self.counter(fate), Role::Information, mv, with).await,
        }
    }

    async fn by_officer(
        &self,
        file: &mut Opened,
        officer: &Officer,
        role: Role,
        mv: Move,
        with: With<'_>,
    ) -> anyhow::Result<()> {
        if matches!(mv, Move::Accept | Move::Return | Move::Issue) {
            self.filling.store().log_access(&officer.id, "view", Some(&file.application.id)).await?;
        }
        self.make(file, &officer.id, role::Hand::Officer(role), mv, with).await
    }

    async fn make(
        &self,
        file: &mut Opened,
        actor: &str,
        hand: role::Hand,
        mv: Move,
        with: With<'_>,
    ) -> anyhow::Result<()> {
        let store = self.filling.store();
        let application = &file.application;
        let sending = store.sending(&token::id(), &[&application.id, mv.code()]);
        let request = Request { application, version: application.version, sending: &sending, actor, hand, mv, with };
        match store.make_move(request).await? {
            Moved::Done(state) => {
                file.application.state = state;
                file.application.version += 1;
            }
            other => bail!("{mv:?} was not made: {other:?}"),
        }
        Ok(())
    }

    async fn return_file(&self, fate: &Fate, file: &mut Opened) -> anyhow::Result<()> {
        let reason = self.reasons.get(fate.at % self.reasons.len()).context("a reason")?;
        let field = Correction::new(Pin::Field("ktp_street".to_owned()), "Tulis nama jalan seperti di KTP.");
        let page = Correction::new(Pin::Page { document: DocumentKind::Photo, page: 1 }, &reason.sentence(""));
        let corrections: Vec<_> =
            [field, page].into_iter().collect::<Result<_, _>>().map_err(|problem| anyhow!("{problem:?}"))?;
        let codes = [String::new(), reason.code.clone()];
        let corrections: Vec<(Correction, String)> = std::iter::zip::<Vec<_>, _>(corrections, codes).collect();
        let with = With::Corrections(&corrections);
        self.by_officer(file, self.counter(fate), Role::Information, Move::Return, with).await
    }

    /// Puts right what [`Hand::return_file`] asks for.
    async fn correct(&self, fate: &Fate, file: &mut Opened) -> anyhow::Result<()> {
        let address = file.address.clone().with("ktp_street", &street(fate.at));
        self.save(file, Step::Address, 1, &address).await?;
        self.upload(fate, file, DocumentKind::Photo).await
    }

    async fn issue(&self, file: &mut Opened) -> anyhow::Result<()> {
        let biodata = self.biodata(file)?.context("a biodata")?;
        let face = Box::new(CardFace::draft(&biodata, &self.office));
        let with = With::Face { face, years: self.office.validity_years, region: &self.office.region_code };
        self.by_officer(file, &self.staff.head, Role::ServiceHead, Move::Issue, with).await
    }

    async fn sign(&self, fate: &Fate, file: &mut Opened) -> anyhow::Result<()> {
        let officer = if fate.at % 4 == 3 { &self.staff.both } else { &self.staff.signer };
        let Officer { name, nip, title, .. } = officer.clone();
        self.by_officer(file, officer, Role::PlacementOfficer, Move::Sign, With::Signer(Signer { name, nip, title }))
            .await
    }

    async fn cancel(&self, fate: &Fate, file: &mut Opened) -> anyhow::Result<()> {
        let with = With::Reason("Sudah diterima bekerja di tempat lain.");
        match (file.application.state, file.account.clone()) {
            (State::Submitted, Some(account)) => {
                self.make(file, &account, role::Hand::JobSeeker, Move::Cancel, with).await
            }
            (State::Issued, _) => self.by_officer(file, &self.staff.head, Role::ServiceHead, Move::Cancel, with).await,
            _ => self.by_officer(file, self.counter(fate), Role::Information, Move::Cancel, with).await,
        }
    }
}

fn is_walk_in(person: &Person) -> bool {
    matches!(person.way, Way::WalkIn(_))
}
