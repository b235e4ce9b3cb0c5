//! What a page says when the server refused: one sentence and the way on.

use leptos::prelude::*;

use crate::api::ApiError;
use crate::text;

/// Instead of a page that cannot be shown.
#[component]
pub fn Trouble(error: ApiError, #[prop(default = "/masuk")] sign_in: &'static str) -> impl IntoView {
    set_status(error);
    let link = match error {
        ApiError::SignedOut | ApiError::Parked => Some((sign_in, text::common::SIGN_IN)),
        ApiError::NewPassword => Some(("/meja/sandi", text::desk::NEW_PASSWORD)),
        _ => None,
    };
    view! {
        <div class="notice warn" role="alert">
            <p>{text::trouble::trouble(error)}</p>
            {link.map(|(href, words)| view! { <p><a class="button" href=href>{words}</a></p> })}
        </div>
    }
}

/// The answer of an action, beside the form that was sent.
pub fn refusal(value: Option<Result<(), ApiError>>) -> AnyView {
    match value {
        Some(Err(error)) => view! { <Trouble error=error/> }.into_any(),
        _ => ().into_any(),
    }
}

/// The page's status in HTTP, so that caches and machines are not told that all is well.
#[cfg(feature = "ssr")]
fn set_status(error: ApiError) {
    use axum::http::StatusCode;
    let status = match error {
        ApiError::SignedOut | ApiError::Parked | ApiError::NewPassword => StatusCode::UNAUTHORIZED,
        ApiError::Forbidden => StatusCode::NOT_FOUND,
        ApiError::Broken | ApiError::Offline => StatusCode::INTERNAL_SERVER_ERROR,
        ApiError::Full => StatusCode::INSUFFICIENT_STORAGE,
        _ => return,
    };
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(status);
    }
}

#[cfg(not(feature = "ssr"))]
fn set_status(_: ApiError) {}
