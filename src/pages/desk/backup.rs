//! `/meja/cadangan`: whether the nightly backup was taken and could be restored.

use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::nav;
use crate::api::backup::{BackupsView, read_backups};
use crate::components::trouble::Trouble;
use crate::text::{backup as text, common};

#[component]
pub fn BackupsPage() -> impl IntoView {
    let body = Suspend::new(async move {
        match read_backups().await {
            Ok(backups) => show(backups),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

fn show(backups: BackupsView) -> AnyView {
    let now = match backups.late {
        true => view! { <div class="notice warn" role="alert">{text::LATE}</div> }.into_any(),
        false => view! { <div class="notice done" role="status">{text::GOOD}</div> }.into_any(),
    };
    let rows: Vec<_> = backups
        .runs
        .into_iter()
        .map(|(run, at)| {
            let (outcome, folder, size) = match run.outcome {
                Ok(good) => (text::restored(good.files, good.millis), good.name, text::size(good.bytes)),
                Err(failure) => {
                    (text::failed(failure).to_owned(), common::NOTHING.to_owned(), common::NOTHING.to_owned())
                }
            };
            view! {
                <tr>
                    <td>{at}</td>
                    <td>{outcome}</td>
                    <td>{folder}</td>
                    <td class="num">{size}</td>
                </tr>
            }
        })
        .collect();
    let list = if rows.is_empty() {
        view! { <p class="hint">{text::NONE}</p> }.into_any()
    } else {
        view! {
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{text::WHEN}</th>
                        <th scope="col">{text::OUTCOME}</th>
                        <th scope="col">{text::FOLDER}</th>
                        <th scope="col" class="num">{text::SIZE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        {nav(&backups.me)}
        <a class="back" href="/meja/pengaturan">{common::BACK}</a>
        <h1>{text::TITLE}</h1>
        {now}
        <p class="lead">{text::LEAD}</p>
        <h2>{text::NIGHTS}</h2>
        {list}
    }
    .into_any()
}
