//! Name of a person (*nama lengkap*): one field, as on the KTP. Many people have one name only, and none is ever cut.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Problem;
use super::line::collapse;

/// Longest name taken, in characters.
const MAX: u16 = 120;

/// A name as its bearer writes it: letter case kept, white space collapsed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

impl PersonName {
    /// # Errors
    /// `Missing` when blank; `NameLetters` for anything but Latin letters with or without marks, spaces and `. , ' - /`,
    /// or for no letter at all; `TooLong` above 120 characters.
    pub fn parse(text: &str) -> Result<PersonName, Problem> {
        let name = collapse(text);
        if name.is_empty() {
            return Err(Problem::Missing);
        }
        if !name.chars().all(may_stand_in_name) || !name.chars().any(is_letter) {
            return Err(Problem::NameLetters);
        }
        if name.chars().count() > usize::from(MAX) {
            return Err(Problem::TooLong { max: MAX });
        }
        Ok(PersonName(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In capitals, as the card prints it.
    pub fn upper(&self) -> String {
        self.0.to_uppercase()
    }

    /// The words by which the name is found: lower case, without marks and punctuation.
    /// An apostrophe joins (`Nu'man` is `numan`); other punctuation parts words.
    pub fn words(&self) -> Vec<String> {
        let mut words = vec![String::new()];
        for letter in self.0.chars().flat_map(char::to_lowercase) {
            if matches!(letter, ' ' | '.' | ',' | '-' | '/') {
                words.push(String::new());
            } else if let (Some(word), false) = (words.last_mut(), is_apostrophe(letter) || is_mark(letter)) {
                match fold(letter) {
                    Some(plain) => word.push_str(plain),
                    None => word.push(letter),
                }
            }
        }
        words.retain(|word| !word.is_empty());
        words
    }
}

/// `S•• W••••••`: enough for who has the card in the hand, too little for who has not.
pub fn masked(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.map(|_| '•')).collect::<String>()
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn may_stand_in_name(sign: char) -> bool {
    is_letter(sign) || is_mark(sign) || is_apostrophe(sign) || matches!(sign, ' ' | '.' | ',' | '-' | '/')
}

fn is_letter(sign: char) -> bool {
    sign.is_ascii_alphabetic()
        || matches!(sign, '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}') && !matches!(sign, '×' | '÷')
}

/// Combining marks, which some keyboards send after the letter.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{0300}'..='\u{036F}')
}

/// The typewriter's and the two that phones put in its place.
fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘')
}

/// The plain letters for a lower-case letter with a mark; None when it is plain or rare.
fn fold(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' | 'ḥ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | 'ụ'..='ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        _ => return None,
    })
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Personal data: the name stays out of logs.
impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(hidden)")
    }
}

impl Serialize for PersonName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PersonName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PersonName, D::Error> {
        PersonName::parse(&String::deserialize(deserializer)?).map_err(|_| de::Error::custom("not a name"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> PersonName {
        PersonName::parse(text).expect("a valid name")
    }

    #[test]
    fn a_masked_name_shows_where_words_begin_and_how_long_they_are() {
        assert_eq!(masked("Sri Wahyuni"), "S•• W••••••");
        assert_eq!(masked("I Gusti  Ngurah"), "I G•••• N•••••");
    }

    #[test]
    fn names_are_taken_as_their_bearers_write_them() {
        for written in ["Sari", "R. Ng. Nu'man, S.Pd.", "D’Souza", "Anak Agung/Gede-Putra", "Zoë Müller", "Zoe\u{308}"]
        {
            assert_eq!(name(written).to_string(), written);
        }
        assert_eq!(name("  Sari \n Rahayu ").to_string(), "Sari Rahayu");
    }

    #[test]
    fn anything_else_is_refused() {
        for (written, problem) in [
            (" \t", Problem::Missing),
            ("Sari 2", Problem::NameLetters),
            ("Sari <b>", Problem::NameLetters),
            ("Сари", Problem::NameLetters),
            ("×", Problem::NameLetters),
            (".-'", Problem::NameLetters),
            ("\u{301}", Problem::NameLetters),
        ] {
            assert_eq!(PersonName::parse(written), Err(problem), "{written}");
        }
    }

    #[test]
    fn a_name_of_120_characters_is_kept_whole_and_a_longer_one_refused() {
        assert_eq!(name(&"é".repeat(120)).as_str().chars().count(), 120);
        assert_eq!(PersonName::parse(&"é".repeat(121)), Err(Problem::TooLong { max: 120 }));
    }

    #[test]
    fn the_card_prints_capitals() {
        assert_eq!(name("Sari Zoë").upper(), "SARI ZOË");
    }

    #[test]
    fn a_name_is_found_without_marks_punctuation_and_case() {
        assert_eq!(name("R.Nu'man, S.Pd.").words(), ["r", "numan", "s", "pd"]);
        assert_eq!(name("ZOË Zoe\u{308} Nguyễn Đặng-Strauß").words(), ["zoe", "zoe", "nguyen", "dang", "strauss"]);
    }

    #[test]
    fn debug_output_shows_no_name() {
        assert_eq!(format!("{:?}", name("Sari")), "PersonName(hidden)");
    }

    #[test]
    fn serde_refuses_what_parse_refuses() {
        assert!(serde_json::from_str::<PersonName>("\"Sari 2\"").is_err());
    }

    proptest! {
        #[test]
        fn every_print_of_a_name_reads_back_as_the_same(text in "[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u{300}-\u{36f} .,'’/-]{1,130}") {
            if let Ok(name) = PersonName::parse(&text) {
                prop_assert_eq!(PersonName::parse(&name.to_string()), Ok(name.clone()));
                let json = serde_json::to_string(&name).expect("plain text");
                prop_assert_eq!(serde_json::from_str::<PersonName>(&json).expect("its own print"), name);
            }
        }

        #[test]
        fn the_same_name_in_capitals_is_found_by_the_same_words(text in "[A-Za-zà-öø-þ][a-zà-öø-þ '-]{0,40}") {
            let name = name(&text);
            prop_assert_eq!(PersonName::parse(&name.upper()).map(|upper| upper.words()), Ok(name.words()));
        }
    }
}
