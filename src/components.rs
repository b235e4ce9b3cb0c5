//! Parts that pages are made of. Class names are those of `style/`.

pub mod asked;
#[cfg(feature = "ssr")]
pub mod card;
pub mod dynamic;
pub mod field;
#[cfg(feature = "ssr")]
pub mod figures;
pub mod fresh;
pub mod list;
#[cfg(feature = "desk")]
pub mod my_password;
#[cfg(feature = "ssr")]
pub mod outcome;
#[cfg(feature = "ssr")]
pub mod plot;
#[cfg(feature = "desk")]
pub mod qr;
#[cfg(feature = "ssr")]
pub mod report_table;
pub mod rows;
pub mod send_form;
pub mod small_form;
pub mod summary;
pub mod text_area;
pub mod trouble;
