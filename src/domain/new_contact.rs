//! A new phone number or address that comes with a report (*perubahan nomor HP atau alamat*): what differs in two steps of the form, checked
//! as the form checks them.

use super::Problem;
use super::form::check::{Rules, errors};
use super::form::{Answers, Step};

/// The steps whose answers may change with a report.
pub const STEPS: [Step; 2] = [Step::Contact, Step::Address];

/// The answers of one or both steps that differ; laid over what stands, each step is in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewContact(Vec<(Step, Answers)>);

impl NewContact {
    /// Lays what was `typed` over what stands in the file `before`. None when nothing differs.
    ///
    /// # Errors
    /// The problems of a step that was changed, each with its key.
    pub fn parse(
        before: &Answers,
        typed: &Answers,
        rules: &Rules,
    ) -> Result<Option<NewContact>, Vec<(String, Problem)>> {
        let (mut changed, mut found) = (Vec::new(), Vec::new());
        for step in STEPS {
            let (mut old, mut new) = (before.clone(), typed.clone());
            for answers in [&mut old, &mut new] {
                answers.keep(|key| Step::of_key(key) == Some(step));
            }
            let mut whole = old.clone();
            whole.merge(&new);
            if whole != old {
                found.extend(errors(step, &whole, rules));
                new.keep(|key| old.raw(key) != whole.raw(key));
                changed.push((step, new));
            }
        }
        match (found.is_empty(), changed.is_empty()) {
            (false, _) => Err(found),
            (true, nothing) => Ok((!nothing).then_some(NewContact(changed))),
        }
    }

    /// Each step that changes, with the answers that do.
    pub fn changes(&self) -> impl Iterator<Item = (Step, &Answers)> {
        self.0.iter().map(|(step, answers)| (*step, answers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::document::Required;

    fn rules() -> Rules {
        let today = "2027-05-01".parse().expect("a day");
        Rules { today, age_floor: 15, required: Required::default(), nik: None }
    }

    #[test]
    fn only_a_step_that_differs_is_changed_and_checked() {
        // The address of long ago would not pass today; it is left alone.
        let before =
            Answers::default().with("phone", "081234567890").with("email", "a@contoh.id").with("ktp_street", "");
        let same = NewContact::parse(&before, &Answers::default().with("phone", "081234567890"), &rules());
        assert_eq!(same, Ok(None));
        let typed = Answers::default().with("phone", "081299998888").with("email", "a@contoh.id").with("name", "ORANG");
        let new = NewContact::parse(&before, &typed, &rules()).expect("in order").expect("changed");
        let steps: Vec<_> = new.changes().collect();
        assert_eq!((steps.len(), steps[0].0, steps[0].1.get("phone")), (1, Step::Contact, "081299998888"));
        assert!(!steps[0].1.has("name") && !steps[0].1.has("email"), "only what differs");
        let wrong = NewContact::parse(&before, &Answers::default().with("phone", "12"), &rules());
        assert_eq!(wrong.expect_err("no number")[0].0, "phone");
    }
}
