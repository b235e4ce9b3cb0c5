//! Why what was told about work does not hold any more. A report counts a slip out and an end of work as a new beginning.

use super::code::codes;

codes! {
    pub enum WorkEnd {
        /// The work that was found has come to an end.
        Left = "berhenti",
        /// The work was promised and never began.
        NeverBegan = "batal-bekerja",
        /// Entered for the wrong person, or with the wrong facts.
        Slip = "salah-catat",
        /// An employer's word that the office does not confirm.
        NotTrue = "tidak-benar",
    }
}
