//! The last number that was printed on a card, as somebody reads it from the paper when nothing else remembers it.

use std::str::FromStr;

use super::card_number::CardNumber;

/// What is said on the command line: the 16 digits, or `0` when no card was ever printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LastNumber {
    NoCardYet,
    Printed(CardNumber),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "give the 16 digits as they stand on the card, such as \"3375 261126 000123\", or 0 when no card was ever printed"
)]
pub struct NoLastNumber;

impl FromStr for LastNumber {
    type Err = NoLastNumber;

    fn from_str(text: &str) -> Result<LastNumber, NoLastNumber> {
        match text.trim() {
            "0" => Ok(LastNumber::NoCardYet),
            text => CardNumber::parse(text).map(LastNumber::Printed).map_err(|_| NoLastNumber),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_are_read_with_or_without_spaces_and_a_short_number_is_refused() {
        let printed = LastNumber::Printed(CardNumber::parse("3375261126000123").expect("a number"));
        assert_eq!("3375 261126 000123".parse(), Ok(printed.clone()));
        assert_eq!("3375261126000123\n".parse(), Ok(printed));
        assert_eq!(" 0 ".parse(), Ok(LastNumber::NoCardYet));
        for wrong in ["", "123", "000000", "3375 261126 000000"] {
            assert_eq!(wrong.parse::<LastNumber>(), Err(NoLastNumber), "{wrong}");
        }
    }
}
