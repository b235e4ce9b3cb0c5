//! Random bytes from the operating system.

/// `N` bytes nobody can guess.
///
/// # Panics
/// When the operating system gives no randomness, which a running Linux never does. Going on without would mean keys
/// and tokens that can be guessed, so there is no error to handle.
pub(super) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Err(error) = getrandom::fill(&mut bytes) {
        panic!("The operating system gives no random bytes: {error}.");
    }
    bytes
}
