//! The desk's pages.

pub mod assist;
pub mod attendance;
pub mod batch;
pub mod decision;
pub mod file;
pub mod frame;
pub mod hand_over;
pub mod legend;
pub mod new_password;
pub mod pins;
pub mod queue;
pub mod register;
pub mod sign_in;
pub mod walk_in;
