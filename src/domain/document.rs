//! The papers of a file (*berkas*): which are asked for and which are there.

use serde::{Deserialize, Serialize};

use super::code::serde_by_code;

/// A kind of document. No family card (*KK*) and no birth certificate: the city's standard asks for neither.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DocumentKind {
    /// *Pas foto* 3x4, red background recommended.
    Photo,
    IdentityCard,
    /// Last *ijazah*, or the *SKL* (certificate of graduation) of a fresh graduate.
    Diploma,
    SkillCertificate,
    WorkLetter,
}

impl DocumentKind {
    pub const ALL: [DocumentKind; 5] = [
        DocumentKind::Photo,
        DocumentKind::IdentityCard,
        DocumentKind::Diploma,
        DocumentKind::SkillCertificate,
        DocumentKind::WorkLetter,
    ];

    pub fn code(self) -> &'static str {
        match self {
            DocumentKind::Photo => "foto",
            DocumentKind::IdentityCard => "ktp",
            DocumentKind::Diploma => "ijazah",
            DocumentKind::SkillCertificate => "sertifikat",
            DocumentKind::WorkLetter => "pengalaman",
        }
    }

    pub fn from_code(code: &str) -> Option<DocumentKind> {
        DocumentKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Asked of everybody, whatever the office sets: the photo is printed on the card, and the counter compares NIK, name and birth date
    /// with the KTP (SOP step 3).
    pub fn always_required(self) -> bool {
        matches!(self, DocumentKind::Photo | DocumentKind::IdentityCard)
    }

    /// How many pages of one kind are kept; a photo replaces the one before.
    pub fn most_pages(self) -> u8 {
        match self {
            DocumentKind::Photo => 1,
            DocumentKind::IdentityCard => 2,
            _ => 6,
        }
    }
}

serde_by_code!(DocumentKind);

/// The documents that a file must have (*persyaratan*), as the office sets it; the others are asked for "bila ada".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<DocumentKind>", into = "Vec<DocumentKind>")]
pub struct Required(Vec<DocumentKind>);

impl Required {
    /// In the order of the form; what is always required is added.
    pub fn new(kinds: &[DocumentKind]) -> Required {
        let asked = |kind: &DocumentKind| kind.always_required() || kinds.contains(kind);
        Required(DocumentKind::ALL.into_iter().filter(asked).collect())
    }

    pub fn has(&self, kind: DocumentKind) -> bool {
        self.0.contains(&kind)
    }
}

/// Photo, KTP and last *ijazah*: the city's own standard (domain facts 0).
impl Default for Required {
    fn default() -> Self {
        Required::new(&[DocumentKind::Diploma])
    }
}

impl From<Vec<DocumentKind>> for Required {
    fn from(kinds: Vec<DocumentKind>) -> Self {
        Required::new(&kinds)
    }
}

impl From<Required> for Vec<DocumentKind> {
    fn from(required: Required) -> Self {
        required.0
    }
}

/// The required kinds that are not among `present`.
pub fn missing(present: &[DocumentKind], required: &Required) -> Vec<DocumentKind> {
    required.0.iter().copied().filter(|kind| !present.contains(kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photo_and_ktp_stay_required_whatever_is_set() {
        assert_eq!(Required::new(&[]).0, [DocumentKind::Photo, DocumentKind::IdentityCard]);
        let read: Required = serde_json::from_str("[\"sertifikat\"]").expect("a stored set");
        let all: Vec<_> = read.into();
        assert_eq!(all, [DocumentKind::Photo, DocumentKind::IdentityCard, DocumentKind::SkillCertificate]);
    }

    #[test]
    fn what_is_missing_follows_the_office() {
        let present = [DocumentKind::Photo, DocumentKind::IdentityCard];
        assert_eq!(missing(&present, &Required::default()), [DocumentKind::Diploma]);
        assert_eq!(missing(&present, &Required::new(&[])), []);
        let letter = Required::new(&[DocumentKind::WorkLetter]);
        assert_eq!(missing(&present[..1], &letter), [DocumentKind::IdentityCard, DocumentKind::WorkLetter]);
    }
}
