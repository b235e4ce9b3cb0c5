//! The pages of settings (*pengaturan*), one for each thing that an office sets.

use crate::domain::code::{Code, codes};

codes! {
    /// Its code stands in the address and in the journal.
    pub enum Area {
        Office = "kantor",
        Sop = "sop",
        Requirements = "syarat",
        Reasons = "alasan",
        Numbering = "nomor",
        Terms = "ketentuan",
        Officers = "petugas",
        Signers = "penandatangan",
    }
}

impl Area {
    /// Officers have a page of their own shape; everything else is one sheet.
    pub fn sheet(code: &str) -> Option<Area> {
        Area::from_code(code).filter(|area| *area != Area::Officers)
    }
}
