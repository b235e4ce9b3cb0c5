//! `/meja/kelompok/<move>`: many cards issued or signed at once. What will be skipped is said before, what became of each after.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::frame::{loaded, nav};
use crate::api::batch::{Batch, BatchRow, DecideBatch, Outcome, read_batch};
use crate::api::error::Field;
use crate::browser::keys::MAIN;
use crate::components::dynamic::words;
use crate::components::fresh::fresh;
use crate::components::my_password::MyPassword;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::domain::application::Move;
use crate::domain::trouble::Trouble as Error;
use crate::text::{common, desk, file, state, trouble::trouble};

#[component]
pub fn BatchPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let source = move || {
        let after = query.with(|query| query.get("hasil").unwrap_or_default());
        (params.with(|params| params.get("aksi").unwrap_or_default()), after)
    };
    let page = Resource::new(source, |(mv, after)| read_batch(mv, after));
    view! {
        <Title text=common::page_title(desk::TITLE)/>
        {loaded(page, move |batch| fresh(batch.key.clone(), show(batch)))}
    }
}

fn show(batch: Batch) -> AnyView {
    let signs = batch.mv == Move::Sign;
    let (title, lead) =
        if signs { (desk::BATCH_SIGN, desk::BATCH_SIGN_LEAD) } else { (desk::BATCH_ISSUE, desk::BATCH_ISSUE_LEAD) };
    let outcomes = (!batch.outcomes.is_empty()).then(|| outcomes(&batch.outcomes));
    let form = if batch.rows.is_empty() {
        view! { <div class="empty"><p>{desk::NO_ROWS}</p></div> }.into_any()
    } else {
        form(&batch)
    };
    view! {
        {nav(&batch.me)}
        <h1>{title}</h1>
        {outcomes}
        <p class="lead">{lead}</p>
        {form}
    }
    .into_any()
}

fn form(batch: &Batch) -> AnyView {
    let mv = batch.mv;
    let key = batch.key.clone();
    let decide = ServerAction::<DecideBatch>::new();
    let error = error_of(decide.value());
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let marks: Vec<_> = batch.rows.iter().map(|row| RwSignal::new(row.skip.is_none())).collect();
    let open: Vec<_> =
        batch.rows.iter().zip(&marks).filter(|(row, _)| row.skip.is_none()).map(|(_, mark)| *mark).collect();
    let all = StoredValue::new(open);
    let count = move || all.with_value(|all| all.iter().filter(|mark| mark.get()).count());
    let rows: Vec<_> = batch.rows.iter().zip(marks).map(|(row, mark)| line(row, mark)).collect();
    let wrong = move || problem_with(error, Field::Files).map(|problem| Error::Field(Field::Files, problem));
    let told = move |told: Error| !matches!(told, Error::Field(..));
    let shown = Signal::derive(move || error.get().filter(|error| told(*error)));
    view! {
        {refused(shown, "/meja/masuk")}
        <ActionForm action=decide attr:novalidate="">
            <input type="hidden" name="mv" value=mv.code()/>
            <input type="hidden" name="key" value=key/>
            <p class="error" role="alert" hidden=move || wrong().is_none()>
                {words(move || wrong().map(|error| trouble(error).into_owned()))}
            </p>
            <div class="choice" hidden=move || !ready.get()>
                <input
                    id="semua"
                    type="checkbox"
                    checked=true
                    on:change=move |ev| {
                        let on = event_target_checked(&ev);
                        all.with_value(|all| all.iter().for_each(|mark| mark.set(on)));
                    }
                />
                <label for="semua">{desk::CHOOSE_ALL}</label>
            </div>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{desk::CHOOSE}</th>
                        <th scope="col">{file::PHOTO}</th>
                        <th scope="col">{desk::NAME}</th>
                        <th scope="col" class="num">{desk::NUMBER}</th>
                        <th scope="col" class="num">{desk::CARD_NUMBER}</th>
                        <th scope="col">{desk::REMARKS}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <section class="decision" aria-labelledby="keputusan">
                <h2 id="keputusan">{desk::DECISION}</h2>
                <p role="status">{words(move || ready.get().then(|| desk::chosen(count())))}</p>
                {(mv == Move::Sign).then(|| view! { <MyPassword hint=desk::BATCH_PASSWORD_HINT error=error/> })}
                <button class="primary" data-key=MAIN>{state::action(mv)}</button>
            </section>
        </ActionForm>
    }
    .into_any()
}

fn line(row: &BatchRow, mark: RwSignal<bool>) -> AnyView {
    let file = &row.row;
    let id = format!("berkas-{}", file.id);
    let number = file.register.map(|register| format!("{}/{}", register.number, register.year));
    let value = format!("{}:{}", file.id, file.version);
    let name = file.name.clone();
    let choose = match row.skip {
        Some(_) => ().into_any(),
        None => view! {
            <span class="choice">
                <input
                    id=id.clone()
                    type="checkbox"
                    name="files[]"
                    value=value
                    checked=true
                    prop:checked=mark
                    on:change=move |ev| mark.set(event_target_checked(&ev))
                />
                <label for=id><span class="sr">{desk::CHOOSE}" "{name}</span></label>
            </span>
        }
        .into_any(),
    };
    let photo = row.photo.as_ref().map(|id| {
        view! { <img class="tiny" src=format!("/berkas/{id}") alt="" width="30" height="40" loading="lazy"/> }
    });
    view! {
        <tr>
            <td>{choose}</td>
            <td>{photo}</td>
            <td><a href=format!("/cetak/kartu/{}", file.id) rel="external" target="_blank" data-row="">{file.name.clone()}</a></td>
            <td class="num">{number}</td>
            <td class="num">{row.card_number.clone()}</td>
            <td>{row.skip.map(|why| format!("{}: {}", desk::SKIPPED, trouble(why)))}</td>
        </tr>
    }
    .into_any()
}

/// What became of each.
fn outcomes(outcomes: &[Outcome]) -> AnyView {
    let done = outcomes.iter().filter(|outcome| outcome.error.is_none()).count();
    let line = |outcome: &Outcome| {
        let (class, words) = match outcome.error {
            None => ("good", desk::DONE.to_owned()),
            Some(why) => ("bad", format!("{}: {}", desk::SKIPPED, trouble(why))),
        };
        view! {
            <li class=class>
                <a href=format!("/meja/berkas/{}", outcome.row.id)>{outcome.row.name.clone()}</a>" "
                {outcome.card_number.clone()}": "{words}
            </li>
        }
        .into_any()
    };
    let lines: Vec<_> = outcomes.iter().map(line).collect();
    view! {
        <section class="notice done" role="status" aria-labelledby="hasil">
            <h2 id="hasil">{desk::BATCH_DONE}</h2>
            <p>{desk::outcome(done, outcomes.len() - done)}</p>
            <ul class="outcomes">{lines}</ul>
        </section>
    }
    .into_any()
}
