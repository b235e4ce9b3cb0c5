//! An address (*alamat*) as the KTP writes it: street, RT, RW, kelurahan, kecamatan, city.

use std::fmt;

use super::Problem;
use super::line::line;

/// Places are free text: the KTP may come from elsewhere or bear the name of a kelurahan that was merged since.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    street: String,
    rt: String,
    rw: String,
    village: String,
    district: String,
    city: String,
    postcode: String,
}

impl Address {
    /// District, city and postcode may be empty; the rest may not.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::RtUnreadable`], [`Problem::PostcodeUnreadable`] or what [`line`] finds.
    pub fn parse(
        street: &str,
        rt: &str,
        rw: &str,
        village: &str,
        district: &str,
        city: &str,
        postcode: &str,
    ) -> Result<Address, Problem> {
        Ok(Address {
            street: required(street, 120)?,
            rt: parse_rt(rt)?,
            rw: parse_rt(rw)?,
            // Somebody from outside the city writes village, district and city in this one line.
            village: required(village, 120)?,
            district: optional(district, 60)?,
            city: optional(city, 60)?,
            postcode: if postcode.trim().is_empty() { String::new() } else { parse_postcode(postcode)? },
        })
    }

    /// `Jl. Contoh 5 RT 003 RW 007, Medono, Pekalongan Barat, Kota Pekalongan`, and the postcode behind it if there is one.
    pub fn one_line(&self) -> String {
        let mut text = [&self.street, " RT ", &self.rt, " RW ", &self.rw].concat();
        for place in [&self.village, &self.district, &self.city] {
            if !place.is_empty() {
                text.push_str(", ");
                text.push_str(place);
            }
        }
        if !self.postcode.is_empty() {
            text.push(' ');
            text.push_str(&self.postcode);
        }
        text
    }

    pub fn street(&self) -> &str {
        &self.street
    }

    /// Three digits.
    pub fn rt(&self) -> &str {
        &self.rt
    }

    /// Three digits.
    pub fn rw(&self) -> &str {
        &self.rw
    }

    /// The kelurahan or desa, or all of a place outside the city.
    pub fn village(&self) -> &str {
        &self.village
    }

    /// May be empty.
    pub fn district(&self) -> &str {
        &self.district
    }

    /// May be empty.
    pub fn city(&self) -> &str {
        &self.city
    }

    /// Five digits or empty.
    pub fn postcode(&self) -> &str {
        &self.postcode
    }
}

/// The number of an RT or RW with its zeros: `3` is `003`. Some KTP have `000`.
///
/// # Errors
/// [`Problem::RtUnreadable`] unless it is 1 to 3 digits.
pub fn parse_rt(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    match text.len() {
        1..=3 if is_digits(text) => Ok(["0".repeat(3 - text.len()).as_str(), text].concat()),
        _ => Err(Problem::RtUnreadable),
    }
}

/// Indonesian postcodes start with 1 to 9.
///
/// # Errors
/// [`Problem::PostcodeUnreadable`] unless it is 5 digits.
pub fn parse_postcode(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.len() == 5 && is_digits(text) && !text.starts_with('0') {
        Ok(text.to_owned())
    } else {
        Err(Problem::PostcodeUnreadable)
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|sign| sign.is_ascii_digit())
}

fn required(text: &str, max: u16) -> Result<String, Problem> {
    if text.trim().is_empty() { Err(Problem::Missing) } else { line(text, max) }
}

fn optional(text: &str, max: u16) -> Result<String, Problem> {
    if text.trim().is_empty() { Ok(String::new()) } else { line(text, max) }
}

/// Hides the address: debug output ends up in logs.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_line() {
        let address = Address::parse("Jl.  Contoh 5 ", "3", "07", "Medono", "Pekalongan Barat", "Kota Pekalongan", "");
        let line = "Jl. Contoh 5 RT 003 RW 007, Medono, Pekalongan Barat, Kota Pekalongan";
        assert_eq!(address.expect("an address").one_line(), line);
    }

    #[test]
    fn empty_places_leave_no_commas_and_a_postcode_comes_last() {
        let address = Address::parse("Dk. Krajan", "0", "000", "Ds. Contoh, Batang", "", " ", "51216");
        assert_eq!(address.expect("an address").one_line(), "Dk. Krajan RT 000 RW 000, Ds. Contoh, Batang 51216");
    }

    #[test]
    fn street_and_village_are_required() {
        assert_eq!(Address::parse(" ", "1", "1", "Medono", "", "", ""), Err(Problem::Missing));
        assert_eq!(Address::parse("Jl. Contoh", "1", "1", "", "", "", ""), Err(Problem::Missing));
        assert_eq!(Address::parse("Jl. Contoh", "", "1", "Medono", "", "", ""), Err(Problem::RtUnreadable));
    }

    #[test]
    fn rt_numbers_get_their_zeros() {
        let read: Vec<_> = ["1", "01", " 001 ", "0", "120"].into_iter().map(parse_rt).collect();
        assert_eq!(read, ["001", "001", "001", "000", "120"].map(|rt| Ok(rt.to_owned())));
        for wrong in ["", "1234", "1a", "-1", "1/2", "é"] {
            assert_eq!(parse_rt(wrong), Err(Problem::RtUnreadable), "{wrong}");
        }
    }

    #[test]
    fn a_postcode_is_5_digits() {
        assert_eq!(parse_postcode(" 51111 "), Ok("51111".to_owned()));
        for wrong in ["", "5111", "511111", "5111a", "01111"] {
            assert_eq!(parse_postcode(wrong), Err(Problem::PostcodeUnreadable), "{wrong}");
        }
    }

    #[test]
    fn debug_output_does_not_show_the_address() {
        let address = Address::parse("Jl. Contoh 5", "1", "2", "Medono", "", "", "").expect("an address");
        assert_eq!(format!("{address:?}"), "Address(…)");
    }
}
