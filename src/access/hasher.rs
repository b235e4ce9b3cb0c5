//! Argon2 runs off the async threads, a few at a time.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::crypt::CryptError;
use crate::crypt::keys::Keys;
use crate::crypt::password::{self, Cost, PasswordHash};

/// Two runs of 19 MiB at once are what a small server bears; the others wait their turn.
const AT_ONCE: usize = 2;

#[derive(Clone)]
pub struct Hasher {
    keys: Keys,
    cost: Cost,
    permits: Arc<Semaphore>,
}

impl Hasher {
    pub fn new(keys: Keys, cost: Cost) -> Hasher {
        Hasher { keys, cost, permits: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// # Errors
    /// When the hash cannot be made; never because of the password itself.
    pub async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<PasswordHash, CryptError> {
        let _permit = self.permits.acquire().await;
        let (keys, password, cost) = (self.keys.clone(), password.to_owned(), self.cost);
        let run = tokio::task::spawn_blocking(move || password::hash(&keys, &password, &salt, cost));
        run.await.unwrap_or(Err(CryptError::Password))
    }
}
