//! The admin's pages: settings and officers.

pub mod overview;

pub mod fields;
pub mod officers;
pub mod saved;
pub mod sheet;
