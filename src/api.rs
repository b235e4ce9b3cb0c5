//! Server functions: what the browser may ask of the server. Arguments are strings and small structs, results hold only what the caller
//! may see, and the first line of each body asks who is calling.

pub mod account;
#[cfg(feature = "ssr")]
pub mod ahead;
pub mod arrival;
pub mod batch;
pub mod board;
pub mod book;
pub mod calibration;
pub mod call;
#[cfg(feature = "ssr")]
pub mod card_deed;
#[cfg(feature = "ssr")]
pub mod card_list;
#[cfg(feature = "ssr")]
pub mod card_nik;
#[cfg(feature = "ssr")]
pub mod card_view;
#[cfg(feature = "ssr")]
pub mod context;
pub mod counter;
pub mod decision;
pub mod desk;
pub mod drawer;
#[cfg(feature = "ssr")]
pub mod emblem;
pub mod error;
pub mod file;
#[cfg(feature = "ssr")]
pub mod file_draft;
pub mod form;
#[cfg(feature = "ssr")]
pub mod my_card_data;
#[cfg(feature = "ssr")]
pub mod my_data;
pub mod officer;
#[cfg(feature = "ssr")]
pub mod pins;
#[cfg(feature = "ssr")]
pub mod print_list;
pub mod printing;
#[cfg(feature = "ssr")]
pub mod qr;
pub mod queue;
pub mod seal_check;
pub mod sending;
pub mod settings;
pub mod ticket;
pub mod typed;
pub mod view;
#[cfg(feature = "ssr")]
pub mod whole_office;

pub use error::ApiError;
/// What every server function answers in.
pub use leptos::server_fn::codec::Postcard;
