//! Server functions: what the browser may ask of the server. Arguments are strings and small structs, results hold only what the caller
//! may see, and the first line of each body asks who is calling.

pub mod account;
pub mod batch;
pub mod arrival;
pub mod book;
#[cfg(feature = "ssr")]
pub mod context;
pub mod counter;
pub mod decision;
pub mod desk;
pub mod error;
pub mod file;
pub mod form;
pub mod queue;
#[cfg(feature = "ssr")]
pub mod qr;
pub mod sending;
pub mod ticket;
pub mod officer;
pub mod sending;
pub mod settings;
pub mod typed;
pub mod view;

pub use error::ApiError;
