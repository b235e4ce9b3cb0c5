//! Who may sign cards on a day (*pejabat penanda tangan*, SOP step 5): the office can name placement officers with a period of validity.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Problem;
use super::date::iso;
use super::form::answers::row_key;
use super::form::{Answers, Rows};
use super::role::{Role, Roles};
use super::settings::sheet::{Facts, Problems, REMOVE, may_day, written};

/// An officer who signs from one day on, until another if it is known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignerPeriod {
    /// Id of the officer.
    pub officer: String,
    #[serde(with = "iso")]
    pub from: NaiveDate,
    /// The last day.
    #[serde(with = "iso::option")]
    pub until: Option<NaiveDate>,
}

impl SignerPeriod {
    fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Only a placement officer signs. While the list is empty, as in a new office, each of them may; else those whom it names for that day.
pub fn may_sign(list: &[SignerPeriod], officer: &str, roles: &Roles, day: NaiveDate) -> bool {
    let named = || list.iter().any(|period| period.officer == officer && period.covers(day));
    roles.has(Role::PlacementOfficer) && (list.is_empty() || named())
}

/// The list as rows of a sheet: `signer.<n>.officer`, `.from`, `.until`, and a tick to take one off.
pub const ROWS: Rows = Rows { key: "signer", fields: &[], least: 0, most: 30 };

/// The rows as they stand in the sheet.
pub fn show(list: &[SignerPeriod]) -> Answers {
    let mut answers = Answers::default();
    for (at, period) in (0..ROWS.most).zip(list) {
        let until = period.until.map(written).unwrap_or_default();
        for (part, text) in [("officer", period.officer.clone()), ("from", written(period.from)), ("until", until)] {
            answers.set(&row_key(ROWS.key, at, part), text);
        }
    }
    answers
}

/// Reads the rows; a wholly blank one is skipped.
///
/// # Errors
/// Every problem with its field.
pub fn parse(answers: &Answers, facts: &Facts) -> Result<Vec<SignerPeriod>, Problems> {
    let (mut list, mut found) = (Vec::new(), Problems::new());
    for at in 0..answers.row_count(&ROWS) {
        let key = |part| row_key(ROWS.key, at, part);
        let get = |part| answers.get(&key(part));
        let blank = ["officer", "from", "until"].into_iter().all(|part| get(part).is_empty());
        if blank || !get(REMOVE).is_empty() {
            continue;
        }
        let known = facts.signers.iter().any(|(id, _)| id == get("officer"));
        let officer = if known { Ok(get("officer").to_owned()) } else { Err(Problem::NotInList) };
        let from = may_day(get("from")).and_then(|day| day.ok_or(Problem::Missing));
        let until = match (may_day(get("until")), from) {
            (Ok(Some(until)), Ok(from)) if until < from => Err(Problem::DatesReversed),
            (until, _) => until,
        };
        match (officer, from, until) {
            (Ok(officer), Ok(from), Ok(until)) => list.push(SignerPeriod { officer, from, until }),
            (officer, from, until) => {
                let problems = [("officer", officer.err()), ("from", from.err()), ("until", until.err())];
                found.extend(problems.into_iter().filter_map(|(part, problem)| Some((key(part), problem?))));
            }
        }
    }
    if found.is_empty() { Ok(list) } else { Err(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn period(officer: &str, from: &str, until: Option<&str>) -> SignerPeriod {
        SignerPeriod { officer: officer.into(), from: day(from), until: until.map(day) }
    }

    fn facts() -> Facts {
        Facts { today: day("2026-11-24"), given: 0, signers: vec![("a".into(), "Retno".into())] }
    }

    #[test]
    fn with_an_empty_list_every_placement_officer_signs_and_nobody_else() {
        for role in Role::ALL {
            let roles = Roles::new(vec![role]);
            assert_eq!(may_sign(&[], "a", &roles, day("2026-11-24")), role == Role::PlacementOfficer);
        }
    }

    #[test]
    fn a_named_signer_signs_from_the_first_to_the_last_day() {
        let list = [period("a", "2026-01-01", Some("2026-06-30")), period("b", "2026-07-01", None)];
        let roles = Roles::new(vec![Role::PlacementOfficer]);
        for (on, a, b) in [
            ("2025-12-31", false, false),
            ("2026-01-01", true, false),
            ("2026-06-30", true, false),
            ("2026-07-01", false, true),
            ("2036-07-01", false, true),
        ] {
            assert_eq!((may_sign(&list, "a", &roles, day(on)), may_sign(&list, "b", &roles, day(on))), (a, b), "{on}");
        }
        assert!(!may_sign(&list, "b", &Roles::new(vec![Role::Admin]), day("2026-07-01")), "the role was taken away");
    }

    #[test]
    fn what_the_sheet_shows_is_read_again_and_a_blank_or_ticked_row_goes() {
        let list = vec![period("a", "2026-01-01", Some("2026-06-30")), period("a", "2026-07-01", None)];
        let shown = show(&list).with("signer.2.officer", "").with("signer.2.from", "");
        assert_eq!(parse(&shown, &facts()), Ok(list.clone()));
        assert_eq!(parse(&shown.with("signer.0.remove", "ya"), &facts()), Ok(list[1..].to_vec()));
    }

    #[test]
    fn wrong_rows_are_told_at_their_fields() {
        let typed = Answers::default()
            .with("signer.0.officer", "x")
            .with("signer.0.until", "24-11-2026")
            .with("signer.1.officer", "a")
            .with("signer.1.from", "24-11-2026")
            .with("signer.1.until", "23-11-2026");
        let expected = [
            ("signer.0.officer", Problem::NotInList),
            ("signer.0.from", Problem::Missing),
            ("signer.1.until", Problem::DatesReversed),
        ];
        assert_eq!(parse(&typed, &facts()), Err(expected.map(|(key, problem)| (key.to_owned(), problem)).into()));
    }
}
