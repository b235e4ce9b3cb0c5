//! The times of the six SOP steps of a file, and what happened to it so far.

use leptos::prelude::*;

use crate::api::file::File;
use crate::api::view::{HappenedView, StepTimeView};
use crate::domain::application::SOP_MINUTES;
use crate::text::{desk, file as text, state};

pub fn times(times: &[StepTimeView]) -> AnyView {
    let row = |(at, words): (usize, &'static str)| {
        let time = times.iter().find(|time| usize::from(time.step) == at + 1);
        view! {
            <tr>
                <td>{at + 1}". "{words}</td>
                <td class="num">{SOP_MINUTES[at]}</td>
                <td class="num">{time.map(|time| time.started.clone())}</td>
                <td class="num">{time.and_then(|time| time.ended.clone())}</td>
                <td class="num">{time.and_then(|time| time.minutes)}</td>
            </tr>
        }
    };
    let rows: Vec<_> = state::SOP_STEPS.into_iter().enumerate().map(row).collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{desk::STEP}</th>
                    <th scope="col" class="num">{desk::STANDARD}</th>
                    <th scope="col" class="num">{desk::STARTED}</th>
                    <th scope="col" class="num">{desk::ENDED}</th>
                    <th scope="col" class="num">{desk::MINUTES}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Newest first, at most so many lines.
pub fn history(file: &File, most: usize) -> AnyView {
    let line = |happened: &HappenedView| {
        let by = happened.by.clone().unwrap_or_else(|| text::BY_APPLICANT.to_owned());
        view! { <li>{happened.at.clone()}" "<strong>{text::happened(&happened.what).to_owned()}</strong>", "{by}</li> }
    };
    let lines: Vec<_> = file.history.iter().take(most).map(line).collect();
    view! { <ul class="history">{lines}</ul> }.into_any()
}
