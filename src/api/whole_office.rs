//! The office with all its settings, for pages that the server alone makes: nothing in it is secret, but a phone has no use for it.

use super::{ApiError, context};
use crate::domain::settings::Office;

/// For everybody: no one is asked who they are.
pub async fn read_whole_office() -> Result<Office, ApiError> {
    Ok(context::store()?.office().await?)
}
