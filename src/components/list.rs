//! Rows of applications, each leading to its file.

use leptos::prelude::*;
use leptos::tachys::view::keyed::keyed;

use crate::text::{desk, state};

/// One row as the list shows it.
#[derive(Clone, PartialEq)]
pub struct Line {
    pub href: String,
    pub number: String,
    pub name: String,
    pub kelurahan: String,
    pub kind: String,
    pub state: crate::domain::application::State,
    pub waiting: String,
    /// Who has it open, in words.
    pub held: Option<String>,
}

/// Rows keep their places in the document when the list changes around them, so that the row in use stays under the fingers.
pub fn list(lines: Vec<Line>) -> AnyView {
    if lines.is_empty() {
        return view! { <div class="empty"><p>{desk::NO_ROWS}</p></div> }.into_any();
    }
    let key = |line: &Line| (line.href.clone(), line.state.code(), line.held.clone());
    let rows = keyed(lines, key, |_, line| (|_: usize| (), row(line)));
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col" class="num">{desk::NUMBER}</th>
                    <th scope="col">{desk::NAME}</th>
                    <th scope="col">{desk::KELURAHAN}</th>
                    <th scope="col">{desk::KIND}</th>
                    <th scope="col">{desk::STATE}</th>
                    <th scope="col">{desk::WAITING}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(line: Line) -> AnyView {
    view! {
        <tr>
            <td class="num">{line.number}</td>
            <td>
                <a href=line.href data-row="">{line.name}</a>
                {line.held.map(|held| view! { <span class="held">{held}</span> })}
            </td>
            <td>{line.kelurahan}</td>
            <td>{line.kind}</td>
            <td><span class=state::class(line.state)>{state::state(line.state)}</span></td>
            <td>{line.waiting}</td>
        </tr>
    }
    .into_any()
}
