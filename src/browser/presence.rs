//! Whether somebody is at work on a page, and a last word when they leave it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::UrlSearchParams;

/// Calls `still_here` every two minutes in which a key was pressed or the pointer moved, until the owner goes.
pub fn while_active(still_here: impl Fn() + 'static) {
    let active = Rc::new(Cell::new(false));
    let seen = {
        let active = Rc::clone(&active);
        move || active.set(true)
    };
    let keys = window_event_listener(leptos::ev::keydown, {
        let seen = seen.clone();
        move |_| seen()
    });
    let pointer = window_event_listener(leptos::ev::pointermove, move |_| seen());
    let every = set_interval_with_handle(
        move || {
            if active.take() {
                still_here();
            }
        },
        Duration::from_secs(120),
    );
    on_cleanup(move || {
        keys.remove();
        pointer.remove();
        if let Ok(every) = every {
            every.clear();
        }
    });
}

/// Calls `goodbye` when the tab is closed or leads elsewhere, and when the owner goes.
pub fn on_leaving(goodbye: impl Fn() + Clone + Send + Sync + 'static) {
    let listener = window_event_listener(leptos::ev::Custom::<web_sys::Event>::new("pagehide"), {
        let goodbye = goodbye.clone();
        move |_| goodbye()
    });
    on_cleanup(move || {
        listener.remove();
        goodbye();
    });
}

/// Sends a form that needs no answer; it arrives even when the page is gone.
pub fn send_last(address: &str, fields: &[(&str, &str)]) {
    let Ok(form) = UrlSearchParams::new() else { return };
    for (name, value) in fields {
        form.append(name, value);
    }
    let _ = window().navigator().send_beacon_with_opt_url_search_params(address, Some(&form));
}
