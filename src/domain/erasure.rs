//! What goes when a deletion is granted (*penghapusan data*, UU 27/2022, articles 43 and 44), and what the law keeps: the row of the
//! register, which is an archive of the state (UU 43/2009), and the card that was issued.

use super::application::State;
use super::code::codes;

/// A file as far as its erasure depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Filed {
    pub state: State,
    /// It was sent once, and has its row in the register.
    pub registered: bool,
    /// The card that it is about, if there ever was one.
    pub card: Option<CardStands>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardStands {
    /// Until the end of its last day.
    Runs,
    Ended,
}

codes! {
    /// How much of one file goes.
    pub enum Extent {
        /// It was never sent: nothing of it stays.
        Whole = "semua",
        /// No card came of it: the row of the register stays, and nothing leads from it to an account.
        AllButRow = "selain-baris",
        /// The row and the card as it was printed stay.
        AllButCard = "selain-kartu",
        /// Its card runs: the photo and the answers stay as well, for reports, renewal and reprints.
        Papers = "dokumen",
    }
}

codes! {
    /// What went, as the answer tells it.
    pub enum Gone {
        Drafts = "draf",
        Papers = "dokumen",
        Answers = "isian",
        /// The account and the key that opened everything of it.
        Account = "akun",
    }
}

/// How much of each file goes; None while one of them is under way. That one must first be finished or cancelled: what the office works on
/// cannot be gone meanwhile.
pub fn extents(files: &[Filed]) -> Option<Vec<Extent>> {
    let any_card = files.iter().any(|file| file.card.is_some());
    let extent = |file: &Filed| {
        Some(match (file.state, file.card) {
            (State::Draft, _) => Extent::Whole,
            (State::Cancelled, _) if !file.registered => Extent::Whole,
            (State::HandedOver, Some(CardStands::Runs)) => Extent::Papers,
            (State::HandedOver | State::Cancelled, _) if any_card => Extent::AllButCard,
            (State::HandedOver | State::Cancelled, _) => Extent::AllButRow,
            _ => return None,
        })
    };
    files.iter().map(extent).collect()
}

/// What goes with these extents together, in the order in which it is told.
pub fn gone(extents: &[Extent]) -> Vec<Gone> {
    let any = |of: &[Extent]| extents.iter().any(|extent| of.contains(extent));
    let told = [
        (Gone::Drafts, any(&[Extent::Whole])),
        (Gone::Papers, any(&[Extent::AllButRow, Extent::AllButCard, Extent::Papers])),
        (Gone::Answers, any(&[Extent::AllButRow, Extent::AllButCard])),
        (Gone::Account, !any(&[Extent::AllButCard, Extent::Papers])),
    ];
    told.into_iter().filter_map(|(what, goes)| goes.then_some(what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn file(state: State, card: Option<CardStands>) -> Filed {
        Filed { state, registered: !matches!(state, State::Draft), card }
    }

    const DRAFT: Filed = file(State::Draft, None);
    const CANCELLED: Filed = file(State::Cancelled, None);
    const RUNS: Filed = file(State::HandedOver, Some(CardStands::Runs));
    const ENDED: Filed = file(State::HandedOver, Some(CardStands::Ended));

    #[test]
    fn who_never_had_a_card_goes_whole_but_for_the_rows_of_the_register() {
        assert_eq!(extents(&[DRAFT]), Some(vec![Extent::Whole]));
        assert_eq!(gone(&[Extent::Whole]), [Gone::Drafts, Gone::Account]);
        let both = extents(&[CANCELLED, DRAFT]).expect("nothing is under way");
        assert_eq!(both, [Extent::AllButRow, Extent::Whole]);
        assert_eq!(gone(&both), [Gone::Drafts, Gone::Papers, Gone::Answers, Gone::Account]);
    }

    #[test]
    fn a_draft_that_was_cancelled_before_it_was_sent_goes_like_a_draft() {
        assert_eq!(extents(&[Filed { registered: false, ..CANCELLED }]), Some(vec![Extent::Whole]));
    }

    #[test]
    fn a_card_keeps_the_account_and_a_running_one_its_answers() {
        assert_eq!(extents(&[RUNS, DRAFT]), Some(vec![Extent::Papers, Extent::Whole]));
        assert_eq!(gone(&[Extent::Papers, Extent::Whole]), [Gone::Drafts, Gone::Papers]);
        assert_eq!(extents(&[ENDED, CANCELLED]), Some(vec![Extent::AllButCard, Extent::AllButCard]));
        assert_eq!(gone(&[Extent::AllButCard]), [Gone::Papers, Gone::Answers]);
        let withdrawn = file(State::Cancelled, Some(CardStands::Runs));
        assert_eq!(extents(&[withdrawn]), Some(vec![Extent::AllButCard]), "a cancelled file has no running card");
    }

    #[test]
    fn what_is_under_way_keeps_everything() {
        for state in State::ALL {
            let over = matches!(state, State::Draft | State::HandedOver | State::Cancelled);
            assert_eq!(extents(&[RUNS, file(state, None)]).is_some(), over, "{state:?}");
        }
    }
}
