//! Free text (*isian bebas*) of bounded length.

use super::Problem;

/// One line: white space trimmed and collapsed to single spaces. Empty text is no error here.
///
/// # Errors
/// [`Problem::ForbiddenCharacter`] for control characters, [`Problem::TooLong`] above `max` characters.
pub fn line(text: &str, max: u16) -> Result<String, Problem> {
    within(collapse(text), max)
}

/// The same for several lines: line breaks stay, written as `\n`; blank lines around the text go.
///
/// # Errors
/// As [`line`]; a line break counts as a character.
pub fn note(text: &str, max: u16) -> Result<String, Problem> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = text.split('\n').map(collapse).collect();
    within(lines.join("\n").trim().to_owned(), max)
}

/// Words with single spaces between them.
pub(super) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

fn within(text: String, max: u16) -> Result<String, Problem> {
    if text.chars().any(is_forbidden) {
        return Err(Problem::ForbiddenCharacter);
    }
    if text.chars().count() > usize::from(max) {
        return Err(Problem::TooLong { max });
    }
    Ok(text)
}

/// Control characters, and those that reverse the direction of text: with them a card would not read as it is stored.
fn is_forbidden(sign: char) -> bool {
    sign != '\n' && sign.is_control() || matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_trimmed_and_its_white_space_collapsed() {
        assert_eq!(line("  SMK\tNegeri \r\n 2 ", 20).as_deref(), Ok("SMK Negeri 2"));
        assert_eq!(line("   ", 20).as_deref(), Ok(""));
    }

    #[test]
    fn length_is_counted_in_characters_after_collapsing() {
        assert_eq!(line("é  é", 3).as_deref(), Ok("é é"));
        assert_eq!(line("é é é", 4), Err(Problem::TooLong { max: 4 }));
    }

    #[test]
    fn control_characters_are_refused() {
        for text in ["a\0b", "a\u{1b}[31m", "a\u{202e}b"] {
            assert_eq!(line(text, 20), Err(Problem::ForbiddenCharacter));
            assert_eq!(note(text, 20), Err(Problem::ForbiddenCharacter));
        }
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(
            note("\r\n Menjahit  \r\nMembatik\r\r tulis \n\n", 40).as_deref(),
            Ok("Menjahit\nMembatik\n\ntulis")
        );
        assert_eq!(note("a\nb", 2), Err(Problem::TooLong { max: 2 }));
    }

    proptest! {
        #[test]
        fn accepted_text_is_accepted_again_unchanged(text in "(?s).{0,60}") {
            if let Ok(read) = line(&text, 50) {
                prop_assert_eq!(line(&read, 50), Ok(read));
            }
            if let Ok(read) = note(&text, 50) {
                prop_assert_eq!(note(&read, 50), Ok(read));
            }
        }
    }
}
