//! `/periksa` and `/periksa/<token>`: whether a card is genuine and valid. The server answers by token or typed code with number, masked name,
//! state and dates; what stands in the code behind `#` only the browser reads, with the script `/periksa.js`.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{Colour, Told};
use crate::api::seal_check::{CheckCode, SealAnswer, SealedCard, check_token};
use crate::api::typed::before;
use crate::api::{ApiError, context};
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::{Trouble, refused};
use crate::text::{common, date, seal as text};

#[component]
pub fn CheckPage() -> impl IntoView {
    let token = use_params_map().with_untracked(|params| params.get("token"));
    let failed = use_query_map().with_untracked(|query| query.get("gagal"));
    let body = Suspend::new(async move {
        match token {
            None => page(None, failed),
            Some(token) => match check_token(token.clone()).await {
                Ok(answer) => page(Some((token, answer)), failed),
                Err(error) => trouble(error),
            },
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

/// As it is printed on cards; where the office has set none, as this browser knows it.
fn host() -> String {
    match context::web_host() {
        Some(host) => host.to_string(),
        None => context::origin().trim_start_matches("https://").trim_start_matches("http://").to_owned(),
    }
}

fn trouble(error: ApiError) -> AnyView {
    view! { <h1>{text::TITLE}</h1><Trouble error=error/> }.into_any()
}

fn page(asked: Option<(String, SealAnswer)>, failed: Option<String>) -> AnyView {
    let answered = asked.is_some();
    let holds = matches!(&asked, Some((_, SealAnswer::Valid(_))));
    let employer = asked.as_ref().filter(|_| holds).map(|(token, _)| {
        view! { <p data-genuine=""><a href=format!("/kabar-kerja?segel={token}")>{text::EMPLOYER}</a></p> }
    });
    let told = asked.map(|(_, answer)| told(answer));
    view! {
        <h1>{text::TITLE}</h1>
        {answer(told)}
        <p class="notice">{text::address(&host())}</p>
        {employer}
        {if answered {
            view! { <p><a href="/periksa">{text::ANOTHER}</a></p> }.into_any()
        } else {
            view! { <p class="lead">{text::LEAD}</p>{form(failed)} }.into_any()
        }}
        <p class="hint">{text::NOT_CERTIFIED}</p>
    }
    .into_any()
}

fn told(answer: SealAnswer) -> Told {
    match answer {
        SealAnswer::Valid(card) => Told::valid(facts(card)),
        SealAnswer::NoLonger { card, end, successor } => Told::no_longer(end, successor.as_deref(), facts(card)),
        SealAnswer::NotGenuine(why) => Told::not_genuine(why),
    }
}

fn facts(card: SealedCard) -> Vec<(&'static str, String)> {
    vec![
        (text::NUMBER, card.number),
        (text::NAME, card.name),
        (text::ISSUED, date::long(card.issued_on)),
        (text::UNTIL, date::long(card.valid_until)),
    ]
}

/// The box that the script fills where there is something behind `#`; hidden as long as nothing is asked.
fn answer(told: Option<Told>) -> AnyView {
    let class = told.as_ref().map_or("verdict".to_owned(), |told| ["verdict ", told.colour.class()].concat());
    let rank = told.as_ref().map(|told| (told.colour as u8).to_string());
    let (title, why) =
        told.as_ref().map_or((String::new(), String::new()), |told| (told.title().to_owned(), told.why.clone()));
    let (nothing, red) = (told.is_none(), told.as_ref().is_some_and(|told| told.colour == Colour::Red));
    let lines: Vec<_> = told
        .into_iter()
        .flat_map(|told| told.facts)
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .collect();
    view! {
        <section id="hasil" class=class data-rank=rank data-no-lists=text::NO_LISTS hidden=nothing aria-live="polite">
            <h2>{title}</h2>
            <p>{why}</p>
            <dl class="summary">{lines}</dl>
            <p class="hint" data-genuine="" hidden=red>{text::COMPARE}</p>
        </section>
    }
    .into_any()
}

fn form(failed: Option<String>) -> AnyView {
    let check = Sending::to::<CheckCode>();
    let broken = refused(check.error.into(), "/masuk");
    let class = if failed.is_some() { "field has-error" } else { "field" };
    let described = if failed.is_some() { "code-salah" } else { "code-petunjuk" };
    let invalid = failed.is_some().then_some("true");
    let typed = failed.is_some().then(|| before("code"));
    let inner = view! {
        <div class=class>
            <label for="code">{text::CODE}</label>
            <p class="hint" id="code-petunjuk">{text::CODE_HINT}</p>
            {failed.map(|code| view! { <p class="error" id="code-salah">{text::refusal(&code)}</p> })}
            <input id="code" name="code" class="medium code-input" autocomplete="off" autocapitalize="characters" spellcheck="false" value=typed aria-describedby=described aria-invalid=invalid/>
        </div>
        <div class="actions"><button class="primary">{text::CHECK}</button></div>
    };
    view! { {broken}{plain_form(check, inner.into_any())} }.into_any()
}
