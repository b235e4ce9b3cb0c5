//! Parts that pages are made of. Class names are those of `style/`.

pub mod card;
pub mod field;
pub mod frame;
pub mod picker;
pub mod rows;
pub mod small_form;
pub mod step_form;
pub mod summary;
pub mod text_area;
pub mod trouble;
pub mod fresh;
