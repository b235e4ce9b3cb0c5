//! What came of a form, where the page that follows is told by its address: `jadi=CODE` when it was done, `gagal=CODE` when it was not.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// A value of the address.
pub fn asked(name: &'static str) -> String {
    use_query_map().with_untracked(|query| query.get(name).unwrap_or_default())
}

/// The words of `done` or `refusal` for the code in the address.
pub fn outcome(done: fn(&str) -> Option<&'static str>, refusal: fn(&str) -> &'static str) -> AnyView {
    let (code, failed) = (asked("jadi"), asked("gagal"));
    match (done(&code), failed.is_empty()) {
        (_, false) => view! { <div class="notice warn" role="alert">{refusal(&failed)}</div> }.into_any(),
        (Some(words), true) => view! { <div class="notice done" role="status">{words}</div> }.into_any(),
        (None, true) => ().into_any(),
    }
}
