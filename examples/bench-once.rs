//! Sendings, each made once to five times by several programs on one file, and whether each had one effect and one number.
//!
//! `bin/bench once` calls it. `bench-once fill FOLDER COUNT` makes an office with so many drafts. `bench-once send FOLDER AT OF` is one of several
//! programs that send them at the same time: every sending gets a number in the register book. `bench-once count FOLDER` compares what all of
//! them were told with what is there.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use ak1::crypt::keys::Keys;
use ak1::domain::application::Move;
use ak1::domain::nik::Nik;
use ak1::domain::role::Hand;
use ak1::store::filling::Filling;
use ak1::store::moves::{Request, With};
use ak1::store::{Clock, Store};
use anyhow::{Context, bail, ensure};
use futures_util::{StreamExt, stream};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};

const MOST_TIMES: u64 = 5;
const AT_ONCE: usize = 8;
/// Every fourth of those made again is given up before its answer, as when a phone loses its connection.
const CUT: u64 = 4;
const GROUP: usize = 20_000;
/// People who were born on one day.
const SERIALS: usize = 9_999;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["fill", folder, count] => fill(folder.as_ref(), count.parse()?).await,
        ["send", folder, at, of] => send(folder.as_ref(), at.parse()?, of.parse()?).await,
        ["count", folder] => count(folder.as_ref()).await,
        _ => bail!("bench-once fill FOLDER COUNT, or send FOLDER AT OF, or count FOLDER"),
    }
}

async fn fill(folder: &Path, count: usize) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let (keys, _) = Keys::open_or_create(&folder.join("ak1.key"))?;
    let file = folder.join("ak1.sqlite");
    Store::open(&file, keys.clone(), Clock::System, None).await?.close().await;
    let filling = Filling::open(&file, keys, Clock::System, None).await?;
    let mut ids = BufWriter::new(File::create(folder.join("ids"))?);
    for number in 0..count {
        // Women born on the first of some month, in a district that does not exist.
        let (month, year) = (1 + number / SERIALS % 12, number / SERIALS / 12);
        let digits = format!("33759941{month:02}{year:02}{:04}", 1 + number % SERIALS);
        let nik = Nik::parse(&digits).ok().context("a NIK")?;
        let account = filling.store().add_account(&nik, "x", "2026-11").await?.context("an account")?;
        writeln!(ids, "{}", filling.application(&account).await?.id)?;
        if (number + 1).is_multiple_of(GROUP) {
            filling.commit().await?;
        }
    }
    ids.flush()?;
    Ok(filling.finish().await?)
}

async fn open(folder: &Path) -> anyhow::Result<Store> {
    Ok(Store::open(&folder.join("ak1.sqlite"), Keys::open(&folder.join("ak1.key"))?, Clock::System, None).await?)
}

fn ids(folder: &Path) -> anyhow::Result<Vec<String>> {
    Ok(fs::read_to_string(folder.join("ids"))?.lines().map(str::to_owned).collect())
}

/// Makes those of all sendings, and of their repetitions, that fall to program number `at`.
async fn send(folder: &Path, at: u64, of: u64) -> anyhow::Result<()> {
    let (store, ids) = (open(folder).await?, ids(folder)?);
    let mut mine = Vec::new();
    for (number, id) in ids.iter().enumerate() {
        let times = 1 + dice(number, 0) % MOST_TIMES;
        mine.extend((0..times).filter(|time| dice(number, 1 + time) % of == at).map(|time| (number, id, time)));
    }
    let one = |(number, id, time): (usize, &String, u64)| {
        let (store, id) = (store.clone(), id.clone());
        async move {
            let patience = dice(number, 20 + time);
            let asked = ask(&store, &id, number);
            if time > 0 && patience.is_multiple_of(CUT) {
                let answer = tokio::time::timeout(Duration::from_micros(patience / CUT % 3000), asked).await;
                return answer.ok().transpose().map(|answer| (number, answer));
            }
            asked.await.map(|answer| (number, Some(answer)))
        }
    };
    let mut answers = stream::iter(mine).map(one).buffer_unordered(AT_ONCE);
    let mut told = BufWriter::new(File::create(folder.join(format!("told-{at}")))?);
    while let Some(answer) = answers.next().await {
        let (number, answer) = answer?;
        writeln!(told, "{number} {}", answer.as_deref().unwrap_or("-"))?;
    }
    told.flush()?;
    drop(answers);
    store.close().await;
    Ok(())
}

/// One sending as the server makes it, and the register number that its answer leads to. Whoever is told that the file is busy asks again.
async fn ask(store: &Store, id: &str, number: usize) -> anyhow::Result<String> {
    let mut busy = 0;
    loop {
        let application = store.application(id).await?;
        let sending = store.sending(&format!("kunci-{number}"), &[id, "kirim", "1"]);
        let actor = application.account.clone().context("an account")?;
        let (hand, with) = (Hand::JobSeeker, With::Biodata(None));
        let request = Request {
            application: &application,
            version: 1,
            sending: &sending,
            actor: &actor,
            hand,
            mv: Move::Send,
            with,
        };
        match store.make_move(request).await {
            Ok(moved) => {
                let register = store.application(id).await?.register.map(|register| register.number);
                return Ok(format!("{moved:?} {register:?} {busy}"));
            }
            Err(_) if busy < 100 => busy += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

async fn count(folder: &Path) -> anyhow::Result<()> {
    let ids = ids(folder)?;
    let head = open(folder).await?.verify_journal(None).await?;
    let options = SqliteConnectOptions::new().filename(folder.join("ak1.sqlite"));
    let mut database = SqliteConnection::connect_with(&options).await?;
    let mut numbers = BTreeMap::new();
    for row in sqlx::query("SELECT id, register_no FROM application").fetch_all(&mut database).await? {
        if let Some(number) = row.get::<Option<i64>, _>(1) {
            numbers.insert(row.get::<String, _>(0), number);
        }
    }
    let mut seen: Vec<i64> = numbers.values().copied().collect();
    seen.sort_unstable();
    ensure!(seen.iter().copied().eq(1..=i64::try_from(ids.len())?), "the numbers are not 1 to {}", ids.len());
    let row = sqlx::query(
        "SELECT (SELECT count(*) FROM journal WHERE action = 'kirim'), (SELECT count(DISTINCT subject) FROM journal WHERE action = 'kirim'),
                (SELECT count(*) FROM event WHERE kind = 'kirim'), (SELECT count(*) FROM idempotency)",
    )
    .fetch_one(&mut database)
    .await?;
    let counts = [0, 1, 2, 3].map(|column| row.get::<i64, _>(column));
    ensure!(counts.iter().all(|count| usize::try_from(*count) == Ok(ids.len())), "{counts:?} effects of {}", ids.len());

    let (mut made, mut cut, mut busy) = (0, 0, 0);
    let mut answered = vec![false; ids.len()];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("told-")) {
            continue;
        }
        for line in fs::read_to_string(path)?.lines() {
            let (number, answer) = line.split_once(' ').context("a line")?;
            let number: usize = number.parse()?;
            made += 1;
            if answer == "-" {
                cut += 1;
                continue;
            }
            let (answer, times) = answer.rsplit_once(' ').context("an answer")?;
            busy += times.parse::<u64>()?;
            let due = format!("Done(Submitted) {:?}", numbers.get(&ids[number]));
            ensure!(answer == due, "sending {number} was answered with {answer}, and {due} is there");
            answered[number] = true;
        }
    }
    ensure!(answered.iter().all(|answered| *answered), "a sending was never answered");
    println!(
        "{} sendings, made {made} times, {cut} given up before the answer, {busy} times told that the file is busy",
        ids.len()
    );
    println!(
        "{} effects, {} numbers from 1 on without a gap, all answers equal; {} rows of the journal",
        counts[0],
        seen.len(),
        head.count
    );
    Ok(())
}

/// A number that looks like chance and is the same each time (SplitMix64).
fn dice(number: usize, salt: u64) -> u64 {
    let mut mixed = (number as u64).wrapping_mul(64).wrapping_add(salt).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
