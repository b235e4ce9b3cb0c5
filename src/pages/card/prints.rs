//! `/meja/cetak`: cards that wait for the printer, to be printed in one go, and the log of prints.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::api::print_list::{PrintList, read_print_list};
use crate::api::printing::PrintCards;
use crate::components::trouble::Trouble;
use crate::pages::desk::frame::nav;
use crate::text::{common, desk, print as text};

#[component]
pub fn PrintsPage() -> impl IntoView {
    let behind = use_query_map().with_untracked(|query| query.get("sejak").unwrap_or_default());
    let body = Suspend::new(async move {
        match read_print_list(&behind).await {
            Ok(list) => show(list),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::PRINTS)/>{body} }
}

fn show(list: PrintList) -> AnyView {
    let waiting = if list.waiting.is_empty() {
        view! { <p>{text::NOTHING_WAITS}</p> }.into_any()
    } else {
        let rows: Vec<_> = list
            .waiting
            .into_iter()
            .map(|row| {
                let id = ["kartu-", &row.application].concat();
                view! {
                    <tr>
                        <td>
                            <span class="choice">
                                <input id=id.clone() type="checkbox" name="applications[]" value=row.application.clone() checked=true/>
                                <label for=id><span class="sr">{desk::CHOOSE}" "{row.name.clone()}</span></label>
                            </span>
                        </td>
                        <td><a href=format!("/cetak/kartu/{}", row.application) target="_blank">{row.name.clone()}</a></td>
                        <td class="num nik">{row.number}</td>
                    </tr>
                }
            })
            .collect();
        view! {
            <form method="post" action=PrintCards::url() target="_blank">
                <table class="list">
                    <thead>
                        <tr>
                            <th scope="col">{desk::CHOOSE}</th>
                            <th scope="col">{desk::NAME}</th>
                            <th scope="col" class="num">{desk::CARD_NUMBER}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <div class="actions">
                    <button class="primary">{text::PRINT_MANY}</button>
                    <button class="secondary" name="way" value="saku">{text::PRINT_POCKET}</button>
                </div>
            </form>
        }
        .into_any()
    };
    let log: Vec<_> = list
        .printed
        .into_iter()
        .map(|(line, at)| {
            view! {
                <tr>
                    <td>{at}</td>
                    <td><a href=format!("/meja/berkas/{}", line.application)>{line.name}</a></td>
                    <td class="num nik">{line.number}</td>
                    <td>{text::copy(line.copy)}</td>
                    <td>{text::cause(&line.cause)}</td>
                    <td>{line.officer}</td>
                </tr>
            }
        })
        .collect();
    let next = list.next.map(|next| view! { <p><a href=format!("/meja/cetak?sejak={next}")>{text::OLDER}</a></p> });
    view! {
        {nav(&list.me)}
        <h1>{text::PRINTS}</h1>
        <h2>{text::WAITING}</h2>
        {waiting}
        <p><a href="/cetak/kalibrasi" target="_blank">{text::CALIBRATE}</a></p>
        <h2>{text::LOG}</h2>
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{text::WHEN}</th>
                    <th scope="col">{desk::NAME}</th>
                    <th scope="col" class="num">{desk::CARD_NUMBER}</th>
                    <th scope="col">{text::COPY}</th>
                    <th scope="col">{text::WHY}</th>
                    <th scope="col">{text::WHO}</th>
                </tr>
            </thead>
            <tbody>{log}</tbody>
        </table>
        {next}
    }
    .into_any()
}
