//! Argon2 runs off the async threads, a few at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::Semaphore;

use crate::crypt::CryptError;
use crate::crypt::keys::Keys;
use crate::crypt::password::{self, Cost, Memory, PasswordHash};
use crate::store::timing::Histogram;

/// Two runs of 19 MiB at once are what a small server bears; the others wait their turn.
pub const AT_ONCE: usize = 2;

#[derive(Clone)]
pub struct Hasher {
    keys: Keys,
    cost: Cost,
    permits: Arc<Semaphore>,
    /// What the runs before worked in.
    free: Arc<Mutex<Vec<Memory>>>,
    waiting: Arc<AtomicUsize>,
    waits: Arc<Histogram>,
}

/// How busy it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Load {
    pub running: usize,
    pub waiting: usize,
}

impl Hasher {
    pub fn new(keys: Keys, cost: Cost) -> Hasher {
        let permits = Arc::new(Semaphore::new(AT_ONCE));
        Hasher { keys, cost, permits, free: Arc::default(), waiting: Arc::default(), waits: Arc::default() }
    }

    /// # Errors
    /// When the hash cannot be made; never because of the password itself.
    pub async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<PasswordHash, CryptError> {
        let asked = Instant::now();
        let permit = {
            let _waiting = Waiting::begin(&self.waiting);
            self.permits.clone().acquire_owned().await
        };
        self.waits.note(asked.elapsed());
        let (keys, password, cost, free) = (self.keys.clone(), password.to_owned(), self.cost, self.free.clone());
        let run = tokio::task::spawn_blocking(move || {
            // The run goes on when whoever asked has gone away, and counts until it ends.
            let _permit = permit;
            let mut memory = free.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            let hash = password::hash(&keys, &password, &salt, cost, &mut memory);
            free.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
            hash
        });
        run.await.unwrap_or(Err(CryptError::Password))
    }

    pub fn load(&self) -> Load {
        Load { running: AT_ONCE - self.permits.available_permits(), waiting: self.waiting.load(Ordering::Relaxed) }
    }

    /// How long passwords waited for their turn; each is one run.
    pub fn waits(&self) -> &Histogram {
        &self.waits
    }
}

/// Counts until it is dropped, also when whoever waits goes away.
struct Waiting<'a>(&'a AtomicUsize);

impl Waiting<'_> {
    fn begin(count: &AtomicUsize) -> Waiting<'_> {
        count.fetch_add(1, Ordering::Relaxed);
        Waiting(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// A few milliseconds.
    const SLOW: Cost = Cost { memory: 4 * 1024, passes: 1, lanes: 1 };

    #[tokio::test]
    async fn two_run_at_once_the_others_wait_and_the_one_async_thread_stays_free() {
        let hasher = Hasher::new(Keys::ephemeral(), SLOW);
        let runs: Vec<_> = (0..8_u8)
            .map(|number| {
                let hasher = hasher.clone();
                tokio::spawn(async move { hasher.hash("kucing oren tidur", [number; 16]).await.map(|_| ()) })
            })
            .collect();
        let (mut most, mut waited) = (0, 0);
        while runs.iter().any(|run| !run.is_finished()) {
            // On the async thread a run would begin and end between two looks, and none would ever be seen.
            tokio::task::yield_now().await;
            let load = hasher.load();
            (most, waited) = (most.max(load.running), waited.max(load.waiting));
        }
        for run in runs {
            assert_eq!(run.await.expect("no panic"), Ok(()));
        }
        assert_eq!(most, AT_ONCE, "no more and no fewer");
        // Two more may have begun before the last had asked.
        assert!(waited >= 8 - 2 * AT_ONCE, "{waited} waited");
        assert_eq!(hasher.load(), Load { running: 0, waiting: 0 });
        assert_eq!(hasher.waits().counted().count, 8);
    }

    #[tokio::test]
    async fn a_run_whose_asker_has_gone_still_counts_until_it_ends() {
        let hasher = Hasher::new(Keys::ephemeral(), SLOW);
        for _ in 0..4 {
            let gone = tokio::time::timeout(Duration::from_millis(1), hasher.hash("kucing oren", [1; 16])).await;
            assert!(gone.is_err() || gone.is_ok_and(|hash| hash.is_ok()));
            assert!(hasher.load().running <= AT_ONCE);
        }
        assert_eq!(hasher.load().waiting, 0, "who has gone waits no more");
        while hasher.load().running > 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}
