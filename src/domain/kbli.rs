//! Fields of business (*lapangan usaha*, sections of KBLI), which follow ISIC Rev. 4. Report IPK III/7 counts by them.

use super::code::codes;

/// The edition the codes belong to; a report states it.
pub const EDITION: &str = "KBLI 2020";

codes! {
    pub enum KbliSection {
        Agriculture = "A",
        Mining = "B",
        Manufacturing = "C",
        Energy = "D",
        WaterAndWaste = "E",
        Construction = "F",
        Trade = "G",
        Transport = "H",
        HotelsAndFood = "I",
        Information = "J",
        Finance = "K",
        RealEstate = "L",
        Professional = "M",
        RentalAndSupport = "N",
        PublicAdministration = "O",
        Education = "P",
        Health = "Q",
        Arts = "R",
        OtherServices = "S",
        Households = "T",
        International = "U",
    }
}
