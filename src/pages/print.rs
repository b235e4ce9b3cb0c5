//! Printed pages.

pub mod attendance;
pub mod card;
pub mod register;
pub mod sop;
