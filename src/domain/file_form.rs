//! The forms of a file at the desk in which something is typed.

use super::code::codes;

codes! {
    /// Each is refused, kept and shown again by itself.
    pub enum FileForm {
        Return = "kembalikan",
        /// A move that takes something back or ends it, with its reason.
        TakeBack = "tarik",
        HandOver = "serahkan",
        Note = "catatan",
    }
}

impl FileForm {
    /// The forms whose text has served its purpose when this one was taken over: a decision ends what was typed for every other.
    pub fn ends(self) -> &'static [FileForm] {
        match self {
            FileForm::Note => &[FileForm::Note],
            _ => &[FileForm::Return, FileForm::TakeBack, FileForm::HandOver],
        }
    }
}
