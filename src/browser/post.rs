//! Asks a server function and takes its answer as bytes. One piece of code for all of them: the client that comes with the framework is
//! compiled once for each function, and weighs more than the pages themselves.

use std::cell::Cell;

use leptos::server_fn::ContentType;
use leptos::server_fn::codec::PostcardEncoding;
use leptos::server_fn::redirect::{REDIRECT_HEADER, call_redirect_hook};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Uint8Array;
use web_sys::{FormData, Headers, HtmlFormElement, RequestInit, Response, SubmitEvent, UrlSearchParams};

use crate::domain::trouble::Trouble;

thread_local! {
    static SIGNAL: Cell<bool> = const { Cell::new(true) };
}

/// Whether the last request found the server.
pub fn has_signal() -> bool {
    SIGNAL.get()
}

/// Posts `body`, written as a form writes it; the answer, and where it leads.
pub async fn post(url: &str, body: &str) -> Result<(Vec<u8>, Option<String>), Trouble> {
    let answer = exchange(url, body).await;
    SIGNAL.set(answer.is_ok());
    let (response, bytes) = answer.map_err(|_| Trouble::Offline)?;
    let status = response.status();
    if status >= 400 {
        // What stands between here and the server answers in a language of its own.
        let unknown = if status > 500 { Trouble::Offline } else { Trouble::Broken };
        return Err(postcard::from_bytes(&bytes).unwrap_or(unknown));
    }
    let headers = response.headers();
    let leads = headers.has(REDIRECT_HEADER).unwrap_or(false);
    Ok((bytes, headers.get("Location").ok().flatten().filter(|_| leads)))
}

/// Goes to another page of this app.
pub fn lead_to(path: &str) {
    call_redirect_hook(path);
}

async fn exchange(url: &str, body: &str) -> Result<(Response, Vec<u8>), JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", PostcardEncoding::CONTENT_TYPE)?;
    headers.set("Content-Type", "application/x-www-form-urlencoded")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&body.into());
    let sent = leptos::prelude::window().fetch_with_str_and_init(url, &request);
    let response: Response = JsFuture::from(sent).await?.unchecked_into();
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    Ok((response, Uint8Array::new(&bytes).to_vec()))
}

/// What the browser would send for this form, the pressed button among it.
pub fn body_of_event(ev: &SubmitEvent) -> Option<String> {
    let form: HtmlFormElement = ev.target()?.unchecked_into();
    let pressed =
        ev.submitter().and_then(|button| Some((button.get_attribute("name")?, button.get_attribute("value")?)));
    match &pressed {
        Some((name, value)) => body_of(&form, &[(name, value)]),
        None => body_of(&form, &[]),
    }
}

/// The same, with `more` in place of a button.
pub fn body_of(form: &HtmlFormElement, more: &[(&str, &str)]) -> Option<String> {
    let fields = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    more.iter().for_each(|(name, value)| fields.append(name, value));
    fields.to_string().as_string()
}

/// A body of these fields alone.
pub fn body_with(fields: &[(&str, &str)]) -> String {
    let Ok(body) = UrlSearchParams::new() else { return String::new() };
    fields.iter().for_each(|(name, value)| body.append(name, value));
    body.to_string().into()
}
