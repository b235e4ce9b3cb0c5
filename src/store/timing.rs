//! How long things took, counted into a few ranges, for the metrics. Nothing of whom it was for.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper ends of the ranges, in seconds.
pub const BOUNDS: [f64; 11] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Counts durations. Shared by reference among all who note one.
#[derive(Default, Debug)]
pub struct Histogram {
    within: [AtomicU64; BOUNDS.len()],
    count: AtomicU64,
    micros: AtomicU64,
}

/// What was counted up to a moment.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    /// For each of [`BOUNDS`] how many were no longer.
    pub within: [u64; BOUNDS.len()],
    pub count: u64,
    pub seconds: f64,
}

impl Histogram {
    pub fn note(&self, took: Duration) {
        if let Some(at) = BOUNDS.iter().position(|bound| took.as_secs_f64() <= *bound) {
            self.within[at].fetch_add(1, Ordering::Relaxed);
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub fn counted(&self) -> Counted {
        let mut sum = 0;
        let within = std::array::from_fn(|at| {
            sum += self.within[at].load(Ordering::Relaxed);
            sum
        });
        // Noted first in its range and then in the count; read in the other order, the count is never the smaller one.
        let count = self.count.load(Ordering::Relaxed).max(sum);
        Counted { within, count, seconds: self.micros.load(Ordering::Relaxed) as f64 / 1e6 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_counts_in_its_range_and_in_all_above() {
        let histogram = Histogram::default();
        for millis in [1, 3, 200, 60_000] {
            histogram.note(Duration::from_millis(millis));
        }
        let counted = histogram.counted();
        assert_eq!(counted.within, [1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3], "a minute is beyond the last");
        assert_eq!(counted.count, 4);
        assert!((counted.seconds - 60.204).abs() < 1e-9);
    }
}
