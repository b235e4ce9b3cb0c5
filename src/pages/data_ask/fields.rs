//! What these pages share: what came of a form, a request in lines, and a field for words.

use leptos::prelude::*;

use crate::api::data_ask::AskData;
use crate::components::outcome::outcome;
use crate::components::text_area::TextArea;
use crate::domain::data_ask::LONGEST_WORDS;
use crate::text::data_ask as text;

/// What came of the form before.
pub fn told() -> AnyView {
    outcome(text::done, text::refusal)
}

/// A request with its answer. `before` are lines on top, `by` who answered where that is told.
pub fn lines(ask: AskData, before: Vec<(&'static str, String)>, by: Option<String>) -> AnyView {
    let mut lines = before;
    lines.push((text::ASKED, ask.asked));
    match ask.ended {
        None => lines.push((text::ANSWER_BY, ask.due)),
        Some(ended) => lines.push((text::ANSWERED, ended)),
    }
    let maybe = [
        (text::WHAT_IS_WRONG, ask.words),
        (text::BY, by),
        (text::REASON, ask.reason.map(str::to_owned)),
        (text::HAS_GONE, ask.gone),
        (text::WORDS, ask.answer),
    ];
    lines.extend(maybe.into_iter().filter_map(|(what, words)| Some((what, words?))));
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(what, words)| view! { <div><dt>{what}</dt><dd>{words}</dd></div> }.into_any())
        .collect();
    view! { <dl class="summary">{lines}</dl> }.into_any()
}

/// A field of several lines named `words`.
pub fn words(id: &str, label: &'static str, hint: &'static str, value: String) -> AnyView {
    let hint_id = [id, "-petunjuk"].concat();
    view! {
        <div class="field">
            <label for=id.to_owned()>{label}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <TextArea
                id=id.to_owned()
                name=Signal::stored("words".to_owned())
                value=value
                longest=LONGEST_WORDS
                described_by=Signal::stored(Some(hint_id))
                invalid=Signal::stored(None)
                on_input=Callback::new(|_| ())
            />
        </div>
    }
    .into_any()
}
