//! A view that is built anew whenever its key changes. Without this Leptos patches the old page into the next one, and inputs, which keep
//! what was typed, would show the answers of one step under the questions of another.

use leptos::prelude::*;
use leptos::tachys::view::keyed::keyed;

pub fn fresh(key: String, view: AnyView) -> AnyView {
    keyed([(key, view)], |(key, _)| key.clone(), |_, (_, view)| (|_: usize| (), view)).into_any()
}
