//! Sends a picture without leaving the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Promise};
use web_sys::{Blob, FormData, ProgressEvent, XmlHttpRequest};

/// Why an upload did not arrive: the server's code, or [`NO_SIGNAL`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotTaken(pub String);

const NO_SIGNAL: &str = "sinyal";

impl NotTaken {
    /// Worth another try.
    pub fn is_no_signal(&self) -> bool {
        self.0 == NO_SIGNAL
    }
}

impl From<wasm_bindgen::JsValue> for NotTaken {
    fn from(_: wasm_bindgen::JsValue) -> Self {
        NotTaken("gagal".to_owned())
    }
}

/// Posts the files chosen in `input` to `address`, one after the other, as they are: from a scanner at the counter.
#[cfg(feature = "desk")]
pub async fn send_all(input: web_sys::HtmlInputElement, address: String) -> Result<(), NotTaken> {
    use crate::domain::refusal::{MAX_BYTES, Refusal};
    let files = input.files().ok_or(NotTaken(String::new()))?;
    for at in 0..files.length() {
        let Some(file) = files.get(at) else { continue };
        let sent = if file.size() > f64::from(MAX_BYTES) {
            Err(NotTaken(Refusal::TooLarge.code().to_owned()))
        } else {
            post(&address, Some(&file), "", None).await
        };
        // The first ones are there: they are shown, and not sent again with what is chosen next.
        if let (Err(why), true) = (&sent, at > 0) {
            input.set_value("");
            let kind = address.rsplit('/').next().unwrap_or_default();
            let _ = window().location().set_search(&format!("dokumen={kind}&masalah={}", why.0));
        }
        sent?;
    }
    input.set_value("");
    Ok(())
}

/// Posts `file`, or nothing, and reads the code of a refusal. What is sent again under the same `key` is taken once. `percent` is how
/// much of it has left.
///
/// # Errors
/// Why it was not taken.
pub async fn post(
    address: &str,
    file: Option<&Blob>,
    key: &str,
    percent: Option<RwSignal<usize>>,
) -> Result<(), NotTaken> {
    let request = XmlHttpRequest::new()?;
    request.open("POST", address)?;
    request.set_request_header("Accept", "text/plain")?;
    let body = FormData::new()?;
    if let Some(file) = file {
        body.append_with_blob("berkas", file)?;
        request.set_request_header("kunci", key)?;
    }
    let progress = Closure::<dyn Fn(ProgressEvent)>::new(move |ev: ProgressEvent| {
        if let Some(percent) = percent {
            percent.set((100.0 * ev.loaded() / ev.total()) as usize);
        }
    });
    request.upload()?.set_onprogress(Some(progress.as_ref().unchecked_ref()));
    let ended = Promise::new(&mut |done, _| request.set_onloadend(Some(&done)));
    request.send_with_opt_form_data(Some(&body))?;
    JsFuture::from(ended).await?;
    match request.status()? {
        200..300 => Ok(()),
        // No answer, or one of something between here and the server.
        0 | 408 | 502..505 => Err(NotTaken(NO_SIGNAL.to_owned())),
        _ => Err(NotTaken(request.response_text()?.unwrap_or_default())),
    }
}

/// Waits until the browser says that there is a signal again, or the function given to `keep` is called, or for so many milliseconds.
pub async fn pause(milliseconds: Option<i32>, keep: impl FnOnce(Function)) {
    let mut wake = None;
    let woken = Promise::new(&mut |done, _| wake = Some(done));
    let Some(wake) = wake else { return };
    let _ = window().add_event_listener_with_callback("online", &wake);
    if let Some(milliseconds) = milliseconds {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&wake, milliseconds);
    }
    keep(wake.clone());
    let _ = JsFuture::from(woken).await;
    let _ = window().remove_event_listener_with_callback("online", &wake);
}
