//! One file per page, grouped by who stands before it. Pages hold no rules.

pub mod applicant;
#[cfg(feature = "ssr")]
pub mod card;
#[cfg(any(feature = "ssr", feature = "check"))]
pub mod check;
#[cfg(feature = "ssr")]
pub mod data_ask;
#[cfg(feature = "desk")]
pub mod desk;
pub mod form;
pub mod frame;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
pub mod print;
#[cfg(feature = "phone")]
pub mod public;
#[cfg(feature = "ssr")]
pub mod report;
#[cfg(feature = "ssr")]
pub mod statistics;
