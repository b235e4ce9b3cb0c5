//! A wrong NIK put right at the counter, within a correction that chose it, once the KTP has been seen.

use leptos::prelude::*;

use super::card_view::desk_base;
use super::{ApiError, Postcard, context, typed};
use crate::domain::amendment;
use crate::domain::application::{Kind, State};
use crate::domain::correction::Pin;
use crate::domain::nik::Nik;
use crate::domain::role::{Hand, Role};
use crate::store::Store;
use crate::store::nik_change::NikChanged;

/// An open correction that chose the NIK.
pub struct NikAsked {
    pub application: String,
    pub version: i64,
    /// As the file has it now, in groups of four.
    pub now: String,
    /// The attendance is noted, so the KTP was compared, and the print is not confirmed yet.
    pub ready: bool,
}

/// `open` is the follow-up that is not finished.
pub async fn asked(store: &Store, open: Option<&(String, Kind)>) -> Result<Option<NikAsked>, ApiError> {
    let Some((id, Kind::Correction)) = open else { return Ok(None) };
    let chosen = Pin::Field(amendment::NIK.to_owned());
    if !store.amended(id).await?.contains(&chosen) {
        return Ok(None);
    }
    let file = store.application(id).await?;
    Ok(Some(NikAsked {
        ready: file.state == State::Attended,
        now: file.nik.grouped(),
        version: file.version,
        application: file.id,
    }))
}

/// `application` is the correction; `seen` the tick that the KTP is at hand.
#[server(endpoint = "kartu-nik", output = Postcard)]
pub async fn change_nik(
    application: String,
    version: i64,
    #[server(default)] nik: String,
    #[server(default)] seen: String,
) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::Information]).await?;
    let store = context::store()?;
    let file = store.application(&application).await?;
    let card = store.card_of(&file).await?.ok_or(ApiError::NotNow)?;
    let base = desk_base(&card);
    let back = |code: &str| {
        typed::hand_on(&[("nik", &nik)]);
        leptos_axum::redirect(&format!("{base}/nik?gagal={code}"));
    };
    let new = match Nik::parse(&nik) {
        Ok(new) if !seen.is_empty() && new != file.nik => new,
        other => {
            back(match other {
                Err(_) => "nik-salah",
                Ok(_) if seen.is_empty() => "ktp",
                Ok(_) => "nik-sama",
            });
            return Ok(());
        }
    };
    match store.change_nik(&file, version, &new, &officer.id, Hand::Officer(Role::Information)).await? {
        NikChanged::Yes { needs_password: true } => leptos_axum::redirect(&format!("{base}?jadi=nik-sandi")),
        NikChanged::Yes { needs_password: false } => leptos_axum::redirect(&format!("{base}?jadi=nik")),
        NikChanged::Stale => back("basi"),
        NikChanged::NotNow => back("nik-belum"),
        NikChanged::Taken => back("nik-dipakai"),
    }
    Ok(())
}
