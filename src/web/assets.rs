//! Built files: names carry the hash of their content, so a browser may keep them for ever. Compressed beforehand by `bin/build`. They lie in a
//! folder, or in the program itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::embedded::Embedded;
use crate::app::shell::{Assets, Bundle};

/// Under names by content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

/// Those that have a name of their own.
const SINGLE: [&str; 4] = ["favicon.svg", "motif.svg", "icon-192.png", "icon-512.png"];

/// The site's folder: as told, else beside the folder of the executable, where the build puts it.
pub fn site_folder(told: Option<PathBuf>) -> Option<PathBuf> {
    let beside = || Some(std::env::current_exe().ok()?.parent()?.parent()?.join("site"));
    told.or_else(beside).filter(|folder| folder.is_dir())
}

/// Whether there are any: in the folder that was found, or inside.
pub fn are_there(site: Option<&Path>) -> bool {
    site.is_some() || Embedded::own().is_some()
}

/// The addresses from `assets.json`; without it those that cargo-leptos gives.
pub fn read(site: Option<&Path>) -> Assets {
    let json = match site {
        Some(site) => std::fs::read(site.join("assets.json")).ok(),
        None => Embedded::own().and_then(|files| files.get("assets.json").map(<[u8]>::to_vec)),
    };
    let names: Option<serde_json::Map<String, serde_json::Value>> =
        json.and_then(|json| serde_json::from_slice(&json).ok());
    let name = |key: &str, otherwise: &str| {
        let found = names.as_ref().and_then(|names| names.get(key)).and_then(|name| name.as_str());
        found.unwrap_or(otherwise).to_owned()
    };
    let parts = |start: &str| {
        let named = names.iter().flatten().filter(|(key, _)| key.starts_with(start));
        named.filter_map(|(_, name)| name.as_str().map(str::to_owned)).collect()
    };
    let bundle = |side: &str| Bundle {
        js: name(&format!("{side}.js"), "/pkg/ak1.js"),
        wasm: name(&format!("{side}.wasm"), "/pkg/ak1.wasm"),
        parts: parts(&format!("{side}/")),
    };
    Assets {
        main_css: name("main.css", "/pkg/ak1.css"),
        desk_css: name("desk.css", "/style/desk.css"),
        print_css: name("print.css", "/style/print.css"),
        phone: bundle("phone"),
        desk: bundle("desk"),
        check: bundle("check"),
    }
}

pub fn files(site: Option<PathBuf>) -> Router {
    let Some(site) = site else { return Embedded::own().map_or_else(Router::new, inside) };
    let folder = |name: &str| ServeDir::new(site.join(name)).precompressed_br().precompressed_gzip();
    let keep = |value: &'static str| {
        ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static(value)))
    };
    let mut router = Router::new()
        .nest_service("/pkg", keep(FOR_EVER).service(folder("pkg")))
        .nest_service("/font", keep(A_DAY).service(folder("font")));
    for file in SINGLE {
        let service = tower_http::services::ServeFile::new(site.join(file));
        router = router.route_service(&format!("/{file}"), keep(A_DAY).service(service));
    }
    // cargo-leptos builds one style sheet; the others are served as they stand in the project.
    if !site.join("assets.json").exists() {
        router = router.nest_service("/style", ServeDir::new(site.join("../../style")));
    }
    router
}

/// The same addresses, answered from the program itself.
fn inside(files: Embedded) -> Router {
    let files = Arc::new(files);
    let give = |keep: &'static str| {
        let files = files.clone();
        get(
            move |uri: Uri, asked: HeaderMap| async move { files.answer(uri.path().trim_start_matches('/'), &asked, keep) },
        )
    };
    let router = Router::new().route("/pkg/{*name}", give(FOR_EVER)).route("/font/{*name}", give(A_DAY));
    SINGLE.into_iter().fold(router, |router, file| router.route(&format!("/{file}"), give(A_DAY)))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn built_files_are_given_one_by_one_and_nothing_beside_them() {
        let site = std::env::temp_dir().join(format!("ak1-files-{}", crate::crypt::token::id()));
        for (name, content) in [
            ("pkg/a.js", "1"),
            ("font/a.woff2", "1"),
            ("favicon.svg", "<svg/>"),
            (".git/HEAD", "ref"),
            ("assets.json", "{}"),
        ] {
            let file = site.join(name);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, content).expect("a file");
        }
        let router = files(Some(site.clone()));
        let status = async |address: &str| {
            let request = Request::get(address).body(Body::empty()).expect("a request");
            router.clone().oneshot(request).await.expect("an answer").status().as_u16()
        };
        for address in ["/pkg/a.js", "/font/a.woff2", "/favicon.svg"] {
            assert_eq!(status(address).await, 200, "{address}");
        }
        for address in [
            "/pkg/",
            "/pkg",
            "/font/",
            "/.git/HEAD",
            "/pkg/.git/HEAD",
            "/pkg/../.git/HEAD",
            "/pkg/%2e%2e/.git/HEAD",
            "/pkg/..%2f.git/HEAD",
            "/pkg/../assets.json",
            "/assets.json",
            "/pkg//etc/passwd",
        ] {
            assert_ne!(status(address).await, 200, "{address}");
        }
        std::fs::remove_dir_all(site).ok();
    }
}
