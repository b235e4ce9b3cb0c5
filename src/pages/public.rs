//! Pages for everybody.

pub mod not_found;
pub mod privacy;
pub mod procedure;
pub mod register;
pub mod sign_in;
pub mod start;
