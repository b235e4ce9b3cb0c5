//! Pages for everybody.

#[cfg(feature = "ssr")]
pub mod awaited;
#[cfg(feature = "ssr")]
pub mod forgot;
pub mod not_found;
pub mod privacy;
#[cfg(feature = "ssr")]
pub mod procedure;
pub mod register;
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod sop;
pub mod start;
#[cfg(feature = "ssr")]
pub mod take_over;
