//! `ak1 demo`: a demonstration office of fictitious people in every state of the flow.
//!
//! Everything is done by the functions that serve real people, in the order of time, under a clock that runs through the last three
//! weeks; so numbers, journal, attendance lists and waiting times are what they would be.
//! `people` says who they are and how far they come, `schedule` when, `answers` what they type, `pictures` what they upload (drawn by
//! `canvas`, `photo` and `papers`), and `flow` makes it happen. `crowd` makes an office of any size in place of this one.

mod people;
mod schedule;

mod answers;
mod flow;

mod canvas;
mod papers;
mod photo;
mod pictures;

mod crowd;
mod extreme;

use std::io::Write;

use anyhow::{Context, anyhow, bail, ensure};
use chrono::DateTime;
use clap::Args;

use super::Place;
use super::officer::{Add, add_officer};
use crate::access::Hasher;
use crate::crypt::{Cost, TotpSecret, token, totp};
use crate::domain::password::NewPassword;
use crate::domain::second_code::SecondCode;
use crate::store::{Clock, Store};
use flow::{Flow, Seeker, Staff, Workshop};
use people::PEOPLE;

#[derive(Args)]
pub struct Demo {
    #[command(flatten)]
    place: Place,
    /// In place of forty hand-made job seekers so many generated ones, with years of history, to measure with.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(20..=2_000_000))]
    people: Option<u32>,
    /// How many years of history those have.
    #[arg(long, value_name = "N", default_value = "10", requires = "people", value_parser = clap::value_parser!(u16).range(1..=20))]
    years: u16,
    /// Also people whose cards are hard to print.
    #[arg(long, hide = true)]
    extreme: bool,
    /// For tests only: everybody signs in with this password, officers need not change it, and the admin's phone knows a secret that everybody
    /// knows.
    #[arg(long, hide = true, value_name = "TEXT")]
    password_for_tests: Option<String>,
}

impl Demo {
    pub async fn run(self) -> anyhow::Result<()> {
        if let Some(password) = &self.password_for_tests {
            NewPassword::parse(password, "").map_err(|problem| anyhow!("not a password: {problem:?}"))?;
        }
        let now = Clock::System.now();
        let crowd = self.people.map(|people| crowd::Size { people: people as usize, years: self.years });
        let beginning = crowd.map_or_else(|| schedule::beginning(now), |size| crowd::beginning(now, size));
        let clock = Clock::fixed(DateTime::from_timestamp(beginning, 0).context("the clock of this machine")?);
        let store = self.place.open_with(clock.clone()).await?;
        ensure!(
            !store.has_officers().await? && store.journal_head().await?.count == 0,
            "there is an office in {} already; a demonstration needs an empty folder, as with --data demo-data",
            self.place.data.display()
        );
        let workshop = Workshop { hasher: Hasher::new(store.keys().clone(), Cost::STANDARD), draw: pictures::draw };
        let given = self.password_for_tests.as_deref();
        let logins = match crowd {
            None => {
                let logins = fill(&store, &workshop, now, given).await?;
                if self.extreme {
                    extreme::add(&store, &Staff::find(&store).await?).await?;
                }
                store.close().await;
                logins
            }
            Some(size) => {
                let officers = add_officers(&store, &workshop.hasher, given).await?;
                store.close().await;
                let filling = self.place.fill(clock).await?;
                crowd::fill(&filling, size, now).await?;
                filling.finish().await?;
                Logins { officers, seekers: Vec::new() }
            }
        };
        print(&logins, self.password_for_tests.is_some());
        Ok(())
    }
}

/// How one of the people signs in.
struct Login {
    who: String,
    name: &'static str,
    password: String,
    about: String,
}

/// Those who can be tried out: all officers, and three job seekers.
struct Logins {
    officers: Vec<Login>,
    seekers: Vec<Login>,
}

/// Login, name, NIP, title and roles. Names and numbers are invented.
const OFFICERS: [(&str, &str, &str, &str, &[&str]); 5] = [
    ("informasi", "Endang Sulistyowati", "198504172010012999", "Petugas Informasi", &["petugas-informasi"]),
    ("kasi", "Drs. Harjono Wibisono", "197208051998031999", "Kepala Seksi Layanan", &["kasi-layanan"]),
    ("pengantar", "Retno Palupi, S.E.", "198211292008012999", "Pengantar Kerja Ahli Muda", &["pengantar-kerja"]),
    (
        "rangkap",
        "Budi Cahyono, S.Sos.",
        "198906132015031999",
        "Pengantar Kerja Ahli Pertama",
        &["petugas-informasi", "pengantar-kerja"],
    ),
    ("admin", "Farida Hanum, S.Kom.", "199401092019022999", "Pranata Komputer", &["admin"]),
];

/// The secret of the admin's second step in an office for tests; `end2end/support/code.js` has it too. An office that is shown to people has
/// none: there the admin's first sign-in leads to the set-up.
const SECRET_FOR_TESTS: &[u8; 20] = b"ak1-rahasia-uji-coba";

/// Fills an empty store, whose clock must be a fixed one. `now` ends the story: nothing in it is later.
async fn fill(
    store: &Store,
    workshop: &Workshop,
    now: i64,
    password_for_tests: Option<&str>,
) -> anyhow::Result<Logins> {
    let officers = add_officers(store, &workshop.hasher, password_for_tests).await?;
    let flow = Flow { store, staff: Staff::find(store).await? };
    let seekers = play(&flow, workshop, now, password_for_tests).await?;
    Ok(Logins { officers, seekers })
}

async fn add_officers(store: &Store, hasher: &Hasher, password_for_tests: Option<&str>) -> anyhow::Result<Vec<Login>> {
    let mut officers = Vec::new();
    for (login, name, nip, title, roles) in OFFICERS {
        let add = Add {
            login: login.to_owned(),
            name: name.to_owned(),
            nip: Some(nip.to_owned()),
            title: title.to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        let mut password = add_officer(store, &add).await?;
        if let Some(given) = password_for_tests {
            let id = store.officer_secret(login).await?.with_context(|| format!("the officer {login}"))?.id;
            let salt = token::salt();
            let hash = hasher.hash(given, salt).await?;
            store.set_officer_password(&id, hash.as_str(), &salt, false, "cli").await?;
            if roles.contains(&"admin") {
                give_second_step(store, &id).await?;
            }
            password = given.to_owned();
        }
        officers.push(Login { who: login.to_owned(), name, password, about: roles.join(", ") });
    }
    Ok(officers)
}

async fn give_second_step(store: &Store, officer: &str) -> anyhow::Result<()> {
    let secret = TotpSecret::from_bytes(SECRET_FOR_TESTS).context("a secret")?;
    store.begin_second_step(officer, &secret).await?;
    let Ok(SecondCode::Phone(code)) = SecondCode::parse(&secret.code(store.clock().now() / totp::STEP)) else {
        bail!("six digits are no code");
    };
    store.confirm_second_step(officer, &code, "").await?.context("the second step of the admin")?;
    Ok(())
}

/// Lets everything happen in its order. Passwords and pictures, which take most of the time, are made beside it.
async fn play(flow: &Flow<'_>, workshop: &Workshop, now: i64, given: Option<&str>) -> anyhow::Result<Vec<Login>> {
    let store = flow.store;
    let today = store.clock().today();
    let events = schedule::schedule(&PEOPLE, now);
    let mut passwords = Vec::new();
    let mut seekers: Vec<Option<Seeker>> = PEOPLE.iter().map(|_| None).collect();
    let mut left = [0_usize; PEOPLE.len()];
    for event in &events {
        left[event.person] += 1;
        if left[event.person] == 1 {
            let password = given.map_or_else(token::counter_code, str::to_owned);
            seekers[event.person] = Some(Seeker::new(store, workshop, event.person, &password, today)?);
            passwords.push((event.person, password));
        }
    }
    let mut done = 0;
    for event in events {
        store.clock().advance(event.at - store.clock().now());
        let person = &PEOPLE[event.person];
        let seeker = seekers[event.person].as_mut().context("nobody comes unannounced")?;
        flow.act(seeker, event.act).await.with_context(|| format!("{}: {:?}", person.name, event.act))?;
        left[event.person] -= 1;
        if left[event.person] == 0 {
            done += 1;
            eprint!("\r{done}/{} job seekers", PEOPLE.len());
            std::io::stderr().flush()?;
        }
    }
    eprintln!();
    let mut logins = Vec::new();
    for (at, about) in people::to_try() {
        let seeker = seekers[at].as_ref().context("a job seeker to try")?;
        let password = passwords.iter().find(|(person, _)| *person == at).context("a password")?.1.clone();
        logins.push(Login { who: seeker.nik.grouped(), name: PEOPLE[at].name, password, about: about.to_owned() });
    }
    Ok(logins)
}

fn print(logins: &Logins, for_tests: bool) {
    let once = if for_tests { "all with the same password" } else { "with one-time passwords, shown only now" };
    println!("\nOfficers sign in at /meja/masuk, {once}:");
    print_table(&logins.officers);
    if !logins.seekers.is_empty() {
        println!("\nJob seekers sign in at /masuk:");
        print_table(&logins.seekers);
    }
}

fn print_table(logins: &[Login]) {
    for Login { who, name, password, about } in logins {
        println!("  {who:<20} {password:<12} {name:<24} {about}");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::people::Person;
    use super::pictures::Pictures;
    use super::*;
    use crate::crypt::keys::Keys;
    use crate::domain::correction::Pin;
    use crate::domain::queue::Queue;

    /// Drawing for everybody would take half a minute without optimisation.
    fn same_for_all(_: &Person, _: usize) -> anyhow::Result<Pictures> {
        static DRAWN: OnceLock<Pictures> = OnceLock::new();
        Ok(DRAWN.get_or_init(|| pictures::draw(&PEOPLE[0], 0).expect("pictures")).clone())
    }

    const MONDAY_NOON: i64 = 1_795_410_000;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn the_demonstration_shows_every_state_keeps_the_journal_whole_and_hides_every_nik() {
        let folder = std::env::temp_dir().join(format!("ak1-demo-{}", token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("ak1.sqlite");
        let beginning = DateTime::from_timestamp(schedule::beginning(MONDAY_NOON), 0).expect("a time");
        let store = Store::open(&file, Keys::ephemeral(), Clock::fixed(beginning), None).await.expect("a store");
        let workshop = Workshop { hasher: Hasher::new(store.keys().clone(), Cost::FOR_TESTS), draw: same_for_all };
        let logins = fill(&store, &workshop, MONDAY_NOON, Some("kucing oren")).await.expect("an office");

        for (queue, count) in store.queue_counts().await.expect("counts") {
            assert!(count >= 2 || queue == Queue::NotCollected, "{count} applications are in {queue:?}");
        }
        assert!(store.verify_journal(None).await.expect("a whole journal").count > 150);
        assert!(store.clock().now() <= MONDAY_NOON);
        assert!(!store.attendance(store.clock().today()).await.expect("a list").is_empty(), "nobody came today");
        assert_eq!((logins.officers.len(), logins.seekers.len()), (5, 3));
        assert!(store.officers().await.expect("officers").iter().all(|officer| !officer.one_time));

        let mut shapes = [false; 3];
        for row in store.queue(Queue::WithApplicant, None).await.expect("a queue") {
            let application = store.application(&row.id).await.expect("an application");
            for correction in store.corrections(&application, true).await.expect("corrections") {
                match correction.pin {
                    Pin::Field(_) => shapes[0] = true,
                    Pin::Page { .. } => shapes[1] = true,
                    Pin::Point { .. } => shapes[2] = true,
                }
            }
        }
        assert_eq!(shapes, [true; 3], "pins on a field, a page and a point");

        let today = store.clock().today();
        store.close().await;
        let bytes = std::fs::read(&file).expect("the database");
        for (at, person) in PEOPLE.iter().enumerate() {
            let nik = answers::nik(person, at, today).expect("a NIK").to_string();
            for text in [nik.clone(), nik.replace(' ', "")] {
                assert!(!bytes.windows(text.len()).any(|part| part == text.as_bytes()), "{text} lies in clear");
            }
        }
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
