//! What a phone needs to open the form without a signal: a service worker that keeps the built files and one page that knows nobody, and
//! the manifest by which the form can be put on the home screen. Nothing personal is ever kept by it.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse};

use super::Services;
use crate::app::shell::{self, Assets};
use crate::text::common;

/// The page that stands in for any page of the job seeker's that cannot be fetched, at `/luring`. The address stays what it was; what is
/// shown there, the app finds in the drawer of the phone.
pub async fn stands_in(State(services): State<Services>) -> impl IntoResponse {
    const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; \
                          font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    ([(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY))], Html(page(&services.assets)))
}

/// Starts the app there. A file, since a page that is kept cannot have a nonce of its own.
pub async fn start(State(services): State<Services>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, SCRIPT)], shell::start(&services.assets.phone))
}

pub async fn worker(State(services): State<Services>) -> impl IntoResponse {
    // What a worker may fetch is said by its own answer.
    const POLICY: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";
    let headers = [(header::CONTENT_TYPE, SCRIPT), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, worker_script(&services.assets))
}

pub async fn manifest() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/manifest+json")], manifest_text())
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

fn page(assets: &Assets) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\"><title>{title}</title><link rel=\"stylesheet\" href=\"{css}\"><script type=\"module\" src=\"/mulai.js\">\
         </script></head><body {mark}><main id=\"isi\"><p>{words}</p></main></body></html>",
        title = common::PRODUCT,
        css = assets.main_css,
        mark = crate::app::OFFLINE,
        words = common::NO_SIGNAL,
    )
}

/// Its text changes with the built files, so that a new version is fetched when there is one.
fn worker_script(assets: &Assets) -> String {
    let mut files = vec!["/mulai.js", &assets.main_css, &assets.phone.js, &assets.phone.wasm, "/favicon.svg"];
    files.extend(assets.phone.parts.iter().map(String::as_str));
    let files: Vec<_> = files.into_iter().map(|file| format!("'{file}'")).collect();
    let name = &assets.phone.wasm;
    format!(
        "const NAME='ak1 {name}',FILES=[{}];\n{}",
        files.join(","),
        r"
const keep = async () => { await (await caches.open(NAME)).addAll(['/luring', ...FILES]); await skipWaiting(); };
const tidy = async () => {
  for (const name of await caches.keys()) if (name.startsWith('ak1 ') && name !== NAME) await caches.delete(name);
  await clients.claim();
};
addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin || /^\/(meja|cetak)/.test(pathname)) return;
  if (FILES.includes(pathname)) event.respondWith(caches.match(pathname).then((kept) => kept || fetch(event.request)));
  else if (mode === 'navigate') event.respondWith(fetch(event.request).catch(() => caches.match('/luring')));
});
"
    )
}

fn manifest_text() -> String {
    let icon = |size: u32, purpose: &str| serde_json::json!({"src": format!("/icon-{size}.png"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose});
    serde_json::json!({
        "name": common::PRODUCT,
        "short_name": common::SHORT,
        "lang": "id",
        "start_url": "/permohonan",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": shell::THEME,
        "icons": [icon(192, "any"), icon(512, "any"), icon(512, "maskable")],
    })
    .to_string()
}
