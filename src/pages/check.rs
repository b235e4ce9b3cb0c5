//! What a check of a card answers, in words: the same on the server's page and in the browser, which checks the code itself.

#[cfg(feature = "ssr")]
pub mod page;

use crate::domain::seal_answer::{End, NotGenuine};
use crate::seal::{EndedList, Keyring, Statement, Verdict, check};
use crate::text::{date, seal as text};

/// One of the three answers, as it is shown. The graver of two counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Colour {
    Green,
    Yellow,
    Red,
}

impl Colour {
    /// The class of the answer's box.
    pub fn class(self) -> &'static str {
        match self {
            Colour::Green => "good",
            Colour::Yellow => "warn",
            Colour::Red => "bad",
        }
    }
}

/// An answer with the lines of what the card says.
pub struct Told {
    pub colour: Colour,
    pub why: String,
    pub facts: Vec<(&'static str, String)>,
}

impl Told {
    pub fn title(&self) -> &'static str {
        match self.colour {
            Colour::Green => text::VALID,
            Colour::Yellow => text::NO_LONGER,
            Colour::Red => text::NOT_GENUINE,
        }
    }

    pub fn valid(facts: Vec<(&'static str, String)>) -> Told {
        Told { colour: Colour::Green, why: text::VALID_WHY.to_owned(), facts }
    }

    pub fn no_longer(end: End, successor: Option<&str>, facts: Vec<(&'static str, String)>) -> Told {
        Told { colour: Colour::Yellow, why: text::ended(end, successor), facts }
    }

    pub fn not_genuine(why: NotGenuine) -> Told {
        Told { colour: Colour::Red, why: text::not_genuine(why).to_owned(), facts: Vec::new() }
    }
}

/// What the code itself says. `today` is a day like 2026-11-24; `keys` and `ended` are the office's two lists.
///
/// For the script of the page: the rank of the colour, its class, title and reason, then label and value of each line. Empty where a list
/// cannot be read.
pub fn in_browser(token: &str, digits: &str, keys: &str, ended: &str, today: &str) -> Vec<String> {
    let lists = (Keyring::parse(keys), EndedList::parse(ended), today.parse());
    let (Some(keys), Some(ended), Ok(today)) = lists else { return Vec::new() };
    let told = match check(token, digits, &keys, &ended, today) {
        Verdict::Valid(statement) => Told::valid(facts(&statement)),
        Verdict::NoLonger(statement, end) => Told::no_longer(end, None, facts(&statement)),
        Verdict::NotGenuine(why) => Told::not_genuine(why),
    };
    let head = [(told.colour as u8).to_string(), told.colour.class().to_owned(), told.title().to_owned(), told.why];
    head.into_iter().chain(told.facts.into_iter().flat_map(|(label, value)| [label.to_owned(), value])).collect()
}

/// What is printed, as the statement has it.
fn facts(statement: &Statement) -> Vec<(&'static str, String)> {
    vec![
        (text::NUMBER, statement.number.to_string()),
        (text::NAME, statement.name.as_str().to_owned()),
        (text::NIK_TAIL, statement.nik.to_string()),
        (text::ISSUED, date::long(statement.dates.issued_on())),
        (text::UNTIL, date::long(statement.dates.valid_until())),
    ]
}
