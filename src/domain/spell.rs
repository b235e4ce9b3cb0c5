//! A spell on the register (*masa terdaftar*): from the issue of a card, or the return from work, until placement or removal. The IPK reports
//! count spells and nothing else, so that what they open with is what the report before has closed with.
//!
//! A spell opens and closes on the day on which the news was entered, never on the day of a late truth. What is undone on the day on which it
//! was entered never counted; what is undone later counts on that later day, as coming back or as leaving.

use chrono::{Days, NaiveDate};

use super::code::codes;
use super::date::AgeGroup;
use super::education::Education;
use super::employer_kind::EmployerKind;
use super::kbji::KbjiGroup;
use super::kbli::KbliSection;
use super::place::Village;
use super::placement_area::PlacementArea;
use super::removal::Removal;
use super::sex::Sex;

/// One stay on the register. It lasts from the beginning of `opened_on` and is over with `closed_on`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spell {
    pub facts: Facts,
    /// None outside the city.
    pub village: Option<Village>,
    pub opened_on: NaiveDate,
    pub opening: Opening,
    /// As long as nothing else closes it: the day after the card's last valid day.
    pub closed_on: NaiveDate,
    pub closing: Closing,
}

/// What a person is counted by. Fixed when the card is issued and for all spells of that card, so that nobody changes cells while on the
/// register.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Facts {
    pub sex: Sex,
    /// On the day of issue.
    pub age: AgeGroup,
    /// The highest that was finished; None where the form names no school.
    pub education: Option<Education>,
    /// Of the work that is looked for; applicants need not know it.
    pub kbji: Option<KbjiGroup>,
}

codes! {
    /// By what somebody comes onto the register (*pendaftaran*).
    pub enum Opening {
        /// A new card.
        New = "baru",
        Renewal = "perpanjangan",
        /// Work that was told came to an end or never was.
        Back = "kembali",
        /// The renewal that had closed the spell before was taken back.
        RenewalUndone = "perpanjangan-urung",
        /// A card from before this system that still ran on the day of its import.
        Imported = "register-lama",
    }
}

/// By what somebody leaves the register.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Closing {
    /// *Penempatan*.
    Placed(Work),
    /// *Penghapusan*.
    Removed(Cause),
}

/// What is counted of work that was found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Work {
    pub employer: EmployerKind,
    pub sector: KbliSection,
    pub kbji: KbjiGroup,
    pub area: PlacementArea,
}

codes! {
    /// Why somebody left the register without work.
    pub enum Cause {
        Expired = "kedaluwarsa",
        /// Closed by a renewal, which opens the next spell the same day.
        Renewed = "diperpanjang",
        /// The application was cancelled after the issue.
        Cancelled = "dibatalkan",
        /// The issue was taken back on a later day.
        IssueUndone = "terbit-diurungkan",
        Double = "ganda",
        MovedAway = "pindah",
        Died = "meninggal",
        OwnWish = "permintaan-sendiri",
        FalseData = "data-tidak-benar",
    }
}

impl From<Removal> for Cause {
    fn from(removal: Removal) -> Cause {
        match removal {
            Removal::Double => Cause::Double,
            Removal::MovedAway => Cause::MovedAway,
            Removal::Died => Cause::Died,
            Removal::OwnWish => Cause::OwnWish,
            Removal::FalseData => Cause::FalseData,
        }
    }
}

/// What became known about a card and bears on the register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    Issued {
        facts: Facts,
        village: Option<Village>,
        /// Whether it is a new card, a renewal, or one from before this system.
        opening: Opening,
        /// The last valid day.
        until: NaiveDate,
    },
    IssueUndone,
    Placed(Work),
    /// The work came to an end or never was.
    NotPlaced,
    /// A renewal of this card was issued.
    Replaced,
    /// That renewal was taken back.
    NotReplaced,
    Removed(Cause),
}

/// The spells of one card, from all its news in the order in which they were entered.
pub fn spells(news: &[(NaiveDate, News)]) -> Vec<Spell> {
    let (mut spells, mut card): (Vec<Spell>, Option<Card>) = (Vec::new(), None);
    for (day, news) in news {
        let was_on = card.is_some_and(|card| card.is_on(*day));
        card = match (*news, card) {
            (News::Issued { facts, village, until, .. }, _) => Some(Card::new(facts, village, until)),
            (News::IssueUndone, _) => None,
            (news, card) => card.map(|card| card.after(news)),
        };
        match (was_on, card.filter(|card| card.is_on(*day))) {
            (false, Some(card)) => open(&mut spells, &card, *day, news.opening()),
            (true, None) => close(&mut spells, *day, news),
            // A card that is issued once more runs from then.
            (true, Some(card)) => {
                spells.iter_mut().last().into_iter().for_each(|last| last.closed_on = card.runs_out_on())
            }
            (false, None) => {}
        }
    }
    spells
}

/// What decides whether a card keeps its holder on the register.
#[derive(Clone, Copy)]
struct Card {
    facts: Facts,
    village: Option<Village>,
    until: NaiveDate,
    placed: bool,
    replaced: bool,
    removed: bool,
}

impl Card {
    fn new(facts: Facts, village: Option<Village>, until: NaiveDate) -> Card {
        Card { facts, village, until, placed: false, replaced: false, removed: false }
    }

    fn after(mut self, news: News) -> Card {
        match news {
            News::Placed(_) => self.placed = true,
            News::NotPlaced => self.placed = false,
            News::Replaced => self.replaced = true,
            News::NotReplaced => self.replaced = false,
            News::Removed(_) => self.removed = true,
            News::Issued { .. } | News::IssueUndone => {}
        }
        self
    }

    fn is_on(&self, day: NaiveDate) -> bool {
        day <= self.until && !self.placed && !self.replaced && !self.removed
    }

    /// The day on which the spell ends by itself.
    fn runs_out_on(&self) -> NaiveDate {
        self.until.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
    }
}

fn open(spells: &mut Vec<Spell>, card: &Card, day: NaiveDate, opening: Opening) {
    let (closed_on, closing) = (card.runs_out_on(), Closing::Removed(Cause::Expired));
    match spells.last_mut() {
        // Closed and opened again within a day: it never was closed.
        Some(last) if last.closed_on == day => (last.closed_on, last.closing) = (closed_on, closing),
        _ => {
            spells.push(Spell { facts: card.facts, village: card.village, opened_on: day, opening, closed_on, closing })
        }
    }
}

fn close(spells: &mut Vec<Spell>, day: NaiveDate, news: &News) {
    let Some(last) = spells.last_mut() else { return };
    match (news.closing(), last.opening) {
        // Issued and taken back within a day: it never was.
        (Closing::Removed(Cause::IssueUndone), Opening::New | Opening::Renewal) if last.opened_on == day => {
            spells.pop();
        }
        (closing, _) => (last.closed_on, last.closing) = (day, closing),
    }
}

impl News {
    fn opening(self) -> Opening {
        match self {
            News::Issued { opening, .. } => opening,
            News::NotReplaced => Opening::RenewalUndone,
            News::NotPlaced => Opening::Back,
            _ => Opening::New,
        }
    }

    fn closing(self) -> Closing {
        match self {
            News::Placed(work) => Closing::Placed(work),
            News::Removed(cause) => Closing::Removed(cause),
            News::Replaced => Closing::Removed(Cause::Renewed),
            _ => Closing::Removed(Cause::IssueUndone),
        }
    }
}

#[cfg(test)]
pub(crate) mod histories;
#[cfg(test)]
mod tests;
