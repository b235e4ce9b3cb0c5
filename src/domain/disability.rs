//! Kind of disability (*ragam disabilitas*), UU 8/2016 article 4. Optional and sensitive; no answer means none stated.

use super::code::codes;

codes! {
    pub enum Disability {
        Physical = "fisik",
        Intellectual = "intelektual",
        Mental = "mental",
        /// Sight, hearing or speech.
        Sensory = "sensorik",
        /// More than one kind.
        Multiple = "ganda",
    }
}
