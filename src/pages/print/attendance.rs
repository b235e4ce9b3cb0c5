//! `/cetak/hadir/<hari>`: the attendance list on paper; the next visitor can read it, so there is no NIK on it.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::api::counter::{AttendanceList, AttendanceRow, read_attendance};
use crate::components::trouble::Trouble;
use crate::text::{common, date, desk, state};

#[component]
pub fn AttendanceSheet() -> impl IntoView {
    let params = use_params_map();
    let page = Resource::new(move || params.with(|params| params.get("hari").unwrap_or_default()), read_attendance);
    view! {
        <Title text=common::page_title(desk::ATTENDANCE)/>
        <main>
            <p class="how">{desk::PRINT_HOW}</p>
            <Suspense>
                {move || Suspend::new(async move {
                    match page.await {
                        Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                        Ok(list) => sheet(list),
                    }
                })}
            </Suspense>
        </main>
    }
}

fn sheet(list: AttendanceList) -> AnyView {
    let row = |row: AttendanceRow| {
        view! {
            <tr>
                <td class="no">{row.queue_no}</td>
                <td>{row.arrived}</td>
                <td>{row.name}</td>
                <td>{row.kelurahan}</td>
                <td>{state::purpose(&row.purpose)}</td>
                <td>{row.left}</td>
                <td></td>
            </tr>
        }
    };
    let rows: Vec<_> = list.rows.into_iter().map(row).collect();
    view! {
        <section class="book">
            <header class="book-head">
                <div>
                    <p>{list.office}</p>
                    <h1>{desk::ATTENDANCE}</h1>
                </div>
                <p>{date::long(list.day)}</p>
            </header>
            <table class="register roomy">
                <thead>
                    <tr>
                        <th class="w-18" scope="col">{desk::QUEUE_NO}</th>
                        <th class="w-18" scope="col">{desk::ARRIVED}</th>
                        <th scope="col">{desk::NAME}</th>
                        <th class="w-36" scope="col">{desk::KELURAHAN}</th>
                        <th class="w-27" scope="col">{desk::PURPOSE}</th>
                        <th class="w-18" scope="col">{desk::LEFT}</th>
                        <th class="w-36" scope="col">{desk::SIGNATURE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
