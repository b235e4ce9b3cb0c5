//! Why a card is taken back and its holder leaves the register without work (*penghapusan*).

use super::code::codes;

codes! {
    pub enum Removal {
        /// The person has another card.
        Double = "ganda",
        MovedAway = "pindah",
        Died = "meninggal",
        OwnWish = "permintaan-sendiri",
        FalseData = "data-tidak-benar",
    }
}
