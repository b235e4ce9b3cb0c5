//! The HTTP side: the router and its layers, files, uploads, health, metrics.

pub mod assets;
pub mod check;
pub mod code;
pub mod document;
pub mod embedded;
pub mod emblem;
pub mod export;
pub mod guard;
pub mod headers;
pub mod health;
pub mod import;
pub mod metrics;
pub mod news;
pub mod observe;
pub mod offline;
pub mod own;
pub mod print;
pub mod refusals;
pub mod retry;
pub mod seal;
pub mod statistics;
pub mod upload;

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Request, State};
use axum::http::StatusCode;
use axum::middleware;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use self::observe::{Observer, Requests};
use crate::access::Hasher;
use crate::app::desk::DeskApp;
use crate::app::desk_plain::DeskPlainApp;
use crate::app::paper::PaperApp;
use crate::app::phone::PhoneApp;
use crate::app::plain::PlainApp;
use crate::app::shell::{Assets, Side, shell};
use crate::domain::web_host::WebHost;
use crate::intake::IntakeGate;
use crate::store::Store;

/// Everything a request may need.
#[derive(Clone)]
pub struct Services {
    pub store: Store,
    pub hasher: Hasher,
    pub gate: IntakeGate,
    pub assets: Assets,
    pub options: LeptosOptions,
    /// Printed on cards, with the code that opens it.
    pub host: Option<WebHost>,
    /// A proxy in front was declared, and what it says of a request is believed.
    pub behind_proxy: bool,
    pub requests: Arc<Requests>,
}

impl Services {
    pub fn new(store: Store, hasher: Hasher, assets: Assets) -> Services {
        let options = LeptosOptions::builder().output_name("ak1").build();
        let gate = IntakeGate::new();
        Services { store, hasher, gate, assets, options, host: None, behind_proxy: false, requests: Arc::default() }
    }

    fn provide(&self) {
        provide_context(self.store.clone());
        provide_context(self.hasher.clone());
        if let Some(host) = &self.host {
            provide_context(host.clone());
        }
    }
}

impl FromRef<Services> for LeptosOptions {
    fn from_ref(services: &Services) -> Self {
        services.options.clone()
    }
}

/// A small form, answers included, is far below this; only uploads are larger and have a limit of their own.
const FORM_LIMIT: usize = 256 * 1024;

/// The whole site. `site` is the folder with the built files.
pub fn router(services: Services, site: Option<PathBuf>) -> Router {
    let api = {
        let services = services.clone();
        move |request: Request| {
            let services = services.clone();
            async move {
                let answer = leptos_axum::handle_server_fns_with_context(move || services.provide(), request).await;
                refusals::with_status(answer.into_response()).await
            }
        }
    };
    let uploads = Router::new()
        .route("/unggah/{application}/{kind}", post(upload::add))
        .route("/unggah/hapus/{document}", post(upload::remove))
        .route("/unggah/lambang", post(emblem::set_emblem))
        .route("/unggah/impor", post(import::take))
        .layer(DefaultBodyLimit::disable());
    let lists = Router::new()
        .route("/periksa/kunci", get(seal::keys))
        .route("/periksa/daftar-dicabut", get(seal::ended))
        .with_state(services.clone());
    let observer = Observer { requests: services.requests.clone(), behind_proxy: services.behind_proxy };
    let [phone, desk, plain, desk_plain, paper] = paths().clone();
    let pages = Router::new()
        .route("/api/{*name}", post(api))
        .route("/berkas/{document}", get(document::show))
        .route("/periksa.js", get(check::script))
        .route("/periksa-sw.js", get(check::worker))
        .route("/kode.svg", get(code::show))
        .route("/lambang", get(emblem::emblem))
        .route("/cetak.js", get(print::script))
        .route("/cetak/ukuran.css", get(print::measures))
        .route("/kalender.ics", get(own::calendar))
        .route("/data-saya.json", get(own::data))
        .route("/bagikan", get(own::share))
        .route("/ekspor/register", post(export::book))
        .route("/ekspor/orang", post(export::list))
        .route("/ekspor/hadir", post(export::attendance))
        .route("/ekspor/kartu", post(export::cards))
        .route("/ekspor/input", post(export::re_entry))
        .route("/ekspor/terdampak", post(export::exposure))
        .route("/ekspor/laporan", post(export::report))
        .route("/ekspor/laporan-informasi", post(export::daily))
        .route("/statistik.csv", get(statistics::public))
        .route("/meja/statistik.csv", get(statistics::desk))
        .route("/meja/impor.csv", get(import::refused))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .merge(uploads)
        .route("/meja/kabar", get(news::stream))
        .route("/sehat", get(health::healthy))
        .route("/siap", get(health::ready))
        .route("/sw.js", get(offline::worker))
        .route("/mulai.js", get(offline::start))
        .route("/luring", get(offline::stands_in))
        .route("/manifest.webmanifest", get(offline::manifest))
        .leptos_routes_with_handler(phone, page(Side::Phone))
        .leptos_routes_with_handler(desk, page(Side::Desk))
        .leptos_routes_with_handler(plain, page(Side::Plain))
        .leptos_routes_with_handler(desk_plain, page(Side::DeskPlain))
        .leptos_routes_with_handler(paper, page(Side::Paper))
        .fallback(page(Side::Phone))
        .with_state(services);
    pages
        .layer(middleware::from_fn(retry::keep_what_was_typed))
        .layer(middleware::from_fn(guard::origin_or_fetch_site))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(headers::private))
        .merge(lists)
        .merge(assets::files(site))
        .layer(middleware::from_fn(headers::secure))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(60)))
        .layer(CatchPanicLayer::custom(retry::panicked))
        .layer(middleware::from_fn_with_state(observer, observe::observe))
}

/// The route lists of all apps, for the router and for the test of the role matrix.
///
/// Made once in a process: while Leptos makes them, no resource anywhere in it begins to load, and a page that another router renders at
/// that moment would wait for ever.
pub fn paths() -> &'static [Vec<AxumRouteListing>; 5] {
    static PATHS: LazyLock<[Vec<AxumRouteListing>; 5]> = LazyLock::new(|| {
        [
            generate_route_list(PhoneApp),
            generate_route_list(DeskApp),
            generate_route_list(PlainApp),
            generate_route_list(DeskPlainApp),
            generate_route_list(PaperApp),
        ]
    });
    &PATHS
}

type Page = std::pin::Pin<Box<dyn Future<Output = axum::response::Response> + Send>>;

/// Renders a page of one side.
fn page(side: Side) -> impl Fn(State<Services>, Request) -> Page + Clone + Send + Sync + 'static {
    move |State(services): State<Services>, request: Request| {
        let assets = services.assets.clone();
        let path = request.uri().path().to_owned();
        let render = leptos_axum::render_app_async_with_context(
            move || {
                services.provide();
                headers::content_security_policy();
            },
            move || {
                let app = match side {
                    Side::Phone => PhoneApp().into_any(),
                    Side::Desk => DeskApp().into_any(),
                    Side::Plain => PlainApp().into_any(),
                    Side::DeskPlain => DeskPlainApp().into_any(),
                    Side::Paper => PaperApp().into_any(),
                };
                shell(side, &assets, &path, app)
            },
        );
        Box::pin(async move { render(request).await.into_response() })
    }
}
