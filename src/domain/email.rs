//! An e-mail address (*alamat email*), always optional: many applicants have none.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Problem;

/// Looks like an address; whether it arrives only a message can tell. The domain is in lower case.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// In bytes; the limit of mail servers.
const LONGEST: usize = 254;

impl Email {
    /// One `@`, a dot in the domain, no spaces, ASCII only, at most 254 characters.
    ///
    /// # Errors
    /// [`Problem::EmailUnreadable`].
    pub fn parse(text: &str) -> Result<Email, Problem> {
        let text = text.trim();
        let (user, domain) = text.split_once('@').ok_or(Problem::EmailUnreadable)?;
        if text.len() <= LONGEST && is_user(user) && is_domain(domain) {
            Ok(Email([user, "@", &domain.to_ascii_lowercase()].concat()))
        } else {
            Err(Problem::EmailUnreadable)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Quotes, brackets and separators are legal in rare addresses, but here they are slips, or two addresses in one.
fn is_user(user: &str) -> bool {
    !user.is_empty() && user.bytes().all(|sign| sign.is_ascii_graphic() && !b"\"(),:;<>[\\]@".contains(&sign))
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        let inner = label.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
        inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hides the address: debug output ends up in logs.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

impl From<Email> for String {
    fn from(email: Email) -> String {
        email.0
    }
}

impl TryFrom<String> for Email {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Email, &'static str> {
        Email::parse(&text).map_err(|_| "not an e-mail address")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_is_put_in_lower_case_and_the_user_is_left_as_written() {
        assert_eq!(
            Email::parse(" Sari.Rahayu+ak1@Contoh.CO.ID ").expect("an address").as_str(),
            "Sari.Rahayu+ak1@contoh.co.id"
        );
    }

    #[test]
    fn what_is_not_an_address_is_refused() {
        let wrong = [
            "",
            "sari",
            "@contoh.id",
            "sari@",
            "sari@contoh",
            "sari@contoh..id",
            "sari@.id",
            "sari@contoh.id.",
            "sari@@contoh.id",
            "sa ri@contoh.id",
            "sari@contoh.id, budi@contoh.id",
            "sari@-contoh.id",
            "sari@contoh.id\r\nBcc: x@y.z",
            "Sari <sari@contoh.id>",
        ];
        for text in wrong {
            assert_eq!(Email::parse(text), Err(Problem::EmailUnreadable), "{text}");
        }
    }

    #[test]
    fn an_address_of_254_characters_is_the_longest() {
        let of = |length: usize| ["a".repeat(length - 10), "@contoh.id".to_owned()].concat();
        assert!(Email::parse(&of(254)).is_ok());
        assert!(Email::parse(&of(255)).is_err());
    }

    #[test]
    fn debug_output_does_not_show_the_address() {
        let email = Email::parse("sari@contoh.id").expect("an address");
        assert!(!format!("{email:?}").contains("sari"));
    }

    #[test]
    fn an_address_from_the_wire_is_read_again() {
        assert!(serde_json::from_str::<Email>("\"sari@contoh.id\"").is_ok());
        assert!(serde_json::from_str::<Email>("\"sari\"").is_err());
    }
}
