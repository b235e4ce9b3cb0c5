//! The lines of report IPK III/2 (*jenis pendidikan*): the codes of domain facts 5.2 that the levels of the form reach, with their groups.

use super::education::Education;

/// A line of the sheet, or the head of a group that adds its lines up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SchoolingLine(&'static str);

/// Groups end with two zeros and stand before their lines; [`SchoolingLine::UNKNOWN`] comes last.
const LINES: [&str; 20] = [
    "1000", "1101", "1102", "2000", "2199", "3001", "3801", "3802", "3700", "3701", "3702", "4000", "4199", "4299",
    "5000", "5199", "6000", "6199", "7000", "7199",
];

impl SchoolingLine {
    /// For those whose form names no school.
    pub const UNKNOWN: SchoolingLine = SchoolingLine("9999");

    /// All lines in the order of the sheet.
    pub fn all() -> impl Iterator<Item = SchoolingLine> {
        LINES.into_iter().map(SchoolingLine).chain([SchoolingLine::UNKNOWN])
    }

    pub fn code(self) -> &'static str {
        self.0
    }

    pub fn from_code(code: &str) -> Option<SchoolingLine> {
        SchoolingLine::all().find(|line| line.0 == code)
    }

    /// Whether other lines add up to it.
    pub fn is_group(self) -> bool {
        self.0.ends_with("00") || self.0 == "3001"
    }

    /// Whether people of this level are counted here.
    pub fn holds(self, level: Option<Education>) -> bool {
        let Some(level) = level else { return self == SchoolingLine::UNKNOWN };
        let line = level.ipk_code();
        match self.0 {
            // The group of SMA and MA has a code apart from those of its lines.
            "3001" => line.starts_with("38"),
            group if group.ends_with("000") => line.starts_with(&group[..1]),
            group if group.ends_with("00") => line.starts_with(&group[..2]),
            own => line == own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::Code;
    use super::*;

    #[test]
    fn every_level_has_one_line_and_every_group_the_sum_of_its_lines() {
        for level in Education::ALL.iter().copied().map(Some).chain([None]) {
            let lines: Vec<_> = SchoolingLine::all().filter(|line| !line.is_group() && line.holds(level)).collect();
            assert_eq!(lines.len(), 1, "{level:?} {lines:?}");
        }
        let hold = |code: &str| {
            let line = SchoolingLine::from_code(code).expect("a line");
            Education::ALL.iter().copied().filter(|level| line.holds(Some(*level))).collect::<Vec<_>>()
        };
        assert!(SchoolingLine::all().filter(|line| line.is_group()).all(|group| !hold(group.code()).is_empty()));
        assert_eq!(hold("3001"), [Education::SeniorHigh, Education::IslamicSeniorHigh]);
        assert_eq!(hold("3700"), [Education::Vocational, Education::PackageC]);
        assert_eq!(hold("4000"), [Education::Diploma1, Education::Diploma2]);
        assert_eq!(hold("7000"), [Education::Master, Education::Doctor]);
    }
}
