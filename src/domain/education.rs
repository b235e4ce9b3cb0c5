//! Level of education (*tingkat pendidikan*) and where reports IPK III/2 and III/8 count it.

use super::code::codes;

codes! {
    /// From the lowest to the highest, so that the greatest of several is the one that counts.
    pub enum Education {
        /// No school, or primary school not finished.
        NoPrimary = "tidak-sd",
        /// SD, MI, Paket A.
        Primary = "sd",
        /// SMP, MTs, Paket B.
        JuniorHigh = "smp",
        SeniorHigh = "sma",
        /// Madrasah Aliyah.
        IslamicSeniorHigh = "ma",
        /// SMK, MAK.
        Vocational = "smk",
        PackageC = "paket-c",
        Diploma1 = "d1",
        Diploma2 = "d2",
        Diploma3 = "d3",
        /// D4, also called applied bachelor.
        Diploma4 = "d4",
        Bachelor = "s1",
        /// Professional studies after the bachelor's degree.
        Profession = "profesi",
        Master = "s2",
        Doctor = "s3",
    }
}

codes! {
    /// Rows of report IPK III/8, part (a), in the order of the sheet. No level of the form falls into the two Akta rows.
    pub enum PlacementRow {
        None = "non",
        Sd = "sd",
        Sltp = "sltp",
        Slta = "slta",
        D1 = "d1",
        D2 = "d2",
        D3 = "d3",
        D4 = "d4",
        Akta2 = "akta-2",
        Akta3 = "akta-3",
        Sarjana = "sarjana",
        Magister = "magister",
        Doktoral = "doktoral",
    }
}

impl Education {
    /// Line of report IPK III/2. Where the level alone does not tell the line (kind of school, field of study), it is the
    /// line "not defined" (x99) of the group, or "other" (3701) where the group has one for the purpose.
    ///
    /// The sheet has no line for doctors; they count with the masters, so that no person drops out of its totals.
    pub fn ipk_code(self) -> &'static str {
        match self {
            Education::NoPrimary => "1101",
            Education::Primary => "1102",
            Education::JuniorHigh => "2199",
            Education::SeniorHigh => "3801",
            Education::IslamicSeniorHigh => "3802",
            Education::PackageC => "3701",
            Education::Vocational => "3702",
            Education::Diploma1 => "4199",
            Education::Diploma2 => "4299",
            Education::Diploma3 => "5199",
            Education::Diploma4 | Education::Bachelor | Education::Profession => "6199",
            Education::Master | Education::Doctor => "7199",
        }
    }

    /// Row of report IPK III/8, part (a).
    pub fn placement_row(self) -> PlacementRow {
        match self {
            Education::NoPrimary => PlacementRow::None,
            Education::Primary => PlacementRow::Sd,
            Education::JuniorHigh => PlacementRow::Sltp,
            Education::SeniorHigh | Education::IslamicSeniorHigh | Education::Vocational | Education::PackageC => {
                PlacementRow::Slta
            }
            Education::Diploma1 => PlacementRow::D1,
            Education::Diploma2 => PlacementRow::D2,
            Education::Diploma3 => PlacementRow::D3,
            Education::Diploma4 => PlacementRow::D4,
            Education::Bachelor | Education::Profession => PlacementRow::Sarjana,
            Education::Master => PlacementRow::Magister,
            Education::Doctor => PlacementRow::Doktoral,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::Code;
    use super::*;

    #[test]
    fn a_higher_level_never_falls_into_a_lower_placement_row() {
        assert!(Education::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(Education::ALL.windows(2).all(|pair| pair[0].placement_row() <= pair[1].placement_row()));
    }

    #[test]
    fn every_level_has_a_four_digit_line_in_the_report_on_education() {
        for level in Education::ALL {
            let code = level.ipk_code();
            assert!(code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit()), "{level:?}");
        }
    }
}
