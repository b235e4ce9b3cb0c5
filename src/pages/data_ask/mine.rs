//! `/data-saya/permintaan`: what a job seeker asks about their own data, until when it is answered, and the answers.

use leptos::prelude::*;
use leptos_meta::Title;

use super::fields::{lines, told, words};
use crate::api::data_ask::{AskAboutData, MyAsk, MyAsks, TakeBackAsk, read_my_asks};
use crate::api::typed::before;
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::{Trouble, refused};
use crate::domain::code::Code;
use crate::domain::data_ask::{AskKind, AskOutcome};
use crate::text::{common, data_ask as text, my_data};

#[component]
pub fn MyAsksPage() -> impl IntoView {
    let typed = before("words");
    let broken =
        [Sending::to::<AskAboutData>(), Sending::to::<TakeBackAsk>()].map(|form| refused(form.error.into(), "/masuk"));
    let body = Suspend::new(async move {
        match read_my_asks().await {
            Ok(asks) => shown(asks, typed),
            Err(error) => view! { <Trouble error=error/> }.into_any(),
        }
    });
    view! {
        <Title text=common::page_title(text::TITLE)/>
        <a class="back" href="/data-saya">{my_data::TITLE}</a>
        <h1>{text::TITLE}</h1>
        {told()}
        {broken.into_iter().collect::<Vec<_>>()}
        {body}
    }
}

fn shown(mine: MyAsks, typed: String) -> AnyView {
    let (key, has_card) = (mine.key, mine.has_card);
    let none = mine.asks.is_empty().then(|| view! { <p>{text::NONE}</p> });
    let asks: Vec<_> = mine.asks.into_iter().map(|ask| one(ask, &key)).collect();
    let all_open = mine.kinds.is_empty().then(|| view! { <p>{text::ALL_OPEN}</p> });
    let forms: Vec<_> = mine.kinds.into_iter().map(|kind| form(kind, &key, has_card, &typed)).collect();
    view! {
        <p class="lead">{text::LEAD}</p>
        <h2>{text::OWN}</h2>
        {none}
        {asks}
        <h2>{text::NEW}</h2>
        {all_open}
        {forms}
    }
    .into_any()
}

fn one(ask: MyAsk, key: &str) -> AnyView {
    let class = match ask.outcome {
        None => "state",
        Some(AskOutcome::Fulfilled) => "state handed-over",
        Some(AskOutcome::Refused | AskOutcome::TakenBack) => "state cancelled",
    };
    let late = ask.overdue.then(|| view! { <p class="notice warn">{text::LATE_FOR_YOU}</p> });
    let copy = (ask.kind == AskKind::Copy && ask.outcome == Some(AskOutcome::Fulfilled))
        .then(|| view! { <p><a href="/data-saya.json" download=my_data::FILE_NAME>{text::COPY_HERE}</a></p> });
    let take_back = ask.outcome.is_none().then(|| {
        let fields = view! {
            <input type="hidden" name="key" value=[key, &ask.id].concat()/>
            <input type="hidden" name="ask" value=ask.id.clone()/>
            <div class="actions">
                <button class="secondary">{text::TAKE_BACK}<span class="sr">" "{text::kind(ask.kind)}</span></button>
            </div>
        };
        plain_form(Sending::to::<TakeBackAsk>(), fields.into_any())
    });
    view! {
        <section>
            <h3>{text::kind(ask.kind)}" "<span class=class>{ask.told.state}</span></h3>
            {late}
            {lines(ask.told, Vec::new(), None)}
            {copy}
            {take_back}
        </section>
    }
    .into_any()
}

fn form(kind: AskKind, key: &str, has_card: bool, typed: &str) -> AnyView {
    let card = (kind == AskKind::Correction && has_card)
        .then(|| view! { <p><a href="/kartu/perbaikan">{text::CORRECT_CARD}</a></p> });
    let wrong = (kind == AskKind::Correction)
        .then(|| words("yang-salah", text::WRONG_LABEL, text::WRONG_HINT, typed.to_owned()));
    let sure = (kind == AskKind::Deletion).then(|| {
        view! {
            <div class="choice">
                <input id="mengerti" type="checkbox" name="sure" value="ya"/>
                <label for="mengerti">{text::SURE}</label>
            </div>
        }
    });
    let fields = view! {
        <input type="hidden" name="key" value=[key, kind.code()].concat()/>
        <input type="hidden" name="kind" value=kind.code()/>
        {wrong}
        {sure}
        <div class="actions"><button class="secondary">{text::ask_button(kind)}</button></div>
    };
    view! {
        <section>
            <h3>{text::kind(kind)}</h3>
            <p>{text::about(kind)}</p>
            {card}
            {plain_form(Sending::to::<AskAboutData>(), fields.into_any())}
        </section>
    }
    .into_any()
}
