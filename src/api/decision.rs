//! Decisions on a file: every officer's move, made on the version that was seen.

use leptos::prelude::*;

use super::{ApiError, Postcard};
use crate::domain::application::State;
use crate::domain::form::Answers;

/// Makes a move other than a return or a hand-over. `reason` is needed where something is taken back or ended, `password` (the officer's own,
/// once more) where a card is signed. `queue` is the code of the
/// queue from which the file was opened: then the answer leads on to the next file there.
#[server(endpoint = "meja-putuskan", output = Postcard)]
pub async fn decide(
    application: String,
    version: i64,
    key: String,
    mv: String,
    #[server(default)] reason: String,
    #[server(default)] password: String,
    #[server(default)] queue: String,
) -> Result<State, ApiError> {
    use super::{context, file_draft};
    use crate::domain::application::Move;
    use crate::domain::file_form::FileForm;

    let caller = context::officer().await;
    let Some(mv) = Move::from_code(&mv) else { return Err(caller.err().unwrap_or(ApiError::NotNow)) };
    let asked = server::Asked { application: &application, version, key: &key, mv };
    let outcome = server::decide(caller, asked, [&reason, &password], &queue).await;
    // Which of the moves was refused is kept even where no reason was typed: the sentence is to stand beside it.
    let typed =
        if mv.needs_reason() { file_draft::text([("mv", mv.code()), ("reason", &reason)]) } else { Answers::default() };
    file_draft::settle(FileForm::TakeBack, &application, typed, outcome).await
}

/// Returns a file with its corrections: `a` holds `spot.<n>` (the code of a pin), `code.<n>` (of a reason in the office's list) and
/// `reason.<n>` (free text); one of the two is enough.
#[server(endpoint = "meja-kembalikan", output = Postcard)]
pub async fn return_file(
    application: String,
    version: i64,
    key: String,
    #[server(default)] a: Answers,
    #[server(default)] queue: String,
) -> Result<State, ApiError> {
    use super::{context, file_draft, pins};
    use crate::domain::application::Move;
    use crate::domain::file_form::FileForm;

    let caller = context::officer().await;
    let asked = server::Asked { application: &application, version, key: &key, mv: Move::Return };
    let outcome = server::send_back(caller, asked, &a, &queue).await;
    let typed = file_draft::text(a.iter().filter(|(key, _)| pins::is_part_of_a_pin(key)));
    file_draft::settle(FileForm::Return, &application, typed, outcome).await
}

/// Hands a card over (SOP step 6). `collector` is empty for the job seeker, else the name of who holds a written authority;
/// `signature` is what was drawn on the screen, if anything was.
#[server(endpoint = "meja-serahkan", output = Postcard)]
pub async fn hand_over(
    application: String,
    version: i64,
    key: String,
    #[server(default)] other: String,
    #[server(default)] collector: String,
    #[server(default)] signature: String,
    #[server(default)] queue: String,
) -> Result<State, ApiError> {
    use super::{context, file_draft};
    use crate::domain::application::Move;
    use crate::domain::file_form::FileForm;
    use crate::domain::role::Role;

    let caller = context::officer_with(&[Role::Information, Role::PlacementOfficer]).await;
    let asked = server::Asked { application: &application, version, key: &key, mv: Move::HandOver };
    let taken = server::Taken { other: &other, collector: &collector, signature: &signature };
    let outcome = server::hand_over(caller, asked, taken, &queue).await;
    let typed = file_draft::text([("other", other.as_str()), ("collector", &collector)]);
    file_draft::settle(FileForm::HandOver, &application, typed, outcome).await
}

/// Corrections that one return may carry.
pub const MOST_PINS: u8 = 12;

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::*;
    use crate::api::error::Field;
    use crate::api::{context, pins, sending};
    use crate::domain::Problem;
    use crate::domain::application::{Kind, Move, Refused, role_for};
    use crate::domain::card_face::Signer;
    use crate::domain::correction::Correction;
    use crate::domain::line::note;
    use crate::domain::person_name::PersonName;
    use crate::domain::queue::Queue;
    use crate::domain::role::Hand;
    use crate::domain::signature::Signature;
    use crate::store::Store;
    use crate::store::application::Application;
    use crate::store::hand_over::Collected;
    use crate::store::moves::{Request, With};
    use crate::store::officer::Officer;

    /// A move as it is asked for.
    pub struct Asked<'a> {
        pub application: &'a str,
        pub version: i64,
        pub key: &'a str,
        pub mv: Move,
    }

    /// What an officer's move brings along from its form.
    pub enum Extra<'a> {
        Reason(&'a str),
        /// The officer's own, typed once more: nothing is signed without.
        Password(&'a str),
        /// The password was right for all the files of a batch.
        Proven,
        Corrections(&'a [(Correction, String)]),
        Collected(&'a Collected),
    }

    impl<'a> Extra<'a> {
        /// Of a move by an officer whose password was asked for already, or who was never asked: the demonstration office has none.
        pub fn proven(mv: Move, reason: &'a str) -> Extra<'a> {
            if mv == Move::Sign { Extra::Proven } else { Extra::Reason(reason) }
        }
    }

    impl Extra<'_> {
        /// What makes a second sending another one.
        fn words(&self) -> String {
            match self {
                Extra::Reason(reason) => (*reason).to_owned(),
                Extra::Password(_) | Extra::Proven => String::new(),
                Extra::Corrections(corrections) => {
                    let words = corrections.iter().map(|(c, _)| [c.pin.code().as_str(), "=", &c.reason].concat());
                    words.collect::<Vec<_>>().join("\n")
                }
                Extra::Collected(collected) => collected.by.clone(),
            }
        }
    }

    /// The role in which the officer makes the move; without one the move is refused before anything is read or written.
    pub fn hand(officer: &Officer, application: &Application, mv: Move) -> Result<Hand, ApiError> {
        if application.state.is_owners_alone(application.assisted) {
            return Err(ApiError::Forbidden);
        }
        role_for(application.state, mv, application.kind, &officer.roles).map(Hand::Officer).map_err(|why| match why {
            Refused::NotYours => ApiError::Forbidden,
            Refused::NotFromHere => ApiError::Stale(application.state),
            Refused::CardGone => ApiError::NotNow,
        })
    }

    pub async fn decide(
        caller: Result<Officer, ApiError>,
        asked: Asked<'_>,
        [reason, password]: [&str; 2],
        queue: &str,
    ) -> Result<State, ApiError> {
        let officer = caller?;
        let store = context::store()?;
        if asked.mv == Move::Sign {
            return make_and_lead_on(&store, &officer, asked, Extra::Password(password), queue).await;
        }
        let reason = note(reason, 500).map_err(|problem| ApiError::Field(Field::Reason, problem))?;
        if asked.mv.needs_reason() && reason.is_empty() {
            return Err(ApiError::Field(Field::Reason, Problem::Missing));
        }
        make_and_lead_on(&store, &officer, asked, Extra::Reason(&reason), queue).await
    }

    pub async fn send_back(
        caller: Result<Officer, ApiError>,
        asked: Asked<'_>,
        a: &Answers,
        queue: &str,
    ) -> Result<State, ApiError> {
        let officer = caller?;
        let store = context::store()?;
        let corrections = pins::corrections(a, &store.return_reasons().await?)?;
        make_and_lead_on(&store, &officer, asked, Extra::Corrections(&corrections), queue).await
    }

    /// Who takes a card away, as the form says it.
    pub struct Taken<'a> {
        pub other: &'a str,
        pub collector: &'a str,
        pub signature: &'a str,
    }

    pub async fn hand_over(
        caller: Result<Officer, ApiError>,
        asked: Asked<'_>,
        taken: Taken<'_>,
        queue: &str,
    ) -> Result<State, ApiError> {
        let officer = caller?;
        let store = context::store()?;
        let by = match taken.other {
            "" => String::new(),
            _ => {
                let name = PersonName::parse(taken.collector);
                name.map_err(|problem| ApiError::Field(Field::Collector, problem))?.to_string()
            }
        };
        let collected = Collected { by, signature: Signature::parse(taken.signature) };
        make_and_lead_on(&store, &officer, asked, Extra::Collected(&collected), queue).await
    }

    async fn make_and_lead_on(
        store: &Store,
        officer: &Officer,
        asked: Asked<'_>,
        extra: Extra<'_>,
        queue: &str,
    ) -> Result<State, ApiError> {
        let application = asked.application;
        let state = make(store, officer, asked, extra).await?;
        lead_on(store, officer, application, queue).await?;
        Ok(state)
    }

    pub async fn make(store: &Store, officer: &Officer, asked: Asked<'_>, extra: Extra<'_>) -> Result<State, ApiError> {
        let Asked { version, mv, .. } = asked;
        let application = store.application(asked.application).await?;
        let sending = store.sending(asked.key, &[&application.id, mv.code(), &version.to_string(), &extra.words()]);
        // Sent twice: the first sending has moved the application on, and its answer is given again.
        if let Some(state) = store.sent_before(&sending).await? {
            return Ok(state);
        }
        let hand = hand(officer, &application, mv)?;
        if mv == Move::Sign && !store.may_sign(officer).await? {
            return Err(ApiError::NotSignerToday);
        }
        match (mv, &extra) {
            (Move::Sign, Extra::Password(password)) => context::prove_again(officer, password).await?,
            (Move::Sign, Extra::Proven) => (),
            (Move::Sign, _) => return Err(ApiError::NotNow),
            _ => (),
        }
        let office = store.office().await?;
        let biodata = match mv {
            Move::Confirm | Move::Issue => sending::server::biodata(store, &application).await?,
            _ => None,
        };
        let face = match mv {
            Move::Confirm | Move::Issue => {
                let face = sending::server::face(store, &application, biodata.as_ref(), &office).await?;
                Some(face.ok_or(ApiError::Incomplete)?)
            }
            _ => None,
        };
        let by_the_applicant = Collected::default();
        let with = match (mv, &extra) {
            (Move::Return, Extra::Corrections(corrections)) => With::Corrections(corrections),
            (Move::HandOver, Extra::Collected(collected)) => With::Collected(collected),
            (Move::HandOver, _) => With::Collected(&by_the_applicant),
            (Move::Send | Move::Return, _) => return Err(ApiError::NotNow),
            (Move::Accept, _) => {
                let kinds: Vec<_> = store.documents(&application.id).await?.iter().map(|page| page.kind).collect();
                let missing = crate::domain::document::missing(&kinds, &office.required);
                // A reprint shows what the card shows already, whatever papers are asked for by now.
                if application.kind != Kind::Reprint && !missing.is_empty() {
                    return Err(ApiError::Incomplete);
                }
                With::Nothing
            }
            (Move::Confirm, _) => With::Biodata(biodata.as_ref()),
            (Move::Issue, _) => match face {
                Some(face) => {
                    With::Face { face: Box::new(face), years: office.validity_years, region: &office.region_code }
                }
                None => return Err(ApiError::Incomplete),
            },
            (Move::Sign, _) => With::Signer(Signer {
                name: officer.name.clone(),
                nip: officer.nip.clone(),
                title: officer.title.clone(),
            }),
            (_, Extra::Reason(reason)) if mv.needs_reason() => With::Reason(reason),
            _ => With::Nothing,
        };
        let request =
            Request { application: &application, version, sending: &sending, actor: &officer.id, hand, mv, with };
        sending::server::answer(store.make_move(request).await?)
    }

    /// After a decision: the next file of the queue from which this one was opened, the queue itself when it is empty, and the same file
    /// when it was opened by itself.
    pub async fn lead_on(store: &Store, officer: &Officer, application: &str, queue: &str) -> Result<(), ApiError> {
        let to = match Queue::from_code(queue) {
            None => format!("/meja/berkas/{application}"),
            Some(queue) => match store.next_file(queue, &officer.id, application).await? {
                Some(next) => format!("/meja/berkas/{next}?antrean={}&tadi={application}", queue.code()),
                None => format!("/meja?antrean={}&tadi={application}", queue.code()),
            },
        };
        leptos_axum::redirect(&to);
        Ok(())
    }
}
