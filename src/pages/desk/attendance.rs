//! `/meja/hadir`: the attendance list of a day; today's numbers are called from it.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::frame::{may_take_out, nav};
use crate::api::call::{CallNumber, NOBODY};
use crate::api::counter::{AttendanceList, AttendanceRow, read_attendance};
use crate::components::dynamic::words;
use crate::components::trouble::{Trouble, error_of, refused};
use crate::domain::call::{CounterNo, Wanted};
use crate::text::{board, common, date, desk, report, state, trouble};

#[component]
pub fn AttendancePage() -> impl IntoView {
    let query = use_query_map();
    let call = ServerAction::<CallNumber>::new();
    // A call leads to the same page, so the list is asked for anew.
    let source = move || (query.with(|query| query.get("hari").unwrap_or_default()), call.version().get());
    let page = Resource::new(source, |(day, _)| read_attendance(day));
    let asked = move || {
        query.with(|query| (query.get("loket").unwrap_or_default(), query.get("dipanggil").unwrap_or_default()))
    };
    view! {
        <Title text=common::page_title(desk::ATTENDANCE)/>
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || {
                let (counter, called) = asked();
                Suspend::new(async move {
                    match page.await {
                        Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                        Ok(list) => show(list, call, counter, called),
                    }
                })
            }}
        </Transition>
    }
}

fn show(list: AttendanceList, call: ServerAction<CallNumber>, counter: String, called: String) -> AnyView {
    let sheet = format!("/cetak/hadir/{}", list.day);
    let take_out = format!("/meja/ambil?masa={}", list.day);
    let table = table(list.rows, list.may_call);
    let body = if list.may_call { calls(call, counter, called, table) } else { table };
    view! {
        {nav(&list.me)}
        <h1>{desk::ATTENDANCE}</h1>
        <p class="lead">{date::long(list.day)}</p>
        <form method="get" action="/meja/hadir" class="inline">
            <label for="hari">{desk::DAY}</label>
            <input id="hari" name="hari" type="date" value=list.day.to_string()/>
            <button class="secondary">{desk::SHOW}</button>
            <a href=sheet rel="external" target="_blank">{desk::PRINT_LIST}</a>
            {may_take_out(&list.me).then(|| view! { <a href=take_out rel="external">{report::TAKE_OUT}</a> })}
            <a href="/meja/layar" target="_blank">{board::TO_SCREEN}</a>
        </form>
        {body}
    }
    .into_any()
}

/// One form around the list: the counter is chosen once, each row has its button.
fn calls(call: ServerAction<CallNumber>, counter: String, called: String, table: AnyView) -> AnyView {
    let chosen = CounterNo::parse(&counter).ok().map(CounterNo::number);
    let told = match (called.as_str(), called.parse(), chosen) {
        (NOBODY, ..) => board::NOBODY_WAITS.to_owned(),
        (_, Ok(number), Some(counter)) => board::was_called(number, counter),
        _ => String::new(),
    };
    let options: Vec<_> = (1..=CounterNo::MOST)
        .map(|number| {
            let selected = number == chosen.unwrap_or(1);
            view! { <option value=number.to_string() selected=selected>{board::counter(number)}</option> }
        })
        .collect();
    let error = error_of(call.value());
    let wrong = words(move || error.get().map(|error| trouble::trouble(error).into_owned()));
    let fits = Signal::derive(move || !matches!(error.get(), Some(crate::api::ApiError::Field(..))));
    let refused = refused(error, "/meja/masuk");
    view! {
        {refused}
        <p class="told" role="status">{told}</p>
        <ActionForm action=call>
            <div class="calls">
                <label for="loket">{board::COUNTER}</label>
                <p class="error" role="alert" hidden=fits>{wrong}</p>
                <select id="loket" name="counter">{options}</select>
                <button class="primary" name="which" value=Wanted::Next.code()>{board::CALL_NEXT}</button>
            </div>
            {table}
        </ActionForm>
    }
    .into_any()
}

fn table(rows: Vec<AttendanceRow>, may_call: bool) -> AnyView {
    let line = |row: AttendanceRow| {
        let wanted = if row.called.is_some() { Wanted::Again(row.queue_no) } else { Wanted::This(row.queue_no) };
        let words = if row.called.is_some() { board::CALL_AGAIN } else { board::CALL };
        let button = (may_call && row.left.is_none()).then(|| {
            let label = format!("{words} {}", row.queue_no);
            view! { <button class="secondary" name="which" value=wanted.code() aria-label=label>{words}</button> }
        });
        view! {
            <tr>
                <td class="num">{row.queue_no}</td>
                <td>{row.arrived}</td>
                <td>{row.name}</td>
                <td>{row.kelurahan}</td>
                <td>{state::purpose(&row.purpose)}</td>
                <td>{row.called.map(|(at, counter)| board::called(&at, counter))}" "{button}</td>
                <td>{row.left}</td>
            </tr>
        }
    };
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col" class="num">{desk::QUEUE_NO}</th>
                    <th scope="col">{desk::ARRIVED}</th>
                    <th scope="col">{desk::NAME}</th>
                    <th scope="col">{desk::KELURAHAN}</th>
                    <th scope="col">{desk::PURPOSE}</th>
                    <th scope="col">{board::CALLED}</th>
                    <th scope="col">{desk::LEFT}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(line).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
