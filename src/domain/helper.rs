//! Who helped to fill in the form (*dibantu oleh*); no answer means nobody. The kind alone: whoever helps is not registered.

use super::code::codes;

codes! {
    pub enum Helper {
        /// Teacher of a school's job centre (*Bursa Kerja Khusus*, BKK).
        Teacher = "guru-bkk",
        Family = "keluarga",
        Officer = "petugas",
        Other = "lainnya",
    }
}
