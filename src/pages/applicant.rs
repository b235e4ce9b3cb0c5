//! The job seeker's own pages.

pub mod check;
pub mod confirm;
pub mod corrections;
#[cfg(feature = "ssr")]
pub mod my_data;
pub mod next_person;
pub mod ready;
pub mod status;
pub mod tasks;
