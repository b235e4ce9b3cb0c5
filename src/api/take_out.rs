//! Lists of people that are taken out as files and are no page of their own: the attendance list, the issued cards.

use chrono::NaiveDate;

use super::view::Me;
use super::{ApiError, context};
use crate::api::register_book::BOOK_ROLES;

/// Who may take them out, and what day it is.
pub async fn read_take_out() -> Result<(Me, NaiveDate), ApiError> {
    let officer = context::officer_with(&BOOK_ROLES).await?;
    Ok((officer.into(), context::store()?.clock().today()))
}
