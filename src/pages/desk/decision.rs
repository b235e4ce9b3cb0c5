//! The decision on a file: what this officer may do now, and nothing else.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::file::Desk;
use super::hand_over::hand_over;
use super::pins::{Kept, Pins, return_form};
use crate::api::ApiError;
use crate::api::decision::Decide;
use crate::api::file::File;
use crate::api::printing::PrintCards;
use crate::browser::keys::MAIN;
use crate::components::dynamic::words;
use crate::components::my_password::MyPassword;
use crate::components::small_form::move_fields;
use crate::components::trouble::{error_of, refused};
use crate::domain::application::{Move, State};
use crate::domain::file_form::FileForm;
use crate::domain::form::Answers;
use crate::domain::role::Role;
use crate::text::{desk, state, trouble};

pub fn decisions(file: &File, pins: Pins, desk: Desk) -> AnyView {
    let decide = ServerAction::<Decide>::new();
    let answer = decide.value();
    let error = error_of(answer);
    settle(answer, file, desk);
    let held = file.held.is_some();
    let forward =
        |mv: &&Move| !held && !mv.needs_reason() && !matches!(**mv, Move::Return | Move::Send | Move::HandOver);
    let forward: Vec<_> = file.moves.iter().filter(forward).map(|mv| forward_form(file, *mv, decide, error)).collect();
    let back: Vec<_> = file.moves.iter().filter(|mv| !held && mv.needs_reason()).copied().collect();
    let may = |mv: Move| !held && file.moves.contains(&mv);
    let sends = file.state == State::Draft && file.assisted;
    let nothing = forward.is_empty() && !file.moves.iter().any(|mv| !mv.needs_reason()) && !sends;
    let not_signer =
        file.state == State::Issued && file.me.roles.has(Role::PlacementOfficer) && !file.moves.contains(&Move::Sign);
    let refused = refused(error, "/meja/masuk");
    view! {
        <section class="decision" aria-labelledby="keputusan">
            <h2 id="keputusan">{desk::DECISION}</h2>
            {refused}
            {not_signer.then(|| view! { <p class="hint">{trouble::trouble(ApiError::NotSignerToday)}</p> })}
            {(nothing && !not_signer).then(|| view! { <p class="hint">{desk::NOTHING_TO_DO}</p> })}
            <div class="actions">
                {forward}
                {print_form(file)}
                {sends.then(|| view! {
                    <a class="button" href=format!("/meja/bantu/{}/periksa", file.application) data-key=MAIN>{desk::SEND_AT_COUNTER}</a>
                })}
            </div>
        </section>
        {may(Move::Return).then(|| return_form(file, pins, desk))}
        {may(Move::HandOver).then(|| hand_over(file, desk))}
        {(!back.is_empty()).then(|| back_forms(file, back, desk))}
    }
    .into_any()
}

/// What follows an answer: the file as it stands now, where the page does not lead on to the next; what was typed stays where it was
/// refused since the file had changed.
pub fn settle(
    answer: impl Get<Value = Option<Result<State, ApiError>>> + Copy + Send + Sync + 'static,
    file: &File,
    desk: Desk,
) {
    let (leads_on, application) = (file.queue.is_some(), file.application.clone());
    Effect::new(move |_| match answer.get() {
        Some(Ok(_)) => {
            desk.stale.set_value(String::new());
            desk.kept.set_value(Kept::default());
            if !leads_on {
                desk.reload.run(());
            }
        }
        Some(Err(ApiError::Stale(_))) => {
            desk.stale.set_value(application.clone());
            desk.reload.run(());
        }
        Some(Err(ApiError::Held)) => desk.reload.run(()),
        _ => {}
    });
}

/// What every decision brings along.
pub fn hidden(file: &File) -> AnyView {
    let queue = file.queue.map(|queue| view! { <input type="hidden" name="queue" value=queue.code()/> });
    view! { {move_fields(&file.application, file.version, &file.key)}{queue} }.into_any()
}

/// Signing asks for the password once more.
fn forward_form(file: &File, mv: Move, decide: ServerAction<Decide>, error: Signal<Option<ApiError>>) -> AnyView {
    let fields = hidden(file);
    let password = (mv == Move::Sign).then(|| {
        view! { <MyPassword hint=desk::SIGN_PASSWORD_HINT error=error/> }
    });
    view! {
        <ActionForm action=decide attr:novalidate="">
            {fields}
            {password}
            <button class="primary" name="mv" value=mv.code() data-key=MAIN>{state::action(mv)}</button>
        </ActionForm>
    }
    .into_any()
}

/// Printing is counted, so it is a form; looking at the draft is a link.
fn print_form(file: &File) -> AnyView {
    if file.state.has_card() {
        let address = <PrintCards as leptos::server_fn::ServerFn>::url();
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

fn back_forms(file: &File, moves: Vec<Move>, desk: Desk) -> AnyView {
    let typed = file.typed(FileForm::TakeBack);
    let open = moves.iter().any(|mv| mv.code() == typed.get("mv"));
    let forms: Vec<_> = moves.into_iter().map(|mv| back_form(file, mv, &typed, desk)).collect();
    view! {
        <details open=open>
            <summary>{desk::TAKE_BACK}</summary>
            {forms}
        </details>
    }
    .into_any()
}

/// An action of its own for each, so that what is wrong is said beside the form that it is about. `typed` is what stood in the one that
/// was refused where there are no scripts: the address tells that a decision was refused, but not which.
fn back_form(file: &File, mv: Move, typed: &Answers, desk: Desk) -> AnyView {
    let decide = ServerAction::<Decide>::new();
    let answer = decide.value();
    settle(answer, file, desk);
    let error = error_of(answer);
    let (here, sent) = (typed.get("mv") == mv.code(), decide.version());
    let in_field = move || {
        let told = error.get().filter(|_| here || sent.get() > 0);
        told.filter(|error| matches!(error, ApiError::Field(..)))
    };
    let fine = Signal::derive(move || in_field().is_none());
    let invalid = Signal::derive(move || in_field().map(|_| "true"));
    let wrong = words(move || in_field().map(|error| trouble::trouble(error).into_owned()));
    // Without scripts the rest is said once, above.
    let refused = refused(Signal::derive(move || error.get().filter(|_| sent.get() > 0)), "/meja/masuk");
    let id = format!("alasan-{}", mv.code());
    let error_id = format!("{id}-salah");
    let reason = if here { typed.raw("reason").to_owned() } else { String::new() };
    let fields = move_fields(&file.application, file.version, &file.key);
    view! {
        {refused}
        <p class="error" id=error_id.clone() role="alert" hidden=fine>{wrong}</p>
        <ActionForm action=decide attr:class="inline">
            {fields}
            <input type="hidden" name="mv" value=mv.code()/>
            <label for=id.clone()>{desk::REASON}</label>
            <input
                id=id
                name="reason"
                type="text"
                value=reason
                autocomplete="off"
                maxlength="500"
                aria-describedby=error_id
                aria-invalid=invalid
            />
            <button class="danger">{state::action(mv)}</button>
        </ActionForm>
    }
    .into_any()
}
