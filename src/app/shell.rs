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
    /// The desk's look, without scripts.
    DeskPlain,
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
    /// The check of a card's code, without a page of its own.
    pub check: Bundle,
}

#[derive(Clone, Debug, Default)]
pub struct Bundle {
    pub js: String,
    pub wasm: String,
    /// What `js` imports besides.
    pub parts: Vec<String>,
}

/// The colour of the browser's own frame around the pages.
pub const THEME: &str = "#2b3a8c";

/// `app` is rendered as the body's only content: hydration starts there. `path` is the address that was asked for.
pub fn shell(side: Side, assets: &Assets, path: &str, app: AnyView) -> AnyView {
    let styles: Vec<String> = match side {
        Side::Phone | Side::Plain => vec![assets.main_css.clone()],
        Side::Desk | Side::DeskPlain => vec![assets.main_css.clone(), assets.desk_css.clone()],
        Side::Paper => vec![assets.print_css.clone()],
    };
    let bundle = match side {
        Side::Phone => Some(&assets.phone),
        Side::Desk => Some(&assets.desk),
        Side::Plain | Side::DeskPlain | Side::Paper => None,
    };
    let worker = if side == Side::Phone { WORKER } else { "" };
    let loader =
        bundle.map(|bundle| view! { <script type="module" nonce=use_nonce()>{start(bundle) + worker}</script> });
    // Nobody stands at the wall screen to load it anew; with scripts it does so itself.
    let refresh =
        (path == "/meja/layar").then(|| view! { <noscript><meta http-equiv="refresh" content="15"/></noscript> });
    let print = PRINTED.iter().any(|start| path.starts_with(start)).then(|| {
        view! {
            <link rel="stylesheet" href="/cetak/ukuran.css"/>
            <script type="module" nonce=use_nonce() src="/cetak.js"></script>
        }
    });
    let check = path.starts_with("/periksa").then(|| {
        view! {
            <script type="module" nonce=use_nonce() src="/periksa.js"></script>
        }
    });
    let manifest = (side == Side::Phone).then(|| view! { <link rel="manifest" href="/manifest.webmanifest"/> });
    let class = if side == Side::Paper { "print" } else { "" };
    view! {
        <!DOCTYPE html>
        <html lang="id">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="theme-color" content=THEME/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {styles.into_iter().map(|href| view! { <link rel="stylesheet" href=href/> }).collect::<Vec<_>>()}
                {manifest}
                {refresh}
                <MetaTags/>
                {loader}
                {print}
                {check}
            </head>
            <body class=class>{app}</body>
        </html>
    }
    .into_any()
}

/// Pages with a button that opens the print dialog, and sheets that the calibration of a workstation moves.
const PRINTED: [&str; 4] = ["/cetak/kartu/", "/cetak/saku/", "/cetak/lapor/", "/cetak/kalibrasi"];

/// Keeps the built files and the page without a signal, once all else is there.
const WORKER: &str = "if(navigator.serviceWorker&&navigator.onLine)addEventListener('load',()=>setTimeout(()=>navigator.serviceWorker.register('/sw.js').catch(()=>{}),2e3));";

/// Starts only after the first paint, so that text and style are not kept waiting by the WASM. A panic ends the WASM at once and without
/// a word; then the notice that waits in every page is shown, and the plain HTML forms carry on.
///
/// Who goes back or forward before that changes the address alone, and the page of the address before would be taken over for that of the new
/// one: so it is loaded anew.
pub fn start(bundle: &Bundle) -> String {
    format!(
        "const start=()=>{{const wasm=fetch('{}');wasm.catch(()=>{{}});\
         return import('{}').then(m=>m.default({{module_or_path:wasm}}).then(()=>{{m.hydrate();removeEventListener('popstate',gone)}}))}};\
         const here=()=>location.pathname+location.search,at=here(),gone=()=>{{if(here()!==at)location.reload()}};\
         addEventListener('popstate',gone);\
         const stopped=e=>{{if((e.error||e.reason) instanceof WebAssembly.RuntimeError)document.getElementById('berhenti').hidden=false}};\
         addEventListener('error',stopped);addEventListener('unhandledrejection',stopped);\
         requestAnimationFrame(()=>setTimeout(start));",
        bundle.wasm, bundle.js
    )
}
