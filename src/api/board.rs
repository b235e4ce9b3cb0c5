//! The board (*papan waktu*): the SOP's times and the returns of a day or month, for the team and not by person.

use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::Me;
use super::{ApiError, Postcard};
use crate::domain::percentile::Spread;
use crate::domain::period::Period;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Board {
    pub me: Me,
    pub period: Period,
    #[serde(with = "crate::domain::date::iso")]
    pub today: NaiveDate,
    /// None when the next one is still to come.
    pub next: Option<Period>,
    /// The six steps in their order; None where none ended.
    pub steps: Vec<Option<StepView>>,
    pub sent: i64,
    pub checked: i64,
    pub returned: i64,
    /// The reasons of returns in words, the most frequent first; empty words are free text.
    pub reasons: Vec<(String, i64)>,
    /// Seconds from opening a file to the decision.
    pub deciding: Option<Spread>,
}

/// A step's times in seconds; see `store::board::StepFigures`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepView {
    pub open: Spread,
    pub wall: Spread,
    pub within: i64,
}

/// `day` as `2026-11-24` or `month` as `2026-11`; today when neither can be read.
#[server(endpoint = "meja-papan", output = Postcard)]
pub async fn read_board(#[server(default)] day: String, #[server(default)] month: String) -> Result<Board, ApiError> {
    use super::context;
    use crate::domain::role::Role;
    let officer = context::officer_with(&Role::ALL).await?;
    let store = context::store()?;
    let today = store.clock().today();
    let period = Period::from_code(if month.is_empty() { &day } else { &month }).unwrap_or(Period::Day(today));
    let steps = store.step_figures(period).await?;
    let checks = store.checks(period).await?;
    let list = store.return_reasons().await?;
    let words = |(code, count): (String, i64)| {
        let known = list.iter().find(|reason| reason.code == code).map(|reason| reason.text.clone());
        (known.unwrap_or(code), count)
    };
    Ok(Board {
        me: officer.into(),
        period,
        today,
        next: Some(period.next()).filter(|next| next.first() <= today),
        steps: steps
            .map(|step| step.map(|step| StepView { open: step.open, wall: step.wall, within: step.within }))
            .into(),
        sent: checks.sent,
        checked: checks.accepted + checks.returned,
        returned: checks.returned,
        reasons: store.reason_counts(period).await?.into_iter().map(words).collect(),
        deciding: checks.deciding,
    })
}
