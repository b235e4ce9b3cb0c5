//! Whether the names on KTP and *ijazah* are the same: asked before the visit, since elsewhere people were sent home for it.

use super::code::codes;

codes! {
    pub enum Names {
        Same = "sama",
        /// Accepted with a letter that both names are one person's (*surat keterangan beda nama*).
        Differ = "beda",
        /// Not handed out yet: the *SKL* stands in for it.
        NoDiploma = "belum",
    }
}
