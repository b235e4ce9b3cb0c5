//! The line that says that it was saved.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::components::dynamic::dynamic;
use crate::text::settings;

/// Shown as soon as the address says so: what was saved may be read anew before the address has changed. `clean` is false where the page
/// came back with something to put right, or with something that is more to the point.
pub fn saved(query: Memo<ParamsMap>, clean: bool) -> AnyView {
    dynamic(move || {
        let saved = clean && query.with(|query| query.get("tersimpan").is_some());
        saved.then(|| view! { <p class="saved" role="status">{settings::SAVED}</p> }).into_any()
    })
}
