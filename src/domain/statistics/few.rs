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
    /// Large enough itself, but whoever knows the sum could reckon a small one from it.
    Withheld,
}

/// A figure that stands in no sum.
pub fn alone(figure: u64, audience: Audience) -> Shown {
    if audience == Audience::Public && small(figure) { Shown::Few } else { Shown::Exact(figure) }
}

fn small(figure: u64) -> bool {
    (1..FEW).contains(&figure)
}

/// The figures of a table whose sum stands below it, and that sum. What the public may not see adds up to at least [`FEW`] people in at least
/// two rows, so that taking the others from the sum tells nothing of a small group. Nobody is in a row of zero, so zero is shown.
pub fn shown(figures: &[u64], audience: Audience) -> (Vec<Shown>, Shown) {
    let sum: u64 = figures.iter().sum();
    if audience == Audience::Office || !figures.iter().any(|figure| small(*figure)) {
        return (figures.iter().map(|figure| Shown::Exact(*figure)).collect(), Shown::Exact(sum));
    }
    let mut rising: Vec<usize> = (0..figures.len()).filter(|at| figures[*at] > 0).collect();
    rising.sort_by_key(|at| figures[*at]);
    let (mut hidden, mut people) = (0, 0);
    for at in &rising {
        if !small(figures[*at]) && people >= FEW && hidden >= 2 {
            break;
        }
        (hidden, people) = (hidden + 1, people + figures[*at]);
    }
    let mut seen: Vec<Shown> = figures.iter().map(|figure| Shown::Exact(*figure)).collect();
    for at in rising.into_iter().take(hidden) {
        seen[at] = if small(figures[at]) { Shown::Few } else { Shown::Withheld };
    }
    // A small figure that is alone is the sum itself.
    let sum = alone(sum, audience);
    (seen, sum)
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
    fn a_small_figure_takes_the_next_one_with_it_when_the_sum_would_tell_it() {
        assert_eq!(public(&[7, 9, 0]), (vec![Exact(7), Exact(9), Exact(0)], Exact(16)));
        assert_eq!(public(&[3, 9, 0, 20]), (vec![Few, Withheld, Exact(0), Exact(20)], Exact(32)));
        assert_eq!(public(&[3, 4, 9]), (vec![Few, Few, Exact(9)], Exact(16)));
        assert_eq!(public(&[1, 1, 9, 12]), (vec![Few, Few, Withheld, Exact(12)], Exact(23)));
    }

    #[test]
    fn a_small_sum_is_no_figure_either() {
        assert_eq!(public(&[0, 3]), (vec![Exact(0), Few], Few));
        assert_eq!(public(&[1, 2]), (vec![Few, Few], Few));
        assert_eq!(public(&[0, 0]), (vec![Exact(0), Exact(0)], Exact(0)));
    }

    proptest! {
        #[test]
        fn nobody_can_reckon_a_small_figure_from_the_others(figures in proptest::collection::vec(0_u64..12, 0..12)) {
            let (seen, sum) = public(&figures);
            let hidden: Vec<u64> = (0..figures.len()).filter(|at| !matches!(seen[*at], Exact(_))).map(|at| figures[at]).collect();
            prop_assert!(seen.iter().chain([&sum]).all(|one| !matches!(one, Exact(1..FEW))));
            if let (Exact(_), false) = (sum, hidden.is_empty()) {
                prop_assert!(hidden.len() >= 2 && hidden.iter().sum::<u64>() >= FEW);
            }
        }
    }
}
