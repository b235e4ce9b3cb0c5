//! What a job seeker asks about their own data: the page of it, asking, and taking it back. Read by a page without scripts. The desk's half is
//! `data_answer`.

use leptos::prelude::*;
use serde::Serialize;

use super::view::moment;
use super::{ApiError, Postcard, context, typed};
use crate::domain::code::Code;
use crate::domain::data_ask::{AskKind, AskOutcome, LONGEST_WORDS, TimeLeft, due};
use crate::domain::line::note;
use crate::store::Store;
use crate::store::data_ask::{Answering, Asking, DataAsk};
use crate::text::data_ask as text;

/// The page on which requests are made and answers are read.
pub const PAGE: &str = "/data-saya/permintaan";

/// The page.
pub struct MyAsks {
    /// The newest first.
    pub asks: Vec<MyAsk>,
    /// What can be asked now: what does not wait for an answer already.
    pub kinds: Vec<AskKind>,
    /// Whether there is a card that its holder can put right.
    pub has_card: bool,
    /// That of the page's forms.
    pub key: String,
}

pub struct MyAsk {
    pub id: String,
    pub kind: AskKind,
    pub outcome: Option<AskOutcome>,
    /// The clock has run out, and there is no answer.
    pub overdue: bool,
    pub told: AskData,
}

/// A request in words, for the page and for the file with all data.
#[derive(Clone, Serialize)]
pub struct AskData {
    #[serde(rename = "permintaan")]
    pub kind: &'static str,
    #[serde(rename = "diminta")]
    pub asked: String,
    #[serde(rename = "dijawab_paling_lambat")]
    pub due: String,
    #[serde(rename = "yang_salah")]
    pub words: Option<String>,
    #[serde(rename = "keadaan")]
    pub state: &'static str,
    #[serde(rename = "selesai")]
    pub ended: Option<String>,
    #[serde(rename = "alasan")]
    pub reason: Option<&'static str>,
    #[serde(rename = "penjelasan")]
    pub answer: Option<String>,
    #[serde(rename = "dihapus")]
    pub gone: Option<String>,
}

impl AskData {
    pub fn of(ask: &DataAsk) -> AskData {
        let answer = ask.answer.as_ref();
        let filled = |words: &String| Some(words.clone()).filter(|words| !words.is_empty());
        let deleted =
            ask.kind == AskKind::Deletion && answer.is_some_and(|answer| answer.outcome == AskOutcome::Fulfilled);
        AskData {
            kind: text::kind(ask.kind),
            asked: moment(ask.asked_at),
            due: moment(due(ask.asked_at)),
            words: filled(&ask.words),
            state: answer.map_or(text::WAITING, |answer| text::outcome(answer.outcome)),
            ended: answer.map(|answer| moment(answer.at)),
            reason: answer.and_then(|answer| answer.reason).map(text::reason),
            answer: answer.and_then(|answer| filled(&answer.words)),
            gone: answer.filter(|_| deleted).map(|answer| text::gone(&answer.gone)),
        }
    }
}

/// Those of whoever is signed in.
pub async fn read_my_asks() -> Result<MyAsks, ApiError> {
    let applicant = context::applicant().await?;
    let store = context::store()?;
    let asks = store.asks_of_account(&applicant.account).await?;
    let waits = |kind: &AskKind| asks.iter().any(|ask| ask.kind == *kind && ask.answer.is_none());
    Ok(MyAsks {
        kinds: AskKind::ALL.iter().copied().filter(|kind| !waits(kind)).collect(),
        has_card: !store.cards_of_account(&applicant.account).await?.is_empty(),
        key: context::key(),
        asks: asks.iter().map(|ask| mine(&store, ask)).collect(),
    })
}

fn mine(store: &Store, ask: &DataAsk) -> MyAsk {
    MyAsk {
        id: ask.id.clone(),
        kind: ask.kind,
        outcome: ask.answer.as_ref().map(|answer| answer.outcome),
        overdue: ask.answer.is_none() && TimeLeft::of(ask.asked_at, store.clock().now()).is_overdue(),
        told: AskData::of(ask),
    }
}

/// Asks for something; `kind` is its code. A correction says what is wrong; who wants a deletion says that it is final (`sure`).
#[server(endpoint = "data-minta", output = Postcard)]
pub async fn ask_about_data(
    key: String,
    kind: String,
    #[server(default)] words: String,
    #[server(default)] sure: String,
) -> Result<(), ApiError> {
    let outcome = ask([&key, &kind, &words, &sure]).await;
    typed::keep(&outcome, &[("words", &words)]);
    outcome
}

async fn ask([key, kind, words, sure]: [&str; 4]) -> Result<(), ApiError> {
    let applicant = context::applicant().await?;
    let store = context::store()?;
    let kind = AskKind::from_code(kind).ok_or(ApiError::NotNow)?;
    let told = match kind {
        AskKind::Correction => note(words, LONGEST_WORDS).unwrap_or_default(),
        AskKind::Copy | AskKind::Deletion => String::new(),
    };
    if kind == AskKind::Correction && told.is_empty() {
        typed::hand_on(&[("words", words)]);
        return lead("gagal=tulis");
    }
    if kind == AskKind::Deletion && sure.is_empty() {
        return lead("gagal=setuju");
    }
    let sending = store.sending(key, &[kind.code(), &told, &applicant.account]);
    match store.ask_about_data(&applicant.account, kind, &told, &sending).await? {
        Asking::Done => lead("jadi=minta"),
        Asking::Open => lead("gagal=sudah"),
    }
}

/// Takes back what is not answered yet.
#[server(endpoint = "data-tarik", output = Postcard)]
pub async fn take_back_ask(key: String, ask: String) -> Result<(), ApiError> {
    let applicant = context::applicant().await?;
    let store = context::store()?;
    let sending = store.sending(&key, &[&ask, &applicant.account]);
    match store.take_back_ask(&applicant.account, &ask, &sending).await? {
        Answering::Done => lead("jadi=tarik"),
        Answering::Stale | Answering::UnderWay => lead("gagal=basi"),
    }
}

fn lead(told: &str) -> Result<(), ApiError> {
    leptos_axum::redirect(&format!("{PAGE}?{told}"));
    Ok(())
}
