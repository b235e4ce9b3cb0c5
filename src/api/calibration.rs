//! How far the printer of this workstation misses, kept in a cookie of its browser: it says nothing of anybody.

use leptos::prelude::*;

use super::{ApiError, Postcard};
use crate::domain::form::Answers;

/// Keeps what was measured on the sheet.
#[server(endpoint = "cetak-ukuran", output = Postcard)]
pub async fn calibrate(#[server(default)] a: Answers) -> Result<(), ApiError> {
    use axum::http::{HeaderValue, header};

    use super::{context, typed};
    use crate::access::cookie;
    use crate::domain::calibration::Calibration;

    const PAGE: &str = "/cetak/kalibrasi";
    context::officer_with(&context::FILE_ROLES).await?;
    let Ok(calibration) = Calibration::parse(&a) else {
        typed::hand_on(&a.iter().collect::<Vec<_>>());
        leptos_axum::redirect(&format!("{PAGE}?periksa=1"));
        return Ok(());
    };
    let response = use_context::<leptos_axum::ResponseOptions>();
    if let (Some(response), Ok(value)) = (response, HeaderValue::from_str(&cookie::give_calibration(calibration))) {
        response.append_header(header::SET_COOKIE, value);
    }
    leptos_axum::redirect(&format!("{PAGE}?jadi=1"));
    Ok(())
}

/// What this workstation has; None as long as nothing was measured. For officers.
#[cfg(feature = "ssr")]
pub async fn read_calibration() -> Result<Option<crate::domain::calibration::Calibration>, ApiError> {
    use super::context;
    context::officer_with(&context::FILE_ROLES).await?;
    Ok(crate::access::cookie::calibration(&context::headers()))
}
