//! The interviewer's note of the AK/II, in the file that it is about.

use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::api::error::Field;
use crate::api::file::{File, LONGEST_NOTE, WriteNote};
use crate::components::dynamic::words;
use crate::components::text_area::TextArea;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::domain::application::State;
use crate::domain::file_form::FileForm;
use crate::domain::role::Role;
use crate::text::{desk, file as text, problem::problem};

pub fn note(file: &File) -> AnyView {
    let writes = file.me.roles.has(Role::Information) || file.me.roles.has(Role::PlacementOfficer);
    let written = file.note.as_ref().map(|note| format!("{}, {}", note.by, note.at));
    let value = file.note.as_ref().map(|note| note.text.clone()).unwrap_or_default();
    if !writes || matches!(file.state, State::Draft | State::Cancelled) {
        return written
            .map(|written| view! { <section><h2>{text::NOTE}</h2><p class="note">{value}</p><p class="hint">{written}</p></section> })
            .into_any();
    }
    let action = ServerAction::<WriteNote>::new();
    let error = error_of(action.value());
    let wrong = Signal::derive(move || problem_with(error, Field::Note));
    let saved = Signal::derive(move || !matches!(action.value().get(), Some(Ok(()))));
    let application = file.application.clone();
    let typed = file.typed(FileForm::Note);
    let value = if typed.has("note") { typed.raw("note").to_owned() } else { value };
    view! {
        <section aria-labelledby="catatan-judul">
            <h2 id="catatan-judul">{text::NOTE}</h2>
            {refused(error, "/meja/masuk")}
            <ActionForm action=action>
                <input type="hidden" name="application" value=application/>
                <div class="field">
                    <label for="note" class="sr">{text::NOTE}</label>
                    <p class="hint" id="note-petunjuk">{text::NOTE_HINT}</p>
                    <p class="error" id="note-salah" hidden=move || wrong.get().is_none()>
                        {words(move || wrong.get().map(|told| problem(told).into_owned()))}
                    </p>
                    <TextArea
                        id="note".to_owned()
                        name=Signal::stored("note".to_owned())
                        value=value
                        key="c"
                        longest=LONGEST_NOTE
                        described_by=Signal::derive(move || Some(if wrong.get().is_some() { "note-salah" } else { "note-petunjuk" }.to_owned()))
                        invalid=Signal::derive(move || wrong.get().map(|_| "true"))
                        on_input=Callback::new(|_| ())
                    />
                </div>
                <div class="actions">
                    <button class="secondary">{text::SAVE_NOTE}</button>
                    <span class="saved" role="status" hidden=saved>{desk::SAVED}</span>
                    {written.map(|written| view! { <span class="hint">{written}</span> })}
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}
