//! The papers of a file (*berkas*): which are asked for and which are there.

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

    /// Skill certificate and work letter are asked for only "bila ada".
    pub fn required(self) -> bool {
        matches!(self, DocumentKind::Photo | DocumentKind::IdentityCard | DocumentKind::Diploma)
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

/// The required kinds that are not among `present`.
pub fn missing(present: &[DocumentKind]) -> Vec<DocumentKind> {
    DocumentKind::ALL.into_iter().filter(|kind| kind.required() && !present.contains(kind)).collect()
}
