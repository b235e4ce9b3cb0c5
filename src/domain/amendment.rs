//! What is to be put right on a card (*perbaikan kartu*): the fields that its holder chose, each with the paper that proves it. Nothing
//! else of the file opens.

use super::correction::Pin;
use super::document::DocumentKind;
use super::form::Step;

/// The key under which a wrong NIK is chosen. It opens no field: an officer changes the NIK with the KTP in hand.
pub const NIK: &str = "nik";

/// The spots that open for a choice of keys: known fields, the NIK, and the papers that prove them. A photo or another paper is chosen by
/// the code of its kind. What is not known is left out; empty when nothing is left.
pub fn pins<'a>(chosen: impl IntoIterator<Item = &'a str>) -> Vec<Pin> {
    let mut pins = Vec::new();
    let mut add = |pin: Pin| {
        if !pins.contains(&pin) {
            pins.push(pin);
        }
    };
    for key in chosen {
        if let Some(document) = DocumentKind::from_code(key) {
            add(paper(document));
        } else if key == NIK || Step::of_key(key).is_some_and(|step| step != Step::Documents) {
            add(Pin::Field(key.to_owned()));
            if let Some(document) = proof(key) {
                add(paper(document));
            }
        }
    }
    pins
}

/// The paper that proves an answer; None where the holder's word is enough, as for a phone number.
pub fn proof(key: &str) -> Option<DocumentKind> {
    if key == NIK {
        return Some(DocumentKind::IdentityCard);
    }
    match Step::of_key(key)? {
        Step::Identity | Step::Address => Some(DocumentKind::IdentityCard),
        Step::Education => Some(DocumentKind::Diploma),
        Step::Training => Some(DocumentKind::SkillCertificate),
        Step::Experience => Some(DocumentKind::WorkLetter),
        Step::Contact | Step::Wanted | Step::Documents => None,
    }
}

fn paper(document: DocumentKind) -> Pin {
    Pin::Page { document, page: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_opens_with_the_paper_that_proves_it_and_once() {
        let field = |key: &str| Pin::Field(key.to_owned());
        assert_eq!(
            pins(["name", "birth_date", "edu.0.year", "phone"]),
            [
                field("name"),
                paper(DocumentKind::IdentityCard),
                field("birth_date"),
                field("edu.0.year"),
                paper(DocumentKind::Diploma),
                field("phone")
            ]
        );
        assert_eq!(pins(["nik"]), [field("nik"), paper(DocumentKind::IdentityCard)]);
        assert_eq!(pins(["foto"]), [paper(DocumentKind::Photo)]);
    }

    #[test]
    fn what_is_no_field_opens_nothing() {
        assert_eq!(pins(["", "number", "valid_until", "names_same", "edu.x.year"]), []);
    }
}
