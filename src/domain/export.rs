//! Taking data out of the office (*ekspor*): in which form, and what for. Who takes personal data says why, and it is kept.

use super::Problem;
use super::code::codes;
use super::line::line;

codes! {
    pub enum Format {
        Csv = "csv",
        Xlsx = "xlsx",
    }
}

impl Format {
    /// As a browser is told.
    pub fn content_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Why personal data leaves the office, in the officer's own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportPurpose(String);

/// Characters; fewer say nothing.
const LEAST: usize = 10;
const MOST: u16 = 200;

impl ExportPurpose {
    /// # Errors
    /// `Missing` when blank or too short to say anything, and those of [`line`].
    pub fn parse(text: &str) -> Result<ExportPurpose, Problem> {
        let text = line(text, MOST)?;
        if text.chars().count() < LEAST { Err(Problem::Missing) } else { Ok(ExportPurpose(text)) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_says_something() {
        assert_eq!(ExportPurpose::parse("  Laporan   triwulan ").map(|it| it.0).as_deref(), Ok("Laporan triwulan"));
        assert_eq!(ExportPurpose::parse("  "), Err(Problem::Missing));
        assert_eq!(ExportPurpose::parse("minta"), Err(Problem::Missing));
        assert!(ExportPurpose::parse(&"x".repeat(201)).is_err());
    }
}
