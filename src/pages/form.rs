//! The step-by-step form, on either side of the counter.

mod crop;
pub mod loaded;
pub mod picker;
pub mod step;
pub mod step_form;
