//! `/meja/hadir`: the attendance list of a day.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::frame::nav;
use crate::api::counter::{AttendanceList, AttendanceRow, read_attendance};
use crate::components::trouble::Trouble;
use crate::text::{common, date, desk, state};

#[component]
pub fn AttendancePage() -> impl IntoView {
    let query = use_query_map();
    let page = Resource::new(move || query.with(|query| query.get("hari").unwrap_or_default()), read_attendance);
    view! {
        <Title text=common::page_title(desk::ATTENDANCE)/>
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                    Ok(list) => show(list),
                }
            })}
        </Transition>
    }
}

fn show(list: AttendanceList) -> AnyView {
    let line = |row: AttendanceRow| {
        view! {
            <tr>
                <td class="num">{row.queue_no}</td>
                <td>{row.arrived}</td>
                <td>{row.name}</td>
                <td>{row.kelurahan}</td>
                <td>{state::purpose(&row.purpose)}</td>
                <td>{row.left}</td>
            </tr>
        }
    };
    let sheet = format!("/cetak/hadir/{}", list.day);
    let rows: Vec<_> = list.rows.into_iter().map(line).collect();
    view! {
        {nav(&list.me)}
        <h1>{desk::ATTENDANCE}</h1>
        <p class="lead">{date::long(list.day)}</p>
        <form method="get" action="/meja/hadir" class="inline">
            <label for="hari">{desk::DAY}</label>
            <input id="hari" name="hari" type="date" value=list.day.to_string()/>
            <button class="secondary">{desk::SHOW}</button>
            <a href=sheet rel="external" target="_blank">{desk::PRINT_LIST}</a>
        </form>
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{desk::QUEUE_NO}</th>
                    <th scope="col">{desk::ARRIVED}</th>
                    <th scope="col">{desk::NAME}</th>
                    <th scope="col">{desk::KELURAHAN}</th>
                    <th scope="col">{desk::PURPOSE}</th>
                    <th scope="col">{desk::LEFT}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
