//! `ak1 demo --people N`: an office with years of history, to measure with. Made by the store's own functions in the order of time, so
//! that journal, events, numbers and attendance are what they would be; only faster than people are: see `store::filling`.
//!
//! `fate` says who everybody is and how far they come, `hand` does what happens to them.

mod fate;
mod hand;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::Context;

use super::schedule::{Event, WorkingDays, life};
use crate::store::filling::Filling;
pub use fate::Size;

use fate::Fate;
use hand::{Hand, Seeker};

/// So many things happen between two commits.
const GROUP: usize = 20_000;

/// When an office of this kind opened for the first time.
pub fn beginning(now: i64, size: Size) -> i64 {
    days(now, size).opening(size.most_ago() + 3)
}

fn days(now: i64, size: Size) -> WorkingDays {
    WorkingDays::until(now, size.most_ago() + 3)
}

/// Lets job seekers come and go. The officers are there already, and the store's clock is a fixed one.
pub async fn fill(filling: &Filling, size: Size, now: i64) -> anyhow::Result<()> {
    let (days, people) = (days(now, size), size.people);
    let hand = Hand::new(filling).await?;
    let mut coming = Vec::with_capacity(people);
    for at in 0..people {
        let fate = Fate::of(at, size);
        let first = life(&fate.person(), at, &days).first().map(|event| event.at).context("an empty life")?;
        coming.push((first, at));
    }
    coming.sort_unstable();
    let mut coming = coming.into_iter().peekable();
    let mut seekers: HashMap<usize, (Seeker, std::vec::IntoIter<Event>)> = HashMap::new();
    let mut due = BinaryHeap::new();
    let (mut progress, mut acts) = (Progress::new(people), 0_usize);
    loop {
        while let Some((first, at)) =
            coming.next_if(|(first, _)| due.peek().is_none_or(|Reverse((next, _))| first <= next))
        {
            let seeker = Seeker::new(Fate::of(at, size));
            let events = life(&seeker.fate.person(), at, &days).into_iter();
            seekers.insert(at, (seeker, events));
            due.push(Reverse((first, at)));
        }
        let Some(Reverse((_, at))) = due.pop() else { break };
        let (seeker, events) = seekers.get_mut(&at).context("nobody comes unannounced")?;
        if let Some(event) = events.next() {
            let clock = filling.store().clock();
            clock.advance(event.at - clock.now());
            hand.act(seeker, event.act).await.with_context(|| format!("number {at}: {:?}", event.act))?;
            acts += 1;
            if acts.is_multiple_of(GROUP) {
                filling.commit().await?;
            }
        }
        match events.as_slice().first() {
            Some(next) => due.push(Reverse((next.at, at))),
            None => {
                seekers.remove(&at);
                progress.one_more()?;
            }
        }
    }
    progress.end();
    Ok(())
}

/// How far it is, twice a second: long work says so.
struct Progress {
    people: usize,
    done: usize,
    begun: Instant,
    told: Instant,
}

impl Progress {
    fn new(people: usize) -> Progress {
        let begun = Instant::now();
        Progress { people, done: 0, begun, told: begun }
    }

    fn one_more(&mut self) -> anyhow::Result<()> {
        self.done += 1;
        if self.told.elapsed() < Duration::from_millis(500) {
            return Ok(());
        }
        self.told = Instant::now();
        let rate = self.rate();
        let left = (self.people - self.done) as f64 / rate;
        eprint!("\r{}/{} job seekers, {rate:.0} a second, {left:.0} s to go   ", self.done, self.people);
        Ok(std::io::stderr().flush()?)
    }

    fn rate(&self) -> f64 {
        self.done as f64 / self.begun.elapsed().as_secs_f64().max(0.001)
    }

    fn end(&self) {
        let seconds = self.begun.elapsed().as_secs_f64();
        eprintln!("\r{} job seekers in {seconds:.0} s, {:.0} a second          ", self.done, self.rate());
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::{Workshop, add_officers, pictures};
    use super::*;
    use crate::access::Hasher;
    use crate::crypt::keys::Keys;
    use crate::crypt::{Cost, token};
    use crate::domain::queue::Queue;
    use crate::store::{Clock, Store};

    /// A Monday, 12.00 at the office.
    const MONDAY_NOON: i64 = 1_795_410_000;
    const SIXTY: Size = Size { people: 60, years: 10 };

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn an_office_of_sixty_has_a_whole_journal_live_queues_and_numbers_without_a_gap() {
        let folder = std::env::temp_dir().join(format!("ak1-crowd-{}", token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let (file, ledger) = (folder.join("ak1.sqlite"), folder.join("ledger"));
        let keys = Keys::ephemeral();
        let clock = Clock::fixed(DateTime::from_timestamp(beginning(MONDAY_NOON, SIXTY), 0).expect("a time"));
        let store = Store::open(&file, keys.clone(), clock.clone(), None).await.expect("a store");
        let workshop = Workshop { hasher: Hasher::new(keys.clone(), Cost::FOR_TESTS), draw: pictures::draw };
        add_officers(&store, &workshop.hasher, Some("kucing oren")).await.expect("officers");
        store.close().await;
        let filling = Filling::open(&file, keys.clone(), clock.clone(), Some(ledger.clone())).await.expect("a store");
        fill(&filling, SIXTY, MONDAY_NOON).await.expect("an office");
        filling.finish().await.expect("on the disk");

        assert!(clock.now() <= MONDAY_NOON);
        let store = Store::open(&file, keys, clock, None).await.expect("a store");
        let counts = store.queue_counts().await.expect("counts");
        let wanted = [
            (Queue::ToCheck, 2),
            (Queue::WithApplicant, 1),
            (Queue::Expected, 1),
            (Queue::ToConfirm, 1),
            (Queue::ToIssue, 1),
            (Queue::ToSign, 1),
            (Queue::ToHandOver, 1),
        ];
        for (queue, count) in wanted {
            assert!(counts.contains(&(queue, count)), "{queue:?}: {counts:?}");
        }
        assert!(counts.iter().any(|(queue, count)| *queue == Queue::Done && *count >= 40), "{counts:?}");
        assert!(store.verify_journal(None).await.expect("a whole journal").count > 60 * 6);
        assert!(!store.attendance(store.clock().today()).await.expect("a list").is_empty(), "nobody came today");

        let mut sent = 0;
        for year in 2016..=2026 {
            let book = store.register(year, 1, 1000).await.expect("a book");
            assert!(book.iter().map(|row| row.number).eq(1..=i64::try_from(book.len()).expect("a number")));
            assert!(book.is_sorted_by_key(|row| row.submitted_at));
            sent += book.len();
        }
        assert_eq!(sent, 59, "all but the draft");
        let ledger = std::fs::read_to_string(ledger).expect("a ledger");
        assert!(ledger.lines().count() >= 9, "numbers of every year: {ledger}");
        store.close().await;
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
