//! Passwords as Argon2id hashes. Everything here takes the processor for tens of milliseconds: the caller runs it off
//! the async threads and bounds how many run at once.

use std::{fmt, str::FromStr};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use subtle::{ConditionallySelectable, ConstantTimeEq};

use super::{CryptError, Keys, hex};

/// How much work one hash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes that could run in parallel.
    pub lanes: u32,
}

impl Cost {
    /// 19 MiB, two passes, one lane: what OWASP's password storage sheet asks for at least.
    pub const STANDARD: Self = Self { memory: 19 * 1024, passes: 2, lanes: 1 };
    /// Next to nothing, so that tests with many accounts stay quick. Never for real accounts.
    pub const FOR_TESTS: Self = Self { memory: 8, passes: 1, lanes: 1 };
}

/// A hashed password as it is stored: `argon2id-1:m=19456,t=2,p=1:` and 64 hexadecimal digits. The salt is not part of
/// it, since it follows from the NIK (see [`Keys::password_salt`]).
#[derive(Clone)]
pub struct PasswordHash(String);

/// What one run works in. Kept for the next: given back each time, a quarter of a gigabyte would end up in the allocator's hands, some for each
/// thread that ever ran.
#[derive(Default)]
pub struct Memory(Vec<Block>);

/// Hashes a password with the office's pepper. One hash can be compared with every stored one of the same salt and cost.
///
/// # Errors
/// When there is too little memory or the cost is out of Argon2's range.
pub fn hash(
    keys: &Keys,
    password: &str,
    salt: &[u8; 16],
    cost: Cost,
    Memory(blocks): &mut Memory,
) -> Result<PasswordHash, CryptError> {
    let Cost { memory, passes, lanes } = cost;
    let pepper = keys.password_pepper();
    let params = Params::new(memory, passes, lanes, Some(32)).map_err(|_| CryptError::Password)?;
    let mut out = [0; 32];
    blocks.resize(params.block_count(), Block::default());
    Argon2::new_with_secret(&*pepper, Algorithm::Argon2id, Version::V0x13, params)
        .and_then(|argon2| argon2.hash_password_into_with_memory(password.as_bytes(), salt, &mut out, &mut *blocks))
        .map_err(|_| CryptError::Password)?;
    Ok(PasswordHash(format!("argon2id-1:m={memory},t={passes},p={lanes}:{}", hex::encode(&out))))
}

/// The place of the first stored hash that equals the candidate. All are compared whole, so that the time does not tell
/// which one fitted or how nearly.
pub fn verify_any(candidate: &PasswordHash, stored: &[PasswordHash]) -> Option<usize> {
    let mut found = u64::MAX;
    for (place, hash) in stored.iter().enumerate().rev() {
        let equal = candidate.0.as_bytes().ct_eq(hash.0.as_bytes());
        found.conditional_assign(&(place as u64), equal);
    }
    usize::try_from(found).ok().filter(|&place| place < stored.len())
}

impl PasswordHash {
    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is stored.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The cost it was made with. When it is not the present one, the candidate must be hashed with this one, and the
    /// stored hash replaced after a successful sign-in.
    pub fn cost(&self) -> Option<Cost> {
        let parameters = self.0.strip_prefix("argon2id-1:")?.split(':').next()?;
        let mut numbers =
            parameters.split(',').zip(["m=", "t=", "p="]).map(|(part, name)| part.strip_prefix(name)?.parse().ok());
        Some(Cost { memory: numbers.next()??, passes: numbers.next()??, lanes: numbers.next()?? })
    }
}

/// A stored hash, checked for its form.
impl FromStr for PasswordHash {
    type Err = CryptError;

    fn from_str(text: &str) -> Result<Self, CryptError> {
        let hash = Self(text.to_owned());
        let whole = text.rsplit_once(':').is_some_and(|(_, digits)| hex::decode::<32>(digits).is_some());
        if whole && hash.cost().is_some() { Ok(hash) } else { Err(CryptError::Format) }
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: [u8; 16] = [7; 16];

    fn quick(keys: &Keys, password: &str) -> PasswordHash {
        hash(keys, password, &SALT, Cost::FOR_TESTS, &mut Memory::default()).unwrap()
    }

    #[test]
    fn one_run_is_compared_with_several_claims() {
        let keys = Keys::ephemeral();
        let stored = ["melati", "kenanga", "mawar"].map(|password| quick(&keys, password));
        assert_eq!(verify_any(&quick(&keys, "melati"), &stored), Some(0));
        assert_eq!(verify_any(&quick(&keys, "mawar"), &stored), Some(2));
        assert_eq!(verify_any(&quick(&keys, "Mawar"), &stored), None);
        assert_eq!(verify_any(&quick(&keys, "mawar"), &[]), None);
    }

    #[test]
    fn the_hash_depends_on_pepper_and_salt() {
        let (keys, other) = (Keys::ephemeral(), Keys::ephemeral());
        let first = quick(&keys, "melati");
        assert_eq!(verify_any(&quick(&other, "melati"), std::slice::from_ref(&first)), None);
        let salted = hash(&keys, "melati", &[8; 16], Cost::FOR_TESTS, &mut Memory::default()).unwrap();
        assert_eq!(verify_any(&salted, &[first]), None);
    }

    #[test]
    fn the_stored_form_names_its_cost_and_is_checked_when_read() {
        let keys = Keys::ephemeral();
        let hash = hash(&keys, "melati", &SALT, Cost::STANDARD, &mut Memory::default()).unwrap();
        assert!(hash.as_str().starts_with("argon2id-1:m=19456,t=2,p=1:"));
        let read: PasswordHash = hash.as_str().parse().unwrap();
        assert_eq!(read.cost(), Some(Cost::STANDARD));
        assert_eq!(verify_any(&hash, &[read]), Some(0));
        for text in ["", "argon2id-1", "argon2id-1:m=8,t=1,p=1:00", "argon2id-2:m=8,t=1,p=1:", &hash.as_str()[1..]] {
            assert_eq!(text.parse::<PasswordHash>().unwrap_err(), CryptError::Format, "{text}");
        }
    }

    #[test]
    fn what_a_run_before_left_behind_changes_nothing() {
        let (keys, mut memory) = (Keys::ephemeral(), Memory::default());
        let large = Cost { memory: 64, passes: 2, lanes: 1 };
        hash(&keys, "mawar", &SALT, large, &mut memory).unwrap();
        let used = hash(&keys, "melati", &SALT, Cost::FOR_TESTS, &mut memory).unwrap();
        assert_eq!(used.as_str(), quick(&keys, "melati").as_str());
    }

    #[test]
    fn an_impossible_cost_is_an_error_and_debug_output_hides_the_hash() {
        let keys = Keys::ephemeral();
        assert_eq!(
            hash(&keys, "x", &SALT, Cost { memory: 1, passes: 0, lanes: 0 }, &mut Memory::default()).unwrap_err(),
            CryptError::Password
        );
        assert_eq!(format!("{:?}", quick(&keys, "melati")), "PasswordHash(hidden)");
    }
}
