//! `ak1 seal`: the keys of the seals on cards.

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use super::Place;
use crate::domain::code::Code;
use crate::seal::KeyId;
use crate::store::seal_key::KeyWithdrawn;

#[derive(Args)]
pub struct Seal {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Makes a new key that signs from now on. What the one before has signed stays good.
    NewKey,
    /// Lists all keys: id, state and since when.
    Keys,
    /// Declares a key void: no card that it has sealed is believed any more, until it is printed again.
    WithdrawKey {
        /// Its eight digits in the list.
        id: String,
    },
}

impl Seal {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = self.place.open().await?;
        match self.what {
            What::NewKey => println!("{} signs from now on", store.new_seal_key().await?),
            What::Keys => {
                for key in store.seal_keys().await?.keys() {
                    println!("{} {} {}", key.public.id(), key.state.code(), key.since);
                }
            }
            What::WithdrawKey { id } => {
                let id = KeyId::parse(&id)
                    .context("the id of a key has eight digits and small letters, see `ak1 seal keys`")?;
                match store.withdraw_seal_key(id).await? {
                    KeyWithdrawn::Yes { out, waiting } => {
                        println!("{id} is void");
                        println!("{out} cards that are out are not believed until they are printed again");
                        println!("{waiting} cards that were not handed over have a new seal: print them again");
                    }
                    KeyWithdrawn::Before => println!("{id} was void already"),
                    KeyWithdrawn::Unknown => bail!("there is no key {id}, see `ak1 seal keys`"),
                }
            }
        }
        store.close().await;
        Ok(())
    }
}
