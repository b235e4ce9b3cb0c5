//! `/meja/datang`: who has come is scanned or typed and gets a queue number. The input is ready for the next visitor at all times, and
//! wherever the cursor stands, what a scanner types comes to it.

use leptos::form::ActionForm;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::camera::camera;
use super::frame::{loaded, nav};
use crate::api::arrival::{Arrivals, Arriving, EnterVisitor, FindVisitor, read_arrival};
use crate::api::error::Field;
use crate::api::typed::before;
use crate::api::view::RowView;
use crate::browser::keys::hear;
use crate::components::dynamic::words;
use crate::components::fresh::fresh;
use crate::components::small_form::move_fields;
use crate::components::trouble::{error_of, refused};
use crate::domain::application::{Move, State};
use crate::domain::trouble::Trouble as ApiError;
use crate::text::{common, counter, desk, state, trouble};

#[component]
pub fn ArrivalPage() -> impl IntoView {
    let query = use_query_map();
    let (search, enter) = (ServerAction::<FindVisitor>::new(), ServerAction::<EnterVisitor>::new());
    let source = move || {
        let asked = query.with(|query| ["berkas", "pilih", "hadir"].map(|name| query.get(name).unwrap_or_default()));
        (asked, search.version().get(), enter.version().get())
    };
    let page = Resource::new(source, |([found, among, entered], _, _)| read_arrival(found, among, entered));
    let input = NodeRef::<html::Input>::new();
    let ready = move || {
        if let Some(input) = input.get_untracked() {
            input.set_value("");
            let _ = input.focus();
        }
    };
    Effect::new(move |_| hear(input));
    // What was typed before the WASM came stays.
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    Effect::new(move |_| {
        if matches!(search.value().get(), Some(Ok(()))) {
            ready();
        }
    });
    Effect::new(move |_| {
        if matches!(enter.value().get(), Some(Ok(()))) {
            ready();
        }
    });
    view! {
        <Title text=common::page_title(counter::ARRIVAL)/>
        {loaded(page, move |page| show(page, search, enter, input))}
    }
}

fn show(
    page: Arrivals,
    search: ServerAction<FindVisitor>,
    enter: ServerAction<EnterVisitor>,
    input: NodeRef<html::Input>,
) -> AnyView {
    let said = match (&page.entered, &page.found) {
        (Some(entered), _) => format!("{} – {}", counter::queue_number(entered.queue_no), entered.name),
        (None, Some(person)) => counter::found(&person.name),
        (None, None) if !page.choice.is_empty() => counter::found_several(page.choice.len()),
        (None, None) => String::new(),
    };
    let class = if page.entered.is_some() { "arrival-said number" } else { "arrival-said" };
    let refused = refused(error_of(enter.value()), "/meja/masuk");
    let person = page.found.map_or(().into_any(), |person| {
        fresh(format!("{}/{}", person.application, person.version), arriving(person, enter))
    });
    view! {
        {nav(&page.me)}
        <h1>{counter::ARRIVAL_TITLE}</h1>
        <p class=class role="status">{said}</p>
        {refused}
        {search_form(search, input)}
        {person}
        {choice(page.choice, page.more)}
        <p class="ways">
            <a href="/meja/loket">{counter::NO_FILE}</a>
            <a href="/meja/sandi-pemohon">{counter::FORGOTTEN}</a>
        </p>
    }
    .into_any()
}

fn search_form(search: ServerAction<FindVisitor>, input: NodeRef<html::Input>) -> AnyView {
    let error = error_of(search.value());
    let in_field = move || error.get().filter(|error| matches!(error, ApiError::Field(Field::Search, _)));
    let class = Signal::derive(move || if in_field().is_some() { "field has-error" } else { "field" });
    let fine = Signal::derive(move || in_field().is_none());
    let invalid = Signal::derive(move || in_field().map(|_| "true"));
    let wrong = words(move || in_field().map(|error| trouble::trouble(error).into_owned()));
    let refused = refused(error, "/meja/masuk");
    let form = NodeRef::<html::Form>::new();
    view! {
        {refused}
        <ActionForm action=search node_ref=form attr:class="arrival-search" attr:novalidate="">
            <div class=class>
                <label for="text">{counter::SEARCH}</label>
                <p class="hint" id="text-petunjuk">{counter::SEARCH_HINT}</p>
                <p class="error" id="text-salah" role="alert" hidden=fine>{wrong}</p>
                <input
                    node_ref=input
                    id="text"
                    name="text"
                    type="text"
                    class="medium"
                    value=before("text")
                    autofocus=true
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="text-salah text-petunjuk"
                    aria-invalid=invalid
                />
            </div>
            <div class="actions">
                <button class="secondary">{counter::SEARCH_BUTTON}</button>
                {camera(form, input)}
            </div>
        </ActionForm>
    }
    .into_any()
}

/// Who was found, and the one thing to do now.
fn arriving(person: Arriving, enter: ServerAction<EnterVisitor>) -> AnyView {
    let fields = move_fields(&person.application, person.version, &person.key);
    let number = person.register.map(|register| format!("{} {}/{}", desk::NUMBER, register.number, register.year));
    let photo = person.photo.map(|id| view! { <img class="portrait" src=format!("/berkas/{id}") alt=counter::PHOTO/> });
    let may_attend = person.state == State::Complete;
    let file = format!("/meja/berkas/{}", person.application);
    let forgotten = format!("/meja/sandi-pemohon/{}", person.application);
    let phone = format!("/meja/bantu/{}/hp", person.application);
    let buttons = match may_attend {
        true => view! {
            <button class="primary" name="ktp" value="ya">{state::action(Move::Attend)}</button>
            <button class="link">{counter::ENTER_ONLY}</button>
        }
        .into_any(),
        false => view! { <button class="primary">{counter::ENTER}</button> }.into_any(),
    };
    view! {
        <section class="arrival" aria-labelledby="datang-nama">
            {photo}
            <div>
                <h2 id="datang-nama">{person.name}</h2>
                <p><span class=state::class(person.state)>{state::state(person.state)}</span>" "{number}</p>
                <p class="lead">{counter::arriving(person.state)}</p>
                {person.queue_no.map(|number| view! { <p class="saved">{counter::has_number(number)}</p> })}
                <ActionForm action=enter>
                    {fields}
                    <div class="actions">{buttons}</div>
                </ActionForm>
                <p class="ways">
                    <a href=file>{counter::OPEN_FILE}</a>
                    {match person.has_account {
                        true => view! { <a href=forgotten>{counter::FORGOTTEN}</a> },
                        false => view! { <a href=phone>{counter::PHONE}</a> },
                    }}
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn choice(rows: Vec<RowView>, more: bool) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let line = |row: RowView| {
        let number = row.register.map(|register| format!("{}/{}", register.number, register.year));
        let kelurahan = if row.kelurahan.is_empty() { common::NOTHING.to_owned() } else { row.kelurahan };
        view! {
            <li>
                <a href=format!("/meja/datang?berkas={}", row.id)>{row.name}</a>
                <span>{number}</span>
                <span>{kelurahan}</span>
                <span class=state::class(row.state)>{state::state(row.state)}</span>
            </li>
        }
    };
    let lines: Vec<_> = rows.into_iter().map(line).collect();
    view! {
        <section aria-labelledby="pilih">
            <h2 id="pilih">{counter::CHOICE}</h2>
            <ul class="arrival-choice">{lines}</ul>
            {more.then(|| view! { <p class="hint">{counter::CHOICE_MORE}</p> })}
        </section>
    }
    .into_any()
}
