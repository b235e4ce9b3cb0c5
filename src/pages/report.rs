//! Books and reports at the desk. Without scripts: they are read, printed and taken along.

mod around;
pub mod book;
mod closing;
pub mod exposure;
pub mod index;
pub mod information;
pub mod people;
pub mod re_entry;
pub mod shown;
pub mod take_out;
