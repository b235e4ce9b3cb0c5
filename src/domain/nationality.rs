//! Nationality (*kewarganegaraan*), as the KTP states it.

use super::code::codes;

codes! {
    pub enum Nationality {
        Indonesian = "WNI",
        Foreign = "WNA",
    }
}
