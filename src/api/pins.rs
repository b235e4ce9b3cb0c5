//! The rows of a return form: each pins a spot of the file and says what is wrong there.

use super::ApiError;
use super::decision::MOST_PINS;
use super::error::Field;
use crate::domain::Problem;
use crate::domain::correction::{Correction, Pin};
use crate::domain::form::Answers;
use crate::domain::return_reason::ReturnReason;

/// Whether a row of the return form has a field of this key.
pub fn is_part_of_a_pin(key: &str) -> bool {
    let row = |(part, number): (&str, &str)| {
        ["spot", "code", "reason"].contains(&part) && number.parse::<u8>().is_ok_and(|number| number < MOST_PINS)
    };
    key.split_once('.').is_some_and(row)
}

/// The rows of a return form as corrections, each with the code of its reason in the list.
pub fn corrections(a: &Answers, list: &[ReturnReason]) -> Result<Vec<(Correction, String)>, ApiError> {
    let at_pins = |problem| ApiError::Field(Field::Pins, problem);
    let mut corrections = Vec::new();
    for number in 0..MOST_PINS {
        let part = |part: &str| a.get(&format!("{part}.{number}"));
        let (spot, code, text) = (part("spot"), part("code"), part("reason"));
        let listed = list.iter().find(|reason| reason.code == code);
        // On one line: a line of its own is the example.
        let own = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let reason = listed.map_or(own.clone(), |reason| reason.sentence(&own));
        match Pin::from_code(spot) {
            Some(pin) => {
                let correction = Correction::new(pin, &reason).map_err(at_pins)?;
                corrections.push((correction, listed.map(|reason| reason.code.clone()).unwrap_or_default()));
            }
            None if reason.is_empty() => {}
            None => return Err(at_pins(Problem::NotInList)),
        }
    }
    if corrections.is_empty() { Err(at_pins(Problem::Missing)) } else { Ok(corrections) }
}
