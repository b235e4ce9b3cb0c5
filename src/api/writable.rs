//! What of a form may be written, and how what was typed lies over what stands there: for whoever saves a step. Steps are saved far more often than
//! anything else, so no more is read than that needs.

use super::ApiError;
use super::form::server::{overview, rules};
use crate::access::FormHand;
use crate::domain::form::check::Rules;
use crate::domain::form::{Answers, Step};
use crate::domain::opening::Opening;
use crate::store::Store;

pub struct Writable {
    pub opening: Opening,
    pub rules: Rules,
    /// What stands in the form; empty where all of it may change.
    stored: Answers,
}

pub async fn writable(store: &Store, hand: &FormHand) -> Result<Writable, ApiError> {
    let application = &hand.application;
    if let Some(opening) = Opening::whatever_stands_in(application.kind, application.state) {
        return Ok(Writable { opening, rules: rules(store, application).await?, stored: Answers::default() });
    }
    let overview = overview(store, hand.clone()).await?;
    Ok(Writable { opening: overview.opening, rules: overview.rules, stored: overview.answers })
}

impl Writable {
    /// The stored answers to a step with what was sent laid over them, as far as it may change, and the rows as `go` says.
    pub fn laid_over(&self, step: Step, mut sent: Answers, go: &str) -> Answers {
        sent.keep(|key| Step::of_key(key) == Some(step) && self.opening.field(key));
        let mut answers = self.stored.clone();
        answers.keep(|key| Step::of_key(key) == Some(step) && !self.opening.field(key));
        answers.merge(&sent);
        if let (Some(rows), true) = (step.rows(), self.opening.rows()) {
            match go.split_once('.') {
                None if go == "add" => answers.add_row(rows),
                Some(("remove", row)) => {
                    if let Ok(row) = row.parse() {
                        answers.remove_row(rows, row);
                    }
                }
                _ => {}
            }
        }
        answers
    }
}
