//! `/meja/permintaan/<id>`: one request about data, who asks it, and the forms of the answer.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::fields::{lines, told, words};
use crate::api::data_answer::{AnswerAsk, AskPage, Asker, read_ask};
use crate::api::typed::all_before;
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::{Trouble, refused};
use crate::domain::code::Code;
use crate::domain::data_ask::{AskKind, AskOutcome};
use crate::domain::erasure::Gone;
use crate::pages::desk::frame::nav;
use crate::text::{common, data_ask as text, desk, form};

/// What was typed into a form of the page before it was refused, by field.
type Before = BTreeMap<String, String>;

#[component]
pub fn AskPageAtDesk() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let before = all_before();
    let broken = refused(Sending::to::<AnswerAsk>().error.into(), "/meja/masuk");
    let body = Suspend::new(async move {
        match read_ask(&id).await {
            Ok(ask) => show(ask, broken, &before),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::DESK_TITLE)/>{body} }
}

fn show(ask: AskPage, broken: AnyView, before: &Before) -> AnyView {
    let name = match (&ask.asker, ask.name.is_empty()) {
        (None, _) => text::ERASED_NAME,
        (Some(_), true) => desk::UNNAMED,
        (Some(_), false) => ask.name.as_str(),
    };
    let mut first = vec![(text::NAME, name.to_owned()), (text::STATE, ask.told.state.to_owned())];
    first.extend(ask.left.map(|left| (text::LEFT, text::left(left))));
    let answer = match (ask.left, ask.may_answer) {
        (None, _) => ().into_any(),
        (Some(_), false) => view! { <p class="notice">{text::OTHER_ROLE}</p> }.into_any(),
        (Some(_), true) => forms(&ask, before),
    };
    view! {
        {nav(&ask.me)}
        <a class="back" href="/meja/permintaan">{text::DESK_TITLE}</a>
        <h1>{text::kind(ask.kind)}</h1>
        {told()}
        {broken}
        {lines(ask.told, first, ask.by)}
        {ask.asker.map(asker)}
        {answer}
    }
    .into_any()
}

fn asker(asker: Asker) -> AnyView {
    let files: Vec<_> = asker
        .files
        .into_iter()
        .map(|(href, words)| view! { <li><a href=href rel="external">{words}</a></li> }.into_any())
        .collect();
    let files = match files.is_empty() {
        true => view! { <p>{text::NO_FILES}</p> }.into_any(),
        false => view! { <ul>{files}</ul> }.into_any(),
    };
    view! {
        <h2>{text::NAME}</h2>
        <dl class="summary">
            <div><dt>{form::label("nik")}</dt><dd class="nik">{asker.nik}</dd></div>
            <div><dt>{text::KTP_SEEN}</dt><dd>{if asker.proven { text::YES } else { text::NOT_YET }}</dd></div>
            <div><dt>{text::ACCOUNT_SINCE}</dt><dd>{asker.since}</dd></div>
        </dl>
        <h2>{text::FILES}</h2>
        {files}
    }
    .into_any()
}

fn forms(ask: &AskPage, before: &Before) -> AnyView {
    let typed = |outcome: AskOutcome| {
        let here = before.get("outcome").is_some_and(|code| code == outcome.code());
        here.then(|| before.get("words").cloned()).flatten().unwrap_or_default()
    };
    let reason = before.get("reason").cloned().unwrap_or_default();
    let options: Vec<_> = text::reasons(ask.kind)
        .map(|(code, words)| view! { <option value=code selected=code == reason>{words}</option> })
        .collect();
    let refuse = view! {
        {hidden(ask, AskOutcome::Refused)}
        <div class="field">
            <label for="alasan">{text::REASON}</label>
            <select id="alasan" name="reason"><option value="">{text::CHOOSE}</option>{options}</select>
        </div>
        {words("kata-tolak", text::REFUSE_LABEL, text::HINT, typed(AskOutcome::Refused))}
        <div class="actions"><button class="secondary">{text::REFUSE_BUTTON}</button></div>
    };
    view! {
        <h2>{text::FULFIL}</h2>
        {fulfil(ask, typed(AskOutcome::Fulfilled))}
        <h2>{text::REFUSE}</h2>
        {plain_form(Sending::to::<AnswerAsk>(), refuse.into_any())}
    }
    .into_any()
}

fn fulfil(ask: &AskPage, typed: String) -> AnyView {
    let (label, button, reach) = match (ask.kind, &ask.would_go) {
        (AskKind::Deletion, None) => return view! { <p class="notice warn">{text::UNDER_WAY}</p> }.into_any(),
        (AskKind::Deletion, Some(gone)) => (text::MORE_LABEL, text::FULFIL_DELETION, Some(will_go(gone))),
        (AskKind::Copy | AskKind::Correction, _) => (text::DONE_LABEL, text::FULFIL, None),
    };
    let fields = view! {
        {hidden(ask, AskOutcome::Fulfilled)}
        {words("kata-penuhi", label, text::HINT, typed)}
        <div class="actions"><button class="primary">{button}</button></div>
    };
    view! { {reach}{plain_form(Sending::to::<AnswerAsk>(), fields.into_any())} }.into_any()
}

/// What a deletion would reach, and what the law keeps.
fn will_go(gone: &[Gone]) -> AnyView {
    let account = gone.contains(&Gone::Account).then(|| view! { <p class="notice warn">{text::ACCOUNT_GOES}</p> });
    view! {
        <dl class="summary"><div><dt>{text::WILL_GO}</dt><dd>{text::gone(gone)}</dd></div></dl>
        <p class="hint">{text::STAYS}</p>
        {account}
    }
    .into_any()
}

/// What every answer brings along unseen.
fn hidden(ask: &AskPage, outcome: AskOutcome) -> AnyView {
    view! {
        <input type="hidden" name="key" value=[ask.key.as_str(), outcome.code()].concat()/>
        <input type="hidden" name="ask" value=ask.id.clone()/>
        <input type="hidden" name="seen" value=ask.seen.to_string()/>
        <input type="hidden" name="outcome" value=outcome.code()/>
    }
    .into_any()
}
