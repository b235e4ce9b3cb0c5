//! The step-by-step form: where an application stands, one step's page, and saving it, valid or not.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{DocumentView, RegisterView};
use super::{ApiError, Postcard};
use crate::domain::application::{Kind, State};
use crate::domain::correction::{Correction, Pin};
use crate::domain::document::DocumentKind;
use crate::domain::form::check::Rules;
use crate::domain::form::{Answers, Step};
use crate::domain::opening::Opening;

/// Where an application stands, for the task list, the check page and the status page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Overview {
    pub application: String,
    pub version: i64,
    /// To be sent back with the next move, so that sending twice has one effect.
    pub key: String,
    pub kind: Kind,
    pub state: State,
    pub nik: String,
    pub name: String,
    pub register: Option<RegisterView>,
    pub code: Option<String>,
    pub tasks: Vec<Task>,
    pub answers: Answers,
    pub documents: Vec<DocumentView>,
    pub corrections: Vec<Correction>,
    /// While corrections are asked for: the pinned answers that were changed since, as they were, and the pages that were taken out.
    pub before: Answers,
    pub documents_before: Vec<DocumentView>,
    pub opening: Opening,
    pub missing_documents: Vec<DocumentKind>,
    pub biodata_complete: bool,
    pub queue_no: Option<i64>,
    pub times: Vec<super::view::StepTimeView>,
    /// What comes next and when, in sentences.
    pub ahead: Vec<String>,
    /// There are dates of a card for a calendar.
    pub calendar: bool,
    pub rules: Rules,
    /// Where links of the form lead: the job seeker's own pages or the desk's.
    pub base: String,
}

/// One line of the task list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Task {
    pub step: Step,
    pub status: TaskStatus,
    /// Of the answers as they are stored; 0 as long as there are none.
    pub revision: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TaskStatus {
    Empty,
    Started,
    Done,
    /// The officer asked for corrections on this page.
    ToCorrect,
    /// Cannot be changed now.
    Closed,
}

impl Overview {
    /// Whether the file may be sent: at the counter the documents are enough, since strict SOP order asks the biodata later. A reprint
    /// shows what the card shows already, whatever the form asks for by now.
    pub fn may_send(&self) -> bool {
        let at_counter = self.base != APPLICANT_BASE;
        self.kind == Kind::Reprint || self.missing_documents.is_empty() && (self.biodata_complete || at_counter)
    }

    /// Where whoever fills this form in signs in.
    pub fn sign_in(&self) -> &'static str {
        if self.base == APPLICANT_BASE { "/masuk" } else { "/meja/masuk" }
    }
}

impl Overview {
    /// Whether what was pinned has been changed since the return. Nobody is kept from sending without: the officer may have been wrong.
    pub fn dealt_with(&self, pin: &Pin) -> bool {
        match pin {
            Pin::Field(key) => self.before.has(key) && self.before.raw(key) != self.answers.raw(key),
            Pin::Page { document, .. } | Pin::Point { document, .. } => {
                let now = self.documents.iter().filter(|page| page.fresh);
                now.chain(&self.documents_before).any(|page| page.kind == *document)
            }
        }
    }

    /// The kinds of documents that are there, once for each page.
    pub fn papers(&self) -> Vec<DocumentKind> {
        self.documents.iter().map(|page| page.kind).collect()
    }
}

/// Where the job seeker's own form lives.
pub const APPLICANT_BASE: &str = "/permohonan";

/// `application` by its id, or the caller's own when empty.
#[server(endpoint = "permohonan", output = Postcard)]
pub async fn read_overview(application: String) -> Result<Overview, ApiError> {
    use super::context;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    server::note_look(&store, &hand).await?;
    server::overview(&store, hand).await
}

/// What the page of one step shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepPage {
    pub overview: Overview,
    pub step: Step,
    pub answers: Answers,
    pub revision: i64,
    /// Clock time of the last saving.
    pub saved_at: Option<String>,
    /// Answers sent too late from an older page: kept, and shown beside the newer.
    pub late: Option<Answers>,
    /// Made on the phone of what lies there; from the server it never is.
    pub from_phone: bool,
}

#[server(endpoint = "langkah", output = Postcard)]
pub async fn read_step(application: String, step: String) -> Result<StepPage, ApiError> {
    use super::context;
    let hand = context::form_hand(&application).await?;
    let store = context::store()?;
    let step = Step::from_code(&step).ok_or(ApiError::Forbidden)?;
    server::note_look(&store, &hand).await?;
    let stored = store.draft_steps(&hand.application).await?.into_iter().find(|stored| stored.step == step);
    let late = store.late_answers(&hand.application, step).await?;
    let overview = server::overview(&store, hand).await?;
    let mut answers = stored.as_ref().map(|stored| stored.answers.clone()).unwrap_or_default();
    if stored.is_none() {
        server::prefill(step, &mut answers, &store.office().await?);
    }
    Ok(StepPage {
        overview,
        step,
        answers,
        revision: stored.as_ref().map_or(0, |stored| stored.revision),
        saved_at: stored.map(|stored| super::view::clock(stored.saved_at)),
        late,
        from_phone: false,
    })
}

/// What came of saving a step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SavedStep {
    pub revision: i64,
    pub saved_at: String,
    /// A newer version of this page was saved elsewhere; this one is kept beside it.
    pub late: bool,
}

/// Saves what was typed, valid or not, and leads on: `go` is `next`, `stay`, `later`, `add` or `remove.<row>`.
#[server(endpoint = "simpan", output = Postcard)]
pub async fn save_step(
    application: String,
    step: String,
    revision: i64,
    #[server(default)] go: String,
    #[server(default)] a: Answers,
) -> Result<SavedStep, ApiError> {
    use super::context;
    use crate::store::draft::Saved;
    let step = Step::from_code(&step).ok_or(ApiError::Forbidden)?;
    let hand = match context::form_hand(&application).await {
        Err(ApiError::SignedOut) => return Err(super::parked::park(&application, step, revision, a).await?),
        other => other?,
    };
    let store = context::store()?;
    let writable = super::writable::writable(&store, &hand).await?;
    if !writable.opening.step(step) {
        return Err(ApiError::Closed);
    }
    let answers = writable.laid_over(step, a, &go);
    // The state may have moved since it was read; only the same state keeps what was open then.
    let before = hand.application.state;
    let saved = store.save_step(&hand.application, step, revision, &answers, |state| state == before).await?;
    let (revision, late) = match saved {
        Saved::Yes(revision) => (revision, false),
        Saved::Late => (revision, true),
        Saved::Closed => return Err(ApiError::Closed),
    };
    if hand.hand != crate::domain::role::Hand::JobSeeker {
        store.note_assist(&hand.application, &hand.actor).await?;
    }
    let base = server::base(&hand);
    let here = format!("{base}/{}", step.code());
    let wrong = || !crate::domain::form::check::errors(step, &answers, &writable.rules).is_empty();
    match go.as_str() {
        _ if late => leptos_axum::redirect(&format!("{here}?lama=1")),
        "next" if wrong() => leptos_axum::redirect(&format!("{here}?periksa=1")),
        "next" if matches!(writable.opening, Opening::Pinned(_)) => leptos_axum::redirect(&base),
        "next" => leptos_axum::redirect(&match step.next() {
            Some(next) => format!("{base}/{}", next.code()),
            None => format!("{base}/periksa"),
        }),
        "later" => leptos_axum::redirect(&base),
        "stay" => {}
        _ => leptos_axum::redirect(&here),
    }
    Ok(SavedStep { revision, saved_at: super::view::clock(store.clock().now()), late })
}

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::*;
    use crate::access::FormHand;
    use crate::domain::document;
    use crate::domain::form::check::errors;
    use crate::domain::role::Hand;
    use crate::domain::settings::Office;
    use crate::store::Store;
    use crate::store::application::Application;

    pub async fn rules(store: &Store, application: &Application) -> Result<Rules, ApiError> {
        let office = store.office().await?;
        Ok(Rules {
            today: store.clock().today(),
            age_floor: office.age_floor,
            required: office.required,
            nik: Some(application.nik.clone()),
        })
    }

    /// An officer who sees somebody's answers stands in the access log, like one who opens the file.
    pub async fn note_look(store: &Store, hand: &FormHand) -> Result<(), ApiError> {
        if let Hand::Officer(_) = hand.hand {
            store.log_access(&hand.actor, "view", Some(&hand.application.id)).await?;
        }
        Ok(())
    }

    /// Where links of the form lead.
    pub fn base(hand: &FormHand) -> String {
        match hand.hand {
            Hand::JobSeeker => APPLICANT_BASE.to_owned(),
            Hand::Officer(_) => format!("/meja/bantu/{}", hand.application.id),
        }
    }

    pub async fn overview(store: &Store, hand: FormHand) -> Result<Overview, ApiError> {
        let base = base(&hand);
        let application = hand.application;
        let rules = rules(store, &application).await?;
        let steps = store.draft_steps(&application).await?;
        let mut answers = Answers::default();
        steps.iter().for_each(|step| answers.merge(&step.answers));
        let corrections = store.corrections(&application, true).await?;
        let biodata_complete = Step::ALL.into_iter().all(|step| errors(step, &answers, &rules).is_empty());
        let documents = store.documents(&application.id).await?;
        let returned = match application.state {
            State::Returned => store.last_return(&application.id).await?,
            _ => None,
        };
        let (mut before, documents_before) = match returned {
            Some(at) => {
                (store.answers_before(&application, at).await?, store.documents_removed(&application.id, at).await?)
            }
            None => Default::default(),
        };
        before.keep(|key| corrections.iter().any(|c| matches!(&c.pin, Pin::Field(pinned) if pinned == key)));
        let kinds: Vec<_> = documents.iter().map(|document| document.kind).collect();
        let missing_documents = document::missing(&kinds, &rules.required);
        let mut amended = store.amended(&application.id).await?;
        // What was carried over and would not pass today opens besides what was chosen, or the correction could never be sent.
        let wrong =
            Step::ALL.into_iter().flat_map(|step| errors(step, &answers, &rules)).map(|(key, _)| Pin::Field(key));
        amended.extend(wrong.chain(missing_documents.iter().map(|kind| Pin::Page { document: *kind, page: 0 })));
        let opening = Opening::of_kind(application.kind, application.state, &corrections, &amended, biodata_complete);
        let status = |step: Step| match () {
            () if matches!(opening, Opening::Pinned(_)) && opening.step(step) => TaskStatus::ToCorrect,
            () if !opening.step(step) => TaskStatus::Closed,
            () if step == Step::Documents => match (kinds.is_empty(), missing_documents.is_empty()) {
                (true, _) => TaskStatus::Empty,
                (false, true) => TaskStatus::Done,
                (false, false) => TaskStatus::Started,
            },
            () if !steps.iter().any(|stored| stored.step == step) => TaskStatus::Empty,
            () if errors(step, &answers, &rules).is_empty() => TaskStatus::Done,
            () => TaskStatus::Started,
        };
        let revision = |step: Step| steps.iter().find(|stored| stored.step == step).map_or(0, |stored| stored.revision);
        let task = |step: Step| Task { step, status: status(step), revision: revision(step) };
        let tasks = Step::ALL.into_iter().map(task).collect();
        let (ahead, calendar) = crate::api::ahead::ahead(store, &application).await?;
        Ok(Overview {
            version: application.version,
            key: crate::crypt::token::id(),
            kind: application.kind,
            state: application.state,
            nik: application.nik.grouped(),
            name: if application.name.is_empty() { answers.get("name").to_owned() } else { application.name.clone() },
            register: application.register.map(Into::into),
            code: application.code.clone(),
            documents: documents.into_iter().map(|page| DocumentView::at(page, returned)).collect(),
            documents_before: documents_before.into_iter().map(|page| DocumentView::at(page, None)).collect(),
            before,
            queue_no: store.queue_number(&application.id).await?,
            times: store.sop_times(&application.id).await?.into_iter().map(Into::into).collect(),
            application: application.id,
            ahead,
            calendar,
            tasks,
            answers,
            corrections,
            opening,
            missing_documents,
            biodata_complete,
            rules,
            base,
        })
    }

    /// Answers that most people would type: the city they stand in.
    pub fn prefill(step: Step, answers: &mut Answers, office: &Office) {
        match step {
            Step::Address => answers.set("ktp_city", office.city.clone()),
            Step::Identity => answers.set("nationality", "WNI"),
            _ => {}
        }
    }
}
