//! A panic in the browser stops all interactivity without a word. This shows the notice that waits hidden in every page, and the plain
//! HTML forms carry on.

use leptos::prelude::document;

pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        leptos::logging::error!("{}", info);
        if let Some(notice) = document().get_element_by_id("berhenti") {
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
