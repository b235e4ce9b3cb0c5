//! Why somebody comes to the office (*keperluan*), as the attendance list says it. Who attends for the card itself (SOP step 3) is
//! entered with the kind of the application instead.

use super::application::State;
use super::code::codes;

codes! {
    pub enum Purpose {
        Check = "periksa",
        Correct = "lengkapi",
        /// The file is complete, or the card is being made.
        Card = "kartu",
        Collect = "ambil",
        Report = "lapor",
        Ask = "tanya",
    }
}

impl Purpose {
    /// What brings somebody here whose file stands so.
    pub fn of(state: State) -> Purpose {
        match state {
            State::Draft | State::Submitted => Purpose::Check,
            State::Returned => Purpose::Correct,
            State::Complete | State::Attended | State::Confirmed | State::Issued => Purpose::Card,
            State::Signed => Purpose::Collect,
            State::HandedOver => Purpose::Report,
            State::Cancelled => Purpose::Ask,
        }
    }
}
