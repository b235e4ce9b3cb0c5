//! Medians and 90th percentiles, by nearest rank: always a value that occurred, so that nobody reads a time that nobody waited.

use serde::{Deserialize, Serialize};

/// The middle and the tail of a set of values.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spread {
    pub count: i64,
    pub median: i64,
    /// Nine of ten values are at most this.
    pub p90: i64,
}

impl Spread {
    /// None of no values.
    pub fn of(mut values: Vec<i64>) -> Option<Spread> {
        values.sort_unstable();
        let count = i64::try_from(values.len()).unwrap_or(i64::MAX);
        Some(Spread { count, median: nearest_rank(&values, 50)?, p90: nearest_rank(&values, 90)? })
    }
}

/// The smallest of the sorted values that `percent` of them do not exceed.
fn nearest_rank(sorted: &[i64], percent: usize) -> Option<i64> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.max(1) - 1).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_sets_have_their_known_ranks() {
        let spread = |values: &[i64]| Spread::of(values.to_vec()).map(|spread| (spread.median, spread.p90));
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[7]), Some((7, 7)));
        assert_eq!(spread(&[4, 2]), Some((2, 4)));
        assert_eq!(spread(&[15, 20, 35, 40, 50]), Some((35, 50)));
        assert_eq!(spread(&(1..=10).collect::<Vec<_>>()), Some((5, 9)));
        assert_eq!(spread(&(1..=100).rev().collect::<Vec<_>>()), Some((50, 90)));
    }

    proptest! {
        #[test]
        fn half_and_nine_tenths_do_not_exceed_them_and_no_smaller_value_would_do(
            values in proptest::collection::vec(0_i64..50, 1..60),
        ) {
            let spread = Spread::of(values.clone()).expect("values");
            for (percent, rank) in [(50, spread.median), (90, spread.p90)] {
                let share = |most: i64| values.iter().filter(|value| **value <= most).count() * 100;
                prop_assert!(values.contains(&rank));
                prop_assert!(share(rank) >= values.len() * percent);
                prop_assert!(share(rank - 1) < values.len() * percent);
            }
        }
    }
}
