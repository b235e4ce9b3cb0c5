//! Where work is wanted (*lokasi kerja yang diinginkan*).

use super::code::codes;

codes! {
    pub enum WorkPlace {
        /// In the city of the office.
        OwnCity = "kota",
        /// Elsewhere in Indonesia.
        OtherCity = "luar-kota",
        Abroad = "luar-negeri",
        Anywhere = "bebas",
    }
}
