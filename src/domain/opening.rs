//! What of a file is open for change: everything in a draft, only what was pinned in a returned one, the biodata of a walk-in whose
//! documents were checked first (strict SOP order). Of a correction of a card only what was chosen is open, of a reprint nothing.

use serde::{Deserialize, Serialize};

use super::application::{Kind, State};
use super::correction::{Correction, Pin};
use super::document::DocumentKind;
use super::form::{Step, When, field_of};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Opening {
    Everything,
    /// Only these spots.
    Pinned(Vec<Pin>),
    /// All answers, but no documents and nothing about them.
    Biodata,
    Nothing,
}

impl Opening {
    /// `biodata_complete` says whether all answers are there without error.
    pub fn of(state: State, corrections: &[Correction], biodata_complete: bool) -> Opening {
        match state {
            State::Draft => Opening::Everything,
            State::Returned => Opening::Pinned(corrections.iter().map(|c| c.pin.clone()).collect()),
            State::Submitted | State::Complete | State::Attended if !biodata_complete => Opening::Biodata,
            _ => Opening::Nothing,
        }
    }

    /// The same for every kind; `amended` are the spots that the holder chose for a correction of the card.
    pub fn of_kind(
        kind: Kind,
        state: State,
        corrections: &[Correction],
        amended: &[Pin],
        biodata_complete: bool,
    ) -> Opening {
        match (kind, Opening::of(state, corrections, biodata_complete)) {
            (Kind::Correction, Opening::Everything) => Opening::Pinned(amended.to_vec()),
            // What was carried over was complete when it was checked; what the form asks newly is for the next renewal.
            (Kind::Reprint, Opening::Everything) | (Kind::Correction | Kind::Reprint, Opening::Biodata) => {
                Opening::Nothing
            }
            (_, opening) => opening,
        }
    }

    /// What is open of every file of that kind in that state, whatever stands in it; None where that must be looked at.
    pub fn whatever_stands_in(kind: Kind, state: State) -> Option<Opening> {
        match (kind, state) {
            (Kind::New | Kind::Renewal, State::Draft) => Some(Opening::Everything),
            _ => None,
        }
    }

    pub fn field(&self, key: &str) -> bool {
        match self {
            Opening::Everything => true,
            Opening::Biodata => Step::of_key(key) != Some(Step::Documents),
            Opening::Pinned(pins) => {
                // What is asked only because of the pinned answer opens with it, or a new answer could make it impossible to send.
                let because_of = field_of(key).and_then(|field| field.when).map(When::field);
                let opens = |pinned: &str| pinned == key || because_of == Some(pinned);
                pins.iter().any(|pin| matches!(pin, Pin::Field(pinned) if opens(pinned)))
            }
            Opening::Nothing => false,
        }
    }

    pub fn document(&self, kind: DocumentKind) -> bool {
        match self {
            Opening::Everything => true,
            Opening::Pinned(pins) => pins.iter().any(|pin| pin.document() == Some(kind)),
            Opening::Biodata | Opening::Nothing => false,
        }
    }

    /// Whether anything on the page of `step` may change.
    pub fn step(&self, step: Step) -> bool {
        match self {
            Opening::Everything => true,
            Opening::Biodata => step != Step::Documents,
            Opening::Pinned(pins) => pins.iter().any(|pin| match pin {
                Pin::Field(key) => Step::of_key(key) == Some(step),
                _ => step == Step::Documents,
            }),
            Opening::Nothing => false,
        }
    }

    /// Rows may be added and taken away.
    pub fn rows(&self) -> bool {
        matches!(self, Opening::Everything | Opening::Biodata)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_opens_what_was_chosen_a_reprint_nothing_and_a_renewal_everything() {
        let amended = super::super::amendment::pins(["name"]);
        let of = |kind, state| Opening::of_kind(kind, state, &[], &amended, false);
        let opening = of(Kind::Correction, State::Draft);
        assert!(opening.field("name") && !opening.field("sex") && opening.document(DocumentKind::IdentityCard));
        assert!(!opening.document(DocumentKind::Photo) && !opening.rows());
        assert_eq!(of(Kind::Reprint, State::Draft), Opening::Nothing);
        assert_eq!(of(Kind::Renewal, State::Draft), Opening::Everything);
        for state in State::ALL {
            assert_eq!(of(Kind::New, state), Opening::of(state, &[], false), "{state:?}");
            if !matches!(state, State::Draft | State::Returned) {
                assert_eq!(of(Kind::Correction, state), Opening::Nothing, "{state:?}");
            }
        }
    }

    #[test]
    fn what_is_open_whatever_stands_in_a_file_is_open_with_anything_in_it() {
        let correction = Correction { pin: Pin::Field("name".into()), reason: "Samakan.".into() };
        let amended = super::super::amendment::pins(["sex"]);
        for (kind, state) in Kind::ALL.into_iter().flat_map(|kind| State::ALL.map(|state| (kind, state))) {
            let Some(opening) = Opening::whatever_stands_in(kind, state) else { continue };
            for (corrections, amended, complete) in
                [(&[][..], &[][..], false), (std::slice::from_ref(&correction), &amended[..], true)]
            {
                assert_eq!(
                    Opening::of_kind(kind, state, corrections, amended, complete),
                    opening,
                    "{kind:?} {state:?}"
                );
            }
        }
    }

    #[test]
    fn a_returned_file_is_open_only_where_it_was_pinned() {
        let pins = [Pin::Field("name".into()), Pin::Page { document: DocumentKind::IdentityCard, page: 1 }];
        let corrections = pins.map(|pin| Correction { pin, reason: "Kabur.".into() });
        let opening = Opening::of(State::Returned, &corrections, true);
        assert!(opening.field("name") && !opening.field("sex"));
        assert!(opening.document(DocumentKind::IdentityCard) && !opening.document(DocumentKind::Photo));
        assert!(opening.step(Step::Identity) && opening.step(Step::Documents) && !opening.step(Step::Contact));
    }

    #[test]
    fn what_is_asked_because_of_a_pinned_answer_opens_with_it() {
        let opens = |pinned: &str, key: &str| {
            let correction = Correction { pin: Pin::Field(pinned.into()), reason: "Periksa.".into() };
            Opening::of(State::Returned, &[correction], true).field(key)
        };
        assert!(opens("disability", "disability_consent") && opens("birth_date", "guardian_name"));
        assert!(opens("same", "dom_street") && !opens("same", "dom_place") && !opens("dom_street", "same"));
    }

    #[test]
    fn a_walk_in_fills_in_the_biodata_after_the_documents_were_checked() {
        let biodata = Opening::of(State::Attended, &[], false);
        assert_eq!(biodata, Opening::Biodata);
        assert!(biodata.field("name") && !biodata.field("names_same") && !biodata.step(Step::Documents));
        assert_eq!(Opening::of(State::Attended, &[], true), Opening::Nothing);
        assert_eq!(Opening::of(State::Confirmed, &[], false), Opening::Nothing);
    }
}
