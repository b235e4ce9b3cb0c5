//! A card in its two years, on either side of the counter: what it is worth, and a form for each thing that can be done. Without scripts:
//! one tap is one form, and nothing of it weighs on a phone.

mod change;
mod fields;
pub mod holder;
pub mod list;
mod look;
pub mod told;
mod work;
