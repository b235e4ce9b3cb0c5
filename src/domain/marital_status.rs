//! Marital status (*status perkawinan*), as the civil registry (Dukcapil) writes it on the KTP.

use super::code::codes;

codes! {
    pub enum MaritalStatus {
        Single = "belum-kawin",
        Married = "kawin",
        Divorced = "cerai-hidup",
        Widowed = "cerai-mati",
    }
}
