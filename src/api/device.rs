//! Where one is signed in, and how to end it there.

use leptos::prelude::*;
use serde::Serialize;

use super::view::{Me, moment};
use super::{ApiError, Postcard, context};
use crate::access::cookie::Side;
use crate::store::Store;
use crate::store::session::Holder;
use crate::text;

/// Value of `which` that ends every session but the one that asks.
pub const OTHERS: &str = "lain";

/// Where officers see it, and job seekers.
pub const DESK_PAGE: &str = "/meja/perangkat";
pub const OWN_PAGE: &str = "/data-saya";

/// A session in words. Names in the job seeker's file are those that a person reads.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DeviceView {
    /// Names the session and opens nothing.
    #[serde(skip)]
    pub name: String,
    #[serde(rename = "perangkat")]
    pub device: String,
    #[serde(rename = "masuk_sejak")]
    pub since: String,
    #[serde(rename = "terakhir_terlihat")]
    pub seen: String,
    /// The one that asks.
    #[serde(skip)]
    pub this: bool,
}

pub struct DevicesView {
    pub me: Me,
    pub devices: Vec<DeviceView>,
}

pub async fn read_devices() -> Result<DevicesView, ApiError> {
    let officer = context::officer().await?;
    let (store, own) = (context::store()?, context::own_session(Side::Desk)?);
    let devices = devices(&store, &Holder::Officer(officer.id.clone()), &own).await?;
    Ok(DevicesView { devices, me: officer.into() })
}

/// The newest first. `own` is the name of the session that asks.
pub async fn devices(store: &Store, holder: &Holder, own: &str) -> Result<Vec<DeviceView>, ApiError> {
    let view = |session: crate::store::session::RunningSession| DeviceView {
        this: session.name == own,
        name: session.name,
        device: text::device::device(session.device),
        since: moment(session.since),
        seen: moment(session.seen_at),
    };
    Ok(store.running_sessions(holder).await?.into_iter().map(view).collect())
}

/// Ends one of the officer's own sessions, or all others; `which` is its name or [`OTHERS`].
#[server(endpoint = "meja-perangkat", output = Postcard)]
pub async fn end_desk_sessions(#[server(default)] which: String) -> Result<(), ApiError> {
    let officer = context::officer().await?;
    end(&Holder::Officer(officer.id), Side::Desk, &which, DESK_PAGE).await
}

/// The same for a job seeker.
#[server(endpoint = "perangkat", output = Postcard)]
pub async fn end_own_sessions(#[server(default)] which: String) -> Result<(), ApiError> {
    let applicant = context::applicant().await?;
    end(&Holder::Account(applicant.account), Side::Applicant, &which, OWN_PAGE).await
}

async fn end(holder: &Holder, side: Side, which: &str, page: &str) -> Result<(), ApiError> {
    let own = context::own_session(side)?;
    let chosen = |name: &str| name != own && (which == OTHERS || which == name);
    context::store()?.end_sessions(holder, chosen).await?;
    leptos_axum::redirect(page);
    Ok(())
}
