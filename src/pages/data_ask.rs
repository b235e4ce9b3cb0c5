//! Requests about one's own data: the job seeker's page of them, and the desk's. Without scripts.

pub mod fields;
pub mod mine;
pub mod one;
pub mod queue;
