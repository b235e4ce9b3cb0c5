//! One file per page, grouped by who stands before it. Pages hold no rules.

#[cfg(feature = "phone")]
pub mod applicant;
#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod print;
#[cfg(feature = "phone")]
pub mod public;
#[cfg(any(feature = "phone", feature = "desk"))]
pub mod step;
