//! Printing a card again (*cetak ulang*): why, by the holder's own declaration.

use super::code::codes;

codes! {
    pub enum ReprintCause {
        Lost = "hilang",
        Damaged = "rusak",
    }
}
