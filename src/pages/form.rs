//! The step-by-step form, on either side of the counter.

mod crop;
pub mod drawer;
pub mod loaded;
pub mod marked;
pub mod on_phone;
mod picked;
pub mod picker;
pub mod step;
pub mod step_form;
