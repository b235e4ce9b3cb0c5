//! `ak1 demo`

use clap::Args;

use super::Place;

#[derive(Args)]
pub struct Demo {
    #[command(flatten)]
    place: Place,
}

impl Demo {
    pub async fn run(self) -> anyhow::Result<()> {
        let _ = self.place;
        Ok(())
    }
}
