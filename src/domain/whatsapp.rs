//! Addresses that open WhatsApp with a message ready to be sent. Whoever opens one sends it by their own hand; without a gateway nothing
//! else goes out.

use std::fmt::Write;

/// `to` are the digits of a number in its international form; empty when the sender is to choose.
pub fn address(to: &str, message: &str) -> String {
    format!("https://wa.me/{to}?text={}", percent(message))
}

/// For a value in an address (RFC 3986, 2.3).
fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            byte => write!(encoded, "%{byte:02X}").unwrap_or_default(),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_an_address_keeps_only_what_an_address_may_hold() {
        assert_eq!(percent("Kode: K7QM-2XDR\nJam 08.00–15.00"), "Kode%3A%20K7QM-2XDR%0AJam%2008.00%E2%80%9315.00");
        assert_eq!(address("6281200000001", "a b"), "https://wa.me/6281200000001?text=a%20b");
    }
}
