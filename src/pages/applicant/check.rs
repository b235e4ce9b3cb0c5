//! `/permohonan/periksa`: all answers once more, then send.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::ready::ready;
use crate::api::error::{ApiError, Field};
use crate::api::form::{APPLICANT_BASE, Overview};
use crate::api::sending::MoveApplication;
use crate::components::send_form::{Sending, plain_form};
use crate::components::small_form::move_fields;
use crate::components::summary::answers_list;
use crate::components::trouble::{problem_with, refused};
use crate::domain::application::State;
use crate::domain::form::Step;
use crate::domain::form::check::check;
use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{applicant, common, desk, form, trouble};

#[component]
pub fn Check() -> impl IntoView {
    let params = use_params_map();
    let send = Sending::to::<MoveApplication>();
    let ask = Signal::derive(move || Ask::Overview(params.with(|params| params.get("id").unwrap_or_default())));
    let show = Callback::new(move |answer| match answer {
        Answer::Overview(overview) => answers(*overview, send),
        _ => ().into_any(),
    });
    view! {
        <Title text=common::page_title(applicant::CHECK_TITLE)/>
        <Loaded ask=ask again=send.count show=show/>
    }
}

fn answers(overview: Overview, send: Sending) -> AnyView {
    let at_counter = overview.base != APPLICANT_BASE;
    let returned = overview.state == State::Returned;
    let part = |step: Step| {
        let problems = check(step, &overview.answers, &overview.rules);
        let href = format!("{}/{}", overview.base, step.code());
        let papers = (step == Step::Documents).then(|| documents(&overview));
        let body = answers_list(step, &overview.answers, &overview.rules, &problems);
        view! {
            <section>
                <h2>{form::name(step)}</h2>
                {papers}
                {body}
                {overview.opening.step(step).then(|| view! {
                    <p class="change"><a href=href>{common::CHANGE}<span class="sr">" "{form::name(step)}</span></a></p>
                })}
            </section>
        }
        .into_any()
    };
    let parts: Vec<_> = Step::ALL.into_iter().map(part).collect();
    let button = match (at_counter, returned) {
        (true, false) => desk::SEND_AT_COUNTER,
        (_, true) => applicant::SEND_AGAIN,
        (false, false) => applicant::SEND,
    };
    let words = if at_counter { desk::SEND_TRUTH } else { applicant::DECLARATION };
    let error = send.error.into();
    let truth = move || problem_with(error, Field::Truth).is_some();
    let class = Signal::derive(move || if truth() { "field has-error" } else { "field" });
    let hidden = Signal::derive(move || !truth());
    let refused = refused(error, overview.sign_in());
    let may_send = overview.may_send();
    let fields = move_fields(&overview.application, overview.version, &overview.key);
    let unfinished: Vec<_> = overview
        .tasks
        .iter()
        .filter(|task| {
            matches!(task.status, crate::api::form::TaskStatus::Empty | crate::api::form::TaskStatus::Started)
        })
        .map(|task| {
            let href = format!("{}/{}?periksa=1", overview.base, task.step.code());
            view! { <li><a href=href>{form::name(task.step)}</a></li> }
        })
        .collect();
    view! {
        {(overview.state == State::Draft).then(|| view! { <p class="draft-line">{form::NOT_SENT}</p> })}
        <a class="back" href=overview.base.clone()>{common::BACK}</a>
        <h1>{applicant::CHECK_TITLE}</h1>
        <p class="lead">{applicant::CHECK_LEAD}</p>
        {refused}
        {(!at_counter).then(|| ready(&overview))}
        {parts}
        {if !matches!(overview.state, State::Draft | State::Returned) {
            // The page from before it was sent, by Back.
            (!at_counter).then(|| view! { <p><a class="button" href="/status">{applicant::STATUS_TITLE}</a></p> }).into_any()
        } else if may_send {
            let fields = view! {
                {fields}
                <div class=class>
                    <p class="error" id="truth-salah" hidden=hidden>
                        {trouble::trouble(ApiError::Field(Field::Truth, crate::domain::Problem::Missing))}
                    </p>
                    <div class="choice">
                        <input type="checkbox" id="truth" name="truth" value="ya" aria-describedby="truth-salah"/>
                        <label for="truth">{words}</label>
                    </div>
                </div>
                <div class="actions"><button class="primary">{button}</button></div>
            };
            plain_form(send, fields.into_any())
        } else {
            view! {
                <div class="notice warn">
                    <p>{applicant::INCOMPLETE}</p>
                    <ul>{unfinished}</ul>
                </div>
            }.into_any()
        }}
    }
    .into_any()
}

fn documents(overview: &Overview) -> AnyView {
    let pages = overview.documents.iter().map(|page| {
        let words = form::document_page(page.kind, page.page);
        view! { <div><dt>{words.clone()}</dt><dd><img class="thumb" src=format!("/berkas/{}", page.id) alt=words loading="lazy"/></dd></div> }
            .into_any()
    });
    let missing = overview.missing_documents.iter().map(|kind| {
        view! { <div class="has-error"><dt>{form::document(*kind)}</dt><dd><span class="error">{form::MISSING_DOCUMENT}</span></dd></div> }
            .into_any()
    });
    let lines: Vec<_> = pages.chain(missing).collect();
    view! { <dl class="summary">{lines}</dl> }.into_any()
}
