//! Every sentence that people see, in Indonesian as spoken at a counter. Nothing else in the program speaks to people.

pub mod ahead;
pub mod applicant;
pub mod board;
pub mod calendar;
pub mod card;
pub mod card_life;
pub mod common;
pub mod counter;
pub mod date;
pub mod desk;
pub mod file;
pub mod form;
pub mod keys;
pub mod my_data;
pub mod picture;
pub mod print;
pub mod problem;
pub mod public;
pub mod readiness;
pub mod reference;
pub mod refusal;
pub mod settings;
pub mod share;
pub mod sop;
pub mod state;
pub mod trouble;
