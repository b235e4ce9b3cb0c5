//! The keyboard at the desk. An element says by `data-key` under which key it is reached: buttons and links are pressed, fields get the
//! cursor. Single letters work only outside fields, never end anything for good, and can be switched off (WCAG 2.1.4).

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The key of the page's main action, pressed with Ctrl+Enter.
pub const MAIN: &str = "utama";
const LETTERS_OFF: &str = "ak1-tombol-huruf-mati";
/// Fields in which letters are typed.
const TYPED_IN: &str = "textarea, select, input:not([type=checkbox], [type=radio], [type=submit])";

/// For as long as the tab lives; `legend` is called by `?`.
pub fn listen(legend: Callback<()>) {
    let handle = window_event_listener(leptos::ev::keydown, move |ev| {
        if ev.alt_key() || ev.meta_key() || ev.is_composing() || ev.default_prevented() {
            return;
        }
        if ev.ctrl_key() {
            if ev.key() == "Enter" {
                press(&ev, MAIN);
            }
            return;
        }
        let typing = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if letters_off() || typing.is_some_and(|element| element.matches(TYPED_IN).unwrap_or(false)) {
            return;
        }
        match ev.key().as_str() {
            "?" => {
                ev.prevent_default();
                legend.run(());
            }
            "j" => step(&ev, 1),
            "k" => step(&ev, -1),
            key if key.chars().count() == 1 && !matches!(key, "\"" | "\\") => press(&ev, key),
            _ => {}
        }
    });
    std::mem::forget(handle);
}

/// Brings the cursor to `input` when a code begins to be typed outside of fields: a scanner is a keyboard, and it types wherever the cursor
/// stands. Codes are made of capital letters and digits, so they press nothing. Ends with the page.
pub fn hear(input: NodeRef<leptos::html::Input>) {
    let handle = window_event_listener(leptos::ev::keydown, move |ev| {
        if ev.alt_key() || ev.meta_key() || ev.ctrl_key() || ev.is_composing() || ev.default_prevented() {
            return;
        }
        let at = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let typing = at.is_some_and(|element| element.matches(TYPED_IN).unwrap_or(false));
        let key = ev.key();
        let of_a_code = key.len() == 1 && key.bytes().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit());
        if let (false, true, Some(input)) = (typing, of_a_code, input.get_untracked()) {
            let _ = input.focus();
            input.select(); // what stands there is typed over
        }
    });
    on_cleanup(move || handle.remove());
}

pub fn letters_off() -> bool {
    storage().is_some_and(|storage| storage.get_item(LETTERS_OFF).ok().flatten().is_some())
}

pub fn switch_letters(on: bool) {
    let Some(storage) = storage() else { return };
    let _ = if on { storage.remove_item(LETTERS_OFF) } else { storage.set_item(LETTERS_OFF, "1") };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn press(ev: &KeyboardEvent, key: &str) {
    let Some(element) = all(&format!("[data-key=\"{key}\"]")).into_iter().find(seen) else { return };
    ev.prevent_default();
    let _ = element.focus();
    if !element.matches(TYPED_IN).unwrap_or(false) {
        element.click();
    }
}

/// Moves the focus along the rows of a list.
fn step(ev: &KeyboardEvent, by: isize) {
    let rows: Vec<_> = all("[data-row]").into_iter().filter(seen).collect();
    let Some(last) = rows.len().checked_sub(1) else { return };
    let now = document().active_element();
    let now = rows.iter().position(|row| Some(row.unchecked_ref::<web_sys::Element>()) == now.as_ref());
    let next = now.map_or(0, |now| now.saturating_add_signed(by).min(last));
    ev.prevent_default();
    let _ = rows[next].focus();
}

/// Where the row leads that has the focus, if one has.
pub fn row_in_use() -> Option<String> {
    document().active_element()?.closest("a[data-row]").ok()??.get_attribute("href")
}

/// Gives the focus back to a row that was drawn anew; whoever has moved on meanwhile is left alone.
pub fn back_to_row(href: &str) {
    let body = document().body().map(web_sys::Element::from);
    if document().active_element() != body {
        return;
    }
    if let Some(row) = all("a[data-row]").into_iter().find(|row| row.get_attribute("href").as_deref() == Some(href)) {
        let _ = row.focus();
    }
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn seen(element: &HtmlElement) -> bool {
    element.offset_parent().is_some() || element.offset_width() > 0
}
