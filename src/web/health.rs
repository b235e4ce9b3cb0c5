//! `/sehat`: the server runs and the database answers. `/siap`: it can do its work now. For whatever watches the server; nothing personal.

use axum::extract::State;
use axum::http::StatusCode;

use super::Services;
use crate::store::ready::NotReady;

pub async fn healthy(State(services): State<Services>) -> StatusCode {
    if services.store.alive().await { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}

/// One word: `siap`, or what is in the way.
pub async fn ready(State(services): State<Services>) -> (StatusCode, &'static str) {
    match services.store.ready().await {
        Ok(()) => (StatusCode::OK, "siap\n"),
        Err(in_the_way) => (StatusCode::SERVICE_UNAVAILABLE, word(in_the_way)),
    }
}

fn word(in_the_way: NotReady) -> &'static str {
    match in_the_way {
        NotReady::Database => "basis-data\n",
        NotReady::Migrations => "migrasi\n",
        NotReady::Room => "ruang\n",
    }
}
