//! The sheets on which an office prints its cards (*bentuk kartu*), in millimetres. Two families are in use (domain facts 1.1): a landscape
//! sheet of two sides that is folded, and one upright page, "Formulir AK/I".

use super::code::codes;

codes! {
    /// The office chooses one; the pocket card is an extra besides.
    pub enum CardPaper {
        /// 297 × 210, the default: a Central Java office prints this kind.
        A4Folded = "a4-lipat",
        /// 330 × 215.
        F4Folded = "f4-lipat",
        /// 355.6 × 215.9.
        LegalFolded = "legal-lipat",
        /// 210 × 297, one page.
        A4Upright = "a4-tegak",
    }
}

impl CardPaper {
    /// Width and height.
    pub fn size(self) -> (f32, f32) {
        match self {
            CardPaper::A4Folded => (297.0, 210.0),
            CardPaper::F4Folded => (330.0, 215.0),
            CardPaper::LegalFolded => (355.6, 215.9),
            CardPaper::A4Upright => (210.0, 297.0),
        }
    }

    pub fn is_folded(self) -> bool {
        self != CardPaper::A4Upright
    }

    /// Width of what stands beside each other within the margins: half a folded sheet, or the whole page.
    pub fn column(self) -> f32 {
        let (width, _) = self.size();
        if self.is_folded() { width / 2.0 - 20.0 } else { width - 24.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_leave_the_margins_free() {
        assert_eq!(CardPaper::A4Folded.column(), 128.5);
        assert_eq!(CardPaper::A4Upright.column(), 186.0);
        assert!(CardPaper::LegalFolded.column() > CardPaper::F4Folded.column());
    }
}
