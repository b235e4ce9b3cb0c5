//! `ak1 officer`: the first officer of an office has nobody who could let them in.

use anyhow::{Context, anyhow, ensure};
use clap::{Args, Subcommand};

use super::Place;
use crate::access::Hasher;
use crate::crypt::{Cost, token};
use crate::domain::nip::Nip;
use crate::domain::role::{Role, Roles};
use crate::store::Store;
use crate::store::officer::{NewOfficer, OfficerChange};

#[derive(Args)]
pub struct Officer {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Adds an officer and prints a one-time password.
    Add(Add),
    /// Prints a new one-time password, takes the second step away and ends all sessions.
    Reset { login: String },
    /// Ends an officer's access at once.
    End { login: String },
    /// Lists those who have access.
    List,
}

/// An officer as given on the command line.
#[derive(Args, Clone)]
pub struct Add {
    #[arg(long)]
    pub login: String,
    #[arg(long)]
    pub name: String,
    #[arg(long)]
    pub nip: Option<String>,
    /// Printed under the signature.
    #[arg(long, default_value = "Pengantar Kerja")]
    pub title: String,
    /// petugas-informasi, kasi-layanan, pengantar-kerja or admin; several are possible.
    #[arg(long = "role", required = true)]
    pub roles: Vec<String>,
}

impl Officer {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = self.place.open().await?;
        match self.what {
            What::Add(add) => {
                let password = add_officer(&store, &add).await?;
                println!("{} signs in as {} with the one-time password {password}", add.name, add.login);
            }
            What::Reset { login } => {
                let id = id_of(&store, &login).await?;
                let (password, hash, salt) = one_time_password(&store).await?;
                store.set_officer_password(&id, &hash, &salt, true, "cli").await?;
                println!("{login} signs in with the one-time password {password}");
            }
            What::End { login } => {
                let ended = store.deactivate_officer(&id_of(&store, &login).await?, "cli").await?;
                ensure!(ended == OfficerChange::Done, "{login} is the last admin: add another one first");
                println!("{login} has no access any more");
            }
            What::List => {
                for officer in store.officers().await? {
                    let roles: Vec<_> = officer.roles.iter().map(Role::code).collect();
                    println!("{}\t{}\t{}", officer.login, officer.name, roles.join(", "));
                }
            }
        }
        Ok(())
    }
}

async fn id_of(store: &Store, login: &str) -> anyhow::Result<String> {
    Ok(store.officer_secret(login).await?.with_context(|| format!("there is no officer {login}"))?.id)
}

/// Adds an officer; gives the one-time password.
pub async fn add_officer(store: &Store, add: &Add) -> anyhow::Result<String> {
    let role = |code: &String| Role::from_code(code).with_context(|| format!("there is no role {code}"));
    let roles = Roles::new(add.roles.iter().map(role).collect::<anyhow::Result<_>>()?);
    let nip = add
        .nip
        .as_deref()
        .map(Nip::parse)
        .transpose()
        .map_err(|_| anyhow!("a NIP has 18 digits: date of birth, month of appointment, sex, serial"))?;
    let (password, hash, salt) = one_time_password(store).await?;
    let new = NewOfficer {
        login: &add.login,
        name: &add.name,
        nip: nip.as_ref(),
        title: &add.title,
        roles: &roles,
        password: &hash,
        salt: &salt,
    };
    match store.add_officer(new, "cli").await {
        Err(error) if error.is_taken("officer.login") => Err(anyhow!("the login {} is taken", add.login)),
        other => other.map(|_| password).context("the officer could not be added"),
    }
}

async fn one_time_password(store: &Store) -> anyhow::Result<(String, String, [u8; 16])> {
    let password = token::counter_code();
    let salt = token::salt();
    let hash = Hasher::new(store.keys().clone(), Cost::STANDARD).hash(&password, salt).await?;
    Ok((password, hash.as_str().to_owned(), salt))
}
