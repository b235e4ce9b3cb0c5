//! What only a browser can do. It compiles on the server too, since pages name it, but nothing here runs there.

pub mod draw;
pub mod held;
pub mod keys;
pub mod news;
pub mod picture;
pub mod post;
pub mod presence;
#[cfg(feature = "desk")]
pub mod scan;
pub mod typed;
pub mod upload;
pub mod vault;
