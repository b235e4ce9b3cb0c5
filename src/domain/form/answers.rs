//! What was typed into a step, kept as it was typed, valid or not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Rows, split_row_key};

/// Raw answers by field key. They are saved before they are checked, so that nobody loses what they typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// The answer without white space around it; empty when there is none.
    pub fn get(&self, key: &str) -> &str {
        self.raw(key).trim()
    }

    /// The answer as it was typed.
    pub fn raw(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Whether the question was ever answered, be it with nothing.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        self.0.insert(key.to_owned(), value.into());
    }

    pub fn with(mut self, key: &str, value: &str) -> Answers {
        self.set(key, value);
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// How many rows are shown: up to the highest row number that occurs, and at least the required ones.
    pub fn row_count(&self, rows: &Rows) -> u8 {
        let used = self.0.keys().filter_map(|key| split_row_key(key)).filter(|(key, ..)| *key == rows.key);
        used.map(|(_, number, _)| number.saturating_add(1)).max().unwrap_or(0).max(rows.least).min(rows.most)
    }

    /// Opens one more row, up to the most allowed.
    pub fn add_row(&mut self, rows: &Rows) {
        let number = self.row_count(rows);
        if let (true, Some(first)) = (number < rows.most, rows.fields.first()) {
            self.set(&row_key(rows.key, number, first.key), "");
        }
    }

    /// Takes row `number` out; the rows behind it move up.
    pub fn remove_row(&mut self, rows: &Rows, number: u8) {
        for (key, value) in std::mem::take(&mut self.0) {
            let key = match split_row_key(&key) {
                Some((name, at, _)) if name == rows.key && at == number => continue,
                Some((name, at, field)) if name == rows.key && at > number => row_key(name, at - 1, field),
                _ => key,
            };
            self.0.insert(key, value);
        }
    }

    /// Keeps only keys that `known` accepts and values of at most 2,000 characters: the server's guard against invented fields.
    pub fn keep(&mut self, known: impl Fn(&str) -> bool) {
        self.0.retain(|key, _| known(key));
        for value in self.0.values_mut() {
            if let Some((end, _)) = value.char_indices().nth(2000) {
                value.truncate(end);
            }
        }
    }

    /// Whether all that `other` says stands here too, word for word. An answer with nothing says nothing.
    pub fn says_all_of(&self, other: &Answers) -> bool {
        other.iter().all(|(key, value)| value.trim().is_empty() || self.raw(key) == value)
    }

    /// Takes over the answers of `other`, whose keys win.
    pub fn merge(&mut self, other: &Answers) {
        self.0.extend(other.0.iter().map(|(key, value)| (key.clone(), value.clone())));
    }
}

/// Personal data: only the keys are shown.
impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

pub fn row_key(rows: &str, number: u8, field: &str) -> String {
    [rows, ".", &number.to_string(), ".", field].concat()
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::*;

    fn education() -> &'static Rows {
        Step::Education.rows().expect("the education step has rows")
    }

    #[test]
    fn a_removed_row_closes_up_and_leaves_other_answers_alone() {
        let mut answers = Answers::default()
            .with("name", "Sari")
            .with("edu.0.school", "SD 1")
            .with("edu.1.school", "SMP 2")
            .with("edu.2.school", "SMA 3");
        answers.remove_row(education(), 1);
        assert_eq!(answers.get("edu.1.school"), "SMA 3");
        assert_eq!(answers.get("edu.2.school"), "");
        assert_eq!((answers.row_count(education()), answers.get("name")), (2, "Sari"));
    }

    #[test]
    fn more_words_say_all_of_fewer_and_nothing_is_said_by_an_empty_answer() {
        let fewer = Answers::default().with("name", "Sari").with("phone", " ");
        let more = fewer.clone().with("phone", "0811");
        assert!(more.says_all_of(&fewer) && !fewer.says_all_of(&more));
        assert!(!more.says_all_of(&Answers::default().with("name", "Sri")));
    }

    #[test]
    fn rows_are_added_up_to_the_most_allowed() {
        let mut answers = Answers::default();
        for _ in 0..20 {
            answers.add_row(education());
        }
        assert_eq!(answers.row_count(education()), education().most);
    }

    #[test]
    fn debug_output_shows_no_answers() {
        let shown = format!("{:?}", Answers::default().with("name", "Sari Rahayu"));
        assert!(shown.contains("name") && !shown.contains("Sari"));
    }
}
