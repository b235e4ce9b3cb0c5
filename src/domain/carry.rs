//! What to carry to the counter (*yang dibawa ke loket*): originals of the papers that count, and what opens the file there.

use super::application::State;
use super::code::Code;
use super::document::{DocumentKind, Required};
use super::form::Answers;
use super::names::Names;

/// One thing to carry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Carry {
    IdentityCard,
    /// The *ijazah*, or the *SKL* in its place; what the person said about it tells which.
    Diploma(Option<Names>),
    /// The original of another paper that was given or is required.
    Original(DocumentKind),
    /// The letter for two names.
    NamesLetter,
    /// The code of the counter, or its QR code.
    Code,
}

/// In the order of packing; empty where no visit is expected. Once the counter has seen the papers (SOP step 3) the KTP is enough. The photo
/// is never carried: the one that was uploaded is printed.
pub fn carry(state: State, answers: &Answers, given: &[DocumentKind], required: &Required) -> Vec<Carry> {
    if !(State::Submitted..State::HandedOver).contains(&state) {
        return Vec::new();
    }
    let mut all = vec![Carry::IdentityCard];
    if state <= State::Attended {
        let counts = |kind: DocumentKind| required.has(kind) || given.contains(&kind);
        let names = Names::from_code(answers.get("names_same"));
        if counts(DocumentKind::Diploma) {
            all.push(Carry::Diploma(names));
        }
        let others = [DocumentKind::SkillCertificate, DocumentKind::WorkLetter].into_iter();
        all.extend(others.filter(|kind| counts(*kind)).map(Carry::Original));
        if names == Some(Names::Differ) {
            all.push(Carry::NamesLetter);
        }
    }
    all.push(Carry::Code);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_follows_the_office_the_papers_and_the_names() {
        let given = [DocumentKind::Photo, DocumentKind::IdentityCard, DocumentKind::SkillCertificate];
        let answers = Answers::default().with("names_same", "beda");
        let names = Some(Names::Differ);
        assert_eq!(
            carry(State::Submitted, &answers, &given, &Required::default()),
            [
                Carry::IdentityCard,
                Carry::Diploma(names),
                Carry::Original(DocumentKind::SkillCertificate),
                Carry::NamesLetter,
                Carry::Code
            ]
        );
        let letter = Required::new(&[DocumentKind::WorkLetter]);
        assert_eq!(
            carry(State::Complete, &Answers::default(), &[], &letter),
            [Carry::IdentityCard, Carry::Original(DocumentKind::WorkLetter), Carry::Code]
        );
    }

    #[test]
    fn a_card_is_fetched_with_the_ktp_alone_and_nothing_is_carried_before_or_after() {
        let list = |state| carry(state, &Answers::default(), &[DocumentKind::Diploma], &Required::default());
        assert_eq!(list(State::Signed), [Carry::IdentityCard, Carry::Code]);
        for state in [State::Draft, State::HandedOver, State::Cancelled] {
            assert_eq!(list(state), []);
        }
    }
}
