//! What the keyboard can do, on `?`, and the switch for single letters.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser::keys::{letters_off, listen, switch_letters};
use crate::text::keys::{CLOSE, KEYS, LEGEND, LETTERS, OPEN};

#[component]
pub fn Legend() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let (ready, letters) = (RwSignal::new(false), RwSignal::new(true));
    let open = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    Effect::new(move |_| {
        if !ready.get_untracked() {
            ready.set(true);
            letters.set(!letters_off());
            listen(open);
        }
    });
    let switch = move |ev| {
        let on = event_target_checked(&ev);
        letters.set(on);
        switch_letters(on);
    };
    let line = |(key, words): (&'static str, &'static str)| {
        view! { <div><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div> }
    };
    view! {
        <p class="keys"><button class="link" type="button" hidden=move || !ready.get() on:click=move |_| open.run(())>{OPEN}</button></p>
        <dialog node_ref=dialog class="legend" aria-labelledby="tombol-judul">
            <h2 id="tombol-judul">{LEGEND}</h2>
            <dl>{KEYS.into_iter().map(line).collect::<Vec<_>>()}</dl>
            <div class="choice">
                <input id="tombol-huruf" type="checkbox" prop:checked=letters on:change=switch/>
                <label for="tombol-huruf">{LETTERS}</label>
            </div>
            <form method="dialog"><button class="secondary">{CLOSE}</button></form>
        </dialog>
    }
}
