//! The scripts of `/periksa`: the one that has the WASM check a card's code, and a worker of its own, so that neither weighs on a job
//! seeker's phone.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::Services;
use crate::app::shell::Assets;

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// `/periksa.js`
pub async fn script(State(services): State<Services>) -> impl IntoResponse {
    let bundle = &services.assets.check;
    let names = format!("const JS=\"{}\",WASM=\"{}\";\n", bundle.js, bundle.wasm);
    ([(header::CONTENT_TYPE, SCRIPT)], names + include_str!("check.js"))
}

/// `/periksa-sw.js`
pub async fn worker(State(services): State<Services>) -> impl IntoResponse {
    const POLICY: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";
    let headers = [(header::CONTENT_TYPE, SCRIPT), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, files(&services.assets) + include_str!("check-worker.js"))
}

/// Its text changes with the built files, so that a new version is fetched when there is one.
fn files(assets: &Assets) -> String {
    let files = ["/periksa", "/periksa.js", &assets.main_css, &assets.check.js, &assets.check.wasm, "/favicon.svg"];
    let files: Vec<_> = files.into_iter().map(|file| format!("\"{file}\"")).collect();
    format!("const NAME=\"periksa {}\",FILES=[{}];\n", assets.check.wasm, files.join(","))
}
