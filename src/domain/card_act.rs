//! What can be done with a card after it was handed over (*layanan selama masa berlaku*). [`may`] is the whole law in one place; nothing
//! else decides whether a deed is allowed.

use chrono::NaiveDate;

use super::application::Kind;
use super::card_life::{Life, ReportRow, Standing};
use super::code::codes;
use super::role::{Hand, Role};
use super::validity::renewal_from;

codes! {
    /// Its code stands in the journal and, for what changes the card, in the events.
    pub enum Deed {
        /// *Lapor*: still looking for work.
        Report = "lapor",
        /// Work was found; the word of holder and counter holds at once.
        TellWork = "kerja",
        /// The office stands by what an employer told.
        ConfirmWork = "kerja-benar",
        /// The office does not.
        RefuseWork = "kerja-ditolak",
        /// The work ended or never was.
        TakeBackWork = "kerja-tarik",
        /// *Penghapusan*.
        Withdraw = "hapus",
        /// *Legalisir*.
        Legalise = "legalisir",
        /// *Perpanjangan*.
        Renew = "perpanjangan",
        /// *Perbaikan*.
        Correct = "perbaikan",
        /// *Cetak ulang*.
        Reprint = "cetak-ulang",
    }
}

impl Deed {
    /// The deed that begins an application of this kind; None for a new card.
    pub fn beginning(kind: Kind) -> Option<Deed> {
        match kind {
            Kind::New => None,
            Kind::Renewal => Some(Deed::Renew),
            Kind::Correction => Some(Deed::Correct),
            Kind::Reprint => Some(Deed::Reprint),
        }
    }

    /// Deeds that take something back or end it must say why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Deed::RefuseWork | Deed::TakeBackWork | Deed::Withdraw)
    }
}

/// Why a deed was refused. No personal data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardRefusal {
    /// Another hand could.
    NotYours,
    NotHandedOver,
    Withdrawn,
    /// A newer card stands in its place.
    Replaced,
    /// Past the last day; only a renewal is left.
    Ended,
    /// Who works does not report, and tells the next work after taking back the first.
    Working,
    NotWorking,
    /// Not before this day.
    TooEarly {
        opens: NaiveDate,
    },
    /// The row is filled; the next one, if there is one, opens on that day.
    AlreadyReported {
        row: ReportRow,
        next: Option<NaiveDate>,
    },
    /// An employer's word waits for the office already.
    AlreadyTold,
    /// No employer's word waits.
    NothingTold,
    StartInFuture,
    StartBeforeIssue,
    /// Another application about a card of this person is open.
    OtherOpen(Kind),
    /// A correction of nothing.
    NothingChosen,
    /// A card from before this system cannot be printed again; it is renewed.
    FromOldRegister,
}

/// Whether `hand` may do `deed` with a card of this life on `today`.
///
/// # Errors
/// The first thing in its way: the hand, what became of the card, then the time.
pub fn may(deed: Deed, hand: Hand, life: &Life, today: NaiveDate) -> Result<(), CardRefusal> {
    if !hands(deed).contains(&hand) {
        return Err(CardRefusal::NotYours);
    }
    stands(deed, life, today)
}

/// The hand of these by which `deed` may be done at all.
pub fn fitting(deed: Deed, held: &[Hand]) -> Option<Hand> {
    held.iter().copied().find(|hand| hands(deed).contains(hand))
}

/// The same whoever does it; also asked again when a follow-up application is issued.
///
/// # Errors
/// As [`may`], but for the hand.
pub fn stands(deed: Deed, life: &Life, today: NaiveDate) -> Result<(), CardRefusal> {
    // The period of grace makes no difference to what may be done.
    let standing = life.standing(today, 0);
    let ended = today > life.valid_until;
    let works = standing == Standing::Working;
    match (standing, deed) {
        (Standing::Withdrawn, _) => Err(CardRefusal::Withdrawn),
        (Standing::Replaced, _) => Err(CardRefusal::Replaced),
        (Standing::NotHandedOver, _) => Err(CardRefusal::NotHandedOver),
        (_, Deed::TakeBackWork) => {
            if works {
                Ok(())
            } else {
                Err(CardRefusal::NotWorking)
            }
        }
        (_, Deed::Withdraw | Deed::RefuseWork) => Ok(()),
        (_, Deed::Renew) => not_before(renewal_from(life.valid_until), today),
        (_, Deed::Report | Deed::TellWork | Deed::ConfirmWork) if works => Err(CardRefusal::Working),
        _ if ended => Err(CardRefusal::Ended),
        (_, Deed::Report) => report(life, today),
        (_, Deed::TellWork | Deed::ConfirmWork | Deed::Legalise | Deed::Correct | Deed::Reprint) => Ok(()),
    }
}

/// Whether work of this card may have begun on `starts_on`.
///
/// # Errors
/// [`CardRefusal::StartInFuture`], [`CardRefusal::StartBeforeIssue`].
pub fn may_start(starts_on: NaiveDate, life: &Life, today: NaiveDate) -> Result<(), CardRefusal> {
    if starts_on > today {
        Err(CardRefusal::StartInFuture)
    } else if starts_on < life.issued_on {
        Err(CardRefusal::StartBeforeIssue)
    } else {
        Ok(())
    }
}

fn report(life: &Life, today: NaiveDate) -> Result<(), CardRefusal> {
    let Some(row) = life.row_of(today) else {
        let opens = life.report_opens(ReportRow::First).unwrap_or(life.valid_until);
        return Err(CardRefusal::TooEarly { opens });
    };
    // A report of an earlier window does not fill this one; one of this window does, and a later one cannot be.
    if life.reports[row.index()].is_none() {
        return Ok(());
    }
    Err(CardRefusal::AlreadyReported { row, next: life.next_row().and_then(|row| life.report_opens(row)) })
}

fn not_before(opens: NaiveDate, today: NaiveDate) -> Result<(), CardRefusal> {
    if today < opens { Err(CardRefusal::TooEarly { opens }) } else { Ok(()) }
}

fn hands(deed: Deed) -> &'static [Hand] {
    const SEEKER: Hand = Hand::JobSeeker;
    const INFORMATION: Hand = Hand::Officer(Role::Information);
    const HEAD: Hand = Hand::Officer(Role::ServiceHead);
    const SIGNER: Hand = Hand::Officer(Role::PlacementOfficer);
    match deed {
        Deed::Report | Deed::TellWork | Deed::TakeBackWork => &[SEEKER, INFORMATION, SIGNER],
        Deed::ConfirmWork | Deed::RefuseWork => &[INFORMATION, SIGNER],
        // As cancelling a card after its issue.
        Deed::Withdraw => &[HEAD],
        Deed::Legalise => &[INFORMATION, HEAD, SIGNER],
        Deed::Renew | Deed::Correct | Deed::Reprint => &[SEEKER, INFORMATION],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card_life::Fact;
    use crate::domain::code::Code;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn card() -> Life {
        Life::begin(day("2026-11-24"), day("2028-11-24")).after(day("2026-11-24"), Fact::HandedOver)
    }

    /// The law written a second time, by hand: deed, who, and in which of eight situations it is allowed.
    /// S just issued, W window of row I open, R row I reported, B working, E ended, b working past the end, N sixty days before the end.
    /// Withdrawn, replaced and not handed over allow nothing.
    const LAW: &[(Deed, &str, &str)] = &[
        (Deed::Report, "JIP", "WN"),
        (Deed::TellWork, "JIP", "SWRN"),
        (Deed::ConfirmWork, "IP", "SWRN"),
        (Deed::RefuseWork, "IP", "SWRBEbN"),
        (Deed::TakeBackWork, "JIP", "Bb"),
        (Deed::Withdraw, "K", "SWRBEbN"),
        (Deed::Legalise, "IKP", "SWRBN"),
        (Deed::Renew, "JI", "EbN"),
        (Deed::Correct, "JI", "SWRBN"),
        (Deed::Reprint, "JI", "SWRBN"),
    ];

    fn situations() -> Vec<(char, Life, NaiveDate)> {
        let on = day("2027-05-01");
        let works = card().after(on, Fact::Working { from: on });
        vec![
            ('S', card(), day("2026-11-24")),
            ('W', card(), on),
            ('R', card().after(on, Fact::Reported(ReportRow::First)), on),
            ('B', works, on),
            ('E', card(), day("2028-11-25")),
            ('b', works, day("2028-11-25")),
            ('N', card(), day("2028-09-25")),
            ('w', card().after(on, Fact::Withdrawn), on),
            ('r', card().after(on, Fact::Replaced), on),
            ('h', Life::begin(day("2026-11-24"), day("2028-11-24")), on),
        ]
    }

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
    fn the_full_table_of_deed_hand_and_situation_is_as_the_office_decided() {
        for deed in Deed::ALL {
            let (_, who, when) = LAW.iter().find(|row| row.0 == *deed).expect("a row for each deed");
            for hand in Hand::ALL {
                for (situation, life, today) in situations() {
                    let allowed = may(*deed, hand, &life, today);
                    let expected = who.contains(letter(hand)) && when.contains(situation);
                    assert_eq!(allowed.is_ok(), expected, "{deed:?} {hand:?} {situation}: {allowed:?}");
                    assert!(who.contains(letter(hand)) || allowed == Err(CardRefusal::NotYours));
                }
            }
        }
    }

    #[test]
    fn a_refusal_says_what_is_in_the_way() {
        let report = |life: &Life, today: &str| may(Deed::Report, Hand::JobSeeker, life, day(today));
        let opens = day("2027-04-24");
        assert_eq!(report(&card(), "2027-04-23"), Err(CardRefusal::TooEarly { opens }), "a day early");
        assert_eq!(report(&card(), "2027-04-24"), Ok(()));
        assert_eq!(report(&card(), "2028-11-25"), Err(CardRefusal::Ended));
        let reported = card().after(opens, Fact::Reported(ReportRow::First));
        let refused = CardRefusal::AlreadyReported { row: ReportRow::First, next: Some(day("2027-10-25")) };
        assert_eq!(report(&reported, "2027-04-24"), Err(refused));
        let last = card().after(day("2028-05-01"), Fact::Reported(ReportRow::Third));
        let refused = CardRefusal::AlreadyReported { row: ReportRow::Third, next: None };
        assert_eq!(report(&last, "2028-11-24"), Err(refused));
    }

    #[test]
    fn a_renewal_opens_sixty_days_before_the_end_and_stays_open() {
        let renew = |today: &str| may(Deed::Renew, Hand::JobSeeker, &card(), day(today));
        assert_eq!(renew("2028-09-24"), Err(CardRefusal::TooEarly { opens: day("2028-09-25") }));
        assert_eq!((renew("2028-09-25"), renew("2038-01-01")), (Ok(()), Ok(())));
    }

    #[test]
    fn work_begins_between_issue_and_today() {
        let today = day("2027-01-01");
        assert_eq!(may_start(day("2027-01-02"), &card(), today), Err(CardRefusal::StartInFuture));
        assert_eq!(may_start(day("2026-11-23"), &card(), today), Err(CardRefusal::StartBeforeIssue));
        assert!(may_start(today, &card(), today).is_ok() && may_start(day("2026-11-24"), &card(), today).is_ok());
    }

    #[test]
    fn every_kind_but_a_new_card_begins_by_a_deed_of_the_same_code() {
        for kind in Kind::ALL {
            let deed = Deed::beginning(kind);
            assert_eq!(deed.map(|deed| deed.code()), (kind != Kind::New).then(|| kind.code()));
        }
    }
}
