//! The desk's pages.

pub mod arrival;
pub mod assist;
pub mod attendance;
#[cfg(feature = "ssr")]
pub mod backup;
pub mod batch;
pub mod board;
pub mod camera;
pub mod decision;
pub mod file;
pub mod forgotten;
pub mod frame;
pub mod given;
pub mod hand_over;
pub mod legend;
pub mod new_password;
pub mod pins;
pub mod queue;
pub mod screen;
pub mod settings;
pub mod sign_in;
pub mod visitor_phone;
pub mod walk_in;
