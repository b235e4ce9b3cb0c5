//! Handing a card over (SOP step 6): who takes it, and a signature on the screen for those who want one. Ink on the card is what counts.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::decision::{hidden, settle};
use super::file::Desk;
use crate::api::decision::HandOver;
use crate::api::error::Field;
use crate::api::file::File;
use crate::browser::draw::point;
use crate::browser::keys::MAIN;
use crate::components::small_form::Labelled;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::domain::application::Move;
use crate::domain::file_form::FileForm;
use crate::domain::signature::Signature;
use crate::text::{file as text, state};

pub fn hand_over(file: &File, desk: Desk) -> AnyView {
    let action = ServerAction::<HandOver>::new();
    let answer = action.value();
    settle(answer, file, desk);
    let error = error_of(answer);
    let fields = hidden(file);
    let typed = file.typed(FileForm::HandOver);
    let other = !typed.get("other").is_empty();
    let choice = |value: &'static str, words: &'static str, checked: bool| {
        let id = format!("other-{}", if value.is_empty() { "bukan" } else { value });
        view! {
            <div class="choice">
                <input id=id.clone() type="radio" name="other" value=value checked=checked/>
                <label for=id>{words}</label>
            </div>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="penyerahan">
            <h2 id="penyerahan">{text::HANDED_OVER}</h2>
            {refused(error, "/meja/masuk")}
            <ActionForm action=action attr:novalidate="">
                {fields}
                <fieldset>
                    <legend>{text::COLLECTED_BY}</legend>
                    {choice("", text::APPLICANT, !other)}
                    {choice("ya", text::OTHER, other)}
                </fieldset>
                <Labelled
                    name="collector"
                    label=text::COLLECTOR
                    value=typed.raw("collector").to_owned()
                    error=Signal::derive(move || problem_with(error, Field::Collector))
                />
                {pad()}
                <p class="hint">{text::SIGNED_ON_CARD}</p>
                <div class="actions"><button class="primary" data-key=MAIN>{state::action(Move::HandOver)}</button></div>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// The field to draw in; shown only where scripts run.
fn pad() -> AnyView {
    let (ready, path, drawing) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(false));
    Effect::new(move |_| ready.set(true));
    let draw = move |ev: &leptos::ev::PointerEvent, command: char| {
        if let Some((x, y)) = point(ev) {
            path.update(|path| {
                if !path.is_empty() {
                    path.push(' ');
                }
                path.push_str(&format!("{command} {x} {y}"));
            });
        }
    };
    view! {
        <div class="field" hidden=move || !ready.get()>
            <p>{text::DRAWN}</p>
            <svg
                class="pad"
                viewBox=format!("0 0 {} {}", Signature::WIDTH, Signature::HEIGHT)
                role="img"
                aria-label=text::DRAWN
                on:pointerdown=move |ev| { drawing.set(true); draw(&ev, 'M') }
                on:pointermove=move |ev| if drawing.get_untracked() { draw(&ev, 'L') }
                on:pointerup=move |_| drawing.set(false)
            >
                <path d=path></path>
            </svg>
            <input type="hidden" name="signature" prop:value=path/>
            <button class="link" type="button" on:click=move |_| path.set(String::new())>{text::WIPE}</button>
        </div>
    }
    .into_any()
}
