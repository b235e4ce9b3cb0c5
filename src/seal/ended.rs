//! The prints of an office that are not good although their days have not gone by, as it gives them out at `/periksa/daftar-dicabut`:
//!
//! ```text
//! segel-ak1 1 2026-11-24
//! 0011223344556677 ditarik 2026-11-20
//! ```
//!
//! The first line names the format and the day of the list. Then one line for each print: the id of its seal, why, and since when. Who has no
//! print learns nothing from it. A card whose last day has gone by needs no line: its own date says so.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::keyring::FORMAT;
use super::token::SealId;
use crate::domain::code::Code;
use crate::domain::seal_answer::{End, Ended};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EndedList {
    /// The day on which the list was made.
    pub made_on: NaiveDate,
    ended: BTreeMap<SealId, End>,
}

impl EndedList {
    pub fn new(made_on: NaiveDate, ended: impl IntoIterator<Item = (SealId, End)>) -> EndedList {
        EndedList { made_on, ended: ended.into_iter().collect() }
    }

    /// None for a text that is not whole or not in its one form: half a list would take withdrawn cards for good ones.
    pub fn parse(text: &str) -> Option<EndedList> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let made_on = lines.next()?.strip_prefix(FORMAT)?.strip_prefix(' ')?.parse().ok()?;
        let end = |line: &str| {
            let mut words = line.split(' ');
            let id = SealId::parse(words.next()?)?;
            let end = End { why: Ended::from_code(words.next()?)?, since: words.next()?.parse().ok()? };
            Some((id, end))
        };
        let list = EndedList { made_on, ended: lines.map(end).collect::<Option<_>>()? };
        (list.to_string() == text).then_some(list)
    }

    pub fn get(&self, id: SealId) -> Option<End> {
        self.ended.get(&id).copied()
    }

    pub fn len(&self) -> usize {
        self.ended.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ended.is_empty()
    }
}

/// The list as it is given out, in the order of the ids: that tells nothing about when a card was made.
impl fmt::Display for EndedList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FORMAT} {}", self.made_on)?;
        self.ended.iter().try_for_each(|(id, end)| writeln!(f, "{id} {} {}", end.why.code(), end.since))
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn the_list_comes_back_from_its_text_and_not_from_half_of_a_line() {
        let list = samples::ended();
        let text = list.to_string();
        assert_eq!(EndedList::parse(&text).as_ref(), Some(&list));
        assert!(list.len() > 2 && !list.is_empty());
        for end in 0..text.len() {
            assert!(EndedList::parse(&text[..end]).is_none() || text[..end].ends_with('\n'), "cut at {end}");
        }
        for (from, to) in [("segel", "Segel"), ("ditarik", "hilang"), (" 2026", "\t2026"), ("\n", "\n\n")] {
            assert_eq!(EndedList::parse(&text.replace(from, to)), None, "{from}");
        }
        let none = EndedList::new(list.made_on, []);
        assert_eq!(EndedList::parse(&none.to_string()), Some(none));
    }
}
