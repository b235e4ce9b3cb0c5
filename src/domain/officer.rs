//! An officer (*petugas*) as an admin writes them down: login, name, NIP, title, roles.

use std::fmt;

use super::Problem;
use super::form::Answers;
use super::line::line;
use super::nip::Nip;
use super::person_name::PersonName;
use super::role::{Role, Roles};
use super::settings::sheet::Problems;

/// The name under which an officer signs in (*nama masuk*): 3 to 30 small letters, digits, dots or dashes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Login(String);

impl Login {
    /// Capitals are taken as small letters.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::TooLong`], [`Problem::LoginUnreadable`].
    pub fn parse(text: &str) -> Result<Login, Problem> {
        let login = line(text, 30)?.to_lowercase();
        match login.len() {
            0 => Err(Problem::Missing),
            3.. if login.bytes().all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_')) => {
                Ok(Login(login))
            }
            _ => Err(Problem::LoginUnreadable),
        }
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Everything about an officer but login and password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    pub name: PersonName,
    /// Those who sign have one: it is printed under the signature.
    pub nip: Option<Nip>,
    pub title: String,
    pub roles: Roles,
}

/// The key of the tick for a role.
pub fn role_key(role: Role) -> String {
    ["role-", role.code()].concat()
}

/// Where all ticks of roles are told as one.
pub const ROLES: &str = "roles";

pub fn is_key(key: &str) -> bool {
    matches!(key, "login" | "name" | "nip" | "title") || Role::ALL.into_iter().any(|role| role_key(role) == key)
}

impl Profile {
    /// # Errors
    /// Every problem with its field.
    pub fn parse(answers: &Answers) -> Result<Profile, Problems> {
        let roles = Role::ALL.into_iter().filter(|role| !answers.get(&role_key(*role)).is_empty());
        let roles = Roles::new(roles.collect());
        let signs = roles.has(Role::PlacementOfficer);
        let name = PersonName::parse(answers.raw("name"));
        let nip = match answers.get("nip") {
            "" if signs => Err(Problem::Missing),
            "" => Ok(None),
            typed => Nip::parse(typed).map(Some),
        };
        let title = match line(answers.raw("title"), 80) {
            Ok(title) if title.is_empty() => Err(Problem::Missing),
            other => other,
        };
        let no_role = roles.iter().next().is_none().then_some(Problem::Missing);
        match (name, nip, title, no_role) {
            (Ok(name), Ok(nip), Ok(title), None) => Ok(Profile { name, nip, title, roles }),
            (name, nip, title, no_role) => {
                let found = [("name", name.err()), ("nip", nip.err()), ("title", title.err()), (ROLES, no_role)];
                Err(found.into_iter().filter_map(|(key, problem)| Some((key.to_owned(), problem?))).collect())
            }
        }
    }
}

/// Everything wrong with what was typed; the login is asked of a new officer only.
pub fn check(answers: &Answers, new: bool) -> Problems {
    let login = new.then(|| Login::parse(answers.raw("login")).err()).flatten();
    let mut found: Problems = login.map(|problem| ("login".to_owned(), problem)).into_iter().collect();
    found.extend(Profile::parse(answers).err().unwrap_or_default());
    found
}

/// What stands in the fields.
pub fn show(name: &str, nip: &str, title: &str, roles: &Roles) -> Answers {
    let answers = Answers::default().with("name", name).with("nip", nip).with("title", title);
    roles.iter().fold(answers, |answers, role| answers.with(&role_key(role), "ya"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_short_plain_and_small() {
        assert_eq!(Login::parse(" Retno.P ").map(|login| login.to_string()), Ok("retno.p".into()));
        for (typed, problem) in [
            ("", Problem::Missing),
            ("ab", Problem::LoginUnreadable),
            ("retno palupi", Problem::LoginUnreadable),
            ("retnó", Problem::LoginUnreadable),
            ("a".repeat(10_000).as_str(), Problem::TooLong { max: 30 }),
        ] {
            assert_eq!(Login::parse(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn what_is_shown_is_read_again() {
        let roles = Roles::new(vec![Role::Information, Role::PlacementOfficer]);
        let shown = show("Retno Palupi, S.E.", "19821129 200801 2 999", "Pengantar Kerja", &roles);
        let profile = Profile::parse(&shown).expect("an officer");
        assert_eq!((profile.name.as_str(), &profile.roles), ("Retno Palupi, S.E.", &roles));
        assert!(shown.iter().all(|(key, _)| is_key(key)));
    }

    #[test]
    fn only_those_who_sign_need_a_nip_and_everybody_needs_a_role() {
        let counter = show("Endang", "", "Petugas", &Roles::new(vec![Role::Information]));
        assert_eq!(check(&counter, false), []);
        let signer = counter.with(&role_key(Role::PlacementOfficer), "ya");
        assert_eq!(check(&signer, false), [("nip".into(), Problem::Missing)]);
        let nobody = show("Endang", "", "Petugas", &Roles::default()).with("login", "endang");
        assert_eq!(check(&nobody, true), [(ROLES.into(), Problem::Missing)]);
    }
}
