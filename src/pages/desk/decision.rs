//! The decision on a file: what this officer may do now, and nothing else.

use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::api::ApiError;
use crate::api::book::PrintCard;
use crate::api::decision::{Decide, MOST_PINS, ReturnFile};
use crate::api::desk::File;
use crate::api::error::Field;
use crate::components::dynamic::words;
use crate::components::small_form::move_fields;
use crate::components::summary::lines;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::domain::application::{Move, State};
use crate::domain::correction::Pin;
use crate::domain::document::DocumentKind;
use crate::domain::form::Step;
use crate::domain::form::input_name;
use crate::domain::role::Role;
use crate::text::{desk, form, state, trouble};

pub fn decisions(file: &File, reload: Callback<()>) -> AnyView {
    let decide = ServerAction::<Decide>::new();
    let answer = decide.value();
    // Leptos leads to the same address after a decision, so the page asks for the file anew.
    Effect::new(move |_| {
        if matches!(answer.get(), Some(Ok(_))) {
            reload.run(());
        }
    });
    let forward: Vec<_> = file
        .moves
        .iter()
        .filter(|mv| !mv.needs_reason() && !matches!(mv, Move::Return | Move::Send))
        .map(|mv| forward_form(file, *mv, decide))
        .collect();
    let back: Vec<_> = file.moves.iter().filter(|mv| mv.needs_reason()).copied().collect();
    let sends = file.state == State::Draft && file.assisted;
    let nothing = forward.is_empty() && !file.moves.contains(&Move::Return) && !sends;
    let not_signer =
        file.state == State::Issued && file.me.roles.has(Role::PlacementOfficer) && !file.moves.contains(&Move::Sign);
    let error = error_of(answer);
    let no_reason = words(move || match error.get() {
        Some(error @ ApiError::Field(..)) => Some(trouble::trouble(error).into_owned()),
        _ => None,
    });
    let nothing_told = Signal::derive(move || !matches!(error.get(), Some(ApiError::Field(..))));
    let refused = refused(error, "/meja/masuk");
    view! {
        <section class="decision" aria-labelledby="keputusan">
            <h2 id="keputusan">{desk::DECISION}</h2>
            {refused}
            <p class="error" role="alert" hidden=nothing_told>{no_reason}</p>
            {not_signer.then(|| view! { <p class="hint">{trouble::trouble(ApiError::NotSignerToday)}</p> })}
            {(nothing && !not_signer).then(|| view! { <p class="hint">{desk::NOTHING_TO_DO}</p> })}
            <div class="actions">
                {forward}
                {print_form(file)}
                {sends.then(|| view! {
                    <a class="button" href=format!("/meja/bantu/{}/periksa", file.application)>{desk::SEND_AT_COUNTER}</a>
                })}
            </div>
        </section>
        {file.moves.contains(&Move::Return).then(|| return_form(file, reload))}
        {(!back.is_empty()).then(|| back_form(file, back, decide))}
    }
    .into_any()
}

fn hidden(file: &File) -> AnyView {
    move_fields(&file.application, file.version, &file.key)
}

fn forward_form(file: &File, mv: Move, decide: ServerAction<Decide>) -> AnyView {
    let fields = hidden(file);
    view! {
        <ActionForm action=decide>
            {fields}
            <button class="primary" name="mv" value=mv.code()>{state::action(mv)}</button>
        </ActionForm>
    }
    .into_any()
}

/// Printing is counted, so it is a form; looking at the draft is a link.
fn print_form(file: &File) -> AnyView {
    if file.state.has_card() {
        let address = <PrintCard as leptos::server_fn::ServerFn>::url();
        return view! {
            <form method="post" action=address target="_blank">
                <input type="hidden" name="application" value=file.application.clone()/>
                <button class="secondary">{desk::PRINT}</button>
            </form>
        }
        .into_any();
    }
    let sheet = format!("/cetak/kartu/{}", file.application);
    file.biodata_complete
        .then(|| view! { <a href=sheet rel="external" target="_blank">{desk::SHOW_DRAFT}</a> })
        .into_any()
}

/// Corrections pinned to spots: rows of a spot and a reason. Without scripts all rows stand open.
fn return_form(file: &File, reload: Callback<()>) -> AnyView {
    let send_back = ServerAction::<ReturnFile>::new();
    let answer = send_back.value();
    Effect::new(move |_| {
        if matches!(answer.get(), Some(Ok(_))) {
            reload.run(());
        }
    });
    let (shown, ready) = (RwSignal::new(1_u8), RwSignal::new(false));
    Effect::new(move |_| ready.set(true));
    let spots = spots(file);
    let row = |number: u8| {
        let not_yet = move || ready.get() && number >= shown.get();
        let options: Vec<_> =
            spots.iter().map(|(code, words)| view! { <option value=code.clone()>{words.clone()}</option> }).collect();
        let (spot, reason) = (format!("spot.{number}"), format!("reason.{number}"));
        view! {
            <div class="pin" hidden=not_yet>
                <div class="field">
                    <label for=spot.clone()>{desk::SPOT}" "{number + 1}</label>
                    <select id=spot.clone() name=input_name(&spot)>
                        <option value="">{desk::SPOT_NONE}</option>
                        {options}
                    </select>
                </div>
                <div class="field">
                    <label for=reason.clone()>{desk::WHAT_IS_WRONG}</label>
                    <input id=reason.clone() name=input_name(&reason) type="text" autocomplete="off" maxlength="500"/>
                </div>
            </div>
        }
        .into_any()
    };
    let rows: Vec<_> = (0..MOST_PINS).map(row).collect();
    let error = error_of(answer);
    let wrong = move || problem_with(error, Field::Pins).map(|problem| ApiError::Field(Field::Pins, problem));
    let hidden_error = Signal::derive(move || wrong().is_none());
    let wrong = words(move || wrong().map(|error| trouble::trouble(error).into_owned()));
    let refused = refused(error, "/meja/masuk");
    let more = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        shown.update(|count| *count = (*count + 1).min(MOST_PINS));
    };
    let fields = hidden(file);
    view! {
        <details open=true>
            <summary>{desk::RETURN_TITLE}</summary>
            {refused}
            <ActionForm action=send_back attr:novalidate="">
                {fields}
                <fieldset class="pins">
                    <legend>{desk::RETURN_HINT}</legend>
                    <p class="error" role="alert" hidden=hidden_error>{wrong}</p>
                    {rows}
                    <button class="link" type="button" on:click=more hidden=move || !ready.get()>{desk::ADD_PIN}</button>
                </fieldset>
                <div class="actions"><button class="secondary">{state::action(Move::Return)}</button></div>
            </ActionForm>
        </details>
    }
    .into_any()
}

/// Every spot that a correction can be pinned to: documents first, then the answers in their order.
fn spots(file: &File) -> Vec<(String, String)> {
    let documents = DocumentKind::ALL.into_iter().flat_map(|kind| {
        let pages = file.documents.iter().filter(move |page| page.kind == kind);
        let pages: Vec<_> = pages.map(|page| Pin::Page { document: kind, page: page.page }).collect();
        if pages.is_empty() { vec![Pin::Page { document: kind, page: 0 }] } else { pages }
    });
    let documents: Vec<_> = documents.map(|pin| (pin.code(), form::spot(&pin))).collect();
    let answers = Step::ALL.into_iter().flat_map(|step| lines(step, &file.answers, &file.rules));
    let answers = answers.map(|(key, label, _)| (Pin::Field(key).code(), label));
    documents.into_iter().chain(answers).collect()
}

fn back_form(file: &File, moves: Vec<Move>, decide: ServerAction<Decide>) -> AnyView {
    let form = |mv: Move| {
        let id = format!("alasan-{}", mv.code());
        let fields = hidden(file);
        view! {
            <ActionForm action=decide attr:class="inline">
                {fields}
                <input type="hidden" name="mv" value=mv.code()/>
                <label for=id.clone()>{desk::REASON}</label>
                <input id=id name="reason" type="text" autocomplete="off" maxlength="500"/>
                <button class="danger">{state::action(mv)}</button>
            </ActionForm>
        }
        .into_any()
    };
    let forms: Vec<_> = moves.into_iter().map(form).collect();
    view! {
        <details>
            <summary>{desk::TAKE_BACK}</summary>
            {forms}
        </details>
    }
    .into_any()
}
