//! How the nightly backup is doing, for the page on which an admin sees it.

use super::view::{Me, moment};
use super::{ApiError, context};
use crate::domain::role::Role;
use crate::store::backup_run::BackupRun;

/// Nights on the page.
const NIGHTS: i64 = 30;
/// After so many seconds without a good one something is wrong: a night, and the next day until it would have been made up for.
const LATE: i64 = 36 * 3600;

pub struct BackupsView {
    pub me: Me,
    /// The newest first, each with its moment.
    pub runs: Vec<(BackupRun, String)>,
    /// The last good one was long ago, or at no moment that can have been, or there never was one.
    pub late: bool,
}

pub async fn read_backups() -> Result<BackupsView, ApiError> {
    let officer = context::officer_with(&[Role::Admin]).await?;
    let store = context::store()?;
    let runs = store.backup_runs(NIGHTS).await?;
    let (now, good) = (store.clock().now(), runs.iter().find(|run| run.outcome.is_ok()));
    // One that lies in the future is from before the clock was set back, and nobody knows when that was.
    let late = good.is_none_or(|run| run.at < now - LATE || run.at > now);
    let with_moment = |run: BackupRun| {
        let at = moment(run.at);
        (run, at)
    };
    Ok(BackupsView { me: officer.into(), runs: runs.into_iter().map(with_moment).collect(), late })
}
