//! Why a backup did not succeed, as far as an office can do something about it.

use super::code::codes;

codes! {
    pub enum BackupFailure {
        /// The disk is full.
        NoRoom = "penuh",
        /// It could not be written.
        NotWritten = "tulis",
        /// It was written, and what came back from it was not whole.
        NotRestored = "uji",
    }
}
