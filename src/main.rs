//! The program `ak1`: one binary with subcommands.

use clap::Parser;

fn main() -> anyhow::Result<()> {
    ak1::cli::Cli::parse().run()
}
