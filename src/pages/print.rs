//! Printed pages.

pub mod attendance;
mod bar;
pub mod calibration;
pub mod card;
pub mod data_sheet;
pub mod notice;
pub mod pocket;
pub mod register;
pub mod row;
pub mod sop;
