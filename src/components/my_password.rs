//! The officer's own password once more, before cards or pages of the book are signed.

use leptos::prelude::*;

use super::small_form::Labelled;
use super::trouble::problem_with;
use crate::domain::trouble::{Field, Trouble};
use crate::text::desk;

/// `hint` says what it is for, `error` what came of the form.
#[component]
pub fn MyPassword(
    hint: &'static str,
    #[prop(default = "")] class: &'static str,
    #[prop(into)] error: Signal<Option<Trouble>>,
) -> impl IntoView {
    view! {
        <Labelled
            name="password"
            label=desk::MY_PASSWORD
            hint=hint
            kind="password"
            autocomplete="current-password"
            class=class
            error=Signal::derive(move || problem_with(error, Field::Password))
        />
    }
}
