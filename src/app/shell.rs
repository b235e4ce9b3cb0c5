//! The document itself: head, style, and the loader that fetches the WASM after the first paint.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// Which app a document carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Phone,
    Desk,
    /// The job seeker's look, without scripts.
    Plain,
    Paper,
}

/// Addresses of the built files, with the hash of their content in the name.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    pub main_css: String,
    pub desk_css: String,
    pub print_css: String,
    pub phone: Bundle,
    pub desk: Bundle,
}

#[derive(Clone, Debug, Default)]
pub struct Bundle {
    pub js: String,
    pub wasm: String,
}

/// `app` is rendered as the body's only content: hydration starts there. `path` is the address that was asked for.
pub fn shell(side: Side, assets: &Assets, path: &str, app: AnyView) -> AnyView {
    let styles: Vec<String> = match side {
        Side::Phone | Side::Plain => vec![assets.main_css.clone()],
        Side::Desk => vec![assets.main_css.clone(), assets.desk_css.clone()],
        Side::Paper => vec![assets.print_css.clone()],
    };
    let bundle = match side {
        Side::Phone => Some(&assets.phone),
        Side::Desk => Some(&assets.desk),
        Side::Plain | Side::Paper => None,
    };
    let loader = bundle.map(|bundle| view! { <script type="module" nonce=use_nonce()>{loader(bundle)}</script> });
    // Nobody stands at the wall screen to load it anew; with scripts it does so itself.
    let refresh =
        (path == "/meja/layar").then(|| view! { <noscript><meta http-equiv="refresh" content="15"/></noscript> });
    let class = if side == Side::Paper { "print" } else { "" };
    view! {
        <!DOCTYPE html>
        <html lang="id">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="theme-color" content="#2b3a8c"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {styles.into_iter().map(|href| view! { <link rel="stylesheet" href=href/> }).collect::<Vec<_>>()}
                {refresh}
                <MetaTags/>
                {loader}
            </head>
            <body class=class>{app}</body>
        </html>
    }
    .into_any()
}

/// Starts only after the first paint, so that text and style are not kept waiting by the WASM. A panic ends the WASM at once and without
/// a word; then the notice that waits in every page is shown, and the plain HTML forms carry on.
fn loader(bundle: &Bundle) -> String {
    format!(
        "const start=()=>import('{}').then(m=>m.default({{module_or_path:'{}'}}).then(()=>m.hydrate()));\
         const stopped=e=>{{if((e.error||e.reason) instanceof WebAssembly.RuntimeError)document.getElementById('berhenti').hidden=false}};\
         addEventListener('error',stopped);addEventListener('unhandledrejection',stopped);\
         requestAnimationFrame(()=>setTimeout(start));",
        bundle.js, bundle.wasm
    )
}
