//! The command line. Sentences here are English: they speak to those who run the machine.

mod backup;
mod demo;
mod journal;
mod measure;
mod officer;
mod place;
mod rasterise;
mod restore;
mod seal;
mod serve;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

pub use place::Place;

#[derive(Parser)]
#[command(name = "ak1", version, about = "Issues the AK-1 job-seeker card of a labour office")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site.
    Serve(serve::Serve),
    /// Adds officers, ends their access, gives one-time passwords.
    Officer(officer::Officer),
    /// Checks the journal's chain.
    Journal(journal::Journal),
    /// Takes a backup while the office works, and restores it for a trial.
    Backup(backup::Backup),
    /// Brings an office back from a backup.
    Restore(restore::Restore),
    /// Makes, lists and withdraws the keys of the seals on cards.
    Seal(seal::Seal),
    /// Fills an empty data folder with a demonstration office of fictitious people.
    Demo(demo::Demo),
    /// Reads books and reports of an office and says how long each took.
    #[command(hide = true)]
    MeasureReports(measure::Measure),
    /// What the server starts for itself to read a PDF.
    #[command(hide = true)]
    Rasterise(rasterise::Rasterise),
}

impl Cli {
    /// # Errors
    /// Whatever the command could not do, with its causes.
    pub fn run(self) -> anyhow::Result<()> {
        if let Command::Rasterise(rasterise) = self.command {
            // Before threads and a log are there: it is to have as little as possible.
            return rasterise.run();
        }
        begin_log(matches!(&self.command, Command::Serve(serve) if serve.log_json));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async {
            match self.command {
                Command::Serve(serve) => serve.run().await,
                Command::Officer(officer) => officer.run().await,
                Command::Journal(journal) => journal.run().await,
                Command::Backup(backup) => backup.run().await,
                Command::Restore(restore) => restore.run().await,
                Command::Seal(seal) => seal.run().await,
                Command::Demo(demo) => demo.run().await,
                Command::MeasureReports(measure) => measure.run().await,
                Command::Rasterise(rasterise) => rasterise.run(),
            }
        })
    }
}

/// Lines for people, or one JSON object in each for a machine that collects them.
fn begin_log(json: bool) {
    let asked = EnvFilter::try_from_env("AK1_LOG").unwrap_or_else(|_| "info".into());
    let log = tracing_subscriber::fmt().with_env_filter(without_addresses(asked)).with_writer(std::io::stderr);
    if json {
        log.json().with_current_span(true).with_span_list(false).init();
    } else {
        log.init();
    }
}

/// At `trace` tower-http tells the addresses of requests, and in those may stand what was searched for.
fn without_addresses(asked: EnvFilter) -> EnvFilter {
    match "tower_http=info".parse() {
        Ok(less) => asked.add_directive(less),
        Err(_) => asked,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }

    #[test]
    fn addresses_are_not_logged_at_any_level() {
        let filter = super::without_addresses("trace".into());
        assert!(filter.to_string().split(',').any(|directive| directive == "tower_http=info"), "{filter}");
    }
}
