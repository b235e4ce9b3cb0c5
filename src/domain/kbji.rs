//! Major groups of occupations (*golongan pokok KBJI*), which follow ISCO-08. Report IPK III/3 counts by them.

use super::code::codes;

/// The edition the codes belong to; a report states it, since older editions number differently.
pub const EDITION: &str = "KBJI 2014";

codes! {
    pub enum KbjiGroup {
        ForcesAndPolice = "0",
        Managers = "1",
        Professionals = "2",
        Technicians = "3",
        Clerks = "4",
        ServicesAndSales = "5",
        FarmForestFishery = "6",
        Craft = "7",
        Machines = "8",
        Elementary = "9",
    }
}
