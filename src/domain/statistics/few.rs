//! Small figures (*angka kecil*): fewer than five people are not shown to the public, nor what would give them away.

use super::Audience;

/// A group of fewer people is not shown to the public.
pub const FEW: u64 = 5;

/// A figure as its reader sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    Exact(u64),
    /// One to four.
    Few,
    /// Small, or so that nobody reckons a small one from the sum.
    Withheld,
}

/// A figure that stands in no sum.
pub fn alone(figure: u64, audience: Audience) -> Shown {
    if audience == Audience::Public && small(figure) { Shown::Few } else { Shown::Exact(figure) }
}

fn small(figure: u64) -> bool {
    (1..FEW).contains(&figure)
}

/// The figures of a table whose sum stands below it, and that sum. The smallest are hidden, as many as it takes until each of them could be
/// [`FEW`] people as well, whatever is reckoned from the sum: so many people are behind them, with at least one in each. They all look alike,
/// since a word for the small ones would tell them from the others. Where too few people are left for that, the whole table is hidden.
pub fn shown(figures: &[u64], audience: Audience) -> (Vec<Shown>, Shown) {
    let sum: u64 = figures.iter().sum();
    if audience == Audience::Office || !figures.iter().any(|figure| small(*figure)) {
        return (figures.iter().map(|figure| Shown::Exact(*figure)).collect(), Shown::Exact(sum));
    }
    let mut rising: Vec<usize> = (0..figures.len()).filter(|at| figures[*at] > 0).collect();
    rising.sort_by_key(|at| figures[*at]);
    let (mut hidden, mut people) = (0, 0);
    let enough = |hidden, people| people + 1 >= hidden + FEW;
    for at in &rising {
        if !small(figures[*at]) && enough(hidden, people) {
            break;
        }
        (hidden, people) = (hidden + 1, people + figures[*at]);
    }
    // Nobody is in a row of zero, so zero may be shown beside hidden ones.
    let withheld = |at: usize| rising.iter().zip(0..hidden).any(|(of, _)| *of == at) || !enough(hidden, people);
    let see = |(at, figure): (usize, &u64)| if withheld(at) { Shown::Withheld } else { Shown::Exact(*figure) };
    // A small figure that is alone is the sum itself.
    (figures.iter().enumerate().map(see).collect(), alone(sum, audience))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Shown::{Exact, Few, Withheld};
    use super::*;

    fn public(figures: &[u64]) -> (Vec<Shown>, Shown) {
        shown(figures, Audience::Public)
    }

    #[test]
    fn the_office_sees_every_figure() {
        assert_eq!(shown(&[1, 0, 9], Audience::Office), (vec![Exact(1), Exact(0), Exact(9)], Exact(10)));
        assert_eq!((alone(1, Audience::Office), alone(1, Audience::Public)), (Exact(1), Few));
        assert_eq!((alone(0, Audience::Public), alone(FEW, Audience::Public)), (Exact(0), Exact(FEW)));
    }

    #[test]
    fn a_small_figure_takes_others_with_it_when_the_sum_would_tell_it() {
        assert_eq!(public(&[7, 9, 0]), (vec![Exact(7), Exact(9), Exact(0)], Exact(16)));
        assert_eq!(public(&[3, 9, 0, 20]), (vec![Withheld, Withheld, Exact(0), Exact(20)], Exact(32)));
        assert_eq!(public(&[3, 4, 9]), (vec![Withheld, Withheld, Exact(9)], Exact(16)));
        assert_eq!(public(&[1, 1, 9, 12]), (vec![Withheld, Withheld, Withheld, Exact(12)], Exact(23)));
        // Five people in five rows of at least one: there would be nothing to guess.
        assert_eq!(public(&[1, 1, 1, 1, 1, 20, 30]).0[5..], [Withheld, Exact(30)]);
    }

    #[test]
    fn where_too_few_people_are_left_the_whole_table_is_hidden() {
        assert_eq!(public(&[0, 3]), (vec![Withheld, Withheld], Few));
        assert_eq!(public(&[1, 2]), (vec![Withheld, Withheld], Few));
        assert_eq!(public(&[1, 1, 1, 0, 1, 1]), (vec![Withheld; 6], Exact(5)));
        assert_eq!(public(&[0, 0]), (vec![Exact(0), Exact(0)], Exact(0)));
    }

    proptest! {
        /// Also by somebody who knows the sum from another table, and how this one was made.
        #[test]
        fn every_hidden_figure_could_be_a_large_one(figures in proptest::collection::vec(0_u64..12, 0..12)) {
            let (seen, sum) = public(&figures);
            prop_assert!(seen.iter().chain([&sum]).all(|one| !matches!(one, Exact(1..FEW))));
            prop_assert!(!seen.contains(&Few), "a word of its own would tell a small one");
            let hidden: Vec<u64> = (0..figures.len()).filter(|at| seen[*at] == Withheld).map(|at| figures[at]).collect();
            if !hidden.is_empty() && hidden.len() < figures.len() {
                let most = hidden.iter().sum::<u64>() - (hidden.len() as u64 - 1);
                prop_assert!(hidden.len() >= 2 && most >= FEW, "at most {most}");
            }
        }
    }
}
