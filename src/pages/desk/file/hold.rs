//! Opening a file takes it: nobody works twice. It is let go when another is opened, when the page is left, and by its decision.

use leptos::prelude::*;

use crate::api::ApiError;
use crate::api::file::{File, Hold, HoldFile, hold_file};
use crate::browser::presence;
use crate::pages::desk::frame::use_news;

/// Takes what is opened; waits for news where somebody else has it.
pub fn hold(page: Resource<Result<File, ApiError>>, reload: Callback<()>) {
    // The file on show with its version, and the one that is held from here.
    let seen = StoredValue::new((String::new(), 0));
    let held = StoredValue::new(String::new());
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        let Some(Ok(file)) = page.get() else { return };
        let (before, version) = seen.get_value();
        let opened = before != file.application;
        let came_free = waiting.get_value() && file.held.is_none();
        if opened {
            leave(&held.get_value());
        }
        // A decision has freed it; whoever goes on with the same file needs it no more than others do.
        if opened || version != file.version || file.held.is_some() {
            held.set_value(String::new());
        }
        waiting.set_value(file.held.is_some());
        seen.set_value((file.application.clone(), file.version));
        let works = file.moves.iter().any(|mv| !mv.needs_reason());
        if !works || file.held.is_some() || !(opened || came_free) {
            return;
        }
        held.set_value(file.application.clone());
        leptos::task::spawn_local(async move {
            // Somebody was quicker: the page is to say who.
            if hold_file(file.application, Hold::Take).await == Ok(false) {
                reload.run(());
            }
        });
    });
    let news = use_news();
    Effect::new(move |_| {
        news.get();
        if waiting.get_value() {
            reload.run(());
        }
    });
    Effect::new(move |_| {
        presence::while_active(move || {
            let id = held.get_value();
            if !id.is_empty() {
                leptos::task::spawn_local(async move {
                    let _ = hold_file(id, Hold::Take).await;
                });
            }
        });
        presence::on_leaving(move || {
            if let Some(id) = held.try_get_value() {
                leave(&id);
            }
        });
    });
}

fn leave(application: &str) {
    if !application.is_empty() {
        let address = <HoldFile as leptos::server_fn::ServerFn>::url();
        presence::send_last(address, &[("application", application), ("what", "Leave")]);
    }
}
