//! A card in its two years, on either side of the counter: what it is worth, and a form for each thing that can be done. Without scripts:
//! one tap is one form, and nothing of it weighs on a phone.

mod change;
pub mod emblem;
mod fields;
pub mod holder;
pub mod list;
mod look;
mod nik;
pub mod prints;
pub mod told;
mod work;
