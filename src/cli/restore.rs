//! `ak1 restore`: an office comes back from a backup. Read docs/BACKUP.md on a bad day.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::Place;
use super::backup::ERASED;
use crate::domain::backup_name::BackupName;
use crate::domain::last_number::LastNumber;
use crate::jobs;
use crate::store::Clock;
use crate::store::backup::{BackupError, Draft};
use crate::store::clock::office_time;
use crate::store::restore::{Beside, Restored};

#[derive(Args)]
pub struct Restore {
    #[command(flatten)]
    place: Place,
    /// Folder of the backup, such as backups/ak1-2026-11-26-013000.
    backup: PathBuf,
    /// The highest number on a printed card, where numbers.ledger was lost with the key's folder; 0 when no card was ever printed.
    #[arg(long)]
    last_number: Option<LastNumber>,
}

impl Restore {
    pub async fn run(self) -> anyhow::Result<()> {
        let database = self.place.database();
        // A log without its database still holds what somebody sent.
        if ["sqlite", "sqlite-wal", "sqlite-shm"].iter().any(|end| database.with_extension(end).exists()) {
            return Err(BackupError::OfficeThere(self.place.data.clone()).into());
        }
        let keys = self.place.existing_keys()?;
        crate::store::private_folder(&self.place.data)?;
        let name = BackupName::new(office_time(Clock::System.now()));
        let scratch = Draft::new(&self.place.data, name, "pulih")?;
        let mut restored = Restored::prove(&self.backup, &scratch.0, keys, Clock::System)
            .await
            .context("nothing was restored, and nothing was changed")?;
        let erased = match std::fs::read_to_string(self.place.beside_key(ERASED)) {
            Ok(list) => list.lines().map(str::to_owned).collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error).context("the list of erased people could not be read"),
        };
        let head_file = self.place.beside_key(jobs::HEAD);
        let head_before = std::fs::read(&head_file);
        let ledger = self.place.beside_key("numbers.ledger");
        let beside = Beside { ledger, erased, head: jobs::read_head(&head_file), last_number: self.last_number };
        let settled = match restored.settle(&beside).await {
            Err(BackupError::NumberUnknown) if std::io::stdin().is_terminal() => {
                restored.settle(&Beside { last_number: Some(asked()?), ..beside }).await
            }
            other => other,
        };
        let settled = settled.context("nothing was restored")?;
        // First the head: a server that starts on a journal that lacks the head would cry wolf.
        jobs::write_head(&head_file, &settled.head).context("the journal's head could not be written")?;
        let manifest = restored.manifest().clone();
        if let Err(error) = restored.into_place(&database).await {
            put_back(&head_file, head_before).context("the journal's head could not be put back as it was")?;
            return Err(error).context("the office could not be put in its place, and nothing was changed");
        }
        println!("The office is back as it was on {} by the office's clock.", office_time(manifest.taken_at));
        println!(
            "{} files, {} cards, {} pictures, {} rows of the journal: all as the manifest says, and the chain is whole.",
            manifest.counts.files, manifest.counts.cards, manifest.counts.pictures, manifest.head.count
        );
        if settled.erased > 0 {
            println!("{} who were erased after the backup are erased again.", settled.erased);
        }
        if settled.lost_rows > 0 {
            println!("{} changes came after the backup and are lost: do them again from the paper.", settled.lost_rows);
        }
        Ok(())
    }
}

/// Nothing came into its place, so the head that was there still belongs to what will be restored next.
fn put_back(head_file: &Path, before: std::io::Result<Vec<u8>>) -> std::io::Result<()> {
    match before {
        Ok(before) => jobs::replace_file(head_file, &before),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => std::fs::remove_file(head_file),
        Err(error) => Err(error),
    }
}

/// Somebody sits at a terminal: they are asked and need not begin again.
fn asked() -> anyhow::Result<LastNumber> {
    println!("Nothing here knows the last card number that was printed. A wrong answer gives a number twice.");
    loop {
        print!("Highest number on a printed card (16 digits, 0 if no card was ever printed): ");
        std::io::stdout().flush()?;
        let mut line = String::new();
        if std::io::stdin().read_line(&mut line)? == 0 {
            bail!("no number was given, and nothing was restored");
        }
        match line.parse() {
            Ok(number) => return Ok(number),
            Err(error) => println!("{error}"),
        }
    }
}
