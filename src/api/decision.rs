//! Decisions on a file: every officer's move, made on the version that was seen.

use leptos::prelude::*;

use super::ApiError;
use crate::domain::application::State;
use crate::domain::form::Answers;

/// Makes a move other than a return or a hand-over. `reason` is needed where something is taken back or ended. `queue` is the code of the
/// queue from which the file was opened: then the answer leads on to the next file there.
#[server(endpoint = "meja-putuskan")]
pub async fn decide(
    application: String,
    version: i64,
    key: String,
    mv: String,
    #[server(default)] reason: String,
    #[server(default)] queue: String,
) -> Result<State, ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::Move;
    use crate::domain::line::note;

    let officer = context::officer().await?;
    let store = context::store()?;
    let mv = Move::from_code(&mv).ok_or(ApiError::NotNow)?;
    let reason = note(&reason, 500).map_err(|problem| ApiError::Field(Field::Reason, problem))?;
    if mv.needs_reason() && reason.is_empty() {
        return Err(ApiError::Field(Field::Reason, Problem::Missing));
    }
    let asked = server::Asked { application: &application, version, key: &key, mv };
    let state = server::make(&store, &officer, asked, server::Extra::Reason(&reason)).await?;
    server::lead_on(&store, &officer, &application, &queue).await?;
    Ok(state)
}

/// Returns a file with its corrections: `a` holds `spot.<n>` (the code of a pin), `code.<n>` (of a reason in the office's list) and
/// `reason.<n>` (free text); one of the two is enough.
#[server(endpoint = "meja-kembalikan")]
pub async fn return_file(
    application: String,
    version: i64,
    key: String,
    #[server(default)] a: Answers,
    #[server(default)] queue: String,
) -> Result<State, ApiError> {
    use super::context;
    use crate::domain::application::Move;

    let officer = context::officer().await?;
    let store = context::store()?;
    let corrections = server::corrections(&a, &store.return_reasons().await?)?;
    let asked = server::Asked { application: &application, version, key: &key, mv: Move::Return };
    let state = server::make(&store, &officer, asked, server::Extra::Corrections(&corrections)).await?;
    server::lead_on(&store, &officer, &application, &queue).await?;
    Ok(state)
}

/// Hands a card over (SOP step 6). `collector` is empty for the job seeker, else the name of who holds a written authority;
/// `signature` is what was drawn on the screen, if anything was.
#[server(endpoint = "meja-serahkan")]
pub async fn hand_over(
    application: String,
    version: i64,
    key: String,
    #[server(default)] other: String,
    #[server(default)] collector: String,
    #[server(default)] signature: String,
    #[server(default)] queue: String,
) -> Result<State, ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::application::Move;
    use crate::domain::person_name::PersonName;
    use crate::domain::role::Role;
    use crate::domain::signature::Signature;
    use crate::store::hand_over::Collected;

    let officer = context::officer_with(&[Role::Information, Role::PlacementOfficer]).await?;
    let store = context::store()?;
    let by = match other.as_str() {
        "" => String::new(),
        _ => PersonName::parse(&collector).map_err(|problem| ApiError::Field(Field::Collector, problem))?.to_string(),
    };
    let collected = Collected { by, signature: Signature::parse(&signature) };
    let asked = server::Asked { application: &application, version, key: &key, mv: Move::HandOver };
    let state = server::make(&store, &officer, asked, server::Extra::Collected(&collected)).await?;
    server::lead_on(&store, &officer, &application, &queue).await?;
    Ok(state)
}

/// Corrections that one return may carry.
pub const MOST_PINS: u8 = 12;

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::*;
    use crate::api::error::Field;
    use crate::domain::Problem;
    use crate::domain::application::{Move, Refused, role_for};
    use crate::domain::card_face::{CardFace, Signer};
    use crate::domain::correction::{Correction, Pin};
    use crate::domain::queue::Queue;
    use crate::domain::return_reason::ReturnReason;
    use crate::domain::role::Hand;
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
        Corrections(&'a [(Correction, String)]),
        Collected(&'a Collected),
    }

    impl Extra<'_> {
        /// What makes a second sending another one.
        fn words(&self) -> String {
            match self {
                Extra::Reason(reason) => (*reason).to_owned(),
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
        if application.state == State::Draft && !application.assisted {
            return Err(ApiError::Forbidden);
        }
        role_for(application.state, mv, application.kind, &officer.roles).map(Hand::Officer).map_err(|why| match why {
            Refused::NotYours => ApiError::Forbidden,
            Refused::NotFromHere => ApiError::Stale(application.state),
        })
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
        let office = store.office().await?;
        let biodata = match mv {
            Move::Confirm | Move::Issue => crate::api::sending::server::biodata(store, &application).await?,
            _ => None,
        };
        let by_the_applicant = Collected::default();
        let with = match (mv, &extra) {
            (Move::Return, Extra::Corrections(corrections)) => With::Corrections(corrections),
            (Move::HandOver, Extra::Collected(collected)) => With::Collected(collected),
            (Move::HandOver, _) => With::Collected(&by_the_applicant),
            (Move::Send | Move::Return, _) => return Err(ApiError::NotNow),
            (Move::Confirm | Move::Issue, _) if biodata.is_none() => return Err(ApiError::Incomplete),
            (Move::Accept, _) => {
                let kinds: Vec<_> = store.documents(&application.id).await?.iter().map(|page| page.kind).collect();
                if !crate::domain::document::missing(&kinds, &office.required).is_empty() {
                    return Err(ApiError::Incomplete);
                }
                With::Nothing
            }
            (Move::Confirm, _) => With::Biodata(biodata.as_ref()),
            (Move::Issue, _) => match &biodata {
                Some(biodata) => With::Face {
                    face: Box::new(CardFace::draft(biodata, &office)),
                    years: office.validity_years,
                    region: &office.region_code,
                },
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
        crate::api::sending::server::answer(store.make_move(request).await?)
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

    /// The rows of a return form as corrections, each with the code of its reason in the list.
    pub fn corrections(a: &Answers, list: &[ReturnReason]) -> Result<Vec<(Correction, String)>, ApiError> {
        let at_pins = |problem| ApiError::Field(Field::Pins, problem);
        let mut corrections = Vec::new();
        for number in 0..MOST_PINS {
            let part = |part: &str| a.get(&format!("{part}.{number}"));
            let (spot, code, text) = (part("spot"), part("code"), part("reason"));
            let listed = list.iter().find(|reason| reason.code == code);
            // On one line: a line of its own is the example.
            let own = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let reason = listed.map_or(own.clone(), |reason| reason.sentence(&own));
            match Pin::from_code(spot) {
                Some(pin) => {
                    let correction = Correction::new(pin, &reason).map_err(at_pins)?;
                    corrections.push((correction, listed.map(|reason| reason.code.clone()).unwrap_or_default()));
                }
                None if reason.is_empty() => {}
                None => return Err(at_pins(Problem::NotInList)),
            }
        }
        if corrections.is_empty() { Err(at_pins(Problem::Missing)) } else { Ok(corrections) }
    }
}
