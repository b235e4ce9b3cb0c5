//! A QR code as the server drew it.

use leptos::prelude::*;

/// `size` is the number of modules on each side, the quiet zone included. The path runs along the middle of the rows.
pub fn qr(size: u8, path: String, label: &'static str) -> AnyView {
    view! {
        <svg class="qr" viewBox=format!("0 -.5 {size} {size}") role="img" aria-label=label>
            <path d=path></path>
        </svg>
    }
    .into_any()
}
