//! `/meja/impor`: an old register in three steps (send, choose columns, look) and the report of what came in. Without scripts.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::desk::frame::nav;
use crate::api::import::{
    Choice, ChooseColumns, ImportView, Preview, Rejected, Run, RunImport, Step, StepBack, read_import,
};
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::{Trouble, refused};
use crate::domain::code::Code;
use crate::domain::import::Field;
use crate::domain::import::sheet::FileWrong;
use crate::text::{common, date, import as text, problem};

#[component]
pub fn ImportPage() -> impl IntoView {
    let of = |name: &'static str| use_query_map().with_untracked(|query| query.get(name));
    let done = of("hasil").unwrap_or_default();
    let file = of("berkas").as_deref().and_then(FileWrong::from_code).map(text::file_wrong);
    let field = of("kolom").as_deref().and_then(Field::from_code);
    let failed = file.or_else(|| of("gagal").map(|code| text::failed(&code, field)));
    let body = Suspend::new(async move {
        match read_import(&done).await {
            Ok(import) => show(import, failed),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

fn show(import: ImportView, failed: Option<String>) -> AnyView {
    let forms = [Sending::to::<ChooseColumns>(), Sending::to::<RunImport>(), Sending::to::<StepBack>()];
    let broken: Vec<_> = forms.map(|form| refused(form.error.into(), "/meja/masuk")).into_iter().collect();
    let step = match import.step {
        Step::Send { runs } => {
            let run = |run: Run| {
                view! {
                    <li><a href=format!("/meja/impor?hasil={}", run.id)>{date::long(run.day)}</a>" "{text::done(run.cards, run.refused_rows)}" "{run.made_by}</li>
                }
            };
            let runs: Vec<_> = runs.into_iter().map(run).collect();
            view! { {send()}{(!runs.is_empty()).then(|| view! { <h2>{text::EARLIER}</h2><ul>{runs}</ul> })} }.into_any()
        }
        Step::Choose(choice) => choose(choice),
        Step::Look(preview) => look(preview),
        Step::Done(run, rejected) => view! {
            <div class="notice done" role="status">
                <p><strong>{text::DONE}</strong></p>
                <p>{text::done(run.cards, run.refused_rows)}</p>
            </div>
            {reasons(&rejected, &format!("?hasil={}", run.id))}
            <p><a class="button" href="/meja/impor">{text::TITLE}</a></p>
        }
        .into_any(),
    };
    view! {
        {nav(&import.me)}
        <a class="back" href="/meja/pengaturan">{common::BACK}</a>
        <h1>{text::TITLE}</h1>
        {failed.map(|words| view! { <div class="notice warn" role="alert">{words}</div> })}
        {broken}
        {step}
    }
    .into_any()
}

fn send() -> AnyView {
    view! {
        <p class="lead">{text::LEAD}</p>
        <form method="post" action="/unggah/impor" enctype="multipart/form-data">
            <div class="field">
                <label for="berkas">{text::FILE}</label>
                <p class="hint" id="berkas-petunjuk">{text::FILE_HINT}" "{text::KEPT}</p>
                <input id="berkas" type="file" name="berkas" accept=".csv,.xlsx,.txt" required aria-describedby="berkas-petunjuk"/>
            </div>
            <div class="actions"><button class="primary">{text::SEND}</button></div>
        </form>
    }
    .into_any()
}

fn choose(choice: Choice) -> AnyView {
    let Choice { id, columns, chosen, rows } = choice;
    let column = |(at, (head, sample)): (usize, &(String, String)), now: Option<usize>| {
        view! { <option value=at.to_string() selected=now == Some(at)>{text::column(at, head, sample)}</option> }
    };
    let fields: Vec<_> = chosen
        .into_iter()
        .map(|(field, now)| {
            let options: Vec<_> = columns.iter().enumerate().map(|one| column(one, now)).collect();
            let optional = (!field.is_required()).then(|| view! { <span class="optional">{common::OPTIONAL}</span> });
            view! {
                <div class="field">
                    <label for=field.code()>{text::field(field)}" "{optional}</label>
                    <select id=field.code() name=format!("a[{}]", field.code())>
                        <option value="" selected=now.is_none()>{text::NO_COLUMN}</option>
                        {options}
                    </select>
                </div>
            }
        })
        .collect();
    let form = view! {
        <input type="hidden" name="id" value=id.clone()/>
        {fields}
        <div class="actions"><button class="primary">{text::NEXT}</button></div>
    };
    view! {
        <h2>{text::CHOOSE}</h2>
        <p>{text::rows(rows)}". "{text::CHOOSE_LEAD}</p>
        {plain_form(Sending::to::<ChooseColumns>(), form.into_any())}
        {back(&id, true)}
    }
    .into_any()
}

fn look(preview: Preview) -> AnyView {
    let Preview { id, cards, running, rejected, warnings, next } = preview;
    let run = if cards == 0 {
        view! { <p>{text::NOTHING}</p> }.into_any()
    } else {
        let next: Vec<_> =
            next.into_iter().map(|(year, counter)| view! { <p>{text::next(year, counter)}</p> }).collect();
        let form = view! {
            <input type="hidden" name="id" value=id.clone()/>
            <input type="hidden" name="seen" value=cards.to_string()/>
            <p class="hint">{text::RUN_HINT}</p>
            <div class="actions"><button class="primary">{text::RUN}</button></div>
        };
        view! { <p>{text::cards(cards, running)}</p>{next}{plain_form(Sending::to::<RunImport>(), form.into_any())} }
            .into_any()
    };
    let warnings: Vec<_> = warnings
        .into_iter()
        .map(|(row, warning)| view! { <li>{text::ROW}" "{row}": "{problem::problem(warning)}</li> })
        .collect();
    view! {
        <h2>{text::PREVIEW}</h2>
        {run}
        {reasons(&rejected, "")}
        {(!warnings.is_empty()).then(|| view! { <h2>{text::WARNINGS}</h2><ul>{warnings}</ul> })}
        <div class="actions">{back(&id, false)}{back(&id, true)}</div>
    }
    .into_any()
}

/// `query` names the import that the file of reasons is about; nothing for the one that is looked at.
fn reasons(rejected: &Rejected, query: &str) -> AnyView {
    if rejected.rows == 0 {
        return view! { <p>{text::NONE_REFUSED}</p> }.into_any();
    }
    let rows: Vec<_> = rejected
        .reasons
        .iter()
        .map(|one| {
            let [row, field, why] = text::refused(*one);
            view! { <tr><th scope="row" class="num">{row}</th><td>{field}</td><td>{why}</td></tr> }
        })
        .collect();
    view! {
        <h2>{text::REFUSED}": "{text::rows(rejected.rows)}</h2>
        <p class="hint">{text::REFUSED_HINT}</p>
        <table class="list">
            <thead>
                <tr><th scope="col" class="num">{text::ROW}</th><th scope="col">{text::COLUMN}</th><th scope="col">{text::WHY}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {rejected.more.then_some("…")}
        <p><a href=["/meja/impor.csv", query].concat() download>{text::REFUSED_FILE}</a></p>
    }
    .into_any()
}

/// To the columns, or with `all` away with the file.
fn back(id: &str, all: bool) -> AnyView {
    let words = if all { text::GIVE_UP } else { text::OTHER_COLUMNS };
    let form = view! {
        <input type="hidden" name="id" value=id.to_owned()/>
        {all.then(|| view! { <input type="hidden" name="all" value="ya"/> })}
        <button class="secondary">{words}</button>
    };
    plain_form(Sending::to::<StepBack>(), form.into_any())
}
