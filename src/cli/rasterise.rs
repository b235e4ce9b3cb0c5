//! `ak1 rasterise`: a PDF on standard input becomes pages on standard output. The server starts it; nobody else needs it.

use clap::Args;

use crate::intake;

#[derive(Args)]
pub struct Rasterise {
    /// Pages that are drawn at most; a PDF of more is refused.
    most: u8,
}

impl Rasterise {
    pub fn run(self) -> anyhow::Result<()> {
        Ok(intake::rasterise(self.most)?)
    }
}
