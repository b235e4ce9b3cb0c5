//! The board (*papan waktu*): how long the SOP's steps took in a period, and how many files were returned and why. It is about the
//! office: who did what is not read here. What is read is bounded by the period through indexes, never the whole table.

use chrono::Days;
use sqlx::Row;

use super::clock::{office_time, start_of_day};
use super::{Result, Store};
use crate::domain::application::{Move, SOP_MINUTES};
use crate::domain::office_hours::open_seconds;
use crate::domain::percentile::Spread;
use crate::domain::period::Period;
use crate::domain::report_period::ReportPeriod;

/// One step of the SOP, by those that ended within the period. Seconds, without what the office waited for the applicant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StepFigures {
    /// As far as the office was open; what is compared with the standard.
    pub open: Spread,
    /// By the clock on the wall, nights included.
    pub wall: Spread,
    /// How many were within the SOP's standard.
    pub within: i64,
}

/// What the checks of a period came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Checks {
    /// Also those that came again after a correction.
    pub sent: i64,
    pub accepted: i64,
    pub returned: i64,
    /// Seconds from opening a file to the decision on it, of those decisions that tell.
    pub deciding: Option<Spread>,
}

impl Store {
    /// The six steps in their order; None where none ended.
    pub async fn step_figures(&self, period: impl Into<ReportPeriod>) -> Result<[Option<StepFigures>; 6]> {
        let (from, until) = instants(period.into());
        let rows = sqlx::query(
            "SELECT step, started_at, ended_at, paused, paused_open FROM sop_time WHERE ended_at >= ? AND ended_at < ?",
        )
        .bind(from)
        .bind(until)
        .fetch_all(&self.read)
        .await?;
        let mut times: [(Vec<i64>, Vec<i64>); 6] = Default::default();
        for row in rows {
            let (step, started, ended): (i64, i64, i64) = (row.get(0), row.get(1), row.get(2));
            let Some((open, wall)) = usize::try_from(step - 1).ok().and_then(|at| times.get_mut(at)) else { continue };
            let opened = open_seconds(office_time(started), office_time(ended));
            open.push((opened - row.get::<i64, _>(4)).max(0));
            wall.push((ended - started - row.get::<i64, _>(3)).max(0));
        }
        let mut standards = SOP_MINUTES.into_iter().map(|minutes| i64::from(minutes) * 60);
        Ok(times.map(|(open, wall)| {
            let standard = standards.next().unwrap_or_default();
            let within = open.iter().filter(|seconds| **seconds <= standard).count();
            let within = i64::try_from(within).unwrap_or(i64::MAX);
            Some(StepFigures { open: Spread::of(open)?, wall: Spread::of(wall)?, within })
        }))
    }

    pub async fn checks(&self, period: Period) -> Result<Checks> {
        let rows = sqlx::query("SELECT kind, facts FROM event WHERE day >= ? AND day <= ? AND kind IN (?, ?, ?)")
            .bind(period.first().to_string())
            .bind(period.last().to_string())
            .bind(Move::Send.code())
            .bind(Move::Accept.code())
            .bind(Move::Return.code())
            .fetch_all(&self.read)
            .await?;
        let (mut checks, mut seconds) = (Checks::default(), Vec::new());
        for row in rows {
            match Move::from_code(row.get(0)) {
                Some(Move::Accept) => checks.accepted += 1,
                Some(Move::Return) => checks.returned += 1,
                _ => {
                    checks.sent += 1;
                    continue;
                }
            }
            let facts: serde_json::Value = serde_json::from_str(row.get(1)).unwrap_or_default();
            seconds.extend(facts.get("seconds").and_then(serde_json::Value::as_i64));
        }
        checks.deciding = Spread::of(seconds);
        Ok(checks)
    }

    /// How often each reason was given, by its code in the office's list, the most frequent first; an empty code is free text.
    pub async fn reason_counts(&self, period: impl Into<ReportPeriod>) -> Result<Vec<(String, i64)>> {
        let (from, until) = instants(period.into());
        let rows = sqlx::query(
            "SELECT code, count(*) FROM correction WHERE made_at >= ? AND made_at < ? GROUP BY code ORDER BY count(*) DESC, code",
        )
        .bind(from)
        .bind(until)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }
}

/// The first instant of a period and the first behind it.
pub(crate) fn instants(period: ReportPeriod) -> (i64, i64) {
    (start_of_day(period.first()), start_of_day(period.last() + Days::new(1)))
}
