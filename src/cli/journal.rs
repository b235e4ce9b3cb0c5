//! `ak1 journal verify`

use anyhow::bail;
use clap::{Args, Subcommand};

use super::Place;
use crate::jobs;
use crate::store::StoreError;

#[derive(Args)]
pub struct Journal {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Walks the whole chain and compares it with the head kept beside the key.
    Verify,
}

impl Journal {
    pub async fn run(self) -> anyhow::Result<()> {
        let What::Verify = self.what;
        let store = self.place.open().await?;
        let anchor = jobs::read_head(&self.place.beside_key("journal.head"));
        match store.verify_journal(anchor.as_ref()).await {
            Ok(head) => println!("The journal is whole: {} rows, last HMAC {}", head.count, head.mac),
            Err(StoreError::JournalBroken(row)) => {
                bail!("the journal was changed, cut or rebuilt: row {row} does not fit")
            }
            Err(other) => return Err(other.into()),
        }
        Ok(())
    }
}
