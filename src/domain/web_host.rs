//! The name under which everybody reaches the office's pages (*alamat web*), as it is printed on cards: `ak1.pekalongankota.go.id`.

use std::fmt;
use std::str::FromStr;

/// A host of the web, perhaps with a port, in small letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WebHost(String);

impl WebHost {
    /// A longer one would make the code of a card finer than cheap cameras read.
    pub const LONGEST: usize = 40;

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `https://…`; without TLS where no other machine comes.
    pub fn origin(&self) -> String {
        let name = self.0.split(':').next().unwrap_or_default();
        let scheme = if matches!(name, "localhost" | "127.0.0.1") { "http" } else { "https" };
        format!("{scheme}://{}", self.0)
    }
}

impl FromStr for WebHost {
    type Err = &'static str;

    /// # Errors
    /// A sentence for the person at the terminal.
    fn from_str(text: &str) -> Result<WebHost, &'static str> {
        let host = text.to_ascii_lowercase();
        if host.len() > WebHost::LONGEST {
            return Err("it has more than 40 characters, and the code on a card would be too fine");
        }
        let (name, port) = host.split_once(':').unwrap_or((&host, "443"));
        let label = |label: &str| {
            let fits = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
            !label.is_empty() && label.bytes().all(fits) && !label.starts_with('-') && !label.ends_with('-')
        };
        if !name.split('.').all(label)
            || port.parse::<u16>().is_err()
            || !port.bytes().all(|sign| sign.is_ascii_digit())
        {
            return Err("a host is wanted, as in ak1.example.go.id, without https:// and without a path");
        }
        Ok(WebHost(host))
    }
}

impl fmt::Display for WebHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_taken_in_small_letters_and_addresses_are_not() {
        for (text, origin) in [
            ("AK1.Pekalongankota.go.id", "https://ak1.pekalongankota.go.id"),
            ("127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("localhost", "http://localhost"),
            ("ak1.contoh.go.id:8443", "https://ak1.contoh.go.id:8443"),
            (&"a".repeat(40), &format!("https://{}", "a".repeat(40))),
        ] {
            assert_eq!(text.parse::<WebHost>().map(|host| host.origin()).as_deref(), Ok(origin));
        }
        let long = "a".repeat(41);
        for wrong in [
            "",
            "https://ak1.go.id",
            "ak1.go.id/periksa",
            "ak1..go.id",
            "-ak1.go.id",
            "ak1 go.id",
            "ak1:",
            "ak1:+1",
            "ak1:99999",
            "é.id",
            &long,
        ] {
            assert!(wrong.parse::<WebHost>().is_err(), "{wrong}");
        }
    }
}
