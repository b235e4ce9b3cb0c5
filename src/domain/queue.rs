//! The queues of the desk (*antrean*): what waits for whom, each a question to the database with one main action.

use super::application::{Move, State};
use super::code::serde_by_code;

/// In the order of the procedure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Queue {
    ToCheck,
    /// Returned: the applicant corrects, the office's clock stands.
    WithApplicant,
    /// Complete: the applicant is to come.
    Expected,
    /// On the attendance list of today and not yet gone, whatever the state.
    ArrivedToday,
    ToConfirm,
    ToIssue,
    ToSign,
    ToHandOver,
    /// Signed, and nobody came for it within the days that the office sets.
    NotCollected,
    Done,
}

impl Queue {
    pub const ALL: [Queue; 10] = [
        Queue::ToCheck,
        Queue::WithApplicant,
        Queue::Expected,
        Queue::ArrivedToday,
        Queue::ToConfirm,
        Queue::ToIssue,
        Queue::ToSign,
        Queue::ToHandOver,
        Queue::NotCollected,
        Queue::Done,
    ];

    /// The state of the applications in it; none for the one that is asked from the attendance list.
    pub fn state(self) -> Option<State> {
        Some(match self {
            Queue::ToCheck => State::Submitted,
            Queue::WithApplicant => State::Returned,
            Queue::Expected => State::Complete,
            Queue::ArrivedToday => return None,
            Queue::ToConfirm => State::Attended,
            Queue::ToIssue => State::Confirmed,
            Queue::ToSign => State::Issued,
            Queue::ToHandOver | Queue::NotCollected => State::Signed,
            Queue::Done => State::HandedOver,
        })
    }

    /// The queue in which a file of this state is found.
    pub fn of(state: State) -> Option<Queue> {
        Queue::ALL.into_iter().find(|queue| queue.state() == Some(state))
    }

    /// The move that takes many files of this queue on at once, where there is one.
    pub fn batch(self) -> Option<Move> {
        match self {
            Queue::ToIssue => Some(Move::Issue),
            Queue::ToSign => Some(Move::Sign),
            _ => None,
        }
    }

    /// The word in the address; that of the state where one queue has it alone.
    pub fn code(self) -> &'static str {
        match self {
            Queue::ArrivedToday => "datang-hari-ini",
            Queue::NotCollected => "belum-diambil",
            other => other.state().map_or("", State::code),
        }
    }

    pub fn from_code(code: &str) -> Option<Queue> {
        Queue::ALL.into_iter().find(|queue| queue.code() == code)
    }
}

serde_by_code!(Queue);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_queue_has_a_word_of_its_own_and_every_state_at_the_desk_a_queue() {
        for queue in Queue::ALL {
            assert_eq!(Queue::from_code(queue.code()), Some(queue));
        }
        for state in State::ALL {
            let nowhere = matches!(state, State::Draft | State::Cancelled);
            assert_eq!(Queue::of(state).is_none(), nowhere, "{state:?}");
        }
        assert_eq!(Queue::of(State::Signed), Some(Queue::ToHandOver));
    }
}
