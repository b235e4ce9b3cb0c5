//! `/meja/berkas/<id>`: a file, its documents beside its data, and the decision.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::decision::decisions;
use super::frame::nav;
use super::queue::table;
use crate::api::desk::{File, read_file};
use crate::api::view::{DocumentView, StepTimeView};
use crate::components::fresh::fresh;
use crate::components::summary::answers_list;
use crate::components::trouble::Trouble;
use crate::domain::application::{SOP_MINUTES, State};
use crate::domain::document::DocumentKind;
use crate::domain::form::Step;
use crate::domain::form::check::Rules;
use crate::text::{common, desk, form, state};

#[component]
pub fn FilePage() -> impl IntoView {
    let params = use_params_map();
    let again = RwSignal::new(0_u32);
    let reload = Callback::new(move |()| again.update(|count| *count += 1));
    let source = move || (params.with(|params| params.get("id").unwrap_or_default()), again.get());
    let page = Resource::new(source, |(id, _)| read_file(id));
    view! {
        <Title text=common::page_title(desk::TITLE)/>
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                    Ok(file) => fresh(format!("{}/{}", file.application, file.version), show(file, reload)),
                }
            })}
        </Transition>
    }
}

fn show(file: File, reload: Callback<()>) -> AnyView {
    let number = file.register.map(|register| format!("{} {}/{}", desk::NUMBER, register.number, register.year));
    let facts: Vec<_> = [
        number,
        file.code.clone().map(|code| format!("{} {code}", desk::CODE)),
        file.queue_no.map(|number| format!("{} {number}", desk::QUEUE_NO)),
        file.card_number.clone().map(|number| format!("{} {number}", desk::CARD_NUMBER)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let returned: Vec<_> = file
        .corrections
        .iter()
        .map(|c| view! { <li><strong>{form::spot(&c.pin)}</strong>": "{c.reason.clone()}</li> })
        .collect();
    let namesakes = (!file.namesakes.is_empty())
        .then(|| view! { <section><h2>{desk::NAMESAKES}</h2>{table(file.namesakes.clone())}</section> });
    view! {
        <Title text=common::page_title(&file.name)/>
        {nav(&file.me)}
        <a class="back" href=format!("/meja?antrean={}", file.state.code())>{common::BACK}</a>
        <h1>{file.name.clone()}</h1>
        <p>
            <span class=state::class(file.state)>{state::state(file.state)}</span>" "
            {state::kind(file.kind)}{file.assisted.then(|| format!(", {}", desk::ASSISTED))}
        </p>
        <p class="hint">{facts.join(" · ")}</p>
        {(!returned.is_empty()).then(|| view! {
            <div class="notice warn"><h2>{desk::ASKED}</h2><ul>{returned}</ul></div>
        })}
        {namesakes}
        <div class="file-view">
            <div class="documents" tabindex="0" role="region" aria-label=desk::DOCUMENTS>
                <h2>{desk::DOCUMENTS}</h2>
                {documents(&file.documents, &file.missing_documents)}
            </div>
            <div class="data">
                <h2>{desk::DATA}</h2>
                {data(&file)}
                <h2>{desk::TIMES}</h2>
                {times(&file.times)}
            </div>
        </div>
        {decisions(&file, reload)}
    }
    .into_any()
}

fn documents(pages: &[DocumentView], missing: &[DocumentKind]) -> AnyView {
    let page = |page: &DocumentView| {
        let words = form::document_page(page.kind, page.page);
        let href = format!("/berkas/{}", page.id);
        let class = if page.kind == DocumentKind::Photo { "portrait" } else { "" };
        let src = href.clone();
        view! {
            <figure>
                <figcaption>{words.clone()}</figcaption>
                <a href=href rel="external" target="_blank" title=desk::OPEN_LARGE>
                    <img class=class src=src alt=words loading="lazy"/>
                </a>
            </figure>
        }
    };
    let missing: Vec<_> = missing.iter().map(|kind| form::document(*kind)).collect();
    view! {
        {pages.iter().map(page).collect::<Vec<_>>()}
        {(!missing.is_empty()).then(|| view! { <p class="warning">{desk::MISSING}" "{missing.join(", ")}</p> })}
    }
    .into_any()
}

fn data(file: &File) -> AnyView {
    let rules: &Rules = &file.rules;
    let part = |step: Step| {
        view! { <section><h3>{form::name(step)}</h3>{answers_list(step, &file.answers, rules, &file.problems)}</section> }
            .into_any()
    };
    let parts: Vec<_> = Step::ALL.into_iter().filter(|step| *step != Step::Documents).map(part).collect();
    let odd = file.problems.iter().filter(|(key, _)| key == "nik").map(|(_, problem)| *problem);
    let odd: Vec<_> =
        odd.map(|problem| view! { <span class="warning">{crate::text::problem::problem(problem)}</span> }).collect();
    let unfinished = !file.biodata_complete
        && matches!(file.state, State::Draft | State::Submitted | State::Complete | State::Attended);
    view! {
        <dl class="summary"><div><dt>{desk::NIK}</dt><dd class="nik">{file.nik.clone()}{odd}</dd></div></dl>
        {unfinished.then(|| view! {
            <div class="notice warn">
                <p>{desk::BIODATA_LATER}</p>
                <p><a class="button" href=format!("/meja/bantu/{}", file.application)>{desk::FILL_IN}</a></p>
            </div>
        })}
        {parts}
    }
    .into_any()
}

fn times(times: &[StepTimeView]) -> AnyView {
    let row = |(at, words): (usize, &'static str)| {
        let time = times.iter().find(|time| usize::from(time.step) == at + 1);
        view! {
            <tr>
                <td>{at + 1}". "{words}</td>
                <td class="num">{SOP_MINUTES[at]}</td>
                <td class="num">{time.map(|time| time.started.clone())}</td>
                <td class="num">{time.and_then(|time| time.ended.clone())}</td>
                <td class="num">{time.and_then(|time| time.minutes)}</td>
            </tr>
        }
    };
    let rows: Vec<_> = state::SOP_STEPS.into_iter().enumerate().map(row).collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{desk::STEP}</th>
                    <th scope="col">{desk::STANDARD}</th>
                    <th scope="col">{desk::STARTED}</th>
                    <th scope="col">{desk::ENDED}</th>
                    <th scope="col">{desk::MINUTES}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
