//! The step-by-step form, on either side of the counter.

pub mod loaded;
pub mod marked;
pub mod picker;
pub mod step;
pub mod step_form;
