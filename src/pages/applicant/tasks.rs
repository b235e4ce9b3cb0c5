//! `/permohonan`: the task list of the form, on first coming and on return.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::corrections::{corrections, send_bar};
use super::next_person::leave;
use crate::api::form::{APPLICANT_BASE, Overview, Task, TaskStatus};
use crate::domain::application::State;
use crate::pages::form::loaded::{Answer, Ask, Loaded};
use crate::text::{applicant, common, form};

#[component]
pub fn Tasks() -> impl IntoView {
    let params = use_params_map();
    let ask = Signal::derive(move || Ask::Overview(params.with(|params| params.get("id").unwrap_or_default())));
    let show = Callback::new(|answer| match answer {
        Answer::Overview(overview) => task_list(*overview),
        _ => ().into_any(),
    });
    view! {
        <Title text=common::page_title(applicant::TASKS_TITLE)/>
        <Loaded ask=ask again=Signal::stored(0) show=show/>
    }
}

fn task_list(overview: Overview) -> AnyView {
    let returned = overview.state == State::Returned;
    let all_done = overview.corrections.iter().all(|correction| overview.dealt_with(&correction.pin));
    let (title, lead) = match returned {
        true if all_done => (applicant::CORRECT_TITLE, applicant::CORRECTED_LEAD),
        true => (applicant::CORRECT_TITLE, applicant::CORRECT_LEAD),
        false => (applicant::TASKS_TITLE, applicant::TASKS_LEAD),
    };
    let notice = if all_done { "notice good" } else { "notice warn" };
    let base = overview.base.clone();
    let line = |task: Task| {
        let (class, words) = status(task.status);
        let href = format!("{base}/{}", task.step.code());
        view! {
            <li>
                <a href=href>{form::name(task.step)}</a>
                <span class=class>{words}</span>
            </li>
        }
    };
    let lines: Vec<_> = overview.tasks.clone().into_iter().map(line).collect();
    let may_send = matches!(overview.state, State::Draft | State::Returned);
    let own = overview.base == APPLICANT_BASE;
    view! {
        {(overview.state == State::Draft).then(|| view! { <p class="draft-line">{form::NOT_SENT}</p> })}
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {returned.then(|| view! { <div class=notice>{corrections(&overview)}</div> })}
        <ol class="tasks">{lines}</ol>
        {(may_send && !returned).then(|| view! {
            <div class="actions"><a class="button" href=format!("{}/periksa", overview.base)>{applicant::CHECK}</a></div>
        })}
        {send_bar(&overview)}
        {(own && !may_send).then(|| view! { <p><a href="/status">{applicant::STATUS_TITLE}</a></p> })}
        {own.then(leave)}
    }
    .into_any()
}

fn status(status: TaskStatus) -> (&'static str, &'static str) {
    match status {
        TaskStatus::Empty => ("tag todo", applicant::TASK_EMPTY),
        TaskStatus::Started => ("tag warn", applicant::TASK_STARTED),
        TaskStatus::Done => ("tag done", applicant::TASK_DONE),
        TaskStatus::ToCorrect => ("tag returned", applicant::TASK_CORRECT),
        TaskStatus::Closed => ("tag", applicant::TASK_CLOSED),
    }
}
