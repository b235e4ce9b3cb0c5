//! Whether the office has the city's emblem on its cards, for the page on which an admin sets it.

use super::view::Me;
use super::{ApiError, context};
use crate::domain::role::Role;

pub struct EmblemView {
    pub me: Me,
    pub there: bool,
}

pub async fn read_emblem() -> Result<EmblemView, ApiError> {
    let officer = context::officer_with(&[Role::Admin]).await?;
    Ok(EmblemView { there: context::store()?.has_emblem().await?, me: officer.into() })
}
