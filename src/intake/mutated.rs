//! Files gone wrong, and random bytes that begin like one: they are taken or refused, and never panic; what is taken keeps its bounds.

mod pictures;
mod registers;

use proptest::prelude::*;
use proptest::sample::Index;

/// Some bytes changed, a part put twice, or the end cut off.
fn mutated(whole: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<Index>(), any::<u8>());
    let end = proptest::option::weighted(0.1, any::<Index>());
    let twice = proptest::option::weighted(0.1, (any::<Index>(), any::<Index>()));
    (proptest::collection::vec(change, 0..8), end, twice).prop_map(move |(changes, end, twice)| {
        let mut bytes = whole.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some((from, to)) = twice {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let part = bytes[from.min(to)..from.max(to)].to_vec();
            bytes.splice(from..from, part);
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        bytes
    })
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() }
}
