//! The 4 *kecamatan* and 27 *kelurahan* of Kota Pekalongan (Kemendagri code 33.75).
//!
//! Names and codes follow Kepmendagri 300.2.2-2138/2025; the postcodes are unofficial and only a suggestion.
//! Old KTP may bear the names of *kelurahan* that were merged, so the address of the KTP is free text.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A *kelurahan*. It is written down and sent as its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Village {
    district: District,
    code: &'static str,
    name: &'static str,
    postcode: Option<&'static str>,
}

impl Village {
    /// By district and code.
    pub const ALL: [Village; 27] = [
        row(District::West, "33.75.01.1002", "Medono", Some("51111")),
        row(District::West, "33.75.01.1003", "Podosugih", Some("51111")),
        row(District::West, "33.75.01.1004", "Sapuro Kebulen", Some("51112")),
        row(District::West, "33.75.01.1006", "Bendan Kergon", Some("51113")),
        row(District::West, "33.75.01.1008", "Pasirkratonkramat", Some("51117")),
        // 51151 is met, but doubtful.
        row(District::West, "33.75.01.1009", "Tirto", None),
        row(District::West, "33.75.01.1012", "Pringrejo", Some("51116")),
        row(District::East, "33.75.02.1002", "Noyontaansari", Some("51129")),
        row(District::East, "33.75.02.1004", "Kauman", Some("51127")),
        row(District::East, "33.75.02.1007", "Poncol", Some("51122")),
        row(District::East, "33.75.02.1008", "Klego", Some("51124")),
        row(District::East, "33.75.02.1009", "Gamer", Some("51123")),
        row(District::East, "33.75.02.1010", "Setono", Some("51122")),
        row(District::East, "33.75.02.1012", "Kali Baros", Some("51128")),
        row(District::North, "33.75.03.1002", "Krapyak", Some("51147")),
        row(District::North, "33.75.03.1003", "Kandang Panjang", Some("51149")),
        row(District::North, "33.75.03.1004", "Panjang Wetan", Some("51141")),
        row(District::North, "33.75.03.1006", "Padukuhan Kraton", Some("51146")),
        row(District::North, "33.75.03.1007", "Degayu", Some("51148")),
        row(District::North, "33.75.03.1009", "Bandengan", Some("51143")),
        row(District::North, "33.75.03.1010", "Panjang Baru", Some("51141")),
        row(District::South, "33.75.04.1002", "Banyurip", Some("51139")),
        row(District::South, "33.75.04.1003", "Buaran Kradenan", Some("51132")),
        row(District::South, "33.75.04.1004", "Jenggot", Some("51133")),
        row(District::South, "33.75.04.1006", "Kuripan Kertoharjo", Some("51134")),
        row(District::South, "33.75.04.1008", "Kuripan Yosorejo", Some("51135")),
        row(District::South, "33.75.04.1010", "Sokoduwet", Some("51138")),
    ];

    pub fn from_code(code: &str) -> Option<Village> {
        Village::ALL.into_iter().find(|village| village.code == code)
    }

    /// The Kemendagri code, as `33.75.01.1002`.
    pub fn code(self) -> &'static str {
        self.code
    }

    pub fn name(self) -> &'static str {
        self.name
    }

    pub fn district(self) -> District {
        self.district
    }

    /// Five digits, or None where the sources disagree.
    pub fn postcode(self) -> Option<&'static str> {
        self.postcode
    }
}

const fn row(district: District, code: &'static str, name: &'static str, postcode: Option<&'static str>) -> Village {
    Village { district, code, name, postcode }
}

impl Serialize for Village {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl<'de> Deserialize<'de> for Village {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Village, D::Error> {
        let code = String::deserialize(deserializer)?;
        Village::from_code(&code).ok_or_else(|| D::Error::custom("not a village of the city"))
    }
}

/// A *kecamatan*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum District {
    West,
    East,
    North,
    South,
}

impl District {
    pub const ALL: [District; 4] = [District::West, District::East, District::North, District::South];

    /// The Kemendagri code, as `33.75.01`.
    pub fn code(self) -> &'static str {
        match self {
            District::West => "33.75.01",
            District::East => "33.75.02",
            District::North => "33.75.03",
            District::South => "33.75.04",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            District::West => "Pekalongan Barat",
            District::East => "Pekalongan Timur",
            District::North => "Pekalongan Utara",
            District::South => "Pekalongan Selatan",
        }
    }

    /// Its *kelurahan*, by code.
    pub fn villages(self) -> impl Iterator<Item = Village> {
        Village::ALL.into_iter().filter(move |village| village.district == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_has_4_districts_and_27_villages() {
        assert_eq!(District::ALL.len(), 4);
        assert_eq!(District::ALL.map(|district| district.villages().count()), [7, 7, 7, 6]);
        assert_eq!(Village::ALL.len(), 27);
    }

    #[test]
    fn codes_rise_so_none_is_there_twice_and_each_lies_in_its_district() {
        assert!(Village::ALL.is_sorted_by(|a, b| a.code() < b.code()));
        for village in Village::ALL {
            let (district, number) = village.code().rsplit_once('.').expect("a code with dots");
            assert_eq!(district, village.district().code());
            assert!(number.len() == 4 && number.starts_with("10"), "{}", village.name());
        }
    }

    #[test]
    fn names_are_there_once() {
        let mut names = Village::ALL.map(Village::name);
        names.sort_unstable();
        assert!(names.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_village_is_found_by_its_code() {
        let medono = Village::from_code("33.75.01.1002").expect("Medono");
        assert_eq!((medono.name(), medono.district().name()), ("Medono", "Pekalongan Barat"));
        assert_eq!(Village::from_code("33.75.01.1001"), None);
        for village in Village::ALL {
            assert_eq!(Village::from_code(village.code()), Some(village));
        }
    }

    #[test]
    fn postcodes_are_read_as_addresses_read_them_and_only_that_of_tirto_is_open() {
        let unknown: Vec<_> = Village::ALL.into_iter().filter(|village| village.postcode().is_none()).collect();
        assert_eq!(unknown.iter().map(|village| village.name()).collect::<Vec<_>>(), ["Tirto"]);
        for postcode in Village::ALL.into_iter().filter_map(Village::postcode) {
            assert!(postcode.starts_with("511") && crate::domain::address::parse_postcode(postcode).is_ok());
        }
    }

    #[test]
    fn a_village_crosses_the_wire_as_its_code() {
        let wire = serde_json::to_string(&Village::ALL[0]).expect("text");
        assert_eq!(wire, "\"33.75.01.1002\"");
        assert_eq!(serde_json::from_str::<Village>(&wire).expect("a village"), Village::ALL[0]);
        assert!(serde_json::from_str::<Village>("\"33.25.01.1002\"").is_err());
    }
}
