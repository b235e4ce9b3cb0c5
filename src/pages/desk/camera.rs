//! The camera beside the search of the arrival page. Its button comes only with scripts, and where the browser can read codes.

use leptos::html;
use leptos::prelude::*;

use crate::browser::scan::{self, NoCamera};
use crate::components::dynamic::words;
use crate::text::counter;

/// What is read goes into `input`, and `form` is sent.
pub fn camera(form: NodeRef<html::Form>, input: NodeRef<html::Input>) -> AnyView {
    let able = RwSignal::new(None::<bool>);
    let (on, failed) = (RwSignal::new(false), RwSignal::new(false));
    let video = NodeRef::<html::Video>::new();
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            let answer = scan::is_able().await;
            let _ = able.try_set(Some(answer));
        });
    });
    let look = move || {
        let Some(picture) = video.get_untracked() else { return };
        failed.set(false);
        on.set(true);
        leptos::task::spawn_local(async move {
            // The signals are gone when the page is left: then nobody wants the camera any more, and it is switched off.
            let seen = scan::look(picture, move || on.try_get_untracked().unwrap_or(false)).await;
            let _ = on.try_set(false);
            match seen {
                Ok(Some(code)) => {
                    if let (Some(input), Some(form)) = (input.get_untracked(), form.get_untracked()) {
                        input.set_value(&code);
                        let _ = form.request_submit();
                    }
                }
                Ok(None) => {}
                Err(NoCamera) => {
                    let _ = failed.try_set(true);
                }
            }
        });
    };
    let press = move |_| if on.get_untracked() { on.set(false) } else { look() };
    let no_button = Signal::derive(move || able.get() != Some(true));
    let no_picture = Signal::derive(move || !on.get());
    let label = words(move || Some(if on.get() { counter::CAMERA_STOP } else { counter::CAMERA }.to_owned()));
    let why = move || match (able.get(), failed.get()) {
        (Some(false), _) => Some(counter::CAMERA_NONE.to_owned()),
        (_, true) => Some(counter::CAMERA_FAILED.to_owned()),
        _ => None,
    };
    let nothing = Signal::derive(move || why().is_none());
    view! {
        <button class="secondary" type="button" hidden=no_button on:click=press>{label}</button>
        <p class="hint" role="status" hidden=nothing>{words(why)}</p>
        <video node_ref=video class="camera" hidden=no_picture muted=true playsinline=true aria-label=counter::CAMERA_PICTURE></video>
    }
    .into_any()
}
