//! A file (*berkas*) as an officer sees it, who has it open, and the interviewer's note in it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{HappenedView, HeldView, Me, PageView, RegisterView, RowView, StepTimeView};
use super::{ApiError, Postcard};
use crate::domain::Problem;
use crate::domain::application::{Kind, Move, State};
use crate::domain::correction::Correction;
use crate::domain::document::DocumentKind;
use crate::domain::file_form::FileForm;
use crate::domain::form::Answers;
use crate::domain::form::check::Rules;
use crate::domain::queue::Queue;
use crate::domain::return_reason::ReturnReason;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    pub me: Me,
    pub application: String,
    pub version: i64,
    pub key: String,
    pub kind: Kind,
    pub state: State,
    pub register: Option<RegisterView>,
    pub code: Option<String>,
    pub nik: String,
    pub name: String,
    pub assisted: bool,
    pub answers: Answers,
    pub rules: Rules,
    /// Problems and oddities of the answers by key.
    pub problems: Vec<(String, Problem)>,
    pub documents: Vec<PageView>,
    pub missing_documents: Vec<DocumentKind>,
    pub biodata_complete: bool,
    /// The last round, also after the applicant sent again.
    pub corrections: Vec<Correction>,
    /// What the applicant changed since the last return: the answers as they were, and the pages that were taken out.
    pub answers_before: Answers,
    pub documents_before: Vec<PageView>,
    /// What this officer may do now.
    pub moves: Vec<Move>,
    pub reasons: Vec<ReturnReason>,
    pub times: Vec<StepTimeView>,
    pub history: Vec<HappenedView>,
    pub twins: Vec<Twin>,
    pub note: Option<NoteView>,
    pub hand_over: Option<HandOverView>,
    pub queue_no: Option<i64>,
    pub card_number: Option<String>,
    /// Another officer who has it open.
    pub held: Option<HeldView>,
    /// The queue from which it was opened; a decision leads on to the next file there.
    pub queue: Option<Queue>,
    /// The file that was decided just before, to be told of on top.
    pub decided: Option<RowView>,
    /// What this officer typed into the forms and what was refused.
    pub typed: Vec<(FileForm, Answers)>,
}

impl File {
    /// What stood in a form that was refused; nothing where none was.
    pub fn typed(&self, form: FileForm) -> Answers {
        self.typed.iter().find(|(of, _)| *of == form).map(|(_, text)| text.clone()).unwrap_or_default()
    }
}

/// Another file that may be of the same person, to be laid beside this one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Twin {
    pub row: RowView,
    pub same_nik: bool,
    pub nik: String,
    pub answers: Answers,
    pub photo: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteView {
    pub text: String,
    pub by: String,
    pub at: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HandOverView {
    /// Empty for the job seeker.
    pub collector: String,
    /// An SVG path.
    pub signature: Option<String>,
    pub officer: String,
    pub at: String,
}

/// `queue` is the code of the queue from which the file is opened, `decided` the id of the file before it. Opening is written into the
/// access log.
#[server(endpoint = "meja-berkas", output = Postcard)]
pub async fn read_file(
    application: String,
    #[server(default)] queue: String,
    #[server(default)] decided: String,
) -> Result<File, ApiError> {
    use super::{context, view};
    use crate::domain::application::officer_moves;
    use crate::domain::document::missing;
    use crate::domain::form::Step;
    use crate::domain::form::check::check;

    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let application = store.application(&application).await?;
    if application.state.is_owners_alone(application.assisted) {
        return Err(ApiError::Forbidden);
    }
    store.log_access(&officer.id, "view", Some(&application.id)).await?;
    let rules = super::form::server::rules(&store, &application).await?;
    let answers = store.answers(&application).await?;
    let problems: Vec<_> = Step::ALL.into_iter().flat_map(|step| check(step, &answers, &rules)).collect();
    let biodata_complete = problems.iter().all(|(_, problem)| problem.is_warning());
    let documents = store.documents(&application.id).await?;
    let last_return = store.last_return(&application.id).await?;
    let (answers_before, documents_before) = match last_return {
        Some(at) if application.state != State::Returned => {
            (store.answers_before(&application, at).await?, store.documents_removed(&application.id, at).await?)
        }
        _ => Default::default(),
    };
    let moves = officer_moves(application.state, application.kind, &officer.roles).into_iter().map(|(mv, _)| mv);
    let card = store.card(&application).await?;
    let held = store.holder(&application.id).await?.filter(|holder| holder.officer != officer.id);
    let note = store.interview_note(&application).await?;
    let hand_over = store.hand_over(&application).await?;
    let decided = match decided.as_str() {
        "" => None,
        id => store.queue_row(id).await.ok().filter(|row| row.state != State::Draft),
    };
    let may_sign = store.may_sign(&officer).await?;
    let now = store.clock().now();
    Ok(File {
        version: application.version,
        key: crate::crypt::token::id(),
        kind: application.kind,
        state: application.state,
        register: application.register.map(Into::into),
        code: application.code.clone(),
        nik: application.nik.grouped(),
        name: if application.name.is_empty() { answers.get("name").to_owned() } else { application.name.clone() },
        assisted: application.assisted,
        missing_documents: missing(&documents.iter().map(|page| page.kind).collect::<Vec<_>>(), &rules.required),
        documents: documents.into_iter().map(|page| PageView::at(page, last_return)).collect(),
        corrections: store.corrections(&application, false).await?,
        answers_before,
        documents_before: documents_before.into_iter().map(|page| PageView::at(page, None)).collect(),
        reasons: if application.state == State::Submitted { store.return_reasons().await? } else { Vec::new() },
        times: store.sop_times(&application.id).await?.into_iter().map(Into::into).collect(),
        history: store.history(&application.id).await?.into_iter().map(Into::into).collect(),
        twins: server::twins(&store, &application).await?,
        note: note.map(|note| NoteView { text: note.text, by: note.by, at: view::moment(note.at) }),
        hand_over: hand_over.map(|over| HandOverView {
            collector: over.collected.by,
            signature: over.collected.signature.map(|drawn| drawn.path().to_owned()),
            officer: over.officer,
            at: view::moment(over.at),
        }),
        queue_no: store.queue_number(&application.id).await?,
        card_number: card.and_then(|card| card.face.number),
        moves: moves
            .filter(|mv| *mv != Move::Confirm || biodata_complete || application.kind == Kind::Reprint)
            .filter(|mv| *mv != Move::Sign || may_sign)
            .collect(),
        held: held.map(Into::into),
        queue: Queue::from_code(&queue),
        decided: decided.map(|row| RowView::at(row, now)),
        typed: store.file_drafts(&officer.id, &application).await?,
        me: officer.into(),
        application: application.id,
        rules,
        answers,
        problems,
        biodata_complete,
    })
}

/// What is to become of a file's being open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Hold {
    Take,
    /// From whoever has it.
    TakeAnyway,
    Leave,
}

/// Takes a file, or lets go of it. Gives whether it is now the caller's. Leads nowhere: the page that asks knows from which queue it came.
#[server(endpoint = "meja-pegang", output = Postcard)]
pub async fn hold_file(application: String, what: Hold) -> Result<bool, ApiError> {
    use super::context;
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let application = store.application(&application).await?;
    if application.state.is_owners_alone(application.assisted) {
        return Err(ApiError::Forbidden);
    }
    match what {
        Hold::Leave => store.leave_file(&application.id, &officer.id).await.map(|()| false).map_err(Into::into),
        take => Ok(store.take_file(&application.id, &officer.id, take == Hold::TakeAnyway).await?),
    }
}

/// Longest interview note, in characters.
pub const LONGEST_NOTE: u16 = 2000;

/// Writes the interviewer's note (AK/II).
#[server(endpoint = "meja-catatan", output = Postcard)]
pub async fn write_note(application: String, note: String) -> Result<(), ApiError> {
    use super::{context, file_draft};
    use crate::domain::role::Role;
    let caller = context::officer_with(&[Role::Information, Role::PlacementOfficer]).await;
    let outcome = server::write_note(caller, &application, &note).await;
    file_draft::settle(FileForm::Note, &application, file_draft::text([("note", note.as_str())]), outcome).await
}

#[cfg(feature = "ssr")]
mod server {
    use super::*;
    use crate::api::context;
    use crate::api::error::Field;
    use crate::domain::document::DocumentKind;
    use crate::domain::line;
    use crate::store::Store;
    use crate::store::application::Application;
    use crate::store::officer::Officer;

    pub async fn write_note(caller: Result<Officer, ApiError>, application: &str, note: &str) -> Result<(), ApiError> {
        let officer = caller?;
        let store = context::store()?;
        let application = store.application(application).await?;
        if matches!(application.state, State::Draft | State::Cancelled) {
            return Err(ApiError::NotNow);
        }
        let note = line::note(note, LONGEST_NOTE).map_err(|problem| ApiError::Field(Field::Note, problem))?;
        Ok(store.set_interview_note(&application, &note, &officer.id).await?)
    }

    /// Files that may be of the same person, with what an officer compares.
    pub async fn twins(store: &Store, application: &Application) -> Result<Vec<Twin>, ApiError> {
        let now = store.clock().now();
        let mut twins = Vec::new();
        for id in store.namesakes(application).await? {
            let other = store.application(&id).await?;
            let photo = store.documents(&id).await?.into_iter().find(|page| page.kind == DocumentKind::Photo);
            twins.push(Twin {
                same_nik: other.nik == application.nik,
                nik: other.nik.grouped(),
                answers: store.answers(&other).await?,
                photo: photo.map(|page| page.id),
                row: RowView::at(store.queue_row(&id).await?, now),
            });
        }
        Ok(twins)
    }
}
