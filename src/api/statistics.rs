//! The statistics of a year, for officers and for the public.

use chrono::NaiveDate;

use super::view::Me;
use super::{ApiError, context};
use crate::domain::statistics::Audience;
use crate::reports::statistics::{Statistics, read};
use crate::store::Store;

pub struct StatisticsView {
    /// None on the public page.
    pub me: Option<Me>,
    pub year: i32,
    /// None when nothing of the year is counted yet.
    pub statistics: Option<Statistics>,
    /// The years beside it of which something may be counted.
    pub earlier: Option<i32>,
    pub later: Option<i32>,
}

/// Everything, for officers who work with files. The newest year when `year` is none.
pub async fn read_for_office(year: &str) -> Result<StatisticsView, ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let view = view(&context::store()?, year, Audience::Office).await?;
    Ok(StatisticsView { me: Some(officer.into()), ..view })
}

/// What anybody may see.
pub async fn read_for_public(year: &str) -> Result<StatisticsView, ApiError> {
    view(&context::store()?, year, Audience::Public).await
}

async fn view(store: &Store, year: &str, audience: Audience) -> Result<StatisticsView, ApiError> {
    let today = store.clock().today();
    let year = year_of(year, today, audience);
    let statistics = of_year(store, year, audience).await?;
    let known = |year: &i32| *year >= FIRST_YEAR && audience.period(*year, today).is_some();
    Ok(StatisticsView {
        me: None,
        year,
        statistics,
        earlier: Some(year - 1).filter(known),
        later: Some(year + 1).filter(known),
    })
}

/// Nothing is older than the kind of card.
const FIRST_YEAR: i32 = 2003;

/// The year that an address names, else the newest.
pub fn year_of(year: &str, today: NaiveDate, audience: Audience) -> i32 {
    year.parse().ok().filter(|year| (FIRST_YEAR..=9990).contains(year)).unwrap_or(audience.newest_year(today))
}

/// What of a year is counted; None when nothing is yet.
pub async fn of_year(store: &Store, year: i32, audience: Audience) -> Result<Option<Statistics>, ApiError> {
    match audience.period(year, store.clock().today()) {
        Some(period) => Ok(Some(read(store, period, audience).await?)),
        None => Ok(None),
    }
}
