//! What job seekers read is short: the sentences in the modules of `text` that are theirs, read from the sources as they stand.

use std::path::Path;

/// The modules of `text` whose sentences a job seeker may meet. Left out are the desk's, and `sop.rs`: an official text to the letter.
const THEIRS: [&str; 17] = [
    "ahead",
    "applicant",
    "calendar",
    "card",
    "card_life",
    "common",
    "data_ask",
    "date",
    "form",
    "my_data",
    "problem",
    "public",
    "reference",
    "refusal",
    "share",
    "state",
    "trouble",
];

/// Words in a sentence.
const AVERAGE: f64 = 14.0;
const LONGEST: usize = 20;

#[test]
fn sentences_have_at_most_fourteen_words_on_average_and_none_is_long() {
    let mut wrong = Vec::new();
    let mut all = Vec::new();
    for module in THEIRS {
        let sentences = sentences(module);
        wrong.extend(
            sentences
                .iter()
                .filter(|sentence| words(sentence) > LONGEST)
                .map(|long| format!("{module}, too long: {long}")),
        );
        let average = average(&sentences);
        if average > AVERAGE {
            wrong.push(format!("{module}: {average:.1} words a sentence"));
        }
        all.extend(sentences);
    }
    assert!(all.len() > 150, "only {} sentences were found", all.len());
    let average = average(&all);
    assert!(average <= AVERAGE, "{average:.1} words a sentence over all");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_are_found_in_a_source_and_cut_where_people_cut_them() {
    let source = "pub const A: &str = \"Satu dua. Tiga, misalnya 24.06.2001!\";\n/// \"Bukan ini.\"\nfn f() { format!(\"Nomor {n} \\\n   habis?\") }\n#[cfg(test)]\nmod tests { \"Juga bukan.\" }";
    assert_eq!(found(source), ["Satu dua.", "Tiga, misalnya 24.06.2001!", "Nomor {n} habis?"]);
    assert_eq!(words("Tulis {a} – atau 3 x 24 jam."), 7);
}

fn sentences(module: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text").join(module).with_extension("rs");
    found(&std::fs::read_to_string(path).expect("a module of text"))
}

/// Of a source without its tests. Titles and labels are no sentences, unless they are as long as one.
fn found(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: Vec<_> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    literals(&code.join("\n")).iter().flat_map(|text| cut(text)).filter(|text| is_sentence(text)).collect()
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ':']) || words(text) > 8
}

/// The texts between quotation marks, as the compiler reads them.
fn literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        // A quotation mark as a character, '"', begins no text.
        if sign == '\'' && signs.peek() == Some(&'"') {
            signs.next();
        }
        if sign != '"' {
            continue;
        }
        let mut text = String::new();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => break,
                '\\' => match signs.next() {
                    Some('\n') => while signs.next_if(|sign| sign.is_whitespace()).is_some() {},
                    Some('n') => text.push('\n'),
                    other => text.extend(other),
                },
                sign => text.push(sign),
            }
        }
        literals.push(text);
    }
    literals
}

/// At the ends of lines, and behind a full stop and its kind when a space follows.
fn cut(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut from = 0;
        for (at, _) in line.match_indices(' ') {
            if line[from..at].ends_with(['.', '!', '?']) {
                sentences.push(line[from..at].trim().to_owned());
                from = at;
            }
        }
        sentences.push(line[from..].trim().to_owned());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(|sign| sign.is_alphanumeric() || sign == '{')).count()
}

fn average(sentences: &[String]) -> f64 {
    let total: usize = sentences.iter().map(|sentence| words(sentence)).sum();
    total as f64 / sentences.len().max(1) as f64
}
