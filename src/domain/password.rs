//! A password (*kata sandi*) that somebody chooses. Length counts, not signs: nobody is made to add digits or capitals.

use std::fmt;

use super::Problem;

/// Good enough to be hashed. It is never written down or sent back.
pub struct NewPassword(String);

/// In characters.
const SHORTEST: u8 = 8;
/// In characters; keeps hashing cheap.
const LONGEST: usize = 200;
/// So many digits of a NIK in a row give it away: region and birth date are known to many.
const NIK_PART: usize = 8;

/// The first guesses of anybody here. Shorter ones are refused by their length, repetitions by `is_common`.
const COMMON: [&str; 24] = [
    "12345678",
    "123456789",
    "1234567890",
    "87654321",
    "11223344",
    "12341234",
    "password",
    "password1",
    "passw0rd",
    "qwertyui",
    "qwertyuiop",
    "qwerty123",
    "abcd1234",
    "1q2w3e4r",
    "admin123",
    "iloveyou",
    "sayang123",
    "rahasia123",
    "bismillah",
    "alhamdulillah",
    "indonesia",
    "pekalongan",
    "jawatengah",
    "kartukuning",
];

impl NewPassword {
    /// `nik` is the number of the account; it may be empty for an officer.
    ///
    /// # Errors
    /// [`Problem::PasswordShort`], [`Problem::PasswordLong`], [`Problem::PasswordIsNik`] when 8 digits in a row are of the NIK,
    /// [`Problem::PasswordCommon`].
    pub fn parse(password: &str, nik: &str) -> Result<NewPassword, Problem> {
        let length = password.chars().count();
        if length < usize::from(SHORTEST) {
            return Err(Problem::PasswordShort { min: SHORTEST });
        }
        if length > LONGEST {
            return Err(Problem::PasswordLong);
        }
        if holds_part_of(password, nik) {
            return Err(Problem::PasswordIsNik);
        }
        if is_common(password) {
            return Err(Problem::PasswordCommon);
        }
        Ok(NewPassword(password.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Signs between the digits do not disguise a NIK.
fn holds_part_of(password: &str, nik: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let (password, nik) = (digits(password), digits(nik));
    nik.windows(NIK_PART).any(|part| password.windows(NIK_PART).any(|typed| typed == part))
}

fn is_common(password: &str) -> bool {
    let first = password.chars().next();
    COMMON.iter().any(|common| common.eq_ignore_ascii_case(password.trim()))
        || password.chars().all(|c| Some(c) == first)
}

/// Hides the password.
impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NIK: &str = "3375994101000001";

    fn problem(password: &str) -> Option<Problem> {
        NewPassword::parse(password, NIK).err()
    }

    #[test]
    fn a_long_plain_password_is_taken_as_it_is() {
        for password in ["batik malam canting", " kucing oren ", "sandi-ñandu"] {
            assert_eq!(NewPassword::parse(password, NIK).expect("a password").as_str(), password);
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(problem("kucing1"), Some(Problem::PasswordShort { min: 8 }));
        assert_eq!(problem("ññññññña"), None);
        assert_eq!(problem(&"ab".repeat(100)), None);
        assert_eq!(problem(&"ab".repeat(101)), Some(Problem::PasswordLong));
    }

    #[test]
    fn the_nik_and_any_eight_digits_of_it_are_refused() {
        for password in [NIK, "33759941", "01000001", "kucing-94101000", "3375 9941 0100 0001"] {
            assert_eq!(problem(password), Some(Problem::PasswordIsNik), "{password}");
        }
        assert_eq!(problem("kucing-3375994"), None);
        assert!(NewPassword::parse(NIK, "").is_ok());
    }

    #[test]
    fn first_guesses_are_refused_in_any_case_of_letters() {
        for password in COMMON.into_iter().chain(["Pekalongan", "BISMILLAH", " password ", "aaaaaaaa", "00000000"]) {
            assert_eq!(problem(password), Some(Problem::PasswordCommon), "{password}");
        }
    }

    #[test]
    fn the_list_holds_nothing_that_length_refuses_anyway() {
        assert!(COMMON.iter().all(|common| common.len() >= usize::from(SHORTEST)));
    }

    #[test]
    fn debug_output_does_not_show_the_password() {
        assert_eq!(format!("{:?}", NewPassword::parse("kucing oren", NIK)), "Ok(NewPassword(…))");
    }
}
