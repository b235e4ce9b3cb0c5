//! Sends a chosen file without leaving the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, Headers, HtmlInputElement, RequestInit, Response};

use crate::domain::refusal::{MAX_BYTES, Refusal};

/// Why an upload did not arrive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotTaken {
    Refused(Refusal),
    /// The kind has as many pages as it may.
    TooMany,
    /// Signed out, closed, or no answer.
    Failed,
}

impl NotTaken {
    /// As the address of the page knows it.
    #[cfg(feature = "desk")]
    fn code(self) -> &'static str {
        match self {
            NotTaken::Refused(why) => why.code(),
            NotTaken::TooMany => "penuh-halaman",
            NotTaken::Failed => "gagal",
        }
    }
}

/// Posts the files chosen in `input` to `address`, one after the other.
pub async fn send(input: HtmlInputElement, address: String) -> Result<(), NotTaken> {
    let files = input.files().ok_or(NotTaken::Failed)?;
    for at in 0..files.length() {
        let Some(file) = files.get(at) else { continue };
        let sent = send_one(&file, &address).await;
        // The first ones are there: they are shown, and not sent again with what is chosen next.
        #[cfg(feature = "desk")]
        if let (Err(why), true) = (&sent, at > 0) {
            input.set_value("");
            let kind = address.rsplit('/').next().unwrap_or_default();
            let _ = leptos::prelude::window().location().set_search(&format!("dokumen={kind}&masalah={}", why.code()));
        }
        sent?;
    }
    input.set_value("");
    Ok(())
}

async fn send_one(file: &web_sys::File, address: &str) -> Result<(), NotTaken> {
    if file.size() > f64::from(MAX_BYTES) {
        return Err(NotTaken::Refused(Refusal::TooLarge));
    }
    let data = FormData::new().map_err(|_| NotTaken::Failed)?;
    data.append_with_blob("berkas", file).map_err(|_| NotTaken::Failed)?;
    post(address, Some(&data)).await
}

/// Posts `data`, or nothing, and reads the code of a refusal.
pub async fn post(address: &str, data: Option<&FormData>) -> Result<(), NotTaken> {
    let headers = Headers::new().map_err(|_| NotTaken::Failed)?;
    headers.set("Accept", "text/plain").map_err(|_| NotTaken::Failed)?;
    let request = RequestInit::new();
    request.set_method("POST");
    if let Some(data) = data {
        request.set_body(data);
    }
    request.set_headers(&headers);
    let sent = leptos::prelude::window().fetch_with_str_and_init(address, &request);
    let response: Response =
        JsFuture::from(sent).await.map_err(|_| NotTaken::Failed)?.dyn_into().map_err(|_| NotTaken::Failed)?;
    if response.ok() {
        return Ok(());
    }
    let text = JsFuture::from(response.text().map_err(|_| NotTaken::Failed)?).await.map_err(|_| NotTaken::Failed)?;
    let code = text.as_string().unwrap_or_default();
    match (Refusal::from_code(&code), code.as_str()) {
        (Some(refusal), _) => Err(NotTaken::Refused(refusal)),
        (None, "penuh-halaman") => Err(NotTaken::TooMany),
        _ => Err(NotTaken::Failed),
    }
}
