//! Calling (*panggilan*) the numbers of the attendance list to a counter.

use super::Problem;

/// A counter (*loket*) by its number. A number and no free text, so that nobody's name comes to stand on the wall screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CounterNo(u8);

impl CounterNo {
    /// Counters that an office may have.
    pub const MOST: u8 = 9;

    /// # Errors
    /// [`Problem::NotInList`] unless it is a number from 1 to [`CounterNo::MOST`].
    pub fn parse(text: &str) -> Result<CounterNo, Problem> {
        let number = text.trim().parse().ok().filter(|number| (1..=CounterNo::MOST).contains(number));
        number.map(CounterNo).ok_or(Problem::NotInList)
    }

    pub fn number(self) -> u8 {
        self.0
    }
}

/// Who is to be called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Whoever has waited longest.
    Next,
    /// A number that was not called yet; when somebody else was quicker, the next one.
    This(i64),
    /// A number that was called and did not come.
    Again(i64),
}

const AGAIN: &str = "lagi-";

impl Wanted {
    /// What the button sends: nothing, `7` or `lagi-7`.
    pub fn code(self) -> String {
        match self {
            Wanted::Next => String::new(),
            Wanted::This(number) => number.to_string(),
            Wanted::Again(number) => format!("{AGAIN}{number}"),
        }
    }

    pub fn from_code(code: &str) -> Option<Wanted> {
        match code.strip_prefix(AGAIN) {
            Some(number) => number.parse().ok().map(Wanted::Again),
            None if code.is_empty() => Some(Wanted::Next),
            None => code.parse().ok().map(Wanted::This),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_numbers_from_one_to_nine() {
        for (text, number) in
            [("1", Some(1)), (" 9 ", Some(9)), ("0", None), ("10", None), ("Bu Endang", None), ("", None)]
        {
            assert_eq!(CounterNo::parse(text).ok().map(CounterNo::number), number, "{text}");
        }
    }

    #[test]
    fn what_a_button_sends_is_read_back() {
        for wanted in [Wanted::Next, Wanted::This(7), Wanted::Again(12)] {
            assert_eq!(Wanted::from_code(&wanted.code()), Some(wanted));
        }
        for bad in ["lagi-", "tujuh", "7 "] {
            assert_eq!(Wanted::from_code(bad), None, "{bad}");
        }
    }
}
