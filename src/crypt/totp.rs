//! Codes of half a minute (TOTP, RFC 6238) as authenticator apps make them: SHA-1, 30 seconds, six digits. SHA-1 since most apps know nothing
//! else; as a keyed hash it is not broken.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{random, token};

/// Seconds for which a code stands.
pub const STEP: i64 = 30;

/// Steps before and after the present one whose codes are taken too: a phone's clock may be half a minute off.
const WINDOW: i64 = 1;

/// Ten minutes; no clock that is right is further off.
const FAR: i64 = 20;

/// What an officer's phone and the office know: 160 random bits, as RFC 4226 wants them.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; 20]>);

impl TotpSecret {
    pub fn random() -> TotpSecret {
        TotpSecret(Zeroizing::new(random::bytes()))
    }

    /// The secret from its stored form; None when it has another length.
    pub fn from_bytes(bytes: &[u8]) -> Option<TotpSecret> {
        Some(TotpSecret(Zeroizing::new(bytes.try_into().ok()?)))
    }

    pub fn as_bytes(&self) -> &[u8] {
        &*self.0
    }

    /// As authenticator apps read it: base32 in capitals.
    pub fn base32(&self) -> String {
        token::base32(&*self.0).to_uppercase()
    }

    /// The code of a step, as six digits.
    pub fn code(&self, step: i64) -> String {
        format!("{:06}", truncated(&self.0, step) % 1_000_000)
    }

    /// The step whose code this is, now or one step off, and later than `last`: a code counts once. Every step is compared, so that the time tells
    /// nothing. A `last` far ahead is of a clock that was wrong and has been set right: it bars nobody for years.
    pub fn step_of(&self, code: &str, now: i64, last: i64) -> Option<i64> {
        let present = now.div_euclid(STEP);
        let last = if last > present + FAR { i64::MIN } else { last };
        (present - WINDOW..=present + WINDOW).fold(None, |found, step| {
            let fits = bool::from(self.code(step).as_bytes().ct_eq(code.as_bytes()));
            if fits && step > last { Some(step) } else { found }
        })
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(hidden)")
    }
}

/// RFC 4226, 5.3: 31 bits of the keyed hash of the step, from a place that its last four bits name.
fn truncated(secret: &[u8; 20], step: i64) -> u32 {
    let mut block = Zeroizing::new([0; 64]);
    block[..20].copy_from_slice(secret);
    let mut mac = Hmac::<Sha1>::new(&(*block).into());
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]) & 0x7fff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the standards' examples.
    fn known() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").expect("a secret")
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        // Appendix B, the rows of SHA-1; the standard shows eight digits.
        for (second, code) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            assert_eq!(truncated(b"12345678901234567890", second / STEP) % 100_000_000, code, "{second}");
            assert_eq!(known().code(second / STEP), format!("{:06}", code % 1_000_000));
        }
    }

    #[test]
    fn the_codes_are_those_of_rfc_4226() {
        let codes: Vec<_> = (0..10).map(|step| known().code(step)).collect();
        assert_eq!(
            codes,
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
        );
    }

    #[test]
    fn a_code_counts_once_and_half_a_minute_off_at_most() {
        let (secret, now) = (known(), 1_800_000_000);
        let present = now / STEP;
        for off in -3..=3 {
            let step = secret.step_of(&secret.code(present + off), now, 0);
            assert_eq!(step, (off.abs() <= 1).then_some(present + off), "{off}");
        }
        assert_eq!(secret.step_of(&secret.code(present), now, present - 1), Some(present));
        assert_eq!(secret.step_of(&secret.code(present), now, present), None, "used already");
        assert_eq!(secret.step_of(&secret.code(present - 1), now, present), None, "older than the last one");
        assert_eq!(secret.step_of(&secret.code(present), now, present + 20), None, "a clock that drifts");
        assert_eq!(secret.step_of(&secret.code(present), now, present + 21), Some(present), "a clock that was wrong");
        let last_second = present * STEP + STEP - 1;
        assert_eq!(secret.step_of(&secret.code(present - 1), last_second, 0), Some(present - 1));
        assert_eq!(secret.step_of(&secret.code(present - 1), last_second + 1, 0), None, "its window is over");
        for wrong in ["", "12345", "1234567", "abcdef"] {
            assert_eq!(secret.step_of(wrong, now, 0), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_written_as_apps_read_it_and_hides_in_debug_output() {
        assert_eq!(known().base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(TotpSecret::random().base32().len(), 32);
        assert_eq!(format!("{:?}", known()), "TotpSecret(hidden)");
        assert!(TotpSecret::from_bytes(b"short").is_none());
    }
}
