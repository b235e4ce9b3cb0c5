//! The job seeker's own pages.

pub mod check;
pub mod confirm;
#[cfg(feature = "ssr")]
pub mod my_data;
pub mod status;
pub mod tasks;
