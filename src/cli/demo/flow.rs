//! Makes one thing happen, by the hand of whoever would do it.

use anyhow::{Context, anyhow, bail, ensure};
use chrono::NaiveDate;
use tokio::task::JoinHandle;

use super::answers;
use super::people::{PEOPLE, Person, Way};
use super::pictures::Pictures;
use super::schedule::Act;
use crate::access::{FormHand, Hasher};
use crate::api::decision::server::Extra;
use crate::api::form::server::overview;
use crate::api::writable::writable;
use crate::api::{decision, sending};
use crate::crypt::{PasswordHash, token};
use crate::domain::application::{Move, State};
use crate::domain::correction::{Correction, Pin};
use crate::domain::document::DocumentKind;
use crate::domain::form::{Answers, Step};
use crate::domain::nik::Nik;
use crate::domain::person_name::PersonName;
use crate::domain::role::{Hand, Role};
use crate::domain::settings::NOTICE_VERSION;
use crate::intake::Picture;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::document::{Added, NewPage};
use crate::store::draft::Saved;
use crate::store::officer::Officer;

/// Those who act for the office.
pub struct Staff {
    pub information: Officer,
    pub head: Officer,
    pub signer: Officer,
    /// At the counter and signing, on other days than the first two.
    pub both: Officer,
}

impl Staff {
    /// The officers by their roles.
    pub async fn find(store: &Store) -> anyhow::Result<Staff> {
        let officers = store.officers().await?;
        let with = |roles: &[Role]| {
            let fits = |officer: &&Officer| officer.roles.iter().eq(roles.iter().copied());
            officers.iter().find(fits).cloned().with_context(|| format!("an officer with {roles:?}"))
        };
        Ok(Staff {
            information: with(&[Role::Information])?,
            head: with(&[Role::ServiceHead])?,
            signer: with(&[Role::PlacementOfficer])?,
            both: with(&[Role::Information, Role::PlacementOfficer])?,
        })
    }

    fn at_counter(&self, seeker: &Seeker) -> &Officer {
        if seeker.at % 4 == 3 { &self.both } else { &self.information }
    }

    fn of_move(&self, mv: Move, seeker: &Seeker) -> &Officer {
        match mv {
            Move::Issue => &self.head,
            Move::Cancel if matches!(seeker.person.way, Way::Cancelled(State::Issued)) => &self.head,
            Move::Sign if seeker.at % 4 != 3 => &self.signer,
            _ => self.at_counter(seeker),
        }
    }
}

/// A fictitious person on their way.
pub struct Seeker {
    at: usize,
    person: &'static Person<'static>,
    pub nik: Nik,
    today: NaiveDate,
    /// Empty until the file is opened.
    application: String,
    account: Option<String>,
    making: JoinHandle<anyhow::Result<Made>>,
    pictures: Option<Pictures>,
}

/// Makes what takes a processor for a while.
pub struct Workshop {
    pub hasher: Hasher,
    pub draw: fn(&Person, usize) -> anyhow::Result<Pictures>,
}

struct Made {
    password: PasswordHash,
    pictures: Pictures,
}

impl Seeker {
    /// Begins at once, in the background, to hash the password and to draw the pictures.
    pub fn new(
        store: &Store,
        workshop: &Workshop,
        at: usize,
        password: &str,
        today: NaiveDate,
    ) -> anyhow::Result<Seeker> {
        let person = &PEOPLE[at];
        let nik = answers::nik(person, at, today)?;
        let salt = store.keys().password_salt(&store.nik_tag(&nik));
        let (hasher, draw, password) = (workshop.hasher.clone(), workshop.draw, password.to_owned());
        let making = tokio::spawn(async move {
            let password = hasher.hash(&password, salt).await.context("a password could not be hashed")?;
            let pictures = tokio::task::spawn_blocking(move || draw(person, at)).await??;
            Ok(Made { password, pictures })
        });
        Ok(Seeker { at, person, nik, today, application: String::new(), account: None, making, pictures: None })
    }

    fn is_walk_in(&self) -> bool {
        matches!(self.person.way, Way::WalkIn(_) | Way::WalkInBare)
    }
}

pub struct Flow<'a> {
    pub store: &'a Store,
    pub staff: Staff,
}

impl Flow<'_> {
    pub async fn act(&self, seeker: &mut Seeker, act: Act) -> anyhow::Result<()> {
        match act {
            Act::Open => self.open(seeker).await,
            Act::Answer(step) => self.answer(seeker, step).await,
            Act::Upload(kind) => self.upload(seeker, kind).await,
            Act::Send => self.send(seeker).await,
            Act::Return => self.return_file(seeker).await,
            Act::Correct => self.correct(seeker).await,
            Act::Confirm => self.own_move(seeker, Move::Confirm, "").await,
            Act::Accept => self.decide(seeker, Move::Accept, "").await,
            Act::Attend => self.decide(seeker, Move::Attend, "").await,
            Act::Issue => self.decide(seeker, Move::Issue, "").await,
            Act::Sign => self.decide(seeker, Move::Sign, "").await,
            Act::HandOver => self.decide(seeker, Move::HandOver, "").await,
            Act::Cancel => self.cancel(seeker).await,
        }
    }

    async fn open(&self, seeker: &mut Seeker) -> anyhow::Result<()> {
        let made = (&mut seeker.making).await??;
        seeker.pictures = Some(made.pictures);
        if seeker.is_walk_in() {
            let name = PersonName::parse(seeker.person.name).map_err(|problem| anyhow!("{problem:?}"))?;
            let officer = self.staff.at_counter(seeker);
            seeker.application = self.store.add_walk_in(&seeker.nik, &name, &officer.id).await?;
        } else {
            let account = self.store.add_account(&seeker.nik, made.password.as_str(), NOTICE_VERSION).await?;
            let account = account.context("too many accounts with this NIK")?;
            seeker.application = self.store.application_of_account(&account).await?.id;
            seeker.account = Some(account);
        }
        Ok(())
    }

    /// Whoever fills in the form: the job seeker, or the officer who helps.
    async fn form_hand(&self, seeker: &Seeker) -> anyhow::Result<FormHand> {
        let application = self.store.application(&seeker.application).await?;
        Ok(match &seeker.account {
            Some(account) => FormHand { application, hand: Hand::JobSeeker, actor: account.clone() },
            None => {
                let actor = self.staff.at_counter(seeker).id.clone();
                FormHand { application, hand: Hand::Officer(Role::Information), actor }
            }
        })
    }

    async fn answer(&self, seeker: &Seeker, step: Step) -> anyhow::Result<()> {
        let typed = answers::answers(seeker.person, seeker.at, step, seeker.today)?;
        self.save(seeker, step, typed).await
    }

    async fn save(&self, seeker: &Seeker, step: Step, typed: Answers) -> anyhow::Result<()> {
        let hand = self.form_hand(seeker).await?;
        let writable = writable(self.store, &hand).await.map_err(refused)?;
        ensure!(writable.opening.step(step), "the step is closed");
        let stored = self.store.draft_steps(&hand.application).await?.into_iter().find(|stored| stored.step == step);
        let revision = stored.map_or(0, |stored| stored.revision);
        let answers = writable.laid_over(step, typed, "");
        let before = hand.application.state;
        let saved = self.store.save_step(&hand.application, step, revision, &answers, |state| state == before).await?;
        ensure!(matches!(saved, Saved::Yes(_)), "the step was not saved: {saved:?}");
        if hand.hand != Hand::JobSeeker {
            self.store.note_assist(&hand.application, &hand.actor).await?;
        }
        Ok(())
    }

    async fn upload(&self, seeker: &Seeker, kind: DocumentKind) -> anyhow::Result<()> {
        let pictures = seeker.pictures.as_ref().context("no pictures were drawn")?;
        let blurred = pictures.blurred_card.as_ref().filter(|_| kind == DocumentKind::IdentityCard);
        self.add_page(seeker, kind, blurred.unwrap_or(pictures.of(kind))).await
    }

    async fn add_page(&self, seeker: &Seeker, kind: DocumentKind, picture: &Picture) -> anyhow::Result<()> {
        let before = overview(self.store, self.form_hand(seeker).await?).await.map_err(refused)?;
        ensure!(before.opening.document(kind), "the papers are closed");
        let application = self.store.application(&seeker.application).await?;
        let page = NewPage { jpeg: &picture.jpeg, width: picture.width, height: picture.height };
        let added = self.store.add_document(&application, kind, &[page], |state| state == before.state).await?;
        ensure!(added == Added::Yes, "the page was not taken: {added:?}");
        Ok(())
    }

    async fn send(&self, seeker: &Seeker) -> anyhow::Result<()> {
        let view = overview(self.store, self.form_hand(seeker).await?).await.map_err(refused)?;
        ensure!(view.may_send(), "the file is not complete");
        self.own_move(seeker, Move::Send, "").await
    }

    async fn own_move(&self, seeker: &Seeker, mv: Move, reason: &str) -> anyhow::Result<()> {
        let hand = self.form_hand(seeker).await?;
        let version = hand.application.version;
        sending::server::make(self.store, hand, version, &token::id(), mv, reason).await.map_err(refused)?;
        Ok(())
    }

    async fn decide(&self, seeker: &Seeker, mv: Move, reason: &str) -> anyhow::Result<()> {
        let officer = self.staff.of_move(mv, seeker);
        let Application { id, version, .. } = self.store.application(&seeker.application).await?;
        self.store.log_access(&officer.id, "view", Some(&id)).await?;
        let asked = decision::server::Asked { application: &id, version, key: &token::id(), mv };
        decision::server::make(self.store, officer, asked, Extra::proven(mv, reason)).await.map_err(refused)?;
        Ok(())
    }

    async fn return_file(&self, seeker: &Seeker) -> anyhow::Result<()> {
        let officer = self.staff.at_counter(seeker);
        let application = self.store.application(&seeker.application).await?;
        self.store.log_access(&officer.id, "view", Some(&application.id)).await?;
        let corrections: Vec<_> =
            corrections(seeker)?.into_iter().map(|correction| (correction, String::new())).collect();
        let (application, version) = (application.id.as_str(), application.version);
        let asked = decision::server::Asked { application, version, key: &token::id(), mv: Move::Return };
        let made = decision::server::make(self.store, officer, asked, Extra::Corrections(&corrections)).await;
        made.map_err(refused)?;
        Ok(())
    }

    /// Puts right what every pin of [`corrections`] points at.
    async fn correct(&self, seeker: &Seeker) -> anyhow::Result<()> {
        let application = self.store.application(&seeker.application).await?;
        for Correction { pin, .. } in self.store.corrections(&application, true).await? {
            let Some(kind) = pin.document() else {
                let typed = Answers::default().with("ktp_street", &answers::street(seeker.at));
                self.save(seeker, Step::Address, typed).await?;
                continue;
            };
            for page in self.store.documents(&application.id).await?.iter().filter(|page| page.kind == kind) {
                self.store.remove_document(page, |state| state == State::Returned).await?;
            }
            let pictures = seeker.pictures.as_ref().context("no pictures were drawn")?;
            self.add_page(seeker, kind, pictures.of(kind)).await?;
        }
        Ok(())
    }

    async fn cancel(&self, seeker: &Seeker) -> anyhow::Result<()> {
        match seeker.person.way {
            Way::Cancelled(State::Submitted) => {
                self.own_move(seeker, Move::Cancel, "Sudah diterima bekerja di tempat lain.").await
            }
            Way::Cancelled(State::Issued) => {
                self.decide(seeker, Move::Cancel, "Ternyata masih memegang kartu yang berlaku.").await
            }
            Way::Cancelled(_) => self.decide(seeker, Move::Cancel, "Diminta pemohon lewat telepon.").await,
            way => bail!("{way:?} is not a way that ends so"),
        }
    }
}

/// A field and a page, for every third person also a point; what an officer would write.
fn corrections(seeker: &Seeker) -> anyhow::Result<Vec<Correction>> {
    let field = Pin::Field("ktp_street".to_owned());
    let page = Pin::Page { document: DocumentKind::IdentityCard, page: 1 };
    let point = Pin::Point { document: DocumentKind::Diploma, page: 1, x: 500, y: 330 };
    let mut asked = vec![
        (field, "Nama jalan belum lengkap.\nContoh: Jl. Contoh Melati No. 10, seperti di KTP."),
        (page, "Foto KTP buram.\nContoh: foto ulang di tempat terang, keempat sudut terlihat."),
    ];
    if seeker.at.is_multiple_of(3) {
        asked.push((point, "Nama di bagian ini tidak terbaca. Mohon foto ulang lebih dekat."));
    }
    let correction = |(pin, reason)| Correction::new(pin, reason).map_err(|problem| anyhow!("{problem:?}"));
    asked.into_iter().map(correction).collect()
}

/// Errors of the public functions say nothing in their text, for the public's sake; here their name helps.
pub fn refused(error: crate::api::ApiError) -> anyhow::Error {
    anyhow!("refused: {error:?}")
}
