//! `ak1 journal verify`, `ak1 journal list`

use std::io::Write;

use anyhow::bail;
use clap::{Args, Subcommand};

use super::Place;
use crate::jobs;
use crate::store::StoreError;
use crate::store::clock::office_time;

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
    /// Lists the rows with tabs between: number, moment, who, what, whom. Ids and codes only.
    List,
}

impl Journal {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = self.place.open().await?;
        if let What::List = self.what {
            let mut out = std::io::stdout().lock();
            store
                .each_journal_row(|row| {
                    let at = office_time(row.at);
                    writeln!(out, "{}\t{at}\t{}\t{}\t{}", row.seq, row.actor, row.action, row.subject)
                })
                .await??;
            return Ok(());
        }
        let anchor = jobs::read_head(&self.place.beside_key(jobs::HEAD));
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
