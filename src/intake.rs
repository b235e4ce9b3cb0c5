//! Uploads (unggahan): what a phone sends becomes JPEGs that this program has encoded itself, or is refused.
//!
//! Nothing is stored or served as it was sent, so neither a script nor the place where a photo was taken survives:
//! 1. `sniff` tells from the first bytes what a file is; its name and declared type are never asked;
//! 2. `header` reads size and memory need by hand, before a decoder may allocate anything;
//! 3. `picture` decodes, has it cut and shrunk by `shrink`, turns it upright and encodes;
//! 4. `pdf` has the pages of a PDF drawn by a child process, `rasterise`, which has given up all it can (`confine`) and answers in
//!    `frame`s; they are encoded like pictures;
//! 5. `gate` lets one file at a time do that, off the async threads; those that are on their way in share the memory of `room`.
//!
//! `import` reads old registers, which are tables and no pictures.

mod confine;
mod frame;
mod gate;
mod header;
pub mod import;
#[cfg(test)]
mod mutated;
mod pdf;
mod picture;
mod rasterise;
mod room;
#[cfg(test)]
mod samples;
mod shrink;
mod sniff;

pub use gate::IntakeGate;
pub use picture::{Picture, Want, take};
pub use rasterise::rasterise;
pub use room::Room;
