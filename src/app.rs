//! The document around the pages, and the route tables: one app for the job seeker, one for the desk, and those without
//! scripts: the few pages of each side that need none, and paper. Each side has a WASM bundle of its own, so that the desk's code stays off the job seeker's phone; links between them are full page loads, and a
//! bundle that does not arrive leaves working HTML.

#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod desk_plain;
#[cfg(feature = "ssr")]
pub mod paper;
#[cfg(feature = "phone")]
pub mod phone;
#[cfg(feature = "ssr")]
pub mod plain;
#[cfg(feature = "ssr")]
pub mod shell;

/// Takes over the page that stands in the document. A build with both sides (cargo-leptos) looks at the address.
#[cfg(all(feature = "hydrate", any(feature = "phone", feature = "desk")))]
pub fn hydrate() {
    #[cfg(all(feature = "phone", feature = "desk"))]
    if is_desk() {
        leptos::mount::hydrate_body(desk::DeskApp);
    } else {
        leptos::mount::hydrate_body(phone::PhoneApp);
    }
    #[cfg(all(feature = "desk", not(feature = "phone")))]
    leptos::mount::hydrate_body(desk::DeskApp);
    #[cfg(all(feature = "phone", not(feature = "desk")))]
    if stands_in() {
        leptos::mount::mount_to_body(phone::PhoneApp);
    } else {
        leptos::mount::hydrate_body(phone::PhoneApp);
    }
}

/// How the body of the page is marked that stands in for others without a signal (`web::offline`).
pub const OFFLINE: &str = "data-luring";

/// Whether this is that page; its few words are taken away, since there is nothing in it to hydrate.
#[cfg(all(feature = "hydrate", feature = "phone", not(feature = "desk")))]
fn stands_in() -> bool {
    let body = leptos::prelude::document().body().filter(|body| body.has_attribute(OFFLINE));
    body.inspect(|body| body.set_inner_html("")).is_some()
}

#[cfg(all(feature = "hydrate", feature = "phone", feature = "desk"))]
fn is_desk() -> bool {
    leptos::prelude::window().location().pathname().is_ok_and(|path| path.starts_with("/meja"))
}
