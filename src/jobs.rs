//! What runs by the clock: every minute the journal's head goes to a file beside the key; every hour reminders are made and, where the office
//! has a mail server, sent; every night, where a folder is given, a backup is taken and tried; every day what is not needed any more goes;
//! once after the start prints without a seal get one.

pub mod backup;
pub mod mail;

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::Instant;

use self::mail::{Mailed, Mailer};
use crate::store::journal::Head;
use crate::store::{Store, StoreError};

/// The file of the journal's head, beside the key.
pub const HEAD: &str = "journal.head";

/// Brings beside the key once a minute what is owed there: numbers that were given, and who was forgotten.
pub async fn note_beside_the_key(store: Store) {
    let mut every = tokio::time::interval(Duration::from_secs(60));
    loop {
        every.tick().await;
        if let Err(error) = store.note_owed() {
            tracing::error!(?error, "card numbers could not be noted beside the key");
        }
        if let Err(error) = store.note_erased().await {
            tracing::error!(?error, "who was forgotten could not be noted beside the key");
        }
    }
}

/// Writes the head once a minute, until the server ends.
pub async fn anchor_journal(store: Store, file: PathBuf) {
    let mut every = tokio::time::interval(Duration::from_secs(60));
    let mut written = read_head(&file);
    // A journal that does not contain the head that was kept has been cut or rebuilt; the proof of it must not be overwritten.
    if let Err(error @ StoreError::JournalBroken(_)) = store.verify_journal(written.as_ref()).await {
        tracing::error!(?error, "the journal does not fit the head that was kept: run `ak1 journal verify`");
        return;
    }
    loop {
        every.tick().await;
        match store.journal_head().await {
            Ok(head) if written.as_ref() != Some(&head) => match write_head(&file, &head) {
                Ok(()) => written = Some(head),
                Err(error) => tracing::error!(%error, "the journal's head could not be written"),
            },
            Ok(_) => {}
            Err(error) => tracing::error!(?error, "the journal's head could not be read"),
        }
    }
}

/// After the start: the first pages come first.
const LATER: Duration = Duration::from_secs(30);

/// Lets go of what the office need not keep, once a day.
pub async fn let_go(store: Store) {
    let mut every = tokio::time::interval_at(Instant::now() + LATER, Duration::from_secs(24 * 3600));
    loop {
        every.tick().await;
        match let_go_now(&store).await {
            Ok((0, 0)) => {}
            Ok((drafts, scans)) => tracing::info!(drafts, scans, "what had to go is gone"),
            Err(error) => tracing::error!(?error, "what had to go could not be removed"),
        }
    }
}

/// Gives how many drafts and how many pictures went.
pub async fn let_go_now(store: &Store) -> Result<(usize, u64), StoreError> {
    let days = store.office().await?.draft_days;
    store.forget_old_file_drafts().await?;
    store.forget_old_imports().await?;
    Ok((store.forget_old_drafts(days).await?, store.drop_ended_scans().await?))
}

/// Makes the reminders that have become due, once an hour, and sends them by e-mail where there is a `mailer`: a day begins for everybody at
/// the same time, and a restart loses none.
pub async fn remind(store: Store, mailer: Option<Mailer>) {
    let mut every = tokio::time::interval_at(Instant::now() + LATER, Duration::from_secs(3600));
    loop {
        every.tick().await;
        match store.make_reminders().await {
            Ok(0) => {}
            Ok(reminders) => tracing::info!(reminders, "reminders are made"),
            Err(error) => tracing::error!(?error, "reminders could not be made"),
        }
        let Some(mailer) = &mailer else { continue };
        match mail::send_reminders(&store, mailer).await {
            Ok(mailed) if mailed == Mailed::default() => {}
            Ok(Mailed { sent, refused, later }) => tracing::info!(sent, refused, later, "reminders were mailed"),
            Err(error) => tracing::error!(?error, "reminders could not be mailed"),
        }
    }
}

/// Gives prints from before there were seals theirs, once after the start.
pub async fn seal_old_prints(store: Store) {
    tokio::time::sleep(LATER).await;
    match store.seal_old_prints().await {
        Ok(0) => {}
        Ok(prints) => tracing::info!(prints, "older prints have got their seal"),
        Err(error) => tracing::error!(?error, "older prints could not get their seal"),
    }
}

pub fn write_head(file: &Path, head: &Head) -> std::io::Result<()> {
    replace_file(file, &serde_json::to_vec(head)?)
}

/// Replaces a file of the owner alone in one step, so that it is never half written.
pub fn replace_file(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let draft = file.with_extension("new");
    let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    std::fs::rename(&draft, file)
}

/// The head that was kept, if there is one.
pub fn read_head(file: &PathBuf) -> Option<Head> {
    serde_json::from_slice(&std::fs::read(file).ok()?).ok()
}
