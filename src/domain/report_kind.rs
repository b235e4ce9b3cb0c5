//! Reports that can be closed: the IPK reports of any period, and the Laporan Informasi of a day or a month.

use super::code::{Code, serde_by_code};
use super::ipk::IpkReport;
use super::period::Period;
use super::report_period::ReportPeriod;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportKind {
    Ipk(IpkReport),
    /// *Laporan Informasi*.
    Information,
}

impl ReportKind {
    /// The word in the database; that of an IPK report is its own.
    pub fn code(self) -> &'static str {
        match self {
            ReportKind::Ipk(report) => report.code(),
            ReportKind::Information => "informasi",
        }
    }

    pub fn from_code(code: &str) -> Option<ReportKind> {
        match code {
            "informasi" => Some(ReportKind::Information),
            code => IpkReport::from_code(code).map(ReportKind::Ipk),
        }
    }

    /// Reads a period as the report's address has it; None where the report has no such period.
    pub fn period(self, code: &str) -> Option<ReportPeriod> {
        match self {
            ReportKind::Ipk(_) => ReportPeriod::from_code(code),
            ReportKind::Information => Period::from_code(code).map(ReportPeriod::from),
        }
    }

    /// What [`ReportKind::period`] reads.
    pub fn period_code(self, period: ReportPeriod) -> String {
        match (self, period.as_day_or_month()) {
            (ReportKind::Information, Some(short)) => short.code(),
            _ => period.code(),
        }
    }
}

serde_by_code!(ReportKind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_their_periods_are_read_back_from_their_codes() {
        let kinds = IpkReport::ALL.iter().map(|report| ReportKind::Ipk(*report)).chain([ReportKind::Information]);
        for kind in kinds {
            assert_eq!(ReportKind::from_code(kind.code()), Some(kind));
        }
        let ipk = serde_json::to_string(&ReportKind::Ipk(IpkReport::Overview)).expect("plain text");
        assert_eq!(ipk, "\"iii-1\"", "as closed reports have it already");
        for code in ["2026-11-24", "2026-11"] {
            let period = ReportKind::Information.period(code).expect("a period");
            assert_eq!(ReportKind::Information.period_code(period), code);
        }
        for (kind, code) in [(ReportKind::Information, "2026-T4"), (ReportKind::Ipk(IpkReport::Overview), "2026-11-24")]
        {
            assert_eq!(kind.period(code), None, "{code}");
        }
    }
}
