//! `/meja/pengaturan`: what can be set, who signs today, and what was changed last.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::settings::{ChangeView, SettingsOverview, read_settings};
use crate::domain::code::Code;
use crate::domain::settings::Area;
use crate::pages::desk::frame::{loaded, nav};
use crate::text::{common, date, import, settings};

#[component]
pub fn SettingsPage() -> impl IntoView {
    let page = Resource::new(|| (), |()| read_settings());
    view! {
        <Title text=common::page_title(settings::TITLE)/>
        {loaded(page, show)}
    }
}

fn show(overview: SettingsOverview) -> AnyView {
    let link = |area: &Area| {
        view! {
            <li>
                <a href=format!("/meja/pengaturan/{}", area.code())>{settings::title(*area)}</a>
                <p class="hint">{settings::lead(*area)}</p>
            </li>
        }
    };
    let links: Vec<_> = Area::ALL.iter().map(link).collect();
    let signers = match overview.signers.is_empty() {
        true => view! { <p class="warning">{settings::NO_SIGNER}</p> }.into_any(),
        false => view! { <p>{overview.signers.join(", ")}</p> }.into_any(),
    };
    view! {
        {nav(&overview.me)}
        <h1>{settings::TITLE}</h1>
        <p class="lead">{settings::LEAD}</p>
        <ul class="tasks settings">
            {links}
            <li>
                <a href="/meja/lambang" rel="external">{settings::EMBLEM}</a>
                <p class="hint">{settings::EMBLEM_LEAD}</p>
            </li>
            <li>
                <a href="/meja/cadangan" rel="external">{settings::BACKUP}</a>
                <p class="hint">{settings::BACKUP_LEAD}</p>
            </li>
            <li>
                <a href="/meja/impor" rel="external">{import::TITLE}</a>
                <p class="hint">{import::LEAD}</p>
            </li>
        </ul>
        <h2>{settings::SIGNERS_TODAY}</h2>
        {signers}
        <h2>{settings::CHANGES}</h2>
        {changes(overview.changes)}
    }
    .into_any()
}

fn changes(changes: Vec<ChangeView>) -> AnyView {
    if changes.is_empty() {
        return view! { <p class="hint">{settings::NO_CHANGES}</p> }.into_any();
    }
    let line = |change: ChangeView| {
        let what = settings::change(&change.action, change.area);
        let what = change.officer.map_or(what.clone(), |name| format!("{what}: {name}"));
        view! {
            <tr>
                <td>{date::short(change.day)}" "{change.clock}</td>
                <td>{change.by.unwrap_or_else(|| settings::COMMAND_LINE.to_owned())}</td>
                <td>{what}</td>
            </tr>
        }
    };
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{settings::WHEN}</th>
                    <th scope="col">{settings::WHO}</th>
                    <th scope="col">{settings::WHAT}</th>
                </tr>
            </thead>
            <tbody>{changes.into_iter().map(line).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
