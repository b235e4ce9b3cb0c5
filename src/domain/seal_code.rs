//! The short code of a seal (*kode segel*), for those who type instead of scanning: `K7QM2-XDR4T`. Its last sign checks the others, so that a
//! slip of the keyboard is told from a code that nobody has.

use std::fmt;

use super::Problem;
use super::counter_code::CounterCode;

/// Ten signs of [`CounterCode::ALPHABET`], without the dash.
#[derive(Clone, PartialEq, Eq)]
pub struct SealCode(String);

impl SealCode {
    /// How many signs are free, before the one that checks them: 44 bits.
    pub const FREE: usize = 9;

    /// With the sign that checks it. None unless `free` is nine signs of the alphabet.
    pub fn new(free: &str) -> Option<SealCode> {
        let state = state(free).filter(|_| free.len() == SealCode::FREE)?;
        let check = CounterCode::ALPHABET.iter().find(|sign| closes(state, **sign))?;
        Some(SealCode(format!("{free}{}", char::from(*check))))
    }

    /// Small letters, spaces and dashes do not matter.
    ///
    /// # Errors
    /// [`Problem::CodeUnreadable`], also where the last sign does not fit the others.
    pub fn parse(text: &str) -> Result<SealCode, Problem> {
        let skipped = |sign: &char| sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2014}');
        let code: String = text.chars().filter(|sign| !skipped(sign)).map(|sign| sign.to_ascii_uppercase()).collect();
        let free = code.get(..SealCode::FREE).ok_or(Problem::CodeUnreadable)?;
        SealCode::new(free).filter(|whole| whole.0 == code).ok_or(Problem::CodeUnreadable)
    }

    /// The ten signs in capitals without a dash, as they are looked up.
    pub fn normalised(&self) -> &str {
        &self.0
    }

    /// Its first sign: failures are counted by it.
    pub fn group(&self) -> &str {
        &self.0[..1]
    }
}

/// The hybrid system of ISO 7064 over 30 signs, as its standard systems are built over 10, 26 and 36: every single wrong sign is found.
const SIGNS: usize = CounterCode::ALPHABET.len();

fn state(free: &str) -> Option<usize> {
    free.bytes().try_fold(SIGNS, |state, sign| Some(2 * sum(state, value(sign)?) % (SIGNS + 1)))
}

fn closes(state: usize, check: u8) -> bool {
    value(check).is_some_and(|value| (state + value) % SIGNS == 1)
}

/// Counted from 1 to 30.
fn sum(state: usize, value: usize) -> usize {
    match (state + value) % SIGNS {
        0 => SIGNS,
        sum => sum,
    }
}

fn value(sign: u8) -> Option<usize> {
    CounterCode::ALPHABET.iter().position(|known| *known == sign)
}

/// `K7QM2-XDR4T`.
impl fmt::Display for SealCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(5);
        write!(f, "{first}-{second}")
    }
}

/// Hides the code, since it opens something: debug output ends up in logs.
impl fmt::Debug for SealCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some codes, spread over the alphabet.
    fn codes() -> impl Iterator<Item = String> {
        (0..60_usize).map(|seed| {
            let sign = |at: usize| char::from(CounterCode::ALPHABET[(seed * 7 + at * (seed + 3)) % SIGNS]);
            SealCode::new(&(0..SealCode::FREE).map(sign).collect::<String>()).expect("a code").0
        })
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for code in codes() {
            let shown = SealCode(code.clone()).to_string();
            assert_eq!((shown.len(), shown.as_bytes()[5]), (11, b'-'));
            for text in [shown.clone(), shown.to_lowercase(), format!(" {} ", shown.replace('-', " – ")), code.clone()]
            {
                assert_eq!(SealCode::parse(&text).expect("a code").normalised(), code, "{text}");
            }
        }
    }

    #[test]
    fn every_single_wrong_sign_is_found_and_nearly_every_swap() {
        let (mut swaps, mut missed) = (0, 0);
        for code in codes() {
            for at in 0..code.len() {
                for other in CounterCode::ALPHABET.iter().filter(|sign| **sign != code.as_bytes()[at]) {
                    let mut wrong = code.clone().into_bytes();
                    wrong[at] = *other;
                    let wrong = String::from_utf8(wrong).expect("letters");
                    assert_eq!(SealCode::parse(&wrong), Err(Problem::CodeUnreadable), "{code} {wrong}");
                }
                let mut swapped = code.clone().into_bytes();
                if at > 0 && swapped[at] != swapped[at - 1] {
                    swapped.swap(at, at - 1);
                    swaps += 1;
                    missed += usize::from(SealCode::parse(&String::from_utf8(swapped).expect("letters")).is_ok());
                }
            }
        }
        assert!(swaps > 400 && missed * 50 < swaps, "{missed} of {swaps}");
    }

    #[test]
    fn signs_outside_the_alphabet_and_other_lengths_are_refused() {
        let code = codes().next().expect("a code");
        for text in [
            "",
            "K7QM2",
            &code[..9],
            &format!("{code}2"),
            &code.replacen(&code[..1], "0", 1),
            "ÉÉÉÉÉ",
            "K7QM2-XDR4\u{301}",
        ] {
            assert_eq!(SealCode::parse(text), Err(Problem::CodeUnreadable), "{text}");
        }
    }

    #[test]
    fn debug_output_hides_it() {
        let code = SealCode(codes().next().expect("a code"));
        assert_eq!(format!("{code:?}"), "SealCode(…)");
    }
}
