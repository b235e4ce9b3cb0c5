//! What a page says when the server refused: one sentence and the way on.

use leptos::prelude::*;

use super::dynamic::dynamic;
use crate::domain::Problem;
use crate::domain::trouble::{Field, Trouble as ApiError};
use crate::text;

/// Instead of a page that cannot be shown.
#[component]
pub fn Trouble(error: ApiError, #[prop(default = "/masuk")] sign_in: &'static str) -> impl IntoView {
    set_status(error);
    let at_desk = cfg!(feature = "desk") && sign_in == "/meja/masuk";
    let words = match error {
        ApiError::WrongLogin if at_desk => text::desk::WRONG_LOGIN.into(),
        error => text::trouble::trouble(error),
    };
    let link = match error {
        ApiError::SignedOut | ApiError::Parked => Some((sign_in, text::common::SIGN_IN)),
        ApiError::Forbidden if at_desk => Some(("/meja", text::desk::TO_QUEUES)),
        ApiError::Forbidden => Some(("/", text::common::TO_START)),
        _ => None,
    };
    view! {
        <div class="notice warn" role="alert">
            <p>{words}</p>
            {link.map(|(href, words)| view! { <p><a class="button" href=href>{words}</a></p> })}
            {to_account(error)}
        </div>
    }
}

/// The way to what an officer must do first, on pages without scripts; a phone does not carry it.
#[cfg(feature = "desk")]
fn to_account(error: ApiError) -> AnyView {
    let (href, words) = match error {
        ApiError::NewPassword => ("/meja/sandi", text::desk::NEW_PASSWORD),
        ApiError::SecondStep => ("/meja/dua-langkah", text::desk::SECOND_STEP),
        _ => return ().into_any(),
    };
    view! { <p><a class="button" href=href rel="external">{words}</a></p> }.into_any()
}

#[cfg(not(feature = "desk"))]
fn to_account(_: ApiError) -> AnyView {
    ().into_any()
}

/// What an action was refused with, if it was.
pub fn error_of<T>(
    answer: impl Get<Value = Option<Result<T, ApiError>>> + Send + Sync + 'static,
) -> Signal<Option<ApiError>>
where
    T: 'static,
{
    Signal::derive(move || answer.get().and_then(Result::err))
}

/// The refusal of a form, beside it. What is wrong with one of its fields is said at the field.
pub fn refused(error: Signal<Option<ApiError>>, sign_in: &'static str) -> AnyView {
    dynamic(move || match error.get() {
        None | Some(ApiError::Field(..)) => ().into_any(),
        Some(error) => view! { <Trouble error=error sign_in=sign_in/> }.into_any(),
    })
}

/// The problem with one field of a form.
pub fn problem_with(error: Signal<Option<ApiError>>, field: Field) -> Option<Problem> {
    match error.get() {
        Some(ApiError::Field(at, problem)) if at == field => Some(problem),
        _ => None,
    }
}

/// The page's status in HTTP, so that caches and machines are not told that all is well.
#[cfg(feature = "ssr")]
fn set_status(error: ApiError) {
    use axum::http::StatusCode;
    let status = match error {
        ApiError::SignedOut | ApiError::Parked | ApiError::NewPassword | ApiError::SecondStep => {
            StatusCode::UNAUTHORIZED
        }
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
