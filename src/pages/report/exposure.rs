//! `/meja/terdampak`: whom a stolen account of an officer touched between two moments, with the way to tell them.

use leptos::prelude::*;
use leptos_meta::Title;

use super::around::{take_out, told};
use crate::api::exposure::{Asked, ExposureView, FoundView, read_exposure};
use crate::api::typed::all_before;
use crate::components::outcome::asked;
use crate::components::report_table::row_of_file;
use crate::components::trouble::Trouble;
use crate::domain::exposure::{End, code};
use crate::domain::role::Role;
use crate::pages::desk::frame::nav;
use crate::text::{common, exposure as text, problem, report};

/// What the address asks for.
pub fn asked_for() -> Asked {
    let page = asked("halaman").parse().unwrap_or(1);
    Asked { officer: asked("petugas"), from: asked("dari"), until: asked("sampai"), page }
}

#[component]
pub fn ExposurePage() -> impl IntoView {
    let (wanted, purpose) = (asked_for(), all_before().remove("keperluan").unwrap_or_default());
    let body = Suspend::new(async move {
        match read_exposure(wanted).await {
            Ok(view) => show(view, purpose),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

fn show(view: ExposureView, purpose: String) -> AnyView {
    let admin = view.me.roles.has(Role::Admin);
    view! {
        {nav(&view.me)}
        <a class="back" href="/meja/laporan">{report::TITLE}</a>
        {told()}
        <h1>{text::TITLE}</h1>
        <p class="lead">{text::LEAD}</p>
        <p>{text::FIRST}</p>
        {admin.then(|| view! { <p><a href="/meja/pengaturan/petugas">{text::TO_OFFICERS}</a></p> })}
        {question(&view)}
        {view.found.as_ref().map(|found| answer(&view.asked, found, purpose))}
    }
    .into_any()
}

fn question(view: &ExposureView) -> AnyView {
    let chosen = view.asked.officer.clone();
    let options: Vec<_> = view
        .officers
        .iter()
        .map(|(id, name)| view! { <option value=id.clone() selected=*id == chosen>{name.clone()}</option> })
        .collect();
    let no_officer = matches!(view.wrong, Some((None, _)));
    let class = if no_officer { "field has-error" } else { "field" };
    let end = |end: End, name: &'static str, label: &'static str, value: &str| {
        let wrong = view.wrong.and_then(|(at, wrong)| (at == Some(end)).then(|| problem::problem(wrong).into_owned()));
        let (hint_id, error_id) = ([name, "-petunjuk"].concat(), [name, "-salah"].concat());
        let invalid = wrong.as_ref().map(|_| "true");
        let class = if wrong.is_some() { "field has-error" } else { "field" };
        let described = if wrong.is_some() { error_id.clone() } else { hint_id.clone() };
        view! {
            <div class=class>
                <label for=name>{label}</label>
                <p class="hint" id=hint_id>{text::MOMENT_HINT}</p>
                {wrong.map(|words| view! { <p class="error" id=error_id>{words}</p> })}
                <input id=name name=name type="datetime-local" class="medium" value=value.to_owned() required
                    aria-describedby=described aria-invalid=invalid/>
            </div>
        }
        .into_any()
    };
    view! {
        <form method="get" action="/meja/terdampak">
            <div class=class>
                <label for="petugas">{text::OFFICER}</label>
                {no_officer.then(|| view! { <p class="error" id="petugas-salah">{text::NO_OFFICER}</p> })}
                <select id="petugas" name="petugas" required aria-describedby=no_officer.then_some("petugas-salah")>
                    <option value="">{common::CHOOSE}</option>
                    {options}
                </select>
            </div>
            {end(End::From, "dari", text::FROM, &view.asked.from)}
            {end(End::Until, "sampai", text::UNTIL, &view.asked.until)}
            <div class="actions"><button class="primary">{text::SHOW}</button></div>
        </form>
    }
    .into_any()
}

fn answer(asked: &Asked, found: &FoundView, purpose: String) -> AnyView {
    let address = |page: &str, number: usize| {
        let (from, until) = (code(found.span.from()), code(found.span.until()));
        format!("{page}?petugas={}&dari={from}&sampai={until}&halaman={number}", asked.officer)
    };
    let [from, until] = found.span.codes();
    let fields = vec![("petugas", asked.officer.clone()), ("dari", from), ("sampai", until)];
    let account = match (found.active, found.sessions) {
        (false, _) => view! { <p class="notice done">{text::ENDED}</p> }.into_any(),
        (true, 0) => view! { <p class="notice done">{text::NO_SESSION}</p> }.into_any(),
        (true, running) => {
            view! { <p class="notice warn" role="alert">{text::running(running)}" "{text::FIRST}</p> }.into_any()
        }
    };
    let next = found.next.map(|next| {
        view! { <p><a class="button secondary" href=address("/meja/terdampak", next)>{report::MORE}</a></p> }
    });
    view! {
        {account}
        <h2>{text::PEOPLE}</h2>
        <p>{text::count(found.count)}", "{text::span(found.span.from(), found.span.until())}</p>
        {people(found)}
        {next}
        <h2>{text::EXPORTS}</h2>
        <p class="hint">{text::EXPORTS_LEAD}</p>
        {exports(found)}
        {deeds(text::LISTS, text::LISTS_LEAD, &found.lists)}
        {deeds(text::OFFICE, text::OFFICE_LEAD, &found.office)}
        <h2>{text::NOTICE}</h2>
        <p>{text::NOTICE_LEAD}</p>
        {(!found.rows.is_empty()).then(|| {
            let href = address("/cetak/pemberitahuan", asked.page.max(1));
            view! { <p><a class="button" href=href target="_blank">{text::PRINT}</a></p> }
        })}
        {take_out("/ekspor/terdampak", fields, Some(purpose))}
    }
    .into_any()
}

fn people(found: &FoundView) -> AnyView {
    if found.rows.is_empty() {
        return view! { <p>{text::NOBODY}</p> }.into_any();
    }
    let heads: Vec<_> =
        found.columns.iter().map(|column| view! { <th scope="col">{column.head.clone()}</th> }).collect();
    let rows: Vec<_> =
        found.rows.iter().map(|(file, cells)| row_of_file(cells, format!("/meja/berkas/{file}"))).collect();
    view! {
        <div class="report-table" tabindex="0" role="region" aria-label=text::PEOPLE>
            <table class="list"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn exports(found: &FoundView) -> AnyView {
    if found.exports.is_empty() {
        return view! { <p>{text::NO_EXPORTS}</p> }.into_any();
    }
    let rows: Vec<_> = found
        .exports
        .iter()
        .map(|(at, taken)| {
            view! {
                <tr>
                    <td>{at.clone()}</td>
                    <td>{text::list(&taken.what).to_owned()}", "{taken.of.clone()}</td>
                    <td class="num">{taken.rows}</td>
                    <td>{taken.purpose.clone()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{text::WHEN}</th>
                    <th scope="col">{text::WHAT}</th>
                    <th scope="col" class="num">{text::ROWS}</th>
                    <th scope="col">{text::PURPOSE}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Nothing is said where nothing was done.
fn deeds(title: &'static str, lead: &'static str, deeds: &[String]) -> AnyView {
    if deeds.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = deeds.iter().map(|deed| view! { <li>{deed.clone()}</li> }).collect();
    view! { <h2>{title}</h2><p class="hint">{lead}</p><ul>{lines}</ul> }.into_any()
}
