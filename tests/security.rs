//! The tables of docs/SECURITY.md are honest: whatever they name exists, and "met" names something.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const STATES: [&str; 4] = ["met", "partly", "open", "not applicable"];

/// A requirement with its answer.
struct Row {
    number: String,
    state: String,
    shown_by: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    std::fs::read_to_string(root().join("docs/SECURITY.md")).expect("docs/SECURITY.md")
}

fn rows() -> Vec<Row> {
    let row = |line: &str| {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [_, number, _, state, shown_by, _] = cells[..] else { return None };
        let is_number = number.split('.').count() == 3 && number.split('.').all(|part| part.parse::<u8>().is_ok());
        is_number.then(|| Row { number: number.to_owned(), state: state.to_owned(), shown_by: shown_by.to_owned() })
    };
    page().lines().filter_map(row).collect()
}

/// Names of tests among the words between backticks: several words joined by lines.
fn named_tests(text: &str) -> Vec<&str> {
    let is_test = |word: &&str| {
        word.matches('_').count() >= 2 && word.bytes().all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    text.split('`').skip(1).step_by(2).filter(is_test).collect()
}

/// Files to which the text leads, from the folder of the page.
fn linked_files(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()).collect()
}

/// Every function of the project under a test's attribute.
fn tests() -> BTreeSet<String> {
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        collect(&root().join(folder), &mut files);
    }
    let mut names = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("a source");
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if line == "#[test]" || line.starts_with("#[tokio::test") {
                is_test = true;
            } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test) {
                names.extend(rest.split('(').next().map(str::to_owned));
                is_test = false;
            }
        }
    }
    names
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn every_test_and_every_file_that_the_page_names_exists() {
    let (page, tests) = (page(), tests());
    assert!(tests.len() > 300, "the sources are read");
    let named = named_tests(&page);
    assert!(named.len() > 100, "the page is read");
    let missing: Vec<_> = named.into_iter().filter(|name| !tests.contains(*name)).collect();
    assert!(missing.is_empty(), "no such test: {missing:#?}");
    for file in linked_files(&page) {
        assert!(root().join("docs").join(file).is_file(), "{file}");
    }
}

#[test]
fn every_requirement_has_one_answer_and_met_names_what_shows_it() {
    let rows = rows();
    assert!(rows.len() > 120, "{} rows", rows.len());
    let numbers: BTreeSet<_> = rows.iter().map(|row| &row.number).collect();
    assert_eq!(numbers.len(), rows.len(), "each number once");
    for Row { number, state, shown_by } in &rows {
        assert!(STATES.contains(&state.as_str()), "{number}: {state}");
        assert!(!shown_by.is_empty(), "{number} says nothing");
        let shown = !named_tests(shown_by).is_empty() || !linked_files(shown_by).is_empty();
        assert!(state != "met" || shown, "{number} is met by nothing");
    }
}
