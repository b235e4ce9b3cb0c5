//! A part of a page without scripts that waits for the server. No resource: what that loads is written into the document a second time, for
//! scripts that here never come.

use std::future::Future;

use leptos::prelude::*;

use crate::api::ApiError;
use crate::components::trouble::Trouble;

pub fn awaited<T: Send + 'static>(
    load: impl Future<Output = Result<T, ApiError>> + Send + 'static,
    show: fn(T) -> AnyView,
) -> AnyView {
    Suspend::new(async move {
        match load.await {
            Ok(loaded) => show(loaded),
            Err(error) => view! { <Trouble error=error/> }.into_any(),
        }
    })
    .into_any()
}
