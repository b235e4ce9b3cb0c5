//! Who is calling, and what they may do. Every server function and every handler asks here on its first line.

pub mod cookie;
pub mod hasher;
pub mod proof;
pub mod visitor;

pub use hasher::Hasher;
pub use proof::{Unproven, prove_officer};
pub use visitor::{
    Applicant, CardHand, Denied, FILE_ROLES, FormHand, applicant, card_hand, form_hand, officer,
    officer_before_second_step, officer_with, officer_with_new_password,
};
