//! `ak1 backup`: a backup by hand, while the server runs or not.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Args;

use super::Place;
use crate::jobs;

#[derive(Args)]
pub struct Backup {
    #[command(flatten)]
    place: Place,
    /// Folder that gets the backup, in a folder of its own with the date in its name. Best on another disk.
    #[arg(long, env = "AK1_BACKUP_DIR")]
    to: PathBuf,
    /// Also copies the key into this folder, which must be another place: whoever has both can read everything.
    #[arg(long)]
    key_to: Option<PathBuf>,
}

impl Backup {
    pub async fn run(self) -> anyhow::Result<()> {
        ensure!(self.place.database().exists(), "{} holds no office", self.place.data.display());
        if let Some(folder) = &self.key_to {
            ensure!(
                !is_within(folder, &self.to)? && !is_within(&self.to, folder)?,
                "the key must go to another place than the backup"
            );
        }
        let store = self.place.open().await?;
        let (backup, proven) =
            jobs::backup::back_up_and_prove(&store, &self.to).await.context("no backup was taken")?;
        println!("{}", backup.folder.display());
        println!(
            "{} files, {} pictures, {} rows of the journal, {} bytes; restored for a trial in {}.{:03} s",
            proven.files,
            backup.manifest.counts.pictures,
            backup.manifest.head.count,
            proven.bytes,
            proven.millis / 1000,
            proven.millis % 1000
        );
        store.close().await;
        self.key_to.as_deref().map_or(Ok(()), |folder| self.copy_key(folder))
    }

    /// The key and the list of the erased. Not the ledger of card numbers: a copy of it is old with the next card, and a restore that trusts an
    /// old one would give numbers twice.
    fn copy_key(&self, folder: &Path) -> anyhow::Result<()> {
        crate::store::private_folder(folder).with_context(|| format!("{} could not be made", folder.display()))?;
        for file in [self.place.key_file(), self.place.beside_key(ERASED)] {
            let Some(name) = file.file_name().filter(|_| file.exists()) else { continue };
            let to = folder.join(name);
            if to.exists() && std::fs::read(&to)? != std::fs::read(&file)? && name != ERASED {
                bail!("{} is another key: it is not overwritten", to.display());
            }
            std::fs::copy(&file, &to).with_context(|| format!("{} could not be written", to.display()))?;
            std::fs::File::open(&to)?.sync_all()?;
            println!("{}", to.display());
        }
        Ok(())
    }
}

/// The list of destroyed data keys beside the key.
pub(super) const ERASED: &str = "erased.keys";

/// Whether `inner` is `outer` or lies below it; neither needs to be there yet.
fn is_within(inner: &Path, outer: &Path) -> anyhow::Result<bool> {
    let whole = |path: &Path| -> anyhow::Result<PathBuf> {
        let path = std::path::absolute(path)?;
        // As far as it is there, links are followed.
        let there = path.ancestors().find(|part| part.exists()).unwrap_or(Path::new("/"));
        Ok(there.canonicalize()?.join(path.strip_prefix(there)?))
    };
    Ok(whole(inner)?.starts_with(whole(outer)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_folder_and_one_below_it_are_within() {
        let within = |inner: &str, outer: &str| is_within(Path::new(inner), Path::new(outer)).expect("folders");
        assert!(within("/tmp/a", "/tmp/a") && within("/tmp/a/b", "/tmp/a") && within("/tmp/../tmp/a", "/tmp/a"));
        assert!(!within("/tmp/a", "/tmp/a/b") && !within("/tmp/ab", "/tmp/a"));
    }
}
