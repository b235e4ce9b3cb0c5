//! The lists of issued cards: all of them, and by whether somebody has typed their data into E-Makaryo / SIAPkerja (*sudah diinput*).

use super::code::codes;

codes! {
    pub enum CardList {
        All = "semua",
        /// Cards that run and were not entered there yet.
        ToEnter = "belum",
        Entered = "sudah",
    }
}
