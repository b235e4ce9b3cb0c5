//! The nightly backup: taken, restored into a scratch folder to see that it can be, and thinned out. An office computer may be off at night, so
//! a night that was missed is made up for as soon as the server runs again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{NaiveDateTime, NaiveTime};
use tokio::time::Instant;

use crate::domain::backup_name::{self, BackupName};
use crate::store::Store;
use crate::store::backup::{Backup, BackupError, Draft, Unnamed};
use crate::store::backup_run::{BackupRun, Proven};
use crate::store::clock::office_time;
use crate::store::restore::Restored;

/// Where backups go, and at what time by the office's clock.
pub struct Nightly {
    pub folder: PathBuf,
    pub at: NaiveTime,
}

/// After a run that failed.
const AGAIN: chrono::TimeDelta = chrono::TimeDelta::hours(1);

/// Looks once a minute whether a run is due, until the server ends.
pub async fn nightly(store: Store, plan: Nightly) {
    let mut every = tokio::time::interval_at(Instant::now() + super::LATER, Duration::from_secs(60));
    loop {
        every.tick().await;
        match store.backup_runs(1).await {
            Ok(last) if is_due(last.first(), office_time(store.clock().now()), plan.at) => {
                run(&store, &plan.folder).await
            }
            Ok(_) => {}
            Err(error) => tracing::error!(?error, "the runs of the backup could not be read"),
        }
    }
}

/// Whether the last moment at which a run was to be has seen none.
fn is_due(last: Option<&BackupRun>, now: NaiveDateTime, at: NaiveTime) -> bool {
    let Some(last) = last else { return true };
    let last_at = office_time(last.at);
    // The clock was set back: for all that it says now, the last run may be years old.
    if last_at > now {
        return true;
    }
    if last.outcome.is_err() {
        return now >= last_at + AGAIN;
    }
    let today = now.date().and_time(at);
    let planned = if now >= today { today } else { today - chrono::TimeDelta::days(1) };
    last_at < planned
}

/// One run, its outcome noted for the admin.
pub async fn run(store: &Store, folder: &Path) {
    let now = office_time(store.clock().now());
    if let Err(error) = sweep(folder, now) {
        tracing::error!(?error, "what an earlier backup left behind could not be removed");
    }
    let outcome = match back_up_and_prove(store, folder).await {
        Ok((_, proven)) => {
            tracing::info!(
                files = proven.files,
                bytes = proven.bytes,
                millis = proven.millis,
                "a backup was taken and restored"
            );
            // Old ones go only when there is a new one.
            if let Err(error) = thin_out(folder, now) {
                tracing::error!(?error, "old backups could not be removed");
            }
            Ok(proven)
        }
        Err(error) => {
            tracing::error!(?error, "the backup failed");
            Err(error.failure())
        }
    };
    if let Err(error) = store.note_backup_run(&outcome).await {
        tracing::error!(?error, "the outcome of the backup could not be noted");
    }
}

/// Takes a backup below `folder`, and restores it into a scratch folder beside it, which goes afterwards. It gets its name when that is done.
///
/// # Errors
/// When it could not be written, or is not whole when it comes back. Then it stays under another name, to be looked at, and no second one with it.
pub async fn back_up_and_prove(store: &Store, folder: &Path) -> Result<(Backup, Proven), BackupError> {
    let backup = store.back_up_unnamed(folder).await?;
    match prove(store, folder, &backup).await {
        Ok((files, millis)) => {
            let backup = backup.named()?;
            let bytes = backup.manifest.bytes.try_into().unwrap_or(i64::MAX);
            let name = backup.name.to_string();
            Ok((backup, Proven { name, files, bytes, millis }))
        }
        Err(error) => {
            if let Err(error) = backup.set_aside() {
                tracing::error!(?error, "the backup whose trial failed could not be set aside");
            }
            Err(error)
        }
    }
}

/// Gives how many files came back, and within how many thousandths of a second.
async fn prove(store: &Store, folder: &Path, backup: &Unnamed) -> Result<(i64, i64), BackupError> {
    let began = Instant::now();
    let scratch = Draft::new(folder, backup.name, "uji")?;
    let restored = Restored::prove(backup.place(), &scratch.0, store.keys().clone(), store.clock().clone()).await?;
    let files = restored.manifest().counts.files;
    restored.store().close().await;
    Ok((files, began.elapsed().as_millis().try_into().unwrap_or(i64::MAX)))
}

/// Removes what a killed run has left behind a day ago or more.
fn sweep(folder: &Path, now: NaiveDateTime) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let left = entry.file_name().to_str().and_then(Draft::of);
        if left.is_some_and(|name| name.taken() + chrono::TimeDelta::days(1) < now) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Removes backups that are not kept any more. Whatever else lies in the folder is not touched.
fn thin_out(folder: &Path, now: NaiveDateTime) -> std::io::Result<()> {
    let mut there = Vec::new();
    for entry in fs::read_dir(folder)? {
        there.extend(entry?.file_name().to_str().and_then(BackupName::parse));
    }
    // Those of a clock that stood ahead stay until their time comes: they must not take the places of newer ones.
    there.retain(|name| name.taken() <= now);
    let kept = backup_name::kept(&there);
    for name in there.into_iter().filter(|name| !kept.contains(name)) {
        fs::remove_dir_all(folder.join(name.to_string()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypt::{keys::Keys, token};
    use crate::domain::backup_failure::BackupFailure;
    use crate::domain::date::OFFICE_OFFSET_SECONDS as OFFSET;
    use crate::store::Clock;

    fn moment(text: &str) -> NaiveDateTime {
        text.parse().expect("a moment")
    }

    fn run_at(text: &str, failure: Option<BackupFailure>) -> BackupRun {
        let proven = Proven { name: String::new(), files: 0, bytes: 0, millis: 0 };
        BackupRun { at: moment(text).and_utc().timestamp() - OFFSET, outcome: failure.map_or(Ok(proven), Err) }
    }

    #[test]
    fn it_runs_once_a_night_and_makes_up_for_one_that_was_missed() {
        let at = NaiveTime::from_hms_opt(1, 30, 0).expect("a time");
        let good = run_at("2026-11-26T01:30:20", None);
        for (last, now, due) in [
            (None, "2026-11-26T10:00:00", true),
            (Some(&good), "2026-11-26T01:31:00", false),
            (Some(&good), "2026-11-27T01:29:59", false),
            (Some(&good), "2026-11-27T01:30:00", true),
            // The computer was off.
            (Some(&good), "2026-11-30T07:45:00", true),
            // By hand in the evening: the night has one of its own.
            (Some(&run_at("2026-11-26T20:00:00", None)), "2026-11-27T01:30:00", true),
            (Some(&run_at("2026-11-26T01:30:00", Some(BackupFailure::NoRoom))), "2026-11-26T02:29:00", false),
            (Some(&run_at("2026-11-26T01:30:00", Some(BackupFailure::NoRoom))), "2026-11-26T02:30:00", true),
            // The clock stood years ahead, and was set right.
            (Some(&good), "2024-03-01T10:00:00", true),
            (Some(&run_at("2026-11-26T01:30:00", Some(BackupFailure::NoRoom))), "2024-03-01T10:00:00", true),
        ] {
            assert_eq!(is_due(last, moment(now), at), due, "{now}");
        }
    }

    #[tokio::test]
    async fn a_run_leaves_a_backup_a_line_for_the_admin_and_nothing_else_and_old_ones_go() {
        let place = std::env::temp_dir().join(format!("ak1-nightly-{}", token::id()));
        fs::create_dir_all(&place).expect("a folder");
        let clock = Clock::fixed(moment("2026-10-01T18:30:00").and_utc());
        let store =
            Store::open(&place.join("ak1.sqlite"), Keys::ephemeral(), clock.clone(), None).await.expect("a store");
        let folder = place.join("backups");
        fs::create_dir_all(folder.join("foto")).expect("somebody's folder");
        // Left behind by a run that was killed.
        fs::create_dir_all(folder.join(".ak1-2026-09-30-013000.baru")).expect("a folder");
        for _ in 0..30 {
            run(&store, &folder).await;
            clock.advance(24 * 3600);
        }
        let mut names: Vec<_> =
            fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
        names.sort();
        // 14 days to the 31st, the Sundays 4, 11 and 18 October behind them (the 18th is one of the days), no month besides.
        let mut expected: Vec<std::ffi::OsString> = [4, 11]
            .iter()
            .chain(&[18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31])
            .map(|day| format!("ak1-2026-10-{day:02}-013000").into())
            .collect();
        expected.push("foto".into());
        assert_eq!(names, expected);
        let runs = store.backup_runs(100).await.expect("runs");
        assert!(runs.len() == 30 && runs.iter().all(|run| run.outcome.is_ok()), "{runs:?}");

        // A file where the folder should be: it fails, and says so.
        let taken = place.join("ak1.sqlite");
        run(&store, &taken).await;
        let last = store.backup_runs(1).await.expect("runs").remove(0);
        assert_eq!(last.outcome, Err(BackupFailure::NotWritten));
        store.close().await;
        fs::remove_dir_all(place).ok();
    }

    /// Names in a folder, in their order.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<_> = entries.map(|name| name.into_string().expect("text")).collect();
        names.sort();
        names
    }

    #[tokio::test]
    async fn a_backup_whose_trial_failed_displaces_none_that_was_proven_and_only_the_last_such_stays() {
        let place = std::env::temp_dir().join(format!("ak1-unproven-{}", token::id()));
        fs::create_dir_all(&place).expect("a folder");
        let clock = Clock::fixed(moment("2026-10-01T18:30:00").and_utc());
        let store =
            Store::open(&place.join("ak1.sqlite"), Keys::ephemeral(), clock.clone(), None).await.expect("a store");
        let folder = place.join("backups");
        run(&store, &folder).await;
        for hour in ["023000", "033000", "043000"] {
            clock.advance(3600);
            // The place of the trial is taken, so it cannot be made.
            fs::create_dir(folder.join(format!(".ak1-2026-10-02-{hour}.uji"))).expect("in the way");
            run(&store, &folder).await;
            assert!(store.backup_runs(1).await.expect("runs")[0].outcome.is_err());
            fs::remove_dir(folder.join(format!(".ak1-2026-10-02-{hour}.uji"))).expect("there still");
        }
        assert_eq!(names(&folder), ["ak1-2026-10-02-013000", "ak1-2026-10-02-043000.gagal-uji"]);
        clock.advance(21 * 3600);
        run(&store, &folder).await;
        let there = ["ak1-2026-10-02-013000", "ak1-2026-10-02-043000.gagal-uji", "ak1-2026-10-03-013000"];
        assert_eq!(names(&folder), there, "the proven one of the day before stays");
        store.close().await;
        fs::remove_dir_all(place).ok();
    }

    #[tokio::test]
    async fn backups_of_a_clock_that_stood_ahead_take_no_place_of_those_of_today() {
        let place = std::env::temp_dir().join(format!("ak1-ahead-{}", token::id()));
        fs::create_dir_all(&place).expect("a folder");
        let clock = Clock::fixed(moment("2026-10-01T18:30:00").and_utc());
        let store =
            Store::open(&place.join("ak1.sqlite"), Keys::ephemeral(), clock.clone(), None).await.expect("a store");
        let folder = place.join("backups");
        for day in 1..=14 {
            fs::create_dir_all(folder.join(format!("ak1-2036-01-{day:02}-013000"))).expect("one of the future");
        }
        for _ in 0..3 {
            run(&store, &folder).await;
            clock.advance(24 * 3600);
        }
        let today: Vec<_> = names(&folder).into_iter().filter(|name| name.starts_with("ak1-2026")).collect();
        assert_eq!(today, ["ak1-2026-10-02-013000", "ak1-2026-10-03-013000", "ak1-2026-10-04-013000"]);
        assert_eq!(names(&folder).len(), 17, "and those are left for when their time comes");
        store.close().await;
        fs::remove_dir_all(place).ok();
    }
}
