//! Requests about data at the desk: the queue with its clock, one request, and the answer. Read by pages without scripts.

use leptos::prelude::*;

use super::data_ask::AskData;
use super::view::{Me, moment};
use super::{ApiError, Postcard, context, typed};
use crate::domain::application::State;
use crate::domain::code::Code;
use crate::domain::data_ask::{ASK_ROLES, AskKind, AskOutcome, AskRefusal, LONGEST_WORDS, TimeLeft, due};
use crate::domain::erasure::Gone;
use crate::domain::line::note;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::data_ask::{Answering, AskLine, DataAsk, Say};
use crate::store::officer::Officer;
use crate::text::{my_data, state};

/// Open requests on one page.
const SCREEN: i64 = 50;
/// Ended ones below them.
const ENDED: i64 = 20;
const PAGE: &str = "/meja/permintaan";

/// The queue.
pub struct AskQueue {
    pub me: Me,
    /// The first due first.
    pub open: Vec<AskRow>,
    /// Behind which request the next page begins, when there is one.
    pub next: Option<String>,
    /// The newest first.
    pub ended: Vec<EndedRow>,
}

pub struct AskRow {
    pub id: String,
    pub kind: AskKind,
    pub name: String,
    pub asked: String,
    pub due: String,
    pub left: TimeLeft,
}

pub struct EndedRow {
    pub id: String,
    pub kind: AskKind,
    pub name: String,
    pub ended: String,
    pub outcome: AskOutcome,
    /// After the clock had run out.
    pub late: bool,
}

/// One request.
pub struct AskPage {
    pub me: Me,
    pub id: String,
    pub kind: AskKind,
    pub name: String,
    pub told: AskData,
    /// Name of the officer who answered.
    pub by: Option<String>,
    /// None once it has ended.
    pub left: Option<TimeLeft>,
    /// None once the account was erased.
    pub asker: Option<Asker>,
    /// This officer may answer it.
    pub may_answer: bool,
    /// What a deletion would reach now; None while a file is under way.
    pub would_go: Option<Vec<Gone>>,
    /// As which the answer must find it.
    pub seen: i64,
    pub key: String,
}

/// Who asks.
pub struct Asker {
    pub nik: String,
    pub since: String,
    pub proven: bool,
    /// Those that were sent, the newest first: address and words.
    pub files: Vec<(String, String)>,
}

/// `behind` is the id of a request or empty.
pub async fn read_ask_queue(behind: &str) -> Result<AskQueue, ApiError> {
    let officer = context::officer_with(&ASK_ROLES).await?;
    let store = context::store()?;
    let found = store.open_asks(Some(behind).filter(|id| !id.is_empty()), SCREEN).await?;
    store.log_access(&officer.id, "view-list", None).await?;
    let now = store.clock().now();
    let next = found.last().filter(|_| found.len() as i64 == SCREEN).map(|last| last.id.clone());
    let row = |ask: AskLine| AskRow {
        asked: moment(ask.asked_at),
        due: moment(due(ask.asked_at)),
        left: TimeLeft::of(ask.asked_at, now),
        id: ask.id,
        kind: ask.kind,
        name: ask.name,
    };
    let ended = |ask: AskLine| {
        let (at, outcome) = ask.ended?;
        let late = TimeLeft::of(ask.asked_at, at).is_overdue();
        Some(EndedRow { ended: moment(at), late, outcome, id: ask.id, kind: ask.kind, name: ask.name })
    };
    let last = store.ended_asks(ENDED).await?.into_iter().filter_map(ended).collect();
    Ok(AskQueue { me: officer.into(), open: found.into_iter().map(row).collect(), next, ended: last })
}

pub async fn read_ask(id: &str) -> Result<AskPage, ApiError> {
    let officer = context::officer_with(&ASK_ROLES).await?;
    let store = context::store()?;
    let (ask, seen) = store.data_ask(id).await?;
    let files = match &ask.account {
        Some(account) => store.applications_of_account(account).await?,
        None => Vec::new(),
    };
    store.log_access(&officer.id, "data-ask", files.last().map(|file| file.id.as_str())).await?;
    let would_go = match &ask.account {
        Some(account) if ask.kind == AskKind::Deletion && ask.answer.is_none() => store.would_go(account).await?,
        _ => None,
    };
    let now = store.clock().now();
    Ok(AskPage {
        asker: asker(&store, &ask, &files).await?,
        name: files.last().map(|file| file.name.clone()).unwrap_or_default(),
        told: AskData::of(&ask),
        left: ask.answer.is_none().then(|| TimeLeft::of(ask.asked_at, now)),
        may_answer: ask.answer.is_none() && ask.kind.may_be_answered_by(&officer.roles),
        by: ask.answer.and_then(|answer| answer.by),
        id: ask.id,
        kind: ask.kind,
        me: officer.into(),
        would_go,
        seen,
        key: context::key(),
    })
}

async fn asker(store: &Store, ask: &DataAsk, files: &[Application]) -> Result<Option<Asker>, ApiError> {
    let Some(account) = &ask.account else { return Ok(None) };
    let facts = store.account_facts(account).await?;
    let told = |file: &Application| {
        let number = file.register.map(|register| my_data::register(&format!("{}/{}", register.number, register.year)));
        let words = [number.unwrap_or_default().as_str(), state::kind(file.kind), state::state(file.state)].join(", ");
        (format!("/meja/berkas/{}", file.id), words)
    };
    Ok(Some(Asker {
        nik: store.account_nik(account).await?.grouped(),
        since: moment(facts.created_at),
        proven: facts.proven,
        // A stranger's draft is nobody's business at the desk.
        files: files.iter().rev().filter(|file| file.state != State::Draft).map(told).collect(),
    }))
}

/// Answers a request as it was `seen`: `outcome` is a code, `reason` that of a refusal.
#[server(endpoint = "meja-data-jawab", output = Postcard)]
pub async fn answer_ask(
    key: String,
    ask: String,
    seen: i64,
    outcome: String,
    #[server(default)] reason: String,
    #[server(default)] words: String,
) -> Result<(), ApiError> {
    let result = answer(&key, &ask, seen, [&outcome, &reason, &words]).await;
    typed::keep(&result, &[("outcome", &outcome), ("reason", &reason), ("words", &words)]);
    result
}

async fn answer(key: &str, id: &str, seen: i64, [outcome, reason, words]: [&str; 3]) -> Result<(), ApiError> {
    let officer = context::officer_with(&ASK_ROLES).await?;
    let store = context::store()?;
    let (ask, _) = store.data_ask(id).await?;
    may(&officer, ask.kind)?;
    let page = format!("{PAGE}/{}", ask.id);
    let incomplete = |code: &str| {
        typed::hand_on(&[("outcome", outcome), ("reason", reason), ("words", words)]);
        leptos_axum::redirect(&format!("{page}?gagal={code}"));
        Ok(())
    };
    let told = note(words, LONGEST_WORDS);
    let say = match (AskOutcome::from_code(outcome), &told) {
        // What went is told by itself.
        (Some(AskOutcome::Fulfilled), Ok(told)) if ask.kind == AskKind::Deletion || !told.is_empty() => {
            Say::Fulfil(told)
        }
        (Some(AskOutcome::Fulfilled), _) => return incomplete("hasil"),
        (Some(AskOutcome::Refused), Ok(told)) if !told.is_empty() => {
            match AskRefusal::from_code(reason).filter(|reason| ask.kind.refusals().contains(reason)) {
                Some(reason) => Say::Refuse(reason, told),
                None => return incomplete("alasan"),
            }
        }
        (Some(AskOutcome::Refused), _) => return incomplete("alasan"),
        _ => return Err(ApiError::NotNow),
    };
    let sending = store.sending(key, &[id, outcome, reason, words, &officer.id]);
    let told = match store.answer_ask(&ask.id, seen, say, &officer.id, &sending).await? {
        Answering::Done if ask.kind == AskKind::Deletion && matches!(say, Say::Fulfil(_)) => "jadi=hapus",
        Answering::Done => "jadi=jawab",
        Answering::Stale => return incomplete("basi"),
        Answering::UnderWay => return incomplete("diproses"),
    };
    leptos_axum::redirect(&format!("{page}?{told}"));
    Ok(())
}

fn may(officer: &Officer, kind: AskKind) -> Result<(), ApiError> {
    if kind.may_be_answered_by(&officer.roles) { Ok(()) } else { Err(ApiError::Forbidden) }
}
