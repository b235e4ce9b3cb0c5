//! Repeatable rows: they come and go without a request; with scripts off the same buttons post the form.

use leptos::prelude::*;

use super::asked::AllAsked;
use super::field::{FormState, question};
use crate::browser::typed;
use crate::domain::form::Rows;
use crate::domain::form::answers::row_key;
use crate::domain::opening::Opening;
use crate::text::form;

/// The id of the button that adds a row.
const ADD: &str = "tambah-baris";

/// `ids` are stable names of the rows in their order, so that a row keeps its inputs when one before it goes.
pub fn rows(
    group: &'static Rows,
    ids: RwSignal<Vec<u32>>,
    state: FormState,
    all_asked: AllAsked,
    opening: Opening,
) -> AnyView {
    let may_change = opening.rows();
    let full = Signal::derive(move || ids.with(Vec::len) >= usize::from(group.most));
    let at_least = Signal::derive(move || ids.with(Vec::len) <= usize::from(group.least));
    let add = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        state.answers.update(|answers| answers.add_row(group));
        ids.update(|ids| ids.push(ids.iter().max().map_or(0, |last| last + 1)));
    };
    let row = move |id: u32| {
        let number = Signal::derive(move || ids.with(|ids| ids.iter().position(|at| *at == id)).unwrap_or(0) as u8);
        let remove = move |ev: leptos::ev::MouseEvent| {
            ev.prevent_default();
            let at = number.get_untracked();
            state.answers.update(|answers| answers.remove_row(group, at));
            state.touched.update(|keys| keys.retain(|key| !key.starts_with(group.key)));
            ids.update(|ids| ids.retain(|other| *other != id));
            // The button that was pressed is gone with its row.
            request_animation_frame(|| typed::focus(ADD));
        };
        let questions: Vec<_> = group
            .fields
            .iter()
            .map(|field| {
                let key = Signal::derive(move || row_key(group.key, number.get(), field.key));
                let at = key.get_untracked();
                question(field, key, state, all_asked.of(&at), opening.field(&at))
            })
            .collect();
        view! {
            <fieldset class="row-card">
                <legend>{Signal::derive(move || form::row_name(group.key, number.get()))}</legend>
                {questions}
                {may_change.then(|| view! {
                    <div class="row-head">
                        <button
                            class="link remove"
                            name="go"
                            value=Signal::derive(move || format!("remove.{}", number.get()))
                            on:click=remove
                            hidden=at_least
                        >
                            {Signal::derive(move || form::remove_row(group.key, number.get()))}
                        </button>
                    </div>
                })}
            </fieldset>
        }
    };
    view! {
        <For each=move || ids.get() key=|id| *id children=row/>
        {may_change.then(|| view! {
            <div class="actions">
                <button
                    id=ADD
                    class="secondary"
                    name="go"
                    value="add"
                    on:click=add
                    hidden=full
                >
                    {form::add_row(group.key)}
                </button>
            </div>
        })}
    }
    .into_any()
}
