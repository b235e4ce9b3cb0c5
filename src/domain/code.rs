//! Reference lists (*daftar rujukan*): closed sets of choices, each known to forms, database and reports by a short code.

use super::Problem;

/// One choice of a reference list. The words people read for it stand in `text::reference`.
pub trait Code: Copy + Eq + 'static {
    /// All choices, in the order in which they are offered.
    const ALL: &'static [Self];

    /// The word under which forms and the database know the choice; it never changes once used.
    fn code(self) -> &'static str;

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.code() == code)
    }

    /// Reads a required answer.
    ///
    /// # Errors
    /// [`Problem::Missing`] when it is blank, [`Problem::NotInList`] when it is no code of the list.
    fn parse(answer: &str) -> Result<Self, Problem> {
        match answer.trim() {
            "" => Err(Problem::Missing),
            code => Self::from_code(code).ok_or(Problem::NotInList),
        }
    }
}

/// Declares an enum with its codes. Serde writes the code, so stored answers survive a renamed variant.
macro_rules! codes {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $( $(#[$note:meta])* $choice:ident = $code:literal, )+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        pub enum $name { $( $(#[$note])* $choice, )+ }

        impl $crate::domain::code::Code for $name {
            const ALL: &'static [Self] = &[$( $name::$choice, )+];

            fn code(self) -> &'static str {
                match self { $( $name::$choice => $code, )+ }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::domain::code::Code::code(*self))
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)?;
                <Self as $crate::domain::code::Code>::from_code(&code)
                    .ok_or_else(|| ::serde::de::Error::custom("not a code of the list"))
            }
        }
    };
}

pub(crate) use codes;

/// Serde by `code()` and `from_code()` for enums whose codes stand in match arms; one reader of strings serves them all.
macro_rules! serde_by_code {
    ($($name:ty),+) => { $(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&self.code(), out)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = <String as serde::Deserialize>::deserialize(from)?;
                <$name>::from_code(&code).ok_or_else(|| serde::de::Error::custom("unknown code"))
            }
        }
    )+ };
}
pub(crate) use serde_by_code;

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::{Serialize, de::DeserializeOwned};

    use super::*;
    use crate::domain::{
        card_act::Deed, card_life::ReportRow, card_life::Standing, date::AgeGroup, disability::Disability,
        education::Education, education::PlacementRow, employer_kind::EmployerKind, found_work::Teller, helper::Helper,
        kbji::KbjiGroup, kbli::KbliSection, marital_status::MaritalStatus, names::Names, nationality::Nationality,
        placement_area::PlacementArea, religion::Religion, reminder::Occasion, removal::Removal, reprint::ReprintCause,
        sex::Sex, work_end::WorkEnd, work_place::WorkPlace,
    };

    fn keeps_its_codes<T: Code + Debug + Serialize + DeserializeOwned>(codes: &[&str]) {
        assert_eq!(T::ALL.iter().map(|choice| choice.code()).collect::<Vec<_>>(), codes);
        for choice in T::ALL {
            assert_eq!(T::parse(choice.code()), Ok(*choice));
            let json = serde_json::to_string(choice).expect("codes are plain text");
            assert_eq!(json, format!("\"{}\"", choice.code()));
            assert_eq!(serde_json::from_str::<T>(&json).expect("its own code"), *choice);
        }
    }

    /// Stored records name these codes; changing one loses answers.
    #[test]
    fn every_list_keeps_its_codes_and_reads_them_back() {
        keeps_its_codes::<Sex>(&["L", "P"]);
        keeps_its_codes::<Religion>(&["islam", "kristen", "katolik", "hindu", "buddha", "khonghucu", "kepercayaan"]);
        keeps_its_codes::<MaritalStatus>(&["belum-kawin", "kawin", "cerai-hidup", "cerai-mati"]);
        keeps_its_codes::<Nationality>(&["WNI", "WNA"]);
        keeps_its_codes::<Disability>(&["fisik", "intelektual", "mental", "sensorik", "ganda"]);
        keeps_its_codes::<KbjiGroup>(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        keeps_its_codes::<WorkPlace>(&["kota", "luar-kota", "luar-negeri", "bebas"]);
        keeps_its_codes::<Names>(&["sama", "beda", "belum"]);
        keeps_its_codes::<Helper>(&["guru-bkk", "keluarga", "petugas", "lainnya"]);
        keeps_its_codes::<Education>(&[
            "tidak-sd", "sd", "smp", "sma", "ma", "smk", "paket-c", "d1", "d2", "d3", "d4", "s1", "profesi", "s2", "s3",
        ]);
        keeps_its_codes::<AgeGroup>(&["15-19", "20-29", "30-44", "45-54", "55+"]);
        keeps_its_codes::<EmployerKind>(&[
            "instansi-pemerintah",
            "bumn-bumd",
            "koperasi",
            "swasta",
            "badan-lain",
            "perorangan",
        ]);
        keeps_its_codes::<KbliSection>(&[
            "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
        ]);
        keeps_its_codes::<PlacementArea>(&["akl", "akad", "akan"]);
        keeps_its_codes::<Teller>(&["pemohon", "loket", "pemberi-kerja"]);
        keeps_its_codes::<WorkEnd>(&["berhenti", "batal-bekerja", "salah-catat", "tidak-benar"]);
        keeps_its_codes::<Removal>(&["ganda", "pindah", "meninggal", "permintaan-sendiri", "data-tidak-benar"]);
        keeps_its_codes::<ReprintCause>(&["hilang", "rusak"]);
        keeps_its_codes::<ReportRow>(&["1", "2", "3"]);
        keeps_its_codes::<Occasion>(&["lapor-1", "lapor-2", "lapor-3", "habis"]);
        keeps_its_codes::<Standing>(&[
            "belum-diserahkan",
            "aktif",
            "belum-lapor",
            "lapor-1",
            "lapor-2",
            "lapor-3",
            "bekerja",
            "diganti",
            "kedaluwarsa",
            "ditarik",
        ]);
        keeps_its_codes::<Deed>(&[
            "lapor",
            "kerja",
            "kerja-benar",
            "kerja-ditolak",
            "kerja-tarik",
            "hapus",
            "legalisir",
            "perpanjangan",
            "perbaikan",
            "cetak-ulang",
        ]);
        keeps_its_codes::<PlacementRow>(&[
            "non", "sd", "sltp", "slta", "d1", "d2", "d3", "d4", "akta-2", "akta-3", "sarjana", "magister", "doktoral",
        ]);
    }

    #[test]
    fn a_blank_answer_is_missing_and_a_foreign_one_is_not_in_the_list() {
        assert_eq!(Sex::parse("  "), Err(Problem::Missing));
        assert_eq!(Sex::parse(" P "), Ok(Sex::Female));
        assert_eq!(Sex::parse("W"), Err(Problem::NotInList));
        assert!(serde_json::from_str::<Sex>("\"W\"").is_err());
    }
}
