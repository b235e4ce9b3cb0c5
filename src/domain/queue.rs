//! The queues of the desk (*antrean*): what waits for whom, each a question to the database with one main action.

use super::application::{Move, State};
use super::code::serde_by_code;
use super::role::{Role, Roles};

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

/// The queues that an officer works on, in the order in which they are opened: at the counter a card that lies ready comes before what
/// waits to be confirmed; who has several roles goes by the order of the procedure.
pub fn mine(roles: &Roles) -> Vec<Queue> {
    let of_roles: Vec<_> = roles.iter().map(of_role).filter(|queues| !queues.is_empty()).collect();
    let mut queues: Vec<Queue> = of_roles.concat();
    if of_roles.len() > 1 {
        queues.sort_by_key(|queue| *queue as u8);
    }
    queues
}

fn of_role(role: Role) -> &'static [Queue] {
    match role {
        Role::Information => &[Queue::ToCheck, Queue::ToHandOver, Queue::ToConfirm],
        Role::ServiceHead => &[Queue::ToIssue],
        Role::PlacementOfficer => &[Queue::ToSign],
        Role::Admin => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_officer_works_on_the_queues_of_the_roles_and_with_several_in_the_order_of_the_procedure() {
        use Queue::{ToCheck, ToConfirm, ToHandOver, ToIssue, ToSign};
        let of = |roles: &[Role]| mine(&Roles::new(roles.to_vec()));
        assert_eq!(of(&[Role::Information]), [ToCheck, ToHandOver, ToConfirm]);
        assert_eq!(of(&[Role::Information, Role::Admin]), [ToCheck, ToHandOver, ToConfirm]);
        assert_eq!(of(&[Role::ServiceHead]), [ToIssue]);
        assert_eq!(of(&[Role::PlacementOfficer]), [ToSign]);
        assert_eq!(of(&[Role::ServiceHead, Role::PlacementOfficer]), [ToIssue, ToSign]);
        assert_eq!(of(&Role::ALL), [ToCheck, ToConfirm, ToIssue, ToSign, ToHandOver]);
        assert!(of(&[Role::Admin]).is_empty(), "an admin has no hand in the procedure");
    }

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
