//! What a job seeker asks about their own data (*permintaan data pribadi*, UU 27/2022): until when the office must answer, who answers, and
//! for which reasons it may refuse.

use super::code::codes;
use super::role::{Role, Roles};

/// Seconds from the asking in which the office must answer: 3 × 24 hours (UU 27/2022, articles 30 and 32). They run through nights, weekends
/// and holidays. For a deletion the law names no hours; the office's own notice promises the same.
pub const ANSWER_WITHIN: i64 = 3 * 24 * HOUR;
/// Characters of what is asked, and of the answer's words.
pub const LONGEST_WORDS: u16 = 300;
const HOUR: i64 = 3600;

/// The last instant at which an answer is in time, in seconds since 1970.
pub fn due(asked_at: i64) -> i64 {
    asked_at + ANSWER_WITHIN
}

/// How the clock of an open request stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimeLeft {
    /// Whole hours that are left; 0 in the last one.
    Hours(i64),
    /// Whole hours since it should have been answered; 0 in the first one.
    Overdue(i64),
}

impl TimeLeft {
    /// At `now`. A clock that was set back gives nobody more than the whole time.
    pub fn of(asked_at: i64, now: i64) -> TimeLeft {
        let left = due(asked_at) - now;
        if left < 0 {
            TimeLeft::Overdue(-left / HOUR)
        } else {
            TimeLeft::Hours((left / HOUR).min(ANSWER_WITHIN / HOUR))
        }
    }

    pub fn is_overdue(self) -> bool {
        matches!(self, TimeLeft::Overdue(_))
    }
}

codes! {
    pub enum AskKind {
        /// What is kept, and what was done with it (article 32).
        Copy = "salinan",
        /// Of what is wrong, told in words (article 30).
        Correction = "perbaikan",
        /// Of all that need not be kept (article 43).
        Deletion = "penghapusan",
    }
}

codes! {
    /// What became of a request.
    pub enum AskOutcome {
        Fulfilled = "dipenuhi",
        Refused = "ditolak",
        /// By the job seeker, before there was an answer.
        TakenBack = "ditarik",
    }
}

codes! {
    /// Why the office says no; its own words stand beside.
    pub enum AskRefusal {
        CardRuns = "kartu-berlaku",
        /// The register is an archive of the state (UU 43/2009).
        KeptByLaw = "wajib-disimpan",
        UnderWay = "masih-diproses",
        AsOnPaper = "sesuai-dokumen",
        NotProven = "identitas-belum-terbukti",
        Other = "lainnya",
    }
}

impl AskKind {
    /// What may be said to a request of this kind.
    pub fn refusals(self) -> &'static [AskRefusal] {
        use AskRefusal::*;
        match self {
            AskKind::Copy => &[NotProven, Other],
            AskKind::Correction => &[AsOnPaper, KeptByLaw, NotProven, Other],
            AskKind::Deletion => &[CardRuns, KeptByLaw, UnderWay, NotProven, Other],
        }
    }

    /// What is deleted does not come back, so the head of the service decides on it; all else is daily work of the counter.
    pub fn may_be_answered_by(self, roles: &Roles) -> bool {
        roles.has(Role::ServiceHead) || self != AskKind::Deletion && roles.has(Role::Information)
    }
}

/// Those who see the requests and answer them.
pub const ASK_ROLES: [Role; 2] = [Role::Information, Role::ServiceHead];

/// Whether an officer is told how many requests wait. An admin answers for the office's duties and sees the count alone.
pub fn sees_count(roles: &Roles) -> bool {
    ASK_ROLES.iter().any(|role| roles.has(*role)) || roles.has(Role::Admin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Code;

    const ASKED: i64 = 1_795_000_000;

    #[test]
    fn the_clock_runs_seventy_two_plain_hours() {
        assert_eq!(due(ASKED) - ASKED, 259_200);
        let left = |seconds| TimeLeft::of(ASKED, ASKED + seconds);
        assert_eq!(left(0), TimeLeft::Hours(72));
        assert_eq!(left(1), TimeLeft::Hours(71));
        assert_eq!(left(71 * HOUR), TimeLeft::Hours(1));
        assert_eq!(left(71 * HOUR + 1), TimeLeft::Hours(0));
        assert_eq!(left(72 * HOUR), TimeLeft::Hours(0), "the last second is in time");
        assert_eq!(left(72 * HOUR + 1), TimeLeft::Overdue(0));
        assert_eq!(left(75 * HOUR), TimeLeft::Overdue(3));
        assert_eq!(left(-HOUR), TimeLeft::Hours(72), "a clock that was set back");
    }

    #[test]
    fn only_the_head_of_the_service_decides_on_a_deletion() {
        let may = |kind: AskKind, role| kind.may_be_answered_by(&Roles::new(vec![role]));
        for kind in AskKind::ALL {
            assert!(may(*kind, Role::ServiceHead));
            assert_eq!(may(*kind, Role::Information), *kind != AskKind::Deletion);
            assert!(!may(*kind, Role::Admin) && !may(*kind, Role::PlacementOfficer));
        }
        assert!(!sees_count(&Roles::new(vec![Role::PlacementOfficer])) && sees_count(&Roles::new(vec![Role::Admin])));
    }

    #[test]
    fn every_kind_can_be_refused_for_an_unproven_identity_and_in_own_words() {
        for kind in AskKind::ALL {
            let list = kind.refusals();
            assert!(list.contains(&AskRefusal::NotProven) && list.last() == Some(&AskRefusal::Other));
        }
        let everywhere = |one: &AskRefusal| AskKind::ALL.iter().any(|kind| kind.refusals().contains(one));
        assert!(AskRefusal::ALL.iter().all(everywhere));
    }
}
