//! The job seeker's own pages.

pub mod check;
pub mod confirm;
pub mod status;
pub mod tasks;
