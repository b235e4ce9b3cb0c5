//! Sex (*jenis kelamin*), as the KTP states it.

use super::code::codes;

codes! {
    /// Reports count *L* and *P*.
    pub enum Sex {
        Male = "L",
        Female = "P",
    }
}
