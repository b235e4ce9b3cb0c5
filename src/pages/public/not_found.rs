//! What stands under an address that does not exist.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::text::common;

#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    view! {
        <Title text=common::page_title(common::NOT_FOUND_TITLE)/>
        <h1>{common::NOT_FOUND_TITLE}</h1>
        <p>{common::NOT_FOUND}</p>
        <p><a class="button" href="/">{common::TO_START}</a></p>
    }
}
