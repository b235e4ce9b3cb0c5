//! Corrections (*perbaikan yang diminta*): what an officer marked, pinned to the spot.

use serde::{Deserialize, Serialize};

use super::Problem;
use super::code::serde_by_code;
use super::document::DocumentKind;
use super::line::note;

/// The spot that a correction is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pin {
    /// A field by its key, such as `name` or `edu.0.school`.
    Field(String),
    /// A document; page 0 means the document as a whole or a missing one.
    Page { document: DocumentKind, page: u8 },
    /// A point on a page, in thousandths of its width and height.
    Point { document: DocumentKind, page: u8, x: u16, y: u16 },
}

impl Pin {
    pub fn document(&self) -> Option<DocumentKind> {
        match self {
            Pin::Field(_) => None,
            Pin::Page { document, .. } | Pin::Point { document, .. } => Some(*document),
        }
    }

    /// The text under which forms and the database know the spot: `f:name`, `d:ktp:1`, `p:ktp:1:500:320`.
    pub fn code(&self) -> String {
        match self {
            Pin::Field(key) => format!("f:{key}"),
            Pin::Page { document, page } => format!("d:{}:{page}", document.code()),
            Pin::Point { document, page, x, y } => format!("p:{}:{page}:{x}:{y}", document.code()),
        }
    }

    pub fn from_code(code: &str) -> Option<Pin> {
        let mut parts = code.split(':');
        let shape = parts.next()?;
        let name = parts.next()?;
        let mut number = || parts.next()?.parse::<u16>().ok();
        let document = DocumentKind::from_code(name);
        match shape {
            "f" => Some(Pin::Field(name.to_owned())),
            "d" => Some(Pin::Page { document: document?, page: number()?.try_into().ok()? }),
            "p" => {
                let page = number()?.try_into().ok()?;
                let (x, y) = (number()?, number()?);
                (x <= 1000 && y <= 1000).then_some(Pin::Point { document: document?, page, x, y })
            }
            _ => None,
        }
    }
}

serde_by_code!(Pin);

/// One thing to put right, with its reason in plain words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correction {
    pub pin: Pin,
    /// Why, and on a line of its own an example of how it would be right.
    pub reason: String,
}

impl Correction {
    /// # Errors
    /// [`Problem::Missing`] for an empty reason, [`Problem::TooLong`] above 500 characters.
    pub fn new(pin: Pin, reason: &str) -> Result<Correction, Problem> {
        let reason = note(reason, 500)?;
        if reason.is_empty() { Err(Problem::Missing) } else { Ok(Correction { pin, reason }) }
    }

    /// Why, and the example where there is one.
    pub fn parts(&self) -> (&str, &str) {
        self.reason.split_once('\n').unwrap_or((&self.reason, ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_are_read_back_from_their_code() {
        for code in ["f:name", "f:edu.0.school", "d:ktp:1", "p:ijazah:2:500:1000"] {
            assert_eq!(Pin::from_code(code).map(|pin| pin.code()).as_deref(), Some(code));
        }
        for bad in ["", "f", "d:paspor:1", "p:ktp:1:1001:0", "p:ktp:1:5"] {
            assert_eq!(Pin::from_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_example_stands_behind_the_reason() {
        let pin = || Pin::Field("name".into());
        let with = Correction::new(pin(), "Nama tidak sama.\nContoh: SARI RAHAYU").expect("a correction");
        assert_eq!(with.parts(), ("Nama tidak sama.", "Contoh: SARI RAHAYU"));
        assert_eq!(Correction::new(pin(), "Nama tidak sama.").expect("one").parts(), ("Nama tidak sama.", ""));
    }

    #[test]
    fn a_correction_must_say_why() {
        assert_eq!(Correction::new(Pin::Field("name".into()), "  "), Err(Problem::Missing));
        assert!(Correction::new(Pin::Field("name".into()), "Nama belum sama dengan KTP.").is_ok());
    }
}
