//! Pages for everybody.

#[cfg(feature = "ssr")]
pub mod forgot;
pub mod not_found;
pub mod privacy;
pub mod procedure;
pub mod register;
pub mod sign_in;
pub mod start;
#[cfg(feature = "ssr")]
pub mod take_over;
