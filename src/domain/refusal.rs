//! Why an uploaded picture (foto, pindaian dokumen) is not taken. The browser asks the same questions before it sends,
//! as far as it can; the server decides.

use serde::{Deserialize, Serialize};

/// The largest file that is taken, in megabytes of 1,000,000 bytes. Phones make photos of 3 to 12.
pub const MAX_MEGABYTES: u32 = 15;

/// The same in bytes.
pub const MAX_BYTES: u32 = MAX_MEGABYTES * 1_000_000;

/// The largest picture that is taken, in millions of pixels. Phones make photos of 8 to 50.
pub const MAX_MEGAPIXELS: u64 = 50;

/// The reason, one for each thing that the person can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// No bytes at all: nothing was chosen, or the connection broke.
    Empty,
    /// More than [`MAX_MEGABYTES`].
    TooLarge,
    /// More than [`MAX_MEGAPIXELS`], or more memory than one picture may take while it is decoded.
    TooManyPixels,
    /// Too few pixels to recognise anything.
    TooSmall,
    /// HEIC, HEIF or AVIF, the format of iPhones.
    Heic,
    /// Where only a picture is taken: the photo on the card.
    Pdf,
    /// A PDF that opens only with a password.
    PdfLocked,
    /// A PDF that is damaged, or has a picture in it that is.
    PdfBroken,
    /// A PDF of more pages than the document may still take.
    PdfPages,
    /// A PDF without pages, or with nothing on them.
    PdfEmpty,
    /// A PDF whose pages take too much time or memory to draw.
    PdfHeavy,
    /// A PDF on a server that cannot start the process which reads it.
    PdfUnavailable,
    /// A drawing that may carry scripts.
    Svg,
    /// A GIF, or a WebP or PNG with several frames.
    Animated,
    /// Something else, whatever its name says.
    NotAPicture,
    /// A picture that is damaged or was cut short on its way.
    Unreadable,
}

impl Refusal {
    pub const ALL: [Self; 16] = [
        Self::Empty,
        Self::TooLarge,
        Self::TooManyPixels,
        Self::TooSmall,
        Self::Heic,
        Self::Pdf,
        Self::PdfLocked,
        Self::PdfBroken,
        Self::PdfPages,
        Self::PdfEmpty,
        Self::PdfHeavy,
        Self::PdfUnavailable,
        Self::Svg,
        Self::Animated,
        Self::NotAPicture,
        Self::Unreadable,
    ];

    /// The word for it in addresses and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::TooManyPixels => "too-many-pixels",
            Self::TooSmall => "too-small",
            Self::Heic => "heic",
            Self::Pdf => "pdf",
            Self::PdfLocked => "pdf-locked",
            Self::PdfBroken => "pdf-broken",
            Self::PdfPages => "pdf-pages",
            Self::PdfEmpty => "pdf-empty",
            Self::PdfHeavy => "pdf-heavy",
            Self::PdfUnavailable => "pdf-unavailable",
            Self::Svg => "svg",
            Self::Animated => "animated",
            Self::NotAPicture => "not-a-picture",
            Self::Unreadable => "unreadable",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_json_say_the_same_and_lead_back() {
        for refusal in Refusal::ALL {
            assert_eq!(Refusal::from_code(refusal.code()), Some(refusal));
            assert_eq!(serde_json::to_string(&refusal).unwrap(), format!("\"{}\"", refusal.code()));
        }
        assert_eq!(Refusal::from_code("kosong"), None);
    }
}
