//! What becomes of a picture that was picked: looked at, kept on the phone, sent until it has arrived.

use leptos::prelude::*;

use super::drawer;
use crate::browser::held::{Held, Stage};
use crate::browser::typed;
#[cfg(feature = "desk")]
use crate::browser::upload;
use crate::domain::document::DocumentKind;
use crate::domain::refusal::Refusal;
use crate::text::refusal::{refusal, refusal_with};
use crate::text::{form, trouble};

/// Takes what was chosen in `input`. `at_once`: the address to send it to as it is, several files of a scanner's among them.
pub fn picked(held: Held, input: web_sys::HtmlInputElement, at_once: Option<String>) {
    held.wrong.set(None);
    #[cfg(feature = "desk")]
    if let Some(address) = at_once {
        held.go(Stage::Sending);
        leptos::task::spawn_local(async move {
            let sent = upload::send_all(input, address).await;
            held.go(Stage::Idle);
            match sent {
                Ok(()) => held.reload(),
                Err(why) => held.wrong.set(said(held, &why.0)),
            }
        });
        return;
    }
    let _ = at_once;
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // The same file may be chosen again.
    input.set_value("");
    leptos::task::spawn_local(async move {
        if take(held, file.into(), None).await {
            request_animation_frame(move || typed::focus(&format!("{}-gambar", held.kind.code())));
        }
    });
}

/// Opens what was picked, and keeps it on the phone until it has arrived. Whether it is shown now.
async fn take(held: Held, file: web_sys::Blob, key: Option<String>) -> bool {
    match held.open(file, key).await {
        Ok(taken) => {
            let at_once = taken.at_once;
            // Written while the picture is shown already: who tabs on must not be called back by a slow storage.
            leptos::task::spawn_local(async move {
                drawer::keep_picture(held.kind, &taken.key, &taken.file).await;
                if at_once {
                    send(held);
                }
            });
            !at_once
        }
        Err(why) => {
            held.wrong.set(Some(refusal(why).to_owned()));
            false
        }
    }
}

/// Sends what is ready.
pub fn send(held: Held) {
    held.wrong.set(None);
    leptos::task::spawn_local(async move {
        let sent = held.send().await;
        // It has arrived, or is not wanted, or is a paper that was refused and is picked anew.
        if untrack(|| held.stage()) == Stage::Idle {
            drawer::forget_picture(held.kind).await;
        }
        match sent {
            Ok(()) => held.reload(),
            Err(why) if why.0.is_empty() => {}
            Err(why) => held.wrong.set(said(held, &why.0)),
        }
    });
}

/// The person does not want it any more.
pub fn let_go(held: Held) {
    held.let_go();
    leptos::task::spawn_local(drawer::forget_picture(held.kind));
}

/// Opens the camera at once: a phone that is asked for pictures or papers may offer its files alone.
pub fn take_with_camera(input: &web_sys::HtmlInputElement, kind: DocumentKind) {
    let _ = input.set_attribute("accept", "image/*");
    let _ = input.set_attribute("capture", if kind == DocumentKind::Photo { "user" } else { "environment" });
    input.click();
    let _ = input.remove_attribute("capture");
    let _ = input.set_attribute("accept", accepted(kind));
}

/// A picture that had not arrived when the page went away.
pub fn put_back(held: Held) {
    leptos::task::spawn_local(async move {
        let kept = drawer::kept_picture(held.kind).await;
        if let (Some((key, file)), Stage::Idle) = (kept, untrack(|| held.stage())) {
            take(held, file, Some(key)).await;
        }
    });
}

/// Pictures, and PDF for papers; what else there is says the server.
pub fn accepted(kind: DocumentKind) -> &'static str {
    if kind == DocumentKind::Photo { "image/*" } else { "image/*,application/pdf" }
}

/// The sentence for the answer to an upload.
fn said(held: Held, code: &str) -> Option<String> {
    Some(not_taken(code, held.left.get_untracked() as u8))
}

/// The sentence for a code in the address, or in the answer to an upload.
pub fn not_taken(code: &str, pages_left: u8) -> String {
    match Refusal::from_code(code) {
        Some(why) => refusal_with(why, pages_left),
        None if code == "penuh-halaman" => form::TOO_MANY_PAGES.to_owned(),
        None if code == "penyimpanan" => trouble::trouble(crate::api::ApiError::Full).into_owned(),
        None if code == "tertutup" => form::READ_ONLY.to_owned(),
        None if code == "masuk" => form::UPLOAD_SIGNED_OUT.to_owned(),
        None => form::UPLOAD_FAILED.to_owned(),
    }
}
