//! A part of a page that changes by itself. A closure written straight into a view is a type of its own, and each such type costs a phone
//! two kilobytes of WASM; behind one box they are all the same. For attributes `Signal::derive` does the same.

use leptos::prelude::*;

type Part = Box<dyn Fn() -> AnyView + Send + Sync>;

pub fn dynamic(part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let part: Part = Box::new(part);
    part.into_any()
}

/// A sentence that changes by itself, or none.
pub fn words(sentence: impl Fn() -> Option<String> + Send + Sync + 'static) -> AnyView {
    dynamic(move || sentence().into_any())
}
