//! An application (*permohonan*) for an AK-1 card: its kinds, states and the moves between them.
//!
//! [`step`] is the whole law of the flow in one table; nothing else in the program decides whether a move is allowed.

use super::code::serde_by_code;
use super::role::{Hand, Role, Roles};

/// What moves `state` may make by `hand`, and where they lead. The whole table is one test below.
///
/// # Errors
/// [`Refused::NotFromHere`] when nobody can make this move from here, [`Refused::NotYours`] when another hand could.
pub fn step(state: State, mv: Move, hand: Hand, kind: Kind) -> Result<State, Refused> {
    let to = target(state, mv, kind).ok_or(Refused::NotFromHere)?;
    if hands(state, mv).contains(&hand) { Ok(to) } else { Err(Refused::NotYours) }
}

/// The moves that an officer with `roles` may make from `state`, each with the role used.
pub fn officer_moves(state: State, kind: Kind, roles: &Roles) -> Vec<(Move, Role)> {
    let by = |mv| roles.iter().find(|role| step(state, mv, Hand::Officer(*role), kind).is_ok()).map(|role| (mv, role));
    Move::ALL.into_iter().filter_map(by).collect()
}

/// The role in which an officer may make `mv`, if any.
pub fn role_for(state: State, mv: Move, kind: Kind, roles: &Roles) -> Result<Role, Refused> {
    let mut refused = Refused::NotYours;
    for role in roles.iter() {
        match step(state, mv, Hand::Officer(role), kind) {
            Ok(_) => return Ok(role),
            Err(why) => refused = why,
        }
    }
    Err(refused)
}

fn target(state: State, mv: Move, kind: Kind) -> Option<State> {
    use State::*;
    Some(match (state, mv) {
        (Draft | Returned, Move::Send) => Submitted,
        (Submitted, Move::Return) => Returned,
        (Submitted, Move::Accept) => Complete,
        (Complete, Move::Attend) => Attended,
        (Attended, Move::Confirm) => Confirmed,
        (Confirmed, Move::Issue) => Issued,
        (Issued, Move::Sign) => Signed,
        (Signed, Move::HandOver) => HandedOver,
        (Returned | Complete, Move::UndoCheck) => Submitted,
        (Issued, Move::UndoIssue) => Confirmed,
        (Signed, Move::UndoSign) => Issued,
        // A correction or reprint that was handed over has become the card itself: that ends by withdrawal, not here.
        (HandedOver, Move::Cancel) if matches!(kind, Kind::New | Kind::Renewal) => Cancelled,
        (HandedOver | Cancelled, Move::Cancel) => return None,
        (_, Move::Cancel) => Cancelled,
        _ => return None,
    })
}

fn hands(state: State, mv: Move) -> &'static [Hand] {
    const SEEKER: Hand = Hand::JobSeeker;
    const INFORMATION: Hand = Hand::Officer(Role::Information);
    const HEAD: Hand = Hand::Officer(Role::ServiceHead);
    const SIGNER: Hand = Hand::Officer(Role::PlacementOfficer);
    match mv {
        Move::Send | Move::Confirm => &[SEEKER, INFORMATION],
        Move::Return | Move::Accept | Move::Attend | Move::UndoCheck => &[INFORMATION],
        Move::Issue | Move::UndoIssue => &[HEAD],
        Move::Sign | Move::UndoSign => &[SIGNER],
        Move::HandOver => &[INFORMATION, SIGNER],
        Move::Cancel => match state {
            State::Draft | State::Submitted | State::Returned => &[SEEKER, INFORMATION],
            State::Complete | State::Attended | State::Confirmed => &[INFORMATION],
            _ => &[HEAD],
        },
    }
}

/// What is asked for (domain facts 3: new, renewal, correction, reprint).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    New,
    Renewal,
    Correction,
    Reprint,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::New, Kind::Renewal, Kind::Correction, Kind::Reprint];

    pub fn code(self) -> &'static str {
        match self {
            Kind::New => "baru",
            Kind::Renewal => "perpanjangan",
            Kind::Correction => "perbaikan",
            Kind::Reprint => "cetak-ulang",
        }
    }

    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// About a card that its holder has already.
    pub fn is_follow_up(self) -> bool {
        self != Kind::New
    }

    /// A correction and a reprint keep the number of the card they replace.
    pub fn takes_new_number(self) -> bool {
        matches!(self, Kind::New | Kind::Renewal)
    }
}

/// Where an application stands; in the order of the procedure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    Draft,
    Submitted,
    Returned,
    Complete,
    Attended,
    Confirmed,
    Issued,
    Signed,
    HandedOver,
    Cancelled,
}

impl State {
    pub const ALL: [State; 10] = [
        State::Draft,
        State::Submitted,
        State::Returned,
        State::Complete,
        State::Attended,
        State::Confirmed,
        State::Issued,
        State::Signed,
        State::HandedOver,
        State::Cancelled,
    ];

    /// What nobody has sent yet is its owner's alone; the desk sees it when it was opened there.
    pub fn is_owners_alone(self, assisted: bool) -> bool {
        self == State::Draft && !assisted
    }

    pub fn code(self) -> &'static str {
        match self {
            State::Draft => "draf",
            State::Submitted => "menunggu",
            State::Returned => "dikembalikan",
            State::Complete => "lengkap",
            State::Attended => "hadir",
            State::Confirmed => "dikonfirmasi",
            State::Issued => "diterbitkan",
            State::Signed => "ditandatangani",
            State::HandedOver => "diserahkan",
            State::Cancelled => "dibatalkan",
        }
    }

    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether a card with a number exists in this state.
    pub fn has_card(self) -> bool {
        matches!(self, State::Issued | State::Signed | State::HandedOver)
    }
}

/// A move from one state to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    /// Step 1 of the SOP; also the second sending after a return.
    Send,
    /// Step 2, "Tidak".
    Return,
    /// Step 2, "Ya".
    Accept,
    /// Step 3: entry in the attendance list (*daftar hadir*).
    Attend,
    /// Step 3: the job seeker stands by biodata and card draft.
    Confirm,
    /// Step 4.
    Issue,
    /// Step 5.
    Sign,
    /// Step 6.
    HandOver,
    Cancel,
    UndoCheck,
    UndoIssue,
    UndoSign,
}

impl Move {
    pub const ALL: [Move; 12] = [
        Move::Send,
        Move::Return,
        Move::Accept,
        Move::Attend,
        Move::Confirm,
        Move::Issue,
        Move::Sign,
        Move::HandOver,
        Move::Cancel,
        Move::UndoCheck,
        Move::UndoIssue,
        Move::UndoSign,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Move::Send => "kirim",
            Move::Return => "kembalikan",
            Move::Accept => "lengkap",
            Move::Attend => "hadir",
            Move::Confirm => "konfirmasi",
            Move::Issue => "terbitkan",
            Move::Sign => "tandatangani",
            Move::HandOver => "serahkan",
            Move::Cancel => "batalkan",
            Move::UndoCheck => "urungkan-periksa",
            Move::UndoIssue => "urungkan-terbit",
            Move::UndoSign => "urungkan-tanda-tangan",
        }
    }

    pub fn from_code(code: &str) -> Option<Move> {
        Move::ALL.into_iter().find(|mv| mv.code() == code)
    }

    /// Moves that take something back or end it must say why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Move::Cancel | Move::UndoCheck | Move::UndoIssue | Move::UndoSign)
    }

    /// The step of the SOP (1 to 6) that this move ends, if it ends one.
    pub fn ends_sop_step(self) -> Option<u8> {
        Some(match self {
            Move::Send => 1,
            Move::Accept => 2,
            Move::Confirm => 3,
            Move::Issue => 4,
            Move::Sign => 5,
            Move::HandOver => 6,
            _ => return None,
        })
    }
}

serde_by_code!(Kind, State, Move);

/// Why a move was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    NotFromHere,
    NotYours,
    /// The card that a renewal, correction or reprint is about has ended or was replaced meanwhile.
    CardGone,
}

/// Standard minutes of the six SOP steps.
pub const SOP_MINUTES: [u16; 6] = [5, 5, 15, 5, 5, 5];

#[cfg(test)]
mod tests {
    use super::*;

    /// The flow written a second time, by hand, as design and SOP state it: from, move, to, who.
    const ALLOWED: &[(State, Move, State, &str)] = &[
        (State::Draft, Move::Send, State::Submitted, "JI"),
        (State::Draft, Move::Cancel, State::Cancelled, "JI"),
        (State::Submitted, Move::Return, State::Returned, "I"),
        (State::Submitted, Move::Accept, State::Complete, "I"),
        (State::Submitted, Move::Cancel, State::Cancelled, "JI"),
        (State::Returned, Move::Send, State::Submitted, "JI"),
        (State::Returned, Move::UndoCheck, State::Submitted, "I"),
        (State::Returned, Move::Cancel, State::Cancelled, "JI"),
        (State::Complete, Move::Attend, State::Attended, "I"),
        (State::Complete, Move::UndoCheck, State::Submitted, "I"),
        (State::Complete, Move::Cancel, State::Cancelled, "I"),
        (State::Attended, Move::Confirm, State::Confirmed, "JI"),
        (State::Attended, Move::Cancel, State::Cancelled, "I"),
        (State::Confirmed, Move::Issue, State::Issued, "K"),
        (State::Confirmed, Move::Cancel, State::Cancelled, "I"),
        (State::Issued, Move::Sign, State::Signed, "P"),
        (State::Issued, Move::UndoIssue, State::Confirmed, "K"),
        (State::Issued, Move::Cancel, State::Cancelled, "K"),
        (State::Signed, Move::HandOver, State::HandedOver, "IP"),
        (State::Signed, Move::UndoSign, State::Issued, "P"),
        (State::Signed, Move::Cancel, State::Cancelled, "K"),
        (State::HandedOver, Move::Cancel, State::Cancelled, "K"),
    ];

    fn letter(hand: Hand) -> char {
        match hand {
            Hand::JobSeeker => 'J',
            Hand::Officer(Role::Information) => 'I',
            Hand::Officer(Role::ServiceHead) => 'K',
            Hand::Officer(Role::PlacementOfficer) => 'P',
            Hand::Officer(Role::Admin) => 'A',
        }
    }

    #[test]
    fn the_full_table_of_state_move_role_and_kind_is_as_the_design_says() {
        for state in State::ALL {
            for mv in Move::ALL {
                for kind in Kind::ALL {
                    let row = ALLOWED
                        .iter()
                        .find(|row| row.0 == state && row.1 == mv)
                        .filter(|_| !(state == State::HandedOver && mv == Move::Cancel && !kind.takes_new_number()));
                    for hand in Hand::ALL {
                        let expected = match row {
                            None => Err(Refused::NotFromHere),
                            Some(row) if row.3.contains(letter(hand)) => Ok(row.2),
                            Some(_) => Err(Refused::NotYours),
                        };
                        assert_eq!(step(state, mv, hand, kind), expected, "{state:?} {mv:?} {hand:?} {kind:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn codes_of_states_moves_and_kinds_are_read_back() {
        assert!(State::ALL.iter().all(|state| State::from_code(state.code()) == Some(*state)));
        assert!(Move::ALL.iter().all(|mv| Move::from_code(mv.code()) == Some(*mv)));
        assert!(Kind::ALL.iter().all(|kind| Kind::from_code(kind.code()) == Some(*kind)));
    }

    #[test]
    fn the_admin_moves_nothing_and_one_person_may_hold_two_roles() {
        let admin = Roles::new(vec![Role::Admin]);
        assert!(State::ALL.iter().all(|state| officer_moves(*state, Kind::New, &admin).is_empty()));
        let both = Roles::new(vec![Role::ServiceHead, Role::PlacementOfficer]);
        assert_eq!(role_for(State::Issued, Move::Sign, Kind::New, &both), Ok(Role::PlacementOfficer));
        assert_eq!(role_for(State::Confirmed, Move::Issue, Kind::New, &both), Ok(Role::ServiceHead));
    }
}
