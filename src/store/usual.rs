//! How long the office usually takes for a step (*waktu yang biasa*), from its own last 30 days, to tell those who wait. What is read is
//! bounded by the days through an index, and read at most once in ten minutes however many people look.

use std::sync::{Arc, Mutex, PoisonError};

use sqlx::Row;

use super::clock::office_time;
use super::{Result, Store};
use crate::domain::application::SOP_MINUTES;
use crate::domain::office_hours::open_seconds;
use crate::domain::percentile::Spread;

const SPAN_SECONDS: i64 = 30 * 24 * 3600;
/// With fewer cases the slowest of them would be the answer, which says nothing.
const LEAST_CASES: i64 = 10;
/// How long a count is good for.
const FRESH_SECONDS: i64 = 600;

/// By step of the SOP; None where too few cases are known.
type Usual = [Option<i64>; SOP_MINUTES.len()];

/// The last count and when it was made.
pub(crate) type Remembered = Arc<Mutex<Option<(i64, Usual)>>>;

/// Step 2 of a walk-in is done at once at the counter: it would promise too much to those who sent from home.
const COUNT: &str =
    "SELECT t.step, t.started_at, t.ended_at, t.paused_open FROM sop_time t JOIN application a ON a.id = t.application
                     WHERE t.ended_at >= ? AND t.ended_at < ? AND (t.step <> 2 OR a.assisted_by IS NULL)";

impl Store {
    /// Seconds of opening hours within which nine of ten files had this step behind them, without what the office waited for the applicant.
    /// None for too few cases.
    pub async fn usual_time(&self, step: u8) -> Result<Option<i64>> {
        let now = self.clock.now();
        let known = *self.usual.lock().unwrap_or_else(PoisonError::into_inner);
        let usual = match known {
            Some((at, usual)) if (0..FRESH_SECONDS).contains(&(now - at)) => usual,
            _ => {
                let usual = self.count_usual(now).await?;
                *self.usual.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, usual));
                usual
            }
        };
        Ok(usize::from(step).checked_sub(1).and_then(|at| usual.get(at).copied()).flatten())
    }

    async fn count_usual(&self, now: i64) -> Result<Usual> {
        let rows = sqlx::query(COUNT).bind(now - SPAN_SECONDS).bind(now + 1).fetch_all(&self.read).await?;
        let mut times: [Vec<i64>; SOP_MINUTES.len()] = Default::default();
        for row in rows {
            let step = usize::try_from(row.get::<i64, _>(0) - 1).unwrap_or(usize::MAX);
            let Some(times) = times.get_mut(step) else { continue };
            let open = open_seconds(office_time(row.get(1)), office_time(row.get(2)));
            times.push((open - row.get::<i64, _>(3)).max(0));
        }
        Ok(times.map(|times| Spread::of(times).filter(|spread| spread.count >= LEAST_CASES).map(|spread| spread.p90)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypt::keys::Keys;
    use crate::store::Clock;

    #[tokio::test]
    async fn only_the_rows_of_the_last_days_are_looked_at() {
        let folder = std::env::temp_dir().join(format!("ak1-usual-{}", crate::crypt::token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let store =
            Store::open(&folder.join("ak1.sqlite"), Keys::ephemeral(), Clock::System, None).await.expect("a store");
        let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {COUNT}"));
        let rows = sqlx::query(plan).bind(0).bind(1).fetch_all(&store.read).await.expect("a plan");
        let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
        assert!(plan.iter().all(|line| line.starts_with("SEARCH")), "{plan:?}");
        assert!(plan[0].contains("sop_time_ended (ended_at>? AND ended_at<?)"), "{plan:?}");
        store.close().await;
        std::fs::remove_dir_all(folder).ok();
    }
}
