//! AK-1: the software with which an Indonesian labour office issues the job-seeker card (*kartu AK-1*, *kartu kuning*).
//!
//! Read in this order. A test (`tests/architecture.rs`) holds each layer to what it may use.

#![recursion_limit = "512"]

pub mod api;
pub mod app;
pub mod browser;
pub mod components;
pub mod domain;
pub mod pages;
pub mod seal;
pub mod text;

#[cfg(feature = "ssr")]
pub mod access;
#[cfg(feature = "ssr")]
pub mod cli;
#[cfg(feature = "ssr")]
pub mod crypt;
#[cfg(feature = "ssr")]
pub mod intake;
#[cfg(feature = "ssr")]
pub mod jobs;
#[cfg(feature = "ssr")]
pub mod reports;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod web;

/// Takes over the page that the server rendered. Called by the loader in the page's head.
#[cfg(all(feature = "hydrate", any(feature = "phone", feature = "desk")))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    app::hydrate();
}

/// The check of a card's code in the browser, for the script of `/periksa`; see [`pages::check::in_browser`].
#[cfg(feature = "check")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn check(token: &str, digits: &str, keys: &str, ended: &str, today: &str) -> Vec<String> {
    pages::check::in_browser(token, digits, keys, ended, today)
}
