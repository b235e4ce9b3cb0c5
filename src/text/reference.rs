//! Words for the reference lists (*daftar rujukan*), as the KTP and the paper forms say them.

use std::borrow::Cow;

use crate::domain::code::Code;
use crate::domain::date::AgeGroup;
use crate::domain::disability::Disability;
use crate::domain::education::{Education, PlacementRow};
use crate::domain::form::{ELSEWHERE, List};
use crate::domain::helper::Helper;
use crate::domain::kbji::KbjiGroup;
use crate::domain::marital_status::MaritalStatus;
use crate::domain::names::Names;
use crate::domain::nationality::Nationality;
use crate::domain::place::Village;
use crate::domain::religion::Religion;
use crate::domain::sex::Sex;
use crate::domain::work_place::WorkPlace;

/// A choice as a form offers it: code and label.
pub type Choice = (&'static str, Cow<'static, str>);

/// All choices of a list, in order.
pub fn options(list: List) -> Vec<Choice> {
    match list {
        List::Sex => choices(sex),
        List::Religion => choices(religion),
        List::MaritalStatus => choices(marital_status),
        List::Nationality => choices(nationality),
        List::Disability => choices(disability),
        List::YesNo => vec![("ya", "Ya".into()), ("tidak", "Tidak".into())],
        List::Villages => villages(),
        List::Education => choices(education),
        List::Kbji => choices(kbji),
        List::WorkPlace => choices(work_place),
        List::Names => choices(names),
        List::Helper => choices(helper),
    }
}

fn choices<T: Code>(label: fn(T) -> &'static str) -> Vec<Choice> {
    T::ALL.iter().map(|choice| (choice.code(), Cow::Borrowed(label(*choice)))).collect()
}

/// Every kelurahan with its kecamatan, since some names occur in the neighbouring regency too; last, the rest of the world.
fn villages() -> Vec<Choice> {
    let label = |village: &Village| [village.name(), " (", village.district().name(), ")"].concat();
    let own = Village::ALL.iter().map(|village| (village.code(), Cow::Owned(label(village))));
    own.chain([(ELSEWHERE, "Di luar Kota Pekalongan".into())]).collect()
}

pub fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "Laki-laki",
        Sex::Female => "Perempuan",
    }
}

pub fn religion(religion: Religion) -> &'static str {
    match religion {
        Religion::Islam => "Islam",
        Religion::Christian => "Kristen",
        Religion::Catholic => "Katolik",
        Religion::Hindu => "Hindu",
        Religion::Buddhist => "Buddha",
        Religion::Confucian => "Khonghucu",
        Religion::Belief => "Kepercayaan terhadap Tuhan YME",
    }
}

/// The card's list of religions ends with "Lain-lain".
pub fn card_religion(value: Religion) -> &'static str {
    match value {
        Religion::Belief => "Lain-lain",
        other => religion(other),
    }
}

pub fn marital_status(status: MaritalStatus) -> &'static str {
    match status {
        MaritalStatus::Single => "Belum kawin",
        MaritalStatus::Married => "Kawin",
        MaritalStatus::Divorced => "Cerai hidup",
        MaritalStatus::Widowed => "Cerai mati",
    }
}

/// The card prints the word, not a number: offices number the three differently.
pub fn card_marital(status: MaritalStatus) -> &'static str {
    match status {
        MaritalStatus::Single => "Belum Kawin",
        MaritalStatus::Married => "Kawin",
        MaritalStatus::Divorced | MaritalStatus::Widowed => "Cerai",
    }
}

pub fn nationality(nationality: Nationality) -> &'static str {
    match nationality {
        Nationality::Indonesian => "Warga Negara Indonesia (WNI)",
        Nationality::Foreign => "Warga Negara Asing (WNA)",
    }
}

pub fn disability(disability: Disability) -> &'static str {
    match disability {
        Disability::Physical => "Fisik",
        Disability::Intellectual => "Intelektual",
        Disability::Mental => "Mental",
        Disability::Sensory => "Sensorik (netra, rungu, wicara)",
        Disability::Multiple => "Ganda (lebih dari satu)",
    }
}

pub fn education(level: Education) -> &'static str {
    match level {
        Education::NoPrimary => "Tidak/belum tamat SD",
        Education::Primary => "SD/MI/Paket A",
        Education::JuniorHigh => "SMP/MTs/Paket B",
        Education::SeniorHigh => "SMA",
        Education::IslamicSeniorHigh => "MA (Madrasah Aliyah)",
        Education::Vocational => "SMK/MAK",
        Education::PackageC => "Paket C",
        Education::Diploma1 => "D1",
        Education::Diploma2 => "D2",
        Education::Diploma3 => "D3",
        Education::Diploma4 => "D4/Sarjana Terapan",
        Education::Bachelor => "S1",
        Education::Profession => "Profesi",
        Education::Master => "S2",
        Education::Doctor => "S3",
    }
}

/// Short enough for the first column of the card's table of schools.
pub fn card_education(level: Education) -> &'static str {
    match level {
        Education::NoPrimary => "Tidak tamat SD",
        Education::Primary => "SD/sederajat",
        Education::JuniorHigh => "SMP/sederajat",
        Education::IslamicSeniorHigh => "MA",
        Education::Vocational => "SMK",
        Education::Diploma4 => "D4",
        other => education(other),
    }
}

/// Official names of the major groups, KBJI 2014.
pub fn kbji(group: KbjiGroup) -> &'static str {
    match group {
        KbjiGroup::ForcesAndPolice => "TNI dan Polri",
        KbjiGroup::Managers => "Manajer",
        KbjiGroup::Professionals => "Profesional",
        KbjiGroup::Technicians => "Teknisi dan Asisten Profesional",
        KbjiGroup::Clerks => "Tenaga Tata Usaha",
        KbjiGroup::ServicesAndSales => "Tenaga Usaha Jasa dan Tenaga Penjualan",
        KbjiGroup::FarmForestFishery => "Pekerja Terampil Pertanian, Kehutanan dan Perikanan",
        KbjiGroup::Craft => "Pekerja Pengolahan, Kerajinan dan YBDI",
        KbjiGroup::Machines => "Operator dan Perakit Mesin",
        KbjiGroup::Elementary => "Pekerja Kasar",
    }
}

pub fn work_place(place: WorkPlace) -> &'static str {
    match place {
        WorkPlace::OwnCity => "Di Kota Pekalongan",
        WorkPlace::OtherCity => "Di luar Kota Pekalongan",
        WorkPlace::Abroad => "Di luar negeri",
        WorkPlace::Anywhere => "Di mana saja",
    }
}

pub fn names(names: Names) -> &'static str {
    match names {
        Names::Same => "Ya, sama",
        Names::Differ => "Berbeda",
        Names::NoDiploma => "Belum punya ijazah",
    }
}

pub fn helper(helper: Helper) -> &'static str {
    match helper {
        Helper::Teacher => "Guru BKK",
        Helper::Family => "Keluarga",
        Helper::Officer => "Petugas",
        Helper::Other => "Orang lain",
    }
}

/// Column heads of report IPK III/1.
pub fn age_group(group: AgeGroup) -> &'static str {
    match group {
        AgeGroup::From15 => "15–19",
        AgeGroup::From20 => "20–29",
        AgeGroup::From30 => "30–44",
        AgeGroup::From45 => "45–54",
        AgeGroup::From55 => "55+",
    }
}

/// Row heads of report IPK III/8, part (a).
pub fn placement_row(row: PlacementRow) -> &'static str {
    match row {
        PlacementRow::None => "Non",
        PlacementRow::Sd => "SD",
        PlacementRow::Sltp => "SLTP",
        PlacementRow::Slta => "SLTA",
        PlacementRow::D1 => "D1",
        PlacementRow::D2 => "D2",
        PlacementRow::D3 => "D3/Sarjana Muda",
        PlacementRow::D4 => "D4/Sarjana Sains Terapan",
        PlacementRow::Akta2 => "Akta 2",
        PlacementRow::Akta3 => "Akta 3",
        PlacementRow::Sarjana => "Sarjana",
        PlacementRow::Magister => "Magister",
        PlacementRow::Doktoral => "Doktoral",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_empty_and_no_code_or_label_occurs_twice() {
        for list in [
            List::Sex,
            List::Religion,
            List::MaritalStatus,
            List::Nationality,
            List::Disability,
            List::YesNo,
            List::Villages,
            List::Education,
            List::Kbji,
            List::WorkPlace,
            List::Names,
            List::Helper,
        ] {
            let offered = options(list);
            assert!(offered.len() >= 2, "{list:?}");
            for (at, (code, label)) in offered.iter().enumerate() {
                assert!(!label.is_empty());
                assert!(offered[..at].iter().all(|(c, l)| c != code && l != label), "{list:?} {code}");
            }
        }
    }

    #[test]
    fn kelurahan_are_offered_with_their_kecamatan_and_elsewhere_comes_last() {
        let offered = options(List::Villages);
        assert_eq!(offered.len(), 28);
        assert!(offered.iter().any(|(_, label)| label == "Medono (Pekalongan Barat)"));
        assert_eq!(
            offered.last().map(|(code, label)| (*code, label.as_ref())),
            Some(("luar", "Di luar Kota Pekalongan"))
        );
    }

    #[test]
    fn the_card_prints_its_own_words_where_they_differ() {
        assert_eq!(card_religion(Religion::Belief), "Lain-lain");
        assert_eq!(card_religion(Religion::Islam), "Islam");
        assert_eq!(card_marital(MaritalStatus::Widowed), "Cerai");
        assert_eq!(card_education(Education::Diploma3), "D3");
    }
}
