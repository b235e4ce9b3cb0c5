//! The desk's pages.

pub mod assist;
pub mod attendance;
pub mod board;
pub mod decision;
pub mod file;
pub mod frame;
pub mod new_password;
pub mod queue;
pub mod register;
pub mod screen;
pub mod sign_in;
pub mod walk_in;
