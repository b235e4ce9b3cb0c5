//! What only a browser can do. It compiles on the server too, since pages name it, but nothing here runs there.

#[cfg(feature = "desk")]
pub mod scan;
pub mod typed;
pub mod upload;
