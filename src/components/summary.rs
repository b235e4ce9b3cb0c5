//! All answers of a form as a list, for checking before sending and for the officer.

use leptos::prelude::*;

use crate::domain::Problem;
use crate::domain::form::answers::row_key;
use crate::domain::form::check::{Rules, asked};
use crate::domain::form::{Answers, Field, Step};
use crate::text::form;

/// The questions of `step` with their answers: key, question, answer in words.
pub fn lines(step: Step, answers: &Answers, rules: &Rules) -> Vec<(String, String, String)> {
    let mut lines = Vec::new();
    let mut push = |key: String, label: String, field: &Field| {
        let value = form::answer(field.input, answers.raw(&key));
        lines.push((key, label, value));
    };
    for field in step.fields() {
        if asked(field, answers, rules) {
            push(field.key.to_owned(), form::label(field.key).to_owned(), field);
        }
    }
    if let Some(group) = step.rows() {
        for number in 0..answers.row_count(group) {
            for field in group.fields {
                let key = row_key(group.key, number, field.key);
                let label = format!("{}: {}", form::row_name(group.key, number), form::label(&key));
                push(key, label, field);
            }
        }
    }
    lines
}

/// The list itself; `problems` are shown beside the answers they are about.
pub fn answers_list(step: Step, answers: &Answers, rules: &Rules, problems: &[(String, Problem)]) -> AnyView {
    let line = |(key, label, value): (String, String, String)| {
        let problem = problems.iter().find(|(at, _)| *at == key).map(|(_, problem)| *problem);
        let class = match problem {
            Some(problem) if problem.is_warning() => "has-warning",
            Some(_) => "has-error",
            None => "",
        };
        view! {
            <div class=class>
                <dt>{label}</dt>
                <dd>
                    {value}
                    {problem.map(|problem| view! {
                        <span class=if problem.is_warning() { "warning" } else { "error" }>
                            {crate::text::problem::problem(problem)}
                        </span>
                    })}
                </dd>
            </div>
        }
        .into_any()
    };
    let lines: Vec<_> = lines(step, answers, rules).into_iter().map(line).collect();
    view! { <dl class="summary">{lines}</dl> }.into_any()
}
