//! The password once more: whoever sits at a signed-in desk shows to be its officer, for signing and for taking data out.

use super::Hasher;
use crate::crypt::CryptError;
use crate::crypt::keys::Lookup;
use crate::crypt::password::verify_any;
use crate::store::throttle::Try;
use crate::store::{Store, StoreError};

/// Why somebody is not proven.
#[derive(Debug)]
pub enum Unproven {
    Wrong,
    /// Too many failures before: the password was not tried.
    Throttled,
    /// The one-time password was right, and not used in time.
    RanOut,
    Store(StoreError),
    Crypt(CryptError),
}

impl From<StoreError> for Unproven {
    fn from(error: StoreError) -> Self {
        Unproven::Store(error)
    }
}

impl From<CryptError> for Unproven {
    fn from(error: CryptError) -> Self {
        Unproven::Crypt(error)
    }
}

/// The officer whose login and password these are. One Argon2 run, whether the login is known or not; throttled by login.
///
/// # Errors
/// Also when the store or the hasher fails.
pub async fn prove_officer(store: &Store, hasher: &Hasher, login: &str, password: &str) -> Result<String, Unproven> {
    let tag = store.keys().lookup(Lookup::Login, &login.trim().to_lowercase());
    if store.is_throttled(&tag).await? {
        tracing::info!("an officer's password was not tried: too many failures before");
        return Err(Unproven::Throttled);
    }
    let secret = store.officer_secret(login.trim()).await?;
    let salt = secret
        .as_ref()
        .and_then(|secret| secret.salt.clone().try_into().ok())
        .unwrap_or_else(|| store.keys().password_salt(&tag));
    let hash = hasher.hash(password, salt).await?;
    let id = secret.as_ref().map(|secret| secret.id.clone());
    let known = secret.filter(|secret| verify_any(&hash, std::slice::from_ref(&secret.password)).is_some());
    if !store.settle_try(&tag, if known.is_some() { Try::Forgiven } else { Try::Failed }).await? {
        tracing::info!("an officer's password was not judged: too many failures meanwhile");
        return Err(Unproven::Throttled);
    }
    let Some(known) = known else {
        tracing::info!(officer = id, "an officer's password was wrong");
        return Err(Unproven::Wrong);
    };
    if known.ran_out {
        tracing::info!(officer = known.id, "a one-time password has run out");
        return Err(Unproven::RanOut);
    }
    Ok(known.id)
}
