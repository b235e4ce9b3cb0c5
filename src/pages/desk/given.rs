//! A code of ten minutes as it is shown, once: to be scanned from the screen, or read out and typed.

use leptos::prelude::*;

use crate::api::ApiError;
use crate::api::ticket::GivenCode;
use crate::components::dynamic::dynamic;
use crate::components::qr::qr;
use crate::components::trouble::refused;
use crate::text::{counter, trouble};

/// The code that was just given: by the action with scripts, by the page itself (`kept`) without.
pub fn given(
    answer: impl Get<Value = Option<Result<GivenCode, ApiError>>> + Copy + Send + Sync + 'static,
    kept: Option<GivenCode>,
) -> AnyView {
    let code = move || match answer.get() {
        Some(Ok(code)) => Some(code),
        _ => kept.clone(),
    };
    let error = Signal::derive(move || answer.get().and_then(Result::err));
    let in_form = dynamic(move || match error.get() {
        Some(error @ ApiError::Field(..)) => {
            view! { <p class="error" role="alert">{trouble::trouble(error)}</p> }.into_any()
        }
        _ => ().into_any(),
    });
    view! {
        {refused(error, "/meja/masuk")}
        {in_form}
        <div role="status">{dynamic(move || code().map_or(().into_any(), show))}</div>
    }
    .into_any()
}

fn show(code: GivenCode) -> AnyView {
    let picture = code.qr.map(|drawn| qr(drawn.size, drawn.path, counter::GIVEN_QR));
    view! {
        <section class="ticket given" aria-labelledby="kode-judul">
            <h2 id="kode-judul">{counter::GIVEN}</h2>
            <strong class="code">{code.code}</strong>
            <p>{counter::valid_until(&code.until)}" "{counter::GIVEN_ONCE}</p>
            {picture}
            <p>{counter::type_at(&code.address)}</p>
        </section>
    }
    .into_any()
}
